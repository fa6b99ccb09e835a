"""Numbers as a likeness writes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.color import Array, to_lab, to_rgb


def hex_color(lab: Array) -> str:
    """A Lab colour (3,) as "#rrggbb"."""
    rgb = np.round(to_rgb(np.nan_to_num(np.asarray(lab, np.float32))) * 255).astype(int)
    return "#{:02x}{:02x}{:02x}".format(*(int(v) for v in rgb))


def hundredths(value: float) -> int:
    """A canonical length as the integer a likeness stores."""
    return round(100 * float(np.clip(np.nan_to_num(value), -4, 4)))


def all_hundredths(values: ArrayLike) -> tuple[int, ...]:
    """The same for a row of lengths."""
    return tuple(hundredths(float(value)) for value in np.asarray(values, np.float64).ravel())


def share(value: float) -> float:
    """An amount from 0 to 1, two digits."""
    return round(float(np.clip(np.nan_to_num(value), 0, 1)), 2)


def ramp(value: float, low: float, high: float) -> float:
    """0 at `low`, 1 at `high`, straight between and level beyond."""
    return share((float(value) - low) / (high - low))


def lab_color(text: str) -> Array:
    """float32 (3,) Lab of "#rrggbb"."""
    return to_lab(np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], np.uint8))
