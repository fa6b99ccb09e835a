"""An eye patch: stitched leather with a skull and crossbones, on a strap across the brow."""

from __future__ import annotations

import numpy as np

from render.geometry import smoothstep
from render.modelling.fields import capsule, ellipsoid, smooth_max, smooth_min, solid
from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube, tube
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.face.strap import loop
from render.wearables.glasses.fit import ahead
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

LEATHER: Color = (0.07, 0.06, 0.07)
BONE: Color = (0.95, 0.93, 0.86)
THREAD: Color = (0.72, 0.6, 0.4)
AROUND, ROWS = 48, 9
WIDE, TALL = 1.42, 1.36  # half, against the eye
STITCHES = 22
STRAP = 0.062  # half its width


def build_eye_patch(head: Head, _: Dye) -> Worn:
    """Over the eye at the picture's left."""
    eyes = head.features.eyes
    if not len(eyes):
        return Worn(Piece())
    size = head.features.eye_size / 0.32
    rings = _rings(head, eyes[0])
    hide = Material(LEATHER, roughness=0.5, coat=0.12)
    cord = Material(THREAD, roughness=0.8, coat=0.0)
    bone = Material(BONE, roughness=0.45, coat=0.1)
    dome = loft(np.concatenate([rings, rings[-1:] - (0, 0, 0.05), rings[-2:-1] - (0, 0, 0.06)]))
    edge = ring_tube(rings[-1], 0.028 * size, sides=8)
    band = loop(head, *_course(head, eyes[0]), wide=STRAP * size, lift=0.025)
    skull = _emblem().placed(np.eye(3) * size, rings[0].mean(0) - (0, 0.0, 0.015 * size))
    parts = (
        merged([dome, edge]).part("patch", hide, joint=head.joint),
        band.part("strap", hide, joint=head.joint),
        merged(_stitches(rings, size)).part("stitches", cord, joint=head.joint),
        skull.part("skull", bone, joint=head.joint),
    )
    return Worn(Piece(parts))


def _rings(head: Head, eye: Floats) -> Floats:
    """The dome's rings (ROWS, AROUND, 3), from its middle to its edge on the skin."""
    size = head.features.eye_size
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    cosine, sine = np.cos(angle), np.sin(angle)
    radius = (np.abs(cosine) ** 2.6 + np.abs(sine) ** 2.6) ** (-1 / 2.6)
    y = radius * sine
    x = radius * cosine * (1 + 0.12 * y) * (1 - 0.1 * (y < 0) * y**2)
    outline = size * np.stack([WIDE * x, TALL * np.where(y > 0, 0.82 * y, 1.06 * y)], 1)
    share = np.sin(np.linspace(0.03, 1, ROWS) * np.pi / 2)[:, None, None]
    flat = eye[:2] + share * outline
    edge = ahead(head.skull, flat[-1, :, 0], flat[-1, :, 1]) + 0.03
    top = eye[2] + 0.62 * size
    edge = np.maximum(edge, eye[2] - 0.45 * size)
    depth = edge + (top - edge) * (1 - share[..., 0] ** 2.4)
    return np.concatenate([flat, depth[..., None]], axis=-1)


def _course(head: Head, eye: Floats) -> tuple[Floats, Floats]:
    """Angles and heights (N,) of the strap: level with the patch, then over the other brow."""
    angle = 2 * np.pi * np.arange(60) / 60
    features = head.features
    low = eye[1] + 0.25 * features.eye_size
    high = max(features.brow + 0.12, low + 0.3 * features.eye_size)
    aside = np.sin(angle) * (-1.0 if eye[0] > 0 else 1.0)
    rise = smoothstep(np.clip((aside + 0.5) / 1.1, 0, 1))
    return angle, low + (high - low) * rise


def _stitches(rings: Floats, size: float) -> list[Mesh]:
    """Short threads along the edge."""
    turn = (np.arange(STITCHES)[:, None] + np.linspace(0.15, 0.6, 4)) / STITCHES * AROUND
    closed = np.concatenate([rings[-2], rings[-2, :1]])
    threads = []
    for row in turn:
        low = row.astype(int)
        part = (row - low)[:, None]
        path = closed[low] * (1 - part) + closed[low + 1] * part
        threads.append(tube(path + np.array((0.0, 0.0, 0.012 * size)), 0.014 * size, sides=4))
    return threads


def _emblem() -> Mesh:
    """A skull over two bones, about the origin, for an eye of the usual size."""

    def field(points: Floats) -> Floats:
        head = ellipsoid(points, (0, 0.05, 0), (0.135, 0.12, 0.07))
        jaw = ellipsoid(points, (0, -0.065, 0), (0.075, 0.06, 0.055), 3)
        found = smooth_min(head, jaw, 0.04)
        for side in (-1, 1):
            hole = ellipsoid(points, (0.055 * side, 0.03, 0.07), (0.04, 0.044, 0.06))
            found = smooth_max(found, -hole, 0.015)
            bone = capsule(points, (-0.17 * side, -0.19, 0), (0.17 * side, -0.06, -0.02), 0.026)
            ends = [
                ellipsoid(points, (s * 0.175 * side, -0.125 + s * 0.065 + d, -0.01), (0.038,) * 3)
                for s in (-1, 1)
                for d in (-0.025, 0.025)
            ]
            for part in (bone, *ends):
                found = smooth_min(found, part, 0.02)
        return found

    return solid(field, (-0.24, -0.27, -0.08), (0.24, 0.19, 0.09), 0.024, rounds=2)
