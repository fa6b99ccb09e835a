"""What an expression consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from render.expression.curves import Curve, still

_STRAIGHT = still(0.0)


@dataclass(frozen=True)
class Expression:
    """Curves over a walk of 0 to 1 (render.expression.curves).

    At 0 the body is turned toward the key light and previews are drawn: there an expression is at
    its best. At 0.5 the loop starts, facing the viewer: it has to be clear there too.
    shapes: weights of blend shapes; a body without one ignores it. head, body: fields of
    render.moves.Channels in degrees and scene units, head ones for the head alone.
    onward: weights of blend shapes over the whole loop, 0 to 1, of what goes one way only, as tears
    run down: 0 is where the walk is at 0, and the end must lead into the start. Such a loop has no
    way back that could be drawn once for both (render.expression.pace).
    look: eyes to the picture's left (-1) or right (1); rise: up (1) or down (-1).
    gaze: share of the head's turn that the eyes undo, to stay with the viewer. blinks: moments of
    short blinks. calm: what is left of the theme's own motion. keep: what is left of the photo's
    own mouth.
    """

    shapes: Mapping[str, Curve] = field(default_factory=dict)
    head: Mapping[str, Curve] = field(default_factory=dict)
    body: Mapping[str, Curve] = field(default_factory=dict)
    onward: Mapping[str, Curve] = field(default_factory=dict)
    look: Curve = _STRAIGHT
    rise: Curve = _STRAIGHT
    gaze: float = 0.7
    blinks: tuple[float, ...] = (1.0,)
    calm: float = 0.6
    keep: float = 0.0
