"""Long hair tucked behind an ear: its front edge, and the way its strands run along that."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import PchipInterpolator

from render.figure.hair.style import Style
from render.figure.skull import Floats
from render.geometry import smoothstep

# The edge of hair that is tucked behind an ear: at these heights it lies at these depths, and below
# the ear it comes slowly forward to the shoulder.
TUCKED_Y = (-1.6, -1.0, -0.4, 0.0, 0.7, 1.4)
TUCKED_Z = (0.22, 0.0, -0.38, -0.36, 0.22, 0.83)
_EDGE = PchipInterpolator(TUCKED_Y, TUCKED_Z)
# z at the parting of the strands that make the edge: those farther in front end above the ear, or
# they would be too narrow behind it.
_STRANDS = PchipInterpolator((0.0, 0.7, 1.4), (0.0, 0.3, TUCKED_Z[-1]))
REAR = -1.1  # depth behind which strands fall straight down
MIDDLE = 0.1  # |x| within which both sides' ways meet
BELOW, FACING = (0.45, 0.0), 1.12  # y between which hair begins to face the viewer, and its |x|


def edge_depth(y: ArrayLike) -> Floats:
    """z of the edge at heights."""
    return np.asarray(_EDGE(np.clip(y, TUCKED_Y[0], TUCKED_Y[-1])))


def combed(style: Style, points: Floats) -> tuple[Floats, Floats]:
    """The depth (V,) at which the strand through each point (V, 3) leaves the parting, and how far
    it lies from the outside (V,) where tucked hair faces the viewer.

    Strands follow the edge, back to behind the ear and forward again, the nearer to it the more;
    everywhere else they stay at their depth.
    """
    x, y, z = points.T
    right, left = style.tucked
    if not (right or left):
        return z, 0.0 * z
    tucked = right + (float(left) - right) * smoothstep(np.clip((x / MIDDLE + 1) / 2, 0, 1))
    edge = edge_depth(y)
    near = tucked * np.clip((z - REAR) / (edge - REAR), 0, 1)
    moved = _STRANDS(np.clip(y, 0.0, TUCKED_Y[-1])) - edge
    low = np.clip((BELOW[0] - y) / (BELOW[0] - BELOW[1]), 0, 1)
    return z + near * moved, near * low * np.maximum(FACING - np.abs(x), 0)
