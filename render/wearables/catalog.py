"""All wearables by name: what builds each, and who can wear it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render.wearables.ears.catalog import EARS
from render.wearables.face.catalog import FACE
from render.wearables.glasses.catalog import GLASSES
from render.wearables.hats.catalog import HATS
from render.wearables.neck.catalog import NECK
from render.wearables.wearable import Wearable

WEARABLES: Mapping[str, Wearable] = MappingProxyType({**HATS, **EARS, **GLASSES, **FACE, **NECK})
