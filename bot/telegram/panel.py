"""`/settings`: the rules of a group as buttons, for its admins."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.errors import ForgedPress
from bot.front.panel import LISTED, Entry
from bot.front.presses import Act, Press
from bot.telegram.commands import REMEMBER, TRAIN, Commands
from bot.telegram.front import place_of
from bot.telegram.inert import inert
from bot.telegram.keyboards import button, rows_of
from bot.telegram.talk import Talk
from db.communities import Rules

SHOW, CLOSE, BACK = "show", "close", "back"
CHOSEN = "✓ "


class SettingsPanel:
    """Looks up anew at each press whether whoever presses is an admin."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands

    async def open(self, talk: Talk) -> None:
        """Show the rules of the group."""
        if talk.private:
            await talk.say("settings-groups-only")
        elif not await talk.is_admin():
            await talk.say("settings-admins-only")
        else:
            rules = await talk.front.panel.read(place_of(talk.chat))
            await talk.tell(self._told(talk, rules), self._overview(talk, rules))

    async def press(self, talk: Talk, press: Press) -> None:
        """value: rule.choice; "show" as choice for the choices there are. What people allow of
        themselves comes the same way."""
        rule, _, choice = press.value.partition(".")
        if rule in (REMEMBER, TRAIN):
            await self._commands.consent(talk, rule, choice)
            return
        if talk.private or not await talk.is_admin():
            await talk.answer(talk.text("settings-admins-only"), alert=True)
            return
        if rule == CLOSE:
            await talk.answer()
            await talk.edit(talk.text("settings-closed"))
            return
        await self._turn(talk, rule, choice)

    async def _turn(self, talk: Talk, rule: str, choice: str) -> None:
        """Show a rule's choices, or take one."""
        panel, place = talk.front.panel, place_of(talk.chat)
        rules = await panel.read(place)
        saved = ""
        if rule != BACK and choice != SHOW:
            rules = await panel.change(place, rule, choice)
            saved = talk.text("settings-saved")
        await talk.answer(saved)
        # Of the list several are chosen one after the other.
        stays = choice == SHOW or rule == LISTED
        keyboard = self._choices(talk, rules, rule) if stays else self._overview(talk, rules)
        await talk.edit(self._told(talk, rules), keyboard)

    def _told(self, talk: Talk, rules: Rules) -> str:
        lines = [talk.text("settings-title", place=inert(talk.chat.title or "")), ""]
        lines += [
            talk.text("settings-line", name=entry.name, value=entry.told or "-")
            for entry in self._entries(talk, rules)
        ]
        return "\n".join(lines)

    def _overview(self, talk: Talk, rules: Rules) -> InlineKeyboardMarkup:
        made = (
            _setting(entry.name, f"{entry.rule}.{SHOW}") for entry in self._entries(talk, rules)
        )
        close = _setting(talk.text("button-close"), f"{CLOSE}.")
        return InlineKeyboardMarkup([*rows_of(made), [close]])

    def _choices(self, talk: Talk, rules: Rules, rule: str) -> InlineKeyboardMarkup:
        entry = next((each for each in self._entries(talk, rules) if each.rule == rule), None)
        if entry is None:
            raise ForgedPress
        made = (
            _setting(f"{CHOSEN if choice.chosen else ''}{choice.told}", f"{rule}.{choice.value}")
            for choice in entry.choices
            if len(f"{rule}.{choice.value}") <= VALUE_LENGTH
        )
        back = _setting(talk.text("button-back"), f"{BACK}.")
        return InlineKeyboardMarkup([*rows_of(made), [back]])

    def _entries(self, talk: Talk, rules: Rules) -> Sequence[Entry]:
        return talk.front.panel.entries(rules, talk.language)


VALUE_LENGTH = 32  # of a press


def _setting(text: str, value: str) -> InlineKeyboardButton:
    return button(text, Act.SETTING, value=value)
