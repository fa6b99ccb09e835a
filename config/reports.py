"""Reports of unexpected errors to Sentry, or what understands it; off where no address is set.

A report says which error it was and where, and of which job. It is built anew from those parts, so
that nothing else can be in it: no words of errors, no variables, no logs, no requests, no names.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import structlog
from structlog.typing import EventDict, WrappedLogger

if TYPE_CHECKING:
    from sentry_sdk.transport import Transport
    from sentry_sdk.types import Event, Hint

_KEPT = ("event_id", "timestamp", "level", "platform", "release", "environment", "logger")
_KEPT_OF_ERRORS = ("type", "module", "mechanism")
_KEPT_OF_FRAMES = ("filename", "module", "function", "lineno", "in_app")


def set_up_reports(dsn: str, *, release: str = "", transport: Transport | None = None) -> None:
    """Report what is logged with a traceback, after `set_up_logs`. dsn: "" reports nothing.

    transport: what carries the reports instead of HTTP.
    """
    if not dsn:
        return
    # Not needed where nothing is reported, and slow to import.
    import sentry_sdk  # noqa: PLC0415
    from sentry_sdk.integrations.excepthook import ExcepthookIntegration  # noqa: PLC0415
    from sentry_sdk.integrations.logging import LoggingIntegration  # noqa: PLC0415

    sentry_sdk.init(
        dsn,
        release=release or None,
        transport=transport,
        before_send=strip,
        # Others would follow requests and statements, which hold what people wrote.
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            ExcepthookIntegration(),
            LoggingIntegration(level=None, event_level=logging.ERROR),
        ],
        max_breadcrumbs=0,
        include_local_variables=False,
        include_source_context=False,
        send_client_reports=False,
        auto_session_tracking=False,
        server_name="",
    )
    structlog.configure(processors=[_report, *structlog.get_config()["processors"]])


def strip(event: Event, _hint: Hint) -> Event | None:
    """What may be sent of an event; None of one that tells of no error."""
    raised = event.get("exception")
    if not raised:
        return None
    values = raised.get("values") or ()
    kept: Any = _only(event, _KEPT)
    kept["exception"] = {"values": [_strip_error(value) for value in values]}
    job = (event.get("tags") or {}).get("job")
    if job is not None:
        kept["tags"] = {"job": job}
    return kept  # type: ignore[no-any-return]


def _strip_error(value: Mapping[str, Any]) -> dict[str, Any]:
    frames: Sequence[Mapping[str, Any]] = (value.get("stacktrace") or {}).get("frames") or ()
    return {
        **_only(value, _KEPT_OF_ERRORS),
        "stacktrace": {"frames": [_only(frame, _KEPT_OF_FRAMES) for frame in frames]},
    }


def _only(found: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: found[name] for name in names if name in found}


def _report(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Report an event of our own logs that has a traceback. Runs where the error is handled."""
    del logger, method
    if event.get("exc_info"):
        import sentry_sdk  # noqa: PLC0415

        job = structlog.contextvars.get_contextvars().get("job", event.get("job"))
        with sentry_sdk.new_scope() as scope:
            if job is not None:
                scope.set_tag("job", str(job))
            found = event["exc_info"]
            scope.capture_exception(found if isinstance(found, BaseException) else None)
    return event
