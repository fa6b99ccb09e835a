"""Hair that the photo's frame cuts off: what is left unknown, so that its family completes it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.likeness import CURTAIN_ROWS
from pipeline.measure.outline import CURTAIN_FROM, CURTAIN_TO, NOWHERE, angles, skull_radius
from pipeline.measure.view import BOTTOM, FrontView, Mask, grid, pixel_of

Floats = NDArray[np.float64]
NEAR = 0.1  # canonical: hair so near to the frame goes on beyond it
OPEN = 0.06  # canonical beyond the skull that the frame leaves to be seen of hair at least
ABOVE, SCRAPS = -0.2, 0.4  # cosine of the directions above the jaw, and the most of them hidden
BESIDE = (0.8, 1.15)  # canonical |x| in which hair beside a face begins
LEAST_ROWS = 4  # of the curtain's rows that tell how hair falls at one side
LEAST_HAIR = 2  # of them with hair that make a curtain
FACE_ROWS = 8  # of them lie beside the face


def framed_outline(outline: Floats, seen: Floats) -> Floats:
    """An outline (48,) with 0 for directions in which the frame hides where hair ends.

    seen: float64 (48,), how far the photo goes. The other side tells what one side hides. Scraps
    of an outline tell nothing.
    """
    hidden = (seen < skull_radius() + OPEN) | ((outline > 0) & (outline > seen - NEAR))
    mirrored, mirrored_hidden = np.roll(outline[::-1], 1), np.roll(hidden[::-1], 1)
    if (hidden & mirrored_hidden)[np.cos(angles()) > ABOVE].mean() > SCRAPS:
        return np.zeros_like(outline)
    known = np.where(hidden & ~mirrored_hidden, mirrored, outline)
    return np.where(hidden & mirrored_hidden, 0.0, known)


def crown_hidden(seen: Floats) -> bool:
    """Whether the frame hides how high the hair is. seen: float64 (48,), as above."""
    above = np.cos(angles()) > 0.8
    return bool(np.median(seen[above] - skull_radius()[above]) < OPEN)


def framed_curtains(view: FrontView, curtains: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Curtains (12,) without what the frame hides, empty where it hides both sides.

    Hair at one side alone is taken for both: the frame makes it look so more often than a comb.
    """
    sides = [
        _framed_curtain(view, edge, side) for edge, side in zip(curtains, (-1, 1), strict=True)
    ]
    known = [edge for edge in sides if edge is not None]
    hanging = [edge for edge in known if int((edge < NOWHERE).sum()) >= LEAST_HAIR]
    if len(known) == 2 and len(hanging) != 1:
        return known[0], known[1]
    both = (hanging or known or [np.zeros(0)])[0]
    return both, both


def _framed_curtain(view: FrontView, edge: Floats, side: int) -> Floats | None:
    """One side's rows, the last seen ones going on below the frame; None where few are seen."""
    shown = np.array([_row_shown(view, y, side) for y in _rows()])
    if int(shown[:FACE_ROWS].sum()) < LEAST_ROWS:
        return None
    found = np.where(shown, edge, NOWHERE)
    last = int(np.flatnonzero(shown)[-1])
    first = int(np.flatnonzero(shown)[0])
    found[last:] = np.minimum(found[max(last - 1, first) : last + 1].min(), NOWHERE)
    found[:first] = found[first]
    return np.asarray(found, np.float64)


def _rows() -> Floats:
    return np.linspace(CURTAIN_FROM, CURTAIN_TO, CURTAIN_ROWS)


def _row_shown(view: FrontView, y: float, side: int) -> bool:
    row, near = pixel_of(side * BESIDE[0], y)
    _, far = pixel_of(side * BESIDE[1], y)
    low, high = min(near, far), max(near, far)
    return bool(view.inside[row, low : high + 1].mean() > 0.8)


def goes_on_below(view: FrontView, hair: Mask) -> bool:
    """Whether the frame cuts the hair's lower ends off."""
    _, ys = grid()
    if not hair.any():
        return False
    columns = hair.any(0)
    ends = np.where(hair, ys, 9.0).min(0)
    frame = np.where(view.inside, ys, 9.0).min(0)
    lowest = columns & (ends < np.percentile(ys[hair], 1) + NEAR)
    cut = (ends < frame + NEAR) & (frame > BOTTOM + NEAR)
    return bool(cut[lowest].mean() > 0.3)
