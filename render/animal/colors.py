"""The colours of an animal's features: eyes and nose as in the photo, fur as in the drawing."""

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
BLACK_NOSE = np.array([11.0, 0.5, 1.0], np.float32)
# Degrees: up to the one an iris is brown, as dogs' are, from the other on blue, as some dogs' are.
BROWN_HUE, BLUE_HUE = 72.0, 200.0
TONGUE_RED = 14.0  # a* by which a tongue is redder than the fur
TONGUE_SHARE = 0.08  # of the disc below the mouth
OPEN_SHARE = 0.03  # of the place of an open mouth
MASK, MASK_SHARE = 22.0, 0.6  # lightness below the fur's of dark masks, share of a muzzle
BARE = 0.1  # share of pink between the eyes: such faces are bare, and their mouths no redder


@dataclass(frozen=True, eq=False)
class FaceColors:
    """CIELAB float32 (3,) each.

    fur: around the eyes. iris: None where it is dark. tongue: whether one hangs out.
    """

    nose: LabColor
    muzzle: LabColor
    fur: LabColor
    iris: LabColor | None
    tongue: bool


def read_colors(cartoon: Cartoon, face: AnimalFace) -> FaceColors:
    """What the photo told of a face, and what its drawing shows at its marks."""
    lab = to_lab(cartoon.pixels[..., :3].astype(np.float32) / np.float32(255))
    solid = cartoon.pixels[..., 3] > 127
    ys, xs = np.mgrid[: lab.shape[0], : lab.shape[1]].astype(np.float32)

    def around(at: NDArray[np.float32], radius: float, inner: float = 0.0) -> Image:
        away = np.hypot(xs - at[0], ys - at[1]) / face.size
        found: Mask = (away < radius) & (away >= inner) & solid
        return lab[found] if found.sum() > 8 else lab[solid]

    eyes = face.eyes[np.isfinite(face.eyes).all(1)]
    fur = np.concatenate([around(eye, 0.62, 0.4) for eye in eyes])
    down = -face.up * face.size
    below = around((face.mouth + 0.2 * down).astype(np.float32), 0.25)
    usual = np.median(fur, axis=0)
    muzzle = _muzzle(around(face.nose * 0.5 + face.mouth * 0.5, 0.5, 0.1), usual)
    gape = find_gape(lab, face, muzzle, usual) & solid
    furs = np.concatenate([fur, around(face.nose, 0.7, 0.4)])
    bare = is_tongue(around(face.middle.astype(np.float32), 0.35)).mean() > BARE
    pants = tongue_share(lab, face, gape) > OPEN_SHARE and not bare
    return FaceColors(
        nose=_nose(face),
        muzzle=muzzle,
        fur=usual,
        iris=None if face.iris is None else np.array(face.iris, np.float32),
        tongue=pants or (_hangs_out(below, furs) and not bare),
    )


def has_clear_iris(colors: FaceColors) -> bool:
    """Whether eyes are amber or green, as cats' are."""
    return colors.iris is not None and BROWN_HUE <= hue_deg(colors.iris) <= BLUE_HUE


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


def _nose(face: AnimalFace) -> LabColor:
    """Black, unless it is bare; a profile's lies at the edge of its fur, whose colour it takes."""
    if face.bare_nose is None:
        return BLACK_NOSE
    bare = np.array(face.bare_nose, np.float32)
    return BLACK_NOSE if face.profile and bare[1] < bare[2] else bare


def _muzzle(lab: Image, usual: LabColor) -> LabColor:
    """The median without mouth, nostrils and tongue; of a dark mask in lighter fur, its own."""
    fur = lab[~is_tongue(lab)]
    fur = fur if len(fur) > 8 else lab
    masked = (fur[:, 0] < usual[0] - MASK).mean() > MASK_SHARE
    low, high = np.percentile(fur[:, 0], [5, 60] if masked else [40, 92])
    lit = fur[(fur[:, 0] >= low) & (fur[:, 0] <= high)]
    median: LabColor = np.median(lit, axis=0).astype(np.float32)
    return median


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
