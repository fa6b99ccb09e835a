"""Eyes drawn clearly over the flattened picture, in colours read from it and shapes of a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.color import Array, blur, smoothstep
from pipeline.painted.eye_shapes import pupil, shine
from pipeline.painted.face_regions import LEFT_EYE, RIGHT_EYE, fill
from pipeline.painted.marks import Point, disc, paint, stroke
from pipeline.types import FaceMesh

if TYPE_CHECKING:  # machines that only train have no pydantic
    from config.theme import EyeName

MIN_EYE_PX = 9.0  # narrower eyes are left as the picture has them
CLEAR_EYE_PX = (9.0, 24.0)  # between these, drawn eyes take over from the picture's
HIDDEN = 0.38  # lightness around an eye over the cheek's, below which glasses hide it
CLOSED = 0.13  # openness (height over width) below which an eye is a line
UPPER_LID, LOWER_LID = 9, 8  # points of an eye's contour: 0..8 above, 8..16 below
OPENING = (1.06, 1.28)  # how much wider and higher an eye is drawn
IRIS_SHARE = 0.27  # radius over the eye's width; people have 0.22
BROWN_CHROMA, BROWN_LIGHTNESS = 9.0, 42.0  # of the iris in the photo
BROWN = (9.0, 16.0)  # a and b
DOWN = np.array([0.0, 1.0])


@dataclass(frozen=True, eq=False)
class Eye:
    """One eye as it is drawn: geometry on the canvas, px.

    contour: (16, 2). inside: float32 (H, W). openness: height over width. gaze: the iris' middle.
    """

    contour: Point
    inside: Array
    centre: Point
    width: float
    openness: float
    gaze: Point

    @property
    def open(self) -> bool:
        """Whether more than a line is seen of it."""
        return self.openness >= CLOSED

    @property
    def clear(self) -> float:
        """How far it is drawn, 0 to 1; small eyes are left more to the picture."""
        return float(np.interp(self.width, CLEAR_EYE_PX, [0.35, 1]))

    @property
    def radius(self) -> float:
        """Of the iris."""
        return IRIS_SHARE * self.width

    @property
    def iris(self) -> Array:
        """float32 (H, W)."""
        return np.asarray(disc(self.inside.shape, self.gaze, self.radius) * self.inside)

    def pupil(self, name: EyeName) -> Array:
        """float32 (H, W): in a look's shape."""
        return np.asarray(pupil(name, self.inside.shape, self.gaze, self.radius) * self.inside)

    def shine(self, name: EyeName) -> Array:
        """float32 (H, W): its lights."""
        lights = shine(name, self.inside.shape, self.gaze, self.radius)
        return np.asarray(lights * (1.3 * self.inside).clip(0, 1))

    @property
    def upper(self) -> Point:
        return self.contour[:UPPER_LID]

    @property
    def lower(self) -> Point:
        return np.concatenate([self.contour[LOWER_LID:], self.contour[:1]])


def _opened(contour: Point) -> Point:
    """An eye's contour (16, 2), a little wider and clearly higher: drawn eyes are open."""
    across = contour[8] - contour[0]
    across /= max(float(np.linalg.norm(across)), 1e-6)
    down = np.array([-across[1], across[0]])
    middle = contour.mean(0)
    offset = contour - middle
    wide, high = offset @ across * OPENING[0], offset @ down * OPENING[1]
    return np.asarray(middle + wide[:, None] * across + high[:, None] * down, np.float64)


def _eye(source: Array, face: FaceMesh, indices: tuple[int, ...]) -> Eye:
    contour = face.landmarks[list(indices), :2].astype(float)
    width = float(np.linalg.norm(contour[8] - contour[0]))
    height = float(np.linalg.norm(contour[4] - contour[12]))
    contour = _opened(contour)
    inside = fill(source.shape[:2], contour)
    centre, openness = contour.mean(0), height / max(width, 1e-6)
    gaze = _gaze(source, inside, centre, width)
    return Eye(contour, inside, centre, width, openness, gaze)


def _hidden(lab: Array, eye: Eye) -> bool:
    """Whether dark glasses (or a hand, or hair) lie over the eye: it is darker than the cheek."""
    around = (blur(eye.inside, 0.28 * eye.width) > 0.12) & (eye.inside < 0.05)
    if not around.any():
        return True
    across = eye.contour[LOWER_LID] - eye.contour[0]
    below = np.array([-across[1], across[0]])
    below *= np.sign(below[1]) * 1.05  # an eye's width further down
    cheek = lab[fill(eye.inside.shape, eye.contour + below) > 0.5][:, 0]
    if not len(cheek):
        return False
    return bool(np.percentile(lab[around][:, 0], 60) < HIDDEN * np.median(cheek))


