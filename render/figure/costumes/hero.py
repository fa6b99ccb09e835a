"""A hero's suit: a chest of muscles, an emblem, a belt, and a cape from the shoulders."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import rib
from render.figure.clothes.fabric import contrasting, fabric
from render.figure.clothes.neckline import OPENINGS, Neckline
from render.figure.costumes.cloths import GOLD, gloss, satin
from render.figure.costumes.fit import Costume, Fit, Sleeve
from render.figure.costumes.outlines import disc, polygon, star
from render.figure.costumes.sewing import applique, band, hem, shell
from render.modelling.fields import Field, ellipsoid, smooth_max, smooth_min
from render.modelling.meshes import Floats, Mesh, merged
from render.modelling.piece import Piece
from render.modelling.sheets import eased, sheet
from render.types import Material
from render.wearables.wearable import Dye

SUIT, CAPE, SIGN = (0.07, 0.24, 0.75), (0.86, 0.06, 0.1), (1.0, 0.78, 0.08)
GEM = ((-0.33, 0.06), (-0.2, 0.2), (0.2, 0.2), (0.33, 0.06), (0.0, -0.24))


def build(fit: Fit) -> Piece:
    """Tight, in two strong colours."""
    neck = fit.neck(OPENINGS["tee"])
    suit = fit.dye.pick(0, SUIT)
    trim = contrasting(suit, fit.dye.pick(1, CAPE))
    middle = (0.0, 0.71)
    parts = [
        shell(fit, neck, _muscles(fit), step=0.088).part(
            "cloth", Material(suit, roughness=0.45, coat=0.1, sheen=0.35)
        ),
        merged([rib(neck, width=0.1, thick=0.055, lift=0.04)]).part("collar", fabric(trim)),
        applique(fit, polygon(GEM), middle, lift=0.13, thick=0.05).part("emblem", gloss(SIGN)),
        hem(fit, polygon(GEM), middle, 0.034, 0.175).part("emblem_rim", gloss(trim)),
        applique(fit, star(0.16), (0.0, 0.705), lift=0.18, thick=0.03, dome=0.02).part(
            "emblem_star", gloss(trim)
        ),
        band(fit, (0.97, 1.09), 0.12).part("belt", gloss(SIGN)),
        applique(fit, disc(0.1), (0.0, 1.02), lift=0.12, thick=0.06, dome=0.03).part(
            "buckle", GOLD
        ),
    ]
    if not fit.caped:
        cloth = satin(trim)
        parts.append(_clasps(fit, neck).part("clasps", GOLD))
        parts.append(merged([_cape(fit), *_mantle(fit, neck)]).part("cape", cloth))
    return Piece(tuple(parts))


def _muscles(fit: Fit) -> Field:
    torso = fit.torso

    def form(points: Floats) -> Floats:
        sided = np.abs(points) * (1, 0, 0) + points * (0, 1, 1)
        base = torso.distance(points) - 0.035 * torso.wide
        pec = ellipsoid(sided, torso.point(0.44, 0.76, 0.36), fit.size(0.43, 0.22, 0.42), 2.6)
        arm = ellipsoid(sided, torso.point(1.2, 0.74, 0.0), fit.size(0.3, 0.3, 0.37))
        grown = smooth_min(base, arm, 0.16)
        grown = smooth_min(grown, pec, 0.03 * torso.wide)
        low = torso.chin - 1.29 * torso.high - points[..., 1]
        return smooth_max(grown, low, 0.1)

    return form


def _cape(fit: Fit) -> Mesh:
    """Behind the shoulders, wider below, in folds."""
    share, turn = np.meshgrid(np.linspace(0, 1, 8), np.linspace(-1, 1, 45), indexing="ij")
    half = 0.72 + 1.02 * share**0.75
    fold = share * np.cos(7 * np.pi * turn)
    x = half * np.sin(0.5 * np.pi * turn) + 0.02 * fold
    z = -0.34 - 0.32 * share - 0.2 * np.cos(0.5 * np.pi * turn) * (1 - 0.4 * share) + 0.06 * fold
    down = 0.3 + 1.02 * share + 0.12 * np.abs(turn) ** 2 * (1 - share)
    torso = fit.torso
    grid = np.stack([x * fit.wide, torso.chin - down * torso.high, -0.13 + z * fit.wide], -1)
    return sheet(grid, 0.06 * fit.wide, away_from=(0, torso.chin - 0.8, 1.0))


def _mantle(fit: Fit, neck: Neckline) -> list[Mesh]:
    """The cape's upper end: around the neck and over the shoulders, gathered at the clasps."""
    share = eased(40)
    turn = np.pi + share * (0.72 - np.pi)
    width = 0.1 + 0.42 * np.sin(np.pi * np.clip(0.42 + 0.55 * share, 0, 1)) ** 0.8
    folds = 0.022 * np.cos(22 * share) * np.clip(1 - share, 0, 1) ** 0.2
    rows = []
    for part, lift in zip(eased(6), (0.04, 0.11, 0.12, 0.11, 0.1, 0.07), strict=True):
        wider = fit.wide * (0.06 + part * width)
        rows.append(
            neck.edge(neck.angle_at(turn), wider=wider, lift=fit.wide * (lift + part * folds))
        )
    half = sheet(np.stack(rows), 0.06 * fit.wide, away_from=neck.origin - neck.axis)
    return [half, half.mirrored()]


def _clasps(fit: Fit, neck: Neckline) -> Mesh:
    """Where it is pinned to the collar bones."""
    place = neck.edge(neck.angle_at(np.array([0.76])), wider=0.13 * fit.wide)[0]
    spot = place[0] / fit.wide, (fit.torso.chin - place[1]) / fit.torso.high
    pin = applique(fit, disc(0.1), spot, lift=0.12, thick=0.05, dome=0.03)
    return merged([pin, pin.mirrored()])


def _sleeve(dye: Dye) -> Sleeve:
    suit = dye.pick(0, SUIT)
    glove = contrasting(suit, dye.pick(1, CAPE))
    return Sleeve(Material(suit, roughness=0.45, coat=0.1, sheen=0.35), fabric(glove))


COSTUME = Costume(build, OPENINGS["tee"], _sleeve)
