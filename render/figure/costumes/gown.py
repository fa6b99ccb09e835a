"""A ball gown: a bodice with ruffles, puffed sleeves, bows, and pearls about the neck."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import rolled_neck
from render.figure.clothes.fabric import cloth
from render.figure.clothes.garments import opened
from render.figure.clothes.neckline import OPENINGS
from render.figure.costumes.cloths import gloss, satin
from render.figure.costumes.fit import Costume, Fit, tinted
from render.figure.costumes.sewing import band, bow, framed, outward_of, ribbon, steps
from render.modelling.fields import cast, smooth_max
from render.modelling.meshes import Floats, Mesh, merged, superellipsoid
from render.modelling.piece import Piece
from render.modelling.sheets import sheet
from render.types import Material, Part
from render.wearables.wearable import Dye

SILK, TRIM = (0.93, 0.24, 0.5), (1.0, 0.8, 0.88)
PEARL = Material((0.98, 0.95, 0.9), roughness=0.16, coat=0.7, sheen=0.2)
PEARLS = 19
LIFT = 0.06


def build(fit: Fit) -> Piece:
    """Off the shoulders; high at the neck for who covers it."""
    silk = fit.dye.pick(0, SILK)
    trim = tinted(silk, 0.62) if fit.dye.colors else TRIM
    ruffles = merged([_ruffle(fit, _second, 0.14), _ruffle(fit, _top, 0.15)])
    axes, place = framed(fit, (0.0, 0.8), 0.24)
    parts = [
        *_bodice(fit, silk),
        ruffles.part("ruffles", satin(trim)),
        merged(_puffs(fit)).part("sleeves", satin(tinted(silk, 0.12))),
        merged(_seams(fit)).part("seams", satin(tinted(silk, -0.22))),
        bow(0.27, tails=0.8).placed(fit.wide * axes, place).part("bow", satin(silk)),
        band(fit, (1.0, 1.11), 0.1, wavy=0.008).part("sash", satin(trim)),
    ]
    if not fit.covered:
        pearls, gem = _necklace(fit)
        parts += [pearls.part("pearls", PEARL), gem.part("pendant", gloss(tinted(silk, -0.1)))]
    return Piece(tuple(parts))


def _top(x: Floats) -> Floats:
    """Of the bodice, below the chin: a heart's two bows."""
    across = np.abs(x)
    return np.asarray(0.7 + 0.1 * np.exp(-((across / 0.16) ** 2)) + 0.05 * across**2)


def _second(x: Floats) -> Floats:
    return _top(x) + 0.1


def _bodice(fit: Fit, silk: tuple[float, float, float]) -> list[Part]:
    torso = fit.torso
    if fit.covered:
        neck = fit.neck(OPENINGS["turtleneck"])
        lace = merged([opened(torso, neck, 0.04, cut=-0.1 * fit.wide), rolled_neck(neck)])
        return [lace.part("cloth", satin(silk))]

    def field(points: Floats) -> Floats:
        outer = torso.chest(points) - LIFT * torso.wide
        height = points[..., 1] - torso.chin + torso.high * _top(points[..., 0] / torso.wide)
        return smooth_max(outer, height, 0.06)

    return [cloth(torso, field).part("cloth", satin(silk))]


def _ruffle(fit: Fit, top: object, tall: float) -> Mesh:
    """Gathered along a line across the breast, wavy below."""
    assert callable(top)
    x = np.linspace(-1.3, 1.3, 91)
    rows = []
    wave = np.sin(2 * np.pi * 11 * x / 2.6)
    for fall, lift, swing in (
        (0.0, 0.03, 0.0),
        (0.1, 0.12, 0.012),
        (0.5, 0.14, 0.045),
        (1.0, 0.15, 0.075),
    ):
        rows.append(fit.at(x, top(x) - 0.03 + tall * fall, LIFT + lift - 0.04 + swing * wave))
    return sheet(np.stack(rows), 0.04 * fit.wide, away_from=(0, fit.torso.chin - 0.8, -1.0))


def _puffs(fit: Fit) -> list[Mesh]:
    """Gathered above and below, full between."""
    torso = fit.torso
    ball = superellipsoid(fit.size(0.43, 0.3, 0.44), 2.2, sides=36)
    turn = np.arctan2(ball.vertices[:, 0], ball.vertices[:, 2])
    height = np.clip(np.abs(ball.vertices[:, 1]) / (0.3 * fit.wide), 0, 1)
    crease = 0.035 * fit.wide * np.cos(9 * turn) * height**0.8
    puff = ball.at(ball.vertices + crease[:, None] * outward_of(ball))
    tilt = np.radians(-16)
    axes = np.array([[np.cos(tilt), -np.sin(tilt), 0], [np.sin(tilt), np.cos(tilt), 0], [0, 0, 1]])
    placed = puff.placed(axes, torso.point(1.12, 0.86, -0.03))
    return [placed, placed.mirrored()]


def _seams(fit: Fit) -> list[Mesh]:
    seam = ribbon(fit, steps((0.36, 0.86), (0.26, 1.22)), 0.014, lift=LIFT + 0.01, thick=0.018)
    return [seam, seam.mirrored()]


def _necklace(fit: Fit) -> tuple[Mesh, Mesh]:
    """A string of pearls with a drop."""
    torso = fit.torso
    turn = 2 * np.pi * np.arange(PEARLS) / PEARLS
    neck = fit.neck(OPENINGS["tee"])
    # Close around the neck, as the skin under it goes.
    reach = torso.neck + 0.2 * fit.wide
    flat = np.sin(turn)[:, None] * (1.0, 0, 0) + np.cos(turn)[:, None] * neck.forward
    middle = neck.origin + reach * flat
    inside = middle + 0.7 * neck.axis
    path = cast(lambda points: torso.body(points) - 0.03 * fit.wide, inside, middle - neck.axis)
    pearl = superellipsoid(fit.size(0.07, 0.07, 0.07), sides=10)
    drop = superellipsoid(fit.size(0.07, 0.1, 0.055), 2.2, sides=14)
    front = path[0] + fit.size(0.0, -0.13, 0.03)
    return merged(pearl.placed(np.eye(3), each) for each in path), drop.placed(np.eye(3), front)


def _bare(_: Dye) -> None:
    return None


COSTUME = Costume(build, None, _bare)
