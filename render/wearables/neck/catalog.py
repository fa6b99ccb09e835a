"""All that is worn about the neck, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render.wearables.neck.bow import build_bow_tie
from render.wearables.neck.cape import build_cape
from render.wearables.neck.headphones import build_headphones
from render.wearables.neck.jewels import build_medal, build_necklace
from render.wearables.neck.scarf import build_scarf
from render.wearables.wearable import FACES, Wearable

# Of a profile's neck nothing is known: two eyes tell that the viewer is faced.
NECK: Mapping[str, Wearable] = MappingProxyType(
    {
        "bow-tie": Wearable(build_bow_tie, FACES, ("tie", "costume_tie"), least_eyes=2),
        "scarf": Wearable(build_scarf, FACES, least_eyes=2),
        "necklace": Wearable(build_necklace, FACES, least_eyes=2),
        "headphones": Wearable(build_headphones, FACES, also=("head", "ears"), least_eyes=2),
        "cape": Wearable(build_cape, frozenset({"figure"})),
        "medal": Wearable(build_medal, FACES, least_eyes=2),
    }
)
