"""Heads of average people, built once, and what they consist of."""

from functools import cache

from render.figure.build import BUILDERS
from render.figure.wearing import figure_head
from render.types import Part
from render.wearables.head import Head
from tests.render.figure.wearing import wearer


@cache
def person(*changes: str, age: str = "adult") -> tuple[tuple[Part, ...], Head]:
    """The parts of a figure with these changes, such as "hair.kind=long", and its head."""
    proportions = wearer(*changes, age=age)
    parts = tuple(part for build in BUILDERS for part in build(proportions, None).parts)
    return parts, figure_head(proportions, parts)
