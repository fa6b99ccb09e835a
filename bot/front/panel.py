"""What the admins of a community see of its rules, and how they change them.

Platforms show it as buttons or menus; a change names a rule and a value, both of which are checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from bot.errors import ForgedPress
from bot.front.asked import Place
from bot.front.desk import Desk
from bot.speech.catalog import LANGUAGES, Speech
from bot.speech.titles import theme_title
from config.theme import Theme
from db.access import MakersAllowed, Strictness, ThemesAllowed
from db.communities import Rules, change_rules, find_community, read_rules

LISTED = "listed"  # the one rule of which several values are chosen
ON, OFF, EACH, UNLIMITED = "on", "off", "each", "none"
USER_QUOTAS = (1, 3, 5, 10, 20, 40)
QUOTAS = (0, 20, 50, 100, 200, 400)


@dataclass(frozen=True)
class Choice:
    """value: what a press carries. told: what people read."""

    value: str
    told: str
    chosen: bool


@dataclass(frozen=True)
class Entry:
    """One rule, in words. about: what it is for, or "". choices: of LISTED several are chosen."""

    rule: str
    name: str
    about: str
    choices: tuple[Choice, ...]

    @property
    def told(self) -> str:
        """What is chosen, in words."""
        return ", ".join(choice.told for choice in self.choices if choice.chosen)


@dataclass(frozen=True)
class _Kind:
    """A rule's key in the catalog, and its values there and back."""

    key: str
    values: tuple[str, ...]
    write: Callable[[Any], str]
    read: Callable[[str], Any]

    def takes(self, value: str) -> bool:
        """Whether there is such a value; a number may be any."""
        return value in self.values or (UNLIMITED in self.values and value.isdecimal())


def _switch(key: str) -> _Kind:
    return _Kind(key, (ON, OFF), lambda on: ON if on else OFF, lambda value: value == ON)


def _among(key: str, states: Any) -> _Kind:
    return _Kind(key, tuple(state.value for state in states), str, states)


def _number(key: str, usual: Iterable[int]) -> _Kind:
    values = (UNLIMITED, *map(str, usual))
    return _Kind(
        key,
        values,
        lambda number: UNLIMITED if number is None else str(number),
        lambda value: None if value == UNLIMITED else int(value),
    )


_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "themes": _among("themes", ThemesAllowed),
        "free_words": _switch("free-words"),
        "makers": _among("makers", MakersAllowed),
        "user_quota": _number("user-quota", USER_QUOTAS),
        "quota": _number("quota", QUOTAS),
        "strictness": _among("strictness", Strictness),
        "ask_authors": _switch("ask-authors"),
        "quiet": _switch("quiet"),
        "answers_privately": _Kind(
            "results-in",
            ("here", "private"),
            lambda private: "private" if private else "here",
            lambda value: value == "private",
        ),
        "language": _Kind(
            "language",
            (EACH, *LANGUAGES),
            lambda code: code or EACH,
            lambda value: None if value == EACH else value,
        ),
    }
)


@dataclass(frozen=True)
class Panel:
    """The rules of the communities of one platform. Whoever changes them must be an admin: that
    the platform's front end finds out, anew at each press."""

    desk: Desk
    platform: str

    async def read(self, place: Place) -> Rules:
        """The rules of a community."""
        async with self.desk.database.write() as session:  # a new one gets its row
            community = await find_community(
                session, self.platform, place.native_id, title=place.title, private=place.private
            )
            return await read_rules(session, community)

    async def change(self, place: Place, rule: str, value: str) -> Rules:
        """Give a rule another value; the rules afterwards. Of LISTED the value is put on the list
        or taken off. Raises ForgedPress and UnusableValue."""
        async with self.desk.database.write() as session:
            community = await find_community(session, self.platform, place.native_id)
            rules = changed(await read_rules(session, community), rule, value, self.desk.themes)
            await change_rules(session, community, rules, known=self.desk.themes)
            return rules

    async def relist(self, place: Place, offered: Set[str], chosen: Set[str]) -> Rules:
        """Of the themes that were offered only those chosen are on the list; others stay as they
        are. Raises UnusableValue."""
        async with self.desk.database.write() as session:
            community = await find_community(session, self.platform, place.native_id)
            rules = await read_rules(session, community)
            rules = _with_list(rules, rules.listed - offered | chosen)
            await change_rules(session, community, rules, known=self.desk.themes)
            return rules

    def entries(self, rules: Rules, language: str | None) -> Sequence[Entry]:
        """All rules in words."""
        return entries_of(rules, self.desk.themes, self.desk.speech, language)


def changed(rules: Rules, rule: str, value: str, known: Mapping[str, Theme]) -> Rules:
    """The rules with one value otherwise. Raises ForgedPress and UnusableValue."""
    if rule == LISTED and value in known:
        return _with_list(rules, rules.listed ^ {value})
    kind = _KINDS.get(rule)
    if kind is None or not kind.takes(value):
        raise ForgedPress
    return replace(rules, **{rule: kind.read(value)})


def _with_list(rules: Rules, listed: frozenset[str]) -> Rules:
    # Who takes the last one off the list wants none: else nothing could be made any more.
    themes = rules.themes if listed or rules.free_words else ThemesAllowed.ALL
    return replace(rules, listed=listed, themes=themes)


def entries_of(
    rules: Rules, themes: Mapping[str, Theme], speech: Speech, language: str | None
) -> Sequence[Entry]:
    """All rules in words; the list of themes only where it counts."""
    found = [_entry(rule, getattr(rules, rule), speech, language) for rule in _KINDS]
    if rules.themes == ThemesAllowed.LISTED:
        choices = tuple(
            Choice(name, theme_title(speech, theme, language), name in rules.listed)
            for name, theme in themes.items()
        )
        found.insert(1, Entry(LISTED, speech.say("settings-themes-choose", language), "", choices))
    return found


def _entry(rule: str, value: Any, speech: Speech, language: str | None) -> Entry:
    kind = _KINDS[rule]
    key, chosen = f"settings-{kind.key}", kind.write(value)
    values = kind.values if chosen in kind.values else (*kind.values, chosen)
    about = speech.say(f"{key}-description", language) if speech.knows(f"{key}-description") else ""
    choices = tuple(
        Choice(each, _tell(key, each, speech, language), each == chosen) for each in values
    )
    return Entry(rule, speech.say(key, language), about, choices)


def _tell(key: str, value: str, speech: Speech, language: str | None) -> str:
    if value in LANGUAGES:
        return LANGUAGES[value]
    if value == UNLIMITED:
        return speech.say("settings-unlimited", language)
    if value.isdecimal():
        return speech.say("settings-per-day", language, count=int(value))
    own = f"{key}-{value}"
    return speech.say(own if speech.knows(own) else f"settings-{value}", language)
