"""Sleep: three Z that rise beside the head, and a bubble at the nose."""

from __future__ import annotations

import numpy as np

from render.figure.props.symbols import GONE, facing, letter_z, scaled
from render.figure.props.wearer import Bearer, Wearer
from render.modelling.meshes import Floats, superellipsoid
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

BLUE = Material((0.3, 0.45, 0.96), roughness=0.3, coat=0.4)
FILM = Material((0.72, 0.9, 1.0), roughness=0.08, coat=1.0)
LETTERS = ("first", "second", "third")
SIZE, ROLL_DEG = 0.47, -7.0
START, AHEAD = (-0.2, 0.42), 0.35  # x beyond the hair, y over the eyes; z
RISE, SWAY = (0.3, 1.62, 0.0), (0.22, 0.0, 0.0)
BUBBLE = 0.25


def build_letters(wearer: Bearer) -> Piece:
    """All wait beside the eyes; each rises, sways and grows by shapes of its own."""
    eyes = wearer.eye_height
    beside = wearer.side(eyes, wearer.crown)
    place = np.array((beside + START[0], eyes + START[1], AHEAD))
    return joined(_letter(name, place) for name in LETTERS)


def _letter(name: str, place: Floats) -> Piece:
    mesh = letter_z().placed(SIZE * facing((-0.1, 0.0, 1.0), ROLL_DEG), place)
    return morphed(
        mesh.part(f"z_{name}", BLUE),
        {
            f"z_{name}_rise": mesh.vertices + RISE,
            f"z_{name}_sway": mesh.vertices + SWAY,
            f"z_{name}_away": scaled(mesh, GONE, place),
        },
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
