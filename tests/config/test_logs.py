"""Logs are lines for people or JSON, and nobody can forge a line."""

import io
import json
from collections.abc import Iterator

import pytest
import structlog

from config.logs import set_up_logs


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def test_elsewhere_than_on_a_terminal_each_event_is_a_json_line() -> None:
    stream = io.StringIO()
    set_up_logs("info", stream)
    structlog.get_logger().info("photo read", job=7, prompt="пират\nlevel=error")
    event = json.loads(stream.getvalue())
    assert stream.getvalue().count("\n") == 1
    assert (event["event"], event["job"], event["level"]) == ("photo read", 7, "info")
    assert event["prompt"] == "пират\nlevel=error"


def test_on_a_terminal_a_prompt_cannot_forge_a_line() -> None:
    stream = Terminal()
    set_up_logs("info", stream)
    structlog.get_logger().info("photo read", prompt="a\n2026 [error] forged \x1b[31m")
    assert stream.getvalue().count("\n") == 1
    assert "\x1b[31m" not in stream.getvalue().partition("forged")[2]


def test_percent_signs_and_braces_of_users_are_plain_text() -> None:
    stream = io.StringIO()
    set_up_logs("info", stream)
    structlog.get_logger().info("photo read", prompt="100%s {0} %(name)d")
    assert json.loads(stream.getvalue())["prompt"] == "100%s {0} %(name)d"


def test_less_than_the_level_is_not_written() -> None:
    stream = io.StringIO()
    set_up_logs("warning", stream)
    structlog.get_logger().info("nothing to see")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_a_traceback_shows_no_local_variables(stream: io.StringIO) -> None:
    set_up_logs("info", stream)
    words = " ".join(["what", "somebody", "wrote"])
    try:
        raise RuntimeError(f"inner {len(words)}")
    except RuntimeError:
        structlog.get_logger().exception("job failed")
    assert "RuntimeError" in stream.getvalue()
    assert words not in stream.getvalue()


def test_a_traceback_is_part_of_its_event() -> None:
    stream = io.StringIO()
    set_up_logs("info", stream)
    try:
        raise RuntimeError("inner")
    except RuntimeError:
        structlog.get_logger().exception("job failed", job=7)
    event = json.loads(stream.getvalue())
    assert event["exception"][0]["exc_value"] == "inner"
