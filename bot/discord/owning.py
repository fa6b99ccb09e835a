"""What people see and decide of themselves: help, privacy, language, what is remembered."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.discord.buttons import button, view_of
from bot.discord.excuses import acknowledge, defer, excused, fill
from bot.discord.front import front_of
from bot.discord.refusals import PLATFORM
from bot.errors import ForgedPress
from bot.front.desk import Desk
from bot.front.presses import Act, Press
from bot.speech.catalog import LANGUAGES
from db.asks import NewAsk, add_ask, take_ask
from db.communities import find_community, opt_in, opt_out, opted_out
from db.session import now
from db.users import find_user

FORGET, REMEMBER, TRAIN = "forget", "remember", "train"
YES, NO, ON, OFF = "yes", "no", "on", "off"
AUTOMATIC = "auto"


async def show_help(interaction: discord.Interaction) -> None:
    """What can be done here."""
    async with excused(interaction):
        await defer(interaction, ephemeral=True)
        manners = await front_of(interaction).manners(interaction)
        await fill(interaction, manners.say("help-discord"))


async def show_privacy(interaction: discord.Interaction) -> None:
    """What is kept, and in a guild whether authors are asked."""
    async with excused(interaction):
        await defer(interaction, ephemeral=True)
        manners = await front_of(interaction).manners(interaction)
        told = [manners.say("privacy")]
        if interaction.guild_id is not None:
            asking = manners.rules.ask_authors
            told.append(manners.say("privacy-asking" if asking else "privacy-not-asking"))
        await fill(interaction, "\n\n".join(told))


async def set_language(interaction: discord.Interaction, language: str) -> None:
    """In which language somebody is spoken to. Raises ForgedPress for one that there is not."""
    async with excused(interaction):
        if language not in (AUTOMATIC, *LANGUAGES):
            raise ForgedPress
        await defer(interaction, ephemeral=True)
        front, user = front_of(interaction), str(interaction.user.id)
        chosen = None if language == AUTOMATIC else language
        async with front.desk.database.write() as session:
            key = front.desk.consent.key
            person = await find_user(session, PLATFORM, user, str(interaction.locale), key=key)
            person.chosen_language = chosen
        manners = await front.manners(interaction)
        await fill(
            interaction,
            manners.say("language-saved" if chosen else "language-saved-automatic"),
        )


async def switch_stickers_of_me(interaction: discord.Interaction) -> None:
    """On and off by turns, and everywhere: it is kept as a rule of the private chat."""
    async with excused(interaction):
        await defer(interaction, ephemeral=True)
        front = front_of(interaction)
        on = await _switch(front.desk, str(interaction.user.id))
        manners = await front.manners(interaction)
        await fill(interaction, manners.say("optout-on" if on else "optout-off"))


async def _switch(desk: Desk, user: str) -> bool:
    async with desk.database.write() as session:
        person = await find_user(session, PLATFORM, user, key=desk.consent.key)
        own = await find_community(session, PLATFORM, user, private=True)
        on = not await opted_out(session, own.id, person.id)
        await (opt_out if on else opt_in)(session, own.id, person.id)
        return on


async def ask_remember(interaction: discord.Interaction) -> None:
    """Whether one's likeness may be kept."""
    await _ask_setting(interaction, REMEMBER, "remember-question")


async def ask_training(interaction: discord.Interaction) -> None:
    """Whether networks may learn from what one makes."""
    await _ask_setting(interaction, TRAIN, "training-question")


async def _ask_setting(interaction: discord.Interaction, rule: str, key: str) -> None:
    async with excused(interaction):
        await defer(interaction, ephemeral=True)
        manners = await front_of(interaction).manners(interaction)
        on, off = (Press(Act.SETTING, value=f"{rule}.{it}") for it in (ON, OFF))
        view = view_of(
            button(on, manners.say("button-yes"), style=discord.ButtonStyle.success),
            button(off, manners.say("button-no")),
        )
        await fill(interaction, manners.say(key), view=view)


async def answer_setting(interaction: discord.Interaction, rule: str, choice: str) -> None:
    """What whoever presses allows to be kept of them. Raises ForgedPress."""
    front, user = front_of(interaction), str(interaction.user.id)
    consent = front.desk.consent
    changes = {
        (REMEMBER, ON): (consent.remember, "remember-on"),
        (REMEMBER, OFF): (consent.forget_likenesses, "remember-off"),
        (TRAIN, ON): (consent.help_training, "training-on"),
        (TRAIN, OFF): (consent.stop_helping, "training-off"),
    }
    if (rule, choice) not in changes:
        raise ForgedPress
    change, key = changes[rule, choice]
    await acknowledge(interaction)
    await change(PLATFORM, user)
    manners = await front.manners(interaction)
    await fill(interaction, manners.say(key), view=None)


async def ask_forget(interaction: discord.Interaction) -> None:
    """Whether really all shall be deleted; only whoever asked may say so."""
    async with excused(interaction):
        await defer(interaction, ephemeral=True)
        front, user = front_of(interaction), str(interaction.user.id)
        manners = await front.manners(interaction)
        new = NewAsk(platform=PLATFORM, kind=FORGET, asked_by=user, answerer=user)
        async with front.desk.database.write() as session:
            ask_id = await add_ask(session, new)
        yes, no = (Press(Act.FORGET, ask_id, it) for it in (YES, NO))
        view = view_of(
            button(yes, manners.say("button-yes"), style=discord.ButtonStyle.danger),
            button(no, manners.say("button-no")),
        )
        await fill(interaction, manners.say("forget-question"), view=view)


async def answer_forget(interaction: discord.Interaction, press: Press, _: Sequence[str]) -> None:
    """Delete everything, and say what it was; or leave all as it is."""
    await acknowledge(interaction)
    front, user = front_of(interaction), str(interaction.user.id)
    manners = await front.manners(interaction)
    async with front.desk.database.write() as session:
        await take_ask(session, press.subject, FORGET, user)
    if press.value != YES:
        await fill(interaction, manners.say("forget-kept"), view=None)
        return
    await fill(interaction, manners.say("forget-working"), view=None)
    erased = await front.desk.forgetter.forget(PLATFORM, user)
    counts = {"stickers": len(erased.stickers), "jobs": len(erased.jobs)}
    told = manners.say("forget-receipt", lessons=len(erased.lessons), at=now(), **counts)
    await fill(interaction, told)
