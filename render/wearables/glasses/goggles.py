"""Ski goggles: one mirrored lens in a padded frame, on a strap around the head."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube, superellipsoid
from render.modelling.piece import Piece
from render.modelling.rings import torus_of
from render.types import Color, Material
from render.wearables.face.strap import strap
from render.wearables.glasses.fit import Fit, fit
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

AROUND = 72
HALF = (0.47, 0.43)  # beyond the eyes' middles, and half the height; canonical units
NOTCH = 0.2  # over the nose
SHELL: Color = (0.12, 0.13, 0.17)
FOAM: Color = (0.05, 0.05, 0.06)
STRAP: Color = (0.1, 0.42, 0.95)
MIRROR: tuple[Color, ...] = (  # up the lens
    (1.0, 0.32, 0.36),
    (1.0, 0.55, 0.2),
    (0.7, 0.3, 0.85),
    (0.16, 0.32, 0.92),
    (0.1, 0.75, 0.95),
)


def build_ski_goggles(head: Head, dye: Dye) -> Worn:
    """Over the eyes, its strap over the hair."""
    found = fit(head, wrap=0.36)
    if found is None:
        return Worn(Piece())
    flat = _outline(found)
    front = found.front(0.94 * (flat - flat.mean(0)) + flat.mean(0))
    rim = found.wrapped(flat, front)
    frame, foam = _frame(found, rim)
    edge = float(rim[:, 0].max())
    height = found.y - 0.02 * found.size
    color = dye.pick(0, STRAP)
    band = strap(
        head, height=height, wide=0.15 * found.size, start=found.middle + 0.9 * edge, lift=0.035
    )
    rubber = Material(FOAM, roughness=0.85, coat=0.0)
    shell = Material(SHELL, roughness=0.3, coat=0.35)
    glass = Material((0.3, 0.3, 0.6), roughness=0.08, coat=0.6, metallic=0.15)
    cloth = Material(color, roughness=0.75, coat=0.0, sheen=0.2)
    lens = found.whole(_lens(found, rim))
    parts = (
        found.whole(foam).part("foam", rubber, joint=head.joint),
        found.whole(frame).part("frame", shell, joint=head.joint),
        lens.part("lens", glass, joint=head.joint, texture=_mirror()),
        band.part("strap", cloth, joint=head.joint, texture=_striped(color)),
    )
    return Worn(Piece(parts))


def _outline(found: Fit) -> Floats:
    """(AROUND, 2): a rounded box, cut out over the nose, lower at the cheeks."""
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    cosine, sine = np.cos(angle), np.sin(angle)
    radius = (np.abs(cosine) ** 3.2 + np.abs(sine) ** 3.2) ** (-1 / 3.2)
    x, y = radius * cosine, radius * sine
    wide = found.apart + HALF[0] * found.size
    notch = NOTCH * np.exp(-((x * wide / (0.24 * found.size)) ** 2)) * (y < 0)
    dip = 0.05 * np.exp(-((x * wide / (0.3 * found.size)) ** 2)) * (y > 0)
    tall = HALF[1] * y + notch - dip
    return np.stack([wide * x, found.y - 0.03 * found.size + found.size * tall], 1)


def _frame(found: Fit, rim: Floats) -> tuple[Mesh, Mesh]:
    """The shell around the lens, and the foam between it and the face."""
    middle = rim.mean(0)
    away = (rim - middle) * (1, 1, 0)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    size = found.size
    skin = found.skin(rim[:, 0], rim[:, 1])
    back = rim.copy()
    back[:, 2] = np.minimum(rim[:, 2] - 0.08 * size, np.maximum(skin, rim[:, 2] - 0.6 * size))
    half = 0.5 * (rim + back)
    rows = [
        rim + 0.02 * size * away + (0, 0, 0.05 * size),
        rim + 0.075 * size * away + (0, 0, 0.015 * size),
        rim + 0.08 * size * away - (0, 0, 0.05 * size),
        half + 0.05 * size * away,
        half - 0.05 * size * away,
        rim - 0.04 * size * away,
    ]
    foam = ring_tube(half + 0.45 * (back - half), _foam_sizes(half, back, size), sides=10)
    studs = superellipsoid((0.05 * size, 0.13 * size, 0.07 * size), 3.5, sides=14)
    widest = rim[int(rim[:, 0].argmax())] + (0.06 * size, 0.0, -0.08 * size)
    clip = studs.placed(np.eye(3), widest)
    return merged([torus_of(np.stack(rows)), clip, clip.mirrored()]), foam


def _foam_sizes(half: Floats, back: Floats, size: float) -> Floats:
    deep = np.maximum(np.linalg.norm(half - back, axis=1) * 0.6, 0.05 * size)
    return np.stack([np.full(len(half), 0.07 * size), deep], 1)


def _lens(found: Fit, rim: Floats) -> Mesh:
    """Closed and bulging; u across, v up."""
    middle = rim.mean(0)
    share = np.sin(np.linspace(0.05, 1, 7) * np.pi / 2)[:, None, None]
    flat = middle[:2] + share * (rim[:, :2] - middle[:2])
    depth = found.wrapped(flat, float(rim[0, 2] + found.wrap * rim[0, 0] ** 2))
    front = depth + np.array((0.0, 0.0, 0.1 * found.size)) * (1 - share**3) + (0, 0, 0.02)
    rings = np.concatenate([front, depth[:-2:-1] - (0.0, 0.0, 0.04)])
    mesh = loft(rings)
    low, high = rim.min(0), rim.max(0)
    uv = (mesh.vertices[:, :2] - low[:2]) / (high - low)[:2]
    return Mesh(mesh.vertices, mesh.triangles, np.clip(uv, 0.01, 0.99))


def _mirror() -> NDArray[np.uint8]:
    """A sunset that the lens throws back, with two slanting glints."""
    across, up = np.meshgrid(np.linspace(0, 1, 128), np.linspace(1, 0, 64))
    level = np.clip(up + 0.1 * (2 * across - 1) ** 2, 0, 1)
    stops = np.linspace(0, 1, len(MIRROR))
    color = np.stack(
        [np.interp(level, stops, [stop[c] for stop in MIRROR]) for c in range(3)], axis=-1
    )
    slant = across - 0.16 * up
    glint = np.zeros_like(slant)
    for at, wide in ((0.14, 0.03), (0.2, 0.011), (0.66, 0.03), (0.72, 0.011)):
        glint += np.clip(1.5 - np.abs(slant - at) / wide, 0, 1)
    light = 0.75 * np.clip(glint, 0, 1)[..., None] * np.clip((up - 0.3) / 0.3, 0, 1)[..., None]
    return np.asarray(np.round(255 * (color * (1 - light) + light)), np.uint8)


def _striped(color: Color) -> NDArray[np.uint8]:
    """u from the middle of the strap's outer side: a white line and a dark edge."""
    u = np.linspace(0, 1, 64)[None, :, None]
    white = np.clip(1 - np.abs(u - 0.16) / 0.05, 0, 1) ** 0.5
    dark = np.clip((u - 0.36) / 0.04, 0, 1)
    shaded = np.array(color) * (1 - white) + 0.97 * white
    shaded = shaded * (1 - 0.8 * dark)
    return np.asarray(np.round(255 * np.broadcast_to(shaded, (8, 64, 3))), np.uint8)
