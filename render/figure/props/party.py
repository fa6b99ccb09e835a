"""A party: a paper hat, and confetti in the air."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.spatial.transform import Rotation

from render.figure.props.symbols import GONE, facing
from render.figure.props.wearer import Bearer
from render.modelling.meshes import merged, superellipsoid
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Color, Material
from render.wearables.hats.party_hat import party_hat

COLORS: tuple[Color, ...] = (
    (1.0, 0.8, 0.1), (0.98, 0.26, 0.45), (0.2, 0.6, 1.0), (0.25, 0.8, 0.45), (0.65, 0.4, 0.95),
)  # fmt: skip
STRIPES = (COLORS[1], (1.0, 0.97, 0.92), COLORS[2])
SIZE = 0.82  # of the hat, against one that is worn
TILT = (-0.22, 1.0, 0.12)  # where the hat points
PIECES = 7  # of each colour


def build_hat(wearer: Bearer) -> Piece:
    """A striped cone with a ball on its tip, a little aslant."""
    top = wearer.top((-0.2, 0.1), 0.3)
    upright = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], np.float64)  # y to the frame's normal
    axes = SIZE * facing(TILT) @ upright.T
    hat = party_hat(axes, np.array((-0.24, top - 0.16, 0.1)), (STRIPES, COLORS[0]), "head")
    parts = tuple(replace(part, name=f"party_{part.name}") for part in hat.parts)
    return replace(hat, parts=parts)


def build_confetti(wearer: Bearer) -> Piece:
    """Scraps around the head, each colour with shapes of its own; the same for everybody."""
    rng = np.random.default_rng(5)
    return joined(_scraps(wearer, number, color, rng) for number, color in enumerate(COLORS))


def _scraps(wearer: Bearer, number: int, color: Color, rng: np.random.Generator) -> Piece:
    eyes = wearer.eye_height
    beside = wearer.side(eyes - 1, wearer.crown)
    scrap = superellipsoid((0.125, 0.085, 0.02), 4.0, sides=8)
    rest, fallen, turned, gone = [], [], [], []
    for _ in range(PIECES):
        angle, far = rng.uniform(0.0, np.pi), rng.uniform(1.08, 1.45)
        x, y = far * beside * np.cos(angle), eyes + 0.5 + 1.4 * far * np.sin(angle)
        place = np.array((x, y, rng.uniform(-0.6, 0.0)))
        first = Rotation.random(random_state=rng).as_matrix()
        second = Rotation.from_rotvec(rng.normal(0, 0.9, 3)).as_matrix() @ first
        way = (rng.normal(0, 0.1), -rng.uniform(0.9, 1.5), 0.0)
        rest.append(scrap.placed(first, place))
        fallen.append(scrap.placed(first, place + way))
        turned.append(scrap.placed(second, place))
        gone.append(scrap.placed(GONE * first, place))
    part = merged(rest).part(
        f"confetti_{number}", Material(color, roughness=0.4, coat=0.2, emission=0.25)
    )
    shapes = {"fall": fallen, "turn": turned, "away": gone}
    return morphed(
        part,
        {f"confetti_{number}_{name}": merged(moved).vertices for name, moved in shapes.items()},
    )
