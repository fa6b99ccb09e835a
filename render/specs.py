"""Every limit a finished file has to hold, with its source."""

import enum
from dataclasses import dataclass


class Container(enum.Enum):
    """How a file's bytes are wrapped."""

    WEBM = "webm"
    WEBP = "webp"
    PNG = "png"
    GLB = "glb"


class Codec(enum.Enum):
    """How the pictures (or the model) inside the container are coded."""

    VP9 = "vp9"
    WEBP = "webp"
    PNG = "png"
    APNG = "apng"
    GLTF = "gltf"


@dataclass(frozen=True)
class StickerSpec:
    """What one file of a sticker must be.

    side_px: width and height of the square picture (0: no picture). max_duration_s and fps (the
    highest rate) are None for stills and models. loop: plays for ever, the last frame leads to
    the first. source: where the limits come from.
    """

    name: str
    file_name: str
    container: Container
    codec: Codec
    max_bytes: int
    source: str
    side_px: int = 512
    max_duration_s: float | None = None
    fps: int | None = None
    alpha: bool = True
    loop: bool = False

    @property
    def animated(self) -> bool:
        """Whether the file moves."""
        return self.max_duration_s is not None


PREVIEW = StickerSpec(
    name="preview",
    file_name="preview.png",
    container=Container.PNG,
    codec=Codec.PNG,
    max_bytes=512_000,
    source="our own: shown while the rest is made, so as small as Telegram's stills",
)
TELEGRAM_VIDEO = StickerSpec(
    name="telegram video sticker",
    file_name="telegram.webm",
    container=Container.WEBM,
    codec=Codec.VP9,
    max_bytes=256_000,
    max_duration_s=3.0,
    fps=30,
    loop=True,
    source="core.telegram.org/stickers#video-requirements: 256 KB, 3 s, 30 fps, a side of 512",
)
TELEGRAM_STILL = StickerSpec(
    name="telegram still sticker",
    file_name="telegram.webp",
    container=Container.WEBP,
    codec=Codec.WEBP,
    max_bytes=512_000,
    source="core.telegram.org/stickers#static-stickers-and-emoji: a side of 512; 512 KB",
)
DISCORD = StickerSpec(
    name="discord sticker",
    file_name="discord.png",
    container=Container.PNG,
    codec=Codec.APNG,
    max_bytes=512_000,
    side_px=320,
    max_duration_s=5.0,
    fps=20,
    loop=True,
    source="Discord support, Sticker guidelines: PNG or APNG, 320x320, 512 KB, 5 s",
)
CHAT = StickerSpec(
    name="chat animation",
    file_name="chat.webp",
    container=Container.WEBP,
    codec=Codec.WEBP,
    max_bytes=2_000_000,
    max_duration_s=5.0,
    fps=30,
    loop=True,
    source="our own: quick to load in a chat, far below Discord's 10 MiB",
)
EMOJI_VIDEO = StickerSpec(
    name="telegram video emoji",
    file_name="emoji.webm",
    container=Container.WEBM,
    codec=Codec.VP9,
    max_bytes=64_000,
    side_px=100,
    max_duration_s=3.0,
    fps=30,
    loop=True,
    source="core.telegram.org/stickers#video-requirements: 100x100, 64 KB, 3 s",
)
EMOJI_STILL = StickerSpec(
    name="emoji",
    file_name="emoji.png",
    container=Container.PNG,
    codec=Codec.PNG,
    max_bytes=256_000,
    side_px=128,
    source="Discord developer documentation, Emoji resource: 256 KiB, shown at 128x128",
)
MODEL = StickerSpec(
    name="model",
    file_name="sticker.glb",
    container=Container.GLB,
    codec=Codec.GLTF,
    max_bytes=1_500_000,
    side_px=0,
    alpha=False,
    source="our own: opens at once in a web viewer",
)

# In the order in which they are handed over.
ALL = (
    TELEGRAM_VIDEO,
    TELEGRAM_STILL,
    DISCORD,
    CHAT,
    EMOJI_VIDEO,
    EMOJI_STILL,
    MODEL,
    PREVIEW,
)
