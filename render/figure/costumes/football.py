"""A football shirt: stripes, a big number, a collar with trim, a club's crest."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import rib
from render.figure.clothes.fabric import armholes, contrasting, fabric
from render.figure.clothes.garments import opened
from render.figure.clothes.neckline import OPENINGS
from render.figure.costumes.cloths import GOLD, INK, WHITE, gloss, painted
from render.figure.costumes.digits import strokes
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.outlines import shield, star
from render.figure.costumes.sewing import applique, hem, ribbon, steps, strap
from render.modelling.meshes import Floats, Mesh, merged
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.wearable import Dye

SHIRT, STRIPE = (0.84, 0.05, 0.1), (0.97, 0.97, 0.97)
PALE = 0.5  # mean of a colour's channels
STROKE = 0.055  # half width of the digits' lines
MIDDLE, HALF = 0.87, 0.2  # of the number, below the chin, and half its height
MOST = 23  # as many players a squad has


def build(fit: Fit) -> Piece:
    """Shiny knit."""
    torso, neck = fit.torso, fit.neck(OPENINGS["vneck"])
    shirt = fit.dye.pick(0, SHIRT)
    second = contrasting(shirt, fit.dye.pick(1, STRIPE))
    knit = Material(shirt, roughness=0.5, coat=0.05, sheen=0.4)
    number = _number(fit, STROKE, 0.075)
    outline = _number(fit, STROKE + 0.03, 0.062)
    paper = _paper(shirt, second)
    parts = (
        opened(torso, neck, 0.05).part(
            "cloth", knit, texture=painted(torso, shirt, (second, _stripes))
        ),
        rib(neck, width=0.085).part("collar", fabric(paper)),
        merged([armholes(torso), _cuffs(fit)]).part("seams", fabric(paper)),
        outline.part("number_edge", fabric(WHITE if paper == INK else INK)),
        number.part("number", fabric(tinted(paper, 0.0))),
        applique(fit, shield(0.13, 0.14), (0.72, 0.66), lift=0.06, thick=0.035).part(
            "crest", gloss((0.08, 0.2, 0.6))
        ),
        merged(
            [
                hem(fit, shield(0.13, 0.14), (0.72, 0.66), 0.02, 0.085),
                applique(fit, star(0.07), (0.72, 0.66), lift=0.09, thick=0.02),
            ]
        ).part("crest_gold", GOLD),
    )
    return Piece(parts)


def _paper(shirt: Color, second: Color) -> Color:
    """Of the number: what is told apart from both stripes."""
    mean = (sum(shirt) + sum(second)) / 6
    return WHITE if mean < PALE else INK


def _stripes(across: Floats, _: Floats) -> Floats:
    """Down the front, and plain where the sleeves are."""
    wave = np.clip((0.24 - np.abs((across / 0.52) % 1 - 0.5)) * 30 + 0.5, 0, 1)
    return np.asarray(wave * (np.abs(across) < 0.98))


def shirt_number(seed: int) -> int:
    """The number of whoever has this seed."""
    return 1 + seed % MOST


def _number(fit: Fit, stroke: float, lift: float) -> Mesh:
    """Sewn on, of strokes so wide."""
    paths = strokes(shirt_number(fit.dye.seed))
    straps = []
    for path in paths:
        points = fit.at(HALF * path[:, 0], MIDDLE - HALF * path[:, 1], lift)
        straps.append(strap(fit, points, stroke, thick=0.03))
    return merged(straps)


def _cuffs(fit: Fit) -> Mesh:
    """A stripe about each sleeve."""
    line = ribbon(fit, steps((1.03, 0.98), (1.36, 1.0)), 0.05, lift=0.055, thick=0.02)
    return merged([line, line.mirrored()])


def _sleeve(dye: Dye) -> Sleeve:
    shirt = dye.pick(0, SHIRT)
    second = contrasting(shirt, dye.pick(1, STRIPE))
    return Sleeve(Material(shirt, roughness=0.5, coat=0.05, sheen=0.4), fabric(second))


COSTUME = Costume(build, OPENINGS["vneck"], _sleeve)
