"""What a head of hair is sculpted like: its family's habits with the measured amounts applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from pipeline.likeness import CURTAIN_ROWS, HAIR_CENTER, HAIRLINE_COLUMNS, Hair
from render.figure.hair.cuts import CREW
from render.figure.sculpt import LOWER_FACE, UPPER_FACE, Sculpt
from render.figure.skull import Floats

Flow = Literal["parted", "whorl", "back", "forward", "curls"]

# Heights above the eyes in a photo, and where a toy, with its low skull, has them.
_PHOTO_HEIGHTS = (-3.0, 0.0, 0.76, 1.4, 4.0)
EAR_MIDDLE = (0.31, -0.12)  # y, z
OPEN_FOREHEAD = 126  # hundredths: a hairline whose middle is higher shows the forehead
COVERING = 106  # hundredths: hair whose inner edge is nearer lies over the ear
LOWEST = -1.75  # of the longest hair; below is the picture's end

UNDER_COVER = 0.05  # thickness of short hair that a cover presses down
_COVERED_WHOLE = ("headscarf", "hood", "turban")
_ENDS = {"short": -0.45, "medium": -0.75, "long": -1.6, "tied": -0.5, "shaved": -0.45}


@dataclass(frozen=True, eq=False)
class Style:
    """A hair style in the toy's canonical units.

    top, side: thickness over the skull where nothing was measured. most: thickness that no
    measurement exceeds. back: thickness behind. edge: radius of the rounded rim. groove: depth of
    the grooves between locks, lock: their width. end: y of the lowest hair. tucked: whether hanging
    hair lies behind the ears, on the right and on the left.
    """

    hair: Hair
    flow: Flow
    top: float
    side: float
    most: float
    back: float
    edge: float
    groove: float
    lock: float
    end: float
    tucked: tuple[bool, bool] = (False, False)

    @property
    def hangs(self) -> bool:
        """Falls past the ears in front of or behind the shoulders."""
        if self.hair.texture == "coily":
            return self.hair.kind == "long"
        return self.hair.kind in ("medium", "long")

    @property
    def ball(self) -> bool:
        """An afro: round about the head, its lower edge rounded in."""
        return self.hair.texture == "coily" and self.hair.kind in ("short", "medium")

    @property
    def tousle(self) -> float:
        """By how much deeper grooves are on the top of the head than beside it."""
        if self.hair.kind != "short" or self.hair.texture not in ("straight", "wavy"):
            return 0.0
        return 0.9 * min(max(self.hair.volume - 0.35, 0.0) / 0.4, 1.0)

    @property
    def close(self) -> bool:
        """Short hair that lies close: too short to shine."""
        return self.hair.kind == "short" and self.hair.volume < CREW

    @property
    def cropped(self) -> bool:
        """So short that no lock can be told from another."""
        return self.hair.kind == "shaved" or (
            self.hair.kind in ("short", "bald_top")
            and self.hair.volume < 0.12
            and self.hair.texture != "curly"
        )


def find_style(sculpt: Sculpt) -> Style | None:
    """The style of a person's hair, None where there is none to see."""
    hair, cover = sculpt.likeness.hair, sculpt.likeness.cover.kind
    if hair.kind == "bald" or cover in _COVERED_WHOLE:
        return None
    top, side, most = _thickness(hair)
    if cover not in ("none", "headband"):
        top, side, most = min(top, 0.06), 0.16 if hanging_kind(hair) else UNDER_COVER, 0.18
    back = side + 0.5 * (top - side)
    groove, lock = _grooves(hair)
    if cover not in ("none", "headband") and not hanging_kind(hair):
        groove *= 0.3
    found = Style(
        hair=hair,
        flow=_flow(hair),
        top=top,
        side=side,
        most=most,
        back=back,
        edge=_edge(hair),
        groove=groove,
        lock=lock,
        end=_end(sculpt, hair),
    )
    if not found.hangs:
        return found
    return replace(found, tucked=(ear_free(sculpt, found, -1), ear_free(sculpt, found, 1)))


def hanging_kind(hair: Hair) -> bool:
    """Hair that a cover does not hold up."""
    return hair.kind in ("medium", "long")


def ear_free(sculpt: Sculpt, style: Style, side: int) -> bool:
    """An ear is shown, and no hair beside the face was measured in front of it.

    Hair of which nothing was measured there hangs over the ears.
    """
    hair, ears = style.hair, sculpt.likeness.ears
    if not (style.hangs or style.ball):
        return True
    edges = hair.curtain_right if side < 0 else hair.curtain_left
    covered = style.hangs and (len(edges) != CURTAIN_ROWS or min(edges[1:5]) < COVERING)
    return (ears.shown_right if side < 0 else ears.shown_left) and not covered


