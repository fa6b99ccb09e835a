"""An angel's halo: a ring of light that hovers over the head and bobs."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import Mesh, ring_tube
from render.modelling.piece import Piece
from render.types import Color, Joint, Material
from render.wearables.ears.stand import head_size
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

LIGHT: Color = (1.0, 0.82, 0.22)
RADIUS, WIDE, TALL = 0.72, 0.125, 0.095  # of the ring, and of its section
HOVERS = 0.34  # over the head
TILT_DEG = 14.0  # toward the viewer
ASIDE = 2.4  # of the joint: what turns about a distant point goes up and down


def build_halo(head: Head, dye: Dye) -> Worn:
    """A ring with a lighter core that glows."""
    size = head_size(head)
    top = head.outside.toward(np.array([(0.0, 1.0, 0.0)]))[0]
    middle = top + np.array((0.0, HOVERS * size, 0.0))
    color = dye.pick(0, LIGHT)
    pale = tuple(0.35 * channel + 0.65 for channel in color)
    ring = _ring(RADIUS * size, WIDE * size, TALL * size)
    core = _ring((RADIUS + 0.022) * size, 0.116 * size, 0.04 * size)
    tilt = np.radians(TILT_DEG)
    axes = np.array([[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]])
    joint = Joint("hover", (float(middle[0]) - ASIDE, float(middle[1]), 0.0), head.joint, swing=0.6)
    glow = Material(color, roughness=0.3, coat=0.3, emission=0.55)
    bright = Material((pale[0], pale[1], pale[2]), roughness=0.4, coat=0.1, emission=0.9)
    parts = (
        ring.placed(axes, middle).part("ring", glow, joint="hover"),
        core.placed(axes, middle).part("core", bright, joint="hover"),
    )
    return Worn(Piece(parts, joints=(joint,)))


def _ring(radius: float, wide: float, tall: float) -> Mesh:
    angle = 2 * np.pi * np.arange(72) / 72
    path = radius * np.stack([np.sin(angle), 0 * angle, np.cos(angle)], 1)
    return ring_tube(path, np.tile((wide, tall), (72, 1)), sides=14)
