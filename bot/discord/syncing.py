"""Tells Discord of our commands, but only when they are others than the last time: it limits how
often that may be done, and clients reload them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.discord.refusals import translated
from db.machine_models import Switch
from db.session import Database, now

SWITCH = "discord_commands"
_log = structlog.get_logger(__name__)


async def sync_if_changed(
    tree: app_commands.CommandTree[Any], database: Database, application: int
) -> bool:
    """Whether it was necessary. Raises ChatBusy and ChatUnreachable."""
    digest = await _digest(tree, application)
    async with database.read() as session:
        known = await session.get(Switch, SWITCH)
        if known is not None and known.value.get("digest") == digest:
            return False
    with translated(harmless=True):
        await tree.sync()
    async with database.write() as session:
        await session.merge(Switch(name=SWITCH, value={"digest": digest}, set_at=now()))
    _log.info("commands are told to Discord")
    return True


async def _digest(tree: app_commands.CommandTree[Any], application: int) -> str:
    translator = tree.translator
    assert translator is not None
    every = [
        await command.get_translated_payload(tree, translator) for command in tree.get_commands()
    ]
    told = json.dumps([str(application), discord.__version__, every], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
