"""All expressions by name."""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.likeness import ExpressionName
from render.expression import acts, moods
from render.expression.expression import Expression

EXPRESSIONS: Mapping[ExpressionName, Expression] = MappingProxyType(
    {
        "idle": moods.IDLE,
        "smile": moods.SMILE,
        "laugh": moods.LAUGH,
        "wink": acts.WINK,
        "love": moods.LOVE,
        "surprise": moods.SURPRISE,
        "cry": moods.CRY,
        "sad": moods.SAD,
        "angry": moods.ANGRY,
        "sleep": acts.SLEEP,
        "think": acts.THINK,
        "nod": acts.NOD,
        "shake": acts.SHAKE,
        "kiss": acts.KISS,
        "cool": acts.COOL,
        "party": acts.PARTY,
    }
)
