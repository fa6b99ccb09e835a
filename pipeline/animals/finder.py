"""Finds the face of an animal in a cut-out: on the whole of it first, then twice from near.

All looks must agree: what is a face from afar alone is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from pipeline.animals.marks import (
    EARS,
    EYES,
    LEFT_EAR,
    MIRRORED,
    MOUTH,
    NOSE,
    PROFILE,
    RIGHT_EAR,
    Marks,
    face_centre,
    read_marks,
)
from pipeline.animals.network import AnimalNetwork
from pipeline.animals.tints import with_tints
from pipeline.animals.view import Subject, View, look, on_grey, whole, window
from pipeline.animals.weights import WEIGHTS, load_network
from pipeline.types import AnimalFace, FaceMesh

# Small faces are found in the large view, those that fill the cut-out in the small one.
WHOLE_PX, NEAR_PX = (320, 160), 224
NEAR_FACE_PX = 50.0  # the face's size in the near view
MIN_FIRST = 0.12  # score from afar below which nobody looks closer
# Scores from which a face is believed; a profile has one eye less to prove it.
SURE, SURE_PROFILE = 0.44, 0.56
CERTAIN = 0.8  # it is an animal, whatever the face mesh says: bare chests and beards reach 0.7
DISAGREEMENT = 0.4  # how much marks that two looks put a face's size apart cost
MAX_CANDIDATES, MAX_FACES = 3, 2
SEEN_EAR = 0.5
SAME_EYE = 0.2  # of the size: eyes nearer to each other are one
# A chance of a profile counts the less, the farther apart the eyes are seen, in face sizes.
PROFILE_CHANCE, USUAL_GAP, GAP_WEIGHT = 0.6, 0.5, 0.7
TRUST = 3  # power of the score by which one look counts more than another

Floats = NDArray[np.float32]


class AnimalFinder:
    """Finds animals' faces; opened by `open_animal_finder`."""

    def __init__(self, network: AnimalNetwork, *, threads: int = 1) -> None:
        self._network = network.eval().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._threads = threads

    def find(self, pixels: NDArray[np.uint8], alpha: Floats) -> tuple[AnimalFace, ...]:
        """Faces that the finder is sure of, surest first, usually one or none.

        pixels: uint8 (H, W, 3) and alpha: float32 (H, W) of a cut-out. Marks are in its pixels.
        """
        faces = (face for face in self.guess(pixels, alpha) if believed(face))
        return tuple(with_tints(face, pixels, alpha) for face in faces)

    def guess(self, pixels: NDArray[np.uint8], alpha: Floats) -> tuple[AnimalFace, ...]:
        """As `find`, but with faces that the finder doubts, and without their colours."""
        subject = on_grey(pixels, alpha)
        near = [self._look_closer(subject, first) for first in self._first(subject)]
        faces = [face for face in near if face is not None]
        faces.sort(key=lambda face: -face.score)
        return tuple(face.seen_from(0, 0, scale=1 / subject.scale) for face in _distinct(faces))

    def _first(self, subject: Subject) -> list[Marks]:
        """Marks of possible faces in px of the subject, surest first."""
        found = []
        for out_px in WHOLE_PX:
            view = look(subject, whole(subject, out_px=out_px), out_px)
            found += [_on_subject(m, view, mirrored=False) for m in self._marks(view.pixels)]
        found = [marks for marks in found if marks.score >= MIN_FIRST]
        return _unlike(sorted(found, key=lambda marks: -marks.score))[:MAX_CANDIDATES]

    def _look_closer(self, subject: Subject, first: Marks) -> AnimalFace | None:
        """The face that two more looks agree on, from near and mirrored; None if they don't."""
        second = self._near(subject, first, mirrored=False)
        third = second and self._near(subject, second, mirrored=True)
        if second is None or third is None:
            return None
        score = first.score**0.2 * second.score**0.4 * third.score**0.4
        score *= _agreement(second, third)
        return _face(_mean(second, third), subject.pixels.shape[1::-1], score=score)

    def _near(self, subject: Subject, expected: Marks, *, mirrored: bool) -> Marks | None:
        """The expected face from near, in px of the subject; None where it is not seen."""
        x, y = face_centre(expected.points)
        side = expected.size * NEAR_PX / NEAR_FACE_PX
        matrix = window((float(x), float(y)), side, NEAR_PX)
        if mirrored:
            matrix = np.array([[-1, 0, NEAR_PX], [0, 1, 0]]) @ np.vstack([matrix, [0, 0, 1]])
        view = look(subject, matrix, NEAR_PX)
        seen = [_on_subject(marks, view, mirrored=mirrored) for marks in self._marks(view.pixels)]
        here = [marks for marks in seen if _gap(marks, expected.points) < 1]
        return here[0] if here else None

    def _marks(self, pixels: NDArray[np.uint8]) -> tuple[Marks, ...]:
        """Faces of a view uint8 (S, S, 3), in its px."""
        before = torch.get_num_threads()
        torch.set_num_threads(self._threads)
        try:
            with torch.inference_mode():
                batch = torch.from_numpy(pixels)[None].permute(0, 3, 1, 2).float()
                maps = self._network(batch.contiguous(memory_format=torch.channels_last))
                heat, flags = torch.sigmoid(maps.heat[0]), torch.sigmoid(maps.flags[0])
        finally:
            torch.set_num_threads(before)
        return read_marks(heat.numpy(), maps.offsets[0].numpy(), flags.numpy())


