"""A mask over the eyes: bent to the face, with golden piping and a stone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from skimage.measure import find_contours

from render.modelling.fields import smooth_max, solid
from render.modelling.meshes import Floats, Mesh, merged, ring_tube, superellipsoid
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.envelope import Envelope
from render.wearables.face.strap import strap
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

VELVET: Color = (0.45, 0.1, 0.62)
GOLD: Color = (0.98, 0.76, 0.28)
STONE: Color = (0.1, 0.75, 0.85)
STEP = 0.045
LIFT, THICK = 0.075, 0.03  # of its middle over the skin, and half
PIPING = 0.026
POINTS = 72  # of the outer piping; half as many about each eye


@dataclass(frozen=True, eq=False)
class _Cut:
    """A mask's outline as it lies flat: x is an angle about the head, from the middle of the eyes.

    eyes: float64 (2, 2), the holes' middles. size: half an eye's width. tall: from the eyes to the
    upper edge.
    """

    eyes: Floats
    size: float
    tall: float

    def field(self, x: Floats, y: Floats) -> Floats:
        """Negative on the mask."""
        aside = np.abs(x)
        reach = float(self.eyes[1, 0]) + 1.75 * self.size
        share = np.clip(aside / reach, 0, 1.3)
        wing = self.tall * (0.82 + 0.1 * np.cos(7 * share) + 0.5 * share**3)
        low = self.size * (-0.55 - 0.85 * np.sin(np.pi * np.clip(share * 1.02, 0, 1)) ** 1.2)
        low = low + (wing + 0.5 * self.size) * np.clip(share - 0.62, 0, 1) ** 2 * 3.4
        edge = smooth_max(y - wing, low - y, 0.1 * self.size)
        return smooth_max(smooth_max(edge, aside - reach, 0.3 * self.size), self.holes(x, y), 0.02)

    def holes(self, x: Floats, y: Floats) -> Floats:
        """Positive within the holes: almonds that rise outward."""
        found = np.full(np.broadcast(x, y).shape, -1.0)
        for middle in self.eyes:
            out = np.sign(middle[0])
            across = (x - middle[0]) / (1.16 * self.size)
            up = (y - middle[1] - 0.14 * self.size * across * out) / (0.93 * self.size)
            share = (np.abs(across) ** 2.2 + np.abs(up) ** 2.2) ** (1 / 2.2)
            found = np.maximum(found, 0.9 * self.size * (1 - share))
        return found


def build_mask(head: Head, dye: Dye) -> Worn:
    """With holes for both eyes; nothing for who shows but one."""
    eyes = head.features.eyes
    if len(eyes) < 2:
        return Worn(Piece())
    cut, height = _cut(head)
    cloth = Material(dye.pick(0, VELVET), roughness=0.55, coat=0.1, sheen=0.4)
    metal = Material(dye.pick(1, GOLD), roughness=0.24, coat=0.35, metallic=0.55)
    glass = Material(STONE, roughness=0.1, coat=0.6)
    gem = head.skull.around(np.zeros(1), np.array([height + 0.58 * cut.tall]), LIFT + THICK)[0]
    stone = superellipsoid(np.array((0.085, 0.11, 0.06)) * cut.size / 0.32, 2.3, sides=18)
    edge = float(cut.eyes[1, 0]) + 1.2 * cut.size
    band = strap(
        head,
        height=height + 0.25 * cut.tall,
        wide=0.055 * cut.size / 0.32,
        start=float(head.skull.around(np.array([edge]), np.array([height]))[0, 0]),
    )
    parts = (
        _sheet(head.skull, cut, height).part("mask", cloth, joint=head.joint),
        merged(_piping(head.skull, cut, height)).part("piping", metal, joint=head.joint),
        stone.placed(np.eye(3), gem).part("stone", glass, joint=head.joint),
        band.part("strap", cloth, joint=head.joint),
    )
    return Worn(Piece(parts))


def _cut(head: Head) -> tuple[_Cut, float]:
    """The cut for a head, about the height of its eyes."""
    features, middle = head.features, head.skull.middle
    eyes = features.eyes - (middle * (1, 0, 1))
    angle = np.arctan2(eyes[:, 0], eyes[:, 2])
    height = features.eye_height
    flat = np.stack([angle, eyes[:, 1] - height], 1)
    size = features.eye_size
    tall = float(np.clip(features.brow - height + 0.02, 1.35 * size, 1.9 * size))
    return _Cut(flat, size, tall), height


def _sheet(skull: Envelope, cut: _Cut, height: float) -> Mesh:
    """Modelled flat, with thickness, then laid around the head."""

    def field(points: Floats) -> Floats:
        x, y, h = np.moveaxis(points, -1, 0)
        return smooth_max(cut.field(x, y), np.abs(h) - 1.6 * THICK, 0.05)

    reach = float(cut.eyes[1, 0]) + 1.8 * cut.size
    mesh = solid(field, (-reach, -1.6 * cut.size, -0.1), (reach, 1.7 * cut.tall, 0.1), STEP)
    x, y, h = mesh.vertices.T
    return mesh.at(skull.around(x, y + height, LIFT + h / 1.6)).outward()


def _piping(skull: Envelope, cut: _Cut, height: float) -> list[Mesh]:
    """Cords along the outline and about both holes."""
    reach = float(cut.eyes[1, 0]) + 2.0 * cut.size
    x, y = np.arange(-reach, reach, 0.02), np.arange(-1.8 * cut.size, 1.8 * cut.tall, 0.02)
    values = cut.field(*np.meshgrid(x, y, indexing="ij"))
    cords = []
    for line in find_contours(values, 0.0):
        flat = np.stack([np.interp(line[:, 0], np.arange(len(x)), x), line[:, 1] * 0.02 + y[0]], 1)
        long = float(np.linalg.norm(np.diff(flat, axis=0), axis=1).sum())
        if long < 2 * cut.size:
            continue
        even = _even(flat, POINTS if long > 8 * cut.size else POINTS // 2)
        path = skull.around(even[:, 0], even[:, 1] + height, LIFT + 0.3 * THICK)
        cords.append(ring_tube(path, PIPING * cut.size / 0.32, sides=6))
    return cords


def _even(line: Floats, count: int) -> Floats:
    """A closed line (N, 2) as so many points, evenly apart."""
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    places = np.linspace(0, length[-1], count, endpoint=False)
    return np.stack([np.interp(places, length, line[:, axis]) for axis in (0, 1)], 1)
