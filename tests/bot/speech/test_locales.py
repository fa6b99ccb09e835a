"""Every language says everything, with its own plurals, within the platforms' limits."""

import re
import string
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

import pytest
from babel import Locale
from fluent.syntax import ast

from bot.speech.catalog import LANGUAGES, LOCALES, RIGHT_TO_LEFT, load_speech, read_resource

OTHERS = [code for code in LANGUAGES if code != "en"]
NUMBERS = frozenset(
    ("ahead", "count", "done", "found", "jobs", "lessons", "limit", "minutes", "most", "stickers",
     "total")
)  # fmt: skip
COUNTS = (0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 120, 1000)
# https://docs.discord.com/developers/interactions/application-commands#application-command-object
NAME = re.compile(r"[-_\w\u0900-\u097f]{1,32}")
DESCRIPTION, MENU, BUTTON, ANSWER, MESSAGE = 100, 32, 40, 200, 2000
ABOUT, BOT_DESCRIPTION = 120, 512  # Telegram's setMyShortDescription and setMyDescription
COMMANDS = re.compile(r"/[a-z_]+(?: settings)?")


@cache
def messages(code: str) -> dict[str, ast.Message]:
    body = read_resource(LOCALES / f"{code}.ftl").body
    return {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}


def nodes(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.BaseNode):
                yield from nodes(child)


def variables(message: ast.Message) -> set[str]:
    return {each.id.name for each in nodes(message) if isinstance(each, ast.VariableReference)}


def plurals(message: ast.Message) -> list[ast.SelectExpression]:
    return [each for each in nodes(message) if isinstance(each, ast.SelectExpression)]


def say(code: str, key: str, number: int = 3) -> str:
    """A message with something in each of its values."""
    values: dict[str, str | int | datetime] = {}
    for name in variables(messages("en")[key]):
        values[name] = number if name in NUMBERS else f"<{name}>"
        if name == "at":
            values[name] = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
    return load_speech().say(key, code, **values)


def test_there_is_a_file_for_each_language_and_no_other() -> None:
    assert {path.stem for path in LOCALES.glob("*.ftl")} == set(LANGUAGES)


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_all_keys_of_english_in_their_order_and_no_others(code: str) -> None:
    assert list(messages(code)) == list(messages("en"))


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_uses_the_values_of_english(code: str) -> None:
    for key, message in messages("en").items():
        # Not in each of its forms: "one sticker" can do without its number.
        assert variables(messages(code)[key]) == variables(message), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_message_is_said_without_an_error_or_a_hole(code: str) -> None:
    for key in messages("en"):
        for number in COUNTS:
            told = say(code, key, number)
            assert told, key
            assert not set("{}") & set(told), key
            assert told == told.strip() or key == "list-comma", key
            assert "  " not in told, key


@pytest.mark.parametrize("code", LANGUAGES)
def test_text_in_a_message_is_never_lost(code: str) -> None:
    for key, message in messages("en").items():
        for name in variables(message) - NUMBERS - {"at"}:
            if name == "next" or key != "packs-full":
                assert f"<{name}>" in say(code, key), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_plurals_have_each_form_that_whole_numbers_take(code: str) -> None:
    form = Locale.parse(code, sep="-").plural_form
    wanted = {form(number) for number in range(1001)} | {"other"}
    for key, message in messages(code).items():
        for choice in plurals(message):
            names = {v.key.name for v in choice.variants if isinstance(v.key, ast.Identifier)}
            assert names == wanted, key
            default = next(v.key for v in choice.variants if v.default)
            assert isinstance(default, ast.Identifier), key
            assert default.name == "other", key


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_counted_in_english_is_counted_everywhere(code: str) -> None:
    for key, message in messages("en").items():
        assert len(plurals(messages(code)[key])) == len(plurals(message)), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_counts_differ_where_the_language_wants_it(code: str) -> None:
    told = {say(code, "progress-eta-minutes", number).replace(str(number), "") for number in COUNTS}
    forms = {"ru": 2, "uk": 2, "ar": 5, "en": 2, "de": 2, "es": 2, "fr": 2, "pt-BR": 2}
    assert len(told) >= forms.get(code, 1)


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_commands_are_what_discord_takes(code: str) -> None:
    for key in messages("en"):
        if re.fullmatch(r"(command|option)-.*-name", key):
            name = say(code, key)
            assert NAME.fullmatch(name), (key, name)
            assert name == name.lower(), (key, name)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", ["command", "option"])
def test_no_two_commands_have_one_name(code: str, kind: str) -> None:
    names = [say(code, k) for k in messages("en") if re.fullmatch(rf"{kind}-.*-name", k)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        (r".*-description", BOT_DESCRIPTION),
        (r"(command|option|settings)-.*-description", DESCRIPTION),
        (r"menu-.*", MENU),
        (r"button-.*", BUTTON),
        (r"press-.*", ANSWER),
        (r"(choice|theme|settings-.*(all|listed|on|off))-.*", BUTTON),
        (r"bot-about", ABOUT),
        (r".*", MESSAGE),
    ],
)
def test_what_is_said_fits_where_it_is_shown(code: str, pattern: str, most: int) -> None:
    for key in messages("en"):
        if re.fullmatch(pattern, key):
            assert len(say(code, key)) <= most, key


@pytest.mark.parametrize("code", OTHERS)
def test_commands_are_called_as_in_english(code: str) -> None:
    for key in messages("en"):
        assert set(COMMANDS.findall(say(code, key))) == set(COMMANDS.findall(say("en", key))), key


@pytest.mark.parametrize("code", OTHERS)
def test_almost_nothing_is_left_in_english(code: str) -> None:
    same = [key for key in messages("en") if say(code, key) == say("en", key)]
    letters = set(string.ascii_letters)
    words = [key for key in same if len(set(say("en", key)) & letters) > 8]
    assert words == [], words


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_stands_there_that_a_platform_would_read_as_markup(code: str) -> None:
    for key in messages("en"):
        assert not re.search(
            r"\*|~~|\|\||`|</?[a-z]+>|\[.*\]\(", say(code, key).replace("<", "‹")
        ), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_signs_of_direction_come_in_pairs(code: str) -> None:
    for key in messages("en"):
        told = say(code, key)
        assert told.count("\u2068") == told.count("\u2069"), key
        if code not in RIGHT_TO_LEFT:
            assert not set("\u2066\u2067\u2068\u2069\u200e\u200f") & set(told), key
