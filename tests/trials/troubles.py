"""What goes wrong on the wire for a guest of `tests.trials.outages`, trouble by trouble."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from tests.fakes.discord.faults import Kind
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.world import SEND
from tests.fakes.telegram.faults import (
    Fault,
    hang_up,
    refusal,
    server_error,
    silence,
    too_many,
)
from tests.trials.guests import DiscordGuest, Guest, TelegramGuest
from tests.trials.wire import Wire, until

ACKNOWLEDGED_S = 30.0
Strike = Callable[[Wire, Guest], Awaitable[None]]


class Must(StrEnum):
    """What a guest must get: the sticker; the sticker or word of what became of it; nothing, where
    nobody can be told, so that the job only has to end."""

    STICKER = "sticker"
    EITHER = "sticker or word"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Trouble:
    """strike: lets a guest ask, and things go wrong. alone: it would hit others, too. guests: how
    many it strikes at the same time."""

    name: str
    platform: str
    strike: Strike
    must: Must = Must.STICKER
    alone: bool = False
    guests: int = 1


# Telegram.

_CHATTED = ("sendMessage", "editMessageText", "editMessageMedia", "sendSticker", "deleteMessage")
_OTHERS = ("getUpdates", "getFile", "download")
_FAULTS: Mapping[str, Callable[[], Fault]] = MappingProxyType(
    {
        "429": lambda: too_many(1),
        "500 twice": lambda: server_error(2),
        "answers after 4 s": lambda: Fault(delay_s=4),
        "hangs up at once": lambda: silence(0),
        "hangs up when it is done": hang_up,
    }
)
_OF_METHODS = frozenset({"answers after 4 s", "hangs up when it is done"})
_LATE = Fault(delay_s=25, takes=True, drops=True)
_UNSURE = frozenset({"hangs up at once", "hangs up when it is done"})


def of_telegram() -> Iterator[Trouble]:
    """One at each method, then what is Telegram's own."""
    for method in (*_CHATTED, *_OTHERS):
        for name, make in _FAULTS.items():
            if method == "download" and name in _OF_METHODS:
                continue  # a file that is cut off is one that did not come
            # A sticker that may have come is not sent again: they are told.
            unsure = name in _UNSURE and method == "sendSticker"
            must = Must.EITHER if unsure else Must.STICKER
            strike = _at(method, make())
            yield Trouble(f"{method}: {name}", "Telegram", strike, must, method in _OTHERS)
    for method in ("sendMessage", "sendSticker"):
        must = Must.EITHER if method == "sendSticker" else Must.STICKER
        yield Trouble(f"{method}: no answer for 25 s", "Telegram", _at(method, _LATE), must)
    big, large = refusal(400, "Bad Request: STICKER_VIDEO_BIG"), refusal(413, "Too Large")
    kicked = refusal(403, "Forbidden: bot was kicked from the group chat")
    yield Trouble("400: no such sticker", "Telegram", _at("sendSticker", big))
    yield Trouble("413, then 400", "Telegram", _at("sendSticker", large, big))
    yield Trouble("403: kicked", "Telegram", _at("sendSticker", kicked), Must.NOTHING)
    yield Trouble("403: blocked", "Telegram", _block, Must.NOTHING)
    yield Trouble("each update three times", "Telegram", _repeat, guests=2)
    yield Trouble("updates out of order", "Telegram", _scramble, alone=True, guests=6)


def _at(method: str, *faults: Fault) -> Strike:
    async def strike(wire: Wire, guest: Guest) -> None:
        assert isinstance(guest, TelegramGuest)
        chat = guest.person.id if method in _CHATTED else None
        wire.telegram.faults.add(method, *(replace(fault, chat=chat) for fault in faults))
        await guest.ask()

    return strike


async def _block(wire: Wire, guest: Guest) -> None:
    assert isinstance(guest, TelegramGuest)
    await asks(guest)
    guest.person.block()


async def _repeat(wire: Wire, guest: Guest) -> None:
    assert isinstance(guest, TelegramGuest)
    await asks(guest)
    wire.telegram.world.repeat(guest.update)
    wire.telegram.world.repeat(guest.update)


async def _scramble(wire: Wire, guest: Guest) -> None:
    wire.telegram.scrambled = True
    await guest.ask()


# Discord.

