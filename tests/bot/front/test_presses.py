"""What a button carries comes back as it was, and nothing else is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ForgedPress
from bot.front.presses import MAX_BYTES, Act, Press, read_press, write_press
from db.jobs import new_id


@pytest.mark.parametrize("act", list(Act))
def test_a_press_comes_back(act: Act) -> None:
    press = Press(act, new_id(), "cute-animals")
    assert read_press(write_press(press)) == press
    assert len(write_press(press).encode()) <= MAX_BYTES


@given(st.text(max_size=200))
def test_what_we_never_write_is_refused(text: str) -> None:
    try:
        press = read_press(text)
    except ForgedPress:
        return
    assert write_press(press) == text


@pytest.mark.parametrize(
    "text", ["", "a", "a:", "zz::", "a:../..:x", "a::" + "x" * 33, "A::", "a:::"]
)
def test_forgeries_are_refused(text: str) -> None:
    with pytest.raises(ForgedPress):
        read_press(text)