def believed(face: AnimalFace) -> bool:
    """Whether the score is high enough."""
    return face.score >= (SURE_PROFILE if face.profile else SURE)


def told_apart(
    people: Sequence[FaceMesh], animals: Sequence[AnimalFace]
) -> tuple[tuple[FaceMesh, ...], tuple[AnimalFace, ...]]:
    """Both without those that the other finder knows better: no face is a person's and an animal's.

    The face mesh also fits dogs and monkeys, and the finder of animals sees some in people, with
    lower scores.
    """
    certain = [face for face in animals if not face.profile and face.score >= CERTAIN]
    people = tuple(p for p in people if not any(_same(face, p) for face in certain))
    return people, tuple(a for a in animals if not any(_same(a, person) for person in people))


def open_animal_finder(threads: int, *, weights: Path = WEIGHTS) -> AnimalFinder:
    """A finder with its weights loaded; raises BrokenModel."""
    return AnimalFinder(load_network(weights), threads=threads)


def _on_subject(marks: Marks, view: View, *, mirrored: bool) -> Marks:
    order = MIRRORED if mirrored else list(range(len(MIRRORED)))
    flags = marks.flags[[PROFILE, RIGHT_EAR, LEFT_EAR]] if mirrored else marks.flags
    points = view.to_subject(marks.points)[order]
    return Marks(points, marks.heats[order], marks.face, flags)


def _unlike(found: list[Marks]) -> list[Marks]:
    """The first of those that are about the same face in the same size."""
    kept: list[Marks] = []
    for marks in found:
        ratios = [marks.size / other.size for other in kept if _gap(other, marks.points) < 0.5]
        if all(max(ratio, 1 / ratio) > 1.5 for ratio in ratios):
            kept.append(marks)
    return kept


def _agreement(first: Marks, second: Marks) -> float:
    """1 where two looks put eyes and nose at the same places, less the farther they are apart."""
    gaps = np.linalg.norm(first.points[: NOSE + 1] - second.points[: NOSE + 1], axis=1)
    return float(np.exp(-DISAGREEMENT * (gaps.max() / first.size) ** 2))


def _mean(first: Marks, second: Marks) -> Marks:
    """What two looks say together; the surer one counts more."""
    share = first.score**TRUST / (first.score**TRUST + second.score**TRUST)
    return Marks(
        (share * first.points + (1 - share) * second.points).astype(np.float32),
        np.sqrt(first.heats * second.heats),
        float(np.sqrt(first.face * second.face)),
        (share * first.flags + (1 - share) * second.flags).astype(np.float32),
    )


def _is_profile(marks: Marks) -> bool:
    """Whether one eye alone is seen."""
    gap = float(np.linalg.norm(marks.points[1] - marks.points[0])) / marks.size
    chance = float(marks.flags[PROFILE]) - GAP_WEIGHT * (gap - USUAL_GAP)
    return chance > PROFILE_CHANCE or gap < SAME_EYE


def _gap(marks: Marks, points: Floats) -> float:
    """How far a face is from another, in sizes of the larger."""
    apart = float(np.linalg.norm(face_centre(marks.points) - face_centre(points)))
    return apart / max(marks.size, 1.0)


def _face(marks: Marks, limits: tuple[int, ...], *, score: float) -> AnimalFace:
    """The face of marks in a picture of `limits` px, width and height."""
    eyes, ears = marks.points[EYES].copy(), marks.points[EARS].copy()
    outside = ((ears < 0) | (ears > limits)).any(1)
    ears[outside | (marks.flags[LEFT_EAR:] < SEEN_EAR)] = np.nan
    nose = marks.points[NOSE]
    if _is_profile(marks):
        # The far side's eye, on the nose's side of the one that is seen, is the hidden one.
        hidden = int(nose[0] > eyes[:, 0].mean())
        eyes[1 - hidden] = eyes.mean(0)
        eyes[hidden] = np.nan
    elif eyes[0, 0] > eyes[1, 0]:
        eyes = eyes[::-1].copy()
    return AnimalFace(eyes, nose.copy(), marks.points[MOUTH].copy(), ears, float(score))


def _same(face: AnimalFace, person: FaceMesh) -> bool:
    """Whether the animal's nose is in the person's face."""
    x0, y0, x1, y1 = person.box
    return bool(x0 < face.nose[0] < x1 and y0 < face.nose[1] < y1)


def _distinct(faces: list[AnimalFace]) -> list[AnimalFace]:
    """The first of faces that share their nose, at most MAX_FACES."""
    kept: list[AnimalFace] = []
    for face in faces:
        reach = 0.7 * float(np.nanmax(np.linalg.norm(face.eyes - face.nose, axis=1)))
        if all(np.linalg.norm(face.nose - other.nose) > reach for other in kept):
            kept.append(face)
    return kept[:MAX_FACES]
