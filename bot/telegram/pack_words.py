"""Names and emoji of packs, which people write."""

from __future__ import annotations

from bot.front.packs import clean_title, read_emoji
from bot.telegram.asked_words import Wish, ask_words
from bot.telegram.inert import inert
from bot.telegram.owning import own, user_of
from bot.telegram.shelf import pack_keyboard
from bot.telegram.talk import Talk
from db.errors import TitleTaken, TooManyPacks, UnusableValue
from db.pack_models import TITLE_LENGTH
from db.packs import MOST_PACKS, create_pack, rename_pack, set_emoji

NEW, RENAME, EMOJI = "new", "rename", "emoji"  # what words are asked for


class PackWords:
    """Asks for them, and hears them."""

    async def ask_new(self, talk: Talk) -> None:
        await ask_words(talk.front.desk.database, str(talk.user.id), NEW)
        await talk.answer()
        await talk.edit(talk.text("packs-ask-name"))

    async def ask_title(self, talk: Talk, pack_id: str) -> None:
        await self._check(talk, pack_id)
        await ask_words(talk.front.desk.database, str(talk.user.id), RENAME, pack=pack_id)
        await talk.answer()
        await talk.say("packs-ask-name")

    async def ask_emoji(self, talk: Talk, pack_id: str, rest: str) -> None:
        await self._check(talk, pack_id)
        who = str(talk.user.id)
        await ask_words(talk.front.desk.database, who, EMOJI, pack=pack_id, sticker=rest)
        await talk.answer()
        await talk.say("packs-ask-emoji")

    async def hear(self, talk: Talk, wish: Wish, words: str) -> None:
        """Words that were asked for."""
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

    async def _check(self, talk: Talk, pack_id: str) -> None:
        """Nobody is asked about another's pack."""
        async with talk.front.desk.database.write() as session:
            await own(session, talk, pack_id)

    async def _ask_again(self, talk: Talk, wish: Wish, told: str) -> None:
        who = str(talk.user.id)
        await ask_words(talk.front.desk.database, who, wish.purpose, **wish.payload)
        await talk.tell(told)

    async def _hear(self, talk: Talk, wish: Wish, words: str) -> None:
        if wish.purpose == EMOJI:
            emoji = read_emoji(words)
            async with talk.front.desk.database.write() as session:
                pack = await own(session, talk, wish.payload["pack"])
                await set_emoji(session, pack, wish.payload["sticker"], emoji)
            await talk.say("packs-emoji-saved", emoji=emoji)
            return
        title = clean_title(words)
        async with talk.front.desk.database.write() as session:
            if wish.purpose == NEW:
                pack = await create_pack(session, await user_of(session, talk), title)
            else:
                pack = await own(session, talk, wish.payload["pack"])
                await rename_pack(session, pack, title)
        key = "packs-created" if wish.purpose == NEW else "packs-renamed"
        await talk.say(key, keyboard=pack_keyboard(talk, pack), title=inert(title))
