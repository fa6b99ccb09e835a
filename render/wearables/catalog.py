"""All wearables by name: what builds each, and who can wear it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render.wearables.hats.catalog import HATS
from render.wearables.wearable import Wearable

WEARABLES: Mapping[str, Wearable] = MappingProxyType({**HATS})
