"""Hearts: over the eyes of who is in love, and from the mouth of who kisses."""

from __future__ import annotations

import numpy as np

from render.figure.eyes import LEFT, RIGHT, Eye, find_eye
from render.figure.morphs import morphed
from render.figure.piece import Piece, joined
from render.figure.props.symbols import GONE, facing, heart, scaled
from render.figure.props.wearer import Wearer
from render.types import Material

RED = Material((0.93, 0.07, 0.16), roughness=0.2, coat=0.55)
PINK = Material((1.0, 0.3, 0.5), roughness=0.22, coat=0.5)
WIDTH = 1.3  # of a heart against its eye's
BEAT = 1.2
FLAT = 0.6  # of the face's slope at the eye: hearts are to be read as hearts from the front
CLEAR = 0.05  # before the lids
KISS_SIZE = 0.5


def build_heart_eyes(wearer: Wearer) -> Piece:
    """A heart over each closed eye; they beat."""
    return joined(_heart_eye(wearer, find_eye(wearer.sculpt, side)) for side in (RIGHT, LEFT))


def _heart_eye(wearer: Wearer, eye: Eye) -> Piece:
    size = 2 * WIDTH * eye.half_width / 1.1
    along, up = eye.plane[1:]
    middle = (eye.middle[0], eye.middle[1] - 0.02)
    place = (*middle, wearer.front(middle, 0.6 * eye.half_width) + CLEAR)
    mesh = heart().placed(size * facing((-FLAT * along, -FLAT * up, 1.0), 4.0 * eye.side), place)
    part = mesh.part(f"heart_{eye.name}", RED, joint="head")
    return morphed(part, {"heart_beat": scaled(mesh, BEAT, place)})


def build_kiss(wearer: Wearer) -> Piece:
    """A heart that flies from the mouth."""
    lips = wearer.sculpt.face.at(13)[:2]
    start = np.array((0.0, lips[1], wearer.front((0.0, float(lips[1])), 0.15)))
    place = start + np.array((0.72, 0.1, 0.5))
    mesh = heart().placed(KISS_SIZE * facing((0.1, 0.0, 1.0), -12.0), place)
    part = mesh.part("kiss", PINK, joint="head")
    return morphed(part, {"kiss_away": scaled(mesh, GONE, place) - place + start})
