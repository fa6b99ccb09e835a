"""Caps and hats."""

from __future__ import annotations

import numpy as np

from pipeline.likeness import Cover
from render.color import color_of
from render.figure.clothes.fabric import fabric, shade
from render.figure.covers.wrap import AROUND, Wrap, band, shell, turns, wrapped
from render.figure.sculpt import Sculpt
from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube, tube
from render.modelling.sheets import eased, sheet, studs
from render.types import Color, Part

FELT = 0.13  # lift over the skin
PUFF = 0.1  # how much further a cap's panels bulge
PANELS = 6
VISOR = 0.72  # how far it stands out
VISOR_TURN = 1.1  # radians to each side
BRIM = 0.5


def cap(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """A baseball cap: six panels, a button, a curved visor."""
    wrap = wrapped(proportions, side=-0.06, back=-0.3)
    color, accent = color_of(cover.color), color_of(cover.accent)
    share = np.concatenate([[0.0], np.linspace(0.0, 1, 16)])
    lift = np.concatenate([[0.0], FELT + PUFF * np.sin(np.pi * np.linspace(0, 1, 16)) ** 0.7])
    dome = shell(wrap, share, lift)
    top = wrap.dome(np.zeros(1), 1.0, FELT + 0.02)
    trim = merged([_seams(wrap), studs(top, np.array([(0.0, 1.0, 0.0)]), 0.085), _hem(wrap)])
    return (
        dome.part("cover", fabric(color), joint="head"),
        trim.part("cover_trim", fabric(shade(color, -0.18)), joint="head"),
        _visor(wrap).part("cover_visor", fabric(accent), joint="head"),
    )


def hat(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """A felt hat: a pinched crown, a ribbon, a brim that waves a little."""
    wrap = wrapped(proportions, side=0.08, back=0.0)
    color = color_of(cover.color)
    ribbon = band(wrap, np.array([0.0, 0.02, 0.1, 0.2, 0.24, 0.26]), _ribbon_lift())
    parts = merged([_crown(wrap), _brim(wrap)])
    return (
        parts.part("cover", fabric(color), joint="head"),
        ribbon.part("cover_band", fabric(_band_color(cover)), joint="head"),
    )


def _seams(wrap: Wrap) -> Mesh:
    """Between the panels, from the button down."""
    share = np.linspace(0.02, 0.96, 13)
    lift = FELT + PUFF * np.sin(np.pi * share) ** 0.7 - 0.002
    angles = np.pi / PANELS + 2 * np.pi * np.arange(PANELS)[:, None] / PANELS
    paths = wrap.dome(angles, share, lift)
    return merged(tube(path, 0.014, sides=5) for path in paths)


def _hem(wrap: Wrap) -> Mesh:
    path = wrap.around(turns(), wrap.edge(turns()) + 0.015, FELT - 0.01)
    return ring_tube(path, 0.035 * np.ones(AROUND), sides=6)


def _visor(wrap: Wrap) -> Mesh:
    """Out of the front edge, curved down at both sides."""
    turn = VISOR_TURN * (2 * eased(26) - 1)
    sunk = 0.05 + 0.07 * (turn / VISOR_TURN) ** 4  # its corners vanish in the cap
    root = wrap.around(turn, wrap.edge(turn) + 0.02, FELT - sunk)
    reach = VISOR * np.cos(turn / VISOR_TURN * np.pi / 2) ** 0.55
    rows = []
    for share in eased(9):
        row = root + (share * reach)[:, None] * np.array((0.0, 0.0, 1.0))
        row[:, 0] *= 1 + 0.06 * share
        row[:, 1] += 0.06 * share - 0.16 * share * (row[:, 0] / 0.9) ** 2 - 0.05 * share**2
        rows.append(row)
    return sheet(np.stack(rows), 0.07, away_from=wrap.middle)


def _crown(wrap: Wrap) -> Mesh:
    """Taller than the head, its top dented lengthwise."""
    angle = np.broadcast_to(turns(), (16, AROUND))
    share = np.concatenate([[0.0], np.linspace(0, 1, 15)])[:, None]
    rise = np.concatenate([[0.0], np.linspace(0, 1, 15)])[:, None]
    lift = np.where(np.arange(16)[:, None] == 0, 0.0, 0.12 + 0.24 * np.sin(rise * np.pi / 2) ** 2)
    points = wrap.dome(angle, share, lift)
    dent = np.exp(-((points[..., 0] / 0.28) ** 2)) * np.clip(2.2 * rise - 1.1, 0, 1)
    points[..., 1] -= 0.16 * dent
    return loft(points)


def _brim(wrap: Wrap) -> Mesh:
    """A ring that leaves the head level and droops before and behind."""
    turn = turns()
    root = wrap.around(turn, wrap.edge(turn), 0.06)
    outward = np.stack([np.sin(turn), 0 * turn, np.cos(turn)], 1)
    rise = 0.1 * np.sin(turn) ** 2 - 0.05 * np.cos(turn) ** 2
    rings = []
    for share, thick in _brim_profile():
        ring = root + share * BRIM * outward
        ring[:, 1] += rise * share**1.5 + thick
        rings.append(ring)
    return loft(np.stack(rings))


def _brim_profile() -> list[tuple[float, float]]:
    """Share of the way out, and height: over the upper side, around the rim, back below."""
    steps = [float(step) for step in np.linspace(0, 1, 7)]
    upper = [(step, 0.045) for step in steps]
    under = [(step, -0.03) for step in reversed(steps)]
    return [*upper, (1.03, 0.03), (1.045, 0.008), (1.03, -0.015), *under]


def _ribbon_lift() -> Floats:
    return np.array([0.0, 0.15, 0.175, 0.185, 0.17, 0.0])


def _band_color(cover: Cover) -> Color:
    color, accent = color_of(cover.color), color_of(cover.accent)
    alike = max(abs(a - b) for a, b in zip(color, accent, strict=True)) < 0.08
    return shade(color, -0.45) if alike else accent
