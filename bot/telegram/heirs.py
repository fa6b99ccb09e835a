"""Packs that are handed over: by a link, to whoever opens it first."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.front.shelf import HEIR, Shelf
from bot.telegram.inert import inert
from bot.telegram.pack_buttons import Do, shelf_button
from bot.telegram.talk import Talk

YES, NO = "yes", "no"


class Heirs:
    """Offers packs, and gives them away."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

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
