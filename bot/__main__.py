"""Toonbooth's command line: `python -m bot --help`."""

import signal
import sys
from types import FrameType
from typing import NoReturn

import click
import structlog

from bot.commands import command_line
from bot.replies import sentence
from bot.service_commands import COMMANDS
from bot.themes import themes
from config.errors import ConfigError
from pipeline.errors import BrokenModel, MissingPart
from render.errors import RendererUnavailable

BAD_MACHINE, BAD_INPUT, INTERRUPTED = 1, 2, 130
_MACHINE_ERRORS = (BrokenModel, ConfigError, MissingPart, RendererUnavailable)
_log = structlog.get_logger(__name__)


def main() -> NoReturn:
    """Run the command line and turn every error into one sentence and an exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    for command in (*COMMANDS, themes):
        command_line.add_command(command)
    try:
        command_line.main(standalone_mode=False)
    except click.ClickException as error:
        _fail(error.format_message(), BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        _fail("Stopped; nothing was written.", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the border: people get a sentence, never a traceback
        _report(error)
    sys.exit(0)


def _report(error: Exception) -> NoReturn:
    told = sentence(error)
    if told is None:
        _log.exception("unexpected error")
        _fail("Something unexpected went wrong; the log above says what.", BAD_MACHINE)
    _fail(told, BAD_MACHINE if isinstance(error, _MACHINE_ERRORS) else BAD_INPUT)


def _fail(message: str, code: int) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(code)


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
