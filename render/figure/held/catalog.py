"""All that can be held, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from config.attire import HeldName
from render.figure.held import drinks, prizes, tools, toys
from render.figure.held.thing import Held

HELD: Mapping[HeldName, Held] = MappingProxyType(
    {
        "mug": drinks.MUG_HELD,
        "sword": prizes.SWORD_HELD,
        "balloon": toys.BALLOON_HELD,
        "heart": toys.HEART_HELD,
        "flower": toys.FLOWER_HELD,
        "phone": tools.PHONE_HELD,
        "wand": tools.WAND_HELD,
        "microphone": tools.MICROPHONE_HELD,
        "ice-cream": drinks.ICE_CREAM_HELD,
        "book": tools.BOOK_HELD,
        "gift": toys.GIFT_HELD,
        "trophy": prizes.TROPHY_HELD,
    }
)
