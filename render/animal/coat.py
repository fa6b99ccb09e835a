"""Makes the drawn coat a toy's: calm colours on the head, standing ears with an inner side."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from pipeline.color import to_lab, to_rgb
from pipeline.types import AnimalFace, Cartoon
from render.animal.face import EAR_ROOT, HANGING, Floats
from render.geometry import smoothstep
from render.relief.raster import Image

CALM_REACH = 0.07  # of the face's size: hairs and drops finer than this are smoothed away
CALM_COLORS = 12.0  # CIELAB distance that is smoothed: stripes and patches differ by more
CALM_ROUNDS = 2
MURKY, SPREAD, LIFT = 42.0, 12.0, 7.0  # lightness of shadows, about which so much light is added
CLEARER = 1.12  # of the shadows' chroma
HEAD_EDGE = 0.25  # of the head's oval, over which calm fades into the body
INNER = (0.16, 0.78)  # from where to where along a standing ear its inner side shows
INNER_WIDTH = 0.17  # of the face's size at the root
LIT, PINK = 7.0, (9.0, 4.0)  # of an inner side beyond its fur: lightness, a* and b*
TINT = 0.75  # share of it that is mixed in
MOST_TURNED = 0.75  # of a head: beyond it the far ear shows its back


def as_toy_coat(cartoon: Cartoon, face: AnimalFace) -> Cartoon:
    """The drawing in a toy's colours, and the head of this face painted as a toy's."""
    lab = to_lab(cartoon.pixels[..., :3].astype(np.float32) / np.float32(255))
    lab = _calmed(_lit(lab), face)
    for ear in face.ears[np.isfinite(face.ears).all(1)]:
        if _stands(face, ear):
            lab = _with_inner_side(lab, face, ear.astype(np.float64))
    painted = np.round(to_rgb(lab) * 255).astype(np.uint8)
    return replace(cartoon, pixels=np.dstack([painted, cartoon.pixels[..., 3]]))


def _lit(lab: Image) -> Image:
    """Shadows lighter and clearer: a toy's colours are never murky, and black stays black."""
    share = np.exp(-(((lab[..., :1] - MURKY) / SPREAD) ** 2)).astype(np.float32)
    lit = lab.copy()
    lit[..., :1] += LIFT * share
    lit[..., 1:] *= 1 + (CLEARER - 1) * share
    return lit


def _calmed(lab: Image, face: AnimalFace) -> Image:
    """Flat patches on the head, their edges kept."""
    reach = max(CALM_REACH * face.size, 1.0)
    calm = lab
    for _ in range(CALM_ROUNDS):
        calm = np.asarray(cv2.bilateralFilter(calm, 0, CALM_COLORS, reach), np.float32)
    share = _head(lab.shape, face)[..., None]
    return np.asarray(lab + share * (calm - lab), np.float32)


def _head(shape: tuple[int, ...], face: AnimalFace) -> Image:
    """1 on the head, float32 (H, W), fading out beyond its oval."""
    centre, half = face.oval
    x, y = _offsets(shape, centre)
    away = np.hypot(
        (x * face.across[0] + y * face.across[1]) / half[0],
        (x * face.up[0] + y * face.up[1]) / half[1],
    )
    return _smooth((1 - away) / HEAD_EDGE + 1)


def _stands(face: AnimalFace, tip: Floats) -> bool:
    """Whether an ear stands and shows its inner side."""
    high = float((tip - face.middle) @ face.up)
    return high > HANGING * face.size and abs(face.turned) < MOST_TURNED


def _with_inner_side(lab: Image, face: AnimalFace, tip: Floats) -> Image:
    """Lighter and pinker along an ear's middle."""
    share = TINT * _inner(lab.shape, face, tip)
    if not (share > 0.3).any():
        return lab
    inner = np.median(lab[share > 0.3], axis=0)
    inner = inner + np.array([LIT, *PINK], np.float32) * (1 if inner[0] > 20 else 0.6)
    return np.asarray(lab + share[..., None] * (inner - lab), np.float32)


def _inner(shape: tuple[int, ...], face: AnimalFace, tip: Floats) -> Image:
    """1 on the inner side of the ear with this tip, float32 (H, W)."""
    centre, half = face.oval
    reach = float(np.linalg.norm((tip - centre) / half.mean()))
    root = centre + (tip - centre) * min(EAR_ROOT / max(reach, 1e-6), 0.9)
    line = tip - root
    x, y = _offsets(shape, root)
    along = (x * line[0] + y * line[1]) / max(float(line @ line), 1e-6)
    aside = np.abs(x * line[1] - y * line[0]) / max(float(np.linalg.norm(line)), 1e-6)
    low, high = INNER
    course = np.clip((along - low) / (high - low), 0, 1)
    width = INNER_WIDTH * face.size * np.sqrt(np.clip(course * 4, 0, 1)) * (1 - course) ** 0.7
    edge = 0.06 * face.size
    return _smooth((width - aside) / edge + 0.5) * _smooth(np.minimum(course, 1 - course) * 12)


def _offsets(shape: tuple[int, ...], origin: Floats) -> tuple[Floats, Floats]:
    ys, xs = np.mgrid[: shape[0], : shape[1]].astype(np.float64)
    return xs - origin[0], ys - origin[1]


def _smooth(share: Floats) -> Image:
    return np.asarray(smoothstep(np.clip(share, 0, 1)), np.float32)
