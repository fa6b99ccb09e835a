"""Beanies and headbands."""

from __future__ import annotations

import numpy as np

from pipeline.likeness import Cover
from render.color import color_of
from render.figure.clothes.fabric import fabric, shade
from render.figure.covers.wrap import Wrap, band, front_edge, shell, turns, wrapped
from render.figure.hair.silhouette import ANGLES, find_silhouette
from render.figure.hair.style import find_style
from render.figure.sculpt import Sculpt
from render.figure.skull import DEPTH_BACK, DEPTH_FRONT, SQUARENESS
from render.modelling.fields import Field
from render.modelling.meshes import Floats
from render.types import Color, Material, Part

RIBS = 24
KNIT = 0.14  # lift of a beanie over the skin
LOOSE = 0.24  # how much higher it stands toward the crown
FOLD = 0.42  # height of its turned-up edge
BAND = 0.34  # height of a headband
CLOSE, PRESSED = 0.03, 0.6  # canonical, that it stands off hair; what it leaves of hair's volume
RAISED = 0.12  # canonical, that its edge lies higher than a cap's
FOLDS, PLEATS = 0.012, 2.5  # depth and number of its folds


def beanie(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """A knitted dome with a ribbed, turned-up edge."""
    wrap = wrapped(proportions, side=-0.1, back=-0.3)
    color = color_of(cover.color)
    share = np.concatenate([[0.0], np.linspace(0.02, 1, 15)])
    lift = np.concatenate([[0.0], KNIT + LOOSE * np.sin(np.pi / 2 * np.linspace(0, 1, 15)) ** 0.7])
    ribs = 0.016 * np.cos(RIBS * turns()) * np.clip(1.2 * (1 - share), 0, 1)[:, None] ** 0.7
    dome = shell(wrap, share, lift[:, None] + ribs, up=0.1)
    fold = band(wrap, *_rounded(FOLD, KNIT + 0.06, ribs=0.026))
    return (
        dome.part("cover", fabric(color), joint="head"),
        fold.part("cover_fold", fabric(_accent(cover)), joint="head"),
    )


def headband(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """A soft band close on the hair, over the hairline and down behind the ears."""
    style = find_style(proportions)
    front = front_edge(proportions) + RAISED
    pressed = CLOSE + (PRESSED * style.most if style else 0.0)
    wrap = Wrap(
        proportions, front, front - 0.32, front - 0.6, hair_field(proportions), pressed=pressed
    )
    heights, lift = _rounded(BAND, 0.05, ribs=0.0)
    share = heights[:, None] / BAND
    folds = FOLDS * np.cos(2 * np.pi * PLEATS * share + 0.6 * np.sin(3 * turns())[None])
    ring = band(wrap, heights, lift + folds * np.sin(np.pi * share))
    material = Material(color_of(cover.color), roughness=0.6, sheen=0.3)
    return (ring.part("cover", material, joint="head"),)


def hair_field(proportions: Sculpt) -> Field | None:
    """About the distance to the hair's volume, None where there is none."""
    style = find_style(proportions)
    if style is None:
        return None
    skull, radius = proportions.skull, find_silhouette(proportions, style)
    fore = DEPTH_FRONT + 0.4 * (style.side + style.top)
    rear = DEPTH_BACK + style.back

    def distance(points: Floats) -> Floats:
        x, y, z = points[..., 0] - skull.centre[0], points[..., 1] - skull.centre[1], points[..., 2]
        outline = np.interp(np.arctan2(y, x), ANGLES, radius, period=2 * np.pi)
        depth = np.where(z > 0, fore, rear)
        share = (np.hypot(x, y) / outline) ** SQUARENESS + (np.abs(z) / depth) ** SQUARENESS
        return np.asarray(share ** (1 / SQUARENESS) - 1)

    return distance


def _rounded(high: float, lift: float, *, ribs: float) -> tuple[Floats, Floats]:
    """Heights (R,) and lifts (R, N) of a band with round edges that starts inside the head."""
    turn = np.linspace(0, np.pi, 17)
    heights = high / 2 * (1 - np.cos(turn))
    bulge = np.sin(turn) ** 0.45
    ripple = ribs * np.cos(RIBS * turns())[None] * bulge[:, None]
    return heights, lift * bulge[:, None] + ripple


def _accent(cover: Cover) -> Color:
    """The fold's colour; a shade of the cover's where both were measured alike."""
    color, accent = color_of(cover.color), color_of(cover.accent)
    alike = max(abs(a - b) for a, b in zip(color, accent, strict=True)) < 0.08
    return shade(color, -0.12) if alike else accent
