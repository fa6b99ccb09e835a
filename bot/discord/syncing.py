"""Tells Discord of our commands, but only when they are others than the last time: it limits how
often that may be done, and clients reload them. The numbers that it gives them are kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.app_commands import AppCommand

from bot.discord.refusals import translated
from db.machine_models import Switch
from db.session import Database, now

SWITCH = "discord_commands"
DIGEST, NUMBERS = "digest", "numbers"  # of the switch's value
Tree = app_commands.CommandTree[Any]
_log = structlog.get_logger(__name__)


async def sync_if_changed(tree: Tree, database: Database, application: int) -> Mapping[str, int]:
    """Discord's numbers of our commands, by their whole names such as "toonbooth settings".

    Raises ChatBusy, ChatUnreachable, ChatGone and DatabaseUnreachable.
    """
    digest = await _digest(tree, application)
    async with database.read() as session:
        switch = await session.get(Switch, SWITCH)
        kept = {} if switch is None else switch.value
    is_told = kept.get(DIGEST) == digest
    if is_told and kept.get(NUMBERS):
        return {name: int(number) for name, number in kept[NUMBERS].items()}
    with translated(harmless=True):
        known = await tree.fetch_commands() if is_told else await tree.sync()
    numbers = _numbers(tree, known)
    # As text: not every reader of JSON knows numbers of this size.
    value = {DIGEST: digest, NUMBERS: {name: str(number) for name, number in numbers.items()}}
    async with database.write() as session:
        await session.merge(Switch(name=SWITCH, value=value, set_at=now()))
    _log.info("commands are known to Discord", told=not is_told)
    return numbers


def _numbers(tree: Tree, known: Sequence[AppCommand]) -> Mapping[str, int]:
    """Of what can be typed; a group cannot, and its commands have its number."""
    typed = discord.AppCommandType.chat_input
    ours = {it.name: it.id for it in known if it.type is typed}
    return {
        command.qualified_name: ours[root.name]
        for command in tree.walk_commands(type=typed)
        if isinstance(command, app_commands.Command)
        and (root := command.root_parent or command).name in ours
    }


async def _digest(tree: Tree, application: int) -> str:
    translator = tree.translator
    assert translator is not None
    every = [
        await command.get_translated_payload(tree, translator) for command in tree.get_commands()
    ]
    told = json.dumps([str(application), discord.__version__, every], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
