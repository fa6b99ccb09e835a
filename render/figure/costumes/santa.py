"""Santa's coat: red velvet, white fur, a black belt with a golden buckle."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.fabric import armholes
from render.figure.clothes.garments import opened
from render.figure.clothes.neckline import OPENINGS
from render.figure.costumes.cloths import GOLD, INK, leather, plush, velvet
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.sewing import band, buckle, buttons, fur
from render.modelling.meshes import Floats, Mesh, merged
from render.modelling.piece import Piece
from render.wearables.wearable import Dye

RED, FUR = (0.82, 0.03, 0.06), (0.97, 0.96, 0.94)


def build(fit: Fit) -> Piece:
    """Fur at the collar and down the front."""
    torso, neck = fit.torso, fit.neck(OPENINGS["tee"])
    turn = neck.angles(60)
    collar = neck.edge(turn, wider=0.14 * fit.wide, lift=0.09 * fit.wide)
    ruff = fur(collar, 0.155 * fit.wide, fit.normals(collar), closed=True)
    rows = [ruff, _placket(fit)]
    parts = (
        opened(torso, neck, 0.06).part("cloth", velvet(RED)),
        armholes(torso, 0.06).part("seams", velvet(tinted(RED, -0.3))),
        merged(rows).part("fur", plush(FUR)),
        band(fit, (0.99, 1.14), 0.13).part("belt", leather(INK)),
        buckle(fit, (0.0, 1.065), (0.18, 0.12), lift=0.2).part("buckle", GOLD),
        buttons(fit, [(0.0, 0.89)], 0.07, lift=0.16, height=0.8).part("buttons", GOLD),
    )
    return Piece(parts)


def _placket(fit: Fit) -> Mesh:
    down = np.linspace(0.68, 1.22, 26)
    path: Floats = fit.at(0 * down, down, 0.05)
    return fur(path, 0.115 * fit.wide, fit.normals(path), closed=False, seed=1)


def _sleeve(_: Dye) -> Sleeve:
    return Sleeve(velvet(RED), plush(FUR))


COSTUME = Costume(build, OPENINGS["tee"], _sleeve)
