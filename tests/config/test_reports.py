"""Unexpected errors are reported by their class and place, and by nothing that people sent."""

import io
import logging
from collections.abc import Iterator

import pytest
import sentry_sdk
import structlog
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from config.logs import set_up_logs
from config.reports import set_up_reports
from tests.logs import logs_as_before

DSN = "https://public@reports.example/1"


class Kept(Transport):
    """Carries reports nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.envelopes: list[Envelope] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.envelopes.append(envelope)

    @property
    def text(self) -> str:
        return b"".join(envelope.serialize() for envelope in self.envelopes).decode()


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    with logs_as_before():
        yield
    sentry_sdk.get_global_scope().set_client(None)


@pytest.fixture
def kept() -> Kept:
    transport = Kept()
    set_up_logs("warning", io.StringIO())
    set_up_reports(DSN, release="1.0", transport=transport)
    return transport


def fail(prompt: str) -> None:
    photo = b"pixels of somebody"
    logging.getLogger("httpx").warning("POST https://api/bot123?text=%s", prompt)
    raise KeyError(prompt, len(photo))


def test_an_unexpected_error_is_reported_without_the_prompt(kept: Kept) -> None:
    prompt = " ".join(["space", "pirate"])
    with structlog.contextvars.bound_contextvars(job="abc123", prompt=prompt):
        try:
            fail(prompt)
        except KeyError:
            structlog.get_logger().exception("unexpected error", words=prompt)
    assert len(kept.envelopes) == 1
    event = kept.envelopes[0].get_event()
    error = event["exception"]["values"][-1]
    assert (error["type"], event["tags"]) == ("KeyError", {"job": "abc123"})
    assert error["stacktrace"]["frames"][-1]["function"] == "fail"
    for private in (prompt, "pixels", "httpx", "api/bot123", "hostname"):
        assert private not in kept.text


def test_errors_of_other_packages_are_reported_in_the_same_way(kept: Kept) -> None:
    prompt = " ".join(["space", "pirate"])
    try:
        fail(prompt)
    except KeyError:
        logging.getLogger("asyncio").exception("Task failed: %s", prompt)
    assert '"KeyError"' in kept.text
    assert prompt not in kept.text


def test_what_is_no_error_is_not_reported(kept: Kept) -> None:
    structlog.get_logger().warning("the database is away")
    structlog.get_logger().error("a worker is gone")
    logging.getLogger("library").error("trouble")
    assert kept.envelopes == []


def test_without_an_address_nothing_is_reported() -> None:
    set_up_logs("warning", io.StringIO())
    before = structlog.get_config()["processors"]
    set_up_reports("")
    assert structlog.get_config()["processors"] == before
    assert not sentry_sdk.get_client().is_active()
