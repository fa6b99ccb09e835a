"""A hoodie: a lined hood, cords through eyelets, a pouch, and a print on the breast."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import AROUND, hood, strings
from render.figure.clothes.fabric import armholes, contrasting, fabric
from render.figure.clothes.garments import opened
from render.figure.clothes.neckline import OPENINGS
from render.figure.costumes.cloths import STEEL, WHITE
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.outlines import polygon
from render.figure.costumes.sewing import applique, buttons, ribbon, steps
from render.modelling.meshes import Mesh, merged, ring_tube
from render.modelling.piece import Piece
from render.wearables.wearable import Dye

COLOR, PRINT = (0.98, 0.5, 0.06), (1.0, 0.95, 0.85)
POUCH = ((-0.44, 0.17), (0.44, 0.17), (0.64, -0.06), (0.62, -0.17), (-0.62, -0.17), (-0.64, -0.06))
BOLT = (
    (0.03, 0.24), (0.12, 0.24), (0.04, 0.04), (0.16, 0.04), (-0.07, -0.25), (-0.01, -0.05),
    (-0.14, -0.05), (-0.04, 0.1),
)  # fmt: skip


def build(fit: Fit) -> Piece:
    """Soft and thick."""
    torso, neck = fit.torso, fit.neck(OPENINGS["hoodie"])
    color = fit.dye.pick(0, COLOR)
    second = contrasting(color, fit.dye.pick(1, PRINT))
    pouch = applique(fit, polygon(POUCH), (0.0, 1.1), lift=0.07, thick=0.05)
    seam = ribbon(fit, steps((0.44, 0.95), (0.62, 1.15)), 0.02, lift=0.125, thick=0.02)
    top = ribbon(fit, steps((-0.42, 0.95), (0.42, 0.95)), 0.018, lift=0.125, thick=0.018)
    parts = [
        opened(torso, neck, 0.07).part("cloth", fabric(color)),
        pouch.part("pouch", fabric(tinted(color, -0.06))),
        merged([armholes(torso, 0.07), seam, seam.mirrored(), top]).part(
            "seams", fabric(tinted(color, -0.25))
        ),
        applique(fit, 0.82 * polygon(BOLT, each=4), (0.0, 0.77), lift=0.065, thick=0.03).part(
            "print", fabric(second)
        ),
    ]
    if not fit.covered:
        parts += [
            hood(neck).part("hood", fabric(tinted(color, -0.05))),
            _lining(fit).part("lining", fabric(tinted(color, -0.4))),
            strings(neck).part("strings", fabric(WHITE)),
            _eyelets(fit).part("eyelets", STEEL),
        ]
    return Piece(tuple(parts))


def _lining(fit: Fit) -> Mesh:
    """Inside the hood, as far as it is seen."""
    neck = fit.neck(OPENINGS["hoodie"])
    turn = 2 * np.pi * np.arange(AROUND) / AROUND
    path = neck.edge(neck.angle_at(turn), wider=-0.04 * fit.wide, lift=0.0)
    behind = (1 - np.cos(turn)) / 2
    path = path + neck.axis * (0.04 + 0.1 * behind[:, None]) * fit.wide
    return ring_tube(path, 0.05 * fit.wide, sides=8)


def _eyelets(fit: Fit) -> Mesh:
    neck = fit.neck(OPENINGS["hoodie"])
    start = float(neck.edge(np.array([0.28]))[0, 1])
    down = (fit.torso.chin - start) / fit.torso.high + 0.0
    return buttons(fit, [(0.19, down), (-0.19, down)], 0.05, lift=0.12)


def _sleeve(dye: Dye) -> Sleeve:
    color = dye.pick(0, COLOR)
    return Sleeve(fabric(color), fabric(tinted(color, -0.2)))


COSTUME = Costume(build, OPENINGS["hoodie"], _sleeve)
