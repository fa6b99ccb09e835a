"""A moustache with curled ends, and a full beard: they go with the skin they grow on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from render.figure.hair.paint import hair_material, paint_strands, scaled, shade
from render.figure.hair.strands import groove
from render.geometry import vertex_normals
from render.modelling.fields import ellipsoid, smooth_max, smooth_min, solid
from render.modelling.meshes import Floats, Mesh, loft, merged
from render.modelling.morphs import bent
from render.modelling.piece import Piece
from render.types import Color
from render.wearables.ears.stand import head_size
from render.wearables.glasses.fit import ahead
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

BROWN: Color = (0.3, 0.16, 0.08)
RUSSET: Color = (0.5, 0.24, 0.09)
ROWS, SIDES = 40, 24
LOCKS = 7  # of a moustache's half, around it
STEP = 0.068
GROOVE, LOCK = 0.034, 0.2  # depth and width of a beard's locks
THICK = 0.12
MUZZLE = 0.58  # half the width of an animal's beard, at its mouth: beside grows its own fur


def build_moustache(head: Head, _: Dye) -> Worn:
    """A handlebar: full under the nose, its ends waxed and curled up."""
    color = head.hair or BROWN
    half, height = _half_moustache(head)
    twin = half.mirrored()
    middle = float(head.features.mouth[0])
    mesh = merged([half, twin]).placed(np.eye(3), (middle, 0.0, 0.0))
    return Worn(_hairs(head, mesh, np.tile(height, 2), color, "moustache"))


def _half_moustache(head: Head) -> tuple[Mesh, Floats]:
    """The half at the picture's right, and how high each vertex lies over the grooves, 0 to 1."""
    features, size = head.features, head_size(head)
    share = np.linspace(0, 1, ROWS)
    turn = np.radians(np.interp(share, (0, 0.3, 0.55, 0.8, 1.0), (-12, -26, 4, 82, 165)))
    step = np.interp(share, (0, 0.6, 1), (1.25, 1.0, 0.6)) * size * 1.02 / ROWS
    path = np.cumsum(step[:, None] * np.stack([np.cos(turn), np.sin(turn)], 1), axis=0)
    under = features.mouth[1] + 0.46 * (features.nose[1] - features.mouth[1])
    x, y = path[:, 0] - 0.03 * size, path[:, 1] + under
    skin = ahead(head.skull, x + float(features.mouth[0]), np.minimum(y, under))
    z = np.maximum.accumulate((skin + 0.035 * size)[::-1])[::-1]
    z = np.where(share > 0.55, np.interp(0.55, share, z), z)
    spine = np.stack([x, y, z - 0.14 * size * share**2], 1)
    radius = size * np.interp(
        share, (0, 0.12, 0.3, 0.55, 0.8, 1), (0.1, 0.135, 0.14, 0.095, 0.05, 0.016)
    )
    angle = 2 * np.pi * np.arange(SIDES) / SIDES
    ridge = np.abs(
        np.cos(LOCKS / 2 * angle + 2.2 * share[:, None] + 0.4 * np.sin(9 * share)[:, None])
    )
    wide = radius[:, None] * (0.88 + 0.2 * ridge**0.7)
    across = np.stack([-np.sin(turn), np.cos(turn), 0 * turn], 1)
    ring = np.sin(angle)[None, :, None] * across[:, None] + 0.85 * np.cos(angle)[
        None, :, None
    ] * np.array((0.0, 0.0, 1.0))
    mesh = loft(spine[:, None] + wide[..., None] * ring)
    height = np.concatenate([ridge.ravel(), (1.0, 1.0)])
    uv = np.stack([0.5 + 0.35 * np.sin(np.tile(angle, ROWS)), np.repeat(1 - share, SIDES)], 1)
    ends = np.array([(0.5, 1.0), (0.5, 0.0)])
    return Mesh(mesh.vertices, mesh.triangles, np.concatenate([uv, ends])), height


