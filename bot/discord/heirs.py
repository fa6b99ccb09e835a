"""Hands packs over: whoever shall have one is asked first."""

from __future__ import annotations

import discord
from discord import ui

from bot.discord.buttons import PressPerson, button, view_of
from bot.discord.excuses import fill
from bot.discord.front import front_of
from bot.discord.pack_views import Do, do_press
from bot.discord.packs import show_pack, who
from bot.discord.refusals import PLATFORM
from bot.discord.told import inert
from bot.discord.wire import Words
from bot.front.presses import Act, Press, write_press
from bot.front.shelf import HEIR
from db.asks import NewAsk, add_ask, take_ask

YES, NO = "yes", "no"


async def ask_heir(interaction: discord.Interaction, pack_id: str, _: str) -> None:
    """Whose it shall be: a menu of people."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    pack = await front.shelf.open(pack_id, who(interaction))
    name = f"u:{write_press(do_press(Do.HEIR, pack.pack_id))}"
    back = button(do_press(Do.OPEN, pack.pack_id), manners.say("button-back"))
    view = view_of(PressPerson(ui.UserSelect(custom_id=name)), back)
    await fill(interaction, f"**{manners.say('button-hand-over')}**", view=view)


async def offer(interaction: discord.Interaction, pack_id: str, heir: str) -> None:
    """Ask them where everybody sees it; only they may answer."""
    if heir == who(interaction):
        await show_pack(interaction, pack_id)
        return
    front = front_of(interaction)
    manners = await front.manners(interaction)
    pack, name = await front.shelf.open(pack_id, who(interaction)), interaction.user.display_name
    payload = {"pack": pack_id, "owner": name}
    new = NewAsk(PLATFORM, HEIR, asked_by=who(interaction), answerer=heir, payload=payload)
    async with front.desk.database.write() as session:
        ask_id = await add_ask(session, new)
    question = manners.say("packs-heir-question", owner=inert(name), title=inert(pack.title))
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
    """They take it, or not. Raises AskGone, NotYours and TooManyPacks."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    if answer != YES:
        async with front.desk.database.write() as session:
            await take_ask(session, ask_id, HEIR, who(interaction))
        await interaction.delete_original_response()
        return
    taken = await front.shelf.accept(ask_id, who(interaction))
    name = inert(interaction.user.display_name)
    told = manners.say("packs-handed-over", title=inert(taken.title), owner=name)
    await fill(interaction, told, view=None)
