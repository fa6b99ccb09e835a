"""A subject in pleasant exposure: what any drawing of it begins with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array
from pipeline.painted.easel import SOLID, Fitted
from pipeline.painted.light import is_grey, normalise_light
from pipeline.painted.relight import even_light
from pipeline.painted.skin import measure_skin
from pipeline.types import FaceMesh


def exposed(
    lab: Array, alpha: Array, faces: tuple[FaceMesh, ...], fitted: Fitted
) -> tuple[Array, bool]:
    """lab (H, W, 3) in good light, and whether its photo has no colours; then it is plain grey.

    lab, alpha, faces: of a part of the canvas of `fitted`, or all of it. People keep the side that
    their light comes from.
    """
    inside, fur = alpha > SOLID, bool(fitted.animals)
    grey = _is_grey(lab, inside, fitted)
    if grey:
        lab = lab * np.array([1, 0, 0], np.float32)  # sepia, too
    skin = measure_skin(lab, alpha, faces[0]) if faces else None
    lab = normalise_light(lab, inside, skin, grey=grey, fur=fur, lights=fitted.lights)
    if not faces and not grey:
        lab = even_light(lab, inside, fur=fur)
    return lab, grey


def _is_grey(lab: Array, inside: NDArray[np.bool_], fitted: Fitted) -> bool:
    """Whether a subject without colours has none for want of them in its photo.

    Fur's greys are its own; so are a thing's in a photo with colours. Skin always has a colour.
    """
    own = bool(fitted.animals) or (fitted.grey is False and not fitted.faces)
    return not own and is_grey(lab, inside)
