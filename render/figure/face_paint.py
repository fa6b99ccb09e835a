"""The paint on a face: skin, blush, freckles, lips and wrinkles, with the photo's calmed drawing.

Painted in the place of the average face; `face_uv` says where a figure's own skin has to look.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from pipeline.canonical import KeyFace
from pipeline.color import to_lab, to_rgb
from pipeline.likeness import Likeness
from pipeline.types import FaceTexture
from render.color import color_of
from render.figure.complexion import blush_color, mixed, skin_color
from render.figure.mouth import find_mouth
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats
from render.types import Color

SIDE_PX = 512
LEFT, RIGHT, LOW, HIGH = -1.4, 1.4, -1.3, 1.5  # as of FaceTexture
PX = SIDE_PX / (RIGHT - LEFT)
Image = NDArray[np.float32]


def face_uv(sculpt: Sculpt, points: Floats) -> Floats:
    """Where in the texture points (N, 2 or more) of the figure's face are, float64 (N, 2)."""
    mean = KeyFace.mean()
    to_mean = RBFInterpolator(
        sculpt.face.whole()[:, :2], mean.whole()[:, :2], smoothing=1e-3, neighbors=None
    )
    return uv_of(to_mean(np.clip(points[:, :2], -1.3, 1.6)))


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
    x, y = _grid()
    _tint(image, _blush(likeness, x, y), blush_color(skin))
    _tint(image, _freckles(likeness), mixed(skin, (0.45, 0.2, 0.08), 0.6))
    _tint(
        image, _wrinkles(likeness), mixed(skin, (skin[0] * 0.6, skin[1] * 0.45, skin[2] * 0.4), 0.8)
    )
    if drawing is not None:
        image = _with_drawing(image, drawing, skin, strength)
    _lips(image, lip_color(likeness), skin)
    return np.asarray(np.clip(image * 255 + 0.5, 0, 255), np.uint8)


def lip_color(likeness: Likeness) -> Color:
    """Of the lips: as measured, but of the skin's family."""
    return mixed(color_of(likeness.mouth.lips), skin_color(likeness), 0.25)


def _grid() -> tuple[Image, Image]:
    """x and y of the pixels' middles, float32 (SIDE_PX, SIDE_PX) each."""
    steps = (np.arange(SIDE_PX, dtype=np.float32) + 0.5) / np.float32(PX)
    x, y = np.meshgrid(LEFT + steps, HIGH - steps)
    return x.astype(np.float32), y.astype(np.float32)


def _tint(image: Image, share: Image, color: Color) -> None:
    image += share[..., None] * (np.array(color, np.float32) - image)


def _blush(likeness: Likeness, x: Image, y: Image) -> Image:
    """Cheeks, nose and chin."""
    cheek = KeyFace.mean().left("cheek")[1]
    across = np.abs(x) - (cheek[0] + 0.03)
    share = np.exp(-((across / 0.27) ** 2) - ((y - cheek[1] - 0.03) / 0.22) ** 2)
    share = share + 0.4 * np.exp(-((x / 0.22) ** 2) - ((y - 0.06) / 0.13) ** 2)
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
        cv2.circle(layer, place, int(chance.integers(2, 4)), float(chance.uniform(0.4, 0.9)), -1)
    return np.asarray(cv2.GaussianBlur(layer, (0, 0), 1.0), np.float32) * np.float32(amount)


def _wrinkles(likeness: Likeness) -> Image:
    """Folds from the nose to the mouth, lines on the forehead and beside the eyes."""
    layer = np.zeros((SIDE_PX, SIDE_PX), np.float32)
    amount = likeness.skin.wrinkles
    if amount < 0.2:
        return layer
    fold = np.array([(0.3, 0.0), (0.42, -0.12), (0.5, -0.28), (0.52, -0.42)])
    feet = [np.array([(0.74, 0.47), (0.84, y)]) for y in (0.55, 0.47, 0.39)]
    brow = [
        np.stack([x := np.linspace(-w, w, 24), h - 0.05 * (x / w) ** 2], 1)
        for w, h in ((0.5, 0.99), (0.42, 1.08))
    ]
    for side in (-1, 1):
        for line, width in [(fold, 4)] + [(line, 2) for line in feet]:
            _stroke(layer, line * (side, 1), width)
    for line in brow:
        _stroke(layer, line, 3)
    return np.asarray(cv2.GaussianBlur(layer, (0, 0), 2.2), np.float32) * np.float32(0.8 * amount)


def _stroke(layer: Image, line: Floats, width_px: int) -> None:
    pixels = np.stack([(line[:, 0] - LEFT) * PX, (HIGH - line[:, 1]) * PX], 1)
    cv2.polylines(
        layer, [np.round(pixels * 16).astype(np.int32)], False, 1.0, width_px, cv2.LINE_AA, 4
    )


def _lips(image: Image, color: Color, skin: Color) -> None:
    """The lips and the darker line where they meet."""
    mouth = find_mouth(KeyFace.mean())
    angle = np.linspace(0, 2 * np.pi, 128, endpoint=False)
    layer = np.zeros((SIDE_PX, SIDE_PX), np.float32)
    outline = mouth.points(angle, 0.98)
    pixels = np.stack([(outline[:, 0] - LEFT) * PX, (HIGH - outline[:, 1]) * PX], 1)
    cv2.fillPoly(layer, [np.round(pixels * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    _tint(image, np.asarray(cv2.GaussianBlur(layer, (0, 0), 1.6), np.float32), color)
    line = np.zeros_like(layer)
    _stroke(line, mouth.points(angle[:65], 0.0), 3)
    dark = mixed(color, (color[0] * 0.45, color[1] * 0.3, color[2] * 0.3), 1.0)
    _tint(image, np.asarray(cv2.GaussianBlur(line, (0, 0), 1.2), np.float32) * 0.75, dark)


def _with_drawing(image: Image, drawing: FaceTexture, skin: Color, strength: float) -> Image:
    """The photo's detail added to the paint, as far as it can be trusted."""
    pixels = cv2.resize(drawing.pixels, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    lab = to_lab(np.ascontiguousarray(pixels[..., :3]))
    trust = cv2.GaussianBlur(pixels[..., 3].astype(np.float32) / 255, (0, 0), 6) ** 1.5
    smooth = lab
    for _ in range(2):
        smooth = cv2.bilateralFilter(smooth, 9, 9, 5)
    known = cv2.GaussianBlur(trust, (0, 0), 40)
    base = (
        cv2.GaussianBlur(smooth * trust[..., None], (0, 0), 40) / np.maximum(known, 0.02)[..., None]
    )
    detail = (smooth - base) * (trust * np.float32(0.75 * strength))[..., None]
    painted = to_lab(image) + np.clip(detail, -16, 12).astype(np.float32)
    return to_rgb(np.asarray(painted, np.float32))
