"""Names of chats and messages say where things are, there and back."""

from __future__ import annotations

import pytest

from bot.telegram.naming import (
    RECEIPT_LENGTH,
    Spot,
    read_file_id,
    read_name,
    read_spot,
    write_name,
    write_receipt,
)


@pytest.mark.parametrize("spot", [Spot(5), Spot(-1001234567890), Spot(-1001234567890, 7)])
def test_a_spot_is_read_as_it_was_written(spot: Spot) -> None:
    assert read_spot(str(spot)) == spot


@pytest.mark.parametrize("more", [(), ("press",), ("press", "3")])
def test_a_message_is_found_in_every_name_that_begins_with_it(more: tuple[str, ...]) -> None:
    name = write_name(-100123, 45, *more)
    assert read_name(name) == (-100123, 45)
    assert read_name(f"{name} 0a1b2c3d") == (-100123, 45)
    assert read_name(f"{name}/2") == (-100123, 45)


def test_a_receipt_has_the_file_where_there_is_room() -> None:
    short = write_receipt(-1001234567890, 123456, "CAACAgIAAxkBAAE_-x")
    assert read_file_id(short) == "CAACAgIAAxkBAAE_-x"
    assert read_name(short) == (-1001234567890, 123456)
    long = write_receipt(-1001234567890, 123456, "C" * RECEIPT_LENGTH)
    assert read_file_id(long) == ""
    assert len(long) <= RECEIPT_LENGTH
