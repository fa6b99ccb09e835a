"""Where hair ends: the opening for the face seen from the front, ears and nape from the side.

A map is a signed distance, positive where no hair may be, over a grid of two of the axes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import (
    distance_transform_edt,
    gaussian_filter,
    gaussian_filter1d,
    map_coordinates,
)

from pipeline.likeness import CURTAIN_ROWS, HAIRLINE_COLUMNS
from render.figure.hair.cuts import CLEARED, find_cut
from render.figure.hair.strands import across, groove
from render.figure.hair.style import EAR_MIDDLE, Style, ear_free, to_toy
from render.figure.hair.tuck import edge_depth
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats

STEP = 0.025  # of the drawn maps
MARGIN = 0.07  # between hair and the enlarged eyes
X = np.arange(-1.8, 1.8 + STEP / 2, STEP)
Y = np.arange(-2.4, 2.6 + STEP / 2, STEP)
Z = np.arange(-2.0, 1.8 + STEP / 2, STEP)
BEHIND_EAR = -0.16  # z at which an ear meets the head
ON_CHEST = 8  # of the curtain's rows: hair that reaches it lies before the shoulders
ROUNDING, TUCKED_ROUNDING = 1.6, 4.0  # of corners, in steps; the latter where ear and edge meet
Mask = NDArray[np.bool_]
SIDEBURN = (0.985, 0.93)  # x of its front edge below and above, of the head's half width
# How much higher hair shows a forehead than a photo from slightly above.
OPENED: Mapping[str, float] = MappingProxyType({"short": 0.05, "tied": 0.1, "shaved": 0.12})
COMBED = 0.12  # how much lower than the forehead's arch hair that is combed back can begin
ABOVE_EAR = 0.4  # y
FAR = 4.0  # a curtain of this is none
RECEDING = 0.9  # how steeply hair in front of the ears ends that falls behind the shoulders


def front_map(sculpt: Sculpt, style: Style) -> Floats:
    """Over (X, Y): what of the front stays free for the face."""
    y, x = np.meshgrid(Y, X)
    line = hairline(sculpt, style)
    cleared = CLEARED.get(find_cut(sculpt.likeness), 0.0) * (np.abs(X) < 0.8)
    above: Mask = y > np.interp(x, X, line + cleared + _notches(sculpt, style, line))
    beside = x > np.interp(y, Y, curtain(sculpt, style, 1))
    beside |= -x > np.interp(y, Y, curtain(sculpt, style, -1))
    return distance_map(~(above | beside))


def side_map(sculpt: Sculpt, style: Style, side: int) -> Floats:
    """Over (Z, Y): what of one side of the head stays free below the hair."""
    y, z = np.meshgrid(Y, Z)
    shown = ear_free(sculpt, style, side)
    if style.hangs:
        free: Mask = y < style.end - 0.2
        if shown:
            free |= _ear(sculpt, z, y, 1.1) | (z > edge_depth(y))
        return distance_map(free, rounding=TUCKED_ROUNDING if shown else ROUNDING)
    if style.ball:
        places, heights = _ball_edge(style, shown)
    else:
        places, heights = _cut_edge(sculpt, style, shown)
    nape = style.end + (0.1 if style.cropped else 0)
    line = np.interp(z, (-1.2, *places[::-1]), (nape, *heights[::-1]))
    free = y < line
    if shown:
        free |= _ear(sculpt, z, y, 1.0) & ((z > BEHIND_EAR) | (not style.ball))
    return distance_map(free)


def _cut_edge(
    sculpt: Sculpt, style: Style, shown: bool
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Depths from front to back, and how low cut hair reaches there: sideburn, ear, nape."""
    burn = 0.3 if style.hair.kind == "tied" else 0.16
    slant = 0.75 if sculpt.likeness.cover.kind not in ("none", "headband") else 0.1
    ear = 0.2 if shown else -0.15
    heights = (slant - 0.2, burn + slant, burn, ear, ear - 0.1, min(ear - 0.2, -0.28))
    return (1.2, 0.42, 0.12, 0.1, -0.35, -0.55), heights


