"""The expressions that are feelings: idle, smile, laugh, love, surprise, cry, sad, angry."""

import numpy as np

from render.expression.curves import Curve, away, keys, later, line, pulse, still, total, wave
from render.expression.expression import Expression

# Breathing: taller as the chest fills.
BREATH = wave(1.0, -0.006, 0.008)
FLOWS = 3  # waves that run down a stream of tears in one loop


def _flowing(phase: float) -> Curve:
    """The weight of one of the waves at rest of render.figure.props.tears."""
    return lambda time: float(0.5 + 0.5 * np.cos(2 * np.pi * (FLOWS * time - phase)))


IDLE = Expression(
    shapes={
        "brows_up": keys((0.0, 0.2), (0.4, 0.05), (0.7, 0.35), (1.0, 0.0)),
        "smile": keys((0.0, 0.22), (0.6, 0.08), (1.0, 0.12)),
        "squint": keys((0.0, 0.15), (0.5, 0.0)),
    },
    # The eyes go first, the head follows, the body hardly.
    look=keys((0.0, 0.0), (0.54, 0.0), (0.66, 0.75), (0.86, 0.6), (1.0, 0.2)),
    rise=keys((0.54, 0.0), (0.66, 0.25), (0.9, 0.0)),
    head={
        "head_yaw": keys((0.0, -1.0), (0.55, 0.0), (0.8, 6.5), (1.0, 5.0)),
        "head_roll": keys((0.0, 3.5), (0.55, -2.0), (1.0, -3.0)),
        "head_nod": keys((0.0, 1.5), (0.6, -1.5), (1.0, 0.5)),
    },
    body={"squash": BREATH},
    keep=1.0,
)
SMILE = Expression(
    shapes={
        "smile": keys((0.0, 1.0), (0.4, 0.95), (0.85, 0.35), (1.0, 0.3)),
        "teeth": keys((0.0, 1.0), (0.4, 0.9), (0.85, 0.2)),
        "open": keys((0.0, 0.16), (0.45, 0.14), (0.8, 0.0)),
        "squint": keys((0.0, 0.65), (0.45, 0.55), (0.85, 0.0)),
        "brows_up": keys((0.0, 0.35), (0.5, 0.45), (0.9, 0.0)),
    },
    head={
        "head_roll": keys((0.0, 6.5), (0.5, 3.0), (1.0, -3.0)),
        "head_nod": keys((0.0, 2.5), (0.5, -2.0), (0.75, -3.0), (1.0, 1.0)),
    },
    body={"squash": total(BREATH, keys((0.0, 0.012), (0.6, 0.0), (0.8, -0.012), (1.0, 0.0)))},
)
LAUGH = Expression(
    shapes={
        "smile": still(0.95),
        "open": keys(
            (0.0, 0.85), (0.12, 0.55), (0.25, 0.85), (0.37, 0.55), (0.5, 0.8),
            (0.62, 0.5), (0.75, 0.7), (0.87, 0.4), (1.0, 0.5),
        ),
        "teeth": still(1.0),
        "happy": keys((0.0, 1.0), (0.58, 1.0), (0.82, 0.0)),
        "squint": keys((0.58, 0.0), (0.82, 0.6), (1.0, 0.45)),
        "brows_up": keys((0.0, 0.65), (1.0, 0.35)),
    },
    head={
        "head_nod": total(keys((0.0, -8.0), (0.5, -6.0), (1.0, 3.0)), wave(4.0, -2.2, 2.2)),
        "head_roll": keys((0.0, 5.0), (1.0, -4.0)),
    },
    # The shoulders shake with each "ha".
    body={
        "y": wave(4.0, 0.022, 0.0),
        "squash": wave(4.0, 0.012, -0.018),
        "pitch": keys((0.0, -2.0), (1.0, 1.0)),
    },
    blinks=(),
    calm=0.45,
)  # fmt: skip
LOVE = Expression(
    shapes={
        "heart_beat": wave(2.0, 1.0, 0.0),
        "blink_right": still(1.0),
        "blink_left": still(1.0),
        "smile": wave(1.0, 1.0, 0.8),
        "open": wave(2.0, 0.42, 0.26),
        "teeth": still(0.9),
        "brows_up": wave(2.0, 0.7, 0.4),
    },
    head={"head_roll": keys((0.0, 7.0), (1.0, -7.0)), "head_nod": wave(2.0, -2.5, 1.5)},
    body={"squash": wave(2.0, 0.018, -0.012), "roll": keys((0.0, 1.5), (1.0, -1.5))},
    blinks=(),
)
SURPRISE = Expression(
    # A take, as animators call it: down first, then up and out.
    shapes={
        "wide": keys((0.0, 1.0), (0.5, 0.9), (0.64, 0.0), (1.0, 0.0)),
        "brows_up": keys((0.0, 1.0), (0.5, 0.9), (0.64, 0.0), (1.0, 0.1)),
        "open": keys((0.0, 0.85), (0.5, 0.7), (0.66, 0.0)),
        "round": keys((0.0, 0.9), (0.5, 0.8), (0.66, 0.1), (1.0, 0.0)),
        "flash_away": keys((0.0, 0.0), (0.5, 0.05), (0.64, 1.0)),
        "squint": pulse(0.72, 0.12, 0.5),
        "blink_right": pulse(0.72, 0.12, 0.85),
        "blink_left": pulse(0.72, 0.12, 0.85),
    },
    head={"head_nod": keys((0.0, -7.0), (0.45, -6.0), (0.72, 7.0), (1.0, 1.0))},
    body={
        "y": keys((0.0, 0.05), (0.45, 0.04), (0.7, 0.0)),
        "squash": keys((0.0, 0.035), (0.45, 0.03), (0.72, -0.06), (1.0, 0.0)),
        "pitch": keys((0.0, -3.0), (0.45, -2.5), (0.72, 2.0), (1.0, 0.0)),
    },
    blinks=(),
    calm=0.4,
)
CRY = Expression(
    shapes={
        "brows_sad": still(1.0),
        "brows_up": wave(3.0, 0.2, 0.0),
        "frown": still(1.0),
        "open": wave(3.0, 0.7, 0.4),
        # Sobbing: the eyes brim, and are pressed shut.
        "blink_right": keys((0.0, 0.1), (0.52, 0.16), (0.7, 0.95), (0.85, 0.85), (1.0, 0.3)),
        "blink_left": keys((0.0, 0.1), (0.52, 0.16), (0.7, 0.95), (0.85, 0.85), (1.0, 0.3)),
        "squint": keys((0.0, 0.45), (0.52, 0.45), (0.7, 0.0)),
    },
    onward={
        # Waves at rest whose weights take turns make one that runs down the stream.
        "tear_flow_first": _flowing(0.0),
        "tear_flow_second": _flowing(1 / 3),
        "tear_flow_third": _flowing(2 / 3),
        "tear_fall": later(-0.6, line((0.25, 0.0), (0.45, 0.16), (0.65, 0.6), (0.8, 1.0)), times=2),
        "tear_away": later(-0.6, away(0.0, 0.25, 0.7, 0.88), times=2),
    },
    rise=still(0.25),
    head={
        "head_nod": total(still(3.0), wave(3.0, -1.8, 1.8)),
        "head_roll": keys((0.0, 4.0), (1.0, -3.0)),
    },
    body={"squash": wave(3.0, 0.01, -0.014), "y": wave(3.0, 0.012, 0.0)},
    blinks=(),
    calm=0.4,
)
SAD = Expression(
    shapes={
        "brows_sad": keys((0.0, 1.0), (1.0, 0.75)),
        "frown": keys((0.0, 0.95), (0.5, 1.0), (1.0, 0.7)),
        "blink_right": keys((0.0, 0.22), (1.0, 0.42)),
        "blink_left": keys((0.0, 0.22), (1.0, 0.42)),
    },
    onward={
        "tear_slide": line(
            (0.0, 0.05), (0.2, 0.16), (0.45, 0.55), (0.62, 1.0), (0.72, 1.0), (0.8, 0.0)
        ),
        "tear_away": later(0.82, away(0.0, 0.18, 0.74, 0.86)),
    },
    rise=keys((0.0, 0.25), (0.5, -0.3), (1.0, -0.6)),
    head={
        "head_nod": keys((0.0, 5.0), (0.4, 7.0), (1.0, 13.0)),
        "head_roll": keys((0.0, 5.5), (1.0, 2.0)),
        "head_yaw": keys((0.0, 1.0), (1.0, -4.0)),
    },
    body={"squash": keys((0.0, 0.006), (0.3, 0.01), (1.0, -0.018))},
    calm=0.35,
)
ANGRY = Expression(
    shapes={
        "brows_angry": still(1.0),
        "squint": wave(1.0, 0.75, 0.55),
        "frown": keys((0.0, 0.9), (1.0, 0.7)),
        "teeth": keys((0.0, 0.9), (0.5, 0.8), (0.75, 0.0)),
        "open": keys((0.0, 0.12), (0.5, 0.1), (0.75, 0.0)),
        "puff": keys((0.4, 0.0), (0.8, 0.9), (1.0, 1.0)),
        "anger_throb": wave(2.0, 1.0, 0.0),
    },
    onward={
        "steam_away": later(-0.2, line((0.0, 1.0), (0.25, 0.0), (0.85, 0.0), (0.95, 1.0)), times=2),
        "steam_rise": later(
            -0.2, line((0.35, 0.0), (0.75, 0.7), (0.77, 1.0), (0.85, 1.0), (0.95, 0.0)), times=2
        ),
    },
    head={
        "head_nod": keys((0.0, 6.5), (0.5, 5.0), (1.0, 1.0)),
        "head_yaw": wave(4.0, -1.2, 1.2),
        "head_roll": keys((0.0, -3.0), (1.0, 3.0)),
    },
    body={"pitch": keys((0.0, 3.0), (1.0, -1.0)), "squash": keys((0.0, -0.015), (1.0, 0.02))},
    gaze=0.9,
    blinks=(),
    calm=0.35,
)
