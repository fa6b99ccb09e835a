"""Names and emoji of packs, which people write into windows."""

from __future__ import annotations

import discord

from bot.discord.excuses import acknowledge
from bot.discord.front import front_of
from bot.discord.manners import Manners
from bot.discord.modals import words_modal
from bot.discord.pack_views import Do, do_press
from bot.discord.packs import show_pack, who
from bot.discord.told import inert
from bot.errors import ForgedPress
from bot.front.presses import Press
from db.errors import TitleTaken, TooManyPacks, UnusableValue
from db.pack_models import EMOJI_LENGTH, TITLE_LENGTH
from db.packs import MOST_PACKS

WRITTEN = frozenset({Do.NEW, Do.RENAME, Do.EMOJI})  # what is done with words


async def ask_words(interaction: discord.Interaction, press: Press) -> None:
    """Show the window. Nobody is asked about another's pack."""
    name, _, rest = press.value.partition("-")
    do, front = Do(name), front_of(interaction)
    manners = await front.manners(interaction)
    title, label, value = manners.say("button-new-pack"), "packs-ask-name", ""
    if do != Do.NEW:
        pack = await front.shelf.open(press.subject, who(interaction))
        title, value = manners.say("button-rename"), pack.title
        if do == Do.EMOJI:
            title, label = manners.say("button-emoji"), "packs-ask-emoji"
            value = pack.find(rest)[1].emoji
    most = EMOJI_LENGTH if do == Do.EMOJI else TITLE_LENGTH
    window = do_press(do, press.subject, rest)
    await interaction.response.send_modal(
        words_modal(window, title, manners.say(label), most=most, value=value)
    )


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
