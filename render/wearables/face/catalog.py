"""All that is worn on the face, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render.wearables.face.hairy import build_beard, build_moustache
from render.wearables.face.mask import build_mask
from render.wearables.face.nose import build_clown_nose
from render.wearables.face.patch import build_eye_patch
from render.wearables.face.snorkel import build_snorkel
from render.wearables.head import HeadKind
from render.wearables.wearable import FACES, Wearable

PEOPLE: frozenset[HeadKind] = frozenset({"figure", "relief"})  # who have a jaw for a beard
MEASURED = ("glasses", "lenses")  # a figure's own, of which masks take the place

FACE: Mapping[str, Wearable] = MappingProxyType(
    {
        "moustache": Wearable(build_moustache, FACES, hides=("moustache",), least_eyes=2),
        "clown-nose": Wearable(build_clown_nose, FACES),
        "beard": Wearable(build_beard, FACES, hides=("beard", "moustache"), least_eyes=2),
        "eye-patch": Wearable(build_eye_patch, FACES, MEASURED, also=("eyes",), least_eyes=1),
        "mask": Wearable(build_mask, FACES, MEASURED, also=("eyes",), least_eyes=2),
        "snorkel": Wearable(build_snorkel, FACES, MEASURED, also=("eyes", "ears"), least_eyes=2),
    }
)
