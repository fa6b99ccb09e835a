"""Names and emoji of packs, which people write into windows."""

from __future__ import annotations

import discord

from bot.discord.front import front_of
from bot.discord.manners import Manners
from bot.discord.modals import words_modal
from bot.discord.owned import own, user_of
from bot.discord.packs import show_pack
from bot.discord.shelf import Do, do_press
from bot.discord.told import inert
from bot.errors import ForgedPress
from bot.front.packs import clean_title, read_emoji
from bot.front.presses import Press
from db.errors import TitleTaken, TooManyPacks, UnusableValue
from db.pack_models import EMOJI_LENGTH, TITLE_LENGTH
from db.packs import MOST_PACKS, create_pack, list_items, rename_pack, set_emoji

WRITTEN = frozenset({Do.NEW, Do.RENAME, Do.EMOJI})  # what is done with words


async def ask_words(interaction: discord.Interaction, press: Press) -> None:
    """Show the window. Nobody is asked about another's pack."""
    do, _, rest = press.value.partition("-")
    front = front_of(interaction)
    manners = await front.manners(interaction)
    title, label, value = manners.say("button-new-pack"), "packs-ask-name", ""
    if do != Do.NEW:
        async with front.desk.database.write() as session:
            pack = await own(session, front, interaction, press.subject)
            items = {it.sticker_id: it for it in await list_items(session, pack.id)}
        title, value = manners.say("button-rename"), pack.title
    if do == Do.EMOJI:
        if rest not in items:
            raise ForgedPress
        title, label, value = manners.say("button-emoji"), "packs-ask-emoji", items[rest].emoji
    most = EMOJI_LENGTH if do == Do.EMOJI else TITLE_LENGTH
    again = do_press(Do(do), press.subject, rest)
    await interaction.response.send_modal(
        words_modal(again, title, manners.say(label), most=most, value=value)
    )


async def hear_words(interaction: discord.Interaction, press: Press, words: str) -> None:
    """What was written into it. Raises ForgedPress and what `db.packs` raises."""
    do, _, rest = press.value.partition("-")
    if do not in WRITTEN:
        raise ForgedPress
    await interaction.response.defer()
    manners = await front_of(interaction).manners(interaction)
    try:
        told = await _hear(interaction, manners, (Do(do), press.subject, rest), words)
    except UnusableValue:
        bad = "packs-bad-emoji" if do == Do.EMOJI else "packs-bad-name"
        told = manners.say(bad, most=TITLE_LENGTH)
    except TitleTaken:
        told = manners.say("packs-name-taken")
    except TooManyPacks:
        told = manners.say("packs-too-many", most=MOST_PACKS)
    await interaction.followup.send(told, ephemeral=True)


async def _hear(
    interaction: discord.Interaction, manners: Manners, wish: tuple[Do, str, str], words: str
) -> str:
    """What whoever wrote it is told; the pack is shown anew."""
    (do, pack_id, sticker_id), front = wish, front_of(interaction)
    async with front.desk.database.write() as session:
        if do == Do.NEW:
            user = await user_of(session, front, interaction)
            pack = await create_pack(session, user, clean_title(words))
        else:
            pack = await own(session, front, interaction, pack_id)
        if do == Do.RENAME:
            await rename_pack(session, pack, clean_title(words))
        if do == Do.EMOJI:
            await set_emoji(session, pack, sticker_id, read_emoji(words))
    await show_pack(interaction, pack.id)
    if do == Do.EMOJI:
        return manners.say("packs-emoji-saved", emoji=read_emoji(words))
    key = "packs-created" if do == Do.NEW else "packs-renamed"
    return manners.say(key, title=inert(pack.title))
