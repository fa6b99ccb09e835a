"""/packs and "Add to my pack": somebody's packs, which only they see."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable, Sequence

import discord

from bot.discord import pack_views, uploads
from bot.discord.excuses import defer, excused, fill
from bot.discord.front import Front, front_of
from bot.discord.manners import Manners
from bot.discord.told import inert
from bot.front.packs import title_of
from bot.front.presses import Press
from bot.front.shelf import Kept
from render.specs import CHAT

Upload = Callable[[discord.Interaction, Manners, Kept], Awaitable[str]]


def who(interaction: discord.Interaction) -> str:
    """Whose packs are seen and changed."""
    return str(interaction.user.id)


async def open_packs(interaction: discord.Interaction) -> None:
    """/packs."""
    async with excused(interaction):
        await defer(interaction, ephemeral=True)
        await show_list(interaction)


async def add(interaction: discord.Interaction, press: Press, _: Sequence[str]) -> None:
    """The button under a sticker: into the only pack, a new one, or one that is chosen."""
    await defer(interaction, ephemeral=True)
    front = front_of(interaction)
    await front.shelf.check_own(press.subject, who(interaction))
    packs = await front.shelf.list(who(interaction))
    if len(packs) > 1:
        manners = await front.manners(interaction)
        view = pack_views.choice_view(packs, press.subject)
        await fill(interaction, manners.say("packs-choose-pack"), view=view)
        return
    pack_id = packs[0].pack_id if packs else ""
    await add_to(interaction, pack_id, press.subject)


async def add_to(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """Put a sticker of theirs into a pack of theirs; pack_id "": into a new one."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    if not pack_id:
        title = title_of(interaction.user.display_name) or front.wire.name
        pack_id = await front.shelf.create(who(interaction), title)
    added = await front.shelf.add(pack_id, sticker_id, who(interaction))
    key = "packs-added" if added.is_new else "packs-added-already"
    await fill(interaction, manners.say(key, title=inert(added.title)), view=None)


async def show_list(interaction: discord.Interaction, *_: str) -> None:
    """All of them."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    packs = await front.shelf.list(who(interaction))
    told, view = pack_views.list_text(manners, packs), pack_views.list_view(manners, packs)
    await fill(interaction, told, view=view, attachments=[])


async def show_pack(interaction: discord.Interaction, pack_id: str, page: str = "") -> None:
    """A pack in place of what an interaction's answer says."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    pack = await front.shelf.open(pack_id, who(interaction))
    told = manners.say("packs-line", title=inert(pack.title), count=len(pack.stickers))
    view = pack_views.pack_view(manners, pack, int(page) if page.isdecimal() else 0)
    await fill(interaction, told, view=view, attachments=[])


async def show_sticker(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """One of a pack's stickers. Raises NoSuchSticker."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    pack = await front.shelf.open(pack_id, who(interaction))
    place, kept = pack.find(sticker_id)
    told = f"{place + 1}. {kept.emoji}\n{inert(kept.told)}"
    in_guild = interaction.is_guild_integration()
    view = pack_views.sticker_view(manners, pack, sticker_id, in_guild=in_guild, place=place)
    await fill(interaction, told, view=view, attachments=await _picture(front, sticker_id))


async def _picture(front: Front, sticker_id: str) -> list[discord.File]:
    key, blobs = f"stickers/{sticker_id}/{CHAT.file_name}", front.desk.blobs
    if not await asyncio.to_thread(blobs.exists, key):
        return []
    return [discord.File(io.BytesIO(await asyncio.to_thread(blobs.get, key)), CHAT.file_name)]


async def up(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """A sticker one place to the front."""
    await front_of(interaction).shelf.shift(pack_id, sticker_id, who(interaction), -1)
    await show_sticker(interaction, pack_id, sticker_id)


async def down(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """And to the back."""
    await front_of(interaction).shelf.shift(pack_id, sticker_id, who(interaction), 1)
    await show_sticker(interaction, pack_id, sticker_id)


async def remove(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """Take a sticker out."""
    await front_of(interaction).shelf.take_out(pack_id, sticker_id, who(interaction))
    await show_pack(interaction, pack_id)


async def ask_delete(interaction: discord.Interaction, pack_id: str, _: str) -> None:
    """Whether a pack shall go."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    pack = await front.shelf.open(pack_id, who(interaction))
    told = manners.say("packs-delete-question", title=inert(pack.title))
    await fill(interaction, told, view=pack_views.delete_view(manners, pack))


async def delete(interaction: discord.Interaction, pack_id: str, _: str) -> None:
    """Let it go."""
    await front_of(interaction).shelf.delete(pack_id, who(interaction))
    await show_list(interaction)


async def stop(interaction: discord.Interaction, pack_id: str, _: str) -> None:
    """Take back what is not made of a pack yet; its own message tells what comes of it."""
    await front_of(interaction).ordering.cancel(pack_id, who(interaction))


async def upload_sticker(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """Into the guild's stickers."""
    await _upload(interaction, pack_id, sticker_id, uploads.upload_sticker)


async def upload_emoji(interaction: discord.Interaction, pack_id: str, sticker_id: str) -> None:
    """Into the guild's emoji."""
    await _upload(interaction, pack_id, sticker_id, uploads.upload_emoji)


async def _upload(
    interaction: discord.Interaction, pack_id: str, sticker_id: str, upload: Upload
) -> None:
    front = front_of(interaction)
    manners = await front.manners(interaction)
    _, kept = (await front.shelf.open(pack_id, who(interaction))).find(sticker_id)
    told = await upload(interaction, manners, kept)
    await interaction.followup.send(told, ephemeral=True)
