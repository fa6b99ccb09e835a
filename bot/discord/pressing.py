"""What the buttons under stickers do."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType

import discord

from bot.discord.buttons import button, result_view, view_of
from bot.discord.consenting import allow, deny
from bot.discord.excuses import acknowledge, defer, fill
from bot.discord.forms import usable_forms
from bot.discord.front import Front, front_of, presser_of
from bot.discord.making import choose, turn_page
from bot.discord.manners import Manners
from bot.discord.owning import answer_forget
from bot.discord.packs import add
from bot.discord.panel import change_setting
from bot.discord.redrawing import choose_theme, redraw, show_themes
from bot.discord.shelving import press_shelf
from bot.discord.wire import Words, answer_spot
from bot.errors import ChatError, ForgedPress
from bot.front.presses import Act, Press
from db.errors import NoSuchJob
from db.jobs import find_job
from db.posts import NewPost
from db.states import ENDED, JobState

YES = "yes"
MOST_FILES = 10
CANCEL_S, LOOK_S = 20.0, 0.5  # until a worker has seen that a job is not wanted
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
    spot = _spot(interaction)
    if state not in ENDED:
        async with front.wire.lock(spot):
            await front.wire.rewrite(spot, _last_words(manners, "cancel-running"))
        state = await _ended(front, what.subject)
    if state == JobState.CANCELLED:
        async with front.wire.lock(spot):
            await front.wire.rewrite(spot, _last_words(manners, "cancel-done"))
            front.wire.settle(spot)


def _last_words(manners: Manners, key: str) -> Words:
    return Words(manners.say(key), files={}, view=None)


async def _ended(front: Front, job_id: str) -> JobState:
    """How a job stands once its worker has seen that it is not wanted, or after CANCEL_S."""
    for _ in range(round(CANCEL_S / LOOK_S)):
        await asyncio.sleep(LOOK_S)
        async with front.desk.database.read() as session:
            state = (await find_job(session, job_id)).state
        if state in ENDED:
            break
    return state


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


async def _show(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    """What could not be brought to its owner, for their eyes only."""
    await defer(interaction, ephemeral=True)
    front = front_of(interaction)
    manners = await front.manners(interaction)
    files = await front.results.files(what.subject, presser_of(interaction))
    forms = await asyncio.to_thread(usable_forms, files)
    limit = interaction.filesize_limit
    fitting = (it for form in forms for it in form.items() if len(it[1]) <= limit)
    name, data = next(fitting, ("", b""))
    if not name:
        raise NoSuchJob(what.subject)
    view = result_view(front.desk.speech, what.subject, manners.language)
    sticker = discord.File(io.BytesIO(data), name)
    await fill(interaction, manners.say("result-ready"), attachments=[sticker], view=view)


def _fitting(files: Mapping[str, bytes], limit: int) -> Mapping[str, bytes]:
    """As many files as one message takes, the smallest first."""
    found: dict[str, bytes] = {}
    for name in sorted(files, key=lambda it: len(files[it]))[:MOST_FILES]:
        if sum(map(len, found.values())) + len(files[name]) <= limit:
            found[name] = files[name]
    return found


async def _delete(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    front = front_of(interaction)
    # Where the bot is not in the guild, only this press can take its message away.
    by_press = interaction.guild_id is not None and not interaction.is_guild_integration()
    if what.value != YES and not by_press:
        await defer(interaction, ephemeral=True)
        manners = await front.manners(interaction)
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
        manners = await front.manners(interaction)
        await fill(interaction, manners.say("result-deleted"), view=None)


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
        Act.AGAIN: redraw,
        Act.VARIANTS: redraw,
        Act.MORE: redraw,
        Act.LESS: redraw,
        Act.FINE: redraw,
        Act.THEMES: show_themes,
        Act.THEME: choose_theme,
        Act.FILES: _send_files,
        Act.SHOW: _show,
        Act.DELETE: _delete,
        Act.CHOOSE: choose,
        Act.PAGE: turn_page,
        Act.ALLOW: _allow,
        Act.DENY: _deny,
        Act.PACK: add,
        Act.SHELF: press_shelf,
        Act.FORGET: answer_forget,
        Act.SETTING: change_setting,
    }
)
