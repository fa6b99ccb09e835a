"""Speech finds words by key and language, and never says half of them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.speech.catalog import LANGUAGES, LONGEST, Speech, load_speech, read_resource

OPENED, CLOSED = "\u2068", "\u2069"


def speech_of(folder: Path, **files: str) -> Speech:
    for code in LANGUAGES:
        text = files.get(code, "")
        (folder / f"{code}.ftl").write_text(text, encoding="utf-8")
    return Speech(folder)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        (None, "en"),
        ("", "en"),
        ("xx", "en"),
        ("-", "en"),
        ("en-GB", "en"),
        ("de", "de"),
        ("de_AT", "de"),
        ("PT-br", "pt-BR"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("es-419", "es"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hans"),
        ("zh-Hans-CN", "zh-Hans"),
        ("ar-EG", "ar"),
    ],
)
def test_any_tag_gets_the_nearest_language(tag: str | None, code: str) -> None:
    assert load_speech().choose(tag) == code


def test_each_language_chooses_itself() -> None:
    assert [load_speech().choose(code) for code in LANGUAGES] == list(LANGUAGES)


def test_what_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    speech = speech_of(tmp_path, en="hello = Hello\nbye = Bye\n", de="hello = Hallo\n")
    assert [speech.say(key, "de") for key in ("hello", "bye")] == ["Hallo", "Bye"]


def test_a_key_that_nobody_knows_is_an_error_of_ours(tmp_path: Path) -> None:
    speech = speech_of(tmp_path, en="hello = Hello\n", de="only = Nur hier\n")
    with pytest.raises(KeyError):
        speech.say("nothing", "de")
    assert speech.knows("hello")
    assert not speech.knows("only")


def test_a_value_that_is_missing_is_an_error_of_ours(tmp_path: Path) -> None:
    speech = speech_of(tmp_path, en="hello = Hello, { $name }\n")
    with pytest.raises(ValueError, match="hello"):
        speech.say("hello")
    assert speech.say("hello", name="Anna") == "Hello, Anna"


def test_numbers_and_moments_are_written_as_the_language_does() -> None:
    speech, at = load_speech(), datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
    values = {"stickers": 12_345, "jobs": 1, "lessons": 0, "at": at}
    assert "12,345" in speech.say("forget-receipt", "en", **values)
    told = speech.say("forget-receipt", "de", **values)
    assert "12.345" in told
    assert "01.03.2026" in told
    assert "21:30 UTC" in told


def test_a_value_that_is_far_too_long_is_cut() -> None:
    told = load_speech().say("progress-title", theme="x" * 10 * LONGEST)
    assert told == f"“{'x' * LONGEST}”"


def test_values_mean_nothing_to_the_catalog() -> None:
    told = load_speech().say("progress-title", theme="{ $x } { -term } [one] <b> \\u0041")
    assert told == "“{ $x } { -term } [one] <b> \\u0041”"


def test_only_from_right_to_left_are_values_isolated() -> None:
    assert OPENED not in load_speech().say("progress-title", "de", theme="pirate")
    told = load_speech().say("progress-title", "ar", theme="pirate")
    assert told == f"«{OPENED}pirate{CLOSED}»"


def test_addresses_and_names_after_an_at_stay_whole_in_arabic() -> None:
    link = "https://t.me/addstickers/pirates_by_bot"
    told = load_speech().say("packs-link", "ar", title="Pirates", link=link)
    assert told.endswith(f" {link}")
    assert f"{OPENED}Pirates{CLOSED}" in told
    assert "@toonbooth_bot " in load_speech().say("help-telegram", "ar", bot="toonbooth_bot")


@pytest.mark.parametrize("text", ["hello\n", "hello = { $name\n", "a = 1\na = 2\n"])
def test_a_broken_file_fails_loudly(tmp_path: Path, text: str) -> None:
    speech = speech_of(tmp_path, en=text)
    with pytest.raises(ValueError, match=r"en\.ftl"):
        speech.say("a")
    with pytest.raises(ValueError, match=r"en\.ftl"):
        read_resource(tmp_path / "en.ftl")


def test_what_was_read_needs_no_file_any_more(tmp_path: Path) -> None:
    speech = speech_of(tmp_path, en="hello = Hello\n", de="hello = Hallo\n")
    speech.read_all()
    (tmp_path / "de.ftl").unlink()
    assert speech.say("hello", "de") == "Hallo"


def test_all_share_one_speech() -> None:
    assert load_speech() is load_speech()
