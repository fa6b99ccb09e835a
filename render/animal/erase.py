"""Paints over the drawn eyes, nose and mouth, so that the toy's own are the only ones."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from pipeline.color import to_lab, to_rgb
from pipeline.types import AnimalFace, Cartoon
from render.animal.colors import FaceColors
from render.animal.gape import find_gape, is_tongue, patch
from render.relief.raster import Image, Mask, blur

EYE = 0.36  # radius about an eye that is painted over, of the face's size
LASHES = 10.0  # CIELAB lightness below the fur: that dark is the eye's own rim
NOSE = (0.3, 0.26)
MUZZLE = 0.52  # half width
BELOW = 0.3  # how far the muzzle reaches below the mouth
TONGUE = 0.6  # and where a tongue hangs out
MOUTH_DARK = 7.0  # lightness below the muzzle's own: that dark is its mouth
SMOOTHING = 0.09  # of what is left of the muzzle's pattern
SOLID = 200  # alpha from which a pixel shows the subject's own colour


def without_features(cartoon: Cartoon, face: AnimalFace, colors: FaceColors) -> Cartoon:
    """The drawing with fur where the animal's eyes, nose and mouth were.

    The open mouth of a profile stays: it is part of the outline, where no toy's tongue would fit.
    """
    lab = to_lab(cartoon.pixels[..., :3].astype(np.float32) / np.float32(255))
    solid = cartoon.pixels[..., 3] > SOLID
    eyes = np.zeros(lab.shape[:2], np.float32)
    for eye in face.eyes[np.isfinite(face.eyes).all(1)]:
        eyes = np.maximum(eyes, patch(lab.shape, face, eye, (EYE, EYE)))
    known = solid & (eyes < 0.02) & ~_rims(lab, eyes)
    lab = _painted_over(lab, eyes, known)
    if face.profile and colors.tongue:
        nose = patch(lab.shape, face, face.nose, NOSE)
        lab = _painted_over(lab, nose, solid & (nose < 0.02))
    else:
        lab = _with_plain_muzzle(lab, solid, face, colors)
    painted = np.round(to_rgb(lab) * 255).astype(np.uint8)
    return replace(cartoon, pixels=np.dstack([painted, cartoon.pixels[..., 3]]))


def _with_plain_muzzle(lab: Image, solid: Mask, face: AnimalFace, colors: FaceColors) -> Image:
    """Nose, mouth and tongue painted over with the fur between them."""
    apart = float((face.nose - face.mouth) @ face.up) / face.size
    low = max(apart, 0.2) + (TONGUE if colors.tongue else BELOW)
    middle = (face.nose - 0.5 * (low - 0.2) * face.size * face.up).astype(np.float32)
    muzzle = patch(lab.shape, face, middle, (MUZZLE, 0.5 * (low + 0.2)))
    nose = patch(lab.shape, face, face.nose, NOSE)
    inner = (muzzle > 0.02) | (nose > 0.02)
    dark = lab[..., 0] < colors.muzzle[0] - MOUTH_DARK
    hanging = find_gape(lab, face, colors.muzzle, colors.fur)
    known = solid & (nose < 0.02) & ~(inner & (dark | is_tongue(lab))) & ~hanging
    clear = np.clip(blur((inner | hanging) & ~known, 0.04 * face.size + 1) * 4, 0, 1)
    where = np.maximum(np.maximum(muzzle, nose), hanging)
    lab = _painted_over(lab, np.asarray(clear * where, np.float32), known)
    share = np.maximum(muzzle, nose)[..., None]
    return np.asarray(lab + share * (blur(lab, SMOOTHING * face.size + 0.5) - lab), np.float32)


def _painted_over(lab: Image, share: Image, known: Mask) -> Image:
    """lab with this share of the colours around."""
    filled = _filled(lab, known.astype(np.float32))
    return np.asarray(lab + share[..., None] * (filled - lab), np.float32)


def _rims(lab: Image, share: Image) -> Mask:
    """Where pixels beside the patches are darker than their fur: lashes and dark rims."""
    size = max(3, round(np.sqrt(float((share > 0.5).sum()) / np.pi) * 0.5))
    near = (cv2.dilate(share, np.ones((size, size), np.uint8)) > 0) & (share < 0.02)
    if not near.any():
        return np.zeros(share.shape, bool)
    usual = float(np.median(lab[near][:, 0]))
    return np.asarray(near & (lab[..., 0] < usual - LASHES))


def _filled(lab: Image, known: Image) -> Image:
    """Colours spread from where they are known, float32 (H, W, 3): a pyramid pushed and pulled."""
    if min(known.shape) <= 2:
        mean = (lab * known[..., None]).sum((0, 1)) / max(float(known.sum()), 1e-6)
        return np.broadcast_to(mean, lab.shape).astype(np.float32)
    half = (known.shape[1] // 2, known.shape[0] // 2)
    weight = cv2.resize(known, half, interpolation=cv2.INTER_AREA)
    total = cv2.resize(lab * known[..., None], half, interpolation=cv2.INTER_AREA)
    coarse = _filled(
        np.asarray(total / np.maximum(weight, 1e-6)[..., None], np.float32),
        np.clip(4 * weight, 0, 1).astype(np.float32),
    )
    spread = cv2.resize(coarse, known.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(spread + known[..., None] * (lab - spread), np.float32)
