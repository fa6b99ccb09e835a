"""A figure as wearer: its head and neck, measured, and what its outfit puts on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from config.attire import SLOT_OF, Outfit
from render.figure.ears import ear_frame
from render.figure.eyes import LEFT, RIGHT, find_eye
from render.figure.hair.paint import hair_color
from render.figure.mouth import MOUTH_POSES
from render.figure.sculpt import Sculpt
from render.figure.stretch import skin_offsets
from render.figure.torso import build_torso
from render.geometry import smoothstep, unit
from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import Part
from render.wearables.envelope import Envelope, envelop
from render.wearables.hats.catalog import HATS
from render.wearables.head import Features, Head, Neck
from render.wearables.wear import COVER, HAIR, dress_head, wearable_names

JOINTS = ("head", "hair")  # whose parts make the head's outside
BUST = ("neck", "hair_tail")
NEVER_OFF = ("headscarf", "hood", "turban")
MIDDLE_UP = 0.05  # of the envelope's middle above the eyes
RING_BELOW_CHIN, CHEST_BELOW, BUST_MIDDLE = 0.42, 0.95, 0.9  # in heights of the bust
BEFORE_CHEST = 0.06
CLEAR_OF_BROWS = 0.06
SHOULDERED = ("costume_", "neck", "clothes", "worn_cape", "worn_scarf", "worn_necklace")
# Hair over clothes, in units of an adult's bust: its distance, how deep it may lie to be lifted
# wholly and not at all, and from where under the chin on.
OVER_CLOTHES, LIFTED, UNDER_CHIN = 0.05, (0.12, 0.36), 0.2
_OVER = ("hair", "cover", "glasses", "lenses", "earring", "beard")  # of the skull


def dressed(sculpt: Sculpt, piece: Piece, outfit: Outfit) -> Piece:
    """The figure with what it wears; itself where that is nothing."""
    if not outfit.worn:
        return replace(piece, parts=_laid_over(sculpt, piece.parts)) if outfit.costume else piece
    bared, head = _uncovered(sculpt, piece.parts, outfit)
    found = dress_head(bared, head, outfit)
    left = {part.name for part in found.parts}
    parts = found.parts + found.added.parts
    if outfit.costume or any(SLOT_OF[name] == "neck" for name in outfit.worn):
        parts = _laid_over(sculpt, parts)
    return Piece(
        parts,
        tuple(shape for shape in piece.shapes if shape.part in left) + found.added.shapes,
        piece.joints + found.added.joints,
    )


def _uncovered(
    sculpt: Sculpt, parts: Sequence[Part], outfit: Outfit
) -> tuple[tuple[Part, ...], Head]:
    """The head, without the person's own cap where a hat is put on: nobody wears two."""
    head = figure_head(sculpt, parts)
    bare = tuple(part for part in parts if not part.name.startswith(COVER))
    if len(bare) == len(parts) or not any(name in HATS for name in wearable_names(head, outfit)):
        return tuple(parts), head
    return bare, figure_head(sculpt, bare)


def _laid_over(sculpt: Sculpt, parts: Sequence[Part]) -> tuple[Part, ...]:
    """With long hair on what is worn about the shoulders: epaulettes do not come through it.

    What lies deep inside stays there: hair that ends in a collar, or falls behind the back.
    """
    torso = build_torso(sculpt)
    hair = [part for part in parts if _hangs(part, torso.chin)]
    worn = [part for part in parts if part.name.startswith(SHOULDERED) and part not in hair]
    if not hair or not worn:
        return tuple(parts)
    bust = _envelope(worn, torso.point(0.0, BUST_MIDDLE, 0.0))

    def laid(part: Part) -> Part:
        points = part.vertices.astype(np.float64)
        depth = bust.distance(points) / torso.wide
        share = smoothstep(np.clip((depth + LIFTED[1]) / (LIFTED[1] - LIFTED[0]), 0, 1))
        share = share * np.clip((torso.chin + UNDER_CHIN - points[:, 1]) / UNDER_CHIN, 0, 1)
        up = share * torso.wide * np.maximum(OVER_CLOTHES - depth, 0)
        moved = points + up[:, None] * unit(points - bust.middle)
        return replace(part, vertices=moved.astype(np.float32))

    return tuple(laid(part) if part in hair else part for part in parts)


