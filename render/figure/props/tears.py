"""Tears: streams over the cheeks, or a single drop."""

from __future__ import annotations

import numpy as np

from render.figure.eyes import LEFT, RIGHT, Eye, find_eye
from render.figure.props.symbols import GONE, drop, facing, scaled
from render.figure.props.wearer import Wearer
from render.modelling.meshes import Floats, Mesh, tube
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

WATER = Material((0.4, 0.74, 1.0), roughness=0.1, coat=0.8, emission=0.08)
STEPS = 22
WIDTH, THICKNESS = 0.075, 0.045  # radii of a stream
WAVES = 2.0  # swellings along it
SWELL = 0.3  # of its thickness
# A wave that runs is a sum of waves at rest: so many, evenly apart, with weights that take turns.
FLOWS = ("tear_flow_first", "tear_flow_second", "tear_flow_third")
DROP, SLIDE = 0.34, 0.46  # a single tear, and how far down the cheek it slides
FALLING, FALL = 0.26, (0.1, -0.75, 0.1)  # what drips off the jaw, and how far it falls


def build_streams(wearer: Wearer) -> Piece:
    """A stream from each eye to the jaw, and what drips off it."""
    eyes = [find_eye(wearer.sculpt, side) for side in (RIGHT, LEFT)]
    return joined(build(wearer, eye) for eye in eyes for build in (_stream, _falling))


def _stream(wearer: Wearer, eye: Eye) -> Piece:
    part = _water(wearer, eye, None).part(f"tears_{eye.name}", WATER, joint="head")
    phases = np.arange(len(FLOWS)) / len(FLOWS)
    flows = [_water(wearer, eye, float(phase)).vertices for phase in phases]
    return morphed(part, dict(zip(FLOWS, flows, strict=True)))


def _water(wearer: Wearer, eye: Eye, phase: float | None) -> Mesh:
    """phase: of the waves on it, None for none."""
    share = np.linspace(0, 1, STEPS)
    path = _way(wearer, eye, share)
    wave = 0.0 if phase is None else np.sin(2 * np.pi * (WAVES * share - phase))
    swell = 1 + 4 / 3 * SWELL * wave * np.clip(4 * share, 0, 1) + 0.5 * share**6
    taper = np.clip(0.5 + 3 * share, 0, 1) * swell
    sizes = np.stack([THICKNESS * taper, WIDTH * taper], 1)
    normals = np.tile((0.35 * eye.side, 0.0, 1.0), (STEPS, 1))
    return tube(path, sizes, sides=12, normals=normals)


def _falling(wearer: Wearer, eye: Eye) -> Piece:
    """A drop that swells at the stream's end and falls."""
    place = _way(wearer, eye, np.ones(1))[0] + np.array((0.0, -0.02, 0.06))
    mesh = drop().placed(FALLING * facing((0.2 * eye.side, -0.1, 1.0)), place)
    fallen = mesh.vertices + np.array(FALL) * (eye.side, 1, 1)
    part = mesh.part(f"drip_{eye.name}", WATER, joint="head")
    return morphed(part, {"tear_fall": fallen, "tear_away": scaled(mesh, GONE, place)})


def _way(wearer: Wearer, eye: Eye, share: Floats) -> Floats:
    """Down the cheek on the skin, (N, 3); share 0 at the lid, 1 at the jaw."""
    start = float(eye.lid(-0.1, upper=False))
    end = float(wearer.sculpt.face.at(152)[1]) + 0.3
    x = eye.middle[0] + eye.side * (0.02 + 0.1 * np.sin(np.pi * share * 0.8))
    y = start + share * (end - start)
    return np.stack([x, y, wearer.sculpt.skin_z(x, y) + 0.012], 1)


def build_tear(wearer: Wearer) -> Piece:
    """One drop that comes under the left eye, slides down the cheek and goes."""
    eye = find_eye(wearer.sculpt, LEFT)
    share = np.array([0.16, 0.16 + SLIDE])
    start, end = _way(wearer, eye, share) + np.array((0.0, 0.0, 0.04))
    mesh = drop().placed(DROP * facing((0.3, -0.1, 1.0)), start)
    part = mesh.part("tear", WATER, joint="head")
    slid = mesh.vertices + end - start
    return morphed(part, {"tear_slide": slid, "tear_away": scaled(mesh, GONE, start)})
