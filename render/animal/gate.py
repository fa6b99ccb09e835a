"""Which faces a toy can be made of; of any other the plain relief is better."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import to_lab
from pipeline.types import AnimalFace, Cartoon
from render.animal.gape import holds_something

SMALLEST = 0.045  # the face's size as a share of the drawing's side: smaller heads are spots
LARGEST = 0.36  # and larger ones are cut off by the photo's edge
STEEPEST = 65.0  # degrees between the line of the eyes and level
CLOSEST_EYES = 0.28  # of the face's size: nearer ones of a turned head would overlap
LEAST_SURE = 0.6  # score of a head with two eyes
MOST_TURNED = 0.7  # of a head with two eyes: at more its marks are doubtful
PROFILE_NOSE = 0.6  # of the face's size: noses of true profiles lie at the outline
FOREHEAD = 0.5  # of the face's size above the middle of the eyes: less was cut off by the photo
BROW = 0.2  # and above either eye: less does not hold a toy's
EYE_ROOM = (0.19, 0.25)  # of the face's size from eyes to the outline, and more for far ones
OVERLAP = (0.6, 0.85)  # of two heads' radii, beside and above each other: nearer ones are one head
SEEN = 0.5  # alpha from which a mark lies on the subject


def why_no_toy(cartoon: Cartoon, face: AnimalFace) -> str | None:
    """The reason for keeping to the relief, or None where the face makes a toy."""
    return next((reason for test, reason in TESTS if not test(cartoon, face)), None)


def further_faces(cartoon: Cartoon, face: AnimalFace) -> tuple[AnimalFace, ...]:
    """The other faces of a drawing that make toys beside this one."""
    found = [face]
    for other in cartoon.animals:
        apart = not any(_is_one_head(other, known) for known in found)
        if other is not face and apart and why_no_toy(cartoon, other) is None:
            found.append(other)
    return tuple(found[1:])


def _is_one_head(first: AnimalFace, second: AnimalFace) -> bool:
    """Whether two heads' ovals cover each other so far that one was found twice.

    Cuddling animals touch cheek to cheek, but muzzles and throats are found below true faces.
    """
    line = second.oval[0] - first.oval[0]
    distance = float(np.linalg.norm(line))
    if distance < 1:
        return True
    way = line / distance
    least = np.interp(abs(way @ first.up), (0, 1), OVERLAP)
    return bool(distance < least * (_radius(first, way) + _radius(second, way)))


def _radius(face: AnimalFace, way: NDArray[np.float64]) -> float:
    """Of a head's oval in this direction, px."""
    half = face.oval[1]
    return 1 / float(np.hypot(way @ face.across / half[0], way @ face.up / half[1]))


def _stands_alone(cartoon: Cartoon, _: AnimalFace) -> bool:
    return not cartoon.card


def _has_size(cartoon: Cartoon, face: AnimalFace) -> bool:
    side = cartoon.pixels.shape[0]
    return SMALLEST * side < face.size < LARGEST * side


def _is_upright(_: Cartoon, face: AnimalFace) -> bool:
    return bool(np.degrees(np.arccos(np.clip(abs(face.across[0]), 0, 1))) <= STEEPEST)


def _eyes_have_room(cartoon: Cartoon, face: AnimalFace) -> bool:
    """Whether both eyes of a front can be seated within the outline."""
    if face.profile:
        return True
    least, far = EYE_ROOM
    aside = (max(-face.turned, 0.0), max(face.turned, 0.0))
    rooms = [_depth(cartoon, eye) / face.size for eye in face.eyes]
    return all(room > least + far * turned for room, turned in zip(rooms, aside, strict=True))


def _has_empty_mouth(cartoon: Cartoon, face: AnimalFace) -> bool:
    lab = to_lab(cartoon.pixels[..., :3].astype(np.float32) / np.float32(255))
    return not holds_something(lab, cartoon.pixels[..., 3] > SEEN * 255, face)


def _looks_here(_: Cartoon, face: AnimalFace) -> bool:
    return face.profile or abs(face.turned) <= MOST_TURNED


def _is_sure(_: Cartoon, face: AnimalFace) -> bool:
    return face.profile or face.score >= LEAST_SURE


def _has_forehead(cartoon: Cartoon, face: AnimalFace) -> bool:
    """Whether there is a head above the eyes."""
    eyes = face.eyes[np.isfinite(face.eyes).all(1)]
    brows = all(_is_solid(cartoon, eye + BROW * face.size * face.up) for eye in eyes)
    return brows and _is_solid(cartoon, face.middle + FOREHEAD * face.size * face.up)


def _is_solid(cartoon: Cartoon, at: NDArray[np.float64]) -> bool:
    side = cartoon.pixels.shape[0]
    column, row = np.round(at).astype(int)
    inside = 0 <= column < side and 0 <= row < side
    return bool(inside and cartoon.pixels[row, column, 3] > SEEN * 255)


def _shows_eyes(cartoon: Cartoon, face: AnimalFace) -> bool:
    """Whether a face that is no profile shows two eyes, and they do not almost cover each other."""
    if face.profile:
        return _depth(cartoon, face.nose) / face.size <= PROFILE_NOSE
    return float(np.linalg.norm(face.eyes[1] - face.eyes[0])) >= CLOSEST_EYES * face.size


def _depth(cartoon: Cartoon, at: NDArray[np.float32]) -> float:
    """How far a mark lies within the outline, px."""
    solid = np.pad(cartoon.pixels[..., 3] > SEEN * 255, 1).astype(np.uint8)
    depth = cv2.distanceTransform(solid, cv2.DIST_L2, 5)
    column, row = np.clip(np.round(at).astype(int) + 1, 0, len(solid) - 1)
    return float(depth[row, column])


def _on_subject(cartoon: Cartoon, face: AnimalFace) -> bool:
    """Whether eyes and nose lie on what was cut out; a profile's nose is at its edge."""
    marks = face.eyes if face.profile else np.concatenate([face.eyes, face.nose[None]])
    marks = marks[np.isfinite(marks).all(1)]
    side = cartoon.pixels.shape[0]
    columns, rows = np.clip(np.round(marks).astype(int), 0, side - 1).T
    inside = ((marks >= 0) & (marks < side)).all(1)
    return bool((inside & (cartoon.pixels[rows, columns, 3] > SEEN * 255)).all())


TESTS = (
    (_stands_alone, "the picture is a card"),
    (_has_size, "the face is too small or too large"),
    (_is_upright, "the head lies on its side"),
    (_on_subject, "the face lies beside the subject"),
    (_shows_eyes, "one eye is hidden"),
    (_is_sure, "the face is doubtful"),
    (_looks_here, "the head is turned away"),
    (_has_forehead, "the head is cut off"),
    (_eyes_have_room, "an eye lies at the edge of the head"),
    (_has_empty_mouth, "the mouth is full"),
)