def build_beard(head: Head, _: Dye) -> Worn:
    """From ear to ear, of animals about the muzzle, hanging in locks below the chin; the mouth
    stays free."""
    mesh = _beard(head)
    normals = vertex_normals(mesh.vertices.astype(np.float32), mesh.triangles)
    x, y, z = mesh.vertices.T
    u = np.arctan2(x, z + 0.1) + 0.06 * np.sin(6 * y + 4 * np.abs(x))
    height = 0.75 * groove(u, LOCK) + 0.25 * groove(u, LOCK / 2.7)
    out = GROOVE * head_size(head) * (height - 0.6)
    v = np.clip((y - y.min()) / np.ptp(y), 0, 1)
    moved = mesh.vertices + out[:, None] * normals
    found = Mesh(moved, mesh.triangles, np.stack([np.clip(0.5 + u / 3, 0, 1), v], 1))
    return Worn(_hairs(head, found, height, head.hair or RUSSET, "beard"))


def _beard(head: Head) -> Mesh:
    features, size = head.features, head_size(head)
    mouth, chin = features.mouth, features.chin
    ear = features.temples[1]
    side = float(ear[0])
    low = chin + np.array((0.0, -0.62 * size, 0.0))
    hang = np.array((chin[0], chin[1] - 0.06 * size, chin[2] + 0.1 * size))

    def field(points: Floats) -> Floats:
        x, y, z = np.moveaxis(points, -1, 0)
        aside = np.abs(x - mouth[0])
        skin = head.skull.distance(points)
        lower = np.clip((mouth[1] + 0.5 * size - y) / (0.7 * size), 0.25, 1)
        hug = skin - THICK * size * lower
        bag = points - hang
        taper = 1 + 0.75 * np.clip(-bag[..., 1] / (0.5 * size), 0, 1)
        bag = bag * np.stack([taper, np.ones_like(taper), np.ones_like(taper)], -1)
        tip = ellipsoid(bag, (0, 0, 0), np.array((0.52, 0.58, 0.4)) * size)
        volume = smooth_min(hug, tip, 0.2 * size)
        grown = smooth_max(volume, _free(head, aside, y, z), 0.08 * size)
        if head.kind != "animal":
            return grown
        half = MUZZLE * (1 - 0.6 * np.clip((mouth[1] - y) / size, 0, 1))
        return smooth_max(grown, aside - half * size, 0.1 * size)

    reach = side + 0.12
    bottom = (mouth[0] - reach, low[1] - 0.1, -0.15)
    top = (mouth[0] + reach, features.eye_height + 0.05, float(features.nose[2]) + 0.15)
    return solid(field, bottom, top, STEP * size, rounds=4)


def _free(head: Head, aside: Floats, y: Floats, z: Floats) -> Floats:
    """Positive where no beard grows: over the cheeks' line, on the lips, behind the ears."""
    features, size = head.features, head_size(head)
    mouth, nose = features.mouth, features.nose
    line = np.interp(
        aside / size,
        (0.0, 0.2, 0.5, 0.75, 0.92, 1.1),
        np.array((0.33, 0.3, 0.12, 0.16, 0.34, 0.62)),
    )
    under_nose = mouth[1] + 0.62 * (nose[1] - mouth[1])
    cheek = y - np.minimum(mouth[1] + size * line, under_nose + 3.0 * np.maximum(aside - 0.5, 0))
    lips = 1 - np.hypot(aside / (0.34 * size), (y - mouth[1] + 0.01) / (0.125 * size))
    lips = np.where(z > 0.3, 0.12 * size * lips, -1.0)
    behind = 0.04 - z
    return smooth_max(smooth_max(cheek, lips, 0.05 * size), behind, 0.06)


def _hairs(head: Head, mesh: Mesh, height: Floats, color: Color, name: str) -> Piece:
    """The part with strands, dark in its grooves, and how it goes with the skin."""
    light: Color = scaled(color, 1.35)
    part = mesh.part(
        name,
        hair_material(color, rough=True),
        joint=head.joint,
        texture=_strands(color, light),
    )
    return bent(replace(part, blend=shade(height)), head.moves(mesh.vertices))


def _strands(color: Color, light: Color) -> NDArray[np.uint8]:
    return paint_strands(color, light, seed=4)
