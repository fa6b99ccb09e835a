"""Hearts: over the eyes of who is in love, and from the mouth of who kisses."""

from __future__ import annotations

import numpy as np

from render.figure.eyes import LEFT, RIGHT, Eye, find_eye
from render.figure.props.symbols import GONE, facing, heart, scaled
from render.figure.props.wearer import Wearer
from render.modelling.meshes import Floats
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

RED = Material((0.93, 0.07, 0.16), roughness=0.2, coat=0.55)
PINK = Material((1.0, 0.3, 0.5), roughness=0.22, coat=0.5)
WIDTH = 1.3  # of a heart against its eye's
BEAT = 1.2
FLAT = 0.6  # of the face's slope at the eye: hearts are to be read as hearts from the front
CLEAR = 0.05  # before the lids
KISSES = (("first", 0.5), ("second", 0.3))  # hearts and their sizes
WAY, ONWARD = (0.92, 0.12, 0.5), (0.34, 0.66, 0.1)  # from the mouth, and from there on


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
    """Hearts that fly from the mouth."""
    lips = wearer.sculpt.face.at(13)[:2]
    return fly(np.array((0.0, lips[1], wearer.front((0.0, float(lips[1])), 0.15))))


def fly(mouth: Floats) -> Piece:
    """Two hearts before a mouth (3,), with shapes for the way from it and onward."""
    return joined(_kiss(name, size, mouth) for name, size in KISSES)


def _kiss(name: str, size: float, mouth: Floats) -> Piece:
    place = mouth + WAY
    mesh = heart().placed(size * facing((0.1, 0.0, 1.0), -12.0), place)
    shapes = {
        "back": mesh.vertices - WAY,
        "onward": mesh.vertices + ONWARD,
        "away": scaled(mesh, GONE, place),
    }
    part = mesh.part(f"kiss_{name}", PINK, joint="head")
    return morphed(part, {f"kiss_{name}_{shape}": moved for shape, moved in shapes.items()})
