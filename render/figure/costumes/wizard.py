"""A wizard's robe: stars and moons on velvet, a pointed collar, a clasp, a corded belt."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import rib
from render.figure.clothes.fabric import armholes, contrasting
from render.figure.clothes.garments import opened
from render.figure.clothes.neckline import OPENINGS, Neckline
from render.figure.costumes.cloths import (
    GOLD,
    gloss,
    moon_shape,
    painted,
    scattered,
    star_shape,
    velvet,
)
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.outlines import disc, star
from render.figure.costumes.sewing import applique, band, buckle, hem, ribbon, steps
from render.modelling.meshes import Floats, Mesh, merged, tube
from render.modelling.piece import Piece
from render.modelling.sheets import eased, sheet
from render.wearables.wearable import Dye

ROBE, COLLAR, YELLOW = (0.3, 0.1, 0.6), (0.09, 0.1, 0.4), (1.0, 0.82, 0.22)
POINTS = 4.5  # of the collar, on each half


def build(fit: Fit) -> Piece:
    """Velvet."""
    torso, neck = fit.torso, fit.neck(OPENINGS["tee"])
    robe = fit.dye.pick(0, ROBE)
    inner = contrasting(robe, fit.dye.pick(1, COLLAR))
    sky = (
        (YELLOW, scattered(star_shape, cell=0.34, seed=9, sizes=(0.16, 0.3))),
        (tinted(YELLOW, 0.4), scattered(moon_shape, cell=0.75, seed=3, sizes=(0.14, 0.18))),
    )
    half, edge = _collar(fit, neck), _edge(fit, neck)
    clasp, roll = (0.0, 0.7), rib(neck, width=0.08, thick=0.06, lift=0.1)
    parts = (
        opened(torso, neck, 0.06).part(
            "cloth", velvet(robe), texture=painted(torso, robe, *sky)
        ),
        armholes(torso, 0.06).part("seams", velvet(tinted(robe, -0.3))),
        merged([half, half.mirrored(), roll]).part("collar", velvet(inner)),
        merged(
            [edge, edge.mirrored(), *_trim(fit), hem(fit, disc(0.15), clasp, 0.035, 0.2),
             buckle(fit, (0.0, 1.06), (0.12, 0.085), lift=0.18)]
        ).part("gold", GOLD),
        applique(fit, disc(0.15), clasp, lift=0.13, thick=0.08, dome=0.05).part(
            "clasp", gloss((0.1, 0.62, 0.75))
        ),
        applique(fit, star(0.11), clasp, lift=0.25, thick=0.02, dome=0.015).part(
            "clasp_star", gloss(YELLOW)
        ),
        band(fit, (1.0, 1.12), 0.13).part("belt", velvet(tinted(inner, -0.2))),
    )  # fmt: skip
    return Piece(parts)


def _reach(share: Floats) -> Floats:
    """Width of the collar, from behind to the front: its hem has points."""
    point = np.abs((POINTS * share + 0.5) % 1 - 0.5) * 2  # 0 at a tip, 1 between two
    return np.asarray((0.66 - 0.16 * share) - 0.2 * point**0.9)


def _rows(fit: Fit, neck: Neckline, share: Floats, width: Floats, lift: float) -> Floats:
    angle = neck.angle_at(np.pi + share * (0.3 - np.pi))
    return neck.edge(angle, wider=fit.wide * width, lift=fit.wide * lift)


def _collar(fit: Fit, neck: Neckline) -> Mesh:
    share = np.linspace(0, 1, 46)
    lifts = (0.03, 0.12, 0.15, 0.15, 0.145, 0.135)
    rows = [
        _rows(fit, neck, share, part * _reach(share) - 0.04 * (1 - part), lift)
        for part, lift in zip(eased(6), lifts, strict=True)
    ]
    return sheet(np.stack(rows), 0.06 * fit.wide, away_from=neck.origin - neck.axis)


def _edge(fit: Fit, neck: Neckline) -> Mesh:
    share = np.linspace(0, 1, 46)
    path = _rows(fit, neck, share, _reach(share), 0.145)
    return tube(path, 0.03 * fit.wide, sides=6)


def _trim(fit: Fit) -> list[Mesh]:
    """Along the robe's front."""
    line = ribbon(fit, steps((0.1, 0.7), (0.1, 1.2)), 0.024, lift=0.075, thick=0.03)
    return [line, line.mirrored()]


def _sleeve(dye: Dye) -> Sleeve:
    return Sleeve(velvet(dye.pick(0, ROBE)), GOLD)


COSTUME = Costume(build, OPENINGS["tee"], _sleeve)