def to_toy(sculpt: Sculpt, x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    """Where a toy has what a photo shows at canonical (x, y): lower skull, short chin."""
    eyes = sculpt.skull.eye_height
    crown = float(sculpt.skull.outline(np.pi / 2))
    above = np.asarray(y, np.float64) - HAIR_CENTER[1]
    heights = (-3.0 * LOWER_FACE, 0.0, 0.76 * UPPER_FACE, crown, crown + 2.6)
    measured = sculpt.likeness.face.key_face(1.0).ring()
    width = sculpt.skull.half_width(eyes) / (1.05 * float(np.abs(measured[:, 0]).max()))
    return np.asarray(x) * width, eyes + np.interp(above, _PHOTO_HEIGHTS, heights)


def _thickness(hair: Hair) -> tuple[float, float, float]:
    """Over the crown, at the sides, and at most."""
    volume = hair.volume
    table = {
        "short": (0.06 + 0.3 * volume, 0.035 + 0.05 * volume, 0.24 + 0.4 * volume),
        "medium": (0.13 + 0.2 * volume, 0.12 + 0.14 * volume, 0.3 + 0.35 * volume),
        "long": (0.12 + 0.2 * volume, 0.11 + 0.14 * volume, 0.3 + 0.35 * volume),
        "tied": (0.085 + 0.08 * volume, 0.055 + 0.05 * volume, 0.16 + 0.12 * volume),
        "bald_top": (0.07, 0.06 + 0.08 * volume, 0.1 + 0.1 * volume),
        "shaved": (0.045, 0.04, 0.06),
    }
    top, side, most = table[hair.kind]
    if hair.kind in ("shaved", "tied", "bald_top"):
        return top, side, most
    if hair.texture == "coily":
        return top + 0.3 * volume**2, side + 0.02 + 0.4 * volume**2, most + 0.35 * volume
    if hair.texture == "braids":  # what is seen of them are the ropes
        return 0.6 * top, 0.6 * side, 0.7 * most
    if hair.texture == "curly":
        sides = 0.015 if hair.kind == "short" else 0.05
        return top + 0.1, side + sides, most + 0.12
    return top, side, most


def _edge(hair: Hair) -> float:
    if hair.texture == "coily" and hair.kind in ("short", "medium"):
        return 0.1 + 0.2 * hair.volume
    if hair.kind == "short" and hair.texture != "curly":
        falls = _flow(hair) != "forward"  # else it rises from the forehead, without a rim
        if hair.volume < CREW:
            return 0.13
        return 0.24 - (0.14 * min(hair.volume / 0.6, 1.0) if falls else 0.0)
    return {"shaved": 0.08, "bald_top": 0.2, "tied": 0.17}.get(hair.kind, 0.1)


def _grooves(hair: Hair) -> tuple[float, float]:
    """Depth and width of the locks."""
    if hair.kind == "shaved":
        return 0.0, 0.2
    depth = {"straight": 0.042, "wavy": 0.05, "curly": 0.05, "coily": 0.028, "braids": 0.06}
    width = {"straight": 0.27, "wavy": 0.3, "curly": 0.3, "coily": 0.15, "braids": 0.17}
    if hair.kind in ("short", "bald_top") and hair.texture in ("straight", "wavy"):
        bold = min(hair.volume / 0.5, 1.0)  # cropped hair has fine, shallow locks
        return (0.012 + 0.038 * bold), (0.09 + 0.23 * bold)
    if hair.kind == "tied":
        return 0.7 * depth[hair.texture], 0.75 * width[hair.texture]
    return depth[hair.texture], width[hair.texture]


def _flow(hair: Hair) -> Flow:
    if hair.texture in ("curly", "coily"):
        return "curls"
    if hair.kind == "tied":
        return "back"
    if hair.kind in ("bald_top", "shaved") or _hangs_to_brows(hair):
        return "whorl"
    if hair.parting is not None:
        return "parted"
    if hair.kind == "short":
        return "forward"
    return "parted"


def _hangs_to_brows(hair: Hair) -> bool:
    """A fringe before the whole forehead, not one that is swept aside."""
    if not hair.fringe or len(hair.hairline) != HAIRLINE_COLUMNS:
        return hair.fringe
    third = HAIRLINE_COLUMNS // 3
    return float(np.mean(hair.hairline[third:-third])) < OPEN_FOREHEAD


def _end(sculpt: Sculpt, hair: Hair) -> float:
    """y of the lowest hair, by its family where the measured length cannot be."""
    usual = _ENDS.get(hair.kind, -0.5)
    if hair.texture == "coily" and hair.kind in ("short", "medium"):
        return -0.4 - 0.15 * hair.volume
    if hair.kind not in ("medium", "long"):
        return usual
    chin = float(sculpt.face.at(152)[1])
    bounds = (chin - 0.15, 0.1) if hair.kind == "medium" else (LOWEST, chin - 0.55)
    if hair.length == 0:
        return float(np.clip(usual, *bounds))
    return float(np.clip(to_toy(sculpt, 0.0, hair.length / 100)[1] - 0.2, *bounds))
