"""The colours of an animal's features, read from its drawing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.color import to_lab, to_rgb
from pipeline.types import AnimalFace, Cartoon
from render.animal.gape import find_gape, is_tongue, tongue_share
from render.relief.colors import clean
from render.relief.raster import Image, Mask
from render.types import Color

LabColor = NDArray[np.float32]

BLACK = np.array([7.0, 0.5, 1.0], np.float32)
PINK = np.array([62.0, 38.0, 16.0], np.float32)  # a tongue
PALE_NOSE, COLORED_NOSE = 36.0, 12.0  # lightness and chroma from which a nose is not black
IRIS_HUES = (50.0, 290.0)  # degrees: redder ones are lids or a flash
IRIS_CHROMA, IRIS_LIGHTNESS, IRIS_SHARE = 14.0, 30.0, 0.14
PUPIL_LIGHTNESS, PUPIL_SHARE = 26.0, 0.08
UNLIKE_FUR = 11.0
MORE_CHROMA = 1.15  # an iris is as much more colourful than fur in the same shade
BROWN_HUE = 72.0  # degrees: up to it an iris is brown, as dogs' are
ONE_COLOR = 24.0  # CIELAB distance of two eyes
TONGUE_RED = 14.0  # a* by which a tongue is redder than the fur
TONGUE_SHARE = 0.08  # of the disc below the mouth
OPEN_SHARE = 0.03  # of the place of an open mouth
MASK, MASK_SHARE = 22.0, 0.6  # lightness below the fur's of dark masks, share of a muzzle
BARE = 0.1  # share of pink between the eyes: such faces are bare, and their mouths no redder


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
    usual = np.median(fur, axis=0)
    muzzle = _muzzle(around(face.nose * 0.5 + face.mouth * 0.5, 0.5, 0.1), usual)
    gape = find_gape(lab, face, muzzle, usual) & solid
    furs = np.concatenate([fur, around(face.nose, 0.7, 0.4)])
    bare = is_tongue(around(face.middle.astype(np.float32), 0.35)).mean() > BARE
    pants = tongue_share(lab, face, gape) > OPEN_SHARE and not bare
    return FaceColors(
        nose=_nose(nose, pale=not face.profile),
        muzzle=muzzle,
        fur=usual,
        iris=_iris([around(eye, 0.17) for eye in eyes], usual),
        tongue=pants or (_hangs_out(below, furs) and not bare),
    )


def has_clear_iris(colors: FaceColors) -> bool:
    """Whether eyes are amber, green or blue, as cats' are."""
    return colors.iris is not None and hue_deg(colors.iris) >= BROWN_HUE


def hue_deg(lab: LabColor) -> float:
    """0 to 360."""
    return float(np.degrees(np.arctan2(lab[2], lab[1])) % 360)


def _hangs_out(below: Image, fur: Image) -> bool:
    """Whether a tongue is seen below the mouth, and not just pink skin all over."""
    seen = is_tongue(below)
    if seen.mean() < TONGUE_SHARE:
        return False
    redder = float(np.median(below[seen][:, 1]) - np.median(fur[:, 1]))
    return redder > TONGUE_RED and is_tongue(fur).mean() < 0.5 * seen.mean()


def _nose(lab: Image, *, pale: bool) -> LabColor:
    """Black, or the median where that is clearly coloured.

    pale: whether fur-coloured noses are believed; a profile's lies at the edge of its fur.
    """
    matt = lab[lab[:, 0] <= np.median(lab[:, 0])]  # wet noses glint
    median: LabColor = np.median(matt, axis=0).astype(np.float32)
    colored = median[0] > PALE_NOSE and np.hypot(median[1], median[2]) > COLORED_NOSE
    pink = colored and median[1] > median[2]
    return median if (colored and pale) or pink else BLACK + np.array([4, 0, 0], np.float32)


def _muzzle(lab: Image, usual: LabColor) -> LabColor:
    """The median without mouth, nostrils and tongue; of a dark mask in lighter fur, its own."""
    fur = lab[~is_tongue(lab)]
    fur = fur if len(fur) > 8 else lab
    masked = (fur[:, 0] < usual[0] - MASK).mean() > MASK_SHARE
    low, high = np.percentile(fur[:, 0], [5, 60] if masked else [40, 92])
    lit = fur[(fur[:, 0] >= low) & (fur[:, 0] <= high)]
    median: LabColor = np.median(lit, axis=0).astype(np.float32)
    return median


def _iris(rings: list[Image], fur: LabColor) -> LabColor | None:
    """The median of what is bright around both pupils; None where it may be fur or its shade."""
    found = [_bright(ring, fur) for ring in rings]
    if any(color is None for color in found):
        return None
    irises = np.array(found, np.float32)
    if np.linalg.norm(irises.max(0) - irises.min(0)) > ONE_COLOR:
        return None
    median: LabColor = irises.mean(0).astype(np.float32)
    return median if IRIS_HUES[0] < hue_deg(median) < IRIS_HUES[1] else None


def _bright(ring: Image, fur: LabColor) -> LabColor | None:
    """The median of an eye's coloured pixels that are no fur; None where they are few."""
    lightness = ring[:, 0]
    chroma = np.hypot(ring[:, 1], ring[:, 2])
    seen = (lightness > IRIS_LIGHTNESS) & (chroma > IRIS_CHROMA)
    seen &= np.linalg.norm(ring - fur, axis=1) > UNLIKE_FUR
    # A patch of other fur has no pupil.
    pupil = float(np.mean(lightness < np.minimum(PUPIL_LIGHTNESS, 0.6 * fur[0])))
    if seen.mean() < IRIS_SHARE or pupil < PUPIL_SHARE:
        return None
    median: LabColor = np.median(ring[seen], axis=0).astype(np.float32)
    shaded = np.hypot(fur[1], fur[2]) * median[0] / max(float(fur[0]), 1.0)
    return median if np.hypot(median[1], median[2]) > MORE_CHROMA * shaded else None


def as_paint(lab: LabColor, *, chroma: float = 1.3) -> LabColor:
    """A colour as a toy's paint shows it."""
    return np.asarray(clean(lab[None].astype(np.float32), chroma=chroma)[0], np.float32)


def painted(lab: LabColor, *, chroma: float = 1.3) -> Color:
    """sRGB of a colour as paint."""
    return plain(as_paint(lab, chroma=chroma))


def plain(lab: LabColor) -> Color:
    """sRGB of a CIELAB colour."""
    red, green, blue = (float(value) for value in to_rgb(lab[None, None].astype(np.float32))[0, 0])
    return red, green, blue
