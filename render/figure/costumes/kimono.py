"""A kimono: collars crossed left over right, blossoms on silk, a wide belt with its cord."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.figure.clothes.fabric import armholes, contrasting
from render.figure.clothes.garments import opened
from render.figure.clothes.neckline import Neckline, Opening
from render.figure.costumes.cloths import (
    GOLD,
    blossom_shape,
    heart_of_blossom,
    painted,
    satin,
    scattered,
)
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.sewing import band, ribbon, strap
from render.modelling.meshes import Floats, Mesh, merged, superellipsoid
from render.modelling.piece import Piece
from render.types import Color
from render.wearables.wearable import Dye

SILK, BELT = (0.78, 0.08, 0.22), (0.1, 0.32, 0.36)
PETALS, HEART, PAPER = (1.0, 0.82, 0.86), (1.0, 0.72, 0.2), (0.97, 0.95, 0.9)
WAY = Opening(0.52, 0.7, 0.36, point=1.15, tilt=38.0)
TOP = 0.9  # of the belt, below the chin


def build(fit: Fit) -> Piece:
    """The wearer's left side lies over the right one."""
    torso, neck = fit.torso, fit.neck(WAY)
    silk, belt = fit.dye.pick(0, SILK), fit.dye.pick(1, BELT)
    belt = contrasting(silk, belt)
    flowers = (
        (PETALS, scattered(blossom_shape, cell=0.42, seed=4)),
        (HEART, scattered(heart_of_blossom, cell=0.42, seed=4)),
    )
    collar = tinted(silk, -0.35)
    parts = [
        opened(torso, neck, 0.06, step=0.095).part(
            "cloth", satin(silk), texture=painted(torso, silk, *flowers)
        ),
        armholes(torso, 0.06).part("seams", satin(collar)),
        merged(_collars(fit, neck, wider=0.02, lift=0.085, half=0.085)).part(
            "collar_under", satin(PAPER)
        ),
        merged(_collars(fit, neck, wider=0.13, lift=0.11, half=0.1)).part("collar", satin(collar)),
        band(fit, (TOP, 1.2), 0.13, wavy=0.004).part("obi", satin(belt), texture=_woven(fit, belt)),
        merged(_cord(fit)).part("cord", satin(PAPER)),
        superellipsoid(fit.size(0.085, 0.07, 0.05), 2.4, sides=16)
        .placed(np.eye(3), fit.at([0.0], [1.035], 0.19)[0])
        .part("clasp", GOLD),
    ]
    return Piece(tuple(parts))


def _collars(fit: Fit, neck: Neckline, *, wider: float, lift: float, half: float) -> list[Mesh]:
    """Around the neck and across the breast, both in one piece."""
    whole = neck.angle_at(np.linspace(np.pi, 0.62, 26))
    edge = neck.edge(whole, wider=wider * fit.wide, lift=lift * fit.wide)
    meshes = []
    for side, above in ((1.0, 0.0), (-1.0, 0.018)):
        start = edge[-1]
        x, down = start[0] / fit.wide, (fit.torso.chin - start[1]) / fit.torso.high
        share = np.linspace(0, 1, 16)[1:]
        across = fit.at(
            x + share * (-0.3 + 0.3 * wider - x), down + share * (TOP + 0.06 - down), lift
        )
        path = np.concatenate([edge, across])
        path = path + above * fit.wide * fit.normals(path)
        smooth = _smoothed(path)
        meshes.append(strap(fit, smooth * (-side, 1, 1), half, thick=0.032))
    return meshes


def _smoothed(path: Floats) -> Floats:
    for _ in range(6):
        path = np.concatenate(
            [path[:1], 0.25 * path[:-2] + 0.5 * path[1:-1] + 0.25 * path[2:], path[-1:]]
        )
    return path


def _cord(fit: Fit) -> list[Mesh]:
    x = np.linspace(-1.0, 1.0, 26)
    return [
        ribbon(fit, np.stack([x, np.full(26, 1.035)], 1), 0.032, lift=0.15, thick=0.03),
        ribbon(fit, np.stack([x, np.full(26, TOP - 0.005)], 1), 0.03, lift=0.13, thick=0.05),
    ]


def _woven(fit: Fit, belt: Color) -> NDArray[np.uint8]:
    """Scales of waves along the belt."""

    def waves(across: Floats, down: Floats) -> Floats:
        row = np.floor(down / 0.11)
        x = (across / 0.22 + 0.5 * (row % 2)) % 1 - 0.5
        y = down / 0.11 - row
        reach = np.hypot(2 * x, 1 - y)
        return np.asarray(np.clip(1 - np.abs(reach % 0.5 - 0.4) * 12, 0, 1))

    return painted(fit.torso, belt, (tinted(belt, 0.45), waves))


def _sleeve(dye: Dye) -> Sleeve:
    silk = dye.pick(0, SILK)
    return Sleeve(satin(silk), satin(PAPER))


COSTUME = Costume(build, WAY, _sleeve)
