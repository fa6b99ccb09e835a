"""What an open mouth shows: a row of teeth and a tongue, hidden behind the lips at rest."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from pipeline.types import FaceTexture
from render.figure.head import ANGLES, behind, lip_rings
from render.figure.mouth import MOUTH_POSES, Mouth
from render.figure.sculpt import Sculpt
from render.figure.stretch import lips_offsets
from render.modelling.meshes import Floats, Mesh, loft, tube
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

ENAMEL = Material((0.97, 0.96, 0.93), roughness=0.3, coat=0.1, emission=0.42)
TONGUE = Material((0.83, 0.33, 0.34), roughness=0.5, coat=0.05, subsurface=0.1, emission=0.06)
INSIDE = Material((0.3, 0.05, 0.06), roughness=0.6, coat=0.0, emission=0.25)
ROW_WIDTH = 0.92  # of the lips' half width
ROW_HEIGHT = 0.2  # of the mouth's width, half of the teeth's height
ROW_BEHIND = 0.125  # the lips' surface
SHOWN: Mapping[str, float] = MappingProxyType(
    {"teeth": -0.075, "smile": -0.01, "open": 0.005, "round": 0.07, "pucker": 0.07, "aside": 0.05}
)
STEPS = 17


# The dark lining, from the throat to the lips and back outside: depth and half the height.
LINING = ((0.26, 0.03), (0.22, 0.055), (0.13, 0.018), (0.125, 0.03), (0.225, 0.07), (0.28, 0.045))


def build_teeth(sculpt: Sculpt, _: FaceTexture | None) -> Piece:
    """The mouth's lining, the upper teeth and the tongue."""
    mouth = sculpt.mouth
    return joined((_lining(sculpt, mouth), _row(sculpt, mouth), _tongue(sculpt, mouth)))


def _lining(sculpt: Sculpt, mouth: Mouth) -> Piece:
    """A cup behind the lips that opens with them."""
    gap = lip_rings(sculpt)[0]
    rings = np.array([behind(gap, depth, half) for depth, half in LINING])[:, ::2]
    part = loft(rings).part("mouth", INSIDE, joint="head")
    shapes = {}
    for name, pose in MOUTH_POSES.items():
        moved = lips_offsets(sculpt, pose, gap, mouth.moved(pose, ANGLES, 0.0))
        shapes[name] = loft(rings + moved[::2]).vertices
    return morphed(part, shapes)


def _row(sculpt: Sculpt, mouth: Mouth) -> Piece:
    def at(name: str | None) -> Mesh:
        pose = MOUTH_POSES.get(name or "")
        wide, lift = (pose.wide, pose.lift) if pose else (0.0, 0.0)
        side = np.linspace(-1, 1, STEPS)
        x = ROW_WIDTH * mouth.half_width * (1 + 0.8 * wide) * side
        half = ROW_HEIGHT * mouth.half_width
        y = mouth.middle + half - 0.004 + SHOWN.get(name or "", 0.0) + 0.75 * lift * side**2
        z = _surface(sculpt, mouth, x) - ROW_BEHIND - 0.06 * side**2
        taper = 1 - 0.45 * side**4
        radii = np.stack([np.full(STEPS, 0.035), half * taper], 1)
        return tube(np.c_[x, np.broadcast_to(y, x.shape), z], radii, sides=16, normals=_forward())

    mesh = at(None)
    part = mesh.part("teeth", ENAMEL, joint="head")
    return morphed(part, {name: at(name).vertices for name in MOUTH_POSES})


def _forward() -> Floats:
    return np.tile([0.0, 0.0, 1.0], (STEPS, 1))


def _surface(sculpt: Sculpt, mouth: Mouth, x: Floats) -> Floats:
    """z of the skin along the mouth."""
    return sculpt.skin_z(np.clip(x, -0.7, 0.7), np.full_like(x, mouth.middle))


def _tongue(sculpt: Sculpt, mouth: Mouth) -> Piece:
    rest = ((-0.12, -0.5), (-0.11, -0.4), (-0.1, -0.3), (-0.1, -0.22), (-0.105, -0.17))
    lowered = ((-0.2, -0.5), (-0.21, -0.4), (-0.22, -0.28), (-0.235, -0.19), (-0.255, -0.13))
    out = ((-0.1, -0.42), (-0.065, -0.2), (-0.045, 0.02), (-0.105, 0.115), (-0.235, 0.125))
    narrow = ((-0.12, -0.5), (-0.12, -0.4), (-0.12, -0.32), (-0.12, -0.26), (-0.12, -0.22))
    wide = 0.5 * mouth.half_width
    part = _tongue_at(sculpt, mouth, rest, wide).part("tongue", TONGUE, joint="head")
    return morphed(
        part,
        {
            "open": _tongue_at(sculpt, mouth, lowered, 1.05 * wide).vertices,
            "tongue": _tongue_at(sculpt, mouth, out, 0.95 * wide).vertices,
            "round": _tongue_at(sculpt, mouth, narrow, 0.6 * wide).vertices,
        },
    )


def _tongue_at(
    sculpt: Sculpt, mouth: Mouth, path: tuple[tuple[float, float], ...], wide: float
) -> Mesh:
    """A tongue whose middle line has these heights and depths, from the lips' middle."""
    start = float(_surface(sculpt, mouth, np.zeros(1))[0])
    steps, fine = np.linspace(0, 1, len(path)), np.linspace(0, 1, 14)
    fits = np.linalg.lstsq(np.vander(steps, 5), np.array(path), rcond=None)[0]
    y, z = (np.vander(fine, 5) @ fits).T
    line = np.stack([np.zeros(14), mouth.middle + y, start + z], 1)
    taper = np.interp(fine, [0, 0.6, 0.85, 1], [0.9, 1.0, 0.92, 0.62])
    radii = np.stack([wide * taper, 0.045 * np.sqrt(taper)], 1)
    return tube(line, radii, sides=16, normals=np.tile([1.0, 0.0, 0.0], (14, 1)))
