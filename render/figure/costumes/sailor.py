"""A sailor's blouse: the wide striped collar, a knotted scarf, stripes below it, an anchor."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.fabric import armholes, fabric
from render.figure.clothes.garments import opened, under
from render.figure.clothes.neckline import OPENINGS, Neckline, Opening
from render.figure.costumes.cloths import GOLD, WHITE, painted, satin
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.sewing import bow, framed, ribbon, steps
from render.modelling.meshes import Floats, Mesh, merged, tube
from render.modelling.piece import Piece
from render.modelling.sheets import eased, sheet
from render.wearables.wearable import Dye

NAVY, SCARF = (0.05, 0.12, 0.38), (0.88, 0.08, 0.12)
WAY = Opening(0.56, 0.78, 0.36, point=1.12, tilt=42.0)
LIFT = 0.05
FROM, TO = np.pi, 0.08  # turns of the collar's half, from behind to the front


def build(fit: Fit) -> Piece:
    """White and navy."""
    torso, outer, inner = fit.torso, fit.neck(WAY), fit.neck(OPENINGS["tee"])
    low = float(outer.edge(np.zeros(1))[0, 1])
    down = (torso.chin - low) / torso.high
    axes, place = framed(fit, (0.0, down + 0.0), 0.17)
    half = [_stripe(fit, outer, inset) for inset in (0.06, 0.13)]
    scarf = satin(fit.dye.pick(0, SCARF))
    parts = (
        under(torso, inner, outer).part(
            "shirt", fabric(WHITE), texture=painted(torso, WHITE, (NAVY, _hoops))
        ),
        opened(torso, outer, LIFT).part("cloth", fabric(WHITE)),
        armholes(torso).part("seams", fabric(tinted(WHITE, -0.14))),
        merged([_collar(fit, outer), _collar(fit, outer).mirrored()]).part("collar", fabric(NAVY)),
        merged([*half, *(each.mirrored() for each in half)]).part("stripes", fabric((1, 1, 1))),
        bow(0.3, tails=1.0).placed(fit.wide * axes, place).part("knot", scarf),
        merged(_anchor(fit)).part("anchor", GOLD),
    )
    return Piece(parts)


def _hoops(_: Floats, down: Floats) -> Floats:
    return np.asarray(np.clip((0.25 - np.abs((down / 0.13) % 1 - 0.5)) * 10 + 0.5, 0, 1))


def _width(share: Floats) -> Floats:
    """Of the collar, from behind to its point in front: a square's, seen from above."""
    angle = np.pi * (1 - share)
    square = 0.62 / np.maximum(np.abs(np.cos(angle)), np.abs(np.sin(angle)) * 0.95)
    front = np.clip((share - 0.5) / 0.5, 0, 1)
    return np.asarray(np.minimum(square, 0.85) * (1 - front**2.4) + 0.1 * front)


def _rows(fit: Fit, neck: Neckline, share: Floats, width: Floats, lift: float) -> Floats:
    angle = neck.angle_at(FROM + share * (TO - FROM))
    return neck.edge(angle, wider=fit.wide * width, lift=fit.wide * lift)


def _collar(fit: Fit, neck: Neckline) -> Mesh:
    """Its left half: a sheet that lies over the shoulder."""
    share = eased(30)
    rows = [
        _rows(fit, neck, share, part * _width(share) - 0.03 * (1 - part), lift)
        for part, lift in zip(
            eased(8), (0.04, 0.09, 0.11, 0.115, 0.115, 0.11, 0.1, 0.085), strict=True
        )
    ]
    return sheet(np.stack(rows), 0.055 * fit.wide, away_from=neck.origin - neck.axis)


def _stripe(fit: Fit, neck: Neckline, inset: float) -> Mesh:
    share = np.linspace(0, 0.93, 44)
    path = _rows(fit, neck, share, np.maximum(_width(share) - inset, 0.05), 0.132)
    normals = fit.normals(path)
    sizes = np.tile(fit.size(0.014, 0.022), (44, 1))
    return tube(path, sizes, normals=normals, sides=6)


def _anchor(fit: Fit) -> list[Mesh]:
    x, y, lift = 0.84, 0.94, LIFT + 0.015
    turn = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 14)
    ring = np.linspace(0, 2 * np.pi, 14)
    return [
        ribbon(fit, steps((x, y - 0.09), (x, y + 0.11)), 0.02, lift=lift, thick=0.02),
        ribbon(fit, steps((x - 0.07, y - 0.05), (x + 0.07, y - 0.05)), 0.02, lift=lift),
        ribbon(fit, np.stack([x + 0.11 * np.sin(turn), y + 0.02 + 0.1 * np.cos(turn)], 1), 0.02,
               lift=lift, thick=0.02),
        ribbon(fit, np.stack([x + 0.03 * np.sin(ring), y - 0.12 + 0.03 * np.cos(ring)], 1), 0.012,
               lift=lift, thick=0.016),
    ]  # fmt: skip


def _sleeve(_: Dye) -> Sleeve:
    return Sleeve(fabric(WHITE), fabric(NAVY))


COSTUME = Costume(build, OPENINGS["tee"], _sleeve)
