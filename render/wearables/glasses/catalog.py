"""All glasses by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render.wearables.glasses.goggles import build_ski_goggles
from render.wearables.glasses.monocle import build_monocle
from render.wearables.glasses.pixels import build_pixel_glasses
from render.wearables.glasses.spectacles import (
    build_3d_glasses,
    build_heart_glasses,
    build_round_glasses,
)
from render.wearables.wearable import FACES, Wearable

MEASURED = ("glasses", "lenses")  # a figure's own, of which these take the place

GLASSES: Mapping[str, Wearable] = MappingProxyType(
    {
        "round-glasses": Wearable(build_round_glasses, FACES, MEASURED, least_eyes=2),
        "heart-glasses": Wearable(build_heart_glasses, FACES, MEASURED, least_eyes=2),
        "pixel-glasses": Wearable(build_pixel_glasses, FACES, MEASURED, least_eyes=2),
        "3d-glasses": Wearable(build_3d_glasses, FACES, MEASURED, least_eyes=2),
        "monocle": Wearable(build_monocle, FACES, MEASURED, least_eyes=1),
        "ski-goggles": Wearable(build_ski_goggles, FACES, MEASURED, least_eyes=2),
    }
)
