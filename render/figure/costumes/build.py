"""Dresses a figure in the costume of its outfit, in the place of its own clothes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from config.attire import Outfit
from pipeline.likeness import Likeness
from render.color import color_of
from render.figure.clothes.build import OVER_COLLARS, worn_clothes
from render.figure.clothes.fabric import fabric, shade
from render.figure.clothes.neckline import OPENINGS, Neckline, Opening
from render.figure.costumes.catalog import COSTUMES
from render.figure.costumes.fit import Fit, Sleeve
from render.figure.neck import BARE, neck_within
from render.figure.sculpt import Sculpt
from render.figure.torso import Torso, build_torso
from render.modelling.fields import outward
from render.modelling.piece import Piece, joined
from render.types import Part
from render.wearables.wearable import Dye

# Under a scarf: how far below the chin it reaches at the sides, and farther before; how thick a
# costume may be there, and over which height it becomes as thick as it is, in units of the bust.
HEM, TUCKED, FREED = (0.56, 0.12), 0.05, 0.25
PREFIX = "costume_"  # names of all parts of costumes begin so
CUFF_SHADE = -0.16


def build_costume(proportions: Sculpt, outfit: Outfit) -> Piece:
    """Neck and costume, on head and root; nothing for who wears their own clothes."""
    if outfit.costume is None:
        return Piece()
    torso = build_torso(proportions)
    opening = _opening(proportions.likeness, outfit)
    neck = neck_within(proportions, None if opening is None else Neckline(torso, opening))
    covered = _covered(proportions.likeness) or "scarf" in outfit.worn
    fit = Fit(torso, _dye(outfit), covered, "cape" in outfit.worn)
    made = COSTUMES[outfit.costume].build(fit)
    named = tuple(replace(part, name=PREFIX + part.name) for part in made.parts)
    if fit.covered:
        named = tuple(_tucked(part, torso) for part in named)
    return joined((neck, Piece(named)))


def find_sleeve(likeness: Likeness, outfit: Outfit) -> Sleeve | None:
    """Of the arms of whoever wears this; None for bare ones."""
    if outfit.costume is not None:
        return COSTUMES[outfit.costume].sleeve(_dye(outfit))
    clothes = worn_clothes(likeness)
    if clothes.kind in BARE:
        return None
    color = color_of(clothes.color)
    return Sleeve(fabric(color), fabric(shade(color, CUFF_SHADE)))


def _tucked(part: Part, torso: Torso) -> Part:
    """Flat where a scarf lies over it: collars and plates would come through."""
    points = part.vertices.astype(np.float64)
    x, down = points[:, 0] / torso.wide, (torso.chin - points[:, 1]) / torso.high
    hem = HEM[0] + HEM[1] * np.exp(-((x / 0.4) ** 2))
    free = np.clip((down - hem) / FREED, 0, 1)
    above = torso.distance(points)
    room = TUCKED * torso.wide + free
    pressed = np.minimum(above, room) - above
    moved = points + pressed[:, None] * outward(torso.distance, points)
    return replace(part, vertices=moved.astype(np.float32))


def _opening(likeness: Likeness, outfit: Outfit) -> Opening | None:
    assert outfit.costume is not None
    opening = COSTUMES[outfit.costume].opening
    if opening is None and _covered(likeness):
        return OPENINGS["turtleneck"]
    return opening


def _covered(likeness: Likeness) -> bool:
    return likeness.cover.kind in OVER_COLLARS


def _dye(outfit: Outfit) -> Dye:
    return Dye(tuple(color_of(color) for color in outfit.colors), outfit.seed)
