"""The platforms' limits."""

import pytest

from render import specs
from render.specs import Codec, StickerSpec


@pytest.mark.parametrize(
    ("spec", "file_name", "side_px", "max_bytes", "max_duration_s"),
    [
        (specs.TELEGRAM_VIDEO, "telegram.webm", 512, 256_000, 3.0),
        (specs.TELEGRAM_STILL, "telegram.webp", 512, 512_000, None),
        (specs.DISCORD, "discord.png", 320, 512_000, 5.0),
        (specs.CHAT, "chat.webp", 512, 2_000_000, 5.0),
        (specs.EMOJI_VIDEO, "emoji.webm", 100, 64_000, 3.0),
        (specs.EMOJI_STILL, "emoji.png", 128, 256_000, None),
        (specs.MODEL, "sticker.glb", 0, 1_500_000, None),
    ],
)
def test_limits_are_those_of_the_platforms(
    spec: StickerSpec, file_name: str, side_px: int, max_bytes: int, max_duration_s: float | None
) -> None:
    assert spec.file_name == file_name
    assert spec.side_px == side_px
    assert spec.max_bytes == max_bytes
    assert spec.max_duration_s == max_duration_s


def test_names_are_distinct_and_every_limit_has_a_source() -> None:
    assert len({spec.name for spec in specs.ALL}) == len(specs.ALL)
    assert len({spec.file_name for spec in specs.ALL}) == len(specs.ALL)
    assert all(spec.source for spec in specs.ALL)


def test_what_moves_has_a_frame_rate_and_loops() -> None:
    for spec in specs.ALL:
        assert spec.animated == (spec.fps is not None) == spec.loop, spec.name
    assert specs.DISCORD.codec is Codec.APNG
