"""A captain's coat: gold braid and buttons, a cravat of lace, a sash with a buckle."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import lapels
from render.figure.clothes.fabric import armholes, fabric
from render.figure.clothes.garments import opened, under
from render.figure.clothes.neckline import OPENINGS, Neckline, Opening
from render.figure.costumes.cloths import CREAM, GOLD, leather, satin, velvet
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.sewing import band, buckle, buttons, framed, ribbon, steps
from render.modelling.meshes import Floats, Mesh, merged, superellipsoid, tube
from render.modelling.piece import Piece
from render.modelling.sheets import sheet
from render.wearables.wearable import Dye

COAT, SASH = (0.62, 0.05, 0.09), (0.07, 0.16, 0.36)
COAT_LIFT = 0.1
WAY = Opening(0.62, 1.0, 0.4, point=1.15, tilt=45.0)
FRINGE = 9


def build(fit: Fit) -> Piece:
    """Worn over a shirt."""
    torso, outer, inner = fit.torso, fit.neck(WAY), fit.neck(OPENINGS["suit"])
    coat = opened(torso, outer, COAT_LIFT, step=0.12)
    shirt = under(torso, inner, outer)
    sash = fit.dye.pick(0, SASH)
    parts = [
        shirt.part("shirt", fabric(CREAM)),
        coat.part("cloth", velvet(COAT)),
        merged([lapels(outer, lift=0.11), armholes(torso, COAT_LIFT)]).part(
            "collar", velvet(tinted(COAT, -0.3))
        ),
        _gold(fit, outer).part("gold", GOLD),
        band(fit, (0.96, 1.13), COAT_LIFT + 0.055, step=0.092, wavy=0.012).part(
            "sash", satin(sash)
        ),
        _strap(fit).part("belt", leather((0.3, 0.15, 0.07))),
    ]
    if not fit.covered:
        lace = merged(_cravat(fit))
        parts.append(lace.part("lace", fabric(CREAM)))
    return Piece(tuple(parts))


def _gold(fit: Fit, outer: Neckline) -> Mesh:
    loops = []
    for side in (-1, 1):
        for down in (0.66, 0.83):
            x = side * (0.72 - 0.28 * (down - 0.66))
            path = steps((x - side * 0.17, down + 0.012), (x + side * 0.12, down - 0.012), count=8)
            loops.append(ribbon(fit, path, 0.026, lift=COAT_LIFT + 0.02, sides=6))
            loops.append(buttons(fit, [(x, down)], 0.062, lift=COAT_LIFT + 0.035))
    turn = np.linspace(0.06, np.pi, 30)
    width = fit.wide * (0.19 + 0.1 * np.sin(turn))
    edge = outer.edge(outer.angle_at(turn), wider=width, lift=(COAT_LIFT + 0.05) * fit.wide)
    braid = tube(edge, 0.028 * fit.wide, sides=6)
    return merged([*loops, braid, braid.mirrored(), *_epaulettes(fit), _buckle(fit)])


def _buckle(fit: Fit) -> Mesh:
    return buckle(fit, (0.0, 1.045), (0.13, 0.1), lift=COAT_LIFT + 0.11)


def _strap(fit: Fit) -> Mesh:
    """The belt over the sash."""
    x = np.linspace(-0.98, 0.98, 20)
    path = np.stack([x, np.full(20, 1.045)], 1)
    return ribbon(fit, path, 0.05, lift=COAT_LIFT + 0.06, thick=0.025)


def _epaulettes(fit: Fit) -> list[Mesh]:
    """A board on each shoulder, with a fringe that hangs over its end."""
    board = superellipsoid(fit.size(0.3, 0.06, 0.22), 3, sides=14)
    tilt = np.radians(-17)
    turn = np.array([[np.cos(tilt), -np.sin(tilt), 0], [np.sin(tilt), np.cos(tilt), 0], [0, 0, 1]])
    middle = fit.above(1.0, -0.06, COAT_LIFT + 0.01)
    meshes = [board.placed(turn, middle)]
    for angle in np.linspace(-0.35 * np.pi, 0.6 * np.pi, FRINGE):
        start = middle + turn @ fit.size(0.27 * np.cos(angle), -0.01, 0.2 * np.sin(angle))
        out = np.array((np.cos(angle), 0, 0.8 * np.sin(angle)))
        fall = np.linspace(0, 1, 3)[:, None]
        path = start + fit.wide * (0.1 * np.sqrt(fall) * out - fall * (0, 0.2, 0))
        meshes.append(tube(path, 0.038 * fit.wide, sides=4))
    half = merged(meshes)
    return [half, half.mirrored()]


def _cravat(fit: Fit) -> list[Mesh]:
    """Three tiers of lace under a knot."""
    axes, _ = framed(fit, (0.0, 0.6), 0.0)
    tiers = []
    for top, width in ((0.76, 0.25), (0.64, 0.22), (0.52, 0.17)):
        middle = fit.at([0.0], [top], 0.09)[0]
        tiers.append(_frill(width, 0.22).placed(fit.wide * axes, middle))
    knot = superellipsoid((0.13, 0.09, 0.1), 2.6, sides=14)
    tiers.append(knot.placed(fit.wide * axes, fit.at([0.0], [0.46], 0.12)[0]))
    return tiers


def _frill(width: float, tall: float) -> Mesh:
    """Gathered above, wavy below."""
    across, fall = np.meshgrid(np.linspace(-1, 1, 21), np.linspace(0, 1, 4))
    x = width * across * (0.45 + 0.55 * fall**0.7)
    wave: Floats = np.cos(5 * np.pi * across)
    y = -tall * fall * (1 - 0.35 * across**2 + 0.08 * wave)
    z = 0.02 + 0.1 * np.sqrt(fall) * (1 - 0.5 * across**2) + 0.05 * fall * wave
    return sheet(np.stack([x, y, z], -1), 0.035, away_from=(0, 0, -3))


def _sleeve(_: Dye) -> Sleeve:
    return Sleeve(velvet(COAT), GOLD)


COSTUME = Costume(build, OPENINGS["suit"], _sleeve)
