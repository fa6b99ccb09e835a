"""The paint on a face: skin, blush, freckles, lips and wrinkles, with the photo's calmed drawing.

Painted in the place of the average face; `face_uv` says where a figure's own skin has to look.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from pipeline.canonical import (
    CHIN,
    FOREHEAD,
    GAP_BOTTOM,
    GAP_TOP,
    KEYS,
    LIPS_BOTTOM,
    LIPS_TOP,
    NOSE_BRIDGE,
    OVAL,
    KeyFace,
)
from pipeline.color import to_lab, to_rgb
from pipeline.likeness import Likeness
from pipeline.types import FaceTexture
from render.color import color_of
from render.figure.complexion import blush_color, mixed, skin_color
from render.figure.mouth import Mouth, find_mouth
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats
from render.figure.stubble import stubble_share
from render.figure.wrinkles import paint_lines
from render.types import Color

SIDE_PX = 512
LEFT, RIGHT, LOW, HIGH = -1.4, 1.4, -1.3, 1.5  # as of FaceTexture
PX = SIDE_PX / (RIGHT - LEFT)
DETAIL = 0.55  # of the photo's detail at full strength
DARKER, LIGHTER = 7.0, 7.0  # units of Lab: folds and shadows of a photo make toys look ill
FOREHEAD_HIGH = 1.1  # y of the average face above which no detail is taken
BROAD_PX = 3.5  # at a quarter of the drawing's size
_LIPS = frozenset(LIPS_TOP + LIPS_BOTTOM + GAP_TOP + GAP_BOTTOM)
_OFF_LIPS = [row for row, index in enumerate(KEYS) if index not in _LIPS]
_MIDDLE = frozenset((OVAL[0], OVAL[-1], *FOREHEAD[:2], *CHIN[:2], *NOSE_BRIDGE))
_PAIRED = [row for row, at in enumerate(_OFF_LIPS) if KEYS[at] not in _MIDDLE]
Image = NDArray[np.float32]


def face_uv(sculpt: Sculpt, points: Floats) -> Floats:
    """Where in the texture points (N, 2 or more) of the figure's face are, float64 (N, 2)."""
    mean = KeyFace.mean()
    to_mean = RBFInterpolator(
        _marks(sculpt.face, sculpt.mouth), _marks(mean, find_mouth(mean)), smoothing=1e-4
    )
    return uv_of(to_mean(np.clip(points[:, :2], -1.3, 1.6)))


def _marks(face: KeyFace, mouth: Mouth) -> Floats:
    """Places that every face has, float64 (N, 2): key points, and the border of sculpted lips."""
    half = face.half[_OFF_LIPS]
    both = np.concatenate([half, half[_PAIRED] * (-1.0, 1.0, 1.0)])[:, :2]
    border = mouth.points(np.linspace(0, 2 * np.pi, 32, endpoint=False), 1.0)
    return np.concatenate([both, border])


def uv_of(places: Floats) -> Floats:
    """Texture coordinates of places (N, 2) on the average face."""
    uv = (places - (LEFT, LOW)) / (RIGHT - LEFT, HIGH - LOW)
    return np.clip(uv, 0.02, 0.98)


def paint_face(
    likeness: Likeness, drawing: FaceTexture | None, strength: float
) -> NDArray[np.uint8]:
    """uint8 (SIDE_PX, SIDE_PX, 3), sRGB; the plain skin along its edge."""
    skin = skin_color(likeness)
    image = np.full((SIDE_PX, SIDE_PX, 3), skin, np.float32)
    x, y = _grid(SIDE_PX)
    _tint(image, _blush(likeness, x, y), blush_color(skin))
    _tint(image, _freckles(likeness), mixed(skin, (0.45, 0.2, 0.08), 0.6))
    _wrinkle(image, likeness, skin)
    if drawing is not None:
        image = _with_drawing(image, drawing, strength)
    shaven = mixed(color_of(likeness.beard.color), skin, 0.3)
    _tint(image, stubble_share(likeness.beard, x, y), shaven)
    _lips(image, lip_color(likeness))
    return np.asarray(np.clip(image * 255 + 0.5, 0, 255), np.uint8)


def lip_color(likeness: Likeness) -> Color:
    """Of the lips: as measured, but of the skin's family."""
    return mixed(color_of(likeness.mouth.lips), skin_color(likeness), 0.15)


def _grid(side: int) -> tuple[Image, Image]:
    """x and y of the pixels' middles, float32 (side, side) each."""
    steps = (np.arange(side, dtype=np.float32) + 0.5) * np.float32((RIGHT - LEFT) / side)
    x, y = np.meshgrid(LEFT + steps, HIGH - steps)
    return x.astype(np.float32), y.astype(np.float32)


def _tint(image: Image, share: Image, color: Color) -> None:
    image += share[..., None] * (np.array(color, np.float32) - image)


def _blush(likeness: Likeness, x: Image, y: Image) -> Image:
    """Cheeks, nose and chin."""
    cheek = KeyFace.mean().left("cheek")[1]
    across = np.abs(x) - (cheek[0] + 0.03)
    share = np.exp(-((across / 0.27) ** 2) - ((y - cheek[1] - 0.03) / 0.22) ** 2)
    share = share + 0.25 * np.exp(-((x / 0.22) ** 2) - ((y - 0.06) / 0.13) ** 2)
    share = share + 0.25 * np.exp(-((x / 0.25) ** 2) - ((y + 0.88) / 0.14) ** 2)
    return np.asarray((0.12 + 0.5 * likeness.skin.blush) * np.minimum(share, 1), np.float32)


