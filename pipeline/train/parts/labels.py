"""The pixel labels a photo teaches: its rough classes, glasses fitted, and doubt left out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, to_lab
from pipeline.train.parts.glasses import draw_lenses, fit_lenses
from pipeline.train.parts.rough import BEARD, GLASSES, HAIR, SKIN, rough_classes, survey_ground
from pipeline.types import FaceMesh

UNSURE = 255  # a pixel that teaches nothing
FAINT = 0.2  # share of beard from which stubble may be one
BARE_LIP = 0.3  # share of the upper lip below which a moustache was not found


def label_pixels(
    pixels: NDArray[np.uint8],
    alpha: Array,
    inside: NDArray[np.bool_],
    *,
    face: FaceMesh,
    read: Mapping[str, str],
) -> NDArray[np.uint8]:
    """uint8 (S, S): index in HEAD_CLASSES, or UNSURE.

    pixels: uint8 (S, S, 3), a crop. alpha: float32 (S, S), its matte. inside: bool (S, S), the
    photo. face: in px of the crop. read: the photo's attributes as read by eye.
    """
    guess = rough_classes(pixels, alpha * inside, face, read=read)
    classes: NDArray[np.uint8] = guess.argmax(0).astype(np.uint8)
    ground = survey_ground(face.landmarks, len(classes))
    if read["beard"] in ("stubble", ""):
        classes[(ground.jaw > 0.5) & (guess[BEARD] > FAINT)] = UNSURE
    lip = ground.lip > 0.5
    if read["moustache"] == "":
        classes[lip & (classes != HAIR)] = UNSURE
    if read["moustache"] == "1" and float((classes[lip] == BEARD).mean()) < BARE_LIP:
        classes[lip & (classes == SKIN)] = UNSURE
    if read["glasses"] != "none":
        light = np.ascontiguousarray(to_lab(pixels.astype(np.float32) / 255)[..., 0])
        lenses = fit_lenses(light, face, np.random.default_rng(0))
        classes[draw_lenses(lenses, len(classes))] = GLASSES
    classes[~inside] = UNSURE
    return classes
