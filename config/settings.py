"""Settings of one deployment, read once in `main()` and handed down."""

import os
import platform
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, AliasGenerator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.errors import UnusableSetting

REPOSITORY = Path(__file__).resolve().parent.parent

LogLevel = Literal["debug", "info", "warning", "error"]
CartoonizerChoice = Literal["auto", "gan", "painted", "diffusers"]
QualityChoice = Literal["auto", "draft", "standard", "fine"]


def _count_cores() -> int:
    """Cores this process may use, which in a container can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# These are also read by their bare names, as other services call them.
BARE = frozenset(
    ("BLOB_URL", "COMMUNITY_SHARE", "DATABASE_URL", "DATA_DIR", "DEFAULT_QUALITY",
     "DIFFUSERS_MODEL", "DISCORD_API_URL", "DISCORD_BOT_TOKEN", "DISCORD_CDN_URL",
     "DISCORD_GATEWAY_URL", "DRAIN_S",
     "HTTP_HOST", "HTTP_PORT", "METRICS_PORT", "SENTRY_DSN", "TELEGRAM_API_URL",
     "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_PORT", "TELEGRAM_WEBHOOK_SECRET",
     "TELEGRAM_WEBHOOK_URL", "TEXT_MODEL", "THEMES_DIR", "USER_QUEUED", "USER_RUNNING"),
)  # fmt: skip


def _alias(name: str) -> AliasChoices:
    """A field's variables in the environment, the stronger first."""
    bare = name.upper()
    return AliasChoices(f"TOONBOOTH_{bare}", *([bare] if bare in BARE else []))


class Settings(BaseSettings):
    """What a deployment may change. Each field is read from TOONBOOTH_<NAME> in the environment;
    those in BARE from <NAME>, too.

    Only here is the environment read, so that a test needs no more than `Settings(threads=1)`.
    """

    model_config = SettingsConfigDict(
        alias_generator=AliasGenerator(validation_alias=_alias),
        populate_by_name=True,
        frozen=True,
        extra="ignore",
    )

    data_dir: Annotated[
        Path, Field(description="Folder of the database and the files, where nothing else is set.")
    ] = Path("data")
    database_url: Annotated[
        SecretStr,
        Field(description="postgresql://user:password@host/name; a file in DATA_DIR by default."),
    ] = SecretStr("")
    blob_url: Annotated[
        str, Field(description="Where files lie, such as s3://bucket; a folder in DATA_DIR.")
    ] = ""
    http_host: Annotated[str, Field(description="Address that health is served on.")] = "127.0.0.1"
    http_port: Annotated[int, Field(ge=0, le=65535, description="Its port.")] = 8080
    metrics_port: Annotated[
        int, Field(ge=0, le=65535, description="Port of the metrics for Prometheus.")
    ] = 9464
    default_quality: Annotated[
        QualityChoice,
        Field(description="auto: by Blender on a GPU, else by the quick renderer."),
    ] = "auto"
    slots: Annotated[
        int, Field(ge=1, le=64, description="Jobs that a worker has in hand at a time.")
    ] = 2
    executor: Annotated[
        str, Field(max_length=64, description="Name of this worker, the same after a restart.")
    ] = Field(default_factory=platform.node)
    user_running: Annotated[
        int, Field(ge=1, description="Jobs of one user that are made at a time.")
    ] = 1
    user_queued: Annotated[
        int, Field(ge=1, description="Jobs of one user that wait or are made.")
    ] = 3
    community_share: Annotated[
        float, Field(gt=0, le=1, description="Of the workers, for one community when others wait.")
    ] = 0.5
    user_quota: Annotated[int, Field(ge=0, description="Stickers of one user a day.")] = 40
    community_quota: Annotated[int, Field(ge=0, description="Stickers of one community a day.")] = (
        400
    )
    telegram_bot_token: Annotated[
        SecretStr, Field(description="BotFather's token; without one there is no Telegram bot.")
    ] = SecretStr("")
    telegram_api_url: Annotated[
        str, Field(description="Address of a Bot API server of one's own, without /bot.")
    ] = "https://api.telegram.org"
    telegram_webhook_url: Annotated[
        str, Field(description="Where Telegram shall call; without it the bot asks for messages.")
    ] = ""
    telegram_webhook_secret: Annotated[
        SecretStr, Field(description="What those calls must carry; made up at each start if unset.")
    ] = SecretStr("")
    telegram_webhook_port: Annotated[
        int, Field(ge=0, le=65535, description="Port of HTTP_HOST on which those calls arrive.")
    ] = 8443
    discord_bot_token: Annotated[
        SecretStr, Field(description="The portal's token; without one there is no Discord bot.")
    ] = SecretStr("")
    discord_api_url: Annotated[
        str, Field(description="Address of Discord's API, with its version.")
    ] = "https://discord.com/api/v10"
    discord_gateway_url: Annotated[
        str, Field(description="Address of Discord's gateway; the API says it where this is unset.")
    ] = ""
    discord_cdn_url: Annotated[
        str, Field(description="Address of Discord's pictures of people.")
    ] = "https://cdn.discordapp.com"
    attempts: Annotated[
        int, Field(ge=1, le=20, description="How often a job is tried before it is given up.")
    ] = 3
    job_limit_s: Annotated[
        float, Field(gt=0, description="Longest time for one stage of a job, in seconds.")
    ] = 600.0
    expire_s: Annotated[
        float, Field(gt=0, description="Age at which a job without an end is given up.")
    ] = 86_400.0
    drain_s: Annotated[
        float, Field(ge=0, description="How long a worker that shall stop finishes what it has.")
    ] = 30.0
    heartbeat_s: Annotated[
        float, Field(gt=0, description="Seconds between two signs of life of a worker.")
    ] = 2.0
    dead_after_s: Annotated[
        float, Field(gt=0, description="Silence after which a worker's jobs are given to others.")
    ] = 30.0
    sentry_dsn: Annotated[
        SecretStr, Field(description="Where unexpected errors are reported; nowhere by default.")
    ] = SecretStr("")

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
    themes_dir: Annotated[
        str, Field(description="Folder of themes of one's own beside the built-in ones.")
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
        name = str(first["loc"][0]).upper()
        raise UnusableSetting(name, first["msg"]) from error
