"""What a body plays: an expression, over the face that it had in the photo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from pipeline.likeness import ExpressionName, Likeness

# A mouth's corners in the photo and on the toy at rest, -1 to 1: what is neutral on a face looks
# grim on a toy, so it smiles a little, unless the person clearly does not.
_CORNERS = (-1.0, -0.55, -0.3, 0.0, 0.3, 1.0)
_CORNERS_AT_REST = (-0.6, -0.1, 0.16, 0.24, 0.4, 1.0)
_OPEN = 0.8


@dataclass(frozen=True)
class Role:
    """base: weights 0 to 1 of blend shapes, by name, of the face at rest."""

    expression: ExpressionName = "idle"
    base: Mapping[str, float] = field(default_factory=dict)


def role_of(likeness: Likeness, asked: ExpressionName | None = None) -> Role:
    """The role of a person: what was asked for, else the expression in the photo."""
    return Role(asked or likeness.expression, base_weights(likeness))


def base_weights(likeness: Likeness) -> dict[str, float]:
    """The photo's own expression as weights of render.figure.shapes; eyes are in the geometry."""
    mouth = likeness.mouth
    corners = float(np.interp(mouth.smile, _CORNERS, _CORNERS_AT_REST))
    weights = {
        "smile": max(corners, 0.0),
        "frown": max(-corners, 0.0),
        "open": _OPEN * mouth.openness,
        "teeth": mouth.teeth,
    }
    return {name: round(weight, 3) for name, weight in weights.items() if weight > 0}
