"""All costumes by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from config.attire import CostumeName
from render.figure.costumes import (
    chef,
    doctor,
    football,
    gown,
    hero,
    hoodie,
    kimono,
    knight,
    pirate,
    sailor,
    santa,
    space,
    suit,
    wizard,
)
from render.figure.costumes.fit import Costume

COSTUMES: Mapping[CostumeName, Costume] = MappingProxyType(
    {
        "pirate-coat": pirate.COSTUME,
        "space-suit": space.COSTUME,
        "chef-jacket": chef.COSTUME,
        "kimono": kimono.COSTUME,
        "superhero": hero.COSTUME,
        "doctor": doctor.COSTUME,
        "knight": knight.COSTUME,
        "hoodie": hoodie.COSTUME,
        "ball-gown": gown.COSTUME,
        "sailor": sailor.COSTUME,
        "wizard-robe": wizard.COSTUME,
        "football-shirt": football.COSTUME,
        "suit": suit.COSTUME,
        "santa": santa.COSTUME,
    }
)
