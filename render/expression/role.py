"""What a body plays: an expression, over the face that it had in the photo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.likeness import ExpressionName, Likeness

_FROWN = 0.7  # of a mouth's corners turned down: toys look sad soon
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
    weights = {
        "smile": max(mouth.smile, 0.0),
        "frown": _FROWN * max(-mouth.smile, 0.0),
        "open": _OPEN * mouth.openness,
        "teeth": mouth.teeth,
    }
    return {name: round(weight, 3) for name, weight in weights.items() if weight > 0}
