"""What an expression adds to an animal: hearts for eyes, shades, a party hat, tears and signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from config.attire import Slot
from pipeline.likeness import ExpressionName
from render.animal.gear import build_bubble, build_kiss, build_shades, build_tear, build_tears
from render.animal.wearer import AnimalHead, find_head
from render.figure.props.hearts import BEAT, RED
from render.figure.props.marks import build_cloud, build_flash, build_steam, build_vein
from render.figure.props.party import build_confetti, build_hat
from render.figure.props.sleep import build_letters
from render.figure.props.symbols import facing, heart, scaled
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Body, Part
from render.wearables.wear import wears

WIDTH = 1.15  # of a heart against its eye's
CLEAR = 0.1  # of the eye's height: how far hearts stand before its socket
SOCKET = "socket_"

PropBuilder = Callable[[AnimalHead], Piece]
PROPS: Mapping[ExpressionName, tuple[PropBuilder, ...]] = MappingProxyType(
    {
        "kiss": (build_kiss,),
        "cry": (build_tears,),
        "sad": (build_tear,),
        "sleep": (build_letters, build_bubble),
        "cool": (build_shades,),
        "surprise": (build_flash,),
        "angry": (build_vein, build_steam),
        "think": (build_cloud,),
        "party": (build_hat, build_confetti),
    }
)
# What an animal may wear already.
SLOTS: Mapping[PropBuilder, Slot] = MappingProxyType({build_hat: "head", build_shades: "eyes"})


def with_animal_props(body: Body, expression: ExpressionName | None) -> Body:
    """The animal with what it needs to act; itself where that is nothing."""
    if expression == "love":
        sockets = (part for part in body.parts if part.name.startswith(SOCKET))
        return _with(body, joined(_heart_over(part) for part in sockets))
    builders = PROPS.get(expression, ()) if expression else ()
    if not builders:
        return body
    head = find_head(body)
    missing = [each for each in builders if each not in SLOTS or not wears(body, SLOTS[each])]
    return _with(body, head.in_scene(joined(builder(head) for builder in missing)))


def _with(body: Body, added: Piece) -> Body:
    return replace(
        body,
        parts=body.parts + added.parts,
        joints=body.joints + added.joints,
        blend_shapes=body.blend_shapes + added.shapes,
    )


def _heart_over(socket: Part) -> Piece:
    """A heart that beats, as large as the eye whose closed lid it covers."""
    low, high = socket.vertices.min(0), socket.vertices.max(0)
    height = float(high[1] - low[1])
    place = np.array([*(low + high)[:2] / 2, high[2] + CLEAR * height])
    mesh = heart().placed(WIDTH * height * facing((0.0, 0.0, 1.0)), place)
    part = mesh.part(socket.name.replace(SOCKET, "heart_"), RED, joint=socket.joint)
    return morphed(part, {"heart_beat": scaled(mesh, BEAT, place)})
