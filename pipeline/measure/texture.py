"""A drawing's face, unrolled: in the place of the average face, its light flattened."""

from __future__ import annotations

import functools

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import LinearNDInterpolator
from scipy.spatial import Delaunay

from pipeline.canonical import EYE, Points, mean_face
from pipeline.color import Array, blur, smoothstep, to_lab, to_rgb
from pipeline.likeness import Likeness
from pipeline.measure.align import align_face, oval_ring
from pipeline.measure.evening import even_light
from pipeline.measure.places import BROW, twin
from pipeline.measure.view import resampled
from pipeline.measure.words import lab_color
from pipeline.painted.face_regions import LIPS
from pipeline.types import HAIR, Cartoon, FaceTexture

SIDE_PX = 256
LEFT, TOP, SPAN = -1.4, 1.5, 2.8  # canonical; FaceTexture's square
PX = SIDE_PX / SPAN  # px of a canonical unit
RIM = 0.16  # canonical: over so much of the oval's edge trust rises
HAIR_MARGIN = 0.07  # canonical: strands and their shadow
FEATURE_MARGIN, EYE_MARGIN = 0.05, 0.1  # canonical; lids have folds of their own
OWN_PARTS_TRUST = 0.12  # of eyes, brows and lips, which a figure has of its own
GLASSES = (0.26, 0.46)  # canonical: half height and half width of a lens with its frame
MIRRORED_FROM = 0.6  # half shadow from which the lit half is shown twice
SEAM = 0.14  # canonical width over which the halves meet
SUBPIXEL_BITS = 4


def unroll(cartoon: Cartoon, index: int, likeness: Likeness) -> FaceTexture:
    """Face `index` of a drawing in the frame of the average face, in the likeness' skin colour."""
    face = cartoon.faces[index]
    places = _places(face.landmarks[:, :2].astype(np.float64))
    picture = _taken(cartoon.pixels, places)
    trust = _trust(cartoon, places, likeness) * (picture[..., 3] / np.float32(255))
    trust *= _facing(align_face(face).yaw)
    lab = to_lab(np.ascontiguousarray(picture[..., :3]))
    parts = own_parts()
    mirrored = likeness.light.half > MIRRORED_FROM and likeness.light.side != "none"
    if mirrored:
        lab, trust = _lit_half_twice(lab, trust, dark_right=likeness.light.side == "right")
    skin = lab_color(likeness.skin.color)
    grown = likeness.beard.style != "none" or likeness.beard.moustache > 0
    even = even_light(lab, np.where(parts < 0.5, trust, np.float32(0)), skin, bearded=grown)
    even = _filled_in(even, trust * (1 - parts), skin)
    alpha = trust * (1 - (1 - OWN_PARTS_TRUST) * parts)
    rgba = np.concatenate([to_rgb(even), alpha[..., None]], -1)
    return FaceTexture(np.asarray(np.round(rgba.clip(0, 1) * 255), np.uint8))


@functools.cache
def _mesh() -> tuple[Delaunay, Points]:
    """The triangles of the mean face with a far ring, and the places (N, 2) of the ring."""
    angles = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    ring = 2.6 * np.column_stack([np.cos(angles), np.sin(angles)])
    return Delaunay(np.concatenate([mean_face().points[:, :2], ring])), ring


def grid() -> tuple[Array, Array]:
    """x and y, float32 (S, S), canonical, of the middles of the texture's pixels."""
    steps = (np.arange(SIDE_PX, dtype=np.float32) + 0.5) / np.float32(PX)
    xs, ys = np.meshgrid(LEFT + steps, TOP - steps)
    return xs.astype(np.float32), ys.astype(np.float32)


def _places(landmarks: Points) -> Array:
    """float32 (S, S, 2): px of the drawing for each pixel of the texture."""
    triangles, ring = _mesh()
    oval = list(oval_ring())
    here = np.column_stack([mean_face().points[oval, :2], np.ones(len(oval))])
    affine, *_ = np.linalg.lstsq(here, landmarks[oval], rcond=None)
    far = np.column_stack([ring, np.ones(len(ring))]) @ affine
    places = LinearNDInterpolator(triangles, np.concatenate([landmarks, far]))(*grid())
    return np.asarray(np.nan_to_num(places), np.float32)


def _taken(pixels: NDArray[np.uint8], places: Array) -> NDArray[np.uint8]:
    return np.asarray(resampled(pixels, places), np.uint8)


def _polygon(points: Points) -> Array:
    """float32 (S, S) in [0, 1]: the inside of canonical points (N, 2)."""
    canvas = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    corners = np.round((points - (LEFT, TOP)) * (PX, -PX) * (1 << SUBPIXEL_BITS))
    cv2.fillPoly(canvas, [corners.astype(np.int32)], (255,), cv2.LINE_AA, SUBPIXEL_BITS)
    return canvas.astype(np.float32) / np.float32(255)


