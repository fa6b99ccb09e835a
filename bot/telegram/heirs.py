"""Packs that are handed over: by a link, to whoever opens it first."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import select
from telegram import InlineKeyboardMarkup

from bot.errors import ChatError
from bot.front.shelf import HEIR, Offer, Shelf
from bot.telegram.inert import inert
from bot.telegram.naming import PLATFORM, Spot
from bot.telegram.pack_buttons import Do, shelf_button
from bot.telegram.publishing import Publisher
from bot.telegram.talk import Talk
from db.models import User
from db.users import language_of

YES, NO = "yes", "no"


class Heirs:
    """Offers packs, and gives them away."""

    def __init__(self, shelf: Shelf, publisher: Publisher) -> None:
        self._shelf = shelf
        self._publisher = publisher

    async def offer(self, talk: Talk, pack_id: str) -> None:
        """A link by which somebody else gets the pack."""
        ask_id, offer = await self._shelf.offer(pack_id, talk.who, talk.user.first_name)
        await talk.answer()
        link = talk.front.link(f"{HEIR}-{ask_id}")
        await talk.say("packs-ask-heir", title=inert(offer.title), link=link)

    async def greet(self, talk: Talk, ask_id: str) -> None:
        """Somebody opened such a link. Raises AskGone."""
        offer = await self._shelf.look_at(ask_id, talk.who)
        yes = shelf_button(talk.text("button-yes"), Do.TAKE, ask_id, YES)
        no = shelf_button(talk.text("button-no"), Do.TAKE, ask_id, NO)
        await talk.say(
            "packs-heir-question",
            keyboard=InlineKeyboardMarkup([[yes, no]]),
            owner=inert(offer.owner),
            title=inert(offer.title),
        )

    async def take(self, talk: Talk, ask_id: str, rest: str) -> None:
        """What they answered. Raises AskGone, NotYours and TooManyPacks."""
        if rest != YES:
            await talk.answer()
            await talk.edit(talk.text("forget-kept"))
            return
        offer = await self._shelf.accept(ask_id, talk.who)
        await talk.answer()
        await talk.edit(talk.text("packs-taken-over", title=inert(offer.title)))
        # Sets belong to somebody for good, so that others are made now.
        await self._publisher.follow(offer.pack_id, talk, talk.message.message_id)
        with suppress(ChatError):
            await self._thank(talk, offer)

    async def _thank(self, talk: Talk, offer: Offer) -> None:
        """Tell whoever gave the pack away, in their language."""
        front, theirs = talk.front, (User.platform == PLATFORM, User.native_id == offer.giver)
        async with front.desk.database.read() as session:
            giver = (await session.scalars(select(User).where(*theirs))).one_or_none()
        if giver is not None and giver.may_write:
            told = front.desk.speech.say(
                "packs-handed-over", language_of(giver), title=inert(offer.title),
                owner=inert(talk.user.first_name),
            )  # fmt: skip
            await front.sender.say(Spot(int(giver.native_id)), told)
