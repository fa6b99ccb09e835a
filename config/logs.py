"""Logging: lines for people on a terminal, one JSON object a line elsewhere, on standard error.

An event is a fixed sentence; what varies, users' text above all, goes into fields:
`log.info("photo read", job=7, prompt=prompt)`. A field's line breaks are escaped in both forms, so
that nobody can forge a line of the log.
"""

import sys
from typing import TextIO

import structlog
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, Processor, WrappedLogger

from config.settings import LogLevel

_LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


def set_up_logs(level: LogLevel, stream: TextIO | None = None) -> None:
    """Send log events of at least `level` to `stream` (standard error when not given)."""
    target = sys.stderr if stream is None else stream
    structlog.configure(
        processors=[*_shared(), *_rendering(target.isatty())],
        wrapper_class=structlog.make_filtering_bound_logger(_LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(file=target),
        cache_logger_on_first_use=False,
    )


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _rendering(for_people: bool) -> list[Processor]:
    if for_people:
        plain = structlog.dev.plain_traceback
        return [_escape_fields, structlog.dev.ConsoleRenderer(exception_formatter=plain)]
    # Without local variables: they hold photos and what people wrote.
    transform = ExceptionDictTransformer(show_locals=False)
    return [
        structlog.processors.ExceptionRenderer(transform),
        structlog.processors.JSONRenderer(),
    ]


def _escape_fields(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Make every control character of a text field visible."""
    del logger, method
    return {
        name: _escape(value) if isinstance(value, str) else value for name, value in event.items()
    }


def _escape(text: str) -> str:
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )
