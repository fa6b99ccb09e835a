"""The expressions that figures and animals show."""

from typing import Literal

ExpressionName = Literal[
    "idle", "smile", "laugh", "wink", "love", "surprise", "cry", "sad",
    "angry", "sleep", "think", "nod", "shake", "kiss", "cool", "party",
]  # fmt: skip
