"""Names and emoji of packs, which people write into windows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import MappingProxyType

import discord

from bot.discord.excuses import acknowledge
from bot.discord.front import front_of
from bot.discord.manners import SOON_S, Manners
from bot.discord.modals import words_modal
from bot.discord.pack_views import Do, do_press
from bot.discord.packs import show_pack, who
from bot.discord.told import inert
from bot.errors import ForgedPress
from bot.front.presses import Press
from db.errors import TitleTaken, TooManyPacks, UnusableValue
from db.pack_models import EMOJI_LENGTH, TITLE_LENGTH
from db.packs import MOST_PACKS

# What is done with words: the window's title and label, and how long they may be.
_WINDOWS: Mapping[Do, tuple[str, str, int]] = MappingProxyType(
    {
        Do.NEW: ("button-new-pack", "packs-ask-name", TITLE_LENGTH),
        Do.RENAME: ("button-rename", "packs-ask-name", TITLE_LENGTH),
        Do.EMOJI: ("button-emoji", "packs-ask-emoji", EMOJI_LENGTH),
    }
)
WRITTEN = frozenset(_WINDOWS)


async def ask_words(interaction: discord.Interaction, press: Press) -> None:
    """Show the window. Nobody is asked about another's pack."""
    name, _, rest = press.value.partition("-")
    do = Do(name)
    manners = await front_of(interaction).manners_at_once(interaction)
    value = await _known(interaction, do, press.subject, rest)
    window, (title, label, most) = do_press(do, press.subject, rest), _WINDOWS[do]
    await interaction.response.send_modal(
        words_modal(window, manners.say(title), manners.say(label), most=most, value=value)
    )


async def _known(interaction: discord.Interaction, do: Do, pack_id: str, sticker_id: str) -> str:
    """What stands in the window: how it is called now, if that is known soon enough."""
    if do == Do.NEW:
        return ""
    try:
        async with asyncio.timeout(SOON_S):
            pack = await front_of(interaction).shelf.open(pack_id, who(interaction))
    except TimeoutError:
        return ""
    return pack.find(sticker_id)[1].emoji if do == Do.EMOJI else pack.title


async def hear_words(interaction: discord.Interaction, press: Press, words: str) -> None:
    """What was written into it. Raises ForgedPress and what `bot.front.shelf` raises."""
    name, _, rest = press.value.partition("-")
    if name not in WRITTEN:
        raise ForgedPress
    await acknowledge(interaction)
    manners = await front_of(interaction).manners(interaction)
    try:
        told = await _hear(interaction, manners, Press(press.act, press.subject, rest), name, words)
    except UnusableValue:
        bad = "packs-bad-emoji" if name == Do.EMOJI else "packs-bad-name"
        told = manners.say(bad, most=TITLE_LENGTH)
    except TitleTaken:
        told = manners.say("packs-name-taken")
    except TooManyPacks:
        told = manners.say("packs-too-many", most=MOST_PACKS)
    await interaction.followup.send(told, ephemeral=True)


async def _hear(
    interaction: discord.Interaction, manners: Manners, at: Press, do: str, words: str
) -> str:
    """What whoever wrote it is told; the pack is shown anew. at: the pack, the sticker as value."""
    shelf, pack_id = front_of(interaction).shelf, at.subject
    if do == Do.EMOJI:
        emoji = await shelf.relabel(pack_id, at.value, who(interaction), words)
        told = manners.say("packs-emoji-saved", emoji=emoji)
    elif do == Do.RENAME:
        title = await shelf.rename(pack_id, who(interaction), words)
        told = manners.say("packs-renamed", title=inert(title))
    else:
        pack_id = await shelf.create(who(interaction), words)
        title = (await shelf.open(pack_id, who(interaction))).title
        told = manners.say("packs-created", title=inert(title))
    await show_pack(interaction, pack_id)
    return told
