"""The names of a figure's blend shapes: what builders offer and expressions ask for.

Every shape goes from 0 (neutral, eyes open, mouth closed) to 1. "right" is the person's (x < 0).
Several parts may bend under one name (the lips, teeth and cheeks of "smile"); all take its weight.
"""

EYE_SHAPES = (
    "blink_right",
    "blink_left",
    "squint",  # lower lids up, as smiling eyes are
    "wide",  # upper lids up
    "happy",  # closed to arcs, as eyes are that laugh; not with a blink
    "look_right",
    "look_left",
    "look_up",
    "look_down",
)
BROW_SHAPES = (
    "brows_up",
    "brows_angry",  # inner ends down
    "brows_sad",  # inner ends up
    "brow_up_left",  # one alone, as in doubt
)
MOUTH_SHAPES = (
    "smile",  # corners up and out, cheeks with them
    "open",  # jaw down
    "round",  # an O, with "open" a surprised one
    "pucker",  # a kiss
    "frown",  # corners far down, the lower lip out
    "aside",  # small and to the picture's right, as of who ponders
    "teeth",  # upper teeth seen, as far as the mouth is open; a grin when it is not
    "tongue",  # out, over the lower lip
)
CHEEK_SHAPES = ("puff",)
SHAPES = EYE_SHAPES + BROW_SHAPES + MOUTH_SHAPES + CHEEK_SHAPES
