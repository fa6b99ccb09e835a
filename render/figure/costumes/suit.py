"""A suit: lapels over a white shirt, a striped tie, a pocket square and a pin."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.likeness import Clothes
from render.figure.clothes.fabric import contrasting, fabric
from render.figure.clothes.garments import suit
from render.figure.clothes.neckline import Opening
from render.figure.costumes.cloths import GOLD, WHITE, satin
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.outlines import disc, polygon
from render.figure.costumes.sewing import applique
from render.modelling.piece import Piece
from render.types import Color, Part
from render.wearables.wearable import Dye

WOOL, TIE = (0.07, 0.12, 0.28), (0.82, 0.06, 0.12)
CLOSED = Opening(0.47, 0.4, 0.34, tilt=26.0)  # a buttoned collar
PEAKS = ((-0.14, -0.05), (-0.12, 0.05), (-0.05, 0.15), (0.0, 0.08), (0.06, 0.13), (0.14, 0.03),
         (0.14, -0.05))  # fmt: skip
WELT = ((-0.19, 0.02), (0.19, 0.05), (0.19, -0.03), (-0.19, -0.06))


def build(fit: Fit) -> Piece:
    """Navy wool."""
    tie = contrasting(WOOL, fit.dye.pick(0, TIE))
    made = suit(
        fit.torso,
        Clothes(kind="suit", color=_hex(WOOL), second=_hex(WHITE), tie=True, tie_color=_hex(tie)),
        fit.neck(CLOSED),
    )
    place = (0.66, 0.84)
    welt = applique(fit, polygon(WELT), (place[0], place[1] + 0.05), lift=0.1, thick=0.035)
    square = applique(fit, polygon(PEAKS, each=3), (place[0], place[1]), lift=0.095, thick=0.03)
    pin = applique(fit, disc(0.05), (-0.52, 0.7), lift=0.19, thick=0.025)
    parts = (
        *(_striped(part, tie) if part.name == "tie" else part for part in made),
        welt.part("welt", fabric(tinted(WOOL, 0.1))),
        square.part("square", satin(tinted(tie, 0.15))),
        pin.part("pin", GOLD),
    )
    return Piece(tuple(_without_collar(fit, parts)))


def _without_collar(fit: Fit, parts: tuple[Part, ...]) -> list[Part]:
    return [part for part in parts if not (fit.covered and part.name == "tie")]


def _striped(part: Part, tie: Color) -> Part:
    """The tie's slanted stripes."""
    across, along = np.meshgrid(np.linspace(0, 1, 64), np.linspace(0, 4, 256))
    wave = np.clip((0.22 - np.abs((along + across * 0.8) % 1 - 0.5)) * 12 + 0.5, 0, 1)
    image = np.array(tie) + wave[..., None] * (np.array(tinted(tie, 0.7)) - np.array(tie))
    texture = np.asarray(np.round(255 * image), np.uint8)
    return replace(part, texture=texture, material=satin(tie))


def _hex(color: Color) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in color)


def _sleeve(_: Dye) -> Sleeve:
    return Sleeve(fabric(WOOL), fabric(WHITE))


COSTUME = Costume(build, CLOSED, _sleeve)
