"""Bigger heads and eyes: one smooth warp of pixels, alpha and landmarks together."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.bulge import CORE, Bulge, Points, Warp, ellipse_axes
from pipeline.types import (
    CHIN,
    FOREHEAD,
    LEFT_EYE_CORNERS,
    RIGHT_EYE_CORNERS,
    AnimalFace,
    Cutout,
    FaceMesh,
)

HEAD_GAIN = 0.35  # at full strength a head grows to 1.35
EYE_GAIN = 0.5
ANIMAL_SHARE = (0.22, 0.8)  # of the subject's span that a head is high: from small to all of it
ANIMAL_GAIN = (1.15, 0.1)  # of such heads at full strength
EARS = 1.15  # a bulge's core over an animal's head
CHEEKS = (234, 454)
EYES = (RIGHT_EYE_CORNERS, LEFT_EYE_CORNERS)
MARGIN_PX = 2


def _roll(face: FaceMesh) -> float:
    """Angle of the line between the eyes, radians."""
    across = face.eyes[1] - face.eyes[0]
    return float(np.arctan2(across[1], across[0]))


def _yaw(face: FaceMesh) -> float:
    """How far the face is turned away, radians, 0 when frontal."""
    across = face.landmarks[CHEEKS[1]] - face.landmarks[CHEEKS[0]]
    return float(abs(np.arctan2(across[2], np.hypot(across[0], across[1]))))


def weight(face: FaceMesh) -> float:
    """0.2 to 1: how much of the exaggeration a face stands; turned and tilted ones stand less."""
    yaw = float(np.interp(np.degrees(_yaw(face)), [18, 48], [1.0, 0.25]))
    roll = float(np.interp(abs(np.degrees(_roll(face))), [25, 70], [1.0, 0.5]))
    return max(yaw * roll, 0.2)


def _head(face: FaceMesh, others: list[Points], gain: float) -> Bulge:
    """The bulge of a head, hair included, that stays clear of the middles of the other heads."""
    chin, forehead = (face.landmarks[i, :2].astype(float) for i in (CHIN, FOREHEAD))
    up = forehead - chin
    middle = chin + 0.62 * up  # between the chin and the crown, which lies above the hairline
    half_height = 0.66 * float(np.linalg.norm(up))
    x0, _, x1, _ = face.box
    half_width = max(0.62 * (x1 - x0), 0.8 * half_height)
    radii = np.array([half_width, half_height]) / CORE
    room, shrink = _room(middle, others, float(radii.max()))
    axes = ellipse_axes(_roll(face), (radii[0] * shrink, radii[1] * shrink))
    return Bulge(middle, axes, gain * room)


def _room(middle: Points, others: list[Points], radius: float) -> tuple[float, float]:
    """Shares of the gain and of the radius that leave the middles of other heads in place."""
    nearest = min((float(np.linalg.norm(middle - other)) for other in others), default=float("inf"))
    return min(1.0, 0.5 * nearest / radius / CORE), min(1.0, 0.75 * nearest / radius)


def _animal_head(face: AnimalFace, others: list[Points], gain: float) -> list[Bulge]:
    """Two bulges of an animal's head, one after the other: one alone grows less than wanted."""
    middle, half = face.oval
    radii = EARS * half / CORE
    room, shrink = _room(middle, others, float(radii.max()))
    step = float(np.sqrt(1 + gain * room)) - 1
    across = face.across
    roll = float(np.arctan2(across[1], across[0]))
    sizes = (shrink, shrink * (1 + 0.6 * step))
    return [Bulge(middle, ellipse_axes(roll, tuple(radii * size)), step) for size in sizes]


def _animal_gain(face: AnimalFace, span: float) -> float:
    """The smaller the head on its body, the more it grows. span: of the subject, px."""
    share = 2 * float(face.oval[1][1]) / max(span, 1.0)
    return float(np.interp(share, ANIMAL_SHARE, ANIMAL_GAIN))


def _eyes(face: FaceMesh, gain: float) -> list[Bulge]:
    """A bulge for each eye; the two don't reach each other."""
    centres = face.eyes[:, :2].astype(float)
    apart = float(np.linalg.norm(centres[1] - centres[0]))
    bulges = []
    for centre, corners in zip(centres, EYES, strict=True):
        outer, inner = (face.landmarks[i, :2].astype(float) for i in corners)
        half = 0.5 * float(np.linalg.norm(outer - inner)) * 1.15
        wide = min(half / CORE, 0.52 * apart)
        # Lower than wide: the brows and the cheeks keep their place.
        bulges.append(Bulge(centre, ellipse_axes(_roll(face), (wide, 0.8 * wide)), gain))
    return bulges


