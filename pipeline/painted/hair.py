"""Where a face's hair is: what lies around the face, beyond its skin, in few like colours.

Sheen on dark hair is lighter and bluer than the hair and at times the colour of skin; so hair is
found by place first and by colour second (GrabCut: Rother, Kolmogorov, Blake, SIGGRAPH 2004).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, blur, to_rgb

ROUNDS = 2
OUTSIDE = (0, 255, 0)  # sRGB, a colour that nobody has
MIN_SEEDS = 30
DARK = 30.0  # lightness up to which hair is dark and its sheen has no colour of its own
DYED = 19.0  # chroma from which a colour that no hair has is cloth
HAIR_HUE_DEG = (15.0, 100.0)  # of brown, red and fair hair
GRAIN_PX = 1.6
SMOOTH = 1.0  # mean deviation in lightness below which there are no strands
ALIKE = 12.0  # colour distance up to which a crown may be skin
WIDEST = 0.7  # face heights beside the face that hair reaches below the brow
SIDE = 0.3  # face heights beside the face in which hair is seen
TEMPLE = 0.85  # face heights above the chin below which hair is at a head's sides
HAIRY = 0.4  # share of the lit side that is hair where the shadowed side may be
BARE = 0.04  # share of the sides up to which what is dark there is shadow
DARKER = (10.0, 32.0)  # lightness by which a bald crown is darker, in even light and from a side
BALD = 0.6  # share of the crown that is skin when there is no hair on it


@dataclass(frozen=True, eq=False)
class HeadView:
    """A head and what is around it, small.

    lab: float32 (h, w, 3). solid: bool (h, w), the subject. skin, oval, features: float32 (h, w),
    where the face's skin is, as far as known, its oval, and its eyes, brows and lips. across, up:
    float32 (h, w), in face heights, from the face's middle, and from the chin to 1 at the top of
    the forehead. shadow: bool (h, w), what light from one side leaves dark.
    """

    lab: Array
    solid: NDArray[np.bool_]
    skin: Array
    oval: Array
    features: Array
    across: Array
    up: Array
    shadow: NDArray[np.bool_]

    @property
    def half_width(self) -> float:
        """Of the face, in face heights."""
        return max(float(np.abs(self.across[self.oval > 0.5]).max(initial=0.3)), 0.2)


def _is_cloth(color: Array) -> bool:
    """Whether a colour lab (3,) is none that hair grows in."""
    chroma = float(np.hypot(color[1], color[2]))
    hue = float(np.degrees(np.arctan2(color[2], color[1])))
    natural = HAIR_HUE_DEG[0] < hue < HAIR_HUE_DEG[1]
    return chroma > (62.0 if natural else DYED - 0.25 * max(0.0, DARK - float(color[0])))


def is_bald(view: HeadView, skin_color: Array) -> bool:
    """Whether the crown is skin: in its colour, or smooth, and lighter than the sides."""
    crown, sides = _crown(view), _sides(view)
    if not crown.any():
        return True
    light = view.lab[..., 0]
    top = np.median(view.lab[crown], 0)
    darker = DARKER[int(view.shadow.any())]
    if float((view.skin[crown] > 0.5).mean()) > BALD and top[0] > skin_color[0] - darker:
        return True
    if int(sides.sum()) < MIN_SEEDS:
        return False
    grain = np.abs(light - blur(light, GRAIN_PX))
    lighter = float(top[0] - np.median(light[sides]))
    alike = float(np.linalg.norm(top - skin_color)) < ALIKE
    return bool(lighter > 12 and grain[crown].mean() < SMOOTH) or (lighter > 22 and alike)


def _crown(view: HeadView) -> NDArray[np.bool_]:
    around = view.solid & (view.oval < 0.3)
    return _lit(around & (view.up > 1.06) & (np.abs(view.across) < 0.5), view)


def _sides(view: HeadView) -> NDArray[np.bool_]:
    beside = np.abs(view.across) < view.half_width + SIDE
    around = view.solid & (view.oval < 0.3) & beside
    return _lit(around & (view.up > 0.3) & (view.up < 0.95), view)


def _lit(place: NDArray[np.bool_], view: HeadView) -> NDArray[np.bool_]:
    """bool (h, w): a place without its shadowed side, if enough of it is in the light."""
    lit = place & ~view.shadow
    return np.asarray(lit if int(lit.sum()) >= MIN_SEEDS else place)


def bare_shadow(view: HeadView, hair: Array) -> NDArray[np.bool_]:
    """bool (h, w): what is no hair below the temple, whatever its light.

    That is the shadowed side where the lit side has no hair (h, w), and both where neither has.
    """
    beside = (np.abs(view.across) < view.half_width + SIDE) & (view.oval < 0.5)
    side = beside & view.solid & (view.up > 0.2) & (view.up < TEMPLE) & ~view.shadow
    hairy = float((hair[side] > 0.5).mean()) if side.any() else 0.0
    face = view.lab[view.oval > 0.5, 0]
    dark = view.lab[..., 0] < (np.median(face) if len(face) else 0.0)
    bare = (view.shadow & (hairy < HAIRY)) | (dark & (hairy < BARE))
    return np.asarray(bare & (view.up < TEMPLE))


def hair_color(view: HeadView, *, bald: bool) -> Array | None:
    """The colour of the hair lab (3,), without its sheen; None when there is none to see."""
    hairy = _sides(view) & (view.skin < 0.4)
    if not bald:
        hairy |= _crown(view) & (view.skin < 0.5)
    if int(hairy.sum()) < MIN_SEEDS:
        return None
    pixels = view.lab[hairy]
    low, high = np.percentile(pixels[:, 0], [10, 55])
    color = np.median(pixels[(pixels[:, 0] >= low) & (pixels[:, 0] <= high)], 0)
    if _is_cloth(color) or _is_cloth(np.median(pixels, 0)):
        return None
    return np.asarray(color, np.float32)


def _is_like(lab: Array, color: Array) -> NDArray[np.bool_]:
    """bool (H, W): what has the colour of the hair, its shadows included."""
    lighter = lab[..., 0] - color[0]
    own, tint = np.hypot(color[1], color[2]), np.hypot(lab[..., 1], lab[..., 2])
    apart = np.hypot(lab[..., 1] - color[1], lab[..., 2] - color[2])
    dark = (lighter < 0) & (lab[..., 0] < 34) & (tint < own + 8)
    return np.asarray(dark | ((np.abs(lighter) < 14) & (apart < 9)))


def _guess(view: HeadView, color: Array) -> NDArray[np.uint8]:
    """GrabCut's labels (h, w): what surely or likely is hair, or is not."""
    up, skin = view.up, view.skin
    like = _is_like(view.lab, color) & (skin < 0.7)
    around = view.solid & (view.oval < 0.5)
    guess = np.full(skin.shape, cv2.GC_BGD, np.uint8)
    guess[view.solid] = cv2.GC_PR_BGD
    guess[around & (up > 0.55) & (skin < 0.5)] = cv2.GC_PR_FGD
    guess[around & like & (up > -0.8)] = cv2.GC_PR_FGD
    guess[around & like & (up > 1.05)] = cv2.GC_FGD
    # Within the face only a fringe is hair, and only where it looks like it.
    fringe = (up > 0.62) | ((np.abs(view.across) > 0.86 * view.half_width) & (up > 0.3))
    fringe &= view.features < 0.3
    fringe &= _from_above(like & (fringe | (view.oval < 0.5)), view)
    guess[(view.oval > 0.5) & ~(like & fringe)] = cv2.GC_BGD
    guess[(view.oval > 0.5) & like & fringe & (skin < 0.2)] = cv2.GC_PR_FGD
    collar = (np.abs(view.across) < 0.34) & (up < 0.1)
    beyond = (np.abs(view.across) > view.half_width + WIDEST) & (up < 0.6)
    guess[collar | beyond | (up < -1.1)] = cv2.GC_BGD
    return guess


