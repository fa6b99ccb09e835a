"""/packs and "Add to my pack": somebody's packs, which only they see."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord

from bot.discord import shelf, uploads
from bot.discord.excuses import defer, excused, fill
from bot.discord.front import Front, front_of
from bot.discord.manners import Manners
from bot.discord.owned import own, user_of
from bot.discord.told import inert
from bot.front.packs import suggest_emoji, title_of
from bot.front.presses import Press
from db.errors import NoSuchSticker
from db.models import Sticker
from db.packs import (
    add_to_pack,
    create_pack,
    delete_pack,
    list_items,
    list_packs,
    move_in_pack,
    own_pack,
    remove_from_pack,
)

CHAT_FILE = "chat.webp"


async def show_packs(interaction: discord.Interaction) -> None:
    """/packs."""
    async with excused(interaction):
        await defer(interaction, ephemeral=True)
        await show_list(interaction)


async def add(interaction: discord.Interaction, press: Press, _: Sequence[str]) -> None:
    """The button under a sticker: into the only pack, a new one, or one that is chosen."""
    await defer(interaction, ephemeral=True)
    front = front_of(interaction)
    async with front.desk.database.write() as session:
        packs = await list_packs(session, await user_of(session, front, interaction))
    if len(packs) > 1:
        manners = await front.manners(interaction)
        view = shelf.choice_view(packs, press.subject)
        await fill(interaction, manners.say("packs-choose-pack"), view=view)
        return
    await add_to(interaction, packs[0][0].id if packs else "", press.subject)


async def show_pack(interaction: discord.Interaction, pack_id: str, page: str = "") -> None:
    """A pack in place of what an interaction's answer says."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    async with front.desk.database.write() as session:
        pack = await own(session, front, interaction, pack_id)
        items = await list_items(session, pack_id)
    told = manners.say("packs-line", title=inert(pack.title), count=len(items))
    number = int(page) if page.isdecimal() else 0
    view = shelf.pack_view(manners, pack, items, number)
    await fill(interaction, told, view=view, attachments=[])


async def show_list(interaction: discord.Interaction, *_: str) -> None:
    """All of them."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    async with front.desk.database.write() as session:
        packs = await list_packs(session, await user_of(session, front, interaction))
    told, view = shelf.list_text(manners, packs), shelf.list_view(manners, packs)
    await fill(interaction, told, view=view, attachments=[])


async def show_sticker(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """One of a pack's stickers. Raises NoSuchSticker."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    async with front.desk.database.write() as session:
        pack = await own(session, front, interaction, pack_id)
        items = await list_items(session, pack_id)
        sticker = await session.get(Sticker, sticker_id)
    places = [item.sticker_id for item in items]
    if sticker is None or sticker_id not in places:
        raise NoSuchSticker(sticker_id)
    place = places.index(sticker_id)
    told = f"{place + 1}. {items[place].emoji}\n{inert(sticker.prompt)}"
    view = shelf.sticker_view(
        manners, pack, sticker_id, in_guild=interaction.is_guild_integration()
    )
    await fill(interaction, told, view=view, attachments=await _picture(front, sticker_id))


async def _picture(front: Front, sticker_id: str) -> list[discord.File]:
    key, blobs = f"stickers/{sticker_id}/{CHAT_FILE}", front.desk.blobs
    if not await asyncio.to_thread(blobs.exists, key):
        return []
    return [discord.File(io.BytesIO(await asyncio.to_thread(blobs.get, key)), CHAT_FILE)]


async def up(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """A sticker one place to the front."""
    await _move(interaction, pack_id, sticker_id, by=-1)


async def down(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """And to the back."""
    await _move(interaction, pack_id, sticker_id, by=1)


async def _move(
    interaction: discord.Interaction, pack_id: str, sticker_id: str, *, by: int
) -> None:
    front = front_of(interaction)
    async with front.desk.database.write() as session:
        pack = await own(session, front, interaction, pack_id)
        order = [item.sticker_id for item in await list_items(session, pack_id)]
        if sticker_id not in order:
            raise NoSuchSticker(sticker_id)
        await move_in_pack(session, pack, sticker_id, order.index(sticker_id) + by)
    await show_sticker(interaction, pack_id, sticker_id)


async def remove(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """Take a sticker out."""
    front = front_of(interaction)
    async with front.desk.database.write() as session:
        pack = await own(session, front, interaction, pack_id)
        await remove_from_pack(session, pack, sticker_id)
    await show_pack(interaction, pack_id)


async def ask_delete(interaction: discord.Interaction, pack_id: str, _: str) -> None:
    """Whether a pack shall go."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    async with front.desk.database.write() as session:
        pack = await own(session, front, interaction, pack_id)
    told = manners.say("packs-delete-question", title=inert(pack.title))
    await fill(interaction, told, view=shelf.delete_view(manners, pack))


async def delete(interaction: discord.Interaction, pack_id: str, _: str) -> None:
    """Let it go."""
    front = front_of(interaction)
    async with front.desk.database.write() as session:
        await delete_pack(session, await own(session, front, interaction, pack_id))
    await show_list(interaction)


async def add_to(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """Put a sticker of theirs into a pack of theirs; pack_id "": into a new one."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    async with front.desk.database.read() as session:
        sticker = await session.get(Sticker, sticker_id)
    if sticker is None:
        raise NoSuchSticker(sticker_id)
    emoji = await asyncio.to_thread(suggest_emoji, sticker.prompt, front.desk.emoji)
    async with front.desk.database.write() as session:
        user = await user_of(session, front, interaction)
        if pack_id:
            pack = await own_pack(session, pack_id, user)
        else:
            pack = await create_pack(session, user, title_of(interaction.user.display_name))
        is_new = await add_to_pack(session, pack, sticker_id, emoji)
    key = "packs-added" if is_new else "packs-added-already"
    await fill(interaction, manners.say(key, title=inert(pack.title)), view=None)


async def upload_sticker(interaction: discord.Interaction, pack_id: str, sticker: str) -> None:
    """Into the guild's stickers."""
    await _upload(interaction, pack_id, sticker, uploads.upload_sticker)


async def upload_emoji(interaction: discord.Interaction, pack_id: str, sticker: str) -> None:
    """Into the guild's emoji."""
    await _upload(interaction, pack_id, sticker, uploads.upload_emoji)


async def _upload(
    interaction: discord.Interaction,
    pack_id: str,
    sticker_id: str,
    upload: Callable[[discord.Interaction, Manners, Any, Sticker], Awaitable[str]],
) -> None:
    front = front_of(interaction)
    manners = await front.manners(interaction)
    async with front.desk.database.write() as session:
        await own(session, front, interaction, pack_id)
        items = {item.sticker_id: item for item in await list_items(session, pack_id)}
        sticker = await session.get(Sticker, sticker_id)
    if sticker is None or sticker_id not in items:
        raise NoSuchSticker(sticker_id)
    told = await upload(interaction, manners, items[sticker_id], sticker)
    await interaction.followup.send(told, ephemeral=True)
