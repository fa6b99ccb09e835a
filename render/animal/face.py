"""An animal's face in scene units, and the room its head takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipeline.types import AnimalFace
from render.geometry import smoothstep
from render.relief.canvas import Canvas

Floats = NDArray[np.float64]

SIDES = ("right", "left")  # the animal's own: its right eye is at the picture's left
FAR_SIDE = 0.4  # by which the farther half of a head in three-quarter view is narrower
EAR_ROOT = 0.72  # of the oval's radius: where ears begin
EAR_WIDTH = (0.8, 0.55)  # half of it, of the face's size at root and tip, with some room
EAR_BEYOND = 1.12  # how far ears may reach beyond their marked tips
HANGING = 0.35  # tips lower than this above the eyes, in face's sizes, are of hanging ears
HANGING_WIDTH = (0.42, 0.3)  # these lie on the body, which is not to be taken for them
HOLLOW = 0.17  # depth of a standing ear, of the face's size
FLAP = 0.09  # how far a hanging ear stands out


@dataclass(frozen=True, eq=False)
class Features:
    """Where a face's features are on the picture plane, y up, scene units.

    eyes (2, 2), NaN for the hidden one of a profile. nose, mouth (2,). ears (2, 2), NaN where
    unseen. across, up: float64 (2,), unit. size: about the distance of the eyes. centre, half:
    the head's oval. turned: -1 (to the picture's left) to 1.
    """

    eyes: Floats
    nose: Floats
    mouth: Floats
    ears: Floats
    across: Floats
    up: Floats
    size: float
    centre: Floats
    half: Floats
    turned: float
    profile: bool

    @cached_property
    def middle(self) -> Floats:
        """Between the eyes, (2,)."""
        return np.asarray(np.nanmean(self.eyes, axis=0))

    @property
    def facing(self) -> float:
        """Where a profile looks: -1 to the picture's left, 1 to its right."""
        return 1.0 if self.turned >= 0 else -1.0

    @property
    def jaw(self) -> float:
        """From the nose's tip to the mouth, kept in what looks right, units."""
        apart = float((self.nose - self.mouth) @ self.up)
        return float(np.clip(apart, 0.26 * self.size, 0.5 * self.size))

    def foreshortening(self, side: int) -> float:
        """Width of the picture's left (-1) or right (1) half of a turned face against a frontal."""
        return 1 - FAR_SIDE * max(side * self.turned, 0.0)

    def point(self, across: ArrayLike, up: ArrayLike, origin: Floats) -> Floats:
        """Points (..., 2) at these multiples of the face's size from an origin."""
        steps = np.asarray(across)[..., None] * self.across + np.asarray(up)[..., None] * self.up
        return np.asarray(origin + self.size * steps)

    def local(self, points: Floats, origin: Floats) -> tuple[Floats, Floats]:
        """The reverse: multiples of the face's size across and up."""
        offset = (points - origin) / self.size
        return np.asarray(offset @ self.across), np.asarray(offset @ self.up)


def place_features(face: AnimalFace, canvas: Canvas) -> Features:
    """A face in the drawing's px -> scene units."""
    drawn = face.moved(lambda marks: canvas.points(marks.astype(np.float64)))
    eyes, ears = (canvas.to_scene(marks.astype(np.float64)) for marks in (drawn.eyes, drawn.ears))
    nose, mouth = (
        canvas.to_scene(mark[None].astype(np.float64))[0] for mark in (drawn.nose, drawn.mouth)
    )
    centre, half = drawn.oval
    return Features(
        eyes=eyes,
        nose=nose,
        mouth=mouth,
        ears=ears,
        across=drawn.across * (1, -1),
        up=drawn.up * (1, -1),
        size=drawn.size * canvas.pixel,
        centre=canvas.to_scene(centre[None])[0],
        half=half * canvas.pixel,
        turned=drawn.turned,
        profile=drawn.profile,
    )


def oval_distance(features: Features, points: Floats, *, taller: float = 1.0) -> Floats:
    """About the distance from points (..., 2) to the edge of the head's oval, positive inside.

    taller: of the oval above its centre.
    """
    offset = points - features.centre
    high = offset @ features.up / features.half[1]
    high = np.where(high > 0, high / taller, high)
    share = np.hypot(offset @ features.across / features.half[0], high)
    return np.asarray((1 - share) * features.half.min())


def ears_distance(features: Features, points: Floats) -> Floats:
    """About the distance from points (..., 2) to the edge of the ears, positive inside."""
    inside = np.full(points.shape[:-1], -np.inf)
    for ear in _ears(features):
        along, away = _from_ear(features, ear, points)
        wide, narrow = HANGING_WIDTH if _hangs(features, ear) else EAR_WIDTH
        inside = np.maximum(inside, features.size * (wide + along * (narrow - wide)) - away)
    return inside


def ear_forms(features: Features, points: Floats) -> Floats:
    """Outward offset at points (..., 2), units: hollow standing ears, hanging ones as flaps."""
    forms = np.zeros(points.shape[:-1])
    for ear in _ears(features):
        along, away = _from_ear(features, ear, points)
        if _hangs(features, ear):
            edge = (HANGING_WIDTH[0] * features.size - away) / (0.3 * features.size)
            forms += FLAP * features.size * _smooth(edge) * _smooth(2.5 * along)
        else:
            inner = np.exp(-((away / (0.2 * features.size)) ** 2))
            forms -= HOLLOW * features.size * inner * np.sin(np.pi * np.clip(along, 0.05, 0.95))
    return forms


def _ears(features: Features) -> Floats:
    return np.asarray(features.ears[np.isfinite(features.ears).all(1)])


def _hangs(features: Features, tip: Floats) -> bool:
    return bool((tip - features.middle) @ features.up < HANGING * features.size)


def _from_ear(features: Features, tip: Floats, points: Floats) -> tuple[Floats, Floats]:
    """How far along an ear points are, 0 at its root to 1, and their distance from its axis."""
    reach = (tip - features.centre) / features.half.mean()
    length = float(np.linalg.norm(reach))
    root = features.centre + (tip - features.centre) * min(EAR_ROOT / max(length, 1e-6), 0.9)
    line = np.asarray((tip - root) * EAR_BEYOND)
    along = np.asarray(np.clip((points - root) @ line / max(float(line @ line), 1e-9), 0, 1))
    away = np.linalg.norm(points - root - along[..., None] * line, axis=-1)
    return along, np.asarray(away)


def _smooth(share: Floats) -> Floats:
    share = np.clip(share, 0, 1)
    return np.asarray(smoothstep(share))
