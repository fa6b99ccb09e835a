"""Opening a diffusers pipeline: safetensors only, and none of the model's own code is run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from config.errors import UnusableSetting
from pipeline.errors import BrokenModel, MissingPart
from pipeline.hub import INSTALL, check_place, hush

SETTING = "TOONBOOTH_DIFFUSERS_MODEL"
REMEDY = (
    f"{SETTING} must name a folder or a model of the hub that diffusers can draw with, in "
    "safetensors files and without code of its own."
)


@dataclass(frozen=True, eq=False)
class Loaded:
    """A pipeline ready to draw. sees_photos: it redraws a picture; else it has only words."""

    name: str
    pipeline: Callable[..., Any]
    sees_photos: bool

    def generator(self, seed: int) -> torch.Generator:
        """Noise for a seed; made on the processor, so that every machine draws the same."""
        return torch.Generator("cpu").manual_seed(seed)


def load_pipeline(model: str) -> Loaded:
    """The pipeline of a folder or of a name on the hub, on the GPU if there is one.

    Raises UnusableSetting for an empty name, MissingPart and BrokenModel.
    """
    if not model:
        raise UnusableSetting(SETTING, "it names no model")
    try:
        import diffusers  # noqa: PLC0415 - optional
        import transformers  # noqa: PLC0415 - optional
    except ImportError as error:
        raise MissingPart("diffusers", INSTALL) from error
    hush(diffusers, transformers)
    check_place(model, REMEDY)
    failure: Exception | None = None
    for kind in (diffusers.AutoPipelineForImage2Image, diffusers.AutoPipelineForText2Image):
        try:
            pipeline = _opened(kind, model)
        except Exception as error:  # noqa: BLE001 - what is raised in there shares no base
            failure = failure or error
        else:
            return Loaded(model, pipeline, kind is diffusers.AutoPipelineForImage2Image)
    raise BrokenModel(model, str(failure), REMEDY) from failure


def _opened(kind: Any, model: str) -> Any:
    gpu = torch.cuda.is_available()
    pipeline = kind.from_pretrained(
        model,
        use_safetensors=True,
        trust_remote_code=False,
        dtype=torch.float16 if gpu else torch.float32,
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline.to("cuda" if gpu else "cpu")
