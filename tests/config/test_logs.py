"""Logs are lines for people or JSON, and nobody can forge a line."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from dbos._logger import config_logger, init_logger

from config.logs import set_up_logs
from config.secrets import mask
from tests.logs import logs_as_before


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


TELEGRAM = "123456789:" + "AAE" * 12
DISCORD = "M" + "T" * 25 + ".GabcdE." + "x" * 30


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    with logs_as_before():
        yield


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
    set_up_logs("info", stream, quote_errors=True)
    try:
        raise RuntimeError("inner")
    except RuntimeError:
        structlog.get_logger().exception("job failed", job=7)
    event = json.loads(stream.getvalue())
    assert event["exception"][0]["exc_value"] == "inner"


@pytest.mark.parametrize("make_stream", [io.StringIO, Terminal])
def test_what_an_error_quotes_is_not_written_by_a_service(make_stream) -> None:
    stream = make_stream()
    set_up_logs("info", stream)
    words = " ".join(["space", "pirate"])
    try:
        try:
            raise KeyError(words)
        except KeyError as error:
            raise ExceptionGroup(words, [ValueError(words)]) from error
    except ExceptionGroup:
        structlog.get_logger().exception("unexpected error")
    assert words not in stream.getvalue()
    for told in ("KeyError", "ExceptionGroup", "test_logs.py"):
        assert told in stream.getvalue()


def test_a_job_is_a_field_of_all_its_events() -> None:
    stream = io.StringIO()
    set_up_logs("info", stream)
    with structlog.contextvars.bound_contextvars(job="abc"):
        structlog.get_logger().info("begun")
        logging.getLogger("some.library").warning("slow")
    events = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [event["job"] for event in events] == ["abc", "abc"]
    assert (events[1]["event"], events[1]["logger"]) == ("slow", "some.library")


def test_other_packages_are_heard_from_warnings_on_and_once() -> None:
    stream = io.StringIO()
    set_up_logs("debug", stream)
    set_up_logs("debug", stream)
    for name in ("httpx", "aiohttp.access", "dbos", "alembic.runtime", "sqlalchemy.engine", "any"):
        logging.getLogger(name).info("HTTP Request: POST https://api/bot%s", TELEGRAM)
    assert stream.getvalue() == ""
    for name in ("httpx", "dbos"):
        logging.getLogger(name).warning("trouble")
    assert stream.getvalue().count("trouble") == 2


def test_the_workflow_engine_cannot_speak_past_the_logs(capfd: pytest.CaptureFixture) -> None:
    stream = io.StringIO()
    set_up_logs("info", stream)
    init_logger()
    config_logger({"telemetry": {"logs": {"logLevel": "INFO"}, "disable_otlp": True}})
    logging.getLogger("dbos").info("chatter")
    logging.getLogger("dbos").warning("trouble")
    assert (stream.getvalue().count("trouble"), "chatter" in stream.getvalue()) == (1, False)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("make_stream", [io.StringIO, Terminal])
@pytest.mark.parametrize(
    "text",
    [
        f"https://api.telegram.org/bot{TELEGRAM}/sendSticker",
        f"token {DISCORD} refused",
        "postgresql://user:hunter2secret@host/name",
    ],
)
def test_no_token_or_password_is_written(make_stream, text: str) -> None:
    stream = make_stream()
    set_up_logs("info", stream, quote_errors=True)
    structlog.get_logger().info("sent", address=text)
    logging.getLogger("library").warning("failed: %s", text)
    try:
        raise RuntimeError(text)
    except RuntimeError:
        structlog.get_logger().exception("unexpected error")
    for secret in (TELEGRAM, DISCORD, "hunter2secret"):
        assert secret not in stream.getvalue()


def test_what_only_looks_like_a_secret_stays() -> None:
    for text in ("2026-11-22T09:36:55", "http://127.0.0.1:8080/healthz", "1.2.3"):
        assert mask(text) == text