def build_warp(faces: tuple[FaceMesh, ...], *, strength: float) -> Warp:
    """The warp of all faces: each one's eyes, then its head. strength: 0 to 1."""
    middles = [face.landmarks[:, :2].astype(float).mean(0) for face in faces]
    bulges: list[Bulge] = []
    for face in faces:
        bulges += _eyes(face, EYE_GAIN * strength * weight(face))
    for i, face in enumerate(faces):
        others = middles[:i] + middles[i + 1 :]
        bulges.append(_head(face, others, HEAD_GAIN * strength * weight(face)))
    return Warp(tuple(bulges))


def build_animal_warp(cutout: Cutout, *, strength: float) -> Warp:
    """The warp of all animals' heads. strength: 0 to 1."""
    ys, xs = np.nonzero(cutout.alpha > 0.5)
    span = float(max(np.ptp(xs), np.ptp(ys))) if len(xs) else 0.0
    middles = [face.oval[0] for face in cutout.animals]
    people = [face.landmarks[:, :2].astype(float).mean(0) for face in cutout.faces]
    bulges: list[Bulge] = []
    for i, face in enumerate(cutout.animals):
        others = middles[:i] + middles[i + 1 :] + people
        bulges += _animal_head(face, others, strength * _animal_gain(face, span))
    return Warp(tuple(bulges))


def _growth(cutout: Cutout, warp: Warp) -> tuple[int, int, int, int]:
    """Pixels to add on the left, top, right and bottom so that nothing of the subject is cut."""
    height, width = cutout.alpha.shape
    inside = (cutout.alpha > 1 / 255).astype(np.uint8)
    contours, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return 0, 0, 0, 0
    moved = warp.forward(np.concatenate(contours)[:, 0].astype(float))
    low, high = moved.min(0) - MARGIN_PX, moved.max(0) + MARGIN_PX + 1
    over = (-low[0], -low[1], high[0] - width, high[1] - height)
    left, top, right, bottom = (max(0, int(np.ceil(value))) for value in over)
    return left, top, right, bottom


def _moved(face: FaceMesh, warp: Warp, shift: Points) -> FaceMesh:
    """A face after the warp and the canvas' growth; its depth grows with its width."""
    flat = face.landmarks[:, :2].astype(float)
    moved = warp.forward(flat) + shift
    growth = np.ptp(moved[:, 0]) / max(np.ptp(flat[:, 0]), 1e-6)
    depth = face.landmarks[:, 2:] * growth
    return FaceMesh(np.hstack([moved, depth]).astype(np.float32), face.score)


def _grown_box(cutout: Cutout, growth: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The crop's box in the photo after the canvas grew."""
    x0, y0, x1, y1 = cutout.box
    height, width = cutout.alpha.shape
    kx, ky = (x1 - x0) / width, (y1 - y0) / height
    left, top, right, bottom = growth
    return (
        round(x0 - left * kx),
        round(y0 - top * ky),
        round(x1 + right * kx),
        round(y1 + bottom * ky),
    )


def exaggerate(cutout: Cutout, *, strength: float) -> Cutout:
    """The cutout with larger heads and eyes. strength: 0 (unchanged) to 1 (x1.35 and x1.5; animals'
    heads more, the smaller they are)."""
    if not (cutout.faces or cutout.animals) or strength <= 0:
        return cutout
    people = build_warp(cutout.faces, strength=strength)
    animals = build_animal_warp(cutout, strength=strength)
    warp = Warp(people.bulges + animals.bulges)
    growth = (0, 0, 0, 0) if cutout.card else _growth(cutout, warp)
    left, top, right, bottom = growth
    height, width = cutout.alpha.shape
    ys, xs = np.mgrid[-top : height + bottom, -left : width + right]
    source = warp.backward(np.stack([xs, ys], -1).astype(float)).astype(np.float32)
    x, y = np.ascontiguousarray(source[..., 0]), np.ascontiguousarray(source[..., 1])
    # A card keeps its own edge; a cutout is empty beyond the photo.
    outside = cv2.BORDER_REPLICATE if cutout.card else cv2.BORDER_CONSTANT
    pixels = cv2.remap(cutout.pixels, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.remap(cutout.alpha, x, y, cv2.INTER_LINEAR, borderMode=outside)
    shift = np.array([left, top], float)
    return Cutout(
        pixels=np.asarray(pixels, np.uint8),
        alpha=cutout.alpha if cutout.card else np.clip(alpha, 0, 1).astype(np.float32),
        box=_grown_box(cutout, growth),
        faces=tuple(_moved(face, warp, shift) for face in cutout.faces),
        card=cutout.card,
        animals=tuple(
            face.moved(lambda marks: warp.forward(marks.astype(float)) + shift)
            for face in cutout.animals
        ),
        lights=cutout.lights,
        grey=cutout.grey,
    )
