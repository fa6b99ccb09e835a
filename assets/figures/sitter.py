"""Somebody of a photo, measured and lit, ready to be dressed in something of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from assets.figures.drawing import Posed
from assets.figures.light import PhotoLight, find_light
from assets.figures.paste import Grain, Mask, find_grain, squeezed
from assets.figures.sight import look
from assets.figures.stance import CROWN, Stance, depth_of, find_stance, true_sculpt
from assets.figures.wardrobe import bare_head
from pipeline.color import Array
from pipeline.likeness import Likeness
from pipeline.measure.align import align_face
from pipeline.train.parts.heads import Head
from pipeline.types import HEAD_CLASSES, FaceMesh
from render.figure.sculpt import Sculpt
from render.types import Body

BACKGROUND, SKIN, HAIR, COVER, GLASSES, _, CLOTHES = range(len(HEAD_CLASSES))
CROWN_SPREAD = 0.06


@dataclass(frozen=True, eq=False)
class Sitter:
    """A head of a photo. sculpt: its true proportions, with what its likeness wears. bare: the
    head alone. grain: of the photo."""

    head: Head
    sculpt: Sculpt
    stance: Stance
    light: PhotoLight
    bare: Body
    grain: Grain

    @property
    def side_px(self) -> int:
        """Of the crop."""
        return len(self.head.pixels)

    @property
    def pixels(self) -> Array:
        """The crop, float32 (S, S, 3) in [0, 1]."""
        return self.head.pixels.astype(np.float32) / 255

    @property
    def middle(self) -> tuple[float, float]:
        """x, y px of the middle between the eyes, inside the head."""
        place = np.array((0.0, self.sculpt.skull.eye_height, 0.0, 1.0))
        x, y, _, _ = self.stance.to_scene @ place
        px, half = self.stance.px_per_unit, self.side_px / 2
        return float(half + px * x), float(half - px * y)

    def wearing(self, worn: Body) -> Posed:
        """The bare head and what it wears, both in the photo's pose."""
        return [(body, self.stance.pose(body)) for body in (self.bare, worn)]


def seat(head: Head, likeness: Likeness, rng: np.random.Generator, *, neck: bool) -> Sitter:
    """The head measured, to be dressed as the likeness says; neck: whether covers hide behind it.

    How high its skull is above the face is a guess, and differs each time.
    """
    face = FaceMesh(head.landmarks, 1.0)
    crown = CROWN + float(rng.normal(0, CROWN_SPREAD))
    sculpt = true_sculpt(align_face(face), likeness, crown=crown)
    side = len(head.pixels)
    stance = find_stance(face, side, depth=depth_of(sculpt.face, sculpt.skull))
    bare = bare_head(sculpt, neck=neck)
    seen = look([(bare, stance.pose(bare))], stance.camera, lambda _: 0, side_px=side // 2)
    within = _within(head)
    light = find_light(head.pixels, (head.classes == SKIN) & within, head.inside, seen.normals)
    return Sitter(head, sculpt, stance, light, bare, find_grain(head.pixels, within))


def _within(head: Head) -> Mask:
    """bool (S, S): the face, its outermost rim left out."""
    hull = cv2.convexHull(np.round(head.landmarks[:, :2]).astype(np.int32))
    canvas = np.zeros(head.inside.shape, np.uint8)
    cv2.fillConvexPoly(canvas, hull, (1,))
    return np.asarray(cv2.erode(canvas, np.ones((5, 5), np.uint8)) > 0)


def dressed(
    head: Head,
    pixels: Array,
    classes: NDArray[np.int64],
    read: Mapping[str, str],
    rng: np.random.Generator,
) -> Head:
    """The head with new pixels (S, S, 3) in [0, 1] and classes, and what changed in its reading."""
    picture = squeezed(np.asarray(pixels.clip(0, 1) * 255 + 0.5, np.uint8), rng)
    picture = np.where(head.inside[..., None], picture, head.pixels)
    kept = np.where(head.inside, classes, head.classes).astype(np.uint8)
    return replace(head, pixels=picture.astype(np.uint8), classes=kept, read={**head.read, **read})
