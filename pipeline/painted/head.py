"""A head: its hair, and its skin beyond what the skin's colour alone tells.

Shadows, shine and black and white photos hide what is skin; between the face and the hair there
is little else, so what is neither becomes what it is more like.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, blur, smoothstep, to_lab, to_rgb
from pipeline.painted.face_regions import build_regions, size
from pipeline.painted.hair import HeadView, bare_shadow, cloth_on, cut_hair, hair_color, is_bald
from pipeline.types import FaceMesh

WORK_PX = 168.0  # longest side of the view in which a head is sought
REACH = 1.9  # face heights from the face's middle that hair reaches
EAR = 0.1  # face heights beyond the oval that skin reaches at the sides
NECK = 0.36  # face heights from the middle that the neck reaches
SKIN_RANGE = (34.0, 9.0)  # lightness and colour that shadows and shine change
HAIR_RANGE = (22.0, 9.0)
SHADOW_SHARE = 0.04  # of the oval's area: a shadow on the neck, no collar
UNLIKE = 2.3  # of these ranges: what is further from both is something else
CHEEKS = (0.12, 0.72)  # face heights above the chin between which light is measured
SLICE = 0.03  # face heights, width of the upright slices whose light is measured
LIT_FROM_SIDE = (15.0, 24.0)  # difference of the cheeks' lightness from where it is the light
SHADOW = 5.0  # lightness that even light adds where the shadow was
MOST_GAIN = 12.0  # of linear light, in the darkest shadow
GAMMA = 2.2
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Head:
    """hair, skin: float32 (H, W) in [0, 1] on the canvas; never both."""

    hair: Array
    skin: Array


def find_head(
    lab: Array, alpha: Array, face: FaceMesh, *, skin_color: Array, skin: Array, source: Array
) -> Head:
    """The hair and the skin of one head, in even light.

    lab: float32 (H, W, 3). alpha, skin: float32 (H, W), the subject and what has the face's
    colour of skin. skin_color: lab (3,). source: lab before its light was
    made even. No hair where the head is bald or covered.
    """
    part = _window(alpha.shape, face)
    view = _view(lab, alpha, face, skin=skin, shadow=lab[..., 0] - source[..., 0], part=part)
    bald = is_bald(view, skin_color)
    if not bald:  # whatever colour the light gives the crown, it is hair or a hat
        low_enough = smoothstep(view.up, 1.16, 1.06)
        view = replace(view, skin=view.skin * low_enough)
        skin = skin * _spread(low_enough, alpha.shape, part)
    color = hair_color(view, bald=bald)
    hair = np.zeros_like(view.skin) if color is None else cut_hair(view, color)
    hair = hair * ~bare_shadow(view, hair)
    more_skin, more_hair = _completed(view, hair, skin_color, color, bald)
    hair = _spread(np.maximum(hair, more_hair), alpha.shape, part)
    found = np.maximum(skin, 0.95 * _spread(more_skin, alpha.shape, part))
    return Head(hair, np.asarray(found * (1 - hair), np.float32))


def territories(shape: tuple[int, ...], faces: tuple[FaceMesh, ...]) -> tuple[Mask, ...]:
    """bool (H, W) for each face: what lies nearer to it than to others, by their sizes."""
    if len(faces) == 1:
        return (np.ones(shape, bool),)
    ys, xs = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    away = []
    for face in faces:
        x, y = face.landmarks[:, :2].mean(0)
        distance = np.hypot(xs - x, ys - y) / np.float32(max(size(face), 1.0))
        away.append(np.where(build_regions(shape, (face,)).oval > 0.5, 0, distance))
    nearest = np.argmin(np.stack(away), 0) if away else np.zeros(shape, int)
    return tuple(nearest == index for index in range(len(faces)))


def _window(shape: tuple[int, ...], face: FaceMesh) -> tuple[slice, slice]:
    x, y = face.landmarks[:, :2].mean(0)
    reach = REACH * size(face)
    rows = slice(max(0, int(y - reach)), min(shape[0], int(y + reach) + 1))
    columns = slice(max(0, int(x - reach)), min(shape[1], int(x + reach) + 1))
    return rows, columns


def _view(
    lab: Array,
    alpha: Array,
    face: FaceMesh,
    *,
    skin: Array,
    shadow: Array,
    part: tuple[slice, slice],
) -> HeadView:
    height, width = alpha[part].shape
    scale = min(1.0, WORK_PX / max(height, width))
    small = max(8, round(width * scale)), max(8, round(height * scale))

    def shrunk(image: Array) -> Array:
        return np.asarray(cv2.resize(image[part], small, interpolation=cv2.INTER_AREA), np.float32)

    regions = build_regions(alpha.shape, (face,))
    across, up = _upright(alpha.shape, face)
    return HeadView(
        lab=shrunk(lab),
        solid=shrunk(alpha) > 0.6,
        skin=shrunk(skin),
        oval=shrunk(regions.oval),
        features=shrunk(regions.features),
        across=shrunk(across),
        up=shrunk(up),
        shadow=shrunk(shadow) > SHADOW,
    )


def _upright(shape: tuple[int, ...], face: FaceMesh) -> tuple[Array, Array]:
    """across, up (H, W) of a HeadView on the whole canvas."""
    chin, brow = face.landmarks[152, :2], face.landmarks[10, :2]
    axis = (brow - chin) / np.float32(max(size(face), 1e-3) ** 2)
    ys, xs = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    xs, ys = xs - chin[0], ys - chin[1]
    return xs * -axis[1] + ys * axis[0], xs * axis[0] + ys * axis[1]


def evenly_lit(lab: Array, alpha: Array, face: FaceMesh) -> Array:
    """lab (H, W, 3) as if a face lit from one side were lit from the front, hair and all.

    The cheeks tell, slice by slice, how much light each side gets; a face in even light stays.
    """
    across, up = _upright(alpha.shape, face)
    plain = build_regions(alpha.shape, (face,)).plain
    cheeks = (plain > 0.6) & (alpha > 0.6) & (up > CHEEKS[0]) & (up < CHEEKS[1])
    slices = _lightness(across[cheeks], lab[cheeks][:, 0])
    if slices is None:
        return lab
    places, light = slices
    third = max(1, len(light) // 3)
    apart = abs(float(np.median(light[:third]) - np.median(light[-third:])))
    amount = smoothstep(np.array([apart], np.float32), *LIT_FROM_SIDE)[0]
    if amount <= 0:
        return lab
    # From the dark side on it only gets lighter: what does not is a feature, or shine.
    rising = 1 if np.median(light[:third]) < np.median(light[-third:]) else -1
    light = np.minimum.accumulate(light[::-rising])[:: rising * -1]
    linear = ((light + 16) / 116) ** 3
    gain = (np.percentile(linear, 75) / linear.clip(1e-3)).clip(1, MOST_GAIN) ** amount
    spread = np.interp(across, places, gain).astype(np.float32) ** np.float32(1 / GAMMA)
    return to_lab((to_rgb(lab) * spread[..., None]).clip(0, 1))


def _lightness(across: Array, light: Array) -> tuple[Array, Array] | None:
    """Places (K,) and lightness (K,) of slices of the cheeks; None when too few are seen."""
    if len(across) < 100:
        return None
    low, high = np.percentile(across, [4, 96])  # at the oval's edge there may be hair
    edges = np.arange(low, high + SLICE, SLICE)
    index = np.digitize(across, edges)
    filled = [k for k in range(1, len(edges)) if int((index == k).sum()) >= 8]
    if len(filled) < 6:
        return None
    places = np.array([(edges[k - 1] + edges[k]) / 2 for k in filled], np.float32)
    found = np.array([np.percentile(light[index == k], 60) for k in filled], np.float32)
    return places, found


def _spread(small: Array, shape: tuple[int, ...], part: tuple[slice, slice]) -> Array:
    """A mask of the view in its place on the canvas, with a soft edge."""
    whole = np.zeros(shape, np.float32)
    height, width = whole[part].shape
    large = cv2.resize(blur(small, 0.8), (width, height), interpolation=cv2.INTER_CUBIC)
    whole[part] = smoothstep(np.asarray(large, np.float32), 0.25, 0.75)
    return whole


def _skin_distance(lab: Array, color: Array) -> Array:
    """How far pixels are from skin in any light, in SKIN_RANGE: pale in shine, poor in shadow."""
    chroma = max(float(np.hypot(color[1], color[2])), 1e-3)
    along = (lab[..., 1:] @ (color[1:] / chroma)).clip(0.2 * chroma, 1.2 * chroma)
    apart = lab[..., 1:] - along[..., None] * color[1:] / chroma
    light, tint = SKIN_RANGE
    return np.asarray(
        np.hypot((lab[..., 0] - color[0]) / light, np.linalg.norm(apart, axis=-1) / tint)
    )


def _completed(
    view: HeadView, hair: Array, skin_color: Array, color: Array | None, bald: bool
) -> tuple[Array, Array]:
    """Skin and hair (h, w) each, in what is neither yet though it lies on the head."""
    width, aside, up = view.half_width, np.abs(view.across), view.up
    free = view.solid & (hair < 0.5) & (view.oval < 0.5)
    top = 2.0 if bald else 1.22
    ears = (aside < width + EAR) & (up > 0.2) & (up < 0.75)
    forehead = (aside < 0.9 * width) & (up >= 0.75) & (up < top)
    neck = (aside < NECK) & (up > -0.3) & (up <= 0.2)
    to_skin = _skin_distance(view.lab, skin_color)
    to_hair = np.full_like(to_skin, np.inf)
    if color is not None:
        light, tint = HAIR_RANGE
        apart = np.linalg.norm(view.lab[..., 1:] - color[1:], axis=-1)
        to_hair = np.hypot((view.lab[..., 0] - color[0]) / light, apart / tint)
    bare = bare_shadow(view, hair)
    ears |= bare & (aside < width + 2 * EAR) & (up > 0.2)
    place = ears | forehead | neck
    skin = free & place & (to_skin < UNLIKE) & ((to_skin < to_hair) | bare)
    edge = (view.oval >= 0.5) & (aside > 0.55 * width) & (up > 0.3) & (view.features < 0.3)
    skin |= bare & edge & view.solid & (hair < 0.5) & (to_skin < UNLIKE)
    # Shine on a forehead has no colour left at all.
    skin |= free & forehead & (up < 1.22) & (view.lab[..., 0] > skin_color[0] + 4)
    skin |= _small_shadows(free & (aside < 0.8 * NECK) & (up < 0.15) & (up > -0.25), skin, view)
    rest = free & ~skin & (view.skin < 0.5) & (up > 0.25) & (aside < width + 0.5)
    if color is None:
        return skin.astype(np.float32), np.zeros_like(hair)
    rest &= ~bare & (to_hair < 1.6 * UNLIKE) & (cloth_on(view.lab, color) < 0.5)
    return skin.astype(np.float32), rest.astype(np.float32)


def _small_shadows(place: Mask, skin: Mask, view: HeadView) -> Mask:
    """Small pieces of a place that are not skin yet, such as the shadow below a chin."""
    rest = (place & ~skin & (view.skin < 0.5)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(rest)
    small = stats[:, cv2.CC_STAT_AREA] < SHADOW_SHARE * float((view.oval > 0.5).sum())
    small[0] = False
    return np.asarray(small[labels])
