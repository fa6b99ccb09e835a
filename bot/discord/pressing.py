"""What the buttons under stickers do."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType

import discord

from bot.discord.answers import AfterIt
from bot.discord.buttons import button, menu, view_of
from bot.discord.consenting import allow, deny
from bot.discord.excuses import acknowledge, defer, fill
from bot.discord.front import Front, front_of, presser_of
from bot.discord.making import choose
from bot.discord.owning import answer_forget
from bot.discord.packs import add
from bot.discord.panel import change_setting
from bot.discord.shelving import press_shelf
from bot.discord.wire import Words, answer_spot
from bot.errors import ChatError, ForgedPress
from bot.front.presses import Act, Press
from bot.front.results import USUAL_STRENGTH
from db.jobs import find_job
from db.posts import NewPost
from db.states import JobState

YES = "yes"
MOST_FILES = 10
_LIMITS: Mapping[Act, float] = MappingProxyType({Act.MORE: 1.0, Act.LESS: 0.0})
OnAct = Callable[[discord.Interaction, Press, Sequence[str]], Awaitable[None]]


async def press(interaction: discord.Interaction, what: Press, values: Sequence[str]) -> None:
    """Do what a button or menu says. Raises ForgedPress for what none of ours says, and what the
    act raises."""
    act = ACTS.get(what.act)
    if act is None:
        raise ForgedPress
    await act(interaction, what, values)


async def _cancel(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    await acknowledge(interaction)
    front = front_of(interaction)
    manners = await front.manners(interaction)
    state = await front.results.cancel(what.subject, presser_of(interaction))
    key = "cancel-done" if state == JobState.CANCELLED else "cancel-running"
    spot = _spot(interaction)
    async with front.wire.lock(spot):
        if not front.wire.is_settled(spot):
            await front.wire.edit(spot, Words(manners.say(key), files={}, view=None))
        if state == JobState.CANCELLED:
            front.wire.settle(spot)


async def _redraw(interaction: discord.Interaction, what: Press, values: Sequence[str]) -> None:
    """Again, variants, more, less, another theme: one message more for each."""
    await acknowledge(interaction)
    front = front_of(interaction)
    manners = await front.manners(interaction)
    theme = ""
    if what.act == Act.THEME:
        what = Press(Act.THEME, what.subject, values[0] if values else what.value)
        theme = manners.themes.get(what.value, "")
    if what.act in _LIMITS and await _strength_of(front, what.subject) == _LIMITS[what.act]:
        key = "result-most-cartoony" if what.act == Act.MORE else "result-least-cartoony"
        await interaction.followup.send(manners.say(key), ephemeral=True)
        return
    taken = await front.results.redraw(what, presser_of(interaction))
    hidden = manners.rules.answers_privately or manners.rules.quiet
    for each in taken:
        await front.taking.tell(each, manners, AfterIt(interaction, hidden), theme)


async def _strength_of(front: Front, job_id: str) -> float:
    """How cartoony a job was made. Raises NoSuchJob."""
    async with front.desk.database.read() as session:
        options = (await find_job(session, job_id)).options
    return float(options.get("strength", USUAL_STRENGTH))


async def _show_themes(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    await defer(interaction, ephemeral=True)
    manners = await front_of(interaction).manners(interaction)
    options = [
        discord.SelectOption(label=title, value=name) for name, title in manners.themes.items()
    ]
    if not options:
        await fill(interaction, manners.say("error-no-theme-allowed"))
        return
    view = view_of(menu(Press(Act.THEME, what.subject), options))
    await fill(interaction, manners.say("make-choose-listed"), view=view)


async def _send_files(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    await defer(interaction, ephemeral=True)
    front = front_of(interaction)
    manners = await front.manners(interaction)
    files = await front.results.files(what.subject, presser_of(interaction))
    fitting = _fitting(files, interaction.filesize_limit)
    told = [manners.say("result-files")]
    told += [manners.say("result-too-large", name=name) for name in files if name not in fitting]
    attachments = [discord.File(io.BytesIO(data), name) for name, data in fitting.items()]
    await fill(interaction, "\n".join(told), attachments=attachments)


def _fitting(files: Mapping[str, bytes], limit: int) -> Mapping[str, bytes]:
    """As many files as one message takes, the smallest first."""
    found: dict[str, bytes] = {}
    for name in sorted(files, key=lambda it: len(files[it]))[:MOST_FILES]:
        if sum(map(len, found.values())) + len(files[name]) <= limit:
            found[name] = files[name]
    return found


async def _delete(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    front = front_of(interaction)
    manners = await front.manners(interaction)
    # Where the bot is not in the guild, only this press can take its message away.
    by_press = interaction.guild_id is not None and not interaction.is_guild_integration()
    if what.value != YES and not by_press:
        await defer(interaction, ephemeral=True)
        yes = Press(Act.DELETE, what.subject, YES)
        view = view_of(button(yes, manners.say("button-delete"), style=discord.ButtonStyle.danger))
        await fill(interaction, manners.say("result-delete-question"), view=view)
        return
    await acknowledge(interaction)
    for receipt in await front.results.delete(what.subject, presser_of(interaction)):
        chat, _, message = receipt.partition("/")
        with suppress(ChatError):
            await front.wire.delete(NewPost(chat, message))
    if by_press:
        await interaction.delete_original_response()
    else:
        await fill(interaction, manners.say("result-deleted"), view=None)


async def _choose(interaction: discord.Interaction, what: Press, values: Sequence[str]) -> None:
    await choose(interaction, what, values[0] if values else "")


async def _allow(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    await allow(interaction, what)


async def _deny(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    await deny(interaction, what)


def _spot(interaction: discord.Interaction) -> NewPost:
    assert interaction.message is not None, "a component has one"
    return answer_spot(interaction, interaction.message.id)


ACTS: Mapping[Act, OnAct] = MappingProxyType(
    {
        Act.CANCEL: _cancel,
        Act.AGAIN: _redraw,
        Act.VARIANTS: _redraw,
        Act.MORE: _redraw,
        Act.LESS: _redraw,
        Act.THEME: _redraw,
        Act.FINE: _redraw,
        Act.THEMES: _show_themes,
        Act.FILES: _send_files,
        Act.DELETE: _delete,
        Act.CHOOSE: _choose,
        Act.ALLOW: _allow,
        Act.DENY: _deny,
        Act.PACK: add,
        Act.SHELF: press_shelf,
        Act.FORGET: answer_forget,
        Act.SETTING: change_setting,
    }
)
