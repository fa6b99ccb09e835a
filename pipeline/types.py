"""The values that flow from a photo to its drawing. Each checks its own shape and dtype."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from config.theme import Drawing
    from pipeline.things import Things

LANDMARK_COUNT = 468  # MediaPipe face mesh
# Indices of the canonical face mesh (MediaPipe, canonical_face_model.obj).
RIGHT_EYE_CORNERS = (33, 133)
LEFT_EYE_CORNERS = (362, 263)
CHIN, FOREHEAD = 152, 10  # the lowest and the highest landmark of an upright face
SKIN, HAIR = 1, 2  # values in Cartoon.areas
HEAD_CLASSES = ("background", "skin", "hair", "cover", "glasses", "beard", "clothes")


def check_array(
    name: str, array: NDArray[np.generic], dtype: type, shape: tuple[int | None, ...]
) -> None:
    """Raise AssertionError unless `array` has this dtype and shape (None: any length)."""
    assert array.dtype == dtype, f"{name} is {array.dtype}, not {np.dtype(dtype)}"
    assert array.ndim == len(shape), f"{name} has shape {array.shape}, not {shape}"
    for length, wanted in zip(array.shape, shape, strict=True):
        assert wanted is None or length == wanted, f"{name} has shape {array.shape}, not {shape}"


@dataclass(frozen=True, eq=False)
class Photo:
    """An upright picture without metadata.

    pixels: uint8 (H, W, 3), sRGB. alpha: float32 (H, W) in [0, 1], or None where the file had
    no alpha channel that means something.
    """

    pixels: NDArray[np.uint8]
    alpha: NDArray[np.float32] | None = None

    def __post_init__(self) -> None:
        check_array("pixels", self.pixels, np.uint8, (None, None, 3))
        if self.alpha is not None:
            check_array("alpha", self.alpha, np.float32, self.pixels.shape[:2])


@dataclass(frozen=True, eq=False)
class FaceMesh:
    """One face: MediaPipe's 468 landmarks.

    landmarks: float32 (468, 3); x right and y down in pixels of the picture it was found in,
    z in pixels toward the viewer. score: the mesh's own confidence, 0 to 1.
    """

    landmarks: NDArray[np.float32]
    score: float

    def __post_init__(self) -> None:
        check_array("landmarks", self.landmarks, np.float32, (LANDMARK_COUNT, 3))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 px around all landmarks."""
        low, high = self.landmarks[:, :2].min(0), self.landmarks[:, :2].max(0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    @property
    def eyes(self) -> NDArray[np.float32]:
        """float32 (2, 3): centres of the eye on the picture's left, then on its right, px."""
        corners = self.landmarks[[*RIGHT_EYE_CORNERS, *LEFT_EYE_CORNERS]].reshape(2, 2, 3)
        centres: NDArray[np.float32] = corners.mean(1).astype(np.float32)
        return centres

    def seen_from(self, x: float, y: float, *, scale: float = 1.0) -> FaceMesh:
        """The same face in a picture whose upper left corner is at x, y px of this one, scaled."""
        moved = (self.landmarks - np.array([x, y, 0], np.float32)) * np.float32(scale)
        return FaceMesh(moved.astype(np.float32), self.score)


@dataclass(frozen=True, eq=False)
class AnimalFace:
    """The marks of one animal's face.

    All float32, x right and y down in pixels of the picture it was found in; left and right are
    the picture's. eyes (2, 2): the left one first; of a head in profile the hidden eye is NaN.
    nose (2,): the tip. mouth (2,): the middle of its line. ears (2, 2): the tips, NaN when
    unseen. score: how sure the finder is, 0 to 1. iris, bare_nose: CIELAB in the photo; None for
    dark eyes, and for a black nose.
    """

    eyes: NDArray[np.float32]
    nose: NDArray[np.float32]
    mouth: NDArray[np.float32]
    ears: NDArray[np.float32]
    score: float
    iris: tuple[float, float, float] | None = None
    bare_nose: tuple[float, float, float] | None = None

    def __post_init__(self) -> None:
        for name, shape in (("eyes", (2, 2)), ("nose", (2,)), ("mouth", (2,)), ("ears", (2, 2))):
            check_array(name, getattr(self, name), np.float32, shape)
        assert np.isfinite(self.eyes).all(1).any(), "a face without an eye"
        assert np.isfinite(self.nose).all(), "a face without a nose"
        assert np.isfinite(self.mouth).all(), "a face without a mouth"

    @property
    def profile(self) -> bool:
        """Whether the head is seen from the side, so that one eye is hidden."""
        return bool(np.isnan(self.eyes).any())

    @property
    def middle(self) -> NDArray[np.float64]:
        """float64 (2,): between the eyes; the seen one of a profile."""
        found: NDArray[np.float64] = np.nanmean(self.eyes.astype(np.float64), axis=0)
        return found

    @property
    def across(self) -> NDArray[np.float64]:
        """float64 (2,), unit: along the line of the eyes to the picture's right."""
        if self.profile:  # level heads' noses lie about 30 degrees below their eyes
            x, y = self.nose - self.middle
            tilt = (np.arctan2(y, abs(x)) - np.radians(30)) / 2 * (1 if x > 0 else -1)
            return np.array([np.cos(tilt), np.sin(tilt)])
        line = (self.eyes[1] - self.eyes[0]).astype(np.float64)
        return np.asarray(line / max(float(np.linalg.norm(line)), 1e-6), np.float64)

    @property
    def up(self) -> NDArray[np.float64]:
        """float64 (2,), unit: from the mouth to the forehead, upright to `across`."""
        up = np.array([self.across[1], -self.across[0]])
        return up if self.profile or (self.middle - self.mouth) @ up > 0 else -up

    @property
    def size(self) -> float:
        """About the distance of the eyes as seen from the front, px; turned heads hide some."""
        nose = self.nose - self.middle
        if self.profile:
            return float(np.linalg.norm(nose)) * 0.8
        apart = float(np.linalg.norm(self.eyes[1] - self.eyes[0]))
        face = float(np.linalg.norm(self.mouth - self.middle))
        return float(np.clip(np.hypot(apart, 0.7 * nose @ self.across), 0.4 * face, 2.5 * face))

    @property
    def turned(self) -> float:
        """How far the head is turned to the picture's right, -1 to 1 (in profile)."""
        aside = float((self.nose - self.middle) @ self.across) / max(self.size, 1e-6)
        return float(np.clip(1.2 * aside, -1, 1))

    @property
    def oval(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The head without its ears: centre float64 (2,) px, half width and height float64 (2,)."""
        chin = float((self.middle - self.mouth) @ self.up) + 0.4 * self.size
        crown = 1.15 * self.size
        wide = (1.4 if self.profile else 1.5) * self.size
        # A turned head shows more of the cheek behind; a profile's snout is as long as its skull.
        aside = (-0.1 if self.profile else 0.3) * self.turned * self.size
        centre = self.middle + self.up * (crown - chin) / 2 - self.across * aside
        return centre, np.array([wide, (crown + chin) / 2])

    def seen_from(self, x: float, y: float, *, scale: float = 1.0) -> AnimalFace:
        """The same face in a picture whose upper left corner is at x, y px of this one, scaled."""
        corner = np.array([x, y], np.float32)
        return self.moved(lambda marks: ((marks - corner) * scale).astype(np.float64))

    def moved(self, place: Callable[[NDArray[np.float32]], NDArray[np.float64]]) -> AnimalFace:
        """The same face with `place` applied to its marks, float32 (N, 2) px, if seen."""
        marks = np.concatenate([self.eyes, self.nose[None], self.mouth[None], self.ears])
        seen = np.isfinite(marks).all(1)
        marks[seen] = place(marks[seen])
        return replace(self, eyes=marks[:2], nose=marks[2], mouth=marks[3], ears=marks[4:])


@dataclass(frozen=True, eq=False)
class HeadParts:
    """What one person's head consists of, in an upright square crop around it.

    shares: float32 (7, S, S), probability of each of HEAD_CLASSES per pixel, sums of 1; what lies
    beyond the photo is background. to_crop: float64 (2, 3), affine from px of the photo to px of
    the crop, in which the eyes are level and every face has the same size. attributes: by name
    (hair, texture, colour, fringe, cover, glasses, beard, moustache, mouth, age, light) the
    probability of each value, sums of 1.
    """

    shares: NDArray[np.float32]
    to_crop: NDArray[np.float64]
    attributes: Mapping[str, Mapping[str, float]]

    def __post_init__(self) -> None:
        side = self.shares.shape[-1]
        check_array("shares", self.shares, np.float32, (len(HEAD_CLASSES), side, side))
        check_array("to_crop", self.to_crop, np.float64, (2, 3))

    @cached_property
    def classes(self) -> NDArray[np.uint8]:
        """uint8 (S, S): index in HEAD_CLASSES of the likeliest class."""
        found: NDArray[np.uint8] = self.shares.argmax(0).astype(np.uint8)
        return found

    def share(self, name: str) -> NDArray[np.float32]:
        """float32 (S, S) in [0, 1]: the probability of one of HEAD_CLASSES."""
        found: NDArray[np.float32] = self.shares[HEAD_CLASSES.index(name)]
        return found

    def likeliest(self, attribute: str) -> str:
        """The value of an attribute with the highest probability."""
        values = self.attributes[attribute]
        return max(values, key=values.__getitem__)


@dataclass(frozen=True, eq=False)
class Cutout:
    """The subject, separated from what is behind it and cropped with a margin.

    pixels: uint8 (H, W, 3), the subject's colours bled outwards, free of the background's.
    alpha: float32 (H, W) in [0, 1]. box: x0, y0, x1, y1 of this crop in the photo, px.
    faces: in pixels of this cutout, largest first; animals: theirs. card: the whole picture with
    rounded corners, because no subject was found, it fills the photo, or the user asked for it.
    lights: how light (L) the photo's lightest parts are, which tells of its exposure; grey: whether
    the photo is black and white. Both None where nothing but the subject is known.
    """

    pixels: NDArray[np.uint8]
    alpha: NDArray[np.float32]
    box: tuple[int, int, int, int]
    faces: tuple[FaceMesh, ...] = ()
    card: bool = False
    animals: tuple[AnimalFace, ...] = ()
    lights: float | None = None
    grey: bool | None = None

    def __post_init__(self) -> None:
        check_array("pixels", self.pixels, np.uint8, (None, None, 3))
        check_array("alpha", self.alpha, np.float32, self.pixels.shape[:2])


@dataclass(frozen=True, eq=False)
class Palette:
    """The colours a prompt stands for: uint8 (K, 3) sRGB, strongest first, K from 3 to 8."""

    colors: NDArray[np.uint8]

    def __post_init__(self) -> None:
        check_array("colors", self.colors, np.uint8, (None, 3))
        assert 3 <= len(self.colors) <= 8, f"{len(self.colors)} colours"


@dataclass(frozen=True, eq=False)
class Brief:
    """All that an order's words mean: how to draw, and what to add.

    prompt: the user's words. theme: name of the nearest theme. embedding: float32 (512,), unit
    length. palette: from the prompt's own words. drawing: the theme's line weight, bands and so
    on. strength: 0 (calm) to 1 (most cartoony). seed: varies the drawing slightly. things: what is
    worn, held and floats around; None for nothing.
    """

    prompt: str
    theme: str
    embedding: NDArray[np.float32]
    palette: Palette
    drawing: Drawing
    strength: float = 0.7
    seed: int = 0
    things: Things | None = None

    def __post_init__(self) -> None:
        check_array("embedding", self.embedding, np.float32, (None,))
        assert 0 <= self.strength <= 1, f"strength {self.strength}"


@dataclass(frozen=True, eq=False)
class Cartoon:
    """The drawing, and the texture of every body.

    pixels: uint8 (S, S, 4) straight alpha, the subject centred and filling the square but for a
    margin, colours bled beyond the alpha's edge. faces, animals: in pixels of this drawing.
    cartoonizer: name and version of what drew it, such as "painted-1". card: see Cutout.
    areas: uint8 (S, S), where the drawing shows SKIN and HAIR (0: anything else), or None when
    the cartoonizer does not know. kept: it was drawn by whoever sent it, so that its colours and
    lines stay as they are.
    """

    pixels: NDArray[np.uint8]
    prompt: str
    seed: int
    cartoonizer: str
    faces: tuple[FaceMesh, ...] = ()
    card: bool = False
    areas: NDArray[np.uint8] | None = None
    animals: tuple[AnimalFace, ...] = ()
    kept: bool = False

    def __post_init__(self) -> None:
        side = self.pixels.shape[0]
        check_array("pixels", self.pixels, np.uint8, (side, side, 4))
        if self.areas is not None:
            check_array("areas", self.areas, np.uint8, (side, side))


@dataclass(frozen=True, eq=False)
class FaceTexture:
    """A face's drawing, unrolled: every face in the place of the average one, light flattened.

    pixels: uint8 (S, S, 4) sRGB and trust: 0 where hair, glasses or the edge of the photo hide the
    skin, or eyes, brows and lips are, which a figure has of its own. The square shows x from -1.4
    to 1.4 and y from -1.3 to 1.5 of pipeline.canonical; row 0 is the top.
    """

    pixels: NDArray[np.uint8]

    def __post_init__(self) -> None:
        side = self.pixels.shape[0]
        check_array("pixels", self.pixels, np.uint8, (side, side, 4))
