"""Builds an animal: its relief becomes a toy with a head, eyes, a nose and a mouth of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.types import AnimalFace, Cartoon
from render.animal.anchors import find_head_anchors
from render.animal.colors import read_colors
from render.animal.erase import without_features
from render.animal.eyes import build_eyes
from render.animal.face import Features, place_features
from render.animal.mouth import build_mouth
from render.animal.nose import build_nose
from render.animal.place import JOINT, look_at
from render.animal.volume import Solid, build_solid
from render.figure.piece import joined
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

    face: in px of the drawing. triangles: about so many of the relief. cells: see
    build_relief. Raises UnbuildableRelief when nothing solid is left.
    """
    colors = read_colors(cartoon, face)
    bare = without_features(cartoon, face, colors)
    plan = plan_relief(bare, cells=cells)
    features = place_features(face, plan.canvas)
    solid, muzzle = build_solid(plan, features)
    mesh = mesh_field(solid.whole, solid.lowest, triangles=triangles)
    head = look_at(solid, features, colors, muzzle=muzzle, distance=plan.outline.distance)
    piece = joined(build(head) for build in BUILDERS)
    coat = _with_neck(relief_part(plan, mesh, bare), solid)
    anchors = find_anchors(mesh, plan.canvas, cartoon.faces) | find_head_anchors(head)
    return Body((coat, *piece.parts), _joints(features), anchors, piece.shapes)


def _with_neck(coat: Part, solid: Solid) -> Part:
    """The relief hung on the head's joint, with the share of it that each vertex has."""
    nearer = solid.sample(solid.body, coat.vertices) - solid.sample(solid.head, coat.vertices)
    share = np.clip(0.5 + nearer / (2 * NECK_SOFTNESS), 0, 1)
    weights = (share * share * (3 - 2 * share)).astype(np.float32)
    return replace(coat, joint=JOINT, skin_weights=weights)


def _joints(face: Features) -> tuple[Joint, ...]:
    """The head turns where it meets the neck."""
    x, y = (float(value) for value in face.centre - 0.85 * face.half[1] * face.up)
    return (Joint("root", (0.0, 0.0, 0.0)), Joint(JOINT, (x, y, 0.0), "root"))
