"""Drawn things to wear, for faces that wear none: glasses, hats, scarves, beards.

The photos show too few of them. What is drawn is exactly known, pixel by pixel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, blur
from pipeline.train.parts.glasses import HIGH, LOW, SPREAD, USUAL, Lenses, draw_lenses, outlines
from pipeline.train.parts.heads import Head
from pipeline.train.parts.rough import (
    BEARD,
    COVER,
    GLASSES,
    HAIR,
    SKIN,
    Ground,
    survey_ground,
)
from pipeline.types import FaceMesh

GLASSES_SHARE, COVER_SHARE, BEARD_SHARE = 0.1, 0.12, 0.07  # of the heads without
DARK_CLOTH = 0.35
Mask = NDArray[np.bool_]
Floats = NDArray[np.floating[Any]]


def dress(head: Head, rng: np.random.Generator) -> Head:
    """The head, at times with something more on it."""
    read = head.read
    bearded, glassy, covered = rng.random(3) < (BEARD_SHARE, GLASSES_SHARE, COVER_SHARE)
    if not read or not (bearded or glassy or covered):
        return head
    ground = survey_ground(head.landmarks, len(head.pixels))
    if bearded and read["beard"] == "none" and read["moustache"] == "0":
        head = _bearded(head, ground, rng)
    if glassy and read["glasses"] == "none":
        head = _with_glasses(head, rng)
    if covered and read["cover"] == "none":
        head = _covered(head, ground, rng)
    return head


def _painted(head: Head, share: Floats, color: Floats, *, index: int, read: dict[str, str]) -> Head:
    """The head with colour (3,) or (S, S, 3) in [0, 1] where `share` (S, S) says, as a class."""
    seen = (share * head.inside)[..., None]
    mixed = head.pixels * (1 - seen) + 255 * color * seen
    classes = np.where((share > 0.5) & head.inside, index, head.classes)
    return replace(
        head,
        pixels=mixed.clip(0, 255).astype(np.uint8),
        classes=classes.astype(np.uint8),
        read={**head.read, **read},
    )


def _with_glasses(head: Head, rng: np.random.Generator) -> Head:
    """A frame in any colour around glass that shows the eyes, or hides them."""
    shape = (USUAL + rng.normal(0, 1, len(USUAL)) * SPREAD).clip(LOW, HIGH)
    eyes = FaceMesh(head.landmarks, 1.0).eyes[:, :2].astype(float)
    lenses = Lenses(outlines(shape[None], eyes)[0], 1.0)
    side = len(head.pixels)
    whole = draw_lenses(lenses, side)
    pair = [np.round(outline * 8).astype(np.int32) for outline in lenses.outlines]
    glass = np.zeros((side, side), np.uint8)
    cv2.fillPoly(glass, pair, (255,), cv2.LINE_AA, 3)
    frame = np.zeros((side, side), np.uint8)
    thick = int(rng.choice([1, 1, 2, 3, 4, 5]))
    cv2.polylines(frame, pair, True, (255,), thick, cv2.LINE_AA, 3)
    bridge = whole & (glass == 0) & _between(lenses, side)
    frame[bridge] = 255
    _draw_temples(frame, lenses, head, thick)
    sun = rng.random() < 0.3
    tint = rng.uniform(0.75, 0.98) if sun else rng.uniform(0, 0.12)
    hue = rng.uniform(0, 0.25, 3) if sun else rng.uniform(0.5, 1, 3)
    slope = np.linspace(1, rng.uniform(0.6, 1), side)[:, None]
    kind = {"glasses": "sun" if sun else "clear"}
    head = _painted(head, glass / 255 * tint * slope, hue, index=GLASSES, read=kind)
    color = rng.uniform(0, 0.3, 3) if rng.random() < 0.7 else rng.uniform(0, 1, 3)
    opaque = rng.uniform(0.7, 1)
    head = _painted(head, frame / 255 * opaque, color, index=GLASSES, read=kind)
    classes = np.where(whole & head.inside, GLASSES, head.classes).astype(np.uint8)
    return replace(head, classes=classes)


def _between(lenses: Lenses, side_px: int) -> Mask:
    columns = np.arange(side_px)[None].repeat(side_px, 0)
    left, right = lenses.outlines[0, :, 0].max(), lenses.outlines[1, :, 0].min()
    return np.asarray((columns >= left) & (columns <= right))


def _draw_temples(frame: NDArray[np.uint8], lenses: Lenses, head: Head, thick: int) -> None:
    """Lines from the lenses' outer corners to the ears."""
    for outline, ear, pick in zip(lenses.outlines, (127, 356), (np.argmin, np.argmax), strict=True):
        start = outline[int(pick(outline[:, 0]))] - [0, 0.3 * np.ptp(outline[:, 1])]
        ends = np.round(np.stack([start, head.landmarks[ear, :2]])).astype(int).tolist()
        cv2.line(frame, ends[0], ends[1], (255,), max(1, thick - 1), cv2.LINE_AA)


