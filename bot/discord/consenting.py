"""Asks whoever sent a photo before somebody else's sticker is made of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta

import discord

from bot.discord.answers import Answer, InChat, in_pressed
from bot.discord.buttons import button, view_of
from bot.discord.errands import Errand
from bot.discord.excuses import acknowledge, fill
from bot.discord.front import front_of
from bot.discord.manners import Etiquette, Manners
from bot.discord.refusals import PLATFORM, translated
from bot.discord.told import inert
from bot.discord.wire import PRIVATE, Wire, Words, answer_spot
from bot.errors import ChatError, ChatGone
from bot.front.asked import UNKNOWN, Asked
from bot.front.asking import Question
from bot.front.presses import Act, Press
from bot.front.said_caption import told_with_caption
from bot.front.theme_names import shown_words
from db.errors import AskGone
from db.posts import NewPost

REPEATS = timedelta(minutes=1)  # for some minutes Discord knows what was sent by its nonce


async def ask_author(interaction: discord.Interaction, manners: Manners, asked: Asked) -> None:
    """Ask in the channel, and tell whoever wants the sticker that it waits for the answer."""
    author = asked.author
    if author in (None, UNKNOWN):
        await fill(interaction, manners.say("consent-unknown-author"), view=None)
        return
    questions = front_of(interaction).questions
    ask_id = await questions.put_to_author(asked, author)
    if ask_id is None:
        return
    is_message = bool(asked.source.get("message"))
    key = "consent-question" if is_message else "consent-question-avatar"
    read = shown_words(asked.words, manners.desk.themes, manners.language)
    theme = told_with_caption(replace(asked, words=read), inert)
    asker = inert(interaction.user.display_name)
    words = Words(
        f"<@{author}> {manners.say(key, asker=asker, theme=theme)}",
        view=view_of(
            button(
                Press(Act.ALLOW, ask_id), manners.say("button-allow"),
                style=discord.ButtonStyle.success,
            ),
            button(Press(Act.DENY, ask_id), manners.say("button-deny")),
        ),
        ping=author,
    )  # fmt: skip
    try:
        with translated():
            sent = await interaction.followup.send(
                words.text, view=words.view, allowed_mentions=words.mentions,
                suppress_embeds=True, wait=True,
            )  # fmt: skip
    except ChatError:
        await questions.take_back(ask_id)
        raise
    await questions.note_shown(ask_id, str(sent.channel.id), str(sent.id))
    await fill(interaction, manners.say("consent-waiting", author=f"<@{author}>"), view=None)


async def allow(interaction: discord.Interaction, press: Press) -> None:
    """The author allows it: the question becomes what tells how far the sticker is, unless that is
    for whoever asked alone."""
    await acknowledge(interaction)
    front = front_of(interaction)
    asked = await front.questions.look(Question.AUTHOR, press.subject, str(interaction.user.id))
    asker = asked.asker
    theirs = await front.etiquette.look_up(
        asked.place.native_id, asker.native_id, language=asker.language
    )
    answer: Answer = in_pressed(front.wire, interaction)
    if theirs.rules.answers_privately:
        answer = InChat(front.wire, asked.chat, asked.message)
    errand = await front.taking.errands.keep(Errand(asked, answer.origin, hidden=False))
    try:
        await front.questions.drop(Question.AUTHOR, press.subject, str(interaction.user.id))
    except AskGone:  # pressed twice
        await front.taking.errands.drop(errand)
        raise
    told = Words((await front.manners(interaction)).say("consent-allowed"), view=None)
    with suppress(ChatError):
        await front.wire.edit(_spot(interaction), told)
    await front.taking.finish(asked, theirs, answer, errand)


async def deny(interaction: discord.Interaction, press: Press) -> None:
    """They do not."""
    await acknowledge(interaction)
    front = front_of(interaction)
    manners = await front.manners(interaction)
    user = interaction.user
    asked = await front.questions.drop(Question.AUTHOR, press.subject, str(user.id))
    told = manners.say("consent-denied", author=inert(user.display_name))
    told = f"<@{asked.asker.native_id}> {told}"
    await front.wire.edit(_spot(interaction), Words(told, view=None))
    await interaction.followup.send(manners.say("consent-denied-thanks"), ephemeral=True)


@dataclass(frozen=True)
class DiscordHerald:
    """Ends questions that nobody answered; `bot.front.unanswered.Herald`."""

    wire: Wire
    etiquette: Etiquette
    platform: str = field(default=PLATFORM, init=False)
    repeats: timedelta = field(default=REPEATS, init=False)

    async def close(self, asked: Asked, shown: NewPost) -> None:
        """The author reads it, in their language."""
        manners = await self._manners(asked, str(asked.author))
        async with self.wire.lock(shown):
            await self.wire.edit(shown, Words(manners.say("consent-over"), view=None))

    async def tell(self, asked: Asked, *, was_asked: bool) -> None:
        """In private where the place shall be quiet, or takes nothing any more."""
        asker = asked.asker
        manners = await self._manners(asked, asker.native_id, asker.language)
        told = manners.say("consent-over")
        if was_asked:
            told = manners.say("consent-unanswered", author=f"<@{asked.author}>")
        words = Words(f"<@{asker.native_id}> {told}", ping=asker.native_id)
        privately = f"{PRIVATE}{asker.native_id}"
        chat = privately if manners.rules.quiet else asked.chat
        try:
            await self.wire.send(chat, words, key=f"over {asked.message}")
        except ChatGone:
            if chat == privately:
                raise
            await self.wire.send(privately, words, key=f"over {asked.message}")

    async def _manners(self, asked: Asked, who: str, language: str | None = None) -> Manners:
        return await self.etiquette.look_up(asked.place.native_id, who, language=language)


def _spot(interaction: discord.Interaction) -> NewPost:
    assert interaction.message is not None, "a component has one"
    return answer_spot(interaction, interaction.message.id)