def _ball_edge(style: Style, shown: bool) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Depths from front to back, and how low an afro reaches there: it is round behind the ears."""
    if not shown:
        return (1.2, 0.42, 0.12, -0.55), (-0.1, style.end + 0.2, style.end + 0.1, style.end)
    low = style.end + 0.15
    return (1.2, 0.42, 0.12, BEHIND_EAR, BEHIND_EAR - 0.2, -0.9), (-0.1, 0.3, 0.2, 0.1, low, low)


def _ear(sculpt: Sculpt, z: Floats, y: Floats, room: float) -> Mask:
    height = 0.36 * sculpt.likeness.ears.size * room
    middle, depth = EAR_MIDDLE
    return np.asarray(((y - middle) / height) ** 2 + ((z - depth) / (0.72 * height)) ** 2 < 1)


def hairline(sculpt: Sculpt, style: Style) -> Floats:
    """y of the hair's lower edge above the face at X."""
    usual = _usual_hairline(sculpt, style)
    measured = style.hair.hairline
    low, high = _hairline_bounds(sculpt, style)
    if len(measured) == HAIRLINE_COLUMNS:
        columns = np.linspace(-1, 1, HAIRLINE_COLUMNS)
        x, y = to_toy(sculpt, columns, np.array(measured) / 100)
        line = np.interp(X, x, y) + OPENED.get(style.hair.kind, 0.0) * (not style.hair.fringe)
        lowest = usual - (COMBED if style.hair.kind == "tied" else 0.45)
        line = np.clip(line, np.maximum(low, lowest), np.minimum(high, usual + 0.3))
        inside = np.clip((0.97 - np.abs(X)) / 0.12, 0, 1)
        usual = usual + inside * (line - usual)
    line = np.asarray(gaussian_filter1d(np.clip(usual, low, high), 2.5, mode="nearest"))
    return np.maximum(line, low)


def _usual_hairline(sculpt: Sculpt, style: Style) -> Floats:
    """An arch over the forehead that falls to the temples; a fringe hangs to the brows."""
    top = float(sculpt.face.at(10)[1])
    brow = float(sculpt.face.right("brow_top")[:, 1].max())
    parting = (style.hair.parting or 0) / 100
    if style.hair.kind == "bald_top":
        return np.full_like(X, 9.0)
    if style.hair.fringe:
        swept = 0.12 * np.sign(parting) * X if parting else 0.0
        return np.asarray(brow + 0.03 - 0.05 * X**2 + swept)
    if style.hair.kind == "tied":  # combed back it shows the forehead's whole arch
        return np.asarray(top + 0.16 - 0.42 * np.clip(np.abs(X) / 0.95, 0, 1.5) ** 2.4)
    if style.hangs:
        aside = np.abs(X - parting) / (0.95 + np.sign(X - parting) * parting)
        return np.asarray(top + 0.14 - 0.52 * np.clip(aside, 0, 2) ** 2.1)
    corner = 0.07 * np.exp(-(((np.abs(X) - 0.58) / 0.15) ** 2))  # at the temples
    arch = top + 0.05 - 0.05 * X**2 + corner
    arch = arch - 0.5 * np.clip((np.abs(X) - 0.7) / 0.24, 0, 1.3) ** 1.5
    return np.asarray(arch + 0.1 * parting * np.clip(X, -0.8, 0.8))


def _notches(sculpt: Sculpt, style: Style, line: Floats) -> Floats:
    """How much higher hair ends between its locks than at their points, at X."""
    depth = {"whorl": 0.12 if style.hair.fringe else 0.03, "forward": 0.02}
    points = np.stack([X, line, np.maximum(sculpt.skull.front(X, line), 0.1)], 1)
    gaps = 1 - groove(across(style, points), style.lock)
    steep = np.clip(np.abs(np.gradient(line, STEP)) / 0.7, 0, 1)  # locks run along a steep edge
    return np.asarray(depth.get(style.flow, 0.0) * gaps * (1 - steep) * (not style.cropped))


def _hairline_bounds(sculpt: Sculpt, style: Style) -> tuple[Floats, Floats]:
    """Over the brows, or with a fringe over the eyes; and on the skull."""
    brows = np.concatenate([sculpt.face.right("brow_top"), sculpt.face.left("brow_top")])
    eyes = np.concatenate([sculpt.face.right("eye"), sculpt.face.left("eye")])
    guard = eyes[:, 1].max() + 0.1 if style.hair.fringe else brows[:, 1].max() + 0.08
    reach = np.abs(eyes[:, 0]).max() + MARGIN + 0.06
    low = np.where(np.abs(X) < reach, guard, guard - 3 * (np.abs(X) - reach))
    crown = sculpt.skull.centre[1] + float(sculpt.skull.outline(np.pi / 2))
    high = np.full_like(X, crown - 0.22 if style.hair.kind != "bald_top" else 9.0)
    return low, high


