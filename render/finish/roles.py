"""What each part of a body is, as far as materials ask: skin, a feature, or anything else."""

from __future__ import annotations

from typing import Literal

from render.types import Body, Part

Role = Literal["skin", "feature", "formed"]

FACE_ANCHOR = "chin"
_FEATURES = (
    "eye", "iris", "glint", "lash", "brow", "mouth", "teeth", "tongue", "socket", "nose",
    "nostril", "lens", "tear",
)  # fmt: skip
_SKIN = ("head", "neck", "ear_", "lid", "held_hand")
LETTERS = "caption_"  # they shine a little, and are still of the theme's material
RELIEF = "relief"
_SOLID = (RELIEF, "hair", "cloth", "costume_cloth", "floater", "head", "neck")


def role_of(body: Body, part: Part) -> Role:
    """Features keep what they are made of, or nobody would know the face; skin changes gently."""
    name = part.name
    shines = part.material.emission > 0 and not name.startswith(LETTERS)
    if name.startswith(_FEATURES) or shines:
        return "feature"
    if name.startswith(_SKIN):
        return "skin"
    # A relief with a person's face is one part, face and all; an animal's coat hangs on its head.
    if name == RELIEF and FACE_ANCHOR in body.anchors and part.skin_weights is None:
        return "skin"
    return "formed"


def is_solid(part: Part) -> bool:
    """Whether a part is thick enough for dents and piles; others would show what they cover."""
    return part.name.startswith(_SOLID)
