"""How much care a sticker gets: which renderer draws it, and how finely."""

from dataclasses import dataclass

from render.encode.webm import FINE as FINE_VIDEO
from render.encode.webm import QUICK as QUICK_VIDEO
from render.encode.webm import STANDARD as STANDARD_VIDEO
from render.encode.webm import Effort
from render.types import Raster


@dataclass(frozen=True)
class Quality:
    """A preset. choices: name of a renderer and its raster, the best first; the first that this
    machine has draws. effort: how long the video encoder may look for a better picture."""

    name: str
    choices: tuple[tuple[str, Raster], ...]
    effort: Effort


# Seconds a distinct frame on 2 cores: quick 0.06, Cycles 384/4 0.36, 512/16 2.2.
DRAFT = Quality("draft", (("quick", Raster(512)), ("blender", Raster(512, 4, 320))), QUICK_VIDEO)
STANDARD = Quality(
    "standard", (("blender", Raster(512, 4, 384)), ("quick", Raster(512))), STANDARD_VIDEO
)
FINE = Quality("fine", (("blender", Raster(512, 16)), ("quick", Raster(512))), FINE_VIDEO)

QUALITIES = {quality.name: quality for quality in (DRAFT, STANDARD, FINE)}
