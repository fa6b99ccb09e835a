"""What begins a sticker: /theme, the menus of messages and people, and mentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

import discord

from bot.discord.answers import AfterIt, Answer, InMessage, in_pressed
from bot.discord.consenting import ask_author
from bot.discord.errands import UNNUMBERED, Errand, after_press, press_errand
from bot.discord.excuses import (
    ANSWERED,
    acknowledge,
    defer,
    excused,
    fill,
    refuse,
    take_away,
)
from bot.discord.front import Front, front_of
from bot.discord.manners import Manners
from bot.discord.requests import Photo, ask_by_interaction
from bot.discord.taking import FACE, SUBJECT
from bot.discord.themes import OWN_WORDS, ask_own_words, read_page, theme_question
from bot.discord.wire import PRIVATE, Words, answer_spot
from bot.errors import ForgedPress, NothingToDraw
from bot.front.asked import Asked
from bot.front.asking import Question
from bot.front.ordering import for_pack
from bot.front.presses import Act, Press
from bot.front.said_caption import Said, caption_options, with_caption
from db.errors import AskGone

STRENGTHS: Mapping[str, float] = MappingProxyType({"calm": 0.3, "usual": 0.7, "strong": 1.0})


async def make(
    interaction: discord.Interaction,
    photo: Photo | None,
    said: Said,
    *,
    strength: str | None = None,
    quality: str | None = None,
    is_pack: bool = False,
) -> None:
    """A sticker of a photo of whoever asks, or of themselves as they are remembered; or a pack of
    all expressions."""
    async with excused(interaction):
        front = front_of(interaction)
        known = await front.manners_soon(interaction)
        hidden = known is not None and (known.rules.answers_privately or known.rules.quiet)
        options: dict[str, Any] = {} if strength is None else {"strength": STRENGTHS[strength]}
        if said.caption:
            options |= caption_options(said.caption, {})

        def ask(manners: Manners) -> Asked:
            privately = manners.rules.answers_privately
            asked = ask_by_interaction(interaction, photo, words=said.words, privately=privately)
            asked = replace(asked, quality=quality or "", options=options)
            return for_pack(asked) if is_pack else asked

        if not said.words:
            await _ask_theme(interaction, ask)
            return
        guessed = known or front.etiquette.guess(str(interaction.locale))
        noted = Errand(ask(guessed), answer_spot(interaction, UNNUMBERED), hidden)
        noting = front.taking.errands.noted(noted, busy=known is None)
        async with noting, excused(interaction):
            message = await defer(interaction, ephemeral=hidden)
            manners = known or await front.manners(interaction)
            answer = await _answer(interaction, message, manners, hidden=hidden)
            try:
                await front.taking.begin(ask(manners), manners, answer)
            except NothingToDraw:
                await refuse(interaction, "make-nothing-remembered")


async def _answer(
    interaction: discord.Interaction, message: int, manners: Manners, *, hidden: bool
) -> Answer:
    """Into the message that was acknowledged with. Where that is for all, as nobody knew better in
    time, and should be for one alone, another takes its place."""
    rules = manners.rules
    if hidden or not (rules.answers_privately or rules.quiet):
        return InMessage(front_of(interaction).wire, answer_spot(interaction, message), hidden)
    await interaction.delete_original_response()
    interaction.extras[ANSWERED] = True
    private = f"{PRIVATE}{interaction.user.id}"
    spot = answer_spot(interaction, message)
    return AfterIt(front_of(interaction).wire, spot, private, str(interaction.id), hidden=True)


async def make_of_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """From the menu of a message, whoever sent it."""
    async with excused(interaction):
        photo = front_of(interaction).photos.of_message(message)
        if photo is None:
            await refuse(interaction, "make-no-photo-there")
            return
        await _ask_theme(interaction, partial(_wish, interaction, photo))


async def make_of_avatar(
    interaction: discord.Interaction, person: discord.User | discord.Member
) -> None:
    """From the menu of a person."""
    async with excused(interaction):
        photo = front_of(interaction).photos.of_avatar(person)
        if photo is None:
            await refuse(interaction, "make-no-avatar")
            return
        await _ask_theme(interaction, partial(_wish, interaction, photo))


def _wish(interaction: discord.Interaction, photo: Photo, manners: Manners) -> Asked:
    return ask_by_interaction(interaction, photo, privately=manners.rules.answers_privately)


async def _ask_theme(interaction: discord.Interaction, ask: Callable[[Manners], Asked]) -> None:
    """Only whoever asks sees the question."""
    await defer(interaction, ephemeral=True)
    front = front_of(interaction)
    manners = await front.manners(interaction)
    question = await put_theme_question(front, manners, ask(manners))
    await fill(interaction, question.text, view=question.view)


async def put_theme_question(front: Front, manners: Manners, asked: Asked) -> Words:
    """The question for a theme; the request waits for the answer."""
    ask_id = await front.questions.put(Question.THEME, asked, answerer=asked.asker.native_id)
    return theme_question(manners, Act.CHOOSE, ask_id, turn=Act.PAGE)


async def turn_page(interaction: discord.Interaction, press: Press, _: Sequence[str]) -> None:
    """Show other themes under that question."""
    page = read_page(press.value)
    await acknowledge(interaction)
    front, user = front_of(interaction), str(interaction.user.id)
    asked = await front.questions.look(Question.THEME, press.subject, user)
    manners = await front.etiquette.look_up(  # of where it was asked, which may be elsewhere
        asked.place.native_id, user, language=str(interaction.locale)
    )
    question = theme_question(manners, Act.CHOOSE, press.subject, turn=Act.PAGE, page=page)
    await fill(interaction, question.text, view=question.view)


async def choose(interaction: discord.Interaction, press: Press, values: Sequence[str]) -> None:
    """A theme or a face was chosen, or words of one's own are wanted."""
    if values:
        theme = front_of(interaction).desk.themes.get(values[0])
        if theme is None:
            raise ForgedPress
        await answer_theme(interaction, press.subject, theme.title)
    elif press.value == OWN_WORDS:
        await ask_own_words(interaction, Act.CHOOSE, press.subject)
    else:
        await _choose_face(interaction, press)


