"""Dresses whatever is no figure: animals with a face, reliefs of people, and things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from config.attire import Outfit
from render.layout import fitted
from render.modelling.piece import Piece, joined
from render.types import Body
from render.wearables.animal_head import animal_heads, is_animal
from render.wearables.head import Head
from render.wearables.relief_heads import relief_heads
from render.wearables.summit import summit_head
from render.wearables.wear import dress_head, wearable_names


def dress_body(body: Body, *outfits: Outfit) -> Body:
    """The body with what its heads wear, in [-1, 1]; itself where that is nothing.

    outfits: of its heads in turn, the largest first, and round again; a head that can wear nothing
    of its own gets the next. An animal wears on its head, a relief of people on each face; anything
    else only on top, where there is room. What lies under a hat goes into it.
    """
    if not any(outfit.worn for outfit in outfits):
        return body
    parts, added = body.parts, list[Piece]()
    for head in find_heads(body):
        dressed = dress_head(parts, head, _of(outfits, head))
        parts = dressed.parts
        added.append(dressed.added)
    worn = joined(added)
    if not worn.parts:
        return body
    left = {part.name for part in parts}
    return fitted(
        (
            replace(
                body,
                parts=parts + worn.parts,
                joints=body.joints + worn.joints,
                blend_shapes=tuple(s for s in body.blend_shapes if s.part in left) + worn.shapes,
            ),
        )
    )[0]


def _of(outfits: Sequence[Outfit], head: Head) -> Outfit:
    first = head.number % len(outfits)
    turned = (*outfits[first:], *outfits[:first])
    return next((outfit for outfit in turned if wearable_names(head, outfit)), turned[0])


def find_heads(body: Body) -> tuple[Head, ...]:
    """All that something can be put on, the largest first."""
    if is_animal(body):
        return animal_heads(body)
    faces = relief_heads(body)
    if faces:
        return faces
    summit = summit_head(body)
    return () if summit is None else (summit,)
