"""Puts on a body what its outfit says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import structlog

from config.attire import SLOT_OF, Outfit, Slot
from render.color import color_of
from render.modelling.piece import Piece, joined
from render.types import Body, Part
from render.wearables.catalog import WEARABLES
from render.wearables.head import Head
from render.wearables.wearable import Dye, Hollow, Room, Worn

HAIR = ("hair",)  # names of parts that are pressed under hats begin so
COVER = ("cover",)
# Of a hat's opening: what is under it, and what no longer is. Ears beside it are pulled in.
BESIDE = {"figure": (1.2, 1.5), "animal": (1.45, 1.85), "relief": (1.2, 1.5), "thing": (1.0, 1.15)}
BESIDE_SMALL = (1.0, 1.3)  # of small hats
COAT = "relief"  # the painted solid of an animal or of a relief
PREFIX = "worn_"  # names of all parts that are worn begin so

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, eq=False)
class Dressed:
    """parts: of the body, without those that something takes the place of, hair pressed down.
    added: what is worn, in the scene."""

    parts: tuple[Part, ...]
    added: Piece


def dress_head(parts: Sequence[Part], head: Head, outfit: Outfit) -> Dressed:
    """The parts of a body with all that its head wears.

    At most one thing of each slot is put on, the first; what this head cannot wear is left out.
    """
    dye = Dye(tuple(color_of(color) for color in outfit.colors), outfit.seed)
    kept, worn = tuple(parts), []
    for name in _one_of_each_slot(head, outfit):
        wearable = WEARABLES[name]
        thing = wearable.build(head, dye)
        hidden = wearable.hides + (COVER if thing.hollow is not None else ())
        kept = tuple(part for part in kept if not part.name.startswith(hidden or ("\0",)))
        if thing.hollow is not None:
            kept = tuple(_pressed(part, thing.hollow, head) for part in kept)
        worn.append(_named(name, thing, head.number))
    return Dressed(kept, head.frame.placed(joined(worn)))


def wearable_names(head: Head, outfit: Outfit) -> tuple[str, ...]:
    """What of an outfit a head wears."""
    return _one_of_each_slot(head, outfit)


def wears(body: Body, slot: Slot) -> bool:
    """Whether a dressed body wears something in this slot."""
    starts = tuple(_start(name) for name, its in SLOT_OF.items() if its == slot)
    return any(part.name.startswith(starts) for part in body.parts)


def _start(name: str) -> str:
    """What the names of a wearable's parts begin with."""
    return f"{PREFIX}{name.replace('-', '_')}_"


def _one_of_each_slot(head: Head, outfit: Outfit) -> tuple[str, ...]:
    chosen: list[str] = []
    taken: set[Room] = set()
    for name in outfit.worn:
        slot = SLOT_OF[name]
        if not _can_wear(head, name):
            _log.info("a head cannot wear this", wearable=name, kind=head.kind)
            continue
        room: set[Room] = {slot, *WEARABLES[name].also}
        if not room & taken:
            chosen.append(name)
            taken |= room
    return tuple(chosen)


def _can_wear(head: Head, name: str) -> bool:
    wearable = WEARABLES[name]
    if head.covered and SLOT_OF[name] == "head":
        return False
    return head.kind in wearable.kinds and len(head.features.eyes) >= wearable.least_eyes


def _pressed(part: Part, hollow: Hollow, head: Head) -> Part:
    """Hair wholly; of fur, and of a relief, what would come through the hat."""
    fur = part.name == COAT
    if not (fur or part.name.startswith(HAIR)):
        return part
    canonical = head.frame.canonical(part.vertices.astype(np.float64))
    moved = hollow.pressed(canonical)
    if fur or hollow.small:
        beside = BESIDE_SMALL if hollow.small else BESIDE[head.kind]
        moved = canonical + hollow.within(canonical, beside)[:, None] * (moved - canonical)
    scene = moved @ head.frame.axes.T + head.frame.origin
    return replace(part, vertices=scene.astype(np.float32))


def _named(name: str, worn: Worn, number: int) -> Piece:
    """With names that nothing else in the body has."""
    start = _start(name) + (f"{number + 1}_" if number else "")
    own = {joint.name: start + joint.name for joint in worn.piece.joints}
    parts = (
        replace(part, name=start + part.name, joint=own.get(part.joint, part.joint))
        for part in worn.piece.parts
    )
    shapes = (
        replace(shape, part=start + shape.part)  # its name tells when it shows
        for shape in worn.piece.shapes
    )
    joints = (
        replace(joint, name=own[joint.name], parent=own.get(joint.parent or "", joint.parent))
        for joint in worn.piece.joints
    )
    return Piece(tuple(parts), tuple(shapes), tuple(joints))
