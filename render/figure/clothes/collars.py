"""What is sewn to a neckline: ribs, shirt collars, lapels, hoods, rolled necks."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.neckline import Neckline
from render.modelling.fields import outward
from render.modelling.meshes import Floats, Mesh, merged, ring_tube, superellipsoid, tube
from render.modelling.sheets import bent, eased, sheet

AROUND = 56
ROLL = (0.0, 0.035, 0.035, 0.025, 0.012, 0.0)  # how a lapel rises from the chest and sinks


def rib(neck: Neckline, *, width: float = 0.085, thick: float = 0.05, lift: float = 0.03) -> Mesh:
    """A flat band around the opening."""
    wide = neck.torso.wide
    path = neck.edge(neck.angles(AROUND), wider=0.5 * width * wide, lift=lift)
    return ring_tube(
        path,
        np.tile((thick * wide, width * wide), (AROUND, 1)),
        normals=outward(neck.torso.distance, path),
    )


def shirt_collar(neck: Neckline, *, gap: float = 0.1, point: float = 0.3) -> Mesh:
    """Two wings folded over a stand; gap: radians between them, point: how long they are."""
    wide = neck.torso.wide
    share = eased(18)
    top_angle = np.pi + share * (gap - np.pi)
    low_angle = np.pi + share * (gap + 0.42 - np.pi)
    flat = np.sin(top_angle)[:, None] * (1.0, 0, 0) + np.cos(top_angle)[:, None] * neck.forward
    radius = neck.torso.neck + wide * (0.05 + 0.04 * share**4)
    rise = neck.torso.high * np.interp(share, (0.0, 0.4, 0.7, 1.0), (0.22, 0.31, 0.3, 0.16))
    top = neck.origin + radius[:, None] * flat + rise[:, None] * neck.axis
    long = 0.1 + (point - 0.1) * np.clip((share - 0.5) / 0.5, 0, 1) ** 1.5
    low = neck.edge(low_angle, wider=long * wide, lift=0.1 * wide)
    fold = top + 0.13 * wide * flat + 0.07 * wide * neck.axis
    foot = neck.edge(top_angle, wider=-0.03 * wide, lift=0.0)
    behind = neck.origin - neck.axis
    wing = sheet(bent(top, fold, low, 7), 0.06 * wide, away_from=behind)
    stand = sheet(bent(foot, (foot + top) / 2, top, 4), 0.05 * wide, away_from=behind)
    half = merged([wing, stand])
    return merged([half, half.mirrored()])


def lapels(neck: Neckline, *, lift: float) -> Mesh:
    """A suit's collar around the back and its two lapels, with the notch between them."""
    collar = _flap(neck, (np.pi, 0.92), np.array((0.16, 0.17, 0.2, 0.27)), lift=lift + 0.02)
    lapel = _flap(neck, (0.98, 0.1), np.array((0.28, 0.4, 0.3, 0.18, 0.08, 0.0)), lift=lift)
    half = merged([collar, lapel])
    return merged([half, half.mirrored()])


def _flap(neck: Neckline, turns: tuple[float, float], widths: Floats, *, lift: float) -> Mesh:
    """A sheet along the opening between two turns; widths: at even steps along it."""
    wide = neck.torso.wide
    along = eased(14)
    width = np.interp(along, np.linspace(0, 1, len(widths)), widths)
    angle = neck.angle_at(turns[0] + along * (turns[1] - turns[0]))
    wider = wide * (eased(len(ROLL))[:, None] * width - 0.03)
    rise = wide * (lift + np.repeat(ROLL, len(along)))
    rows = neck.edge(np.tile(angle, len(ROLL)), wider=wider.ravel(), lift=rise)
    grid = rows.reshape(len(ROLL), len(along), 3)
    return sheet(grid, 0.05 * wide, away_from=neck.origin - neck.axis)


def hood(neck: Neckline) -> Mesh:
    """A hood that lies on the shoulders: a soft roll, low before and full behind."""
    wide, turn = neck.torso.wide, 2 * np.pi * np.arange(AROUND) / AROUND
    behind = (1 - np.cos(turn)) / 2
    size = wide * (0.085 + 0.15 * behind**1.5)
    path = neck.edge(neck.angle_at(turn), wider=0.3 * size, lift=0.03)
    path = path + neck.axis * (0.55 * size)[:, None]
    roll = ring_tube(path, np.stack([size, 1.15 * size], 1), sides=14)
    bag = superellipsoid((0.62 * wide, 0.36 * wide, 0.24 * wide), 2.4, sides=20)
    middle = neck.origin + wide * np.array((0.0, -0.1, -0.62))
    return merged([roll, bag.placed(np.eye(3), middle)])


def strings(neck: Neckline) -> Mesh:
    """A hoodie's two cords with their thicker ends."""
    wide = neck.torso.wide
    x = 0.17 * wide
    start = float(neck.edge(np.array([0.28]))[0, 1])
    y = np.linspace(start + 0.03, start - 0.36 * neck.torso.high, 12)
    path = neck.torso.front(x + 0.02 * np.sin(np.linspace(0, 4, 12)), y, 0.1 * wide)
    thick = np.full(12, 0.022 * wide)
    thick[-3:] = 0.034 * wide
    cord = tube(path, thick, sides=8)
    return merged([cord, cord.mirrored()])


def rolled_neck(neck: Neckline) -> Mesh:
    """A turtleneck's folded roll, close around the neck."""
    wide, high = neck.torso.wide, neck.torso.high
    turn = 2 * np.pi * np.arange(AROUND) / AROUND
    radius = neck.torso.neck + 0.085 * wide
    flat = np.sin(turn)[:, None] * (1.0, 0, 0) + np.cos(turn)[:, None] * neck.forward
    path = neck.origin + radius * flat + 0.2 * high * neck.axis
    return ring_tube(
        path, np.tile((0.085 * wide, 0.19 * high), (AROUND, 1)), normals=flat, sides=14
    )
