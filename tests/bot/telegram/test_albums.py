"""An album is one request, however its photos come."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from bot.telegram.albums import Albums


def photo(number: int, album: str | None = "a") -> Any:
    return SimpleNamespace(message_id=number, media_group_id=album, chat=SimpleNamespace(id=1))


async def gather(albums: Albums, message: Any, seen: list[list[int]]) -> None:
    async with albums.gathered(message) as messages:
        seen.append([each.message_id for each in messages])
        await asyncio.sleep(0.02)


async def test_the_first_gets_all_in_their_order_and_the_others_nothing() -> None:
    albums, seen = Albums(0.05), list[list[int]]()
    tasks = [asyncio.create_task(gather(albums, photo(n), seen)) for n in (3, 1, 2)]
    await asyncio.gather(*tasks)
    assert seen == [[1, 2, 3], [], []]


async def test_a_photo_that_comes_much_later_is_one_of_its_own() -> None:
    albums, seen = Albums(0.05), list[list[int]]()
    await gather(albums, photo(1), seen)
    await gather(albums, photo(2), seen)
    assert seen == [[1], [2]]


async def test_albums_and_single_photos_are_apart() -> None:
    albums, seen = Albums(0.05), list[list[int]]()
    messages = (photo(1, "a"), photo(2, "b"), photo(3, None))
    await asyncio.gather(*(gather(albums, message, seen) for message in messages))
    assert sorted(seen) == [[1], [2], [3]]
