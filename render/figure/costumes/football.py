"""A football shirt: stripes, a big number, a collar with trim, a club's crest."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import rib
from render.figure.clothes.fabric import armholes, contrasting, fabric
from render.figure.clothes.garments import opened
from render.figure.clothes.neckline import OPENINGS
from render.figure.costumes.cloths import GOLD, INK, WHITE, gloss, painted
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.outlines import shield, star
from render.figure.costumes.sewing import applique, hem, ribbon, steps, strap
from render.modelling.meshes import Floats, Mesh, merged, ring_tube
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.wearable import Dye

SHIRT, STRIPE = (0.84, 0.05, 0.1), (0.97, 0.97, 0.97)
PALE = 0.5  # mean of a colour's channels
ONE = ((-0.13, 0.72), (0.0, 0.62), (0.0, 1.08))
STROKE = 0.07  # half width of the digits
MIDDLE = 0.85  # of the number, below the chin


def build(fit: Fit) -> Piece:
    """Shiny knit."""
    torso, neck = fit.torso, fit.neck(OPENINGS["vneck"])
    shirt = fit.dye.pick(0, SHIRT)
    second = contrasting(shirt, fit.dye.pick(1, STRIPE))
    knit = Material(shirt, roughness=0.5, coat=0.05, sheen=0.4)
    number = merged(_ten(fit, STROKE, 0.075))
    outline = merged(_ten(fit, STROKE + 0.032, 0.062))
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


def _ten(fit: Fit, stroke: float, lift: float) -> list[Mesh]:
    """Sewn on: a one and a nought."""
    one = np.array(ONE) + np.array((-0.2, 0.0))
    path = steps(*(tuple(corner) for corner in one), count=10)
    turn = 2 * np.pi * np.arange(36) / 36
    x, y = 0.17 + 0.13 * np.sin(turn), MIDDLE - 0.17 * np.cos(turn) * (1 + 0.1 * np.cos(2 * turn))
    ring = fit.at(x, y, lift)
    sizes = np.tile(fit.size(0.03, stroke), (36, 1))
    return [
        strap(fit, fit.at(path[:, 0], path[:, 1], lift), stroke, thick=0.03),
        ring_tube(ring, sizes, normals=fit.normals(ring), sides=8),
    ]


def _cuffs(fit: Fit) -> Mesh:
    """A stripe about each sleeve."""
    line = ribbon(fit, steps((1.03, 0.98), (1.36, 1.0)), 0.05, lift=0.055, thick=0.02)
    return merged([line, line.mirrored()])


def _sleeve(dye: Dye) -> Sleeve:
    shirt = dye.pick(0, SHIRT)
    second = contrasting(shirt, dye.pick(1, STRIPE))
    return Sleeve(Material(shirt, roughness=0.5, coat=0.05, sheen=0.4), fabric(second))


COSTUME = Costume(build, OPENINGS["vneck"], _sleeve)
