"""Keeps what a test sets up of the logs from the tests after it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from config.logs import _NAMED


@contextmanager
def logs_as_before() -> Iterator[None]:
    """The logs of this process come back, as they were."""
    configured = structlog.get_config()
    loggers = [logging.getLogger(name) for name in ("", *_NAMED)]
    states = [(list(it.handlers), it.level, it.propagate) for it in loggers]
    try:
        yield
    finally:
        structlog.configure(**configured)
        for logger, state in zip(loggers, states, strict=True):
            logger.handlers[:], level, logger.propagate = state
            logger.setLevel(level)
