"""A figure in all that a figure can wear at once."""

from functools import cache

from config.attire import Outfit
from config.theme import load_themes
from pipeline.likeness import Likeness, Person
from pipeline.likeness_file import change_likeness
from render.figure.build import build_figure
from render.scene import build_scene, preview_scene
from render.types import Body, Scene

OUTFIT = Outfit(
    worn=("santa-hat", "round-glasses", "clown-nose", "medal"), costume="suit", held="heart"
)
WORN = ("worn_santa_hat_", "worn_round_glasses_", "worn_clown_nose_", "worn_medal_")
STARTS = (*WORN, "costume_", "held_")  # names of the parts of what it wears


@cache
def dressed_figure() -> Body:
    """Of an average bald person."""
    likeness = change_likeness(Likeness(), ("hair.kind=bald",))
    return build_figure(Person(likeness, outfit=OUTFIT))


def dressed_scene() -> Scene:
    """One frame of it."""
    return preview_scene(build_scene((dressed_figure(),), load_themes()["circus"], seed=1))
