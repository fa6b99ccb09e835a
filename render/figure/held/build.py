"""Gives a figure something to hold beside its head, in a hand that waves gently."""

from __future__ import annotations

import numpy as np

from config.attire import Outfit
from pipeline.likeness import Likeness
from render.color import color_of
from render.figure.complexion import skin_color, skin_material
from render.figure.costumes.build import find_sleeve
from render.figure.held.arm import CUFF, SIZES, Arm, cuff, skin, sleeve
from render.figure.held.catalog import HELD
from render.figure.held.side import PREFIX, Side, mirrored
from render.figure.held.thing import Bit, Held
from render.figure.sculpt import Sculpt
from render.figure.torso import Torso, build_torso
from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import Joint, Part
from render.wearables.wearable import Dye

ARM, LATE = PREFIX + "arm", PREFIX + "late"
SWING = 1.3  # of the arm
ELBOW = (1.2, 0.98, 0.16)  # a place on the bust, see Torso.point
FIST = (1.78, 0.08, 0.5)
BESIDE = 0.36  # of the grip from the side of the head, units of a hand
FARTHEST = (2.05, 1.7)  # of the grip from the middle: against the bust, and at least
BARE_END = 1.2
CLOSE_FIST, CLOSE_SIZE, CLOSE_LEAN = (0.9, 0.52, 0.66), 0.78, 0.3


def build_held(proportions: Sculpt, outfit: Outfit, head: Floats, side: Side) -> Piece:
    """The arm, its hand and the thing; nothing where nothing is held.

    head: float64 (N, 3), the vertices of all that moves with the head.
    """
    if outfit.held is None:
        return Piece()
    held = HELD[outfit.held]
    find = _close if side.close else _raised
    arm = find(proportions, held, head * (side.across, 1, 1))
    dye = Dye(tuple(color_of(color) for color in outfit.colors), outfit.seed)
    parts = [*_limb(arm, held, proportions.likeness, outfit)]
    parts += [_hung(arm, bit) for bit in held.build(dye)]
    joints = [Joint(ARM, _point(arm.elbow), "root", swing=SWING)]
    if any(part.joint == LATE for part in parts):
        joints.append(Joint(LATE, _point(arm.fist), ARM, swing=held.swing))
    piece = Piece(tuple(parts), (), tuple(joints))
    return piece if side.across > 0 else mirrored(piece)


def _raised(proportions: Sculpt, held: Held, head: Floats) -> Arm:
    torso = build_torso(proportions)
    size = SIZES[proportions.likeness.age]
    x, y, z = torso.point(FIST[0], FIST[1] - held.raised, FIST[2])
    near = head[(head[:, 1] > y - 0.3 * size) & (head[:, 1] < y + 0.9 * size), 0]
    beside = float(near.max(initial=0.0)) + max(BESIDE, held.aside) * size
    farthest = max(FARTHEST[0] * torso.wide, FARTHEST[1] + 0.3 * held.aside * size)
    x = min(max(x, beside), max(x, farthest))
    return Arm(size, np.array((x, y, z)), _leaning(held.tilt_deg), held.wrist, _elbow(torso))


def _close(proportions: Sculpt, held: Held, _: Floats) -> Arm:
    """Before the shoulder, smaller: no neighbour's face is covered."""
    torso = build_torso(proportions)
    size = CLOSE_SIZE * SIZES[proportions.likeness.age]
    fist = np.array(torso.point(*CLOSE_FIST))
    return Arm(size, fist, _leaning(CLOSE_LEAN * held.tilt_deg), held.wrist, _elbow(torso))


def _elbow(torso: Torso) -> Floats:
    return np.array(torso.point(*ELBOW))


def _leaning(degrees: float) -> Floats:
    """The axes of a grip whose top leans away from the head."""
    tilt = np.radians(degrees)
    return np.array(
        [[np.cos(tilt), np.sin(tilt), 0], [-np.sin(tilt), np.cos(tilt), 0], [0, 0, 1.0]]
    )


def _limb(arm: Arm, held: Held, likeness: Likeness, outfit: Outfit) -> list[Part]:
    """Hand and sleeve, which bend at the elbow."""
    covering = find_sleeve(likeness, outfit)
    material = skin_material(skin_color(likeness))
    end = BARE_END if covering is None else CUFF + 0.25
    meshes = [("hand", skin(arm, held.hand, end), material)]
    if covering is not None:
        meshes.append(("sleeve", sleeve(arm), covering.cloth))
        meshes.append(("cuff", cuff(arm), covering.cuff))
    return [
        mesh.part(PREFIX + name, look, joint=ARM, weights=arm.weights(mesh.vertices))
        for name, mesh, look in meshes
    ]


def _hung(arm: Arm, bit: Bit) -> Part:
    joint = LATE if bit.late else ARM
    mesh = arm.placed(bit.mesh)
    return mesh.part(PREFIX + bit.name, bit.material, joint=joint, texture=bit.texture)


def _point(place: Floats) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in place)
    return x, y, z