async def answer_theme(interaction: discord.Interaction, ask_id: str, words: str) -> None:
    """Go on with the request that waited for these words. It waits on where they are refused, so
    that others can be chosen."""
    await _answer_question(interaction, Press(Act.CHOOSE, ask_id), words)


async def _choose_face(interaction: discord.Interaction, press: Press) -> None:
    """Which of the faces of a photo shall be drawn was answered."""
    if not press.value.removeprefix(FACE).isdecimal():
        raise ForgedPress
    await _answer_question(interaction, press)


async def _answer_question(interaction: discord.Interaction, press: Press, words: str = "") -> None:
    """Note the answer, as nobody would know of it if this process were killed, and go on with the
    request."""
    front, errand = front_of(interaction), press_errand(interaction, press, words)
    async with front.taking.errands.noted(errand), excused(interaction):
        await acknowledge(interaction)
        asked = await read_answer(front, errand)
        manners = await front.manners(interaction)
        if not asked.words:  # nothing but a caption
            manners = await front.etiquette.look_up(
                asked.place.native_id, str(interaction.user.id), language=str(interaction.locale)
            )
            question = await put_theme_question(front, manners, asked)
            await fill(interaction, question.text, view=question.view)
        elif not press.value and await front.questions.must_ask_author(asked):
            await ask_author(interaction, manners, asked)
        elif await begin_answered(
            front, errand, asked, manners, in_pressed(front.wire, interaction)
        ):
            await take_away(interaction)
        await drop_question(front, errand)


async def read_answer(front: Front, errand: Errand) -> Asked:
    """The request that waited for a press, with what it answers. Raises AskGone and NotYours."""
    press, user = _press_of(errand), errand.asked.asker.native_id
    waits = await front.questions.look(_question_of(press), press.subject, user)
    if not press.value:
        return with_caption(replace(waits, words=errand.asked.words))
    number = int(press.value.removeprefix(FACE))
    return replace(waits, options={**waits.options, SUBJECT: number or None})


async def begin_answered(
    front: Front, errand: Errand, asked: Asked, manners: Manners, pressed: Answer
) -> bool:
    """Make what was asked for. The message with the component tells how far it is, if everybody
    sees it; else it is done with, which is returned."""
    rules = manners.rules
    if not errand.hidden or _press_of(errand).value or rules.answers_privately or rules.quiet:
        await front.taking.begin(asked, manners, pressed)
        return False
    after = after_press(front.wire, errand, key=asked.message, hidden=False)
    await front.taking.begin(asked, manners, after)
    return True


async def drop_question(front: Front, errand: Errand) -> None:
    """It is answered."""
    press, user = _press_of(errand), errand.asked.asker.native_id
    with suppress(AskGone):
        await front.questions.drop(_question_of(press), press.subject, user)


def _press_of(errand: Errand) -> Press:
    assert errand.press is not None, "it answers a question"
    return errand.press


def _question_of(press: Press) -> Question:
    """Only buttons of faces have a value."""
    return Question.FACE if press.value else Question.THEME
