"""The constants that make the quick picture look like Cycles' one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """What was fitted, not derived; all are factors without unit.

    Fitted by coordinate descent on the mean absolute sRGB difference to Cycles inside the subject:
    over the bench's eight scenes at 256 px and 32 samples (`python -m bench.renderers --fit`),
    then over four of them at 512 px and 48 samples, where 3.86 of 255 are left.
    key: light of lamps that face the viewer's side of the bodies, back: of those behind them.
    world: surrounding light. specular: highlights of the base layer, coat: of the clear coat.
    bounce: light that occluding surfaces give back. sharpness: concentration
    of the cone in which a lamp's visibility is averaged (von Mises-Fisher kappa).
    """

    key: float = 0.95
    back: float = 0.54
    world: float = 0.97
    specular: float = 1.3
    coat: float = 0.98
    bounce: float = 0.145
    sharpness: float = 44.0


CYCLES_LOOK = Look()
