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

NECK: Mapping[str, Wearable] = MappingProxyType(
    {
        "bow-tie": Wearable(build_bow_tie, FACES),
        "scarf": Wearable(build_scarf, FACES),
        "necklace": Wearable(build_necklace, FACES),
        "headphones": Wearable(build_headphones, FACES, also=("head",)),
        "cape": Wearable(build_cape, frozenset({"figure"})),
        "medal": Wearable(build_medal, FACES),
    }
)
