"""The photo in even light, which is what the networks are given.

How bright a photo is, is a fact of the whole of it; a network that slides over it could only guess.
"""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, blur, to_lab, to_rgb
from pipeline.gan.inputs import subject_part
from pipeline.painted.easel import Fitted
from pipeline.painted.exposure import exposed
from pipeline.painted.face_regions import OVAL, region, size, window
from pipeline.painted.head import evenly_lit
from pipeline.painted.relight import SHRINK
from pipeline.types import FaceMesh

EVENED = 0.7  # share of a one-sided light that is taken from faces
SOFTNESS = 0.05  # of the face's height, over which that fades


def well_lit(fitted: Fitted) -> Array:
    """float32 (S, S, 3) sRGB in [0, 1]: a subject's colours in pleasant exposure and even light.

    Black beyond the part of the canvas that the networks are shown.
    """
    part = subject_part(fitted.alpha)
    rows, columns = near = _whole(part[0]), _whole(part[1])
    lab, alpha = to_lab(fitted.colors[near]), fitted.alpha[near]
    faces = tuple(face.seen_from(columns.start, rows.start) for face in fitted.faces)
    lab, _ = exposed(lab, alpha, faces, fitted)
    for face in faces:
        _even_out(lab, alpha, face)
    found = np.zeros_like(fitted.colors)
    found[part] = to_rgb(lab)[_within(part[0], rows), _within(part[1], columns)]
    return found


def _whole(side: slice) -> slice:
    """A side with the rest of those squares of which `even_light` sees one pixel each."""
    return slice(side.start // SHRINK * SHRINK, -(-side.stop // SHRINK) * SHRINK)


def _within(side: slice, near: slice) -> slice:
    return slice(side.start - near.start, side.stop - near.start)


def _even_out(lab: Array, alpha: Array, face: FaceMesh) -> None:
    """lab (h, w, 3) gets a face that is lit from one side as if lit from the front."""
    part, near = window(alpha.shape, face)
    before, around = lab[part], alpha[part]
    lit = evenly_lit(before, around, near)
    if lit is not before:
        oval = blur(region(around.shape, near, OVAL), SOFTNESS * size(face) + 1)
        lab[part] = before + (EVENED * oval)[..., None] * (lit - before)
