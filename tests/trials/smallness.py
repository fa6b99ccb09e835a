"""Makes stickers small in a trial: fewer and smaller pictures, and one small look for the subject,
by numbers alone. All that draws, cuts out, measures, renders and encodes is the real thing."""

from __future__ import annotations

from bot import rendering, staging
from pipeline.cutout import alpha
from render.quality import QUALITIES, Quality
from render.types import Raster

DRAWN_PX = 96
SEEN_PX = 256
FPS = 2  # two seconds at this rate are four frames


def make_small() -> None:
    """For this process. Drafts by the quick renderer, all else by Blender with one sample."""
    raster = Raster(512, samples=1, drawn_px=DRAWN_PX)
    effort = QUALITIES["draft"].effort
    for name, renderer in (("draft", "quick"), ("standard", "blender"), ("fine", "blender")):
        QUALITIES[name] = Quality(name, ((renderer, raster),), effort)
    vars(alpha).update(looks=lambda _shape, _faces: (alpha.Look(SEEN_PX),))
    rendering.PREVIEW = (("quick", raster),)
    staging.set_scene.__kwdefaults__ = {"fps": FPS}
