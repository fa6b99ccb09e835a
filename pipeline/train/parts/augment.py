"""Views of a head: moved, mirrored, cut by the photo's edge, in other light and other quality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.parts.crop import BEYOND, CROP_PX, HeadCrop, cut_head, warp
from pipeline.parts.looks import LOOKS, Look, seen_by
from pipeline.train.parts.heads import HEAD_PX, Head
from pipeline.train.parts.labels import UNSURE
from pipeline.train.parts.worn import dress
from pipeline.types import FaceMesh

TURN_DEG = 8.0
ZOOM = (0.9, 1.12)
SHIFT = 0.05  # of the side
CUT = 0.14  # of the side, the most that an edge takes away
TIGHT = 0.3  # share of cut heads of which hardly more than the face is left
TIGHT_CUT = (0.12, 0.27)  # of the side, what each edge takes away then
SLACK_PX = 1.2  # of landmarks, at 256 px: the mesh is never quite right
COLORFUL = ("red", "blond", "dyed", "brown")  # hair that a grey picture no longer tells
Colors = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class View:
    """What the network is shown. crop, classes uint8 (S, S), read: what it shall say."""

    crop: HeadCrop
    classes: NDArray[np.uint8]
    read: Mapping[str, str]


def plain_view(head: Head, side_px: int = CROP_PX, look: Look = LOOKS[0]) -> View:
    """The head as it is, as the reader looks at it."""
    plain = np.column_stack([np.eye(2) * side_px / HEAD_PX, np.zeros(2)])
    return _seen(head, seen_by(look, plain, side_px), side_px)


def random_view(head: Head, rng: np.random.Generator, side_px: int = CROP_PX) -> View:
    """The head as another photo might have shown it."""
    worn = dress(head, rng)
    slack = worn.landmarks + rng.normal(0, SLACK_PX, (1, 3)).astype(np.float32)
    worn = replace(_cut(worn, rng), landmarks=slack.astype(np.float32))
    view = _relit(_seen(worn, _affine(rng, side_px), side_px), rng)
    return _mirrored(view) if rng.random() < 0.5 else view


def _seen(head: Head, affine: NDArray[np.float64], side_px: int) -> View:
    face = FaceMesh(head.landmarks, 1.0)
    crop = cut_head(head.pixels, face, to_crop=affine, side_px=side_px)
    inside = warp((head.inside * 255).astype(np.uint8), affine, side_px, [0.0])
    guides = np.concatenate([inside[None].astype(np.float32) / 255, crop.guides[1:]])
    classes = cv2.warpAffine(
        head.classes, affine, (side_px, side_px), flags=cv2.INTER_NEAREST, borderValue=(UNSURE,)
    )
    return View(HeadCrop(crop.pixels, guides, affine), np.asarray(classes, np.uint8), head.read)


def _affine(rng: np.random.Generator, side_px: int) -> NDArray[np.float64]:
    angle = float(np.clip(rng.normal(0, TURN_DEG / 2), -TURN_DEG, TURN_DEG))
    zoom = float(rng.uniform(*ZOOM)) * side_px / HEAD_PX
    affine = cv2.getRotationMatrix2D((HEAD_PX / 2, HEAD_PX / 2), angle, zoom)
    moved = (side_px - HEAD_PX) / 2 + rng.uniform(-SHIFT, SHIFT, 2) * side_px
    return np.column_stack([affine[:, :2], affine[:, 2] + moved])


def _mirrored(view: View) -> View:
    crop = HeadCrop(
        np.ascontiguousarray(view.crop.pixels[:, ::-1]),
        np.ascontiguousarray(view.crop.guides[..., ::-1]),
        view.crop.to_crop,
    )
    return replace(view, crop=crop, classes=np.ascontiguousarray(view.classes[:, ::-1]))


def _cut(head: Head, rng: np.random.Generator) -> Head:
    """Cut off by the photo's edge on some sides, or so tightly that hair must be guessed."""
    if rng.random() < 0.65:
        return head
    tight = rng.random() < TIGHT and head.read.get("cover") == "none"  # no guess at hats
    inside = head.inside.copy()
    for turn in range(4):
        rows = np.rot90(inside, turn)  # a view: what is cleared here is cleared in `inside`
        if tight:
            rows[: int(rng.uniform(*TIGHT_CUT) * HEAD_PX)] = False
        elif rng.random() < 0.4:
            first = int(np.argmax(rows.any(1)))
            rows[: first + int(rng.uniform(0, CUT) * HEAD_PX)] = False
    pixels = np.where(inside[..., None], head.pixels, np.array(BEYOND, np.uint8))
    classes = np.where(inside, head.classes, UNSURE).astype(np.uint8)
    return replace(head, pixels=pixels.astype(np.uint8), inside=inside, classes=classes)


