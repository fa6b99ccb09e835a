"""What people wrote does nothing where the bot repeats it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.inert import LONGEST, inert
from tests.fakes.telegram.limits import find_entities


@pytest.mark.parametrize(
    "text", ["@everyone", "/start", "a @ann_of_arc b", "(@someone)", "x /help@other_bot", "#tag"]
)
def test_nobody_is_pinged_and_nothing_is_linked(text: str) -> None:
    told = inert(text)
    assert not find_entities(told, [])
    assert told.replace("\u2060", "") == text


def test_a_link_is_none_any_more() -> None:
    assert "https://evil.example" not in inert("https://evil.example/x")
    assert "evil.example" not in inert("evil.example")


@given(st.text(max_size=2 * LONGEST))
def test_any_text_stays_on_one_line_and_gets_not_much_longer(text: str) -> None:
    told = inert(text)
    assert not set("\n\r\u202e\u2066") & set(told)
    assert len(told) <= 2 * LONGEST
    assert not find_entities(told, [])