def _freckles(likeness: Likeness) -> Image:
    """Soft dots over nose and cheeks; always the same ones."""
    layer = np.zeros((SIDE_PX, SIDE_PX), np.float32)
    amount = likeness.skin.freckles
    if amount < 0.15:
        return layer
    chance = np.random.default_rng(7)
    for _ in range(int(70 * amount)):
        x, y = chance.normal(0, 0.42), 0.1 - abs(chance.normal(0, 0.16)) + 0.1
        place = int((x - LEFT) * PX), int((HIGH - y) * PX)
        cv2.circle(layer, place, int(chance.integers(2, 4)), (float(chance.uniform(0.4, 0.9)),), -1)
    return np.asarray(cv2.GaussianBlur(layer, (0, 0), 1.0), np.float32) * np.float32(amount)


def _wrinkle(image: Image, likeness: Likeness, skin: Color) -> None:
    folds, ridges = paint_lines(likeness, side_px=SIDE_PX, left=LEFT, high=HIGH, unit_px=PX)
    _tint(image, ridges, mixed(skin, (1.0, 0.96, 0.9), 0.3))
    _tint(image, folds, mixed(skin, (skin[0] * 0.6, skin[1] * 0.45, skin[2] * 0.4), 0.8))


def _stroke(layer: Image, line: Floats, width_px: int) -> None:
    pixels = np.stack([(line[:, 0] - LEFT) * PX, (HIGH - line[:, 1]) * PX], 1)
    rounded = [np.round(pixels * 16).astype(np.int32)]
    cv2.polylines(layer, rounded, False, (1.0,), width_px, cv2.LINE_AA, 4)


def _lips(image: Image, color: Color) -> None:
    """The lips and the darker line where they meet."""
    mouth = find_mouth(KeyFace.mean())
    angle = np.linspace(0, 2 * np.pi, 128, endpoint=False)
    layer = np.zeros((SIDE_PX, SIDE_PX), np.float32)
    outline = mouth.points(angle, 0.98)
    pixels = np.stack([(outline[:, 0] - LEFT) * PX, (HIGH - outline[:, 1]) * PX], 1)
    cv2.fillPoly(layer, [np.round(pixels * 16).astype(np.int32)], (1.0,), cv2.LINE_AA, 4)
    _tint(image, np.asarray(cv2.GaussianBlur(layer, (0, 0), 1.6), np.float32), color)
    line = np.zeros_like(layer)
    _stroke(line, mouth.points(angle[:65], 0.0), 3)
    dark = mixed(color, (color[0] * 0.45, color[1] * 0.3, color[2] * 0.3), 1.0)
    _tint(image, np.asarray(cv2.GaussianBlur(line, (0, 0), 1.2), np.float32) * 0.75, dark)


def _with_drawing(image: Image, drawing: FaceTexture, strength: float) -> Image:
    """The photo's detail added to the paint, as far as it can be trusted."""
    side = SIDE_PX // 2  # soft detail needs no more
    pixels = cv2.resize(drawing.pixels, (side, side), interpolation=cv2.INTER_AREA)
    trust = cv2.GaussianBlur(pixels[..., 3].astype(np.float32) / 255, (0, 0), 3) ** 1.5
    smooth = to_lab(np.ascontiguousarray(pixels[..., :3]))
    for _ in range(2):
        smooth = np.asarray(cv2.bilateralFilter(smooth, 5, 9, 3), np.float32)
    detail = (smooth - _broad(smooth, trust)) * (trust * np.float32(DETAIL * strength))[..., None]
    detail = np.clip(detail, -DARKER, LIGHTER) * _wanted(side)
    detail = cv2.resize(detail, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_LINEAR)
    return to_rgb(np.asarray(to_lab(image) + detail, np.float32))


def _wanted(side: int) -> Image:
    """0 about the eyes and under the hair, which cast their own shadows on a toy: float32
    (side, side, 1)."""
    x, y = _grid(side)
    corners = KeyFace.mean().left("eye")[[0, 8], :2].mean(0)
    away = np.hypot((np.abs(x) - corners[0]) / 0.42, (y - corners[1]) / 0.3)
    below_hair = np.clip((FOREHEAD_HIGH - y) / 0.25, 0, 1)
    return np.asarray(np.clip(away - 0.6, 0, 1) ** 2 * below_hair, np.float32)[..., None]


def _broad(lab: Image, trust: Image) -> Image:
    """The drawing without detail: the mean of what is trusted about each pixel."""
    small = (lab.shape[1] // 4, lab.shape[0] // 4)
    weight = cv2.resize(trust, small, interpolation=cv2.INTER_AREA)
    known = cv2.resize(lab * trust[..., None], small, interpolation=cv2.INTER_AREA)
    total = np.maximum(cv2.GaussianBlur(weight, (0, 0), BROAD_PX), 0.02)
    mean = cv2.GaussianBlur(known, (0, 0), BROAD_PX) / total[..., None]
    return np.asarray(cv2.resize(mean, lab.shape[1::-1], interpolation=cv2.INTER_LINEAR))