def _relit(view: View, rng: np.random.Generator) -> View:
    """The same in other light and quality; what lies beyond the photo stays as it was."""
    read = dict(view.read)
    colors = view.crop.pixels.astype(np.float32) / 255
    if rng.random() < 0.2:
        colors = np.repeat(colors @ np.array([[0.3], [0.59], [0.11]], np.float32), 3, 2)
        if read.get("colour") in COLORFUL:
            read["colour"] = ""
    kind = str(rng.choice(["", "half", "dark", "coloured"], p=[0.8, 0.07, 0.06, 0.07]))
    if kind:
        colors = _lit(colors, kind, rng)
        read["light"] = kind
    colors = toned(colors, rng)
    pixels = worse(np.clip(colors * 255, 0, 255).astype(np.uint8), rng)
    pixels = np.where(view.crop.guides[0, ..., None] > 0.5, pixels, np.array(BEYOND, np.uint8))
    crop = HeadCrop(pixels.astype(np.uint8), view.crop.guides, view.crop.to_crop)
    return View(crop, view.classes, read)


def toned(colors: Colors, rng: np.random.Generator) -> Colors:
    """Other brightness, contrast, saturation and white balance."""
    contrast, gamma = rng.uniform(0.75, 1.25), rng.uniform(0.75, 1.3)
    colors = (colors.clip(0, 1) ** gamma - 0.5) * contrast + 0.5 + rng.uniform(-0.06, 0.06)
    grey = colors.mean(2, keepdims=True)
    colors = grey + (colors - grey) * rng.uniform(0.6, 1.3)
    return np.asarray(colors * rng.uniform(0.94, 1.06, 3), np.float32)


def _lit(colors: Colors, kind: str, rng: np.random.Generator) -> Colors:
    """Light from one side, little light, or light of a colour."""
    if kind == "dark":
        return np.asarray(colors * rng.uniform(0.25, 0.45), np.float32)
    if kind == "coloured":
        tint = rng.dirichlet([2.0, 2.0, 2.0]) * 3
        return np.asarray(colors * (0.4 + 0.6 * tint), np.float32)
    side = colors.shape[0]
    angle, middle = rng.uniform(0, 2 * np.pi), side / 2 + rng.normal(0, 0.04) * side
    ys, xs = np.mgrid[:side, :side].astype(np.float32)
    along = (xs - middle) * np.cos(angle) + (ys - middle) * 0.4 * np.sin(angle)
    shadow = 1 / (1 + np.exp(-along / (rng.uniform(0.01, 0.06) * side)))
    darkest = rng.uniform(0.25, 0.55)
    return np.asarray(colors * (darkest + (1 - darkest) * shadow)[..., None], np.float32)


def worse(pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Blurred, small, noisy or compressed."""
    if rng.random() < 0.3:
        share = rng.uniform(0.35, 0.9)
        small = cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
        pixels = np.asarray(cv2.resize(small, pixels.shape[1::-1]), np.uint8)
    if rng.random() < 0.2:
        noise = rng.normal(0, rng.uniform(2, 10), pixels.shape)
        pixels = np.clip(pixels + noise, 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        quality = int(rng.uniform(25, 85))
        _, code = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
        pixels = np.asarray(cv2.imdecode(code, cv2.IMREAD_COLOR), np.uint8)
    return pixels
