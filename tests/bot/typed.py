"""The command line as somebody types it: in a process of its own, or, much sooner, in this one."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

import pytest

from bot.__main__ import main
from tests.conftest import REPOSITORY
from tests.logs import logs_as_before

LIMIT_S = 300.0


@dataclass(frozen=True)
class Told:
    """What came of it."""

    code: int
    stdout: str
    stderr: str


def type_in(*arguments: str, stdin: bytes = b"", **environment: str) -> Told:
    """In a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=REPOSITORY, input=stdin, capture_output=True, timeout=LIMIT_S, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip
    return Told(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def type_here(*arguments: str, stdin: bytes = b"") -> Told:
    """In this process, which is as it was afterwards."""
    told, complained = io.StringIO(), io.StringIO()
    with (
        _as_before(),
        redirect_stdout(told),
        redirect_stderr(complained),
        patch.object(sys, "argv", ["bot", *arguments]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    assert isinstance(ended.value.code, int)
    return Told(ended.value.code, told.getvalue(), complained.getvalue())


@contextmanager
def _as_before() -> Iterator[None]:
    """What a command changes of its process comes back."""
    wanted = signal.getsignal(signal.SIGTERM)
    with logs_as_before():
        try:
            yield
        finally:
            signal.signal(signal.SIGTERM, wanted)
