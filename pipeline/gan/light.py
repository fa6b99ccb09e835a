"""The photo in even light, which is what the networks are given.

How bright a photo is, is a fact of the whole of it; a network that slides over it could only guess.
"""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, blur, to_lab, to_rgb
from pipeline.painted.easel import SOLID, Fitted
from pipeline.painted.face_regions import OVAL, region, size
from pipeline.painted.head import evenly_lit
from pipeline.painted.light import is_grey, normalise_light
from pipeline.painted.relight import even_light
from pipeline.painted.skin import measure_skin
from pipeline.types import FaceMesh

EVENED = 0.7  # share of a one-sided light that is taken from faces
SOFTNESS = 0.05  # of the face's height, over which that fades


def well_lit(fitted: Fitted) -> Array:
    """float32 (S, S, 3) sRGB in [0, 1]: a subject's colours in pleasant exposure and even light."""
    lab, inside = to_lab(fitted.colors), fitted.alpha > SOLID
    fur = bool(fitted.animals)
    grey = is_grey(lab, inside) and not fur
    if grey:
        lab = lab * np.array([1, 0, 0], np.float32)  # sepia becomes plain grey
    skin = measure_skin(lab, fitted.alpha, fitted.faces[0]) if fitted.faces else None
    lab = normalise_light(lab, inside, skin, grey=grey, fur=fur)
    if not fitted.faces and not grey:
        lab = even_light(lab, inside)
    for face in fitted.faces:
        lab = _evened(lab, fitted.alpha, face)
    return to_rgb(lab)


def _evened(lab: Array, alpha: Array, face: FaceMesh) -> Array:
    """lab (S, S, 3) with a face that is lit from one side as if lit from the front."""
    lit = evenly_lit(lab, alpha, face)
    if lit is lab:
        return lab
    oval = blur(region(alpha.shape, face, OVAL), SOFTNESS * size(face) + 1)
    return np.asarray(lab + (EVENED * oval)[..., None] * (lit - lab), np.float32)