_CALLBACK, _ANSWER, _CHANNEL = "callback", "answer's changes", "channel's messages"
_KINDS: Mapping[str, tuple[Kind, float]] = MappingProxyType(
    {
        "429": (Kind.BUSY, 1.0),
        "500": (Kind.BROKEN, 0.0),
        "500 when it is done": (Kind.BROKEN_AFTER, 0.0),
        "answers late": (Kind.SLOW, 1.5),
        "hangs up at once": (Kind.CUT, 0.0),
        "hangs up when it is done": (Kind.CUT_AFTER, 0.0),
    }
)


def of_discord() -> Iterator[Trouble]:
    """One at each kind of call, then what is Discord's own."""
    for route in (_CALLBACK, _ANSWER, _CHANNEL):
        for name, (kind, seconds) in _KINDS.items():
            yield Trouble(f"{route}: {name}", "Discord", _on(route, kind, seconds))
    yield Trouble("the token dies", "Discord", _expire)
    yield Trouble("the answer is deleted", "Discord", _delete)
    yield Trouble("403: no right to send", "Discord", _deny)
    yield Trouble("403: nor a private chat", "Discord", _refuse, Must.NOTHING)
    for name, strike in (
        ("each event twice", _twice), ("the gateway drops us", _drop),
        ("the gateway wants us to come back", _reconnect), ("the session is invalid", _invalid),
    ):  # fmt: skip
        yield Trouble(name, "Discord", strike, alone=True, guests=3)


def _on(route: str, kind: Kind, seconds: float) -> Strike:
    async def strike(wire: Wire, guest: Guest) -> None:
        assert isinstance(guest, DiscordGuest)
        await guest.ask()
        token, place = re.escape(guest.asked.token), guest.seat.channel.id
        wire.discord.troubles.add(kind, {
            _CALLBACK: rf"POST /interactions/{guest.asked.id}/.*",
            _ANSWER: rf"PATCH /webhooks/\d+/{token}/.*",
            _CHANNEL: rf"POST /channels/{place}/messages",
        }[route], times=1 if route == _CALLBACK else 2, seconds=seconds)  # fmt: skip
        if route == _CHANNEL:
            await _told(guest)
            guest.asked.expire()

    return strike


async def _expire(wire: Wire, guest: Guest) -> None:
    await asks(guest)
    _asked(guest).expire()


async def _delete(wire: Wire, guest: Guest) -> None:
    await asks(guest)
    original = _asked(guest).original
    assert original is not None
    wire.discord.messages.delete(original)


async def _deny(wire: Wire, guest: Guest) -> None:
    await _expire(wire, guest)
    assert isinstance(guest, DiscordGuest)
    guest.seat.channel.denied = SEND


async def _refuse(wire: Wire, guest: Guest) -> None:
    await _deny(wire, guest)
    assert isinstance(guest, DiscordGuest)
    guest.seat.person.takes_dms = False


async def _twice(wire: Wire, guest: Guest) -> None:
    wire.discord.gateway.twice = True
    await guest.ask()
    wire.discord.gateway.twice = False


async def _drop(wire: Wire, guest: Guest) -> None:
    """What is asked while nobody listens comes with the session's resumption."""
    await wire.discord.gateway.drop()
    await guest.ask()


async def _reconnect(wire: Wire, guest: Guest) -> None:
    await guest.ask()
    await wire.discord.gateway.ask_to_reconnect()


async def _invalid(wire: Wire, guest: Guest) -> None:
    """What is asked before the next session begins nobody hears of, Discord says so itself."""
    await asks(guest)
    gateway, before = wire.discord.gateway, wire.discord.gateway.identified
    if gateway.is_connected:
        await gateway.invalidate()
        await until(lambda: gateway.identified > before, ACKNOWLEDGED_S)


async def asks(guest: Guest) -> None:
    """Let a guest ask, and be told that it is heard."""
    await guest.ask()
    await _told(guest)


async def _told(guest: Guest) -> None:
    await until(lambda: guest.acknowledged_s is not None, ACKNOWLEDGED_S)
    await until(lambda: guest.hears or guest.results or guest.told, ACKNOWLEDGED_S)


def _asked(guest: Guest) -> Interaction:
    assert isinstance(guest, DiscordGuest)
    return guest.asked
