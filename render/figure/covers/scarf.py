"""Headscarves and hoods: cloth around face and neck that falls onto the shoulders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.likeness import Cover
from render.color import color_of
from render.figure.clothes.fabric import fabric
from render.figure.covers.wrap import Wrap, wrapped
from render.figure.mouth import MOUTH_POSES
from render.figure.neck import bend_weights
from render.figure.sculpt import Sculpt
from render.figure.stretch import JAW_BACK, jaw_share
from render.figure.torso import Torso, build_torso
from render.modelling.fields import capsule, cast, outward, settled, smooth_max, smooth_min, solid
from render.modelling.meshes import Floats, Mesh, merged
from render.modelling.morphs import bent
from render.modelling.piece import Piece
from render.modelling.rings import torus_of
from render.types import Color

STEP = 0.125
AROUND = 64
CLOSE, FREE = 0.06, 0.5  # lift at the face's edge, and how far from it the cloth lies free
# How far below the chin and beside the face cloth goes with the jaw.
TIGHT_BELOW, TIGHT_BESIDE = 0.6, 0.5
UNDER_HEM = 0.05  # that the cloth goes on below its hem
SUNK = 0.012  # of the cloth below its hem, or their surfaces would flicker
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
    """lift: over the head. drape: how far below the chin it lies on the shoulders, in units of the
    bust. fold: height of its folds. half, low: half width and lowest y of the face's opening. hem:
    thickness of its edge."""

    wrap: Wrap
    torso: Torso
    lift: float
    drape: float
    fold: float
    half: float
    low: float
    hem: float

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
        wave = np.sin(11.0 * (y - self.torso.chin) - 4.5 * np.abs(x - 0.3) ** 1.2)
        return np.asarray(self.fold * below * (wave + 0.4 * wave**2))

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
        inside = self.inside(points)
        sunk = SUNK * np.clip(3 * (1 + inside / (HEM[-2][0] * self.hem)), 0, 1)
        return smooth_max(self.around(points) + sunk, inside - UNDER_HEM, 0.03)

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


def headscarf(proportions: Sculpt, cover: Cover) -> Piece:
    """Close around the face, over ears, neck and shoulders."""
    chin, half = _face(proportions)
    cloth = Cloth(
        wrapped(proportions),
        build_torso(proportions),
        lift=0.2,
        drape=0.56,
        fold=0.044,
        half=0.93 * half,
        low=chin,
        hem=0.05,
    )
    return _piece(proportions, cloth, color_of(cover.color))


def hood(proportions: Sculpt, cover: Cover) -> Piece:
    """Wider than a scarf, with a thick edge."""
    chin, half = _face(proportions)
    cloth = Cloth(
        wrapped(proportions),
        build_torso(proportions),
        lift=0.27,
        drape=0.42,
        fold=0.02,
        half=0.97 * half,
        low=chin - 0.06,
        hem=0.07,
    )
    return _piece(proportions, cloth, color_of(cover.color))


def _face(proportions: Sculpt) -> tuple[float, float]:
    """y of the chin and half width of the face."""
    face = proportions.face
    return float(face.at(152)[1]), float(np.abs(face.ring()[:, 0]).max())


def _hem(cloth: Cloth) -> Mesh:
    path, radius = cloth.rim(), cloth.hem
    aside = _aside(cloth, path)
    rows = np.concatenate([path + radius * across * aside for across, _ in HEM])
    lifts = np.repeat([radius * lift for _, lift in HEM], AROUND)
    return torus_of(settled(cloth.around, rows, lifts).reshape(len(HEM), AROUND, 3))


def _aside(cloth: Cloth, path: Floats) -> Floats:
    """Unit directions (AROUND, 3) along the cloth, away from the face's opening."""
    along = np.roll(path, -1, axis=0) - np.roll(path, 1, axis=0)
    aside = np.cross(along, outward(cloth.around, path))
    aside /= np.linalg.norm(aside, axis=1, keepdims=True)
    away = np.sign((aside * (path - path.mean(0))).sum())
    return np.asarray(away * aside)


def _piece(proportions: Sculpt, cloth: Cloth, color: Color) -> Piece:
    torso = cloth.torso
    low, high = (-1.6, torso.chin - torso.high, -1.6), (1.6, cloth.wrap.crown + 0.4, 1.6)
    mesh = merged([solid(cloth.field, low, high, STEP), _hem(cloth)])
    weights = bend_weights(mesh.vertices, torso)
    part = mesh.part("cover", fabric(color), joint="head", weights=weights)
    return bent(part, _stretched(proportions, cloth, mesh.vertices))


def _stretched(proportions: Sculpt, cloth: Cloth, points: Floats) -> dict[str, Floats]:
    """What the jaw's drop in each shape adds to the cloth (V, 3), tight at the chin only."""
    below = np.clip((cloth.low - points[:, 1]) / TIGHT_BELOW, 0, 1)
    beside = np.clip(-cloth.inside(points) / TIGHT_BESIDE, 0, 1)
    share = jaw_share(proportions.mouth, points) * (1 - below**2) * (1 - beside**2)
    drop = share[:, None] * np.array([0.0, -1.0, -JAW_BACK])
    return {name: pose.jaw * drop for name, pose in MOUTH_POSES.items() if pose.jaw > 0}
