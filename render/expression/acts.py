"""The expressions that are deeds: wink, sleep, think, nod, shake, kiss, cool, party."""

from render.expression.curves import away, keys, later, line, pulse, still, total, wave
from render.expression.expression import Expression
from render.expression.moods import BREATH

WINK = Expression(
    shapes={
        "blink_left": keys((0.0, 1.0), (0.54, 1.0), (0.66, 0.0)),
        "squint": keys((0.0, 0.4), (0.54, 0.4), (0.7, 0.1)),
        "brows_up": keys((0.0, 0.25), (0.54, 0.3), (0.74, 0.6), (1.0, 0.1)),
        "smile": keys((0.0, 1.0), (0.54, 0.95), (0.75, 0.45), (1.0, 0.4)),
        "teeth": keys((0.0, 0.8), (0.5, 0.7), (0.72, 0.0)),
        "open": keys((0.0, 0.14), (0.5, 0.12), (0.72, 0.0)),
    },
    head={
        "head_roll": keys((0.0, -9.0), (0.5, -7.5), (0.78, 3.0), (1.0, 2.0)),
        "head_nod": keys((0.0, 4.0), (0.5, 3.0), (0.76, -3.0), (1.0, 0.0)),
    },
    body={"roll": keys((0.0, -1.5), (0.75, 0.5), (1.0, 0.0)), "squash": BREATH},
    keep=0.2,
)
SLEEP = Expression(
    shapes={
        "blink_right": still(1.0),
        "blink_left": still(1.0),
        "open": wave(0.5, 0.3, 0.05),
        "round": still(0.45),
        "brows_up": wave(0.5, 0.25, 0.0),
        "bubble_small": keys((0.0, 0.0), (1.0, 0.9)),
    },
    onward={
        f"z_{name}_{shape}": later(lag, curve)
        for name, lag in (("first", -0.2), ("second", -0.52), ("third", -0.84))
        for shape, curve in (
            ("rise", line((0.0, 0.0), (1.0, 1.0))),
            ("sway", keys((0.0, 0.0), (0.36, 1.0), (0.7, 0.2), (1.0, 0.8))),
            ("away", away(0.0, 0.7, 0.88, 0.99)),
        )
    },
    head={
        "head_nod": wave(0.5, 5.0, 11.0),
        "head_roll": wave(0.5, 8.0, 10.5),
    },
    body={"squash": wave(0.5, 0.02, -0.014), "roll": still(1.0)},
    gaze=0.0,
    blinks=(),
    calm=0.3,
)
THINK = Expression(
    shapes={
        "brow_up_left": keys((0.0, 1.0), (0.6, 0.9), (1.0, 0.3)),
        "brows_angry": keys((0.0, 0.3), (1.0, 0.4)),
        "squint": keys((0.0, 0.25), (1.0, 0.45)),
        "aside": keys((0.0, 1.0), (0.6, 0.9), (0.85, 0.35), (1.0, 0.3)),
        "frown": keys((0.0, 0.15), (1.0, 0.3)),
        "hand_stroke": wave(1.5, 0.0, 1.0),
        "hand_tap": pulse(0.55, 0.1, 0.9),
        "dots_first_away": keys((0.0, 0.0), (0.84, 0.0), (1.0, 1.0)),
        "dots_second_away": keys((0.0, 0.0), (0.7, 0.0), (0.86, 1.0)),
        "dots_third_away": keys((0.0, 0.0), (0.54, 0.0), (0.74, 1.0)),
    },
    look=keys((0.0, 0.75), (0.55, 0.7), (0.8, -0.45), (1.0, -0.55)),
    rise=keys((0.0, 0.85), (0.55, 0.8), (0.8, 0.5), (1.0, 0.45)),
    head={
        "head_roll": keys((0.0, -8.0), (0.6, -6.5), (1.0, 4.0)),
        "head_yaw": keys((0.0, 7.0), (0.6, 6.0), (1.0, -4.0)),
        "head_nod": keys((0.0, -5.0), (0.6, -4.0), (1.0, -1.0)),
    },
    body={"squash": BREATH},
    gaze=0.0,
    calm=0.35,
)
NOD = Expression(
    shapes={
        "smile": still(0.6),
        "brows_up": wave(2.0, 0.6, 0.0),
        "squint": wave(2.0, 0.1, 0.4),
        "blink_right": wave(2.0, 0.0, 0.3),
        "blink_left": wave(2.0, 0.0, 0.3),
    },
    # Up a little, down far: the chin says yes.
    head={"head_nod": wave(2.0, -6.0, 15.0), "head_roll": keys((0.0, 3.0), (1.0, -2.0))},
    body={"pitch": wave(2.0, -0.8, 1.8), "squash": wave(2.0, 0.008, -0.016)},
    blinks=(),
    calm=0.4,
    keep=0.5,
)
SHAKE = Expression(
    shapes={
        "frown": still(0.85),
        "brows_sad": still(0.75),
        "squint": still(0.3),
        "blink_right": pulse(0.5, 0.3, 0.45),
        "blink_left": pulse(0.5, 0.3, 0.45),
    },
    head={
        "head_yaw": wave(1.5, -19.0, 19.0),
        "head_nod": wave(3.0, 1.0, 4.0),
        "head_roll": wave(1.5, 2.5, -2.5),
    },
    body={"yaw": wave(1.5, -3.0, 3.0)},
    gaze=0.55,
    blinks=(),
    calm=0.2,
)
KISS = Expression(
    shapes={
        "pucker": keys((0.0, 1.0), (0.54, 1.0), (0.76, 0.15), (1.0, 0.1)),
        "smile": keys((0.54, 0.0), (0.8, 0.6), (1.0, 0.6)),
        "happy": keys((0.0, 1.0), (0.5, 1.0), (0.64, 0.0)),
        "brows_up": keys((0.0, 0.55), (0.6, 0.35), (1.0, 0.1)),
    },
    onward={
        f"kiss_{name}_{shape}": later(lag, curve)
        for name, lag in (("first", 0.0), ("second", 0.14))
        for shape, curve in (
            ("back", keys((0.5, 0.0), (0.6, 1.0), (0.68, 1.0), (1.0, 0.0))),
            ("onward", keys((0.0, 0.0), (0.45, 1.0), (0.5, 1.0), (0.6, 0.0))),
            ("away", later(0.68, away(0.0, 0.26, 0.58, 0.76))),
        )
    },
    head={
        "head_nod": keys((0.0, -3.0), (0.5, -1.5), (0.78, 6.0), (1.0, 2.0)),
        "head_roll": keys((0.0, 6.0), (0.75, -2.0), (1.0, -3.0)),
    },
    body={"z": keys((0.0, 0.12), (0.5, 0.09), (0.8, -0.04), (1.0, 0.0))},
)
COOL = Expression(
    shapes={
        "shades_up": keys((0.0, 0.0), (0.54, 0.0), (0.8, 1.0)),
        "smile": keys((0.0, 0.75), (0.5, 0.65), (1.0, 0.35)),
        "brows_up": keys((0.0, 0.15), (0.46, 0.1), (0.6, 0.7), (0.82, 0.45), (1.0, 0.2)),
        "teeth": keys((0.0, 0.5), (0.4, 0.0)),
        "open": keys((0.0, 0.08), (0.4, 0.0)),
    },
    head={
        "head_nod": keys((0.0, -5.0), (0.42, -4.0), (0.55, 3.5), (0.78, -2.0), (1.0, 0.0)),
        "head_roll": keys((0.0, 6.0), (0.5, 0.0), (1.0, -3.0)),
    },
    body={"squash": keys((0.0, 0.01), (0.42, 0.01), (0.55, -0.02), (0.78, 0.0))},
    keep=0.2,
)
PARTY = Expression(
    shapes={
        "smile": still(1.0),
        "open": wave(2.0, 0.7, 0.35),
        "teeth": still(1.0),
        "happy": keys((0.0, 1.0), (0.26, 1.0), (0.4, 0.0), (0.6, 0.0), (0.76, 1.0)),
        "brows_up": wave(2.0, 0.75, 0.35),
    },
    onward={
        f"confetti_{number}_{shape}": later(0.37 * number + 0.65, curve)
        for number in range(5)
        for shape, curve in (
            ("fall", line((0.0, 0.0), (0.9, 1.0), (1.0, 0.0))),
            ("turn", keys((0.0, 0.0), (0.22, 1.0), (0.45, 0.0), (0.67, 1.0), (0.9, 0.0))),
            ("away", away(0.0, 0.1, 0.78, 0.9)),
        )
    },
    head={
        "head_roll": wave(1.0, 8.0, -8.0),
        "head_nod": total(still(-2.0), wave(2.0, -3.0, 3.0)),
    },
    body={"y": wave(2.0, 0.06, 0.0), "squash": wave(2.0, 0.03, -0.035)},
    blinks=(),
)
