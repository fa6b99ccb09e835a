"""Where in the picture there is room: what the subjects cover, and where their faces are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import project
from render.pose import posed_vertices
from render.relief.raster import Image, disc
from render.types import Body, Camera, Pose

SIDE = 96  # cells of the picture's side
FRAMES = 3  # that are looked at: facing us and turned furthest, both ways
FACE_WIDE, FACE_HIGH = 0.5, 0.62  # half axes: of a face's width, and of brow to chin
WIDE = 0.75  # of the width of what is hardly high
# Parts that nothing may hide.
SHOWN = ("caption_", "held_", "worn_medal", "worn_necklace", "worn_bow_tie")
_GAP = 5  # cells between what is splatted of a mesh, at most
DENSE = 3000  # vertices: from here on they alone fill the picture


@dataclass(frozen=True, eq=False)
class Room:
    """What a camera sees. covered, faces: float32 (SIDE, SIDE), 1 where the subjects and their
    faces, or what they hold, are in some frame. size: of the subjects, in cells: their height, or
    most of the width of what is wide. back, front: their least and largest z in any frame."""

    camera: Camera
    covered: Image
    faces: Image
    size: float
    back: float
    front: float


def look_around(bodies: Sequence[Body], poses: Sequence[Sequence[Pose]], camera: Camera) -> Room:
    """The room that a camera sees around bodies in a few frames of their loop."""
    distinct = list({id(frame): frame for frame in poses}.values())
    every = np.unique(np.linspace(0, len(distinct) - 1, FRAMES).round().astype(int))
    points = [_points(bodies, distinct[index]) for index in every]
    covered = np.zeros((SIDE, SIDE), np.uint8)
    faces = np.zeros((SIDE, SIDE), np.uint8)
    for index, each in zip(every, points, strict=True):
        covered |= _splat(project(each, camera, SIDE))
        for body, pose in zip(bodies, distinct[index], strict=True):
            _cover_faces(faces, body, pose, camera)
            for part in body.parts:
                if part.name.startswith(SHOWN):
                    faces |= _splat(project(posed_vertices(body, part, pose), camera, SIDE))
    depths = np.concatenate([each[:, 2] for each in points])
    return Room(
        camera,
        covered.astype(np.float32),
        faces.astype(np.float32),
        _size(covered),
        float(depths.min()),
        float(depths.max()),
    )


def _size(covered: NDArray[np.uint8]) -> float:
    rows, columns = (np.flatnonzero(covered.any(axis)) for axis in (1, 0))
    return float(max(np.ptp(rows), WIDE * np.ptp(columns)) + 1)


def _points(bodies: Sequence[Body], frame: Sequence[Pose]) -> NDArray[np.float32]:
    """Vertices of all bodies, and middles of large triangles, float32 (N, 3)."""
    found = []
    for body, pose in zip(bodies, frame, strict=True):
        for part in body.parts:
            vertices = posed_vertices(body, part, pose)
            found.append(vertices)
            if len(vertices) < DENSE:
                found.append(vertices[part.triangles].mean(1))
    return np.concatenate(found)


def _splat(places: NDArray[np.float32]) -> NDArray[np.uint8]:
    grid = np.zeros((SIDE, SIDE), np.uint8)
    x, y = np.clip(places.astype(np.int32), 0, SIDE - 1).T
    grid[y, x] = 1
    return np.asarray(cv2.morphologyEx(grid, cv2.MORPH_CLOSE, disc(_GAP)), np.uint8)


def _cover_faces(grid: NDArray[np.uint8], body: Body, pose: Pose, camera: Camera) -> None:
    names = [joint.name for joint in body.joints]
    for suffix in ("", *(f"_{number}" for number in range(2, 9))):
        brow, chin = (body.anchors.get(f"{name}{suffix}") for name in ("forehead", "chin"))
        if brow is None or chin is None:
            continue
        joint = pose.joints[names.index(brow.joint)]
        points = np.array([brow.position, chin.position, chin.position], np.float32)
        points[2, 0] += np.float32(FACE_WIDE * brow.size)
        top, bottom, side = project(points @ joint[:3, :3].T + joint[:3, 3], camera, SIDE)
        x, y = (top + bottom) / 2
        lean = float(np.degrees(np.arctan2(*(bottom - top))))
        wide, high = np.linalg.norm(side - bottom), FACE_HIGH * np.linalg.norm(bottom - top)
        box = ([float(x), float(y)], [2 * float(wide), 2 * float(high)], -lean)
        cv2.ellipse(grid, box, [1.0], -1)
