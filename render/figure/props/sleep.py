"""Sleep: three Z that rise beside the head, and a bubble at the nose."""

from __future__ import annotations

import numpy as np

from render.figure.meshes import Floats, superellipsoid
from render.figure.morphs import morphed
from render.figure.piece import Piece, joined
from render.figure.props.symbols import GONE, facing, letter_z, scaled
from render.figure.props.wearer import Bearer, Wearer
from render.types import Material

BLUE = Material((0.3, 0.45, 0.96), roughness=0.3, coat=0.4)
FILM = Material((0.72, 0.9, 1.0), roughness=0.08, coat=1.0)
LETTERS = (  # name; x beyond the hair, y over the eyes, size, roll
    ("first", -0.14, 0.6, 0.26, -8.0),
    ("second", 0.14, 0.98, 0.36, 6.0),
    ("third", -0.06, 1.5, 0.48, -6.0),
)
RISE = 0.14
BUBBLE = 0.25


def build_letters(wearer: Bearer) -> Piece:
    """Each comes and goes, and rises a little, by shapes of its own."""
    eyes = wearer.eye_height
    beside = wearer.side(eyes, wearer.crown)
    return joined(
        _letter(name, np.array((beside + x, eyes + y, 0.35)), size, roll)
        for name, x, y, size, roll in LETTERS
    )


def _letter(name: str, place: Floats, size: float, roll: float) -> Piece:
    mesh = letter_z().placed(size * facing((-0.1, 0.0, 1.0), roll), place)
    lower = place - (0.1, RISE + 0.1, 0.0)
    return morphed(
        mesh.part(f"z_{name}", BLUE),
        {f"z_{name}_away": scaled(mesh, GONE, place) - place + lower},
    )


def build_bubble(wearer: Wearer) -> Piece:
    """It swells and shrinks with the breath."""
    tip = wearer.sculpt.face.at(2)
    nostril = np.array((0.1, tip[1] + 0.03, wearer.skin((0.1, float(tip[1]))) + 0.02))
    middle = nostril + BUBBLE * np.array((0.35, -0.3, 0.75))
    ball = superellipsoid((BUBBLE,) * 3, sides=32)
    mesh = ball.at(ball.vertices + middle)
    part = mesh.part("bubble", FILM, joint="head")
    return morphed(part, {"bubble_small": scaled(mesh, 0.3, nostril)})
