"""Gives a figure the props of an expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from config.attire import Slot
from pipeline.likeness import ExpressionName, Person
from render.figure.build import HEAD, JOINTS
from render.figure.held.side import freed
from render.figure.props.hand import build_hand
from render.figure.props.hearts import build_heart_eyes, build_kiss
from render.figure.props.marks import build_cloud, build_flash, build_steam, build_vein
from render.figure.props.party import build_confetti, build_hat
from render.figure.props.shades import build_shades
from render.figure.props.sleep import build_bubble, build_letters
from render.figure.props.tears import build_streams, build_tear
from render.figure.props.wearer import Wearer
from render.figure.sculpt import sculpt
from render.layout import place
from render.modelling.meshes import Floats
from render.modelling.piece import Piece, joined
from render.types import Body, Joint, Vector
from render.wearables.wear import wears

PropBuilder = Callable[[Wearer], Piece]
PROPS: Mapping[ExpressionName, tuple[PropBuilder, ...]] = MappingProxyType(
    {
        "love": (build_heart_eyes,),
        "kiss": (build_kiss,),
        "cry": (build_streams,),
        "sad": (build_tear,),
        "sleep": (build_letters, build_bubble),
        "cool": (build_shades,),
        "surprise": (build_flash,),
        "angry": (build_vein, build_steam),
        "think": (build_hand, build_cloud),
        "party": (build_hat, build_confetti),
    }
)
SLOTS: Mapping[PropBuilder, Slot] = MappingProxyType({build_hat: "head", build_shades: "eyes"})
REPLACED: Mapping[ExpressionName, tuple[str, ...]] = MappingProxyType(
    {"cool": ("glasses", "lenses"), "love": ("lenses",)}
)


def with_props(
    body: Body,
    person: Person,
    expression: ExpressionName,
    *,
    strength: float = 0.7,
    alone: bool = True,
) -> Body:
    """The figure of a person, built with this strength, with what an expression adds.

    It keeps its place and size, whatever the props reach. alone: nobody stands beside it.
    """
    builders = PROPS.get(expression, ())
    if not builders:
        return body
    scale, offset = _canonical_frame(body)
    if build_hand in builders:
        body = freed(body, offset[0], alone=alone)
    proportions = sculpt(person.likeness, strength=strength)
    wearer = Wearer(proportions, _head(body, scale, offset), person.outfit)
    piece = joined(builder(wearer) for builder in builders if not _in_place(body, builder))
    added = place(
        Body(piece.parts, JOINTS + piece.joints, blend_shapes=piece.shapes), scale, offset
    )
    gone = REPLACED.get(expression, ())
    return Body(
        parts=tuple(part for part in body.parts if part.name not in gone) + added.parts,
        joints=body.joints + added.joints[len(JOINTS) :],
        anchors=body.anchors,
        blend_shapes=tuple(s for s in body.blend_shapes if s.part not in gone) + added.blend_shapes,
    )


def _in_place(body: Body, builder: PropBuilder) -> bool:
    """Whether the body wears something already where this prop would go."""
    slot = SLOTS.get(builder)
    return slot is not None and wears(body, slot)


def _canonical_frame(body: Body) -> tuple[float, Vector]:
    """Scale and offset that took a figure from canonical units to its place: its joints tell."""
    places = [np.array(_position(body.joints, joint.name)) for joint in JOINTS[:2]]
    canonical = [np.array(joint.position) for joint in JOINTS[:2]]
    lengths = [float(np.linalg.norm(second - first)) for first, second in (places, canonical)]
    scale = lengths[0] / lengths[1]
    x, y, z = (float(value) for value in places[0] - scale * canonical[0])
    return scale, (x, y, z)


def _position(joints: tuple[Joint, ...], name: str) -> Vector:
    return next(joint.position for joint in joints if joint.name == name)


def _head(body: Body, scale: float, offset: Vector) -> Floats:
    """The vertices of all that moves with the head, in canonical units."""
    upper = {joint.name for joint in body.joints if HEAD in (joint.name, joint.parent)}
    vertices = [part.vertices for part in body.parts if part.joint in upper]
    return np.asarray((np.concatenate(vertices).astype(np.float64) - offset) / scale)
