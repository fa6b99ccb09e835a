"""kill -9 of front or worker at each step of a guest's job."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tests.fakes.discord import faults as discord
from tests.fakes.telegram import faults as telegram
from tests.trials.guests import DiscordGuest, Guest, TelegramGuest
from tests.trials.house import FRONT, WORKER
from tests.trials.troubles import Must, Trouble
from tests.trials.wire import Wire

LIMIT_S = 180.0  # until a step is reached
TICK_S = 0.002
TAKES_S = 1.0  # so long a sticker is on its way
_TAKEN, _UNTAKEN = "while the sticker is sent", "while the sticker is sent in vain"
Reached = Callable[[Wire, Guest], bool]


def of_kills() -> Iterator[Trouble]:
    """Each step on each platform, for both."""
    for victim in (FRONT, WORKER):
        for platform in ("Telegram", "Discord"):
            for name, reached in _STEPS.items():
                # Cut off then, nobody can ask Telegram for it: see `bot.front.delivery`.
                gap = platform == "Telegram" and name in (_TAKEN, _UNTAKEN)
                yield Trouble(
                    f"kill -9 of the {victim} {name}",
                    platform,
                    Kill(victim, name, reached).strike,
                    Must.EITHER if gap else Must.STICKER,
                    alone=True,
                    guests=2,
                )


@dataclass
class Kill:
    """One kill: all guests ask, and whoever comes to the step first is in the middle of it."""

    victim: str
    step: str
    reached: Reached
    killed: bool = False
    guests: list[Guest] = field(default_factory=list)

    async def strike(self, wire: Wire, guest: Guest) -> None:
        """As a Trouble's."""
        self.guests.append(guest)
        made = _count_made(wire)
        await guest.ask()
        slow = _slow_down(wire, guest, self.step)
        async with asyncio.timeout(LIMIT_S):
            await self._until(lambda: self.reached(wire, guest))
            await self._until(self._all_acknowledged)
            if self.step == _MADE or slow is not None:
                await self._until(lambda: _count_made(wire) > made)
            if slow is not None:
                struck = slow.struck
                await self._until(lambda: slow.struck > struck)
        if not self.killed:
            self.killed = True
            await self._kill(wire)
        if slow is not None:
            slow.times = 0

    def _all_acknowledged(self) -> bool:
        """On Discord: of a command that nobody acknowledged it says itself that nothing comes."""
        on_discord = [it for it in self.guests if isinstance(it, DiscordGuest)]
        return all(guest.acknowledged_s is not None for guest in on_discord)

    async def _until(self, wanted: Callable[[], bool]) -> None:
        while not self.killed and not wanted():
            await asyncio.sleep(TICK_S)

    async def _kill(self, wire: Wire) -> None:
        since, process = wire.mark(), wire.house.find(self.victim)
        if process is None:
            raise LookupError(f"no {self.victim} runs")
        process.kill()
        if self.victim == FRONT:
            await wire.up(since)


def _slow_down(wire: Wire, guest: Guest, step: str) -> discord.Fault | None:
    """Let what is on its way stay so for a while, so that it can be killed there. On Discord all
    changes of the answer are slow, or fail, until that is ended."""
    if step not in (_TAKEN, _UNTAKEN):
        return None
    takes = step == _TAKEN
    if isinstance(guest, TelegramGuest):
        fault = telegram.Fault(delay_s=TAKES_S, takes=takes, drops=True, chat=guest.person.id)
        wire.telegram.faults.add("sendSticker", fault)
        return None
    assert isinstance(guest, DiscordGuest)
    kind = discord.Kind.SLOW if takes else discord.Kind.CUT
    route = rf"PATCH /webhooks/\d+/{re.escape(guest.asked.token)}/.*"
    return wire.discord.troubles.add(kind, route, times=None, seconds=TAKES_S)


def _count_made(wire: Wire) -> int:
    return len([*(wire.folder / "blobs" / "stickers").glob("*/sticker.json")])


def _is_acknowledged(_: Wire, guest: Guest) -> bool:
    return guest.acknowledged_s is not None


def _is_told(_: Wire, guest: Guest) -> bool:
    return guest.hears


def _is_previewed(wire: Wire, guest: Guest) -> bool:
    if isinstance(guest, DiscordGuest):
        return any(it.attachments for it in guest.messages)
    assert isinstance(guest, TelegramGuest)
    return bool(wire.telegram.asked("editMessageMedia", guest.person.id))


def _is_sent(wire: Wire, guest: Guest) -> bool:
    """On Discord a sticker is a change of the answer as others are: see `Kill.strike`."""
    if isinstance(guest, TelegramGuest):
        return bool(wire.telegram.asked("sendSticker", guest.person.id))
    return True


_MADE = "when the sticker is made"
_STEPS: Mapping[str, Reached] = MappingProxyType(
    {
        "after the acknowledgement": _is_acknowledged,
        "while progress is told": _is_told,
        "at the preview": _is_previewed,
        _MADE: lambda *_: True,
        _TAKEN: _is_sent,
        _UNTAKEN: _is_sent,
    }
)
