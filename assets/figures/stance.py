"""A face of a photo as a figure's own frame: its true proportions, and where it stands in a crop.

What is rendered with a stance lies on the photo as if it had been there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import KEYS, KeyFace
from pipeline.likeness import Likeness
from pipeline.measure.align import TO_UPRIGHT, Alignment, align_face
from pipeline.types import FaceMesh
from render.figure.mouth import find_mouth
from render.figure.relief import build_relief
from render.figure.sculpt import Sculpt
from render.figure.skull import Skull, build_skull
from render.types import Body, Camera, Part, Pose

CROWN = 1.42  # height of people's skulls above the eyes; toys' are lower
LONGER = 1.22  # the back of people's heads against a toy's
HALF_ANGLE_DEG = 4.0  # nearly parallel, as the face was aligned
STRENGTH = 0.5

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Stance:
    """to_scene: float64 (4, 4), from a figure's frame to a scene whose unit is the face's.

    camera: sees exactly the crop. px_per_unit: of the crop. side_px: of the crop.
    """

    to_scene: Floats
    camera: Camera
    px_per_unit: float
    side_px: int

    @property
    def turn(self) -> Floats:
        """float64 (3, 3): the rotation alone."""
        return self.to_scene[:3, :3]

    def pose(self, body: Body, weights: NDArray[np.float32] | None = None) -> Pose:
        """The body, built in canonical units, in the photo's own pose."""
        joints = np.repeat(self.to_scene[None].astype(np.float32), len(body.joints), 0)
        still = np.zeros(len(body.blend_shapes), np.float32)
        return Pose(joints, still if weights is None else weights)


def find_stance(face: FaceMesh, side_px: int, *, depth: float) -> Stance:
    """Where the face of a square crop stands; depth: see `depth_of`."""
    alignment = align_face(face)
    seen = face.landmarks.astype(np.float64) * TO_UPRIGHT
    known = np.column_stack([alignment.points, np.ones(len(seen))])
    fitted = np.linalg.lstsq(known, seen, rcond=None)[0]  # exact: the alignment is a similarity
    px = 1 / alignment.units_per_px
    to_scene = np.eye(4)
    to_scene[:3, :3] = fitted[:3].T / px
    origin = (fitted[3] - side_px / 2 * np.array((1.0, -1.0, 0.0))) / px
    to_scene[:3, 3] = origin - to_scene[:3, :3] @ (0.0, 0.0, depth)
    to_scene[2, 3] -= origin[2]  # depth in the photo means nothing
    half = side_px / 2 / px
    distance = half / float(np.tan(np.radians(HALF_ANGLE_DEG)))
    camera = Camera((0.0, 0.0, distance), (0.0, 0.0, 0.0), HALF_ANGLE_DEG)
    return Stance(to_scene, camera, px, side_px)


def true_sculpt(alignment: Alignment, likeness: Likeness, *, crown: float = CROWN) -> Sculpt:
    """The proportions of the person as they are: no caricature, no toy's eyes."""
    face = KeyFace(alignment.symmetric[list(KEYS)])
    skull = build_skull(face, crown=crown)
    return Sculpt(likeness, STRENGTH, face, skull, build_relief(face, skull), find_mouth(face))


def depth_of(face: KeyFace, skull: Skull) -> float:
    """How far a figure's frame lies behind the canonical one: its z is 0 in the skull's middle."""
    points = face.whole()
    inner = skull.reach(points[:, 0], points[:, 1]) < 0.8
    fronts = skull.front(points[inner, 0], points[inner, 1])
    return float(np.median(fronts - points[inner, 2]))


def lengthened(part: Part) -> Part:
    """The part with the back of the head as long as people's."""
    vertices = part.vertices.copy()
    vertices[:, 2] *= np.where(vertices[:, 2] < 0, np.float32(LONGER), np.float32(1))
    return replace(part, vertices=vertices)
