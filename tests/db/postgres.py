"""A real PostgreSQL server for tests and trials: Debian's package, in a temporary folder.

Its data live as long as the block. What a crash of the machine would lose is not made sure of.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import psycopg

DEBIAN = Path("/usr/lib/postgresql")  # below it: 15/bin
OWNER = "toonbooth"
DATABASE = "toonbooth"
TEMPLATE, SHARED = "toonbooth_template", "toonbooth_shared"  # migrated; the second is for use
START_S = 60.0
STOP_S = 30.0
TRIES = 5  # another program may take the free port first
SETTINGS = MappingProxyType(
    {
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": "200",
        "timezone": "Asia/Kathmandu",  # so that a time without a zone is noticed
    }
)


class NoPostgres(Exception):
    """PostgreSQL is not installed, or would not start."""


@contextmanager
def running_postgres() -> Iterator[str]:
    """The address of an empty database on a server that runs until the end of the block.

    Raises NoPostgres.
    """
    programs = find_programs()
    with tempfile.TemporaryDirectory(prefix="toonbooth-postgres-") as made:
        folder = Path(made)
        user = _give_away(folder)
        _make_cluster(programs, folder / "data", user)
        server, port = _start(programs, folder, user)
        try:
            url = f"postgresql://{OWNER}@127.0.0.1:{port}"
            with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {DATABASE}")
            yield f"{url}/{DATABASE}"
        finally:
            _stop(server)


def create(server: str, name: str, *, of: str) -> None:
    """A database on a server, the copy of another. server: its address as far as the port."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {of}")


def find_programs() -> Path:
    """The folder of `initdb` and `postgres`, the newest first. Raises NoPostgres."""
    places = sorted(DEBIAN.glob("*/bin"), key=lambda path: -int(path.parent.name))
    if found := shutil.which("initdb"):
        places.append(Path(found).parent)
    for place in places:
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    raise NoPostgres("PostgreSQL is not installed: apt-get install postgresql")


def _give_away(folder: Path) -> dict[str, Any]:
    """Whom the server runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _make_cluster(programs: Path, data: Path, user: dict[str, Any]) -> None:
    made = subprocess.run(
        [programs / "initdb", "--pgdata", data, "--username", OWNER, "--auth", "trust",
         "--encoding", "UTF8", "--locale", "C", "--no-sync"],
        cwd=data.parent, capture_output=True, text=True, check=False, **user,
    )  # fmt: skip
    if made.returncode != 0:
        raise NoPostgres(made.stderr)


def _start(
    programs: Path, folder: Path, user: dict[str, Any]
) -> tuple[subprocess.Popen[bytes], int]:
    log = folder / "log"
    for _ in range(TRIES):
        port = _free_port()
        with log.open("wb") as output:
            server = _launch([programs / "postgres", "-D", folder / "data"], port, output, user)
        if _answers(server, port):
            return server, port
        _stop(server)
    raise NoPostgres(log.read_text(errors="replace"))


def _launch(
    command: list[str | Path], port: int, output: IO[bytes], user: dict[str, Any]
) -> subprocess.Popen[bytes]:
    settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
    return subprocess.Popen(
        [*command, f"--port={port}", *settings],
        cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        start_new_session=True,  # a Ctrl-C is for the tests, which stop the server then
        **user,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + START_S
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(f"postgresql://{OWNER}@127.0.0.1:{port}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return True
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    """At once, whoever is still connected."""
    for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is None:
            server.send_signal(sign)
        try:
            server.wait(STOP_S)
        except subprocess.TimeoutExpired:
            continue
        return
