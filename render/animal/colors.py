"""The colours of an animal's features, read from its drawing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.types import AnimalFace, Cartoon
from render.relief.colors import clean, to_lab, to_rgb
from render.relief.raster import Image, Mask
from render.types import Color

LabColor = NDArray[np.float32]

BLACK = np.array([7.0, 0.5, 1.0], np.float32)
PINK = np.array([62.0, 38.0, 16.0], np.float32)  # a tongue
PALE_NOSE, COLORED_NOSE = 36.0, 12.0  # lightness and chroma from which a nose is not black
IRIS_HUES = (74.0, 290.0)  # degrees: brown eyes with a brown iris stare
IRIS_CHROMA, IRIS_LIGHTNESS, IRIS_SHARE = 16.0, 34.0, 0.16
UNLIKE_FUR = 16.0
TONGUE_SHARE = 0.1  # of the disc below the mouth


@dataclass(frozen=True, eq=False)
class FaceColors:
    """CIELAB float32 (3,) each.

    fur: around the eyes. iris: None where nothing but dark or brown is seen. tongue: whether one
    hangs out.
    """

    nose: LabColor
    muzzle: LabColor
    fur: LabColor
    iris: LabColor | None
    tongue: bool


def read_colors(cartoon: Cartoon, face: AnimalFace) -> FaceColors:
    """What the drawing shows at a face's marks."""
    lab = to_lab(cartoon.pixels[..., :3].astype(np.float32) / np.float32(255))
    solid = cartoon.pixels[..., 3] > 127
    ys, xs = np.mgrid[: lab.shape[0], : lab.shape[1]].astype(np.float32)

    def around(at: NDArray[np.float32], radius: float, inner: float = 0.0) -> Image:
        away = np.hypot(xs - at[0], ys - at[1]) / face.size
        found: Mask = (away < radius) & (away >= inner) & solid
        return lab[found] if found.sum() > 8 else lab[solid]

    eyes = face.eyes[np.isfinite(face.eyes).all(1)]
    fur = np.concatenate([around(eye, 0.62, 0.4) for eye in eyes])
    nose = around(face.nose, 0.14)
    down = -face.up * face.size
    below = around((face.mouth + 0.2 * down).astype(np.float32), 0.25)
    return FaceColors(
        nose=_nose(nose),
        muzzle=_muzzle(around(face.nose * 0.5 + face.mouth * 0.5, 0.5, 0.1)),
        fur=np.median(fur, axis=0),
        iris=_iris([around(eye, 0.16) for eye in eyes], np.median(fur, axis=0)),
        tongue=is_tongue(below).mean() > TONGUE_SHARE,
    )


def is_tongue(lab: Image) -> Mask:
    """Where colours (..., 3) are a tongue's or a gum's."""
    return np.asarray((lab[..., 1] > 18) & (lab[..., 1] > lab[..., 2] + 2) & (lab[..., 0] > 35))


def _nose(lab: Image) -> LabColor:
    median: LabColor = np.median(lab, axis=0)
    colored = median[0] > PALE_NOSE and np.hypot(median[1], median[2]) > COLORED_NOSE
    return median if colored else BLACK + np.array([4, 0, 0], np.float32)


def _muzzle(lab: Image) -> LabColor:
    """The median without mouth, nostrils and tongue."""
    fur = lab[~is_tongue(lab)]
    fur = fur if len(fur) > 8 else lab
    low, high = np.percentile(fur[:, 0], [40, 92])
    lit = fur[(fur[:, 0] >= low) & (fur[:, 0] <= high)]
    median: LabColor = np.median(lit, axis=0).astype(np.float32)
    return median


def _iris(eyes: list[Image], fur: LabColor) -> LabColor | None:
    """The median of what is bright in both eyes; None where one shows nothing of the kind."""
    found = []
    for lab in eyes:
        bright = (np.hypot(lab[:, 1], lab[:, 2]) > IRIS_CHROMA) & (lab[:, 0] > IRIS_LIGHTNESS)
        seen = bright & (np.linalg.norm(lab - fur, axis=1) > UNLIKE_FUR)
        if seen.mean() < IRIS_SHARE:
            return None
        found.append(lab[seen])
    median: LabColor = np.median(np.concatenate(found), axis=0).astype(np.float32)
    hue = float(np.degrees(np.arctan2(median[2], median[1]))) % 360
    return median if IRIS_HUES[0] < hue < IRIS_HUES[1] else None


def painted(lab: LabColor, *, chroma: float = 1.3) -> Color:
    """sRGB of a colour as paint."""
    return plain(clean(lab[None].astype(np.float32), chroma=chroma)[0])


def plain(lab: LabColor) -> Color:
    """sRGB of a CIELAB colour."""
    red, green, blue = (float(value) for value in to_rgb(lab[None, None].astype(np.float32))[0, 0])
    return red, green, blue
