"""Props that sit on an animal's own features: shades, tears, a bubble, a kiss."""

from __future__ import annotations

import numpy as np

from render.animal.face import Floats
from render.animal.wearer import AnimalHead
from render.figure.props.hearts import fly
from render.figure.props.sleep import FILM
from render.figure.props.symbols import GONE, drop, facing, scaled
from render.figure.props.tears import WATER
from render.modelling.meshes import merged, superellipsoid, tube
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

GLASS = Material((0.05, 0.05, 0.07), roughness=0.14, coat=0.5)
LENS = (0.33, 0.25, 0.07)  # radii at eyes that are APART
APART = 0.72
ROUND = 3.0  # exponent of a lens' outline
AHEAD = 0.05  # of lenses, before the lids
RIM = 0.045  # radius of what joins them
LIFT = (0.0, 0.72, 0.12)  # onto the forehead
DROP, SLIDE = 0.4, 0.42  # a tear's height, and how far it runs
BUBBLE = 0.22


def build_shades(head: AnimalHead) -> Piece:
    """Dark glasses on the muzzle; none on a profile."""
    if len(head.eyes) < 2:
        return Piece()
    places = np.stack(head.eyes) + np.array((0.0, -0.02, AHEAD))
    size = float(np.linalg.norm(places[1] - places[0])) / APART
    lens = superellipsoid(np.array(LENS) * size, ROUND, sides=32)
    bridge = np.linspace(places[0], places[1], 9) + np.array((0.0, 0.13 * size, 0.0))
    bridge[:, 2] = max(places[:, 2].max(), head.front((0.0, 0.13 * size), 0.1) + RIM)
    mesh = merged([*(lens.at(lens.vertices + place) for place in places), tube(bridge, RIM * size)])
    part = mesh.part("shades", GLASS, joint="head")
    return morphed(part, {"shades_up": mesh.vertices + LIFT})


def build_tears(head: AnimalHead) -> Piece:
    """A drop under each eye, again and again."""
    return joined(_drop(head, number, "tear_fall") for number in range(len(head.eyes)))


def build_tear(head: AnimalHead) -> Piece:
    """A single drop, that slides."""
    return _drop(head, len(head.eyes) - 1, "tear_slide")


def _drop(head: AnimalHead, number: int, run: str) -> Piece:
    """It comes under the eye, runs down by this shape, and goes."""
    eye = head.eyes[number]
    aside = 0.1 * (1 if eye[0] > 0 else -1)
    start = _on_cheek(head, eye[:2] + np.array((aside, -0.42)))
    end = _on_cheek(head, eye[:2] + np.array((1.6 * aside, -0.42 - SLIDE)))
    mesh = drop().placed(DROP * facing((0.0, 0.0, 1.0)), start)
    shapes = {run: mesh.vertices + end - start, "tear_away": scaled(mesh, GONE, start)}
    return morphed(mesh.part(f"tear_{number}", WATER, joint="head"), shapes)


def _on_cheek(head: AnimalHead, place: Floats) -> Floats:
    x, y = (float(value) for value in place)
    return np.array([x, y, head.front((x, y), 0.12) + 0.02])


def build_bubble(head: AnimalHead) -> Piece:
    """It swells and shrinks with the breath of a sleeper."""
    nostril = head.nose + np.array((0.08, -0.04, 0.0))
    middle = nostril + BUBBLE * np.array((0.6, -0.4, 0.75))
    ball = superellipsoid((BUBBLE,) * 3, sides=32)
    mesh = ball.at(ball.vertices + middle)
    part = mesh.part("bubble", FILM, joint="head")
    return morphed(part, {"bubble_small": scaled(mesh, 0.3, nostril)})


def build_kiss(head: AnimalHead) -> Piece:
    """Hearts that fly from the mouth."""
    return fly(np.array([*head.chin[:2], head.nose[2]]))
