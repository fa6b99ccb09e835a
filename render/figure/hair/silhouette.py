"""The hair's silhouette: what was measured in the photo, held to what its family can be."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

from pipeline.likeness import HAIR_CENTER, OUTLINE_ANGLES
from render.figure.hair.cuts import CREW
from render.figure.hair.style import Style, ear_free, to_toy
from render.figure.sculpt import Sculpt
from render.figure.skull import SAMPLES, Floats
from render.geometry import smoothstep

SMOOTHING = 6.0  # of SAMPLES: about one step of the measured angles
ASYMMETRY = 0.16  # more is background
EAR_ANGLE, EAR_SPREAD, EAR_DEPTH = -0.08, 0.45, 0.235  # radians, radians, canonical units
LEAST = 0.045  # thinner hair would sink into the skull's skin
ANGLES = np.linspace(-np.pi, np.pi, SAMPLES, endpoint=False)


def find_silhouette(sculpt: Sculpt, style: Style) -> Floats:
    """How far the hair reaches from the skull's centre, float64 (SAMPLES,), as Skull.radius."""
    usual = _usual(sculpt, style)
    skull = sculpt.skull.radius
    measured = _measured(sculpt, style)
    if measured is not None:
        low, high = _bounds(sculpt, style, usual)
        known = np.isfinite(measured)
        radius = np.where(known, np.clip(measured, low, high), usual)
        if style.hangs:  # how long it is says `end`; a photo that is cut does not
            below = np.clip((-np.sin(ANGLES) - 0.6) / 0.25, 0, 1)
            radius += below * np.maximum(usual - radius, 0)
        radius = _held(gaussian_filter1d(radius, SMOOTHING, mode="wrap"), usual)
    else:
        radius = usual
    least = min(LEAST, style.side, style.top)
    radius = np.maximum(radius, skull + np.where(np.sin(ANGLES) > -0.6, least, -1))
    return np.asarray(np.maximum(radius, skull + _over_ears(sculpt, style)))


def _over_ears(sculpt: Sculpt, style: Style) -> Floats:
    """What hair that hides an ear is thick at least, (SAMPLES,)."""
    aside = np.abs(np.arctan2(np.sin(ANGLES), np.abs(np.cos(ANGLES))) - EAR_ANGLE)
    over = EAR_DEPTH * np.exp(-((aside / EAR_SPREAD) ** 4))
    right, left = (ear_free(sculpt, style, side) for side in (-1, 1))
    bare = np.where(np.cos(ANGLES) < 0, right, left)
    return np.where(bare, 0.0, over)


def _usual(sculpt: Sculpt, style: Style) -> Floats:
    """Of the family: thicker over the crown; hanging hair as a curtain down to its end."""
    square = 1.5 if style.hair.kind == "short" else 1.1  # cut hair stands over the corners
    up = np.clip(np.sin(ANGLES) * square, 0, 1)
    thickness = style.side + (style.top - style.side) * smoothstep(up)
    lean = -np.sign(style.hair.parting or 1) * np.cos(ANGLES)
    thickness *= 1 + 0.28 * lean * up * (style.hair.kind == "short")
    if style.ball:
        below = np.clip(-np.sin(ANGLES), 0, 1)
        thickness = thickness * (1 - 0.75 * below) + 0.02
    radius = sculpt.skull.radius + thickness
    if not style.hangs:
        return np.asarray(radius)
    half = sculpt.skull.half_width(sculpt.skull.eye_height) + style.side
    depth = sculpt.skull.centre[1] - (style.end - 0.4)
    below = -np.sin(ANGLES)
    widening = half * (1 + 0.04 * np.clip(below, 0, 1))
    wall = widening / np.maximum(np.abs(np.cos(ANGLES)), 1e-3)
    floor = depth / np.maximum(below, 1e-3)
    curtain = np.minimum(wall, floor)
    return np.where(below > 0, np.maximum(curtain, radius * (below < 0.3)), radius)


def _bounds(sculpt: Sculpt, style: Style, usual: Floats) -> tuple[Floats, Floats]:
    if style.hangs:
        below = np.clip(-np.sin(ANGLES) / 0.3, 0, 1)
        low = sculpt.skull.radius + LEAST
        low = low + below * np.maximum(usual - 0.3 - low, 0)
        high = sculpt.skull.radius + style.most
        return low, high + below * (usual + 0.12 + 0.3 * style.hair.volume - high)
    thickness = usual - sculpt.skull.radius
    loose = 0.05 * np.clip(np.sin(ANGLES) * 2, 0.2, 1)
    most = 1.25 if style.hair.kind == "short" and style.hair.volume < CREW else 1.7
    high = np.minimum(most * thickness + loose, style.most)
    return sculpt.skull.radius + 0.6 * thickness, sculpt.skull.radius + np.maximum(high, thickness)


def _measured(sculpt: Sculpt, style: Style) -> Floats | None:
    """As measured, at ANGLES; NaN where there is no hair outside the head; None for nothing."""
    outline = np.array(style.hair.outline, np.float64) / 100
    if len(outline) != OUTLINE_ANGLES or (outline > 0.2).sum() < 6:
        return None
    turn = np.linspace(0, 2 * np.pi, OUTLINE_ANGLES, endpoint=False)
    found = outline > 0.2
    x, y = to_toy(sculpt, outline * np.sin(turn), HAIR_CENTER[1] + outline * np.cos(turn))
    dx, dy = x - sculpt.skull.centre[0], y - sculpt.skull.centre[1]
    angle, radius = np.arctan2(dy, dx), np.hypot(dx, dy)
    order = np.argsort(np.where(found, angle, 9))[: int(found.sum())]
    measured = np.interp(ANGLES, angle[order], radius[order], period=2 * np.pi)
    gap = np.abs(np.angle(np.exp(1j * (ANGLES[:, None] - angle[order])))).min(1)
    return np.asarray(np.where(gap < 0.2, measured, np.nan))


def _held(radius: Floats, usual: Floats) -> Floats:
    """With no more asymmetry than hair has."""
    twin = radius[(SAMPLES // 2 - np.arange(SAMPLES)) % SAMPLES]
    mean, apart = (radius + twin) / 2, (radius - twin) / 2
    limit = ASYMMETRY / 2 + 0.08 * np.abs(mean - usual)
    return np.asarray(mean + limit * np.tanh(apart / limit))
