"""Builds an animal: its relief becomes a toy with a head, eyes, a nose and a mouth of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.types import AnimalFace, Cartoon
from render.animal.anchors import find_head_anchors
from render.animal.coat import as_toy_coat
from render.animal.colors import read_colors
from render.animal.erase import without_features
from render.animal.eyes import build_eyes
from render.animal.face import Features, place_features
from render.animal.gate import further_faces
from render.animal.mouth import build_mouth
from render.animal.nose import build_nose
from render.animal.place import JOINT, Head, look_at
from render.animal.solid import Solid
from render.animal.volume import build_solid
from render.geometry import smoothstep
from render.modelling.piece import Piece, joined
from render.relief.anchors import find_anchors
from render.relief.build import TRIANGLES, plan_relief, relief_part
from render.relief.canvas import CELLS
from render.relief.surface import mesh_field
from render.types import Body, Joint, Part

NECK_SOFTNESS = 0.1  # half the width over which skin between head and body stretches, units
BUILDERS = (build_eyes, build_nose, build_mouth)


def build_animal(
    cartoon: Cartoon, face: AnimalFace, *, triangles: int = TRIANGLES, cells: int = CELLS
) -> Body:
    """The drawing of an animal as a toy that can nod, blink and smile.

    face: in px of the drawing; other animals on it get faces too, but only this one's head turns.
    triangles: about so many of the relief. cells: see
    build_relief. Raises UnbuildableRelief when nothing solid is left.
    """
    faces = (face, *further_faces(cartoon, face))
    colors = [read_colors(cartoon, each) for each in faces]
    bare = cartoon
    for each, found in zip(faces, colors, strict=True):
        bare = as_toy_coat(without_features(bare, each, found), each)
    plan = plan_relief(bare, cells=cells)
    features = tuple(place_features(each, plan.canvas) for each in faces)
    solid, muzzles = build_solid(plan, features)
    mesh = mesh_field(solid.whole, solid.lowest, triangles=triangles)
    coat = _with_neck(relief_part(plan, mesh, bare), solid)
    heights, distance = look_at(solid, plan.outline.distance)
    heads = [
        Head(features[number], colors[number], muzzle, solid, heights, distance, coat, number)
        for number, muzzle in enumerate(muzzles)
    ]
    piece = joined(_build_features(head) for head in heads)
    anchors = find_anchors(mesh, plan.canvas, cartoon.faces)
    for head in heads:
        anchors |= find_head_anchors(head)
    return Body((coat, *piece.parts), _joints(features[0]), anchors, piece.shapes)


def _build_features(head: Head) -> Piece:
    """Eyes, nose and mouth; those of further heads have numbered names."""
    piece = joined(build(head) for build in BUILDERS)
    return Piece(
        tuple(replace(part, name=part.name + head.suffix) for part in piece.parts),
        tuple(replace(shape, part=shape.part + head.suffix) for shape in piece.shapes),
    )


def _with_neck(coat: Part, solid: Solid) -> Part:
    """The relief hung on the head's joint, with the share of it that each vertex has."""
    rest = np.minimum.reduce([solid.body, *solid.heads[1:]])
    nearer = solid.sample(rest, coat.vertices) - solid.sample(solid.heads[0], coat.vertices)
    share = np.clip(0.5 + nearer / (2 * NECK_SOFTNESS), 0, 1)
    weights = (smoothstep(share)).astype(np.float32)
    return replace(coat, joint=JOINT, skin_weights=weights)


def _joints(face: Features) -> tuple[Joint, ...]:
    """The head turns where it meets the neck."""
    x, y = (float(value) for value in face.centre - 0.85 * face.half[1] * face.up)
    return (Joint("root", (0.0, 0.0, 0.0)), Joint(JOINT, (x, y, 0.0), "root"))