@functools.cache
def own_parts() -> Array:
    """float32 (S, S): eyes, brows, lips and what is between them, with a soft margin."""
    points = mean_face().points[:, :2]
    found = np.zeros((SIDE_PX, SIDE_PX), np.float32)
    for outline, margin in (
        (EYE, EYE_MARGIN),
        (twin(EYE), EYE_MARGIN),
        (BROW, FEATURE_MARGIN),
        (twin(BROW), FEATURE_MARGIN),
        (LIPS, FEATURE_MARGIN),
    ):
        wide = cv2.dilate(_polygon(points[list(outline)]), _disc(margin))
        found = np.maximum(found, np.asarray(wide, np.float32))
    return blur(found, 1.5)


def _disc(radius: float) -> NDArray[np.uint8]:
    side = 2 * max(1, round(radius * PX)) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)


def _trust(cartoon: Cartoon, places: Array, likeness: Likeness) -> Array:
    """float32 (S, S): where the drawing shows this face's skin."""
    oval = _polygon(mean_face().points[list(oval_ring()), :2]) > 0.5
    depth = cv2.distanceTransform(oval.astype(np.uint8), cv2.DIST_L2, 5) / PX
    trust = smoothstep(np.asarray(depth, np.float32), 0.01, RIM)
    if cartoon.areas is not None:
        hair = _taken((cartoon.areas == HAIR).astype(np.uint8) * np.uint8(255), places) > 90
        wide = cv2.dilate(hair.astype(np.float32), _disc(HAIR_MARGIN))
        trust = trust * (1 - blur(np.asarray(wide, np.float32), 2.0))
    if likeness.hair.hairline:
        trust = trust * _below_hair(np.array(likeness.hair.hairline, np.float32) / 100)
    if likeness.glasses.shape != "none":
        trust = trust * (1 - _glasses())
    return np.asarray(trust, np.float32)


def _below_hair(hairline: Array) -> Array:
    """float32 (S, S): 0 above the lower edge of hair or cover, y at evenly spaced x, 1 below."""
    xs, ys = grid()
    edge = np.interp(xs, np.linspace(-1, 1, len(hairline)), hairline).astype(np.float32)
    return smoothstep(edge - ys, HAIR_MARGIN / 2, 2 * HAIR_MARGIN)


@functools.cache
def _glasses() -> Array:
    """float32 (S, S): where glasses sit."""
    xs, ys = grid()
    high, wide = GLASSES
    found = np.zeros_like(xs)
    for ring in (EYE, twin(EYE)):
        x, y = mean_face().points[list(ring), :2].mean(0)
        found = np.maximum(found, np.hypot((xs - x) / wide, (ys - y + 0.04) / high) < 1)
    bridge = (np.abs(xs) < 0.3) & (np.abs(ys - 0.5) < 0.1)
    return blur(np.maximum(found, bridge).astype(np.float32), 4.0)


def _facing(yaw: float) -> Array:
    """float32 (S, S): less trust in the half that is turned away."""
    xs, _ = grid()
    away = np.clip(np.sign(yaw) * xs, 0, 1) * np.clip((abs(yaw) - 12) / 22, 0, 1)
    return np.asarray(1 - 0.9 * away, np.float32)


def _lit_half_twice(lab: Array, trust: Array, *, dark_right: bool) -> tuple[Array, Array]:
    """The half in shadow replaced by the other one's mirror image; right is x < 0."""
    xs, _ = grid()
    share = smoothstep(xs if dark_right else -xs, SEAM / 2, -SEAM / 2)
    mixed = lab + share[..., None] * (lab[:, ::-1] - lab)
    # Down the middle the nose's own shadow would be shown twice.
    certain = 0.3 + 0.7 * smoothstep(np.abs(xs), 0.5 * SEAM, 1.5 * SEAM)
    sure = (trust + share * (trust[:, ::-1] - trust)) * certain
    return np.asarray(mixed, np.float32), np.asarray(sure, np.float32)


def _filled_in(lab: Array, known: Array, skin: Array) -> Array:
    """What is not known in the colours around it, and in plain skin far from all that is."""
    weight = np.maximum(known, 1e-4)
    filled = skin + (lab - skin) * known[..., None]
    for sigma in (24.0, 12.0, 6.0, 3.0):
        total = blur((lab - skin) * weight[..., None], sigma)
        near = total / (blur(weight, sigma) + 0.05)[..., None]
        share = smoothstep(blur(weight, sigma), 0.05, 0.4)[..., None]
        filled = filled + share * (skin + near - filled)
    whole = filled + smoothstep(known, 0.35, 0.9)[..., None] * (lab - filled)
    return np.asarray(whole, np.float32)