def _from_above(place: NDArray[np.bool_], view: HeadView) -> NDArray[np.bool_]:
    """bool (h, w): the pieces of a place that begin above the brows."""
    count, labels = cv2.connectedComponents(place.astype(np.uint8))
    kept = np.zeros(count, bool)
    kept[np.unique(labels[view.up > TEMPLE])] = True
    kept[0] = False
    return np.asarray(kept[labels])


def _cut(lab: Array, solid: NDArray[np.bool_], guess: NDArray[np.uint8]) -> Array:
    """float32 (H, W): GrabCut's decision between both."""
    sure = np.isin(guess, (cv2.GC_FGD, cv2.GC_PR_FGD))
    if int(sure.sum()) < MIN_SEEDS or int((~sure).sum()) < MIN_SEEDS:
        return sure.astype(np.float32)
    image = np.round(to_rgb(lab) * 255).astype(np.uint8)
    image[~solid] = OUTSIDE  # colours bled outwards would count as seen beside the hair
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(7)
    nowhere = (0, 0, 0, 0)  # the mask says it all
    cv2.grabCut(image, guess, nowhere, *models, ROUNDS, cv2.GC_INIT_WITH_MASK)
    return np.isin(guess, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.float32)


def _touching(hair: Array, view: HeadView) -> Array:
    """Only the pieces that grow on the head, without specks."""
    head = (view.up > 0.35) & (view.up < 1.7) & (np.abs(view.across) < 0.8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((hair > 0.5).astype(np.uint8))
    kept = np.zeros(count, bool)
    kept[np.unique(labels[head])] = True
    kept &= stats[:, cv2.CC_STAT_AREA] > 0.03 * max(hair.sum(), 1)
    kept[0] = False
    return np.asarray(hair * kept[labels], np.float32)


def cloth_on(lab: Array, color: Array) -> Array:
    """float32 (H, W): colours that no sheen of this hair has: clips, flowers, scarves."""
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    own = float(np.hypot(color[1], color[2]))
    turn = np.arctan2(lab[..., 2], lab[..., 1]) - np.arctan2(color[2], color[1])
    turned = np.abs((turn + np.pi) % (2 * np.pi) - np.pi) > (0.9 if own > 8 else 4.0)
    return np.asarray((chroma > own + 26) | (turned & (chroma > 22)), np.float32)


def cut_hair(view: HeadView, color: Array) -> Array:
    """float32 (h, w): what of the view is hair of about this colour, lab (3,)."""
    found = _cut(view.lab, view.solid, _guess(view, color))
    return _touching(found * (1 - cloth_on(view.lab, color)), view)
