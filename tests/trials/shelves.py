"""How whoever has a pack gets its stickers: Telegram's set by its link, Discord's by `/packs`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from render.specs import ALL, CHAT, StickerSpec
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.shown import file_json
from tests.fakes.discord.world import File, Message
from tests.fakes.telegram.server import TOKEN, FakeTelegram

LIMIT_S = 60.0
MENU = 3  # a component of Discord's


async def download_set(telegram: FakeTelegram, name: str) -> Sequence[tuple[str, bytes]]:
    """The emoji and the file of each sticker of a set, in its order."""
    found = []
    async with aiohttp.ClientSession(telegram.url) as session:
        whole = await _ask(session, "getStickerSet", name=name)
        for sticker in whole["stickers"]:
            file = await _ask(session, "getFile", file_id=sticker["file_id"])
            async with session.get(f"/file/bot{TOKEN}/{file['file_path']}") as answer:
                found.append((str(sticker["emoji"]), await answer.read()))
    return found


async def _ask(session: aiohttp.ClientSession, method: str, **values: str) -> Any:
    async with session.get(f"/bot{TOKEN}/{method}", params=values) as answer:
        return (await answer.json())["result"]


@dataclass(frozen=True)
class DiscordOwner:
    """Somebody in a channel of a server."""

    seat: Seat

    @classmethod
    def meet(cls, discord: FakeDiscord, name: str) -> DiscordOwner:
        """Somebody new in a new server."""
        person, guild = discord.add_person(name), discord.add_guild("Cats")
        discord.join(guild, person)
        return cls(Seat(discord, person, discord.add_channel(guild)))

    @property
    def results(self) -> Sequence[Message]:
        """The messages with stickers, the oldest first."""
        shown = self.seat.channel.shown
        return [it for it in shown if any(f.filename == CHAT.file_name for f in it.attachments)]

    async def files_of(self, message: Message) -> Sequence[tuple[StickerSpec, bytes]]:
        """What the button for all files of a sticker brings, but the record of how it was made."""
        found = await (await self.seat.press(message, "Files")).answered(limit_s=LIMIT_S)
        assert found.original is not None
        by_name = {it.filename: await self._fetch(it) for it in found.original.attachments}
        return [(spec, by_name[spec.file_name]) for spec in ALL if spec.file_name in by_name]

    async def open_pack(self) -> Sequence[tuple[str, bytes]]:
        """The emoji and the file of each sticker of their only pack, one opened after another."""
        opened = await (await self.seat.slash("packs")).answered(limit_s=LIMIT_S)
        shelf = opened.original
        assert shelf is not None
        ((pack, _),) = options_of(shelf)
        await self._turn(await self.seat.choose(shelf, menu_of(shelf), pack), "Rename")
        found = []
        for sticker, label in options_of(shelf):
            await self._turn(await self.seat.choose(shelf, menu_of(shelf), sticker), "Take out")
            (file,) = shelf.attachments
            found.append((label.split()[1], await self._fetch(file)))
            await self._turn(await self.seat.press(shelf, "Back"), "Rename")
        return found

    async def _turn(self, pressed: Interaction, button: str) -> None:
        """Wait until what was pressed has led to where that button is."""
        shelf = pressed.message
        assert shelf is not None
        await pressed.until(lambda _: button in shelf.buttons, limit_s=LIMIT_S)

    async def _fetch(self, file: File) -> bytes:
        """By its address."""
        shown = file_json(file, self.seat.channel.id, self.seat.home.cdn_url)
        async with aiohttp.ClientSession() as session, session.get(shown["url"]) as answer:
            answer.raise_for_status()
            return await answer.read()


def menu_of(message: Message) -> str:
    """The custom_id of the first menu."""
    menus = (it for it in message.all_components if it["type"] == MENU)
    return str(next(menus)["custom_id"])


def options_of(message: Message) -> Sequence[tuple[str, str]]:
    """Value and label of each of its options."""
    menus = [it for it in message.all_components if it["type"] == MENU]
    return [(str(it["value"]), str(it["label"])) for menu in menus for it in menu["options"]]
