"""What is asked for by the options of a caption, or refused with a sentence."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from bot.caption_options import with_caption
from bot.commands import build_wishes
from config.caption import Caption


def ask(*options: str) -> tuple[int, str, list[Caption | None]]:
    """Exit code, output and the captions that a command got."""
    got: list[Caption | None] = []

    @click.command()
    @with_caption
    def command(caption: Caption | None) -> None:
        got.append(build_wishes(themes=("pirate",), mix=None, caption=caption).caption)

    result = CliRunner().invoke(command, options)
    return result.exit_code, result.output, got


def test_a_caption_and_its_looks_reach_the_order() -> None:
    looks = ("--caption-font", "comic", "--caption-color", "FF8800", "--caption-position", "arc")
    code, _, got = ask("--caption", " Ahoy!  שלום ", "--caption-outline", "#112233", *looks)
    caption = Caption(
        text="Ahoy! שלום", font="comic", color="#ff8800", outline="#112233", position="arc"
    )
    assert (code, got) == (0, [caption])


def test_without_one_there_is_none() -> None:
    assert ask()[2] == [None]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--caption", "a" * 81), "at most 80 characters"),
        (("--caption", " \u200d "), "leave the option out"),
        (("--caption", "a", "--caption-color", "red"), "'#ff8800'"),
        (("--caption", "a", "--caption-outline", "#12345"), "'#ff8800'"),
        (("--caption", "a", "--caption-font", "Impact"), "'rounded', 'comic'"),
        (("--caption", "a", "--caption-position", "left"), "'bottom', 'top', 'arc', 'bubble'"),
        (("--caption-color", "#ff8800"), "--caption-color needs a --caption"),
        (("--caption-font", "comic"), "--caption-font needs a --caption"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: tuple[str, ...], words: str) -> None:
    code, told, got = ask(*options)
    assert (code, got) == (2, [])
    assert words in " ".join(told.split())
