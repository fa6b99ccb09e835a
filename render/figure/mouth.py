"""The mouth as curves: lips' borders and the gap between them, and what each shape does to them.

A place of the mouth is told by `angle` (0 at the corner x > 0, pi / 2 at the middle of the upper
lip, round to 2 pi) and `share` (0 at the gap, 1 at the border of lips and skin).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy.interpolate import PchipInterpolator

from pipeline.canonical import KeyFace
from render.figure.skull import Floats

GAP_WIDTH = 0.95  # of the lips' width
BOW = 0.55  # of the upper lip's measured border, the rest is a plain arch
FULL = 1.12  # of the lips' measured height
LEAST_WIDTH, EVEN = 0.15, 1e-3
LIPLESS = 1e-3  # a rounded profile to go by where no lips were measured
SAMPLES = 65
HALVINGS = 22
# Half the width as most people's mouths are measured, what a toy has for it, how much more toys
# differ, and their limits; canonical units. What is far wider was a smile.
USUAL, TOYS, WIDTH_GAIN, WIDTHS = 0.37, 0.398, 0.9, (0.3, 0.48)
# Of the mouth's width, both lips as they usually are; exponent of how much more toys' differ.
UPPER_LIP, LOWER_LIP, LIPS_GAIN = 0.26, 0.33, 1.35
LIPS_REACH = (0.5, 1.6)  # of the usual: what is beyond is no lip
LIP_HEIGHT = (0.08, 0.22)  # of the mouth's width: thin lips still show, full ones stay lips


@dataclass(frozen=True)
class MouthPose:
    """What a shape does, in canonical units unless said otherwise.

    wide: share by which the mouth widens. lift: corners up. raised: the upper lip's middle up.
    lowered: the lower lip's middle down. square: 0 the opening is pointed at the corners, 1 as a
    box. jaw: the chin down. out: lips toward the viewer. full: share by which the lips swell.
    aside: the whole mouth to the picture's right.
    """

    wide: float = 0.0
    lift: float = 0.0
    raised: float = 0.0
    lowered: float = 0.0
    square: float = 0.5
    jaw: float = 0.0
    out: float = 0.0
    full: float = 0.0
    aside: float = 0.0


MOUTH_POSES: Mapping[str, MouthPose] = MappingProxyType(
    {
        "smile": MouthPose(wide=0.22, lift=0.1, full=-0.14),
        "open": MouthPose(wide=-0.04, raised=0.025, lowered=0.3, jaw=0.15, square=0.62, full=-0.1),
        "round": MouthPose(
            wide=-0.38, lift=-0.12, raised=0.09, lowered=0.06, jaw=0.03, square=0.66, out=0.06
        ),
        "pucker": MouthPose(wide=-0.48, lift=-0.04, lowered=0.008, square=0.6, out=0.1, full=0.35),
        "frown": MouthPose(
            wide=-0.06, lift=-0.15, raised=0.02, lowered=-0.03, out=0.012, full=0.08
        ),
        "teeth": MouthPose(wide=0.1, raised=0.06, lowered=0.1, square=0.86, jaw=0.02, full=-0.22),
        "tongue": MouthPose(wide=-0.05, raised=0.03, lowered=0.12, jaw=0.06, square=0.7),
        "aside": MouthPose(wide=-0.3, lift=-0.03, square=0.6, out=0.03, full=0.14, aside=0.13),
        "puff": MouthPose(wide=-0.14, out=-0.01, full=-0.1),
    }
)


@dataclass(frozen=True, eq=False)
class Mouth:
    """A closed, relaxed mouth. half_width and the heights (SAMPLES,) at `places` from the corner
    (-1) to the other (1), canonical units, relative to `corner`, the y of the corners."""

    half_width: float
    corner: float
    upper: Floats
    lower: Floats
    gap: Floats

    @property
    def middle(self) -> float:
        """y where the lips meet at x = 0."""
        return self.corner + float(self.gap[len(self.gap) // 2])

    @property
    def height(self) -> float:
        """Of both lips, at the middle."""
        half = len(self.gap) // 2
        return float(self.upper[half] - self.lower[half])

    def points(self, angle: Floats, share: float) -> Floats:
        """Places on the lips, x and y, float64 (N, 2)."""
        side = np.cos(angle)
        border = np.where(
            np.sin(angle) >= 0, self._at(self.upper, side), self._at(self.lower, side)
        )
        gap = self._at(self.gap, side)
        width = self.half_width * (GAP_WIDTH + (1 - GAP_WIDTH) * share)
        return np.stack([width * side, self.corner + gap + share * (border - gap)], 1)

    def around(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Angle and distance from the lips, (N,) each, of places (N,): ellipses about the mouth.

        The distance is negative on the lips.
        """
        half = self.height / 2
        away, up = np.abs(x), np.abs(y - self.middle)
        low, high = np.full(len(x), -0.9 * half), np.full(len(x), 4.0)
        for _ in range(HALVINGS):
            distance = (low + high) / 2
            outside = (away / (self.half_width + distance)) ** 2 + (up / (half + distance)) ** 2 > 1
            low, high = np.where(outside, distance, low), np.where(outside, high, distance)
        across = x / (self.half_width + low)
        return np.arctan2((y - self.middle) / (half + low), across), low

    def _at(self, heights: Floats, side: Floats) -> Floats:
        return np.interp(side, np.linspace(-1, 1, len(heights)), heights)

    def moved(self, pose: MouthPose, angle: Floats, share: float) -> Floats:
        """How far a shape moves places on the lips in x and y, float64 (N, 2)."""
        side, upper = np.cos(angle), np.sin(angle) >= 0
        middle = np.clip(1 - side**2, 0, 1) ** (1.15 - pose.square)
        height = np.where(upper, pose.raised, -pose.lowered) * middle
        corners = pose.lift * (np.abs(side) ** 1.7 - 0.12)
        rest = self.points(angle, share)
        lips = rest[:, 1] - self.points(angle, 0.0)[:, 1]
        across = pose.wide * rest[:, 0] + pose.aside
        return np.stack([across, height + corners + pose.full * lips], 1)


