"""Whatever people write, nothing breaks, nobody is pinged, and nothing of it is markup."""

from __future__ import annotations

import random
import re

import hypothesis.strategies as st
from hypothesis import example, given, settings

from bot.discord.told import LONGEST, inert
from bot.errors import ForgedPress
from bot.front.presses import read_press
from tests.bot.discord.booth import Booth
from tests.fakes.discord.people import Seat
from tests.fakes.discord.rules import find_pinged
from tests.trials.pictures import draw_photo

WORDS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            ["@everyone", "@here", "<@1>", "<@&2>", "<#3>", "**", "__", "~~", "||", "`", "```",
             "# ", "> ", "- ", "1. ", "[a](https://b.example)", "https://b.example", "<t:1:R>",
             "<:a:1>", "</theme:1>", "\\", "\n", "\u202e", "\u200b", "{$x}", "a", "ä", "字"]
        ),
        max_size=20,
    ).map("".join),
)  # fmt: skip
# What of Discord's markup begins somewhere else than behind a backslash.
MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[*_~`|>#\[\]()<:@-]")


@given(WORDS)
@example("@everyone <@123456789> [click](https://evil.example) ||spoiler|| `code`")
@settings(max_examples=1000, deadline=None)
def test_words_of_others_are_nothing_but_words(words: str) -> None:
    shown = inert(words)
    assert "\n" not in shown
    assert MARKUP.search(shown) is None
    assert find_pinged([shown], None) == set()
    assert len(shown) <= 3 * LONGEST


@given(st.text(max_size=120))
@settings(max_examples=1000, deadline=None)
def test_a_forged_press_is_known_for_one(text: str) -> None:
    try:
        press = read_press(text)
    except ForgedPress:
        return
    assert text.startswith(f"{press.act}:")


async def test_hostile_words_and_names_ping_nobody_and_break_nothing(
    booth: Booth, ann: Seat
) -> None:
    ann.person.name = "@everyone **A** <@1>"
    for number, words in enumerate(
        ("@everyone <@1> **bold**", "[x](https://evil.example) `a`", "{$theme} \\ || # > -",
         "\u202eabc\u200b", "<:a:1> </b:2> <t:1:R>", "𝕻𝖎𝖗𝖆𝖙𝖊 \U0001f3f4\u200d☠️")
    ):  # fmt: skip
        found = await ann.slash("theme", photo=draw_photo(number), prompt=words)
        await booth.until(
            lambda found=found: found.later or (found.original and found.original.attachments)
        )
    await booth.until(lambda: all("Cancel" not in it.buttons for it in ann.channel.shown))
    assert all(it.pinged == set() for it in ann.channel.messages.values())


async def test_forged_buttons_get_a_sentence(booth: Booth, ann: Seat) -> None:
    posted = (await (await ann.slash("help")).answered()).original
    assert posted is not None
    chance = random.Random(1)
    for _ in range(100):
        length = chance.randint(1, 100)
        name = "".join(chance.choice("abcxyz:0129/.-_m\u00e4\U0001f600") for _ in range(length))
        told = await (await ann.press(posted, name)).answered()
        assert told.text or told.later[0].text
