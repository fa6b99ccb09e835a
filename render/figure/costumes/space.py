"""A space suit: a metal ring about the neck, hoses, a panel of switches and a mission's patch."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import rolled_neck
from render.figure.clothes.fabric import fabric
from render.figure.clothes.neckline import OPENINGS, Neckline
from render.figure.costumes.cloths import STEEL, gloss
from render.figure.costumes.fit import Costume, Fit, Sleeve
from render.figure.costumes.outlines import disc, star
from render.figure.costumes.sewing import applique, framed, hem, ribbon, shell, steps
from render.modelling.meshes import Floats, Mesh, merged, ring_tube, superellipsoid, tube
from render.modelling.piece import Piece
from render.types import Material
from render.wearables.wearable import Dye

ACCENT, NAVY, RUBBER = (0.95, 0.36, 0.05), (0.06, 0.12, 0.34), (0.2, 0.22, 0.26)
SUIT = Material((0.93, 0.94, 0.96), roughness=0.6, coat=0.05, sheen=0.3)
PUFF = 0.15  # of the suit over the body
PATCH = (0.74, 0.64)  # x and below the chin
RING = 0.34  # radius of the neck's ring beyond the neck


def build(fit: Fit) -> Piece:
    """It is thick, with bellows at the arms."""
    torso, neck = fit.torso, fit.neck(OPENINGS["turtleneck"])

    def form(points: Floats) -> Floats:
        aside = np.clip((np.abs(points[..., 0]) / torso.wide - 0.98) / 0.2, 0, 1)
        down = (torso.chin - points[..., 1]) / torso.high
        bellows = 0.022 * np.sin(36 * down) * aside * (down > 0.72)
        return np.asarray(torso.distance(points) - torso.wide * (PUFF + bellows))

    accent = fit.dye.pick(0, ACCENT)
    box = superellipsoid((0.4, 0.21, 0.1), 5, sides=28)
    axes, place = framed(fit, (0.0, 0.9), PUFF + 0.05)
    panel = box.placed(fit.wide * axes, place)
    lamps = _lamps()
    parts = [
        shell(fit, neck, form, step=0.108).part("cloth", SUIT),
        panel.part("panel", gloss((0.8, 0.82, 0.86))),
        merged([_hose(fit), _hose(fit).mirrored()]).part(
            "hoses", Material(RUBBER, roughness=0.5, coat=0.2)
        ),
        _stripes(fit).part("stripes", fabric(accent)),
        applique(fit, disc(0.19), PATCH, lift=PUFF + 0.03, thick=0.04).part("patch", gloss(NAVY)),
        merged(_orbit(fit)).part("patch_art", gloss(accent)),
        *(
            mesh.placed(fit.wide * axes, place).part(f"lamp_{name}", gloss(color))
            for name, color, mesh in lamps
        ),
    ]
    if not fit.covered:
        parts += [
            rolled_neck(neck).part("lining", fabric(RUBBER)),
            merged(_ring(fit, neck, 0.13, 0.1)).part("ring", STEEL),
            merged(_ring(fit, neck, 0.0, 0.085)).part("ring_low", gloss(accent)),
        ]
    return Piece(tuple(parts))


def _ring(fit: Fit, neck: Neckline, up: float, thick: float) -> list[Mesh]:
    turn = 2 * np.pi * np.arange(64) / 64
    radius = fit.torso.neck + RING * fit.wide
    flat = np.sin(turn)[:, None] * (1.0, 0, 0) + np.cos(turn)[:, None] * neck.forward
    path = neck.origin + radius * flat + (0.06 + up) * fit.torso.high * neck.axis
    path += 0.04 * fit.wide * neck.forward
    sizes = np.tile((0.9 * thick * fit.wide, thick * fit.wide), (64, 1))
    ring = ring_tube(path, sizes, normals=flat, sides=10)
    lug = superellipsoid(fit.size(0.07, 0.07, 0.06), 4, sides=12)
    lugs = [lug.placed(np.eye(3), path[index] + 0.05 * flat[index]) for index in (8, 24, 40, 56)]
    return [ring, *lugs] if up > 0 else [ring]


def _hose(fit: Fit) -> Mesh:
    """Ribbed, from the panel's side around under the arm."""
    share = np.linspace(0, 1, 45)
    path = np.stack([0.34 + 0.62 * share, 0.93 + 0.12 * np.sin(np.pi * share) - 0.02 * share], 1)
    lift = PUFF + 0.08 + 0.1 * np.sin(np.pi * share)
    points = fit.at(path[:, 0], path[:, 1], lift)
    return tube(points, fit.wide * (0.06 + 0.013 * np.cos(8 * 2 * np.pi * share)), sides=9)


def _stripes(fit: Fit) -> Mesh:
    """A commander's, about both arms."""
    band = ribbon(
        fit, steps((0.94, 0.98), (1.38, 0.98), count=10), 0.075, lift=PUFF + 0.02, thick=0.025
    )
    return merged([band, band.mirrored()])


def _lamps() -> list[tuple[str, tuple[float, float, float], Mesh]]:
    """On the panel, in its own units: a screen, a dial and switches."""
    screen = superellipsoid((0.13, 0.1, 0.03), 5, sides=18).placed(np.eye(3), (-0.2, 0.03, 0.1))
    button = superellipsoid((0.048, 0.048, 0.04), 2.6, sides=12)
    spots = {"red": (0.06, 0.09), "green": (0.19, 0.09), "yellow": (0.32, 0.09)}
    colors = {"red": (0.9, 0.08, 0.1), "green": (0.1, 0.72, 0.25), "yellow": (1.0, 0.75, 0.08)}
    keys = superellipsoid((0.15, 0.035, 0.03), 4, sides=14).placed(np.eye(3), (0.18, -0.06, 0.1))
    return [
        ("screen", (0.1, 0.5, 0.85), screen),
        ("keys", NAVY, keys),
        *(
            (name, colors[name], button.placed(np.eye(3), (*place, 0.1)))
            for name, place in spots.items()
        ),
    ]


def _orbit(fit: Fit) -> list[Mesh]:
    """On the patch: a rim, a star, and the path about it."""
    middle, lift = PATCH, PUFF + 0.07
    turn = 2 * np.pi * np.arange(36) / 36
    path = np.stack([0.15 * np.cos(turn), 0.055 * np.sin(turn) + 0.06 * np.cos(turn)], 1)
    return [
        applique(fit, star(0.1), middle, lift=lift, thick=0.02),
        hem(fit, path, middle, 0.012, lift + 0.005),
        hem(fit, disc(0.19), middle, 0.022, lift - 0.01),
    ]


def _sleeve(dye: Dye) -> Sleeve:
    return Sleeve(SUIT, gloss(dye.pick(0, ACCENT)))


COSTUME = Costume(build, OPENINGS["turtleneck"], _sleeve)
