"""Signs of comics: a throbbing vein and steam, the cloud of who thinks, a start of surprise."""

from __future__ import annotations

import numpy as np

from render.figure.props.symbols import GONE, facing, puffs, scaled
from render.figure.props.wearer import Bearer
from render.modelling.meshes import Mesh, merged, tube
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

VEIN = Material((0.9, 0.08, 0.1), roughness=0.3, coat=0.4)
CLOUD = Material((0.97, 0.98, 1.0), roughness=0.5, coat=0.1)
INK = Material((0.25, 0.32, 0.5), roughness=0.35, coat=0.3)
FLASH = Material((1.0, 0.78, 0.1), roughness=0.3, coat=0.4)
VEIN_SIZE = 0.6
THROB = 1.28
RISEN = (0.12, 0.42, 0.0)  # of steam, when it is gone
_STEAM_PLACES = ((0.12, 0.0, 0.0), (0.34, 0.1, 0.0), (0.5, 0.26, 0.02), (0.36, 0.3, -0.05))
_CLOUD_PLACES = (
    (-0.26, -0.02, 0),
    (0.02, 0.12, 0),
    (0.28, 0.0, 0),
    (0.06, -0.12, 0),
    (-0.08, -0.1, 0),
)
_CLOUD_RADII = (0.22, 0.26, 0.21, 0.22, 0.2)


def build_vein(wearer: Bearer) -> Piece:
    """Four bent strokes at the temple."""
    eyes = wearer.eye_height
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


def build_steam(wearer: Bearer) -> Piece:
    """A puff beside each ear, that bursts out of it, rises and is gone."""
    ear = wearer.eye_height - 0.05
    beside = wearer.side(ear - 0.2, ear + 0.2)
    radii = np.array((0.09, 0.15, 0.17, 0.12))
    start, places = np.array((beside, ear, -0.05)), np.array(_STEAM_PLACES)
    full, risen = puffs(places + start, radii), puffs(1.2 * places + start + RISEN, GONE * radii)
    inside = full.at(scaled(full, GONE, start - (0.1, 0.0, 0.0)))
    shapes = {"steam_away": inside, "steam_rise": risen}
    return joined(
        morphed(
            turn(full).part(f"steam_{name}", CLOUD, joint="head"),
            {shape: turn(mesh).vertices for shape, mesh in shapes.items()},
        )
        for name, turn in (("right", Mesh.mirrored), ("left", Mesh.outward))
    )


def build_flash(wearer: Bearer) -> Piece:
    """Three strokes that burst from the top of the head."""
    middle = np.array((0.0, wearer.crown - 0.5, 0.1))
    strokes = []
    for angle_deg, length in ((34.0, 0.22), (0.0, 0.27), (-34.0, 0.22)):
        angle = np.radians(angle_deg)
        way = np.array((np.sin(-angle), np.cos(angle), 0.0))
        start = wearer.top((float(middle[0] + 0.9 * way[0]), 0.0), 0.3) + 0.13 - middle[1]
        start = max(start / way[1], 0.95)
        share = np.linspace(start, start + length, 6)[:, None]
        strokes.append(tube(middle + share * way, np.linspace(0.05, 0.085, 6), sides=12))
    mesh = merged(strokes)
    part = mesh.part("flash", FLASH, joint="head")
    return morphed(part, {"flash_away": scaled(mesh, GONE, middle)})


def build_cloud(wearer: Bearer) -> Piece:
    """Two bubbles and a cloud with three dots, one coming after the other."""
    eyes = wearer.eye_height
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
