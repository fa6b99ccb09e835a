"""What an expression adds to an animal: hearts over the eyes of one that is in love."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.likeness import ExpressionName
from render.figure.morphs import morphed
from render.figure.piece import Piece, joined
from render.figure.props.hearts import BEAT, RED
from render.figure.props.symbols import facing, heart, scaled
from render.types import Body, Part

WIDTH = 1.15  # of a heart against its eye's
CLEAR = 0.1  # of the eye's height: how far hearts stand before its socket
SOCKET = "socket_"


def with_animal_props(body: Body, expression: ExpressionName | None) -> Body:
    """The animal with what it needs to act; itself where that is nothing."""
    if expression != "love":
        return body
    sockets = (part for part in body.parts if part.name.startswith(SOCKET))
    hearts = joined(_heart_over(part) for part in sockets)
    return replace(
        body,
        parts=body.parts + hearts.parts,
        blend_shapes=body.blend_shapes + hearts.shapes,
    )


def _heart_over(socket: Part) -> Piece:
    """A heart that beats, as large as the eye whose closed lid it covers."""
    low, high = socket.vertices.min(0), socket.vertices.max(0)
    height = float(high[1] - low[1])
    place = np.array([*(low + high)[:2] / 2, high[2] + CLEAR * height])
    mesh = heart().placed(WIDTH * height * facing((0.0, 0.0, 1.0)), place)
    part = mesh.part(socket.name.replace(SOCKET, "heart_"), RED, joint=socket.joint)
    return morphed(part, {"heart_beat": scaled(mesh, BEAT, place)})