def _bearded(head: Head, ground: Ground, rng: np.random.Generator) -> Head:
    """Hair drawn strand by strand where a beard, a moustache or both grow."""
    kind = str(rng.choice(["full", "short", "goatee", "moustache"]))
    place = ground.jaw * (ground.up > (-0.15 if kind == "full" else -0.03))
    if kind in ("short", "goatee"):
        place = place * (ground.up < (0.33 if kind == "short" else 0.16))
    if kind == "goatee":
        place = place * (np.abs(ground.across) < 0.16)
    if kind != "moustache":
        place = place * ((head.classes == SKIN) | (ground.oval > 0.5))
    lip = ground.lip * (kind in ("moustache", "full") or rng.random() < 0.6)
    hairy = np.maximum(place * (kind != "moustache"), lip)
    strands = blur(rng.normal(0, 1, hairy.shape).astype(np.float32), 0.7)
    thick = rng.uniform(0.55, 0.95)
    share = blur(np.asarray(hairy, np.float32), 1.6) * (thick + 0.35 * strands).clip(0.2, 1)
    hair = head.pixels[head.classes == HAIR]
    natural = np.median(hair, 0) / 255 if len(hair) > 200 else np.array([0.15, 0.12, 0.1])
    color = natural * rng.uniform(0.7, 1.1) + 0.12 * strands[..., None]
    read = {
        "beard": {"full": "full", "moustache": "none"}.get(kind, "short"),
        "moustache": "1" if lip.any() else "0",
    }
    dressed = _painted(head, share.clip(0, 1), color, index=BEARD, read=read)
    classes = np.where((hairy > 0.5) & head.inside, BEARD, head.classes).astype(np.uint8)
    return replace(dressed, classes=classes)


def _covered(head: Head, ground: Ground, rng: np.random.Generator) -> Head:
    """A cloth over the hair, with folds and a shadow below its edge."""
    kind = str(rng.choice(list(COVERS)))
    place = COVERS[kind](ground, rng) & ~((head.classes == GLASSES) & (ground.up < 0.85))
    soft = blur(place.astype(np.float32), 0.8)
    shadow = np.clip(blur(place.astype(np.float32), 5) - soft, 0, 1) * rng.uniform(0, 0.6)
    shaded = head.pixels * (1 - shadow * (head.classes != 0))[..., None]
    hair = "covered" if kind == "headscarf" else head.read["hair"]
    head = replace(head, pixels=shaded.astype(np.uint8))
    cloth = _cloth(head.pixels.shape[:2], rng)
    return _painted(head, soft, cloth, index=COVER, read={"cover": kind, "hair": hair})


