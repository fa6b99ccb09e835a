"""What the teacher needs of a subject before any theme: measured once, drawn from often."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import mean_face
from pipeline.color import Array, blur, smoothstep
from pipeline.gan.coloring import Nature
from pipeline.gan.light import well_lit
from pipeline.painted.easel import Fitted
from pipeline.painted.face_regions import fill, size
from pipeline.painted.study import Study, survey_subject
from pipeline.parts.reader import PartsReader
from pipeline.train.cartoon.teacher.cels import area_colors, find_areas, flatten
from pipeline.train.cartoon.teacher.ink import find_ink
from pipeline.types import CHIN, HEAD_CLASSES, AnimalFace, FaceMesh, check_array

COLORED = 0.5  # share of an area's colour in what it shows; the rest stays the pixel's own
FEATURES_KEPT = 0.7  # of a face's own detail around eyes, nose and mouth
RIM_PX = 12  # around the subject, so that its outline is no edge of the picture
TEMPLES = (21, 251)  # landmarks
FOREHEAD_HEIGHT = 0.5  # of the face's
LAYERS = ("colors", "given", "alpha", "lit", "cels", "tone", "ink", "skin", "hair", "clothes")
CROP_RIM = 0.06  # of its side: what is read there knows too little of its surroundings


@dataclass(frozen=True, eq=False)
class Sketch:
    """A subject on the canvas, ready to be drawn in any look.

    colors: float32 (S, S, 3) sRGB, the photo as a cartoonizer is given it; given: the same as its
    networks are, see pipeline.gan.light. alpha: float32 (S, S).
    lit: lab (S, S, 3), the photo in even light. cels: lab (S, S, 3), areas of one colour. tone:
    float32 (S, S), how much lighter (L) a pixel is than its area. ink: float32 (S, S) in [0, 1].
    skin, hair, clothes: float32 (S, S) in [0, 1]. tones: lab of each face's skin. faces, animals:
    in canvas px. grey: the photo has no colours. card: see Cutout.
    """

    colors: Array
    given: Array
    alpha: Array
    lit: Array
    cels: Array
    tone: Array
    ink: Array
    skin: Array
    hair: Array
    clothes: Array
    tones: tuple[Array, ...]
    faces: tuple[FaceMesh, ...]
    animals: tuple[AnimalFace, ...]
    grey: bool
    card: bool

    @property
    def nature(self) -> Nature:
        """What it shows, as far as colours depend on it."""
        return Nature(bool(self.faces), bool(self.animals), self.grey)

    def __post_init__(self) -> None:
        side = self.alpha.shape[0]
        for name in ("colors", "given", "lit", "cels"):
            check_array(name, getattr(self, name), np.float32, (side, side, 3))
        for name in ("alpha", "tone", "ink", "skin", "hair", "clothes"):
            check_array(name, getattr(self, name), np.float32, (side, side))


def sketch(fitted: Fitted, parts: PartsReader, *, card: bool) -> Sketch:
    """Measure a subject on its canvas."""
    study = survey_subject(fitted, card=card)
    skin, hair, clothes = _areas_of_people(fitted, study, parts)
    part = _around(fitted.alpha)
    flat, means, ink = study.lab.copy(), study.lab.copy(), np.zeros_like(fitted.alpha)
    flat[part] = flatten(study.lab[part])
    means[part] = area_colors(flat[part], find_areas(flat[part], fitted.alpha[part]))
    ink[part] = find_ink(study.lab[part][..., 0])
    features = np.maximum(study.regions.features, _animal_features(fitted))
    detail = FEATURES_KEPT * features[..., None]
    seen = flat + detail * (study.lab - flat)
    cels = means.copy()
    cels[..., 1:] += (1 - COLORED) * (seen[..., 1:] - means[..., 1:])
    return Sketch(
        colors=fitted.colors,
        given=well_lit(fitted),
        alpha=fitted.alpha,
        lit=study.lab,
        cels=cels,
        tone=seen[..., 0] - means[..., 0],
        ink=ink,
        skin=skin,
        hair=hair,
        clothes=clothes,
        tones=tuple(sitter.skin.lab for sitter in study.sitters),
        faces=tuple(sitter.face for sitter in study.sitters),
        animals=fitted.animals,
        grey=study.grey,
        card=card,
    )


def _around(alpha: Array) -> tuple[slice, slice]:
    """The part of the canvas that the subject covers: the rest need not be looked at."""
    ys, xs = np.nonzero(alpha > 0)
    if not len(ys):
        return np.s_[:, :]
    top, left = max(0, ys.min() - RIM_PX), max(0, xs.min() - RIM_PX)
    return np.s_[top : ys.max() + RIM_PX, left : xs.max() + RIM_PX]


def _animal_features(fitted: Fitted) -> Array:
    """float32 (S, S) in [0, 1]: around the eyes, noses and mouths of animals."""
    ys, xs = np.mgrid[: fitted.alpha.shape[0], : fitted.alpha.shape[1]].astype(np.float32)
    found = np.zeros_like(fitted.alpha)
    for animal in fitted.animals:
        for x, y in (*animal.eyes, animal.nose, animal.mouth):
            if np.isfinite(x):
                away = np.hypot(xs - x, ys - y) / np.float32(animal.size)
                found = np.maximum(found, smoothstep(away, 0.45, 0.25))
    return found


def _areas_of_people(fitted: Fitted, study: Study, parts: PartsReader) -> tuple[Array, ...]:
    """Skin, hair and clothes, float32 (S, S) each.

    Around a head as the parts network reads it, farther away as the painter's study does.
    """
    found = [study.skin, study.hair, study.clothes]
    if study.card:
        return tuple(found)
    pixels = np.round(fitted.colors * 255).astype(np.uint8)
    foreheads = np.zeros_like(fitted.alpha)
    for sitter in study.sitters:
        foreheads = np.maximum(foreheads, _forehead(fitted.alpha.shape, sitter.face))
        head = parts.read(pixels, sitter.face)
        read = _on_canvas(head.shares, head.to_crop, fitted.alpha.shape)
        known = blur(read["known"], 0.04 * size(sitter.face))
        names = (("skin",), ("hair", "beard"), ("clothes", "cover"))
        for index, classes in enumerate(names):
            share = sum((read[name] for name in classes), np.zeros_like(known))
            found[index] = found[index] + known * (share - found[index])
    # The network sets hairlines of high foreheads too low, and sees glasses in the folds of grey
    # photos' eyes; there colour knows better.
    bare = (
        np.maximum(foreheads, study.regions.plain) * study.skin * (1 - study.hair) * (1 - found[2])
    )
    found[0], found[1] = np.maximum(found[0], bare), found[1] * (1 - bare)
    return tuple(np.asarray(area.clip(0, 1) * (fitted.alpha > 0.02), np.float32) for area in found)


def _forehead(shape: tuple[int, ...], face: FaceMesh) -> Array:
    """float32 (H, W): between the temples, from the brows to where a high hairline may be."""
    eyes, chin = face.eyes[:, :2].mean(0), face.landmarks[CHIN, :2]
    up = (eyes - chin) / max(float(np.linalg.norm(eyes - chin)), 1e-6)
    left, right = face.landmarks[TEMPLES[0], :2], face.landmarks[TEMPLES[1], :2]
    inwards = 0.06 * (right - left)
    high = FOREHEAD_HEIGHT * size(face) * up
    corners = [
        left + inwards,
        right - inwards,
        right - 2 * inwards + high,
        left + 2 * inwards + high,
    ]
    return blur(fill(shape, np.stack(corners)), 0.03 * size(face) + 1)


def _on_canvas(
    shares: Array, to_crop: NDArray[np.float64], shape: tuple[int, ...]
) -> dict[str, Array]:
    """Each of HEAD_CLASSES' shares on the canvas, and where the crop lies as "known"."""
    height, width = shape
    size_px, flags = (width, height), cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    inside = np.zeros(shares.shape[1:], np.float32)
    rim = round(CROP_RIM * len(inside))
    inside[rim:-rim, rim:-rim] = 1
    named = dict(zip(HEAD_CLASSES, shares, strict=True)) | {"known": inside}
    return {
        name: np.asarray(cv2.warpAffine(share, to_crop, size_px, flags=flags), np.float32)
        for name, share in named.items()
    }


