"""Logging: lines for people on a terminal, one JSON object a line elsewhere, on standard error.

An event is a fixed sentence; what varies goes into fields: `log.info("photo read", side_px=512)`.
Which job it is about is a field of all events within
`structlog.contextvars.bound_contextvars(job=job.id)`. A field's line breaks are escaped in both
forms, so that nobody can forge a line of the log.

Other packages' logs are told in the same form from warnings on, whatever the level: what they say
below that, httpx above all, has addresses with tokens in it.
"""

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import Any, TextIO

import structlog
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

from config.secrets import mask
from config.settings import LogLevel

_LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}
# These have handlers or levels of their own, or are made so by their owners.
_NAMED = ("alembic", "aiohttp", "dbos", "httpcore", "httpx", "sqlalchemy")


def set_up_logs(
    level: LogLevel, stream: TextIO | None = None, *, quote_errors: bool = False
) -> None:
    """Send log events of at least `level` to `stream` (standard error when not given).

    quote_errors: write what unexpected errors say, too. They may quote what people sent, so a
    service must not.
    """
    target = sys.stderr if stream is None else stream
    rendering = _rendering(target.isatty(), quote_errors)
    structlog.configure(
        processors=[*_shared(), *rendering],
        wrapper_class=structlog.make_filtering_bound_logger(_LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(file=target),
        cache_logger_on_first_use=False,
    )
    _route_others(target, max(_LEVELS[level], logging.WARNING), rendering)


class _OthersHandler(logging.StreamHandler[TextIO]):
    """Writes what packages log that know nothing of structlog."""


def _route_others(target: TextIO, level: int, rendering: list[Processor]) -> None:
    handler = _OthersHandler(target)
    handler.setLevel(level)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_shared(), structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *rendering],
        )
    )
    for name in ("", *_NAMED):
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        if name == "":
            kept = [each for each in logger.handlers if not isinstance(each, _OthersHandler)]
            logger.handlers[:] = [*kept, handler]
        else:
            logger.handlers.clear()
            logger.propagate = True
    # DBOS adds a handler of its own unless it finds one.
    logging.getLogger("dbos").addHandler(logging.NullHandler())


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _rendering(for_people: bool, quote_errors: bool) -> list[Processor]:
    if for_people:
        plain = structlog.dev.plain_traceback if quote_errors else _write_places
        console = structlog.dev.ConsoleRenderer(exception_formatter=plain)
        return [_escape_fields, console, _mask_line]
    # Without local variables: they hold photos and what people wrote.
    transform = ExceptionDictTransformer(show_locals=False)
    return [
        structlog.processors.ExceptionRenderer(transform),
        *([] if quote_errors else [_drop_words]),
        structlog.processors.JSONRenderer(),
        _mask_line,
    ]


def _write_places(stream: TextIO, error: ExcInfo) -> None:
    """A traceback without the errors' own words."""
    for each in _chain(error[1]):
        stream.write("".join(traceback.format_tb(each.__traceback__)))
        stream.write(f"{type(each).__qualname__}\n")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error's causes, the first one first, and the error."""
    if error is not None:
        yield from _chain(error.__cause__ or error.__context__)
        yield error


def _drop_words(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Leave of each error its class and its place."""
    del logger, method
    for stack in event.get("exception") or ():
        _blank(stack)
    return event


def _blank(stack: dict[str, Any]) -> None:
    stack["exc_value"], stack["exc_notes"] = "", []
    stack["syntax_error"] = None
    for inner in stack.get("exceptions") or ():
        for each in inner:
            _blank(each)


def _mask_line(logger: WrappedLogger, method: str, line: Any) -> str:
    """After the renderer, which leaves the text of the line."""
    del logger, method
    return mask(str(line))


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
