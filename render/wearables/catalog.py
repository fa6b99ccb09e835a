"""All wearables by name: what builds each, and who can wear it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render.wearables.hats.crown import build_crown
from render.wearables.wearable import EVERYBODY, Wearable

WEARABLES: Mapping[str, Wearable] = MappingProxyType(
    {
        "crown": Wearable(build_crown, EVERYBODY),
    }
)
