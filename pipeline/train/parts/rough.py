"""Rough pixel labels of a head: from its place around the face, its colours and its attributes.

Each class has a place where it is expected; its colours there make a model, and both together the
next guess. What a person has read of the photo rules: no hair on a bald head, no cover where there
is none. The first network learns from these and averages their errors out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, smoothstep, to_lab
from pipeline.painted.easel import Fitted
from pipeline.painted.face_regions import LEFT_BROW, LIPS, OVAL, RIGHT_BROW
from pipeline.painted.study import survey_subject
from pipeline.parts.crop import draw_polygons
from pipeline.types import CHIN, FOREHEAD, HEAD_CLASSES, FaceMesh

BACKGROUND, SKIN, HAIR, COVER, GLASSES, BEARD, CLOTHES = range(len(HEAD_CLASSES))
ROUNDS = 3
BINS = (20, 14, 14)  # of lightness, a and b in a colour model
SPANS = ((0.0, 100.0), (-45.0, 65.0), (-50.0, 70.0))
SMOOTH_PX = 0.02  # of the crop's side, reach of the guided filter
EDGE = 12.0  # squared lightness that is an edge
FLOOR = 1e-4
LOWEST = {"short": 0.12, "medium": -0.35, "long": -1.2, "tied": 0.05, "cut": 0.1}  # hair, up
JAW = (
    *(234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361),
    *(323, 454, 366, 376, 411, 426, 327, 2, 98, 206, 187, 147, 137),
)
MOUSTACHE = (
    2,
    326,
    327,
    426,
    410,
    291,
    409,
    270,
    269,
    267,
    0,
    37,
    39,
    40,
    185,
    61,
    186,
    206,
    98,
    97,
)
BARE = ("bald", "shaved")
BEARDS = {"none": 0.0, "stubble": 0.9, "short": 1.2, "full": 2.5}
UNREAD_BEARD = 0.9


@dataclass(frozen=True, eq=False)
class Ground:
    """Where pixels lie: across and up in face heights (see HeadView), oval and brow in [0, 1].

    brow: what is within the oval and above the brows. jaw, lip: where a beard and a moustache
    grow, the mouth left out.
    """

    across: Array
    up: Array
    oval: Array
    brow: Array
    jaw: Array
    lip: Array


def survey_ground(landmarks: NDArray[np.float32], side_px: int) -> Ground:
    """The ground of a face whose landmarks float32 (468, 3) are in px of the crop."""
    chin, top = landmarks[CHIN, :2], landmarks[FOREHEAD, :2]
    axis = (top - chin) / max(float(((top - chin) ** 2).sum()), 1.0)
    ys, xs = np.mgrid[:side_px, :side_px].astype(np.float32)
    xs, ys = xs - chin[0], ys - chin[1]
    across, up = xs * -axis[1] + ys * axis[0], xs * axis[0] + ys * axis[1]
    flat = landmarks[:, :2].astype(float)

    def drawn(polygon: tuple[int, ...]) -> Array:
        return draw_polygons(flat, (polygon,), side_px).astype(np.float32) / 255

    oval, mouth, moustache = drawn(OVAL), drawn(LIPS), drawn(MOUSTACHE)
    height = float(((landmarks[[*RIGHT_BROW, *LEFT_BROW], :2] - chin) @ axis).max())
    free = (1 - mouth) * (1 - moustache)
    jaw = np.maximum(drawn(JAW), (1 - oval) * (np.abs(across) < 0.42) * (up > -0.2) * (up < 0.25))
    brow, lip = oval * (up > height), moustache * (1 - mouth)
    return Ground(across, up, oval, brow, np.asarray(jaw * free, np.float32), lip)


def rough_classes(
    pixels: NDArray[np.uint8],
    alpha: Array,
    face: FaceMesh,
    *,
    read: Mapping[str, str],
) -> Array:
    """float32 (7, S, S), sums of 1: a first guess at each class of HEAD_CLASSES.

    pixels: uint8 (S, S, 3), a crop. alpha: float32 (S, S), its matte. face: in its px. read: the
    attributes of the photo as read by eye.
    """
    ground = survey_ground(face.landmarks, pixels.shape[0])
    colors = pixels.astype(np.float32) / 255
    lab = to_lab(colors)
    prior = _expected(ground, alpha, read)
    if read["cover"] == "none":
        study = survey_subject(Fitted(colors, alpha, (face,)))
        prior[HAIR] *= 0.4 + study.hair
        prior[SKIN] *= 0.4 + study.skin
    prior[BEARD] *= 0.3 + 1.4 * _darkness(lab[..., 0], ground)
    guess = _shared(prior)
    for _ in range(ROUNDS):
        guess = _guided(_shared(prior * _likelihoods(lab, guess, alpha > 0)), lab[..., 0])
    return guess


def _shared(classes: Array) -> Array:
    return np.asarray(classes / classes.sum(0).clip(1e-9), np.float32)


def _expected(ground: Ground, alpha: Array, read: Mapping[str, str]) -> Array:
    """float32 (7, S, S): how likely each class is at each place, before any colour is seen."""
    prior = np.full((len(HEAD_CLASSES), *alpha.shape), FLOOR, np.float32)
    prior[SKIN] = _skin_place(ground, read)
    prior[HAIR] = _hair_place(ground, read)
    prior[CLOTHES] = smoothstep(ground.up, 0.05, -0.35) * (1 - ground.oval) + FLOOR
    prior[COVER] = _cover_place(ground, read)
    prior[BEARD] = _beard_place(ground, read)
    inside = np.maximum(alpha, 0.97 * ground.oval)
    prior[BACKGROUND] = 0
    prior = _shared(prior) * inside
    prior[BACKGROUND] = 1 - inside + FLOOR
    return np.asarray(prior, np.float32)


def _skin_place(ground: Ground, read: Mapping[str, str]) -> Array:
    aside, up = np.abs(ground.across), ground.up
    neck = smoothstep(aside, 0.45, 0.25) * smoothstep(up, -0.6, -0.2) * (up < 0.3)
    ears = smoothstep(aside, 0.62, 0.5) * ((up > 0.15) & (up < 0.72))
    top = 0.03
    if read["hair"] in (*BARE, "bald_top"):
        top = 0.9
    crown = top * ((up > 0.8) & (aside < 0.5))
    face = 0.97 * ground.oval - 0.35 * ground.brow
    return np.asarray(np.maximum.reduce([face, 0.6 * neck, 0.45 * ears, crown]) + 0.02, np.float32)


def _hair_place(ground: Ground, read: Mapping[str, str]) -> Array:
    aside, up = np.abs(ground.across), ground.up
    if read["hair"] == "bald":
        return np.full(up.shape, FLOOR, np.float32)
    lowest = LOWEST.get(read["hair"], 0.1)
    place = smoothstep(up, lowest - 0.08, lowest + 0.12) * (1 - ground.oval)
    if read["hair"] == "bald_top":
        place = place * smoothstep(up, 1.15, 1.0)
    hanging = 0.75 if read["fringe"] == "1" else 0.35 * smoothstep(up, 0.82, 1.0)
    edge = smoothstep(aside, 0.27, 0.36) * (up > 0.25)
    inside = ground.oval * np.maximum(hanging * ground.brow, 0.2 * edge)
    collar = (aside < 0.3) & (up < 0.08)
    place = np.where(collar, 0.05 * place, np.maximum(place, inside))
    return np.asarray(place + FLOOR, np.float32)


def _cover_place(ground: Ground, read: Mapping[str, str]) -> Array:
    """Hats sit above the brows; scarves and turbans may be anywhere around the face."""
    kind = read["cover"]
    if kind == "none":
        return np.zeros(ground.up.shape, np.float32)
    lowest = -1.0 if kind == "headscarf" else 0.75
    around = smoothstep(ground.up, lowest, lowest + 0.2) * (1 - ground.oval)
    within = 0.8 * ground.brow * (kind != "headband")
    strength = 1.2 if kind == "headband" else 4.0
    return np.asarray(strength * np.maximum(around, within) + FLOOR, np.float32)


def _beard_place(ground: Ground, read: Mapping[str, str]) -> Array:
    strength = BEARDS.get(read["beard"], UNREAD_BEARD)
    place = strength * ground.jaw
    if read["beard"] != "full":
        place = place * smoothstep(ground.up, 0.5, 0.3) * smoothstep(ground.up, -0.1, 0.02)
    if read["moustache"] == "1":
        place = np.maximum(place, 8 * ground.lip)
    return np.asarray(place, np.float32)


def _darkness(light: Array, ground: Ground) -> Array:
    """float32 (S, S): 1 where it is much darker than the face's skin, as beards mostly are."""
    cheeks = (ground.oval > 0.5) & (ground.up > 0.4) & (ground.jaw < 0.5) & (ground.brow < 0.5)
    usual = float(np.median(light[cheeks])) if cheeks.any() else 60.0
    return smoothstep(light, usual - 2, usual - 16)


