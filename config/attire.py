"""What a theme dresses its subjects in: the names of all that can be worn and held."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

HatName = Literal[
    "pirate-hat", "wizard-hat", "party-hat", "chef-hat", "cowboy-hat", "crown", "graduation-cap",
    "beanie", "santa-hat", "top-hat", "hard-hat", "astronaut-helmet",
]  # fmt: skip
EarsName = Literal[
    "cat-ears", "bunny-ears", "bear-ears", "fox-ears", "unicorn-horn", "devil-horns", "antlers",
    "halo",
]  # fmt: skip
GlassesName = Literal[
    "round-glasses", "heart-glasses", "pixel-glasses", "3d-glasses", "monocle", "ski-goggles"
]
FaceName = Literal["moustache", "clown-nose", "beard", "eye-patch", "mask", "snorkel"]
NeckName = Literal["bow-tie", "scarf", "necklace", "headphones", "cape", "medal"]
WornName = Literal[HatName, EarsName, GlassesName, FaceName, NeckName]
CostumeName = Literal[
    "pirate-coat", "space-suit", "chef-jacket", "kimono", "superhero", "doctor", "knight",
    "hoodie", "ball-gown", "sailor", "wizard-robe", "football-shirt", "suit", "santa",
]  # fmt: skip
HeldName = Literal[
    "mug", "sword", "balloon", "heart", "flower", "phone", "wand", "microphone", "ice-cream",
    "book", "gift", "trophy",
]  # fmt: skip
Slot = Literal["head", "eyes", "face", "neck"]

_SLOTS: Mapping[Slot, tuple[object, ...]] = MappingProxyType(
    {
        "head": (HatName, EarsName),
        "eyes": (GlassesName,),
        "face": (FaceName,),
        "neck": (NeckName,),
    }
)
SLOT_OF: Mapping[str, Slot] = MappingProxyType(
    {name: slot for slot, kinds in _SLOTS.items() for kind in kinds for name in get_args(kind)}
)
COSTUMES: tuple[CostumeName, ...] = get_args(CostumeName)
HELD: tuple[HeldName, ...] = get_args(HeldName)


class Attire(BaseModel):
    """What the subjects of a theme may wear and hold; each gets some of it, not all the same.

    worn: at most one for each slot of a subject. costumes: of figures. held: in a raised hand.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    worn: Annotated[tuple[WornName, ...], Field(max_length=12)] = ()
    costumes: Annotated[tuple[CostumeName, ...], Field(max_length=6)] = ()
    held: Annotated[tuple[HeldName, ...], Field(max_length=6)] = ()


class Outfit(BaseModel):
    """What one subject wears and holds, and in which colours: sRGB, strongest first; () for those
    that such things usually have. seed: what else varies, as the number on a shirt."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    worn: tuple[WornName, ...] = ()
    costume: CostumeName | None = None
    held: HeldName | None = None
    colors: tuple[str, ...] = ()
    seed: int = 0
