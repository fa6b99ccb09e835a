"""The constants that make the quick picture look like Cycles' one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """What was fitted, not derived; all are factors without unit.

    Fitted by `python -m bench.renderers --fit`: coordinate descent on the mean absolute sRGB
    difference to Cycles (512 px, 64 samples) inside the subject, over the bench's eight scenes.
    key: light of lamps that face the viewer's side of the bodies, back: of those behind them.
    world: surrounding light. specular: highlights of the base layer, coat: of the clear coat.
    bounce: light that occluding surfaces of the same colour give back. sharpness: concentration
    of the cone in which a lamp's visibility is averaged (von Mises-Fisher kappa).
    """

    key: float = 0.95
    back: float = 0.48
    world: float = 1.0
    specular: float = 1.3
    coat: float = 0.88
    bounce: float = 0.1
    sharpness: float = 44.0


CYCLES_LOOK = Look()
