"""Packs that are handed over: by a link, to whoever opens it first."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.telegram.inert import inert
from bot.telegram.naming import PLATFORM
from bot.telegram.owning import own, user_of
from bot.telegram.shelf import Do, shelf_button
from bot.telegram.talk import Talk
from db.asks import ANYBODY, NewAsk, add_ask, read_ask, take_ask
from db.packs import find_pack, hand_over

HEIR = "heir"  # the kind of a question, and the beginning of its link
YES, NO = "yes", "no"


class Heirs:
    """Offers packs, and gives them away."""

    async def offer(self, talk: Talk, pack_id: str) -> None:
        """A link by which somebody else gets the pack."""
        async with talk.front.desk.database.write() as session:
            pack = await own(session, talk, pack_id)
            new = NewAsk(
                platform=PLATFORM, kind=HEIR, asked_by=str(talk.user.id), answerer=ANYBODY,
                payload={"pack": pack_id, "owner": talk.user.first_name},
            )  # fmt: skip
            ask_id = await add_ask(session, new)
        await talk.answer()
        link = talk.front.link(f"{HEIR}-{ask_id}")
        await talk.say("packs-ask-heir", title=inert(pack.title), link=link)

    async def greet(self, talk: Talk, ask_id: str) -> None:
        """Somebody opened such a link. Raises AskGone and NoSuchPack."""
        async with talk.front.desk.database.read() as session:
            ask = await read_ask(session, ask_id, HEIR, str(talk.user.id))
            pack = await find_pack(session, ask.payload["pack"])
        yes = shelf_button(talk.text("button-yes"), Do.TAKE, ask_id, YES)
        no = shelf_button(talk.text("button-no"), Do.TAKE, ask_id, NO)
        await talk.say(
            "packs-heir-question", keyboard=InlineKeyboardMarkup([[yes, no]]),
            owner=inert(ask.payload["owner"]), title=inert(pack.title),
        )  # fmt: skip

    async def take(self, talk: Talk, ask_id: str, rest: str) -> None:
        """What they answered. Raises AskGone, NoSuchPack, TitleTaken and TooManyPacks."""
        if rest != YES:
            await talk.answer()
            await talk.edit(talk.text("forget-kept"))
            return
        async with talk.front.desk.database.write() as session:
            ask = await take_ask(session, ask_id, HEIR, str(talk.user.id))
            pack = await find_pack(session, ask.payload["pack"])
            await hand_over(session, pack, await user_of(session, talk))
        await talk.answer()
        await talk.edit(talk.text("packs-taken-over", title=inert(pack.title)))
