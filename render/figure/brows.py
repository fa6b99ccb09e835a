"""The brows: soft ribbons along the measured curves, and how they rise, frown and worry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from pipeline.likeness import Age
from pipeline.types import FaceTexture
from render.color import color_of
from render.figure.complexion import mixed, skin_color
from render.figure.eyes import LEFT, RIGHT, SIDES, find_eye
from render.figure.lids import MARGIN_UP
from render.figure.sculpt import Sculpt
from render.modelling.meshes import Floats, Mesh, tube
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

STEPS = 18
_FINER: Mapping[Age, float] = MappingProxyType({"baby": 0.55, "child": 0.8})
CLEAR = 0.7  # of the upper lid's skin that shows below the brow
BULK = 0.024  # half the depth of a brow
THICKNESS = (0.021, 0.072)  # half the height, from thin to bushy
USUAL_THICK, THICK_GAIN = 0.115, 1.5  # measured; and how much more a toy's brows differ from it
HALF = 0.42  # of the measured thickness: less would look plucked beside a toy's large eyes
RAISED = 0.5  # of what brows are higher than the average, on top of the face's own points


@dataclass(frozen=True)
class BrowPose:
    """inner, outer: how far the ends rise, canonical units. near: toward the nose."""

    inner: float = 0.0
    outer: float = 0.0
    near: float = 0.0


def brow_poses(side: int) -> dict[str, BrowPose]:
    """The blend shapes that move this side's brow."""
    poses = {
        "brows_up": BrowPose(0.12, 0.12),
        "brows_angry": BrowPose(-0.15, 0.06, 0.07),
        "brows_sad": BrowPose(0.19, -0.09, 0.03),
    }
    if side == LEFT:
        poses["brow_up_left"] = BrowPose(0.1, 0.18)
    return poses


def build_brows(sculpt: Sculpt, _: FaceTexture | None) -> Piece:
    """Both brows."""
    brows = sculpt.likeness.brows
    color = mixed(color_of(brows.color), skin_color(sculpt.likeness), 0.3 * (1 - brows.density))
    material = Material(color, roughness=0.62, coat=0.0)
    return joined(_brow(sculpt, side, material) for side in (RIGHT, LEFT))


def _brow(sculpt: Sculpt, side: int, material: Material) -> Piece:
    middle, half = _curve(sculpt, side)

    def at(pose: BrowPose) -> Mesh:
        return _ribbon(sculpt, _posed(middle, pose, side), half)

    mesh = at(BrowPose())
    part = mesh.part(f"brow_{SIDES[side]}", material, joint="head")
    return morphed(part, {name: at(pose).vertices for name, pose in brow_poses(side).items()})


def _curve(sculpt: Sculpt, side: int) -> tuple[Floats, Floats]:
    """The brow's middle line from the outer end, (STEPS, 2), and half its height, (STEPS,)."""
    top, bottom = sculpt.face.side("brow_top", side), sculpt.face.side("brow_bottom", side)
    along = np.linspace(-1, 1, len(top))
    fit = np.linalg.lstsq(np.vander(along, 4), (top + bottom)[:, :2] / 2, rcond=None)[0]
    t = np.linspace(-1, 1, STEPS)
    line = np.vander(t, 4) @ fit
    thickness, density = sculpt.likeness.brows.thickness / 100, sculpt.likeness.brows.density
    least, most = THICKNESS
    thickness = USUAL_THICK + THICK_GAIN * (thickness - USUAL_THICK)
    thickness *= _FINER.get(sculpt.likeness.age, 1.0)
    half = float(np.clip(HALF * thickness * (0.75 + 0.25 * density), 0.8 * least, most))
    taper = np.interp(t, [-1, -0.55, 0.35, 1], [0.3, 0.85, 1.0, 0.78])
    line[:, 1] += RAISED * sculpt.likeness.brows.raised / 100
    line[:, 1] += _clearance(sculpt, side, line, half)
    return line, half * taper


def _clearance(sculpt: Sculpt, side: int, line: Floats, half: float) -> float:
    """How far the brow has to rise to stay clear of the enlarged eye."""
    eye = find_eye(sculpt, side)
    place = np.clip((eye.middle[0] - line[:, 0]) * eye.side / eye.half_width, -1, 1)
    gap = line[:, 1] - half - eye.lid(place, upper=True)
    return float(max(0.0, CLEAR * MARGIN_UP - gap.min()))


def _posed(line: Floats, pose: BrowPose, side: int) -> Floats:
    inner = np.linspace(0, 1, len(line))
    rise = pose.outer + (pose.inner - pose.outer) * inner**1.2
    return np.asarray(line + np.stack([-side * pose.near * inner, rise], 1))


def _ribbon(sculpt: Sculpt, line: Floats, half: Floats) -> Mesh:
    path = sculpt.on_skin(line, 0.008)
    normals = np.tile([0.0, 0.25, 1.0], (len(path), 1))
    normals[:, 0] = 0.6 * path[:, 0]
    return tube(path, np.stack([np.full(len(half), BULK), half], 1), sides=10, normals=normals)
