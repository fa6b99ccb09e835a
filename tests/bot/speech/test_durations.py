"""Durations are said in the largest unit that fits, with the right plural."""

import pytest

from bot.speech.catalog import load_speech
from bot.speech.durations import Span, again_in, say_eta, span_of
from bot.speech.phrases import say_phrase


@pytest.mark.parametrize(
    ("duration_s", "span"),
    [
        (-3.0, Span("seconds", 1)),
        (0.2, Span("seconds", 1)),
        (9.4, Span("seconds", 10)),
        (10.4, Span("seconds", 15)),
        (61, Span("seconds", 65)),
        (119, Span("minutes", 2)),
        (125, Span("minutes", 3)),
        (7199, Span("hours", 2)),
        (7300, Span("hours", 3)),
    ],
)
def test_a_span_is_rounded_up(duration_s: float, span: Span) -> None:
    assert span_of(duration_s) == span


@pytest.mark.parametrize(
    ("language", "eta_s", "told"),
    [
        ("en", 1, "about 1 second left"),
        ("en", 40, "about 40 seconds left"),
        ("en", 150, "about 3 minutes left"),
        ("de", 40, "noch etwa 40 Sekunden"),
        ("ru", 1, "осталось около 1 секунды"),
        ("ru", 3, "осталось около 3 секунд"),
        ("ja", 40, "あと約 40 秒"),
        ("ar", 120, "بقيت دقيقتان تقريبًا"),
    ],
)
def test_the_time_left_is_said_in_each_language(language: str, eta_s: float, told: str) -> None:
    assert say_eta(load_speech(), eta_s, language) == told


@pytest.mark.parametrize(
    ("count", "told"), [(2, "через 2 минуты"), (5, "через 5 минут"), (21, "через 21 минуту")]
)
def test_russian_minutes_take_three_forms(count: int, told: str) -> None:
    assert say_phrase(load_speech(), again_in(count * 60), "ru") == told


def test_waits_are_said_in_minutes_at_least() -> None:
    assert say_phrase(load_speech(), again_in(5)) == "in 2 minutes"
