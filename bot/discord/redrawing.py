"""The buttons under a sticker that make another of the same photo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import discord

from bot.discord.errands import Errand, after_press, press_errand
from bot.discord.excuses import acknowledge, defer, excused, fill, take_away
from bot.discord.front import Front, front_of, presser_of
from bot.discord.manners import Manners
from bot.discord.themes import OWN_WORDS, ask_own_words, read_page, theme_question
from bot.discord.wire import Words
from bot.errors import ForgedPress
from bot.front.asked import Asked
from bot.front.presses import Act, Press
from bot.front.results import USUAL_STRENGTH, Presser
from db.jobs import find_job

# Of which a sticker can have no more, and what is said then.
_ENDS: Mapping[Act, tuple[str | float, str]] = MappingProxyType(
    {
        Act.MORE: (1.0, "result-most-cartoony"),
        Act.LESS: (0.0, "result-least-cartoony"),
        Act.FINE: ("fine", "result-finest"),
    }
)


async def redraw(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    """Again, variants, more, less, finest."""
    await _redraw(interaction, what)


async def _redraw(interaction: discord.Interaction, what: Press, words: str = "") -> None:
    """Note what was pressed, as nobody would know of it if this process were killed, and do it."""
    front, errand = front_of(interaction), press_errand(interaction, what, words)
    async with front.taking.errands.noted(errand), excused(interaction):
        await acknowledge(interaction)
        await redraw_noted(front, errand, await front.manners(interaction))
        if what.act == Act.THEME:
            await take_away(interaction)


async def redraw_noted(front: Front, errand: Errand, manners: Manners) -> None:
    """One message more for each sticker that a press wants; again by the same press for none that
    is told of. Raises what `Results.redraw` raises."""
    what, asked, rules = errand.press, errand.asked, manners.rules
    assert what is not None, "it was pressed"
    end, key = _ENDS.get(what.act, (None, ""))
    if end is not None and end in await _made(front, what.subject):
        answer = after_press(front.wire, errand, key=asked.message, hidden=True)
        await answer.put(Words(manners.say(key)))
        return
    taken = await front.results.redraw(what, _presser(asked))
    theme = asked.words or manners.themes.get(what.value, "")
    hidden = rules.answers_privately or rules.quiet
    if rules.quiet and not rules.answers_privately:
        taken = taken[:1]  # nothing is told of any but that it comes
    for each in taken:
        if each.is_new or await front.taking.is_untold(each.job_id):
            answer = after_press(front.wire, errand, key=each.job_id, hidden=hidden)
            await front.taking.tell(each, manners, answer, theme)


def _presser(asked: Asked) -> Presser:
    asker = asked.asker
    return Presser(
        asker.native_id, asked.place.native_id, asked.message, asker.is_admin, asked.words
    )


async def _made(front: Front, job_id: str) -> tuple[float, str]:
    """How cartoony and how finely a job was made. Raises NoSuchJob."""
    async with front.desk.database.read() as session:
        job = await find_job(session, job_id)
    return job.options.get("strength", USUAL_STRENGTH), job.quality


async def show_themes(interaction: discord.Interaction, what: Press, _: Sequence[str]) -> None:
    """To its owner alone, which others there are. value: a page; "" for the first, anew."""
    page = read_page(what.value) if what.value else 0
    await (acknowledge(interaction) if what.value else defer(interaction, ephemeral=True))
    front = front_of(interaction)
    await front.results.check_rewordable(what.subject, presser_of(interaction))
    manners = await front.manners(interaction)
    question = theme_question(manners, Act.THEME, what.subject, turn=Act.THEMES, page=page)
    await fill(interaction, question.text, view=question.view)


async def choose_theme(
    interaction: discord.Interaction, what: Press, values: Sequence[str]
) -> None:
    """One of them, or words of one's own are wanted."""
    if values:
        await _redraw(interaction, Press(Act.THEME, what.subject, values[0]))
    elif what.value == OWN_WORDS:
        await ask_own_words(interaction, Act.THEME, what.subject)
    else:
        raise ForgedPress


async def redraw_in_words(interaction: discord.Interaction, job_id: str, words: str) -> None:
    """What was written into that window."""
    await _redraw(interaction, Press(Act.THEME, job_id), words)
