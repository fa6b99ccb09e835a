"""What the painter needs to know of a subject before it draws: its people, hair and clothes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.color import Array, blur, smoothstep, to_lab
from pipeline.painted.clothes import clothes_mask
from pipeline.painted.easel import Fitted
from pipeline.painted.exposure import exposed
from pipeline.painted.face_regions import (
    OVAL,
    FaceRegions,
    build_regions,
    region,
    size,
    skin_shape,
)
from pipeline.painted.hair_color import calm_hair
from pipeline.painted.head import evenly_lit, find_head, territories
from pipeline.painted.skin import Skin, measure_skin, skin_mask
from pipeline.types import FaceMesh

EVENED = 0.7  # share of a one-sided light that is taken from skin
CARD_SOFTNESS = 0.06  # face heights over which a face on a card fades into its picture


@dataclass(frozen=True, eq=False)
class Sitter:
    """A face with the colour of its skin and where on the canvas that is."""

    face: FaceMesh
    skin: Skin
    mask: Array


@dataclass(frozen=True, eq=False)
class Study:
    """The subject on the canvas in good light, before any drawing.

    lab float32 (S, S, 3), alpha float32 (S, S), skin, hair and clothes: all
    sitters', float32 (S, S).
    """

    lab: Array
    alpha: Array
    regions: FaceRegions
    sitters: tuple[Sitter, ...]
    skin: Array
    hair: Array
    clothes: Array
    grey: bool
    card: bool


def survey_subject(fitted: Fitted, *, card: bool = False) -> Study:
    """Measure a subject on the canvas; card: nothing is cut apart, see Cartoon."""
    lab, alpha, faces = to_lab(fitted.colors), fitted.alpha, fitted.faces
    lab, grey = exposed(lab, alpha, faces, fitted)
    lit = _in_even_light(lab, alpha, faces)
    sitters = _sitters(lit, alpha, faces)
    if grey:
        sitters = tuple(replace(s, mask=s.mask * skin_shape(alpha.shape, s.face)) for s in sitters)
    hair = np.zeros_like(alpha)
    if card:  # a picture shows its people as it does: nothing on it is cut apart
        sitters = tuple(replace(s, mask=_faded(alpha.shape, s.face) * s.mask) for s in sitters)
    else:
        lab, hair, sitters = _with_hair(lab, lit, alpha, sitters)
    skin = np.zeros_like(alpha)
    for sitter in sitters:
        skin = np.maximum(skin, sitter.mask)
    clothes = np.zeros_like(alpha) if card else _clothes(alpha, sitters, skin, hair)
    regions = build_regions(alpha.shape, faces)
    return Study(lab, alpha, regions, sitters, skin, hair, clothes, grey, card)


def _sitters(lab: Array, alpha: Array, faces: tuple[FaceMesh, ...]) -> tuple[Sitter, ...]:
    found = []
    for face in faces:
        skin = measure_skin(lab, alpha, face)
        if skin is not None:
            found.append(Sitter(face, skin, skin_mask(lab, face, skin) * (alpha > 0.05)))
    return tuple(found)


def _with_hair(
    lab: Array, lit: Array, alpha: Array, sitters: tuple[Sitter, ...]
) -> tuple[Array, Array, tuple[Sitter, ...]]:
    """lab with calm hair, all hair (S, S), and the sitters with no skin where their hair is.

    lit: lab as in even light; what is skin takes some of it.
    """
    every = np.zeros_like(alpha)
    found = []
    grounds = territories(alpha.shape, tuple(sitter.face for sitter in sitters))
    for sitter, ground in zip(sitters, grounds, strict=True):
        head = find_head(
            lit,
            alpha * ground,
            sitter.face,
            skin_color=sitter.skin.lab,
            skin=sitter.mask,
            source=lab,
        )
        face = region(alpha.shape, sitter.face, OVAL) * (1 - head.hair)
        lab = lab + EVENED * np.maximum(head.skin, face)[..., None] * (lit - lab)
        lab = calm_hair(lab, head.hair)
        every = np.maximum(every, head.hair)
        found.append(replace(sitter, mask=head.skin))
    return lab, every, tuple(found)


def _in_even_light(lab: Array, alpha: Array, faces: tuple[FaceMesh, ...]) -> Array:
    """lab with each face and its ground as if lit from the front."""
    lit = lab
    for face, ground in zip(faces, territories(alpha.shape, faces), strict=True):
        lit = np.where(ground[..., None], evenly_lit(lab, alpha, face), lit)
    return lit


def _clothes(alpha: Array, sitters: tuple[Sitter, ...], skin: Array, hair: Array) -> Array:
    """What lies below the chins and is neither skin nor hair, (S, S)."""
    below = np.zeros_like(alpha)
    for sitter in sitters:
        below = np.maximum(below, clothes_mask(alpha, sitter.face))
    return np.asarray(below * (1 - skin) * (1 - 0.9 * hair), np.float32)


def _faded(shape: tuple[int, ...], face: FaceMesh) -> Array:
    """float32 (S, S): a face's oval that fades out inside its outline."""
    softness = CARD_SOFTNESS * size(face)
    return smoothstep(blur(region(shape, face, OVAL), softness), 0.5, 0.95)
