"""What the buttons and menus of the shelf of packs do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType

import discord

from bot.discord import heirs, packs
from bot.discord.excuses import acknowledge
from bot.discord.naming import WRITTEN, ask_words
from bot.discord.pack_views import Do
from bot.errors import ForgedPress
from bot.front.presses import Press

OnDo = Callable[[discord.Interaction, str, str], Awaitable[None]]
_OF_PACKS = frozenset({Do.OPEN, Do.ADD})  # from a menu of packs


async def press_shelf(
    interaction: discord.Interaction, press: Press, values: Sequence[str]
) -> None:
    """Raises ForgedPress and what `bot.front.shelf` raises."""
    name, _, rest = press.value.partition("-")
    pack = press.subject
    if name in WRITTEN:
        await ask_words(interaction, press)
        return
    if values and name in _OF_PACKS:
        pack = values[0]
    elif values:
        rest = values[0]
    act = _ACTS.get(name)
    if name == Do.HEIR:
        act = heirs.offer if values else heirs.ask_heir
    if act is None:
        raise ForgedPress
    await acknowledge(interaction)
    await act(interaction, pack, rest)


_ACTS: Mapping[str, OnDo] = MappingProxyType(
    {
        Do.LIST: packs.show_list,
        Do.OPEN: packs.show_pack,
        Do.STICKER: packs.show_sticker,
        Do.UP: packs.up,
        Do.DOWN: packs.down,
        Do.REMOVE: packs.remove,
        Do.DELETE: packs.ask_delete,
        Do.DELETE_YES: packs.delete,
        Do.STOP: packs.stop,
        Do.ADD: packs.add_to,
        Do.TAKE: heirs.take,
        Do.UPLOAD_STICKER: packs.upload_sticker,
        Do.UPLOAD_EMOJI: packs.upload_emoji,
    }
)