def _gaze(lab: Array, inside: Array, centre: Point, width: float) -> Point:
    """Where the iris is: the middle of what is dark inside the eye, held near its centre."""
    ys, xs = np.nonzero(inside)
    lightness, share = lab[ys, xs, 0], inside[ys, xs]
    sure = share > 0.5
    if int(sure.sum()) < 12:
        return centre
    low, high = np.percentile(lightness[sure], [10, 75])
    # Lashes and corners are dark, too: what lies in the middle counts more.
    reach = np.hypot(xs - centre[0], ys - centre[1]) / (0.5 * width)
    dark = share * smoothstep(lightness, high, low) * smoothstep(reach, 0.9, 0.3)
    total = float(dark.sum())
    if total < 3:
        return centre
    found = np.array([(dark * xs).sum(), (dark * ys).sum()]) / total
    # Lids and lashes pull the middle up and down; a look to the side is what matters.
    return np.asarray(centre + np.array([0.8, 0.3]) * (found - centre), np.float64)


def _iris_color(lab: Array, centre: Point, radius: float, shape: tuple[int, ...]) -> Array:
    """A rich, dark colour of the iris seen around `centre`."""
    seen = lab[disc(shape, centre, radius) > 0.5]
    if not len(seen):
        return np.array([26, 8, 10], np.float32)
    # The iris is the lighter part of what is dark: the rest is pupil and lashes.
    color = np.median(seen[seen[:, 0] >= np.percentile(seen[:, 0], 45)], 0).astype(np.float32)
    chroma = float(np.hypot(color[1], color[2]))
    color[1:] *= min(1.6, 30 / max(chroma, 1e-3)) if chroma > 4 else 1.0
    if chroma < BROWN_CHROMA and color[0] < BROWN_LIGHTNESS:
        color[1:] = BROWN  # dark eyes look grey in small photos
    color[0] = np.clip(1.1 * color[0] + 4, 24, 52)
    return np.asarray(color, np.float32)


def _white(source: Array, eye: Eye, low: float, high: float) -> Array:
    """The white of an eye, lab (3,): bright, but in the light the face is in."""
    seen = source[eye.inside > 0.5][:, 0]
    brightest = float(np.percentile(seen, 88)) if len(seen) else low
    return np.array([np.clip(brightest + 16, low, high), 0.5, 2], np.float32)


def _draw_open_eye(lab: Array, source: Array, eye: Eye, name: EyeName) -> Array:
    shape, gaze, radius = eye.inside.shape, eye.gaze, eye.radius
    iris = _iris_color(source, gaze, 0.7 * radius, shape)
    white = _white(source, eye, 72, 93)
    lab = paint(lab, 0.92 * eye.inside, white)
    shadow = stroke(shape, eye.upper + DOWN * 0.10 * eye.width, 0.18 * eye.width, taper=0.5)
    lab = paint(lab, 0.35 * shadow * eye.inside, np.array([70, 2, 0], np.float32))
    rim = np.array([10, iris[1] * 0.4, iris[2] * 0.4], np.float32)
    lab = paint(lab, eye.iris, rim)
    lab = paint(lab, disc(shape, gaze, 0.84 * radius) * eye.inside, iris)
    glow = disc(shape, gaze + DOWN * 0.42 * radius, 0.46 * radius) * eye.inside
    lab = paint(lab, 0.5 * glow, iris + np.array([18, 0, 4], np.float32))
    lab = paint(lab, eye.pupil(name), np.array([5, 1, 1], np.float32))
    return paint(lab, eye.shine(name), np.array([99, 0, 0], np.float32))


def find_eyes(source: Array, face: FaceMesh) -> list[Eye]:
    """The eyes that are drawn of a face on source lab (H, W, 3); none behind dark glasses."""
    eyes = [_eye(source, face, indices) for indices in (RIGHT_EYE, LEFT_EYE)]
    widest = max(eye.width for eye in eyes)
    if any(_hidden(source, eye) for eye in eyes if eye.width > 0.45 * widest):
        return []  # glasses hide both or none
    # The far eye of a profile is a sliver that the mesh only guesses.
    return [eye for eye in eyes if eye.width >= max(MIN_EYE_PX, 0.45 * widest)]


def draw_eyes(
    lab: Array, source: Array, face: FaceMesh, skin: Array, name: EyeName = "round"
) -> Array:
    """The face's eyes drawn over lab (H, W, 3), read from source lab; skin: lab (3,)."""
    shape = lab.shape[:2]
    ink = np.array([min(12.0, 0.3 * skin[0]), 5, 4], np.float32)
    for eye in find_eyes(source, face):
        clear = eye.clear
        if eye.open:
            lab = lab + np.float32(clear) * (_draw_open_eye(lab, source, eye, name) - lab)
            lab = paint(lab, 0.5 * clear * stroke(shape, eye.lower, 0.045 * eye.width), ink)
            lab = paint(lab, clear * stroke(shape, eye.upper, 0.09 * eye.width, taper=0.25), ink)
        else:
            lab = paint(lab, clear * stroke(shape, eye.lower, 0.10 * eye.width), ink)
    return lab
