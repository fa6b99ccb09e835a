"""The colours of an animal's eyes and nose, read from the photo: a drawing paints eyes its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, to_lab
from pipeline.types import AnimalFace

Tint = tuple[float, float, float]

EYE, FUR = (0.0, 0.16), (0.2, 0.42)  # radii, of the face's size: of an eye, and of what is about it
NOSE = (0.0, 0.14)
REACH = 1.2  # of the face's size from the middle of the eyes: what is looked at
LEAST_PIXELS = 24
PUPIL = 12.0  # percentile of an eye's lightness that its pupil has
LIGHTER, LIGHTEST = 10.0, 88.0  # than the pupil is an iris; what is lighter glints
UNLIKE_FUR = 7.0  # CIELAB a and b, from fur in the same light
BRIGHTEST_FUR = 1.6  # fur in more light has no more colour than that
SHARE, SHARE_ALONE = 0.08, 0.3  # of an eye that has to be iris: of two, and of a profile's
IRIS_HUES = (50.0, 200.0)  # degrees: redder ones are lids or a flash
IRIS_CHROMA, IRIS_LIGHTNESS = 12.0, 27.0
RICHER = 1.05  # an iris is as much more colourful than fur in the same light
ONE_COLOR = 24.0  # CIELAB distance of two eyes
# Blue eyes look grey in photos: hardly coloured, but much lighter than the fur about them.
GREY, PALE, PALE_SHARE, PALE_LIGHTNESS = 9.0, 8.0, 0.2, 36.0
TO_BLUE = np.array([0.0, -6.0, -14.0], np.float32)
BARE_LIGHTNESS, BARE_CHROMA, BARE_RED = 28.0, 14.0, 8.0  # from which a nose is skin, not black


@dataclass(frozen=True, eq=False)
class Eye:
    """What may be one eye's iris. share: of the eye. color, fur: CIELAB float32 (3,), medians."""

    share: float
    color: Array
    fur: Array

    @property
    def richness(self) -> float:
        """Chroma over that of fur in the same light."""
        shaded = np.hypot(*self.fur[1:]) * self.color[0] / max(float(self.fur[0]), 1.0)
        return float(np.hypot(*self.color[1:]) / max(float(shaded), 1.0))


def with_tints(face: AnimalFace, pixels: NDArray[np.uint8], alpha: Array) -> AnimalFace:
    """The face with the colours that its cut-out shows: uint8 (H, W, 3), float32 (H, W)."""
    size = face.size
    left, top = np.maximum(face.middle - REACH * size, 0).astype(int)
    right, bottom = (face.middle + REACH * size).astype(int) + 1
    near = np.s_[top:bottom, left:right]
    solid = alpha[near] > 0.5
    inside = to_lab(pixels[near])[solid]
    places = np.argwhere(solid)[:, ::-1] + (left, top)

    def about(at: NDArray[np.float32], radii: tuple[float, float]) -> Array:
        away = np.linalg.norm(places - at, axis=1) / size
        found: Array = inside[(away >= radii[0]) & (away < radii[1])]
        return found

    marks = face.eyes[np.isfinite(face.eyes).all(1)]
    eyes = [look_at_eye(about(mark, EYE), about(mark, FUR)) for mark in marks]
    return replace(face, iris=iris_of(eyes), bare_nose=bare_nose_of(about(face.nose, NOSE)))


def look_at_eye(eye: Array, fur: Array) -> Eye | None:
    """CIELAB pixels (N, 3) of an eye and about it; None where nothing is told from fur."""
    if min(len(eye), len(fur)) < LEAST_PIXELS:
        return None
    usual = np.median(fur, 0)
    lightness = eye[:, 0]
    pupil = float(np.percentile(lightness, PUPIL))
    light = (lightness / max(float(usual[0]), 8.0)).clip(0, BRIGHTEST_FUR)
    unlike = np.linalg.norm(eye[:, 1:] - light[:, None] * usual[1:], axis=1) > UNLIKE_FUR
    iris = unlike & (lightness > pupil + LIGHTER) & (lightness < LIGHTEST)
    share = float(iris.mean())
    return Eye(share, np.median(eye[iris], 0), usual) if share >= SHARE else None


def iris_of(eyes: Sequence[Eye | None]) -> Tint | None:
    """The colour of irises that all eyes agree on; None where they are dark, or it may be fur."""
    seen = [eye for eye in eyes if eye is not None]
    if not seen or len(seen) < len(eyes) or (len(seen) == 1 and seen[0].share < SHARE_ALONE):
        return None
    colors = np.array([eye.color for eye in seen])
    if np.linalg.norm(np.ptp(colors, axis=0)) > ONE_COLOR:
        return None
    mean = colors.mean(0)
    if all(_is_pale(eye) for eye in seen):
        return _tint(mean + TO_BLUE)
    hue, chroma = float(np.degrees(np.arctan2(mean[2], mean[1])) % 360), float(np.hypot(*mean[1:]))
    rich = np.mean([eye.richness for eye in seen]) > RICHER
    light = colors[:, 0].min() > IRIS_LIGHTNESS and chroma > IRIS_CHROMA
    return _tint(mean) if rich and light and IRIS_HUES[0] < hue < IRIS_HUES[1] else None


def bare_nose_of(nose: Array) -> Tint | None:
    """The colour of a pink or brown nose, of CIELAB pixels (N, 3); None for a black one."""
    if len(nose) < LEAST_PIXELS:
        return None
    matt = nose[nose[:, 0] <= np.median(nose[:, 0])]  # wet noses glint
    color = np.median(matt, 0)
    chroma = float(np.hypot(*color[1:]))
    bare = color[0] > BARE_LIGHTNESS and color[1] > BARE_RED and chroma > BARE_CHROMA
    return _tint(color) if bare else None


def _is_pale(eye: Eye) -> bool:
    lightness, chroma = float(eye.color[0]), float(np.hypot(*eye.color[1:]))
    lighter = lightness > max(float(eye.fur[0]) + PALE, PALE_LIGHTNESS)
    return lighter and chroma < GREY and eye.share > PALE_SHARE


def _tint(lab: Array) -> Tint:
    lightness, a, b = (float(value) for value in lab)
    return lightness, a, b
