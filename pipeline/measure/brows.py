"""Brows: their colour, thickness and height."""

from __future__ import annotations

import numpy as np

from pipeline.canonical import BROW_BOTTOM, BROW_TOP, mean_face
from pipeline.likeness import Brows
from pipeline.measure.align import Alignment
from pipeline.measure.light import Light
from pipeline.measure.places import BROW, twin, widened
from pipeline.measure.view import PX_PER_UNIT, FrontView
from pipeline.measure.words import hex_color, hundredths, ramp

MIN_PIXELS = 20
DARKER = 5.0  # lightness by which a brow differs from the skin at least
HALF = 0.45  # of a brow's contrast: where its edge is
CONTRAST = (3.0, 46.0)  # lightness, of brows hardly seen and of full ones


def measure_brows(view: FrontView, alignment: Alignment, light: Light) -> Brows:
    """Both brows as one."""
    mean, own = mean_face().points, alignment.symmetric
    raised = float((own[list(BROW_TOP), 1] - mean[list(BROW_TOP), 1]).mean())
    place = (view.polygon(BROW) | view.polygon(twin(BROW))) & view.inside
    around = widened(place, 0.09) & view.inside & ~widened(place, 0.03) & (view.share("skin") > 0.5)
    if int(place.sum()) < MIN_PIXELS or int(around.sum()) < MIN_PIXELS:
        return Brows(raised=hundredths(raised))
    wide = widened(place, 0.06) & view.inside
    skin = float(np.median(view.lab[around, 0]))
    pixels = view.lab[place]
    darkest = pixels[pixels[:, 0] <= np.percentile(pixels[:, 0], 30)]
    color = np.median(darkest, 0).astype(np.float32)
    contrast = skin - float(color[0])
    dark = wide & (view.lab[..., 0] < skin - max(DARKER, HALF * contrast))
    length = 2 * float(np.ptp(mean[list(BROW_BOTTOM), 0]))
    thick = float(dark.sum()) / PX_PER_UNIT**2 / max(length, 1e-6)
    return Brows(
        color=hex_color(light.corrected(color)),
        thickness=int(np.clip(round(100 * thick), 4, 20)),
        density=ramp(contrast, *CONTRAST),
        raised=hundredths(raised),
    )
