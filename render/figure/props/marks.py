"""Signs of comics: the throbbing vein of anger, the cloud of who thinks."""

from __future__ import annotations

import numpy as np

from render.figure.meshes import Mesh, merged, tube
from render.figure.morphs import morphed
from render.figure.piece import Piece, joined
from render.figure.props.symbols import GONE, facing, puffs, scaled
from render.figure.props.wearer import Wearer
from render.types import Material

VEIN = Material((0.9, 0.08, 0.1), roughness=0.3, coat=0.4)
CLOUD = Material((0.97, 0.98, 1.0), roughness=0.5, coat=0.1)
INK = Material((0.25, 0.32, 0.5), roughness=0.35, coat=0.3)
VEIN_SIZE = 0.6
THROB = 1.28
_CLOUD_PLACES = (
    (-0.26, -0.02, 0),
    (0.02, 0.12, 0),
    (0.28, 0.0, 0),
    (0.06, -0.12, 0),
    (-0.08, -0.1, 0),
)
_CLOUD_RADII = (0.22, 0.26, 0.21, 0.22, 0.2)


def build_vein(wearer: Wearer) -> Piece:
    """Four bent strokes at the temple."""
    eyes = wearer.sculpt.skull.eye_height
    spot = (0.55, eyes + 0.72)
    place = np.array((*spot, wearer.front(spot, 0.22) + 0.05))
    mesh = _strokes().placed(VEIN_SIZE * facing((0.4, 0.3, 1.0), 12.0), place)
    part = mesh.part("vein", VEIN, joint="head")
    return morphed(part, {"anger_throb": scaled(mesh, THROB, place)})


def _strokes() -> Mesh:
    """One in each quarter, bulging toward the middle."""
    share = np.linspace(0, 1, 9)[:, None]
    start, bend, end = np.array([(0.1, 0.42, 0), (0.1, 0.1, 0), (0.42, 0.1, 0)])
    stroke = (1 - share) ** 2 * start + 2 * share * (1 - share) * bend + share**2 * end
    mesh = tube(stroke, 0.07, sides=10)
    quarter = np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1]], np.float64)
    turns = [np.linalg.matrix_power(quarter, count) for count in range(4)]
    return merged(mesh.placed(turn) for turn in turns)


def build_cloud(wearer: Wearer) -> Piece:
    """Two bubbles and a cloud with three dots, one coming after the other."""
    eyes = wearer.sculpt.skull.eye_height
    beside = wearer.side(eyes + 0.3, wearer.crown)
    middle = np.array((beside + 0.12, wearer.crown + 0.22, 0.2))
    first, second = middle - (0.42, 0.62, -0.15), middle - (0.2, 0.42, -0.08)
    cloud = puffs(np.array(_CLOUD_PLACES) + middle, _CLOUD_RADII)
    dots = puffs(middle + [(x, 0.0, 0.28) for x in (-0.24, 0.02, 0.28)], (0.065,) * 3)
    return joined(
        morphed(mesh.part(name, material), {f"{shape}_away": scaled(mesh, GONE, about)})
        for name, mesh, material, shape, about in (
            ("thought_first", puffs([first], [0.07]), CLOUD, "dots_first", first),
            ("thought_second", puffs([second], [0.11]), CLOUD, "dots_second", second),
            ("thought_cloud", cloud, CLOUD, "dots_third", middle),
            ("thought_dots", dots, INK, "dots_third", middle),
        )
    )
