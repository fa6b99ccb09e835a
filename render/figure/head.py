"""The head's skin: one closed mesh whose rings run from inside the mouth to the back of the skull.

The rings about the mouth are ellipses that grow into circles, so lips, nose and cheeks have dense
and well-shaped triangles, and every shape of the mouth moves rings of its own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import KeyFace
from render.figure.complexion import skin_color, skin_material
from render.figure.eyes import LEFT, RIGHT, find_eye
from render.figure.face_paint import face_uv, uv_of
from render.figure.lids import socket_depth
from render.figure.mouth import MOUTH_POSES, Mouth, MouthPose, find_mouth
from render.figure.sculpt import Sculpt
from render.figure.stretch import lips_offsets, skin_offsets
from render.modelling.meshes import Floats
from render.modelling.morphs import bent
from render.modelling.piece import Piece
from render.modelling.rings import skin_of
from render.types import Part

COLUMNS = 80
SHARES = (0.0, 0.1, 0.3, 0.55, 0.78, 0.92, 1.0)  # of the lips, from the gap to the border
BULGE = (0.3, 0.75, 1.0, 0.85, 0.45, 0.15, 0.0)  # of the lips' height over the skin, at SHARES
LIP_BULGE = 0.3  # of the lips' height
FINE, COARSE = 0.034, 0.11  # radians between rings of the face, and at the back
FACE_END = 0.95  # radians from the lips, up to which rings are fine
LAST = 3.05
CROWDED = 0.4  # how much denser the columns stand above the mouth's middle
ROUNDING = 0.6  # radians over which ellipses become circles
# Behind the lips: depth, and half the height, from the throat outwards.
ROLL = ((0.3, 0.05), (0.24, 0.08), (0.14, 0.03), (0.06, 0.004))


def _angles() -> Floats:
    """Of the columns, denser above the mouth, where the nose is."""
    even = np.linspace(0, 2 * np.pi, COLUMNS, endpoint=False)
    return np.asarray(even + np.where(even < np.pi, CROWDED / 2 * np.sin(2 * even), 0.0))


ANGLES = _angles()


def build_head(sculpt: Sculpt, paint: NDArray[np.uint8]) -> Piece:
    """Skin with lips and nose, and how mouth and cheeks move it. paint: as of paint_face."""
    likeness = sculpt.likeness
    mouth = sculpt.mouth
    lips = lip_rings(sculpt)
    inner = _roll(lips[0])
    outer = _outer(sculpt, mouth)
    mesh = skin_of(np.concatenate([inner, lips, outer]))
    vertices = mesh.vertices
    uv = np.concatenate(
        [_lips_uv(), face_uv(sculpt, outer.reshape(-1, 3)), [(0.5, 0.35), (0.5, 0.5)]]
    )
    part = Part(
        "head",
        vertices.astype(np.float32),
        mesh.triangles,
        uv.astype(np.float32),
        skin_material(skin_color(likeness)),
        paint,
        _share(vertices, len(inner) * COLUMNS),
        joint="head",
    )
    offsets = {
        name: np.concatenate(
            [
                _lips_offsets(sculpt, pose, np.concatenate([inner, lips])),
                skin_offsets(sculpt, name, outer.reshape(-1, 3)),
                np.zeros((2, 3)),
            ]
        )
        for name, pose in MOUTH_POSES.items()
    }
    return bent(part, offsets)


def lip_rings(sculpt: Sculpt) -> Floats:
    """Rings of the lips from the gap to the border, float64 (len(SHARES), COLUMNS, 3)."""
    mouth = sculpt.mouth
    edge = 1 - np.abs(np.cos(ANGLES)) ** 4
    height = LIP_BULGE * mouth.height
    rings = []
    for share, bulge in zip(SHARES, BULGE, strict=True):
        places = mouth.points(ANGLES, share)
        z = sculpt.skin_z(places[:, 0], places[:, 1]) + height * bulge * edge
        rings.append(np.c_[places, z])
    return np.array(rings)


def _roll(gap: Floats) -> Floats:
    """Rings behind the lips, from the throat to the gap, float64 (len(ROLL), COLUMNS, 3)."""
    return np.array([behind(gap, depth, half) for depth, half in ROLL])


def behind(gap: Floats, depth: float, half: float) -> Floats:
    """The ring of the gap (COLUMNS, 3) moved into the mouth, spread up and down by `half`."""
    return np.asarray(
        gap * (0.97, 1, 1) + np.c_[0 * ANGLES, half * np.sin(ANGLES), 0 * ANGLES - depth]
    )


def _outer(sculpt: Sculpt, mouth: Mouth) -> Floats:
    """Rings of the face and the head, from beside the lips on, float64 (R, COLUMNS, 3)."""
    centre = np.array([*sculpt.skull.centre, 0.0])
    border = mouth.points(ANGLES, 1.0)
    front = sculpt.skull.front(border[:, 0], border[:, 1])
    pole = np.array([0.0, mouth.middle, float(sculpt.skull.front(0.0, mouth.middle))]) - centre
    frame = _frame(pole)
    lips = _flattened(np.c_[border, front] - centre, frame)
    wide, tall = np.abs(lips[:, 0]).max(), np.ptp(lips[:, 1]) / 2
    middle = (lips[:, 1].max() + lips[:, 1].min()) / 2
    rings = []
    for step in _steps(LAST - wide):
        high = tall + step
        ellipse = np.stack(
            [
                (high + (wide - tall) * np.exp(-step / ROUNDING)) * np.cos(ANGLES),
                high * np.sin(ANGLES) + middle * np.exp(-step / 0.2),
            ],
            1,
        )
        start = np.stack([wide * np.cos(ANGLES), tall * np.sin(ANGLES) + middle], 1)
        flat = ellipse + (lips - start) * np.exp(-step / 0.15)
        rings.append(sculpt.skull.cast(_unrolled(flat, frame)))
    places = np.array(rings)
    near = np.clip(places[..., 2] / 0.25, 0, 1)
    places[..., 2] += near * sculpt.relief.height(places[..., 0], places[..., 1])
    for side in (RIGHT, LEFT):
        places[..., 2] -= near * socket_depth(find_eye(sculpt, side), places)
    return places


def _steps(end: float) -> Floats:
    """Distances of rings from the lips, radians."""
    steps, at = [], 0.012
    while at < end:
        steps.append(at)
        share = np.clip((at - FACE_END) / 0.8, 0, 1)
        at += 0.6 * FINE if at < 0.06 else FINE + (COARSE - FINE) * share
    return np.array(steps)


def _frame(pole: Floats) -> Floats:
    """Rows right, up and out of a direction in the plane x = 0."""
    out = pole / np.linalg.norm(pole)
    right = np.array([1.0, 0.0, 0.0])
    return np.array([right, np.cross(out, right), out])


def _flattened(directions: Floats, frame: Floats) -> Floats:
    """Azimuthal: angle from the frame's last row as distance, (N, 2), radians."""
    x, y, z = (directions @ frame.T).T
    reach = np.maximum(np.hypot(x, y), 1e-12)
    return np.asarray(np.stack([x, y], 1) * (np.arctan2(reach, z) / reach)[:, None])