def _hangs(part: Part, chin: float) -> bool:
    return part.name.startswith(HAIR) and float(part.vertices[:, 1].min()) < chin


def figure_head(sculpt: Sculpt, parts: Sequence[Part]) -> Head:
    """The head of a figure that consists of these parts, in canonical units."""
    above = [part for part in parts if part.joint in JOINTS and not part.name.startswith(BUST)]
    bare = [part for part in above if not part.name.startswith(_OVER)]
    middle = (0.0, sculpt.skull.eye_height + MIDDLE_UP, -0.05)
    return Head(
        kind="figure",
        outside=_envelope(above, middle),
        skull=_envelope(bare, middle),
        features=find_features(sculpt),
        neck=find_neck(sculpt, parts),
        covered=sculpt.likeness.cover.kind in NEVER_OFF,
        moves=lambda points: _skin_moves(sculpt, points),
        hair=hair_color(sculpt.likeness.beard.color),
    )


def _skin_moves(sculpt: Sculpt, points: Floats) -> Mapping[str, Floats]:
    return {name: skin_offsets(sculpt, name, points) for name in MOUTH_POSES}


def find_features(sculpt: Sculpt) -> Features:
    """Where things sit on the face of a figure."""
    eyes = [find_eye(sculpt, side) for side in (RIGHT, LEFT)]
    skull = sculpt.skull
    foremost = [(*eye.middle, float(eye.ball_z(*eye.middle))) for eye in eyes]
    ears = [ear_frame(sculpt, side)[0] for side in (RIGHT, LEFT)]
    temples = [
        (np.sign(ear[0]) * skull.half_width(skull.eye_height), skull.eye_height, ear[2])
        for ear in ears
    ]
    nose = sculpt.face.at(4)
    lips = float(sculpt.face.at(13)[1])
    chin = float(sculpt.face.at(152)[1])
    return Features(
        eyes=np.array(foremost, np.float64),
        eye_size=eyes[0].half_width,
        nose=np.array((0.0, nose[1], sculpt.skin_z(0.0, nose[1]))),
        mouth=np.array((0.0, lips, sculpt.skin_z(0.0, lips))),
        chin=np.array((0.0, chin, sculpt.skin_z(0.0, chin + 0.06))),
        temples=np.array(temples, np.float64),
        brow=float(sculpt.face.right("brow_top")[:, 1].max()) + CLEAR_OF_BROWS,
        crown=skull.centre[1] + float(skull.outline(np.pi / 2)),
    )


def find_neck(sculpt: Sculpt, parts: Sequence[Part]) -> Neck:
    """The neck of a figure that consists of these parts, and its chest."""
    torso = build_torso(sculpt)
    chest = torso.front(0.0, torso.chin - CHEST_BELOW * torso.high, BEFORE_CHEST)
    middle = np.array(torso.point(0.0, RING_BELOW_CHIN, 0.0))
    below = [part for part in parts if part.joint == "root" or part.name == "neck"]
    bust = _envelope(below, torso.point(0.0, BUST_MIDDLE, 0.0))
    flat = np.asarray(chest, np.float64).reshape(3)
    return Neck(middle, torso.neck, torso.wide, flat, bust)


def _envelope(parts: Sequence[Part], middle: tuple[float, float, float]) -> Envelope:
    vertices = np.concatenate([part.vertices for part in parts]).astype(np.float64)
    starts = np.cumsum([0] + [len(part.vertices) for part in parts[:-1]])
    triangles = [part.triangles + start for part, start in zip(parts, starts, strict=True)]
    return envelop(vertices, np.concatenate(triangles).astype(np.int32), middle)
