"""Eyes: how wide they are open, how they slant, and the colour of the iris."""

from __future__ import annotations

import numpy as np

from pipeline.canonical import EYE, Points, mean_face
from pipeline.color import Array, to_lab
from pipeline.likeness import Eyes
from pipeline.measure.align import Alignment
from pipeline.measure.light import Light
from pipeline.measure.places import twin
from pipeline.measure.view import FrontView, grid
from pipeline.measure.words import hex_color, ramp

AVERAGE_OPEN = 0.27  # height over width
CLOSED = 0.1
WIDE = 0.42
IRIS = 0.22  # radius, of the eye's width
MIN_PIXELS = 12
MIRRORS = 0.3  # share of an eye behind glasses, which mirror the sky
BROWN = to_lab(np.array([0x4B, 0x2F, 0x20], np.uint8))
BLUE = to_lab(np.array([0x5B, 0x83, 0xA6], np.uint8))
GREEN = to_lab(np.array([0x74, 0x7D, 0x68], np.uint8))  # few are as green as a cat's
LIGHT_IRIS, LIGHT_SKIN = 28.0, 66.0  # lightness that eyes and skin have where eyes are not brown
BRIGHT_IRIS = 50.0  # lightness of an iris on which a brown would be vivid
LEAST_BROWN = (4.2, 6.6)  # Lab a of a LIGHT_IRIS and of a BRIGHT_IRIS that may be brown
BLUE_TO_GREEN = (2.0, 10.0)  # Lab b of both
TILT_GAIN = 1.6  # the mesh tells eyes' slopes apart less than they are
SHARP = 75.0  # px of the photo that a face must be wide for its eyes to show a colour


def measure_eyes(view: FrontView, alignment: Alignment, light: Light) -> Eyes:
    """Both eyes as one."""
    points = alignment.points
    opened = max(openness(points, EYE), openness(points, twin(EYE)))
    symmetric = alignment.symmetric
    outer, inner = symmetric[EYE[0]], symmetric[EYE[8]]
    rise = float(np.degrees(np.arctan2(outer[1] - inner[1], inner[0] - outer[0])))
    mean = mean_face().points
    usual = mean[EYE[0]], mean[EYE[8]]
    level = float(np.degrees(np.arctan2(usual[0][1] - usual[1][1], usual[1][0] - usual[0][0])))
    return Eyes(
        openness=_as_share(opened),
        tilt=round(float(np.clip(TILT_GAIN * (rise - level), -20, 20)), 1),
        iris=_iris(view, alignment, light),
    )


def openness(points: Points, ring: tuple[int, ...]) -> float:
    """Height over width of one eye's outline."""
    width = float(np.linalg.norm(points[ring[0], :2] - points[ring[8], :2]))
    heights = [points[ring[k], 1] - points[ring[16 - k], 1] for k in (3, 4, 5)]
    return float(np.mean(heights)) / max(width, 1e-6)


def _as_share(opened: float) -> float:
    if opened < AVERAGE_OPEN:
        return round(0.5 * ramp(opened, CLOSED, AVERAGE_OPEN), 2)
    return round(0.5 + 0.5 * ramp(opened, AVERAGE_OPEN, WIDE), 2)


def _iris(view: FrontView, alignment: Alignment, light: Light) -> str:
    """Brown unless both eyes surely have another colour."""
    wide_px = 2 / alignment.units_per_px
    colors = []
    for ring in (EYE, twin(EYE)):
        seen = _iris_colors(view, ring)
        if seen is not None:
            colors.append(light.corrected(seen))
    if len(colors) < 2 or view.grey or wide_px < SHARP:
        return hex_color(BROWN)
    lightness, a, b = (float(value) for value in np.mean(colors, 0))
    reddest = max(float(color[1]) for color in colors)
    brown = float(np.interp(lightness, (LIGHT_IRIS, BRIGHT_IRIS), LEAST_BROWN))
    if reddest < brown and lightness > LIGHT_IRIS and light.skin[0] > LIGHT_SKIN:
        return hex_color((BLUE + ramp(b, *BLUE_TO_GREEN) * (GREEN - BLUE)).astype(np.float32))
    own = np.array([np.clip(lightness, 14, 34), np.clip(a, 5, 14), np.clip(b, 6, 20)], np.float32)
    return hex_color((0.5 * own + 0.5 * BROWN).astype(np.float32))


def _iris_colors(view: FrontView, ring: tuple[int, ...]) -> Array | None:
    """The median colour Lab (3,) around the middle of an eye, without pupil and glint."""
    outline = view.points[list(ring), :2]
    middle, width = outline.mean(0), float(np.ptp(outline[:, 0]))
    xs, ys = grid()
    away = np.hypot(xs - middle[0], ys - middle[1])
    place = view.polygon(ring) & (away < IRIS * width) & view.inside
    if int(place.sum()) < MIN_PIXELS or float(view.share("glasses")[place].mean()) > MIRRORS:
        return None
    pixels = view.lab[place]
    low, high = np.percentile(pixels[:, 0], [20, 75])
    return np.asarray(
        np.median(pixels[(pixels[:, 0] >= low) & (pixels[:, 0] <= high)], 0), np.float32
    )
