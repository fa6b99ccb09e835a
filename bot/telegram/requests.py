"""Requests that become jobs right now: until one is there its asker may take it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.front.asked import Asked
from bot.telegram.naming import read_spot
from bot.telegram.received import Shown


@dataclass
class Request:
    """shown: the message that tells of it, once there is one."""

    asked: Asked
    shown: Shown | None = None
    is_taken_back: bool = False


class Requests:
    """Those of this process, by their messages' names."""

    def __init__(self) -> None:
        self._in_hand: dict[str, Request] = {}

    @contextmanager
    def begin(self, asked: Asked) -> Iterator[Request | None]:
        """Take one in hand until the end of the block; None where it is in hand already."""
        if asked.message in self._in_hand:
            yield None
            return
        request = self._in_hand[asked.message] = Request(asked)
        try:
            yield request
        finally:
            del self._in_hand[asked.message]

    def find(self, chat: int, message: int, who: str) -> Request | None:
        """The one of which a message tells. Who presses faster than we learn the message's number
        means the one of which no message is known yet."""
        unshown = None
        for request in self._in_hand.values():
            shown, asked = request.shown, request.asked
            if shown is not None and (shown.spot.chat, shown.message) == (chat, message):
                return request
            here = read_spot(asked.chat).chat == chat and asked.asker.native_id == who
            if shown is None and here:
                unshown = request
        return unshown
