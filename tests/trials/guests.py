"""People of a trial of the wire: each asks for one sticker, and sees what comes of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from bot.speech.catalog import load_speech
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, Message
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.people import Person, find_button
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import Chat, Json
from tests.trials.pictures import draw_photo
from tests.trials.stamper import find_stamp, stamp_of
from tests.trials.wire import Wire

RESULTS = ("chat.webp", "discord.png")
_numbers = count(1)


class Guest(Protocol):
    """number: of their photo. acknowledged_s: after they asked; None yet."""

    number: int
    words: str

    async def ask(self) -> None: ...
    @property
    def acknowledged_s(self) -> float | None: ...
    @property
    def results(self) -> list[bytes]:
        """The stickers in their chat, as files."""
        ...

    @property
    def told(self) -> list[str]:
        """What they were told besides how far it is."""
        ...

    @property
    def hears(self) -> bool:
        """Whether a message tells how far it is."""
        ...

    @property
    def waits(self) -> bool:
        """The same, or one is promised."""
        ...


def photo_of(guest: Guest) -> bytes:
    """What a guest sends; nobody else's is the same."""
    return draw_photo(guest.number)


def strangers(guest: Guest) -> int:
    """How many stickers of other people's photos a guest got."""
    own = stamp_of(photo_of(guest))
    return sum(find_stamp(data) != own for data in guest.results)


@dataclass
class TelegramGuest:
    """In their private chat."""

    fake: FakeTelegram
    person: Person
    number: int = field(default_factory=lambda: next(_numbers))
    words: str = "pirate"
    asked_s: float = 0.0
    first: Call | None = None
    update: Json = field(default_factory=dict)

    async def ask(self) -> None:
        self._since = len(self.fake.calls)
        self.asked_s = time.monotonic()
        self.person.send_photo(photo_of(self), f"/theme {self.words}")
        self.update = self.fake.world.updates[-1]

    @property
    def chat(self) -> Chat:
        return self.person.chat

    @property
    def acknowledged_s(self) -> float | None:
        if self.first is None:
            calls = self.fake.calls[self._since :]
            ours = (it for it in calls if it.chat_id == self.person.id and it.status == 200)
            self.first = next((it for it in ours if it.method.startswith("send")), None)
        return None if self.first is None else self.first.at_s - self.asked_s

    @property
    def results(self) -> list[bytes]:
        found = [it.get("sticker") or it.get("document") for it in self.chat.bots]
        files = self.fake.world.files
        return [files[it["file_id"]].data for it in found if it is not None]

    @property
    def told(self) -> list[str]:
        texts = (str(it.get("text", "")) for it in self.chat.bots if not _cancels(it))
        return [text for text in texts if text]

    @property
    def hears(self) -> bool:
        received = load_speech().say("progress-received", "en")
        return any(_cancels(it) and it.get("text") != received for it in self.chat.bots)

    @property
    def waits(self) -> bool:
        return self.hears


def _cancels(message: Json) -> bool:
    try:
        find_button(message, "Cancel")
    except LookupError:
        return False
    return True


@dataclass
class DiscordGuest:
    """In a channel of a server. found: what they asked with."""

    seat: Seat
    number: int = field(default_factory=lambda: next(_numbers))
    words: str = "pirate"
    found: Interaction | None = None

    async def ask(self) -> None:
        self.found = await self.seat.slash("theme", photo=photo_of(self), prompt=self.words)

    @property
    def asked(self) -> Interaction:
        assert self.found is not None, "nothing was asked yet"
        return self.found

    @property
    def acknowledged_s(self) -> float | None:
        return self.asked.acknowledged_s

    @property
    def messages(self) -> list[Message]:
        """What the bot wrote to them: answers, mentions, and in private."""
        home, person = self.seat.home, self.seat.person
        private = [it for it in home.dm(person).messages.values() if it.author is home.bot]
        here = [it for it in self.seat.channel.messages.values() if self._is_for(it)]
        return here + private

    def _is_for(self, message: Message) -> bool:
        by_answer = message.interaction is not None and message.interaction[1] is self.seat.person
        return by_answer or self.seat.person.id in message.pinged

    @property
    def results(self) -> list[bytes]:
        files = (file for message in self.messages for file in message.attachments)
        return [file.data for file in files if file.filename in RESULTS]

    @property
    def told(self) -> list[str]:
        received = load_speech().say("progress-received", "en")
        return [
            it.text
            for it in self.messages
            if not (self._tells(it) or _is_result(it) or received in it.text) and it.text
        ]

    @property
    def hears(self) -> bool:
        return any("Cancel" in it.buttons for it in self.messages)

    @property
    def waits(self) -> bool:
        return any(map(self._tells, self.messages))

    @staticmethod
    def _tells(message: Message) -> bool:
        return message.thinking or "Cancel" in message.buttons


def _is_result(message: Message) -> bool:
    return any(it.filename in RESULTS for it in message.attachments)


def meet_on_telegram(wire: Wire, *, language: str = "en") -> TelegramGuest:
    """Somebody new who has pressed Start."""
    person = wire.telegram.people.meet("Guest", language=language)
    return TelegramGuest(wire.telegram, person)


def meet_on_discord(wire: Wire, channel: Channel | None = None) -> DiscordGuest:
    """Somebody new; channel: where they are, by default one of their own."""
    home = wire.discord
    guild = channel.guild if channel is not None else home_of(home)
    assert guild is not None
    person = home.add_person("Guest")
    home.join(guild, person)
    return DiscordGuest(Seat(home, person, channel or home.add_channel(guild)))


def home_of(home: FakeDiscord) -> Guild:
    """The first server; where there is none, a new one."""
    return next(iter(home.guilds.values()), None) or home.add_guild("Guests")