def _cloth(shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """float32 (S, S, 3): folds, weave or stripes in some colour."""
    dark = rng.random() < DARK_CLOTH
    base = rng.uniform(0.02, 0.25, 3) if dark else rng.uniform(0.1, 0.95, 3)
    if rng.random() < 0.4:  # faded
        base = base.mean() + 0.3 * (base - base.mean())
    folds = blur(rng.normal(0, 1, shape).astype(np.float32), float(rng.uniform(3, 14)))
    folds /= max(float(folds.std()), 1e-6)
    weave = rng.normal(0, 0.03, shape)
    ys, xs = np.mgrid[: shape[0], : shape[1]]
    tone = 1 + rng.uniform(0.05, 0.2) * folds + weave
    if rng.random() < 0.3:
        angle, period = rng.uniform(0, np.pi), rng.uniform(4, 24)
        phase = (xs * np.cos(angle) + ys * np.sin(angle)) / period * 2 * np.pi
        tone = tone + rng.uniform(0.05, 0.3) * np.sign(np.sin(phase))
    roundness = 1 - 0.35 * np.abs(np.linspace(-1, 1, shape[1]))[None] ** 2
    return np.asarray((base * (tone * roundness)[..., None]).clip(0, 1), np.float32)


def _dome(ground: Ground, rng: np.random.Generator, *, low: float, top: float) -> Mask:
    """What a cap covers: above a curved edge, within an ellipse."""
    wide = rng.uniform(0.44, 0.54)
    edge = low + rng.uniform(-0.1, 0.25) * ground.across**2
    return np.asarray(
        (ground.up > edge)
        & ((ground.across / wide) ** 2 + ((ground.up - low) / (top - low)).clip(0, 9) ** 2 < 1)
    )


def _cap(ground: Ground, rng: np.random.Generator) -> Mask:
    low = rng.uniform(0.85, 1.0)
    across = ground.across - rng.uniform(-0.1, 0.1)
    brim = (across / rng.uniform(0.36, 0.5)) ** 2 + ((ground.up - low) / 0.09) ** 2 < 1
    return _dome(ground, rng, low=low, top=rng.uniform(1.38, 1.6)) | brim


def _beanie(ground: Ground, rng: np.random.Generator) -> Mask:
    return _dome(ground, rng, low=rng.uniform(0.78, 1.0), top=rng.uniform(1.4, 1.75))


def _hat(ground: Ground, rng: np.random.Generator) -> Mask:
    low = rng.uniform(0.9, 1.02)
    wide = rng.uniform(0.6, 0.95)
    brim = (ground.across / wide) ** 2 + ((ground.up - low - 0.04) / 0.1) ** 2 < 1
    crown = (np.abs(ground.across) < rng.uniform(0.4, 0.5)) & (ground.up > low)
    return np.asarray(brim | (crown & (ground.up < rng.uniform(1.35, 1.6))))


def _headscarf(ground: Ground, rng: np.random.Generator) -> Mask:
    opening = rng.uniform(0.3, 0.4)
    tall = rng.uniform(0.5, 0.58)
    middle = rng.uniform(0.42, 0.47)
    face = (ground.across / opening) ** 2 + ((ground.up - middle) / tall) ** 2 < 1
    wide, high = rng.uniform(0.52, 0.68), rng.uniform(0.8, 0.95)
    around = (ground.across / wide) ** 2 + ((ground.up - 0.45) / high) ** 2 < 1
    drape = (ground.up < 0.2) & (np.abs(ground.across) < wide + rng.uniform(0.2, 0.9) * -ground.up)
    drape &= ground.up > rng.uniform(-0.9, -0.3)
    return np.asarray((around | drape) & ~face)


def _headband(ground: Ground, rng: np.random.Generator) -> Mask:
    low = rng.uniform(0.92, 1.15)
    height = low + rng.uniform(0.06, 0.2) - 0.5 * ground.across**2
    return np.asarray(
        (ground.up > low - 0.5 * ground.across**2)
        & (ground.up < height)
        & (np.abs(ground.across) < 0.46)
    )


COVERS: dict[str, Callable[[Ground, np.random.Generator], Mask]] = {
    "cap": _cap,
    "beanie": _beanie,
    "hat": _hat,
    "headscarf": _headscarf,
    "headband": _headband,
}