def resized(sketch: Sketch, scale: float) -> Sketch:
    """The same sketch smaller; scale: at most 1."""
    if scale == 1:
        return sketch
    side = round(sketch.alpha.shape[0] * scale)

    def small(layer: Array) -> Array:
        found = cv2.resize(layer, (side, side), interpolation=cv2.INTER_AREA)
        return np.asarray(found, np.float32)

    layers: dict[str, Any] = {name: small(getattr(sketch, name)) for name in LAYERS}
    faces = tuple(face.seen_from(0, 0, scale=scale) for face in sketch.faces)
    animals = tuple(face.seen_from(0, 0, scale=scale) for face in sketch.animals)
    return replace(sketch, **layers, faces=faces, animals=animals)


def mirrored(sketch: Sketch) -> Sketch:
    """The same sketch as in a mirror."""
    side = sketch.alpha.shape[0]
    layers: dict[str, Any] = {
        name: np.ascontiguousarray(getattr(sketch, name)[:, ::-1]) for name in LAYERS
    }
    faces = tuple(_mirrored_face(face, side) for face in sketch.faces)
    animals = tuple(_mirrored_animal(animal, side) for animal in sketch.animals)
    return replace(sketch, **layers, faces=faces, animals=animals)


def _mirrored_face(face: FaceMesh, side: int) -> FaceMesh:
    marks = face.landmarks[mean_face().mirror] * np.array([-1, 1, 1], np.float32)
    return FaceMesh((marks + np.array([side, 0, 0], np.float32)).astype(np.float32), face.score)


def _mirrored_animal(animal: AnimalFace, side: int) -> AnimalFace:
    moved = animal.moved(lambda marks: np.stack([side - marks[:, 0], marks[:, 1]], -1))
    return AnimalFace(moved.eyes[::-1], moved.nose, moved.mouth, moved.ears[::-1], moved.score)
