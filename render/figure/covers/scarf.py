"""Headscarves and hoods: cloth around face and neck that falls onto the shoulders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.likeness import Cover
from render.color import color_of
from render.figure.clothes.fabric import fabric, shade
from render.figure.covers.wrap import Wrap, wrapped
from render.figure.fields import capsule, cast, outward, settled, smooth_max, smooth_min, solid
from render.figure.meshes import Floats, Mesh, loft
from render.figure.neck import bend_weights
from render.figure.sculpt import Sculpt
from render.figure.torso import Torso, build_torso
from render.types import Part

STEP = 0.125
AROUND = 64
CLOSE, FREE = 0.05, 0.5  # lift at the face's edge, and how far from it the cloth lies free
FOLD = 0.035
UNDER_HEM = 0.03  # that the cloth goes on below its hem
# A hem's section: across it from the face, and over the cloth, in units of its thickness.
HEM = (
    (-0.6, -1.6),
    (-0.7, 0.0),
    (-0.4, 0.8),
    (0.3, 1.1),
    (1.2, 1.0),
    (2.4, 0.75),
    (3.6, 0.3),
    (4.4, -0.7),
)


@dataclass(frozen=True, eq=False)
class Cloth:
    """lift: over the head. neck: its radius at the throat. drape: y below the chin, in units of
    the bust, to which it lies on the shoulders. opening: half width and lowest y of the face's."""

    wrap: Wrap
    torso: Torso
    lift: float
    drape: float
    half: float
    low: float

    def around(self, points: Floats) -> Floats:
        """The cloth without its opening, (...)."""
        torso = self.torso
        beside = np.clip(-self.inside(points) / FREE, 0, 1)
        head = self.wrap.distance(points) - CLOSE - (self.lift - CLOSE) * beside
        throat = capsule(
            points,
            (0.0, torso.chin + 0.5, -0.15),
            torso.point(0, 0.6, 0.0),
            (0.72, 0.6 * torso.wide),
        )
        front = torso.chin - torso.high * (
            self.drape + 0.12 * np.exp(-((points[..., 0] / 0.4) ** 2))
        )
        cape = smooth_max(torso.distance(points) - 0.13, front - points[..., 1], 0.12)
        return smooth_min(smooth_min(head, throat, 0.3), cape, 0.25) + self._folds(points)

    def _folds(self, points: Floats) -> Floats:
        """Soft diagonal folds about the throat."""
        x, y, _ = np.moveaxis(points, -1, 0)
        below = np.clip((self.torso.chin + 0.35 - y) / 0.3, 0, 1)
        wave = np.sin(9.5 * (y - self.torso.chin) - 5.0 * np.abs(x - 0.25) ** 1.2)
        return np.asarray(FOLD * below * wave)

    def inside(self, points: Floats) -> Floats:
        """How far points lie within the face's opening, seen from before."""
        middle, high = self._oval
        x, y, z = np.moveaxis(points, -1, 0)
        exponent = np.where(y > middle, 2.6, 2.2)
        share = (np.abs(x) / self.half) ** exponent + (np.abs(y - middle) / high) ** exponent
        oval = (1 - share ** (1 / exponent)) * self.half
        return np.asarray(np.minimum(oval, 2 * (z - 0.12)))

    @property
    def _oval(self) -> tuple[float, float]:
        return (self.wrap.front + self.low) / 2, (self.wrap.front - self.low) / 2

    def field(self, points: Floats) -> Floats:
        """The cloth with its opening."""
        return smooth_max(self.around(points), self.inside(points) - UNDER_HEM, 0.03)

    def rim(self) -> Floats:
        """The opening's edge on the cloth, (AROUND, 3)."""
        angle = 2 * np.pi * np.arange(AROUND) / AROUND
        middle, high = self._oval
        x, y = self.half * np.sin(angle), np.cos(angle) * high
        exponent = np.where(y > 0, 2.6, 2.2)
        share = (np.abs(x) / self.half) ** exponent + (np.abs(y) / high) ** exponent
        flat = np.stack([x, y, 0 * x], 1) * share[:, None] ** (-1 / exponent[:, None])
        start = flat + np.array((0.0, middle, 2.5))
        return cast(self.around, start, start * (1, 1, 0) + (0, 0, 0.1))


def headscarf(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """Close around the face, over ears, neck and shoulders."""
    cloth = _cloth(proportions, lift=0.2, width=0.93, below=0.0, drape=0.56)
    color = color_of(cover.color)
    hem = _hem(cloth, 0.05)
    return _parts(cloth, hem, (color, shade(color, -0.06)))


def hood(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """Wider than a scarf, with a thick edge."""
    cloth = _cloth(proportions, lift=0.24, width=1.02, below=0.1, drape=0.42)
    color = color_of(cover.color)
    return _parts(cloth, _hem(cloth, 0.085), (color, shade(color, -0.1)))


def _cloth(proportions: Sculpt, *, lift: float, width: float, below: float, drape: float) -> Cloth:
    chin = float(proportions.face.at(152)[1])
    half = width * float(np.abs(proportions.face.ring()[:, 0]).max())
    return Cloth(wrapped(proportions), build_torso(proportions), lift, drape, half, chin - below)


def _hem(cloth: Cloth, radius: float) -> Mesh:
    path = cloth.rim()
    aside = _aside(cloth, path)
    rows = np.concatenate([path + radius * across * aside for across, _ in HEM])
    lifts = np.repeat([radius * lift for _, lift in HEM], AROUND)
    return loft(settled(cloth.around, rows, lifts).reshape(len(HEM), AROUND, 3))


def _aside(cloth: Cloth, path: Floats) -> Floats:
    """Unit directions (AROUND, 3) along the cloth, away from the face's opening."""
    along = np.roll(path, -1, axis=0) - np.roll(path, 1, axis=0)
    aside = np.cross(along, outward(cloth.around, path))
    aside /= np.linalg.norm(aside, axis=1, keepdims=True)
    away = np.sign((aside * (path - path.mean(0))).sum())
    return np.asarray(away * aside)


def _parts(
    cloth: Cloth, hem: Mesh, colors: tuple[tuple[float, float, float], ...]
) -> tuple[Part, ...]:
    torso = cloth.torso
    low, high = (-1.6, torso.chin - torso.high, -1.6), (1.6, cloth.wrap.crown + 0.4, 1.6)
    mesh = solid(cloth.field, low, high, STEP)
    return tuple(
        each.part(name, fabric(color), joint="head", weights=bend_weights(each.vertices, torso))
        for name, each, color in zip(("cover", "cover_hem"), (mesh, hem), colors, strict=True)
    )
