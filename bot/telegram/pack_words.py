"""Names and emoji of packs, which people write."""

from __future__ import annotations

from bot.front.shelf import Shelf
from bot.telegram.asked_words import Wish, ask_words
from bot.telegram.inert import inert
from bot.telegram.pack_buttons import pack_keyboard
from bot.telegram.talk import Talk
from db.errors import TitleTaken, TooManyPacks, UnusableValue
from db.pack_models import TITLE_LENGTH
from db.packs import MOST_PACKS

NEW, RENAME, EMOJI = "new", "rename", "emoji"  # what words are asked for


class PackWords:
    """Asks for them, and hears them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._database = shelf.desk.database

    async def ask_new(self, talk: Talk) -> None:
        """The name of a new pack."""
        await ask_words(self._database, talk.who, NEW)
        await talk.answer()
        await talk.edit(talk.text("packs-ask-name"))

    async def ask_title(self, talk: Talk, pack_id: str) -> None:
        """Another name. Raises NoSuchPack and NotYours."""
        await self._shelf.open(pack_id, talk.who)
        await ask_words(self._database, talk.who, RENAME, pack=pack_id)
        await talk.answer()
        await talk.say("packs-ask-name")

    async def ask_emoji(self, talk: Talk, pack_id: str, sticker_id: str) -> None:
        """Other emoji for a sticker. Raises NoSuchPack, NotYours and NoSuchSticker."""
        (await self._shelf.open(pack_id, talk.who)).find(sticker_id)
        await ask_words(self._database, talk.who, EMOJI, pack=pack_id, sticker=sticker_id)
        await talk.answer()
        await talk.say("packs-ask-emoji")

    async def hear(self, talk: Talk, wish: Wish, words: str) -> None:
        """Words that were asked for; unusable ones are asked for again."""
        try:
            await self._hear(talk, wish, words)
        except UnusableValue:
            bad_emoji = talk.text("packs-bad-emoji")
            bad_name = talk.text("packs-bad-name", most=TITLE_LENGTH)
            await self._ask_again(talk, wish, bad_emoji if wish.purpose == EMOJI else bad_name)
        except TitleTaken:
            await self._ask_again(talk, wish, talk.text("packs-name-taken"))
        except TooManyPacks:
            await talk.say("packs-too-many", most=MOST_PACKS)

    async def _ask_again(self, talk: Talk, wish: Wish, told: str) -> None:
        await ask_words(self._database, talk.who, wish.purpose, **wish.payload)
        await talk.tell(told)

    async def _hear(self, talk: Talk, wish: Wish, words: str) -> None:
        pack_id, shelf = wish.payload.get("pack", ""), self._shelf
        if wish.purpose == EMOJI:
            emoji = await shelf.relabel(pack_id, wish.payload["sticker"], talk.who, words)
            await talk.say("packs-emoji-saved", emoji=emoji)
            return
        if wish.purpose == NEW:
            key, pack_id = "packs-created", await shelf.create(talk.who, words)
            title = (await shelf.open(pack_id, talk.who)).title
        else:
            key, title = "packs-renamed", await shelf.rename(pack_id, talk.who, words)
        await talk.say(key, keyboard=pack_keyboard(talk, pack_id), title=inert(title))
