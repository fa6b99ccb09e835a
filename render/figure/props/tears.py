"""Tears: streams over the cheeks, or a single drop."""

from __future__ import annotations

import numpy as np

from render.figure.eyes import LEFT, RIGHT, Eye, find_eye
from render.figure.meshes import Floats, Mesh, tube
from render.figure.morphs import morphed
from render.figure.piece import Piece, joined
from render.figure.props.symbols import drop, facing
from render.figure.props.wearer import Wearer
from render.types import Material

WATER = Material((0.4, 0.74, 1.0), roughness=0.1, coat=0.8, emission=0.08)
STEPS = 22
WIDTH, THICKNESS = 0.075, 0.045  # radii of a stream
WAVES = 2.5  # swellings along it
DRY = 0.3  # of its length that is left when it has dried up
DROP = 0.34
SLIDE = 0.42


def build_streams(wearer: Wearer) -> Piece:
    """A stream from each eye to the jaw, that flows and dries up."""
    return joined(_stream(wearer, find_eye(wearer.sculpt, side)) for side in (RIGHT, LEFT))


def _stream(wearer: Wearer, eye: Eye) -> Piece:
    mesh = _water(wearer, eye, length=1.0, phase=0.0)
    part = mesh.part(f"tears_{eye.name}", WATER, joint="head")
    flow = _water(wearer, eye, length=1.0, phase=0.5).vertices
    return morphed(
        part,
        {"tear_flow": flow, "tear_dry": _water(wearer, eye, length=DRY, phase=0.0).vertices},
    )


def _water(wearer: Wearer, eye: Eye, *, length: float, phase: float) -> Mesh:
    share = np.linspace(0, 1, STEPS)
    path = _way(wearer, eye, share * length)
    swell = 1 + 0.16 * np.sin(2 * np.pi * (WAVES * share - phase)) + 0.6 * share**6
    taper = np.clip(0.5 + 3 * share, 0, 1) * swell
    sizes = np.stack([THICKNESS * taper, WIDTH * taper], 1)
    normals = np.tile((0.35 * eye.side, 0.0, 1.0), (STEPS, 1))
    return tube(path, sizes, sides=12, normals=normals)


def _way(wearer: Wearer, eye: Eye, share: Floats) -> Floats:
    """Down the cheek on the skin, (N, 3); share 0 at the lid, 1 at the jaw."""
    start = float(eye.lid(-0.1, upper=False))
    end = float(wearer.sculpt.face.at(152)[1]) + 0.3
    x = eye.middle[0] + eye.side * (0.02 + 0.1 * np.sin(np.pi * share * 0.8))
    y = start + share * (end - start)
    return np.stack([x, y, wearer.sculpt.skin_z(x, y) + 0.012], 1)


def build_tear(wearer: Wearer) -> Piece:
    """One drop under the left eye, that slides down the cheek."""
    eye = find_eye(wearer.sculpt, LEFT)
    share = np.array([0.16, 0.16 + SLIDE])
    start, end = _way(wearer, eye, share) + np.array((0.0, 0.0, 0.04))
    mesh = drop().placed(DROP * facing((0.3, -0.1, 1.0)), start)
    part = mesh.part("tear", WATER, joint="head")
    return morphed(part, {"tear_slide": mesh.vertices + end - start})