def find_mouth(face: KeyFace, *, cheer: float = 0.0) -> Mouth:
    """The mouth of a (caricatured) face. cheer: the corners' height over the middle's, units."""
    upper, lower = face.right("lips_top"), face.right("lips_bottom")
    inner = (face.right("gap_top") + face.right("gap_bottom")) / 2
    measured, corner = max(-float(upper[0, 0]), LEAST_WIDTH), float(upper[0, 1])
    width = float(np.clip(TOYS + WIDTH_GAIN * (measured - USUAL), *WIDTHS))
    side = np.linspace(-1, 1, SAMPLES)
    least, most = LIP_HEIGHT
    edge = np.sqrt(np.clip(1 - side**2, 0, 1))
    gap = _curve(inner, measured, corner, side)
    above = _curve(upper, measured, corner, side) - gap + LIPLESS * edge
    above = BOW * above + (1 - BOW) * float(above.max()) * edge
    above = _told(above, UPPER_LIP * width)
    above = _limited(above, least * 1.7 * width, most * 1.5 * width)
    below = gap - _curve(lower, measured, corner, side) + LIPLESS * edge
    below = _told(below, LOWER_LIP * width)
    below = _limited(below, least * 2.0 * width, most * 1.7 * width)
    # The mesh's gap sags where the mouth was open; a relaxed mouth is nearly straight.
    level = 0.35 * gap - 0.02 * edge + cheer * (side**2 - 0.35)
    dent = 0.012 * np.exp(-((side / 0.16) ** 2))
    return Mouth(width, corner, level + FULL * above - dent * 0.6, level - FULL * below, level)


def _curve(points: Floats, width: float, corner: float, side: Floats) -> Floats:
    """Heights over the corners at `side`, of an outline of the half x <= 0 from the corner."""
    steps = EVEN * np.arange(len(points))  # no two points of a strange face at one x
    x = np.maximum.accumulate(points[:, 0] / width) + steps
    x = (x - x[0]) / (x[-1] - x[0]) - 1
    height = PchipInterpolator(x, points[:, 1] - corner)
    return np.asarray(height(-np.abs(side)))


def _told(height: Floats, usual: float) -> Floats:
    """The same profile, thinner where it is thin and fuller where it is full."""
    top = max(float(height.max()), LIPLESS)
    return np.asarray(height * np.clip(top / usual, *LIPS_REACH) ** (LIPS_GAIN - 1))


def _limited(height: Floats, least: float, most: float) -> Floats:
    """The same profile with its top between two bounds, and none negative."""
    top = max(float(height.max()), LIPLESS)
    return np.maximum(height, 0) * float(np.clip(top, least, most)) / top
