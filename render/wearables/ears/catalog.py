"""All ears, horns and the halo by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render.wearables.ears.furry import (
    build_bear_ears,
    build_bunny_ears,
    build_cat_ears,
    build_fox_ears,
)
from render.wearables.ears.halo import build_halo
from render.wearables.ears.horns import build_antlers, build_devil_horns, build_unicorn_horn
from render.wearables.wearable import EVERYBODY, Wearable

EARS: Mapping[str, Wearable] = MappingProxyType(
    {
        "cat-ears": Wearable(build_cat_ears, EVERYBODY),
        "bunny-ears": Wearable(build_bunny_ears, EVERYBODY),
        "bear-ears": Wearable(build_bear_ears, EVERYBODY),
        "fox-ears": Wearable(build_fox_ears, EVERYBODY),
        "unicorn-horn": Wearable(build_unicorn_horn, EVERYBODY),
        "devil-horns": Wearable(build_devil_horns, EVERYBODY),
        "antlers": Wearable(build_antlers, EVERYBODY),
        "halo": Wearable(build_halo, EVERYBODY),
    }
)
