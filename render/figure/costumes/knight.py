"""A knight: plate over mail, a gorget, pauldrons in three lames, rivets and gilded rims."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.neckline import OPENINGS, Neckline
from render.figure.costumes.cloths import GOLD, STEEL, gloss, painted
from render.figure.costumes.fit import Costume, Fit, Sleeve
from render.figure.costumes.outlines import cross, shield
from render.figure.costumes.sewing import applique, band, buttons, hem, shell
from render.modelling.fields import smooth_max, solid
from render.modelling.meshes import Floats, Mesh, merged, ring_tube, tube
from render.modelling.piece import Piece
from render.modelling.rings import torus_of
from render.modelling.sheets import eased, sheet
from render.types import Material
from render.wearables.wearable import Dye

MAIL = Material((0.42, 0.45, 0.5), roughness=0.45, coat=0.2, metallic=0.4)
ARMS = (0.8, 0.06, 0.1)
PLATE = 0.1  # over the body
AROUND, FLARE = 40, 0.3  # of the gorget


def build(fit: Fit) -> Piece:
    """Of steel, with a coat of arms on the breast."""
    torso, neck = fit.torso, fit.neck(OPENINGS["turtleneck"])

    def mail(points: Floats) -> Floats:
        return torso.distance(points) - 0.05 * torso.wide

    arms = gloss(fit.dye.pick(0, ARMS))
    steel = merged([_breast(fit, neck), *_pauldrons(fit), *_faulds(fit)])
    if not fit.covered:
        steel = merged([steel, *_gorget(fit, neck)])
    parts = (
        shell(fit, neck, mail, step=0.125).part(
            "cloth", MAIL, texture=painted(torso, MAIL.color, ((0.24, 0.26, 0.3), _rings))
        ),
        steel.part("plate", STEEL),
        merged(_gilding(fit, neck)).part("gold", GOLD),
        applique(fit, shield(0.21, 0.22), (0.0, 0.8), lift=0.17, thick=0.05).part("arms", arms),
        applique(fit, cross(0.13, 0.035), (0.0, 0.785), lift=0.215, thick=0.03).part(
            "cross", gloss((0.97, 0.96, 0.92))
        ),
    )
    return Piece(parts)


def _rings(across: Floats, down: Floats) -> Floats:
    """Mail, seen from afar."""
    row = np.floor(down / 0.05)
    x, y = (across / 0.06 + 0.5 * (row % 2)) % 1 - 0.5, down / 0.05 - row - 0.5
    return np.asarray(np.clip(1 - np.abs(np.hypot(x, y) - 0.42) * 6, 0, 1))


def _breast(fit: Fit, neck: Neckline) -> Mesh:
    """The breastplate, with a ridge down its middle."""
    torso = fit.torso

    def field(points: Floats) -> Floats:
        x = points[..., 0] / torso.wide
        ridge = 0.085 * np.exp(-np.abs(x) / 0.14) * (points[..., 2] > -0.1)
        outer = torso.chest(points) - torso.wide * (PLATE + ridge)
        low = torso.chin - 1.02 * torso.high - points[..., 1]
        edge = neck.inside(points) + 0.06 * torso.wide
        top = points[..., 1] - torso.chin + 0.42 * torso.high
        return smooth_max(outer, np.maximum(np.maximum(edge, low), top), 0.04)

    low, high = torso.point(-1.2, 1.2, -0.85), torso.point(1.2, 0.3, 0.85)
    return solid(field, low, high, 0.11 * torso.wide)


def _faulds(fit: Fit) -> list[Mesh]:
    """Lames below the breastplate."""
    return [band(fit, (1.0, 1.16), 0.14, step=0.095)]


def _lame(fit: Fit, number: int) -> Floats:
    """One plate of a pauldron as a grid (5, 15, 3), its lower edge first."""
    middle = np.array(fit.torso.point(1.1 + 0.02 * number, 0.66 + 0.13 * number, -0.05))
    radii = fit.size(0.5 - 0.035 * number, 0.42 - 0.02 * number, 0.52 - 0.035 * number)
    low, high = ((-0.12, 1.45), (-0.42, 0.3), (-0.55, 0.2))[number]
    rise = low + (high - low) * eased(5)[:, None]
    # From behind over the outside to the front; outside the plates reach lower.
    turn = np.linspace(-0.64 * np.pi, 0.62 * np.pi, 15)
    rise = rise - 0.16 * np.cos(turn) * (1 - eased(5)[:, None])
    flat = np.cos(rise)
    way = np.stack([flat * np.cos(turn), np.sin(rise) + 0 * turn, flat * np.sin(turn)], -1)
    bulge = (np.abs(way) ** 2.4).sum(-1, keepdims=True) ** (-1 / 2.4)
    return np.asarray(middle + radii * way * bulge)


def _pauldrons(fit: Fit) -> list[Mesh]:
    """Three overlapping plates on each shoulder."""
    grids = [_lame(fit, number) for number in range(3)]
    inside = fit.torso.point(0.9, 0.9, -0.05)
    half = merged(sheet(grid, 0.05 * fit.wide, away_from=inside) for grid in grids)
    return [half, half.mirrored()]


def _gorget(fit: Fit, neck: Neckline) -> list[Mesh]:
    """A collar of plate about the throat, flared below and rolled above."""
    levels = ((0.0, 0.03), (0.3, 0.05), (0.7, -0.02), (1.0, 0.03))
    outside = [_level(fit, neck, share, out) for share, out in levels]
    inside = [_level(fit, neck, share, out - 0.05) for share, out in reversed(levels)]
    return [torus_of(np.stack([*outside, *inside]))]


def _level(fit: Fit, neck: Neckline, share: float, out: float) -> Floats:
    """A ring (AROUND, 3) of the gorget: 0 on the breast, 1 at the throat; `out` of its surface."""
    turn = 2 * np.pi * np.arange(AROUND) / AROUND
    foot = neck.edge(neck.angle_at(turn), wider=FLARE * fit.wide, lift=(0.09 + out) * fit.wide)
    flat = np.sin(turn)[:, None] * (1.0, 0, 0) + np.cos(turn)[:, None] * neck.forward
    reach = fit.torso.neck + (0.1 + out) * fit.wide
    top = neck.origin + reach * flat + 0.24 * fit.torso.high * neck.axis
    return np.asarray(foot + share * (top - foot))


def _gilding(fit: Fit, neck: Neckline) -> list[Mesh]:
    """Rims and rivets."""
    spots = [(side * 0.66, down) for side in (-1, 1) for down in (0.64, 0.82)]
    meshes = [
        hem(fit, shield(0.21, 0.22), (0.0, 0.8), 0.026, 0.195),
        buttons(fit, spots, 0.04, lift=PLATE + 0.01),
        buttons(fit, [(x, 1.07) for x in np.linspace(-0.6, 0.6, 5)], 0.036, lift=0.14),
    ]
    if not fit.covered:
        rings = _level(fit, neck, 0.0, 0.03), _level(fit, neck, 1.0, 0.01)
        meshes += [ring_tube(ring, 0.035 * fit.wide, sides=6) for ring in rings]
    rims = [tube(_lame(fit, number)[0], 0.03 * fit.wide, sides=5) for number in range(3)]
    return [*meshes, *rims, *(rim.mirrored() for rim in rims)]


def _sleeve(_: Dye) -> Sleeve:
    return Sleeve(STEEL, GOLD)


COSTUME = Costume(build, OPENINGS["turtleneck"], _sleeve)
