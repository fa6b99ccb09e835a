"""Earrings: studs, hoops and drops at the lobes."""

from __future__ import annotations

import numpy as np

from pipeline.types import FaceTexture
from render.color import color_of
from render.figure.ears import COVERING, ear_frame
from render.figure.eyes import LEFT
from render.figure.sculpt import Sculpt
from render.modelling.meshes import Floats, Mesh, merged, ring_tube, superellipsoid
from render.modelling.piece import Piece
from render.types import Material

HOOP = 0.13  # radius
BEFORE = np.array((0.02, 0.0, 0.03))  # where it is fastened, from the lobe
LOBE = np.array((-0.02, -0.21, 0.04))  # in an ear's frame, of average size


def build_earrings(proportions: Sculpt, _: FaceTexture | None) -> Piece:
    """One at each ear that is shown."""
    earrings, ears = proportions.likeness.earrings, proportions.likeness.ears
    sides = [s for s, shown in ((-1, ears.shown_right), (1, ears.shown_left)) if shown]
    hidden = proportions.likeness.cover.kind in COVERING
    if earrings.kind == "none" or hidden or not sides:
        return Piece()
    left = {"stud": _stud, "hoop": _hoop, "drop": _drop}[earrings.kind](lobe(proportions))
    mesh = merged(left if side > 0 else left.mirrored() for side in sides)
    material = Material(color_of(earrings.color), roughness=0.22, coat=0.3, metallic=0.7)
    return Piece((mesh.part("earrings", material, joint="head"),))


def lobe(proportions: Sculpt) -> Floats:
    """The front of the left ear's lobe, float64 (3,)."""
    place, axes = ear_frame(proportions, LEFT)
    return np.asarray(place + axes @ (LOBE * proportions.likeness.ears.size))


def _stud(at: Floats) -> Mesh:
    return superellipsoid((0.055, 0.055, 0.05), sides=16).placed(np.eye(3), at + BEFORE)


def _hoop(at: Floats) -> Mesh:
    """Turned a little, so that it is seen as a ring from before."""
    turn = 2 * np.pi * np.arange(28) / 28
    ring = np.stack([0.55 * np.sin(turn), np.cos(turn), 0.83 * np.sin(turn)], 1)
    return ring_tube(at + (0.02, -0.9 * HOOP, 0.0) + HOOP * ring, 0.024, sides=7)


def _drop(at: Floats) -> Mesh:
    """A bead, and a larger drop below it."""
    bead = superellipsoid((0.04, 0.04, 0.04), sides=12).placed(np.eye(3), at + BEFORE)
    drop = superellipsoid((0.07, 0.11, 0.07), sides=16)
    narrow = np.where(drop.vertices[:, 1:2] > 0, 1 - 5 * drop.vertices[:, 1:2], 1.0)
    shape = drop.at(drop.vertices * np.concatenate([narrow, narrow**0, narrow], 1))
    return merged([bead, shape.placed(np.eye(3), at + BEFORE - np.array((0, 0.15, 0)))])
