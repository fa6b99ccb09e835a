"""What begins a sticker: /theme, the menus of messages and people, and mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import discord
from discord import ui

from bot.discord.answers import AfterIt, InMessage, in_pressed
from bot.discord.buttons import PressButton, PressMenu, button, menu, view_of
from bot.discord.consenting import ask_author
from bot.discord.excuses import acknowledge, defer, excused, fill, refuse
from bot.discord.front import Front, front_of
from bot.discord.manners import Manners
from bot.discord.modals import words_modal
from bot.discord.requests import Photo, ask_by_interaction, find_picture, of_attachment
from bot.discord.taking import FACE, SUBJECT
from bot.discord.wire import answer_spot
from bot.errors import ForgedPress
from bot.front.asked import Asked
from bot.front.asking import Question
from bot.front.ordering import for_pack
from bot.front.presses import Act, Press

STRENGTHS: Mapping[str, float] = MappingProxyType({"calm": 0.3, "usual": 0.7, "strong": 1.0})
UNNUMBERED = 0  # a message that is not there yet
OWN_WORDS = "words"  # the value of the button for words of one's own
MOST_WORDS = 200


async def make(
    interaction: discord.Interaction,
    photo: Photo | None,
    words: str,
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
        options = {} if strength is None else {"strength": STRENGTHS[strength]}

        def ask(manners: Manners) -> Asked:
            privately = manners.rules.answers_privately
            asked = ask_by_interaction(interaction, photo, words=words, privately=privately)
            asked = replace(asked, quality=quality or "", options=options)
            return for_pack(asked) if is_pack else asked

        errand = None
        if known is not None:
            origin = answer_spot(interaction, UNNUMBERED)
            errand = await front.taking.note(ask(known), origin, hidden=hidden)
        message = await defer(interaction, ephemeral=hidden)
        manners = known or await front.manners(interaction)
        answer = InMessage(front.wire, answer_spot(interaction, message), hidden)
        await front.taking.begin(ask(manners), manners, answer, errand)


async def make_of_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """From the menu of a message, whoever sent it."""
    async with excused(interaction):
        picture = find_picture(message)
        if picture is None:
            await refuse(interaction, "make-no-photo-there")
            return
        await _ask_theme(interaction, of_attachment(picture, message))


async def make_of_avatar(
    interaction: discord.Interaction, person: discord.User | discord.Member
) -> None:
    """From the menu of a person."""
    async with excused(interaction):
        photo = front_of(interaction).photos.of_avatar(person)
        if photo is None:
            await refuse(interaction, "make-no-avatar")
            return
        await _ask_theme(interaction, photo)


async def _ask_theme(interaction: discord.Interaction, photo: Photo) -> None:
    """Only whoever asks sees the question."""
    await defer(interaction, ephemeral=True)
    front = front_of(interaction)
    manners = await front.manners(interaction)
    asked = ask_by_interaction(interaction, photo, privately=manners.rules.answers_privately)
    view = await theme_question(front, manners, asked)
    await fill(interaction, manners.say(question_key(manners)), view=view)


def question_key(manners: Manners) -> str:
    """How one is asked for a theme."""
    return "make-choose-theme" if manners.rules.free_words else "make-choose-listed"


async def theme_question(front: Front, manners: Manners, asked: Asked) -> ui.View:
    """The menu under the question for a theme; the request waits for the answer."""
    ask_id = await front.questions.put(Question.THEME, asked, answerer=asked.asker.native_id)
    press = Press(Act.CHOOSE, ask_id)
    themes = manners.themes
    items: list[PressButton | PressMenu] = []
    if themes:
        options = [discord.SelectOption(label=it, value=name) for name, it in themes.items()]
        items.append(menu(press, options, placeholder=manners.say("settings-themes")))
    if manners.rules.free_words:
        own = Press(Act.CHOOSE, ask_id, OWN_WORDS)
        items.append(button(own, manners.say("settings-free-words"), emoji="✏️"))
    return view_of(*items)


async def choose(interaction: discord.Interaction, press: Press, theme: str) -> None:
    """A theme of that menu was chosen, or words of one's own are wanted."""
    front = front_of(interaction)
    if press.value == OWN_WORDS:
        await _ask_words(interaction, press)
        return
    if press.value:
        await choose_face(interaction, press)
        return
    if theme not in front.desk.themes:
        raise ForgedPress
    await answer_theme(interaction, press.subject, front.desk.themes[theme].title)


async def answer_theme(interaction: discord.Interaction, ask_id: str, words: str) -> None:
    """Go on with the request that waited for these words."""
    await acknowledge(interaction)
    front, user = front_of(interaction), str(interaction.user.id)
    asked = replace(await front.questions.drop(Question.THEME, ask_id, user), words=words)
    await begin(interaction, asked)


async def _ask_words(interaction: discord.Interaction, press: Press) -> None:
    manners = await front_of(interaction).manners(interaction)
    await interaction.response.send_modal(
        words_modal(
            Press(Act.CHOOSE, press.subject),
            manners.say("settings-free-words"),
            manners.say("option-prompt-name"),
            most=MOST_WORDS,
        )
    )


async def begin(interaction: discord.Interaction, asked: Asked) -> None:
    """A request of which all is known, from a component that is acknowledged: ask the author of its
    photo, or make it. The message with the component tells how far it is, if everybody sees it."""
    front = front_of(interaction)
    manners = await front.manners(interaction)
    if await front.questions.must_ask_author(asked):
        await ask_author(interaction, manners, asked)
        return
    pressed = in_pressed(front.wire, interaction)
    if not pressed.hidden or manners.rules.answers_privately or manners.rules.quiet:
        await front.taking.begin(asked, manners, pressed)
        return
    await front.taking.begin(asked, manners, AfterIt(interaction))
    await interaction.delete_original_response()


async def choose_face(interaction: discord.Interaction, press: Press) -> None:
    """Which of the faces of a photo shall be drawn was answered."""
    number = press.value.removeprefix(FACE)
    if not number.isdecimal():
        raise ForgedPress
    await acknowledge(interaction)
    front, user = front_of(interaction), str(interaction.user.id)
    waits = await front.questions.look(Question.FACE, press.subject, user)
    options = {**waits.options, SUBJECT: int(number) or None}
    asked = await front.questions.take(Question.FACE, press.subject, user, options=options)
    manners = await front.manners(interaction)
    await front.taking.take(asked, manners, in_pressed(front.wire, interaction))
