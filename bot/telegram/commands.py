"""Commands that are not about a photo: what the bot is, what it keeps, and what people allow."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from telegram import InlineKeyboardMarkup

from bot.errors import ForgedPress
from bot.front.presses import Act, Press
from bot.speech.catalog import LANGUAGES
from bot.telegram.front import Front, is_private
from bot.telegram.keyboards import button, rows_of
from bot.telegram.naming import PLATFORM
from bot.telegram.talk import Talk
from db.asks import NewAsk, add_ask, take_ask
from db.communities import find_community, opt_in, opt_out, opted_out
from db.session import now
from db.users import find_user

AUTOMATIC = "auto"
ON, OFF, YES, NO = "on", "off", "yes", "no"
FORGET = "forget"  # the kind of a question
REMEMBER, TRAIN = "remember", "train"  # rules that everybody has of their own
Handle = Callable[[Talk, str], Awaitable[None]]


class Commands:
    """By name, and their buttons. links: what opens the private chat with words that begin so, and
    goes on with the rest of them."""

    def __init__(self, front: Front, links: Mapping[str, Handle]) -> None:
        self._front = front
        self._links = links
        self.handles: Mapping[str, Handle] = {
            "start": self._start,
            "help": wordless(self._help),
            "privacy": wordless(self._privacy),
            "forget_me": wordless(self._forget_me),
            "language": wordless(self._language),
            "no_stickers_of_me": wordless(self._no_stickers),
            "remember_me": wordless(self._remember_me),
            "help_training": wordless(self._help_training),
        }
        self.presses = {
            Act.FORGET: self._forget,
            Act.LANGUAGE: self._choose_language,
        }

    async def _start(self, talk: Talk, words: str) -> None:
        if not is_private(talk.chat):
            await talk.say("start-group")
            return
        name, _, rest = words.partition("-")
        if name in self._links:
            await self._links[name](talk, rest)
        else:
            await talk.say("start")

    async def _help(self, talk: Talk) -> None:
        await talk.say("help-telegram", bot=self._front.username)

    async def _privacy(self, talk: Talk) -> None:
        parts = [talk.text("privacy")]
        if not is_private(talk.chat):
            asking = talk.known.rules.ask_authors
            parts.append(talk.text("privacy-asking" if asking else "privacy-not-asking"))
        await talk.tell("\n\n".join(parts))

    async def _forget_me(self, talk: Talk) -> None:
        """Only whoever asked may confirm it."""
        who = talk.who
        new = NewAsk(platform=PLATFORM, kind=FORGET, asked_by=who, answerer=who)
        async with self._front.desk.database.write() as session:
            ask_id = await add_ask(session, new)
        yes = button(talk.text("button-yes"), Act.FORGET, ask_id, YES)
        no = button(talk.text("button-no"), Act.FORGET, ask_id, NO)
        await talk.say("forget-question", keyboard=InlineKeyboardMarkup([[yes, no]]))

    async def _forget(self, talk: Talk, press: Press) -> None:
        who = talk.who
        async with self._front.desk.database.write() as session:
            await take_ask(session, press.subject, FORGET, who)
        await talk.answer()
        if press.value != YES:
            await talk.edit(talk.text("forget-kept"))
            return
        await talk.edit(talk.text("forget-working"))
        self._front.forget(talk.user)
        erased = await self._front.desk.forgetter.forget(PLATFORM, who)
        await talk.edit(
            talk.text(
                "forget-receipt",
                stickers=len(erased.stickers),
                jobs=len(erased.jobs),
                lessons=len(erased.lessons),
                at=now(),
            )
        )

    async def _language(self, talk: Talk) -> None:
        names = [(AUTOMATIC, talk.text("language-automatic")), *LANGUAGES.items()]
        made = (button(told, Act.LANGUAGE, value=code) for code, told in names)
        await talk.say("language-question", keyboard=InlineKeyboardMarkup(rows_of(made)))

    async def _choose_language(self, talk: Talk, press: Press) -> None:
        if press.value not in (AUTOMATIC, *LANGUAGES):
            raise ForgedPress
        chosen = None if press.value == AUTOMATIC else press.value
        async with self._front.desk.database.write() as session:
            user = await find_user(session, PLATFORM, talk.who, key=self._front.desk.consent.key)
            user.chosen_language = chosen
        spoken = replace(
            talk, known=replace(talk.known, language=chosen or talk.user.language_code)
        )
        await talk.answer()
        key = "language-saved" if chosen else "language-saved-automatic"
        await talk.edit(spoken.text(key))

    async def _no_stickers(self, talk: Talk) -> None:
        """On and off by turns, and everywhere: it is kept as a rule of the private chat."""
        async with self._front.desk.database.write() as session:
            user = await find_user(session, PLATFORM, talk.who, key=self._front.desk.consent.key)
            own = await find_community(session, PLATFORM, talk.who, private=True)
            on = not await opted_out(session, own.id, user.id)
            change = opt_out if on else opt_in
            await change(session, own.id, user.id)
        await talk.say("optout-on" if on else "optout-off")

    async def _remember_me(self, talk: Talk) -> None:
        await talk.say("remember-question", keyboard=_on_or_off(talk, REMEMBER))

    async def _help_training(self, talk: Talk) -> None:
        await talk.say("training-question", keyboard=_on_or_off(talk, TRAIN))

    async def consent(self, talk: Talk, rule: str, choice: str) -> None:
        """What whoever presses allows to be kept of them. Raises ForgedPress."""
        consent, who = self._front.desk.consent, talk.who
        changes = {
            (REMEMBER, ON): (consent.remember, "remember-on"),
            (REMEMBER, OFF): (consent.forget_likenesses, "remember-off"),
            (TRAIN, ON): (consent.help_training, "training-on"),
            (TRAIN, OFF): (consent.stop_helping, "training-off"),
        }
        if (rule, choice) not in changes:
            raise ForgedPress
        change, key = changes[rule, choice]
        await change(PLATFORM, who)
        await talk.answer(talk.text(key), alert=True)
        if talk.private:
            await talk.edit(talk.text(key))


def wordless(handle: Callable[[Talk], Awaitable[None]]) -> Handle:
    """A command after which no words mean anything."""

    async def run(talk: Talk, words: str) -> None:
        del words
        await handle(talk)

    return run


def _on_or_off(talk: Talk, rule: str) -> InlineKeyboardMarkup:
    on = button(talk.text("button-turn-on"), Act.SETTING, value=f"{rule}.{ON}")
    off = button(talk.text("button-turn-off"), Act.SETTING, value=f"{rule}.{OFF}")
    return InlineKeyboardMarkup([[on, off]])
