"""Puts stickers of packs among a guild's own stickers and emoji."""

from __future__ import annotations

import asyncio
import io
import re
import unicodedata

import discord

from bot.discord.forms import holds
from bot.discord.front import Front, front_of
from bot.discord.manners import Manners
from bot.discord.told import inert
from bot.front.shelf import Kept
from db.errors import NoSuchSticker
from render.specs import DISCORD, EMOJI_STILL, StickerSpec

NAME_LENGTH, EMOJI_NAME_LENGTH, LEAST = 30, 32, 2
TOO_MANY = frozenset({30008, 30039})  # of Discord's numbers: emoji, stickers
PLAIN_NAME = "toon"
_NOT_IN_EMOJI_NAMES = re.compile(r"[^a-z0-9_]+")


async def upload_sticker(interaction: discord.Interaction, manners: Manners, kept: Kept) -> str:
    """What whoever asked is told of it."""
    refused = _refusal(interaction, manners)
    if refused:
        return refused
    guild = interaction.guild
    assert guild is not None, "the rights are a guild's"
    data = await _read(front_of(interaction), kept.sticker_id, DISCORD)
    name = sticker_name(kept.words)
    try:
        await guild.create_sticker(
            name=name, description="", emoji=kept.emoji.split()[0],
            file=discord.File(io.BytesIO(data), DISCORD.file_name),
        )  # fmt: skip
    except discord.HTTPException as error:
        return _told(error, manners)
    return manners.say("packs-uploaded-sticker", name=inert(name))


async def upload_emoji(interaction: discord.Interaction, manners: Manners, kept: Kept) -> str:
    """The same as an emoji."""
    refused = _refusal(interaction, manners)
    if refused:
        return refused
    guild = interaction.guild
    assert guild is not None, "the rights are a guild's"
    data = await _read(front_of(interaction), kept.sticker_id, EMOJI_STILL)
    name = emoji_name(kept.words)
    try:
        await guild.create_custom_emoji(name=name, image=data)
    except discord.HTTPException as error:
        return _told(error, manners)
    return manners.say("packs-uploaded-emoji", name=inert(name))


def _refusal(interaction: discord.Interaction, manners: Manners) -> str:
    """Why it may not be done, or ""."""
    if not interaction.is_guild_integration() or not _may(interaction.app_permissions):
        return manners.say("packs-need-right")
    return "" if _may(interaction.permissions) else manners.say("packs-you-need-right")


def _may(permissions: discord.Permissions) -> bool:
    return permissions.create_expressions or permissions.manage_expressions


def _told(error: discord.HTTPException, manners: Manners) -> str:
    """Raises what is neither about rights nor about room."""
    if error.code in TOO_MANY:
        return manners.say("packs-no-room")
    if error.status == 403:
        return manners.say("packs-need-right")
    raise error


def sticker_name(prompt: str) -> str:
    """2 to 30 letters of any script."""
    name = " ".join(prompt.split())[:NAME_LENGTH].strip()
    return name if len(name) >= LEAST else PLAIN_NAME


def emoji_name(prompt: str) -> str:
    """2 to 32 small Latin letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", prompt.casefold()).encode("ascii", "ignore").decode()
    name = _NOT_IN_EMOJI_NAMES.sub("_", plain).strip("_")[:EMOJI_NAME_LENGTH].strip("_")
    return name if len(name) >= LEAST else PLAIN_NAME


async def _read(front: Front, sticker_id: str, spec: StickerSpec) -> bytes:
    """A file of a sticker. Raises NoSuchSticker where it is gone, or breaks its limits."""
    blobs, key = front.desk.blobs, f"stickers/{sticker_id}/{spec.file_name}"
    if not await asyncio.to_thread(blobs.exists, key):
        raise NoSuchSticker(sticker_id)
    data = await asyncio.to_thread(blobs.get, key)
    if not await asyncio.to_thread(holds, data, spec):
        raise NoSuchSticker(sticker_id)
    return data
