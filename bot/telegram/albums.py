"""Puts the photos of an album together, which come one by one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from telegram import Message

GATHER_S = 0.8  # without a further photo; they come within some tenths of a second
POLL_S = 0.05


@dataclass
class _Album:
    """Those that came, by their numbers; done: whoever put them together is finished."""

    messages: dict[int, Message] = field(default_factory=dict)
    came_at_s: float = 0.0
    done: asyncio.Event = field(default_factory=asyncio.Event)


class Albums:
    """Of all chats."""

    def __init__(self, gather_s: float = GATHER_S) -> None:
        self._gather_s = gather_s
        self._albums: dict[str, _Album] = {}

    @asynccontextmanager
    async def gathered(self, message: Message) -> AsyncIterator[Sequence[Message]]:
        """All messages of an album, in their order, for the one that came first; none for the
        others, once the first one's block has ended: until then their updates aren't confirmed,
        so that they come again after a crash. A message of no album is alone."""
        if message.media_group_id is None:
            yield (message,)
            return
        album, is_first = self._join(message)
        if not is_first:
            await album.done.wait()
            yield ()
            return
        loop = asyncio.get_running_loop()
        while loop.time() < album.came_at_s + self._gather_s:
            await asyncio.sleep(POLL_S)
        try:
            yield [album.messages[number] for number in sorted(album.messages)]
        finally:
            del self._albums[_key(message)]
            album.done.set()

    def _join(self, message: Message) -> tuple[_Album, bool]:
        is_first = _key(message) not in self._albums
        album = self._albums.setdefault(_key(message), _Album())
        album.messages[message.message_id] = message
        album.came_at_s = asyncio.get_running_loop().time()
        return album, is_first


def _key(message: Message) -> str:
    return f"{message.chat.id}/{message.media_group_id}"
