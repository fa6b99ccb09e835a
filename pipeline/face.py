"""Faces in a photo: candidates from the detector, each measured by the 468-point face mesh."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.errors import BrokenModel
from pipeline.face_detector import Candidate, FaceDetector
from pipeline.litert import LiteModel
from pipeline.types import (
    CHIN,
    FOREHEAD,
    LANDMARK_COUNT,
    LEFT_EYE_CORNERS,
    RIGHT_EYE_CORNERS,
    FaceMesh,
)

MODEL = "face_landmark.tflite"
INPUT_PX = 192
MAX_FACES = 8
MAX_CANDIDATES = 14  # the mesh costs about 8 ms a pass
MIN_SCORE = 0.85  # of the mesh: nearly all faces have 1.0, dogs less
SURE_SCORE = 0.98  # below it the detector must be sure, too
SURE_CANDIDATE = 0.82
MIN_FACE_PX = 14
REFINEMENTS = 2
FRAME_SHARE = 1.5  # of the face's side: what the mesh network wants to see around a face
LONGEST_PX = 1600  # larger photos are looked at in this size
OUTER_EYES = (RIGHT_EYE_CORNERS[0], LEFT_EYE_CORNERS[1])


def _shrunk(pixels: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    """uint8 (H, W, 3) made smaller by a factor below 1."""
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def _sharp_source(
    pixels: NDArray[np.uint8], centre: NDArray[np.float64], side: float
) -> tuple[NDArray[np.uint8], float, NDArray[np.float64]]:
    """The part around a large face at a size the warp can sample without aliasing.

    Returns the part, its scale, and its corner in px of `pixels`.
    """
    reach = side * 0.75
    low = np.maximum(np.floor(centre - reach), 0).astype(int)
    high = np.minimum(np.ceil(centre + reach), pixels.shape[1::-1]).astype(int)
    part = pixels[low[1] : max(high[1], low[1] + 1), low[0] : max(high[0], low[0] + 1)]
    scale = min(1.0, 1.5 * INPUT_PX / side)
    if scale < 1 and min(part.shape[:2]) > 1:
        part = _shrunk(part, scale)
    else:
        scale = 1.0
    return part, scale, low.astype(float)


def _angle(left: NDArray[np.float32], right: NDArray[np.float32]) -> float:
    """Direction from one point (x, y) to another, radians."""
    across = right - left
    return float(np.arctan2(across[1], across[0]))


class FaceFinder:
    """Finds and measures the faces of a photo."""

    def __init__(self, detector: FaceDetector, mesh: LiteModel) -> None:
        self._detector = detector
        self._mesh = mesh

    def find(self, pixels: NDArray[np.uint8]) -> tuple[FaceMesh, ...]:
        """Up to 8 faces of a picture uint8 (H, W, 3), in its pixels, largest first."""
        scale = min(1.0, LONGEST_PX / max(pixels.shape[:2]))
        seen = pixels
        if scale < 1:
            seen = _shrunk(pixels, scale)
        candidates = self._detector.detect(seen)[:MAX_CANDIDATES]
        measured = [(c, self._measure(seen, c)) for c in candidates]
        faces = [mesh for candidate, mesh in measured if _plausible(mesh, candidate, seen.shape)]
        return tuple(face.seen_from(0, 0, scale=1 / scale) for face in _distinct(faces)[:MAX_FACES])

    def _measure(self, pixels: NDArray[np.uint8], candidate: Candidate) -> FaceMesh:
        """The mesh of a candidate, aligned to its own eyes twice."""
        eyes = candidate.keypoints[:2]
        centre = np.array([candidate.x, candidate.y])
        mesh = self._pass(pixels, centre, candidate.side * FRAME_SHARE, _angle(eyes[0], eyes[1]))
        for _ in range(REFINEMENTS):
            flat = mesh.landmarks[:, :2]
            low, high = flat.min(0), flat.max(0)
            side = max(float((high - low).max()), 4.0) * FRAME_SHARE
            angle = _angle(flat[OUTER_EYES[0]], flat[OUTER_EYES[1]])
            mesh = self._pass(pixels, (low + high) / 2, side, angle)
        return mesh

    def _pass(
        self, pixels: NDArray[np.uint8], centre: NDArray[np.float64], side: float, angle: float
    ) -> FaceMesh:
        """One run of the network on the square of `side` px around `centre`, turned by `angle`."""
        part, scale, corner = _sharp_source(pixels, centre, side)
        k = INPUT_PX / (side * scale)
        turn = k * np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        shift = INPUT_PX / 2 - turn @ ((centre - corner) * scale)
        matrix = np.column_stack([turn, shift])
        view = cv2.warpAffine(part, matrix, (INPUT_PX, INPUT_PX), borderMode=cv2.BORDER_REPLICATE)
        outputs = self._mesh.run(view[None].astype(np.float32) / 255)
        points = next(o for o in outputs.values() if o.size == 3 * LANDMARK_COUNT)
        logit = next(o for o in outputs.values() if o.size == 1).item()
        raw = points.reshape(LANDMARK_COUNT, 3).astype(float)
        inverse = cv2.invertAffineTransform(matrix)
        flat = (raw[:, :2] @ inverse[:, :2].T + inverse[:, 2]) / scale + corner
        toward = -raw[:, 2:] / (k * scale)  # the network counts z away from the viewer
        landmarks = np.hstack([flat, toward]).astype(np.float32)
        return FaceMesh(landmarks, float(1 / (1 + np.exp(-np.clip(logit, -50, 50)))))


def open_face_finder(assets: Path, *, threads: int) -> FaceFinder:
    """A finder with its models loaded from `assets`; raises BrokenModel."""
    mesh = LiteModel(assets / MODEL, threads=threads)
    if len(mesh.outputs) != 2:
        raise BrokenModel(MODEL, "has other outputs than the 468-point mesh")
    return FaceFinder(FaceDetector(assets, threads=threads), mesh)


def _plausible(mesh: FaceMesh, candidate: Candidate, shape: tuple[int, ...]) -> bool:
    """Whether the mesh is a face, where the detector saw one, and inside the picture."""
    x0, y0, x1, y1 = mesh.box
    size = max(x1 - x0, y1 - y0)
    sure = mesh.score > SURE_SCORE or candidate.score > SURE_CANDIDATE
    if mesh.score < MIN_SCORE or not sure or size < MIN_FACE_PX:
        return False
    inside = max(0.0, min(x1, shape[1]) - max(x0, 0)) * max(0.0, min(y1, shape[0]) - max(y0, 0))
    if inside < 0.5 * (x1 - x0) * (y1 - y0):
        return False
    drift = np.linalg.norm(mesh.eyes[:, :2].mean(0) - candidate.keypoints[:2].mean(0))
    flat = mesh.landmarks[:, :2]
    tall = np.linalg.norm(flat[CHIN] - flat[FOREHEAD]) / size
    return bool(drift < 0.3 * size and 0.45 < size / max(candidate.side, 1) < 2.6 and tall > 0.55)


def _distinct(faces: list[FaceMesh]) -> list[FaceMesh]:
    """Largest first, without meshes that slid onto a face already there."""
    kept: list[FaceMesh] = []
    for face in sorted(faces, key=lambda f: f.box[1] - f.box[3]):
        centre, size = face.landmarks[:, :2].mean(0), face.box[3] - face.box[1]
        gaps = [np.linalg.norm(centre - other.landmarks[:, :2].mean(0)) for other in kept]
        if all(gap > 0.5 * size for gap in gaps):
            kept.append(face)
    return kept
