"""Hands packs over: whoever gets one is asked first."""

from __future__ import annotations

import discord
from discord import ui

from bot.discord.buttons import PressPerson, button, view_of
from bot.discord.excuses import fill
from bot.discord.front import front_of
from bot.discord.owned import own, user_of
from bot.discord.refusals import PLATFORM
from bot.discord.shelf import Do, do_press
from bot.discord.told import inert
from bot.discord.wire import Words
from bot.front.presses import Act, Press, write_press
from db.asks import NewAsk, add_ask, read_ask, take_ask
from db.errors import NoSuchPack
from db.models import User
from db.packs import find_pack, hand_over

KIND = "heir"
YES, NO = "yes", "no"


async def ask_heir(interaction: discord.Interaction, pack_id: str, _: str) -> None:
    """Whose it shall be: a menu of people."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    async with front.desk.database.write() as session:
        pack = await own(session, front, interaction, pack_id)
    people = PressPerson(ui.UserSelect(custom_id=f"u:{write_press(do_press(Do.HEIR, pack.id))}"))
    back = button(do_press(Do.OPEN, pack.id), manners.say("button-back"))
    await fill(interaction, f"**{manners.say('button-hand-over')}**", view=view_of(people, back))


async def offer(interaction: discord.Interaction, pack_id: str, heir: str) -> None:
    """Ask them where everybody sees it."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    new = NewAsk(PLATFORM, KIND, str(interaction.user.id), heir, {"pack": pack_id})
    async with front.desk.database.write() as session:
        pack = await own(session, front, interaction, pack_id)
        ask_id = await add_ask(session, new)
    owner = inert(interaction.user.display_name)
    question = manners.say("packs-heir-question", owner=owner, title=inert(pack.title))
    yes, no = (Press(Act.SHELF, ask_id, f"{Do.TAKE}-{it}") for it in (YES, NO))
    view = view_of(
        button(yes, manners.say("button-yes"), style=discord.ButtonStyle.success),
        button(no, manners.say("button-no")),
    )
    words = Words(f"<@{heir}> {question}", view=view, ping=heir)
    await interaction.followup.send(
        words.text, view=view, allowed_mentions=words.mentions, suppress_embeds=True
    )


async def take(interaction: discord.Interaction, ask_id: str, answer: str) -> None:
    """They take it, or not. Raises AskGone, NotYours, and what `hand_over` raises."""
    front, heir = front_of(interaction), str(interaction.user.id)
    manners = await front.manners(interaction)
    async with front.desk.database.write() as session:
        ask = await read_ask(session, ask_id, KIND, heir)
        pack = await find_pack(session, str(ask.payload["pack"]))
        owner = await session.get_one(User, pack.user_id)
        if owner.native_id != ask.asked_by:
            raise NoSuchPack(pack.id)  # it is another's by now
        if answer == YES:
            await hand_over(session, pack, await user_of(session, front, interaction))
        await take_ask(session, ask_id, KIND, heir)
    told = manners.say("forget-kept")
    if answer == YES:
        name = inert(interaction.user.display_name)
        told = manners.say("packs-handed-over", title=inert(pack.title), owner=name)
    await fill(interaction, told, view=None)
