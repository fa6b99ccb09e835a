"""Strands: which way hair flows over its volume, and the grooves between its locks."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from render.figure.hair.style import Style
from render.figure.hair.tuck import combed
from render.figure.skull import Floats

POLE = (1.5, -0.35)  # y, z of the whorl
FLAT = 0.8  # height of hair without locks
WAVES_BELOW = 1.0  # y from which hair begins to swing
KNOT = 0.17  # length of a braid's knots


def across(style: Style, points: Floats) -> Floats:
    """A coordinate (V,) that stays the same along each strand, in canonical units across it."""
    if style.flow == "parted":
        found = _parted(style, points)
    elif style.flow == "back":
        found = _back(style, points)
    elif style.flow == "forward":
        found = _forward(style, points)
    else:
        found = _whorl(style, points)
    return found + _waves(style, points)


def _waves(style: Style, points: Floats) -> Floats:
    """How far wavy hair swings aside on its way down."""
    if style.hair.texture not in ("wavy", "curly"):
        return 0.03 * np.sin(3.1 * points[:, 1] + 2 * points[:, 0])
    swing = 0.075 if style.hair.kind != "short" else 0.05
    return np.asarray(swing * np.sin(9.0 * points[:, 1] + 1.7 * np.abs(points[:, 0])))


def _parted(style: Style, points: Floats) -> Floats:
    """From the parting outward and down, each strand at one depth; behind, down from the crown."""
    x, y, _ = points.T
    z, inward = combed(style, points)
    aside = x - _parting(style) * np.clip((y - 0.6) / 0.8, 0, 1)
    behind = POLE[1] - z
    turned = np.arctan2(np.maximum(behind, 0), np.abs(aside) + 0.15)
    lean = 0.18 if not style.hangs else 0.05
    ahead = np.maximum(-behind, 0)
    return np.asarray(ahead + inward - 1.15 * turned + lean * (y - 0.5) + 0.11 * (aside > 0))


def _parting(style: Style) -> float:
    """x of the parting on the toy, at the middle where none was measured."""
    if style.hair.parting is None:
        return 0.12
    return float(np.clip(style.hair.parting / 100, -0.65, 0.65))


def _whorl(style: Style, points: Floats) -> Floats:
    """From the crown down all around, as a bowl cut's."""
    x, y, z = points.T
    turn = np.arctan2(x, z - POLE[1] + 0.25 * np.clip(POLE[0] - y, 0, 1.5))
    swirl = 0.35 * np.clip(y - 0.6, 0, 1) if style.hair.fringe is False else 0.1
    return np.asarray(1.0 * (turn + swirl))


def _back(style: Style, points: Floats) -> Floats:
    """From the face to the tie, as combed."""
    x, y, z = points.T
    height = np.clip(style.hair.tie_height / 100, 0.3, 1.7)
    return np.asarray(1.1 * np.arctan2(x, np.abs(y - height + 0.5 * (z + 1.1)) + 0.25))


def _forward(style: Style, points: Floats) -> Floats:
    """Short hair: swept over the top to one side and up, down at the sides."""
    x, y, z = points.T
    lean = 0.6 - 0.4 * min(style.hair.volume, 1.0)  # high hair stands, low hair lies
    top = _over_forehead(points)
    swept = x * 0.9 + lean * (y - 1.3) + 0.25 * z
    down = 1.1 * np.arctan2(x, 0.1 - z)  # its seam is at the forehead, where `top` is 1
    return np.asarray(top * swept + (1 - top) * down)


def _over_forehead(points: Floats) -> Floats:
    """1 where short hair is swept over the top, 0 where it lies down at the sides, (V,)."""
    _, y, z = points.T
    return np.asarray(np.clip((y - 0.95) / 0.5 + np.clip((z - 0.42) / 0.3, 0, 1), 0, 1))


def groove(u: ArrayLike, width: float) -> Floats:
    """Height (V,) of locks over their grooves, 0 to 1: round backs, sharp valleys."""
    place = np.asarray(u) / width
    place = place + 0.22 * np.sin(2.1 * place) + 0.13 * np.sin(3.7 * place + 1)
    within = 2 * (place - np.floor(place)) - 1
    return np.asarray(1 - np.abs(within) ** 2.4)


def parting_line(style: Style, points: Floats) -> Floats:
    """0 to 1 (V,) in the furrow of the parting."""
    if style.flow != "parted" and (style.flow != "back" or style.hair.parting is None):
        return np.zeros(len(points))
    x, y, z = points.T
    near = np.exp(-(((x - _parting(style)) / 0.055) ** 2))
    return np.asarray(near * np.clip((y - 1.05) / 0.2, 0, 1) * np.clip((z + 0.35) / 0.3, 0, 1))


def displaced(style: Style, vertices: Floats, normals: Floats, u: Floats) -> tuple[Floats, Floats]:
    """Vertices with grooves, and each one's height 0 to 1 within its lock."""
    if style.hair.texture == "braids":
        height = _plaited(style, vertices, u)
    else:
        height = 0.8 * groove(u, style.lock) + 0.2 * groove(u + 0.07, style.lock / 2.6)
    if style.flow == "forward":  # between its two directions strands would cross
        over = _over_forehead(vertices)
        height = FLAT + (height - FLAT) * (1 - 3.6 * over * (1 - over))
    depth = style.groove * (1 + style.tousle * np.clip((vertices[:, 1] - 1.0) / 0.5, 0, 1))
    return vertices + (depth * (height - 0.75))[:, None] * normals, height


def waved(style: Style, vertices: Floats, normals: Floats) -> Floats:
    """Vertices (V, 3) of hanging hair swung in and out on its way down, most when it is wavy."""
    if not style.hangs:
        return vertices
    swing = 0.07 if style.hair.texture == "wavy" else 0.018
    x, y, z = vertices.T
    below = np.clip((WAVES_BELOW - y) / 0.9, 0, 1)
    phase = 6.2 * y + 1.3 * np.sign(x) + 1.1 * z
    away = normals * (1.0, 0.3, 1.0)
    right, left = style.tucked
    away[:, 2] *= ~(np.where(x < 0, right, left) & (normals[:, 2] > 0))  # it would make stairs
    return np.asarray(vertices + (swing * below * np.sin(phase))[:, None] * away)


def _plaited(style: Style, vertices: Floats, u: Floats) -> Floats:
    """Locks as rows of knots, their neighbours' between them."""
    place = u / style.lock
    row = np.floor(place)
    across = 1 - np.abs(2 * (place - row) - 1) ** 2.4
    path = vertices[:, 1] if style.hangs else vertices[:, 1] - 0.7 * vertices[:, 2]
    knots = np.abs(np.cos(np.pi * (path / KNOT + 0.5 * row)))
    return np.asarray(across * (0.55 + 0.45 * knots))
