"""What faces of figures can express, as emoji, and which of it a pack has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.likeness import ExpressionName

EMOJI: Mapping[ExpressionName, str] = MappingProxyType(
    {
        "idle": "😌", "smile": "🙂", "laugh": "😂", "wink": "😉", "love": "😍", "surprise": "😮",
        "cry": "😭", "sad": "😢", "angry": "😠", "sleep": "😴", "think": "🤔", "nod": "👍",
        "shake": "🙅", "kiss": "😘", "cool": "😎", "party": "🥳",
    }
)  # fmt: skip
# What a pack contains, in its order.
PACK: tuple[ExpressionName, ...] = (
    "smile", "laugh", "love", "kiss", "wink", "cool", "party", "surprise", "think", "sleep", "cry",
    "angry",
)  # fmt: skip