def _unrolled(flat: Floats, frame: Floats) -> Floats:
    """The directions of such points, unit, float64 (N, 3)."""
    angle = np.hypot(*flat.T)
    across = flat * (np.sin(angle) / np.maximum(angle, 1e-12))[:, None]
    return np.asarray(np.c_[across, np.cos(angle)] @ frame)


def _lips_uv() -> Floats:
    """Of the rings inside the mouth and on the lips: those of the average face's lips."""
    mouth = find_mouth(KeyFace.mean())
    rolled = np.tile(uv_of(mouth.points(ANGLES, 0.05)), (len(ROLL), 1))
    lips = np.concatenate([uv_of(mouth.points(ANGLES, share)) for share in SHARES])
    return np.concatenate([rolled, lips])


def _share(vertices: Floats, inside: int) -> NDArray[np.float32]:
    """The texture's share of each vertex: all in front and in the mouth, none behind."""
    share = np.clip((vertices[:, 2] - 0.02) / 0.2, 0, 1)
    share[:inside] = 1
    share[-2] = 1
    return share.astype(np.float32)


def _lips_offsets(sculpt: Sculpt, pose: MouthPose, rings: Floats) -> Floats:
    """Offsets of the rings (R, COLUMNS, 3) inside the mouth and on the lips, float64 (N, 3)."""
    mouth = sculpt.mouth
    inside = [0.0] * len(ROLL)
    moves = (mouth.moved(pose, ANGLES, share) for share in (*inside, *SHARES))
    return np.concatenate(
        [lips_offsets(sculpt, pose, ring, moved) for ring, moved in zip(rings, moves, strict=True)]
    )