def _likelihoods(lab: Array, guess: Array, seen: NDArray[np.bool_]) -> Array:
    """float32 (7, S, S): how often each pixel's colour occurs in each class of the guess."""
    places = []
    for channel, (bins, (low, high)) in enumerate(zip(BINS, SPANS, strict=True)):
        place = (lab[..., channel] - low) / (high - low) * bins
        places.append(place.clip(0, bins - 1).astype(int))
    cell = np.ravel_multi_index(tuple(places), BINS)
    found = np.empty_like(guess)
    for index, share in enumerate(guess):
        sure = np.where(seen, share, 0) ** 2
        counts = np.bincount(cell.ravel(), sure.ravel(), minlength=int(np.prod(BINS)))
        table = _softened(counts.reshape(BINS).astype(float)) / max(float(sure.sum()), 1.0)
        found[index] = (table.ravel()[cell] + 1e-4) ** 0.7
    return found


def _softened(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """A 3-D histogram blurred along each axis."""
    for axis in range(3):
        rows = np.moveaxis(table, axis, 0)
        before = np.concatenate([rows[:1], rows[:-1]])
        after = np.concatenate([rows[1:], rows[-1:]])
        table = np.moveaxis(0.25 * before + 0.5 * rows + 0.25 * after, 0, axis)
    return table


def _guided(classes: Array, light: Array) -> Array:
    """Classes smoothed along the picture's edges (He, Sun, Tang 2010, "Guided image filtering")."""
    reach = max(3, round(SMOOTH_PX * light.shape[0]) * 2 + 1)

    def mean(image: Array) -> Array:
        return np.asarray(cv2.blur(image, (reach, reach)), np.float32)

    middle = mean(light)
    spread = mean(light * light) - middle**2
    out = np.empty_like(classes)
    for index, share in enumerate(classes):
        slope = (mean(light * share) - middle * mean(share)) / (spread + EDGE)
        out[index] = mean(slope) * light + mean(mean(share) - slope * middle)
    return _shared(out.clip(FLOOR, 1))