def curtain(sculpt: Sculpt, style: Style, side: int) -> Floats:
    """|x| of the inner edge of the hair beside the face at Y."""
    usual = _usual_curtain(sculpt, style)
    measured = style.hair.curtain_right if side < 0 else style.hair.curtain_left
    if len(measured) == CURTAIN_ROWS and style.hangs:
        edges = np.array(measured, np.float64) / 100
        rows = np.linspace(0.7, -1.5, CURTAIN_ROWS)
        x, y = to_toy(sculpt, edges, rows)
        last = _lowest_row(edges)
        found = np.interp(Y, y[::-1], np.minimum(x, 1.3)[::-1])
        found = np.clip(gaussian_filter1d(found, 4), usual - 0.2, usual + 0.12)
        ends = y[last] if last >= 0 else sculpt.skull.eye_height + 0.2
        known = np.clip((Y - ends) / 0.15, 0, 1) * (y[0] > Y)
        if style.tucked[side > 0]:  # what is seen lower lies behind the ear, not beside the face
            known = known * np.clip((Y - ABOVE_EAR) / 0.3, 0, 1)
        usual = usual + known * (found - usual)
        if last < ON_CHEST:  # below, hair falls behind the shoulders
            usual = usual + RECEDING * np.clip(ends - Y, 0, None)
    return np.asarray(np.maximum(usual, _least_curtain(sculpt)))


def _lowest_row(edges: Floats) -> int:
    """The last row to which hair beside the face goes on without a gap of two rows, -1 for none."""
    there = edges < FAR
    if not there.any():
        return -1
    gaps = np.flatnonzero(~there[1:] & ~there[:-1])
    below = gaps[gaps >= int(there.argmax())]
    return int(below[0]) if len(below) else len(there) - 1


def _usual_curtain(sculpt: Sculpt, style: Style) -> Floats:
    """Beside the cheeks; where short hair ends the side's map decides."""
    half = np.array([sculpt.skull.half_width(y) for y in np.linspace(-0.8, 1.6, 25)])
    beside = np.interp(Y, np.linspace(-0.8, 1.6, 25), half)
    if not style.hangs:
        return np.asarray(np.interp(Y, (0.15, 0.9), SIDEBURN) * beside)
    inner = np.interp(Y, (-1.6, -0.9, -0.4, 0.3), (0.5, 0.66, 0.8, 0.9))
    wide = sculpt.skull.half_width(sculpt.skull.eye_height) / 1.08
    return np.asarray(np.minimum(inner * wide, np.where(Y > 0.3, 0.9 * beside, 9.0)))


def _least_curtain(sculpt: Sculpt) -> Floats:
    """Never over an eye, nor the mouth."""
    eyes, lips = sculpt.face.left("eye"), sculpt.face.left("lips_top")
    beside_eye = float(eyes[:, 0].max()) + MARGIN
    beside_mouth = float(lips[:, 0].max()) + 0.12
    heights = (float(eyes[:, 1].min()) - 0.45, float(eyes[:, 1].min()) - 0.1)
    return np.interp(Y, heights, (beside_mouth, beside_eye))


def distance_map(free: Mask, *, rounding: float = ROUNDING) -> Floats:
    """Signed distance of a drawn mask, positive where free; rounding: of its corners, in steps."""
    if not free.any() or free.all():
        return np.full(free.shape, 9.0 if free.any() else -9.0)
    outside, inside = distance_transform_edt(free), distance_transform_edt(~free)
    return np.asarray(gaussian_filter((outside - inside) * STEP, rounding))


def sampled(map_: Floats, first: Floats, first_axis: Floats, second: Floats) -> Floats:
    """A map over (first_axis, Y) at the grid first x second, (len(first), len(second))."""
    rows = (first - first_axis[0]) / STEP
    columns = (second - Y[0]) / STEP
    places = np.meshgrid(rows, columns, indexing="ij")
    return np.asarray(map_coordinates(map_, places, order=1, mode="nearest"))
