"""A doctor's white coat over scrubs, with a stethoscope, pens and a badge."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import lapels, rib
from render.figure.clothes.fabric import armholes, fabric
from render.figure.clothes.garments import opened, under
from render.figure.clothes.neckline import OPENINGS, Neckline
from render.figure.costumes.cloths import INK, STEEL, WHITE, gloss
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.outlines import box, cross, polygon
from render.figure.costumes.sewing import applique, buttons, framed
from render.modelling.meshes import Floats, Mesh, lathe, merged, superellipsoid, tube
from render.modelling.piece import Piece
from render.wearables.wearable import Dye

SCRUBS, RED = (0.08, 0.55, 0.62), (0.88, 0.07, 0.1)
COAT_LIFT = 0.09
HANG = 0.18  # of the tube over the coat


def build(fit: Fit) -> Piece:
    """The coat is open, the tube lies about the neck."""
    torso, outer, inner = fit.torso, fit.neck(OPENINGS["jacket"]), fit.neck(OPENINGS["tee"])
    scrubs = fit.dye.pick(0, SCRUBS)
    low = float(outer.edge(np.zeros(1))[0, 1])
    closing = (torso.chin - low) / torso.high + 0.08
    below = merged([under(torso, inner, outer), rib(inner, width=0.07)])
    parts = [
        below.part("shirt", fabric(scrubs)),
        opened(torso, outer, COAT_LIFT, step=0.105).part("cloth", fabric(WHITE)),
        lapels(outer, lift=0.1).part("collar", fabric(tinted(WHITE, -0.06))),
        merged([armholes(torso, COAT_LIFT), *_pocket(fit)]).part(
            "seams", fabric(tinted(WHITE, -0.14))
        ),
        buttons(fit, [(0.0, closing)], 0.055, lift=COAT_LIFT + 0.02).part(
            "buttons", gloss(tinted(WHITE, -0.3))
        ),
        _pens(fit, 0.0).part("pen", gloss(scrubs)),
        _pens(fit, 0.1).part("pen_red", gloss(RED)),
        applique(fit, box(0.17, 0.12), (-0.72, 0.94), lift=COAT_LIFT, thick=0.035).part(
            "badge", gloss((1.0, 1.0, 1.0))
        ),
        applique(fit, cross(0.085, 0.03), (-0.72, 0.94), lift=COAT_LIFT + 0.035, thick=0.02).part(
            "badge_cross", gloss(RED)
        ),
    ]
    tubes, metal, disc = _stethoscope(fit, outer)
    parts += [
        tubes.part("stethoscope", gloss(INK)),
        metal.part("stethoscope_metal", STEEL),
        disc.part("stethoscope_disc", gloss((0.9, 0.92, 0.95))),
    ]
    return Piece(tuple(parts))


def _stethoscope(fit: Fit, outer: Neckline) -> tuple[Mesh, Mesh, Mesh]:
    """From its disc on the right breast around the neck to the two ends for the ears."""
    turn = np.linspace(2.25 * np.pi, 3.75 * np.pi, 40) - np.pi * 2
    wider = fit.wide * (0.2 - 0.05 * np.cos(turn))
    around = outer.edge(outer.angle_at(turn), wider=wider, lift=HANG * fit.wide)
    first = _down(fit, around[0], (0.5, 1.02))
    last = _down(fit, around[-1], (-0.46, 0.82))
    path = _eased(np.concatenate([first[::-1], around[1:-1], last]))
    tubes = [tube(path, 0.042 * fit.wide, sides=8)]
    metal = []
    fork = last[-1]
    for side in (-1, 1):
        share = np.linspace(0, 1, 10)
        x = fork[0] / fit.wide + side * 0.11 * np.sin(np.pi * np.clip(share, 0, 0.8))
        y = 0.82 + 0.27 * share
        ends = fit.at(x, y, HANG - 0.02)
        metal.append(tube(ends, 0.024 * fit.wide, sides=7))
        tip = superellipsoid(fit.size(0.045, 0.045, 0.045), sides=12)
        tubes.append(tip.placed(np.eye(3), ends[-1]))
    axes, place = framed(fit, (0.5, 1.06), COAT_LIFT + 0.05)
    frame = fit.wide * np.stack([axes[:, 0], axes[:, 2], -axes[:, 1]], 1)
    rim = np.array([(0.0, -0.06), (0.1, -0.06), (0.15, -0.03), (0.155, 0.03), (0.12, 0.055)])
    metal.append(lathe(np.array([*rim, (0.0, 0.055)]), sides=26).placed(frame, place))
    face = np.array([(0.0, 0.02), (0.115, 0.03), (0.112, 0.062), (0.06, 0.07), (0.0, 0.072)])
    return merged(tubes), merged(metal), lathe(face, sides=24).placed(frame, place)


def _down(fit: Fit, start: Floats, end: tuple[float, float]) -> Floats:
    """A tube that hangs from a point of the neck to a place on the chest."""
    x, down = start[0] / fit.wide, (fit.torso.chin - start[1]) / fit.torso.high
    share = np.linspace(0, 1, 12)
    return fit.at(x + (end[0] - x) * share**1.2, down + (end[1] - down) * share, HANG)


def _eased(path: Floats) -> Floats:
    for _ in range(8):
        path[1:-1] = 0.25 * path[:-2] + 0.5 * path[1:-1] + 0.25 * path[2:]
    return path


def _pocket(fit: Fit) -> list[Mesh]:
    corners = polygon(((-0.15, 0.13), (0.15, 0.13), (0.14, -0.15), (-0.14, -0.15)), each=5)
    top = polygon(((-0.16, 0.03), (0.16, 0.03), (0.16, -0.035), (-0.16, -0.035)), each=5)
    return [
        applique(fit, corners, (0.8, 0.98), lift=COAT_LIFT, thick=0.03),
        applique(fit, top, (0.8, 0.86), lift=COAT_LIFT + 0.01, thick=0.035),
    ]


def _pens(fit: Fit, aside: float) -> Mesh:
    x = 0.75 + aside
    return tube(
        fit.at(np.full(6, x), np.linspace(0.95, 0.75, 6), COAT_LIFT + 0.035), 0.026, sides=8
    )


def _sleeve(_: Dye) -> Sleeve:
    return Sleeve(fabric(WHITE), fabric((1.0, 1.0, 1.0)))


COSTUME = Costume(build, OPENINGS["tee"], _sleeve)
