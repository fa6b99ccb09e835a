"""Settings of one deployment, read once in `main()` and handed down."""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.errors import UnusableSetting

REPOSITORY = Path(__file__).resolve().parent.parent

LogLevel = Literal["debug", "info", "warning", "error"]
CartoonizerChoice = Literal["auto", "gan", "painted", "diffusers"]


def _count_cores() -> int:
    """Cores this process may use, which in a container can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Settings(BaseSettings):
    """What a deployment may change; each field is read from TOONBOOTH_<NAME> in the environment.

    Only here is the environment read, so that a test needs no more than `Settings(threads=1)`.
    """

    model_config = SettingsConfigDict(env_prefix="TOONBOOTH_", frozen=True, extra="ignore")

    assets: Annotated[
        Path, Field(description="Folder of the fetched model files; `make setup` fills it.")
    ] = REPOSITORY / "assets" / "fetched"
    threads: Annotated[
        int, Field(ge=1, le=256, description="Threads for the heavy stages; all cores by default.")
    ] = Field(default_factory=_count_cores)
    frame_limit_s: Annotated[
        float,
        Field(gt=0, le=3600, description="Longest wait for one Blender frame, in seconds."),
    ] = 60.0
    quick_renderer: Annotated[
        bool,
        Field(description="Draw drafts and previews with OpenGL; off, Blender draws everything."),
    ] = True
    cartoonizer: Annotated[
        CartoonizerChoice,
        Field(description="What draws; auto takes the best that is there, see README."),
    ] = "auto"
    cartoon_weights: Annotated[
        Path, Field(description="Weights of our own cartoonizer, or of a look trained with it.")
    ] = REPOSITORY / "pipeline" / "weights" / "cartoon.safetensors"
    diffusers_model: Annotated[
        str, Field(description="Folder or hub name of a diffusers pipeline that shall draw.")
    ] = ""
    text_model: Annotated[
        str, Field(description="Folder or hub name of a transformers model that shall read themes.")
    ] = ""
    log_level: Annotated[
        LogLevel, Field(description="The least important messages that are logged.")
    ] = "warning"


def read_settings() -> Settings:
    """Read the environment; raises UnusableSetting."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = f"TOONBOOTH_{'_'.join(map(str, first['loc']))}".upper()
        raise UnusableSetting(name, first["msg"]) from error
