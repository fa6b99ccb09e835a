"""People of photos with a cover of ours on their heads, in the photo's own pose and light."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from assets.figures.drawing import Easel, Posed
from assets.figures.paste import Mask, beyond, bled, filled, in_light, laid_over, shaded, shadow_of
from assets.figures.sight import look
from assets.figures.sitter import BACKGROUND, CLOTHES, COVER, HAIR, SKIN, Sitter, dressed, seat
from assets.figures.wardrobe import AROUND_NECK, KINDS, NAMES, cover_body, random_cover
from pipeline.color import Array
from pipeline.likeness import Likeness
from pipeline.train.parts.heads import Head
from render.types import Part

ON_HEAD, WORN = 0, 1  # what a ray met
MOST_LOST = 0.4  # of a cover's area: more hair than that fits under none
LEAST_SEEN = 0.03  # of the crop
HALO_PX = 4  # around hair, that goes with it
FALLING = ("long", "medium")  # hair that a scarf would have to hide below it too
SHADED = 0.45  # of a scarf's colour, where its inner side is seen
LEFT = 0.1  # share of the hair that must be seen to tell its colour
HIDDEN = ("bald", "bald_top", "shaved", "tied")  # kinds that are not to be told under a cover


@dataclass(frozen=True, eq=False)
class Fit:
    """How a cover lies on a head, (S, S): share of each pixel that it hides, share of the head
    that is left, hair that sticks out behind the cover, what of the photo is background, and where
    a scarf's inner side is seen beside the face."""

    share: Array
    head: Array
    lost: Mask
    known: Mask
    inner: Mask

    @property
    def good(self) -> bool:
        """Whether somebody with this hair can wear it, and it is in the photo."""
        area = float(self.share.sum())
        return bool(self.share.mean() >= LEAST_SEEN and self.lost.sum() <= MOST_LOST * area)


def random_kind(rng: np.random.Generator) -> str:
    """A kind of cover, caps most often."""
    return str(rng.choice(list(KINDS), p=list(KINDS.values())))


def with_cover(head: Head, kind: str, easel: Easel, rng: np.random.Generator) -> Head | None:
    """The head with a cover of this kind; None where it does not fit."""
    if kind in AROUND_NECK and head.read["hair"] in FALLING:
        return None
    likeness = Likeness(cover=random_cover(rng, kind))
    sitter = seat(head, likeness, rng, neck=kind in AROUND_NECK)
    posed = sitter.wearing(cover_body(sitter.sculpt, rng))
    fit = _fit(sitter, posed)
    if not fit.good:
        return None
    pixels = _covered(sitter, posed, fit, easel, rng)
    classes = np.where(fit.lost, BACKGROUND, head.classes)
    classes = np.where((fit.share > 0.5) | fit.inner, COVER, classes)
    return dressed(head, pixels, classes, _read(head, kind, classes), rng)


def _fit(sitter: Sitter, posed: Posed) -> Fit:
    head, side = sitter.head, sitter.side_px
    sight = look(posed, sitter.stance.camera, _number, side_px=side)
    share = (sight.share(WORN, side) * head.inside).astype(np.float32)
    hair = near(head.classes == HAIR) & (head.classes != SKIN) & head.inside
    known = (head.classes == BACKGROUND) & head.inside & ~near(hair) & (share < 0.01)
    lost = beyond(share, hair, sitter.middle)
    if sitter.sculpt.likeness.cover.kind == "headband":  # hair goes on above it
        lost = np.zeros_like(lost)
    seen = share > 0.5
    enclosed = ndimage.binary_fill_holes(seen) & ~seen
    inner = enclosed & np.isin(head.classes, (BACKGROUND, CLOTHES))
    return Fit(share, sight.share(ON_HEAD, side), lost, known, np.asarray(inner))


def _number(part: Part) -> int:
    return WORN if part.name.startswith("cover") else ON_HEAD


def _covered(
    sitter: Sitter, posed: Posed, fit: Fit, easel: Easel, rng: np.random.Generator
) -> Array:
    """float32 (S, S, 3): stray hair removed, the brim's shadow cast, the cover laid on."""
    lights, world = sitter.light.lamps(), sitter.light.world
    covered, bare = (
        easel.draw(what, sitter.stance.camera, lights, world=world, side_px=sitter.side_px)
        for what in (posed, posed[:1])
    )
    pixels = sitter.pixels
    if fit.lost.any():
        pixels = filled(pixels, behind(fit.lost, fit.share), fit.known, rng)
    shadow = shadow_of(covered, bare, fit.head)
    pixels = shaded(pixels, shadow, sitter.head.classes == SKIN)
    colors = in_light(bled(covered[..., :3], np.minimum(fit.share, covered[..., 3])), sitter.light)
    if fit.inner.any():
        colors[fit.inner] = SHADED * np.median(colors[fit.share > 0.99], 0)
    share = np.maximum(fit.share, fit.inner.astype(np.float32))
    return laid_over(pixels, colors, share, sitter.grain, rng)


def behind(lost: Mask, share: Array) -> Mask:
    """Where hair goes, under the soft edge of what hides it (S, S) too, or a dark line is left."""
    return np.asarray(lost | (near(lost) & (share > 0)))


def near(mask: Mask) -> Mask:
    """What lies within HALO_PX of it too, bool (S, S)."""
    kernel = np.ones((2 * HALO_PX + 1, 2 * HALO_PX + 1), np.uint8)
    return np.asarray(cv2.dilate(mask.astype(np.uint8), kernel) > 0)


def _read(head: Head, kind: str, classes: NDArray[np.int64]) -> dict[str, str]:
    """What changes in what was read of the head."""
    read = {"cover": NAMES.get(kind, kind), "fringe": ""}
    before = max(1, int((head.classes == HAIR).sum()))
    if int((classes == HAIR).sum()) < LEFT * before:
        read |= {"texture": "", "colour": ""}
    if kind in AROUND_NECK:
        return read | {"hair": "covered", "texture": "", "colour": ""}
    if head.read["hair"] in HIDDEN and kind != "headband":
        read["hair"] = ""
    return read
