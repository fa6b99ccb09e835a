"""However a job ends, nothing of its photo is left but the sticker, and no log tells of it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.logs import set_up_logs
from db.session import prepare_sqlite
from tests.bot.walk import CAPTION, PHOTO_FOLDER, TOKENS, WAYS, WORDS, Trail, walk_all
from tests.logs import logs_as_before
from tests.trials.pictures import draw_photo, forms_of
from tests.trials.traces import Traces

ENDS = {
    "cancelled_while_it_waited": ("cancelled", None, ()),
    "done": ("done", None, ("made",)),
    "failed": ("failed", "UnreadablePhoto", ("failed",)),
    "cancelled_while_it_ran": ("cancelled", None, ("cancelled",)),
    "dead_letter": ("failed", "RendererCrashed", ("failed", "failed")),
    "expired": ("failed", "Expired", ("failed",)),
    "forgotten": ("", None, ()),
    "crashed_and_recovered": ("done", None, ("lost", "made")),
}
# The blobs that are written before a job is held on its way.
HELD_AT = {
    "done": {"cut_out", "cartoon", "scene", "preview", "render"},
    "cancelled_while_it_ran": {"cut_out", "cartoon", "scene", "preview"},
    "expired": {"cut_out", "cartoon"},
    "forgotten": {"cut_out"},
    "crashed_and_recovered": {"cut_out", "cartoon", "scene"},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walk")


@pytest.fixture(scope="module")
def trails(folder: Path, assets: Path) -> Iterator[dict[str, Trail]]:
    """Of every way; what this process logs meanwhile goes into a file."""
    with (
        (folder / "front.log").open("w") as log,
        pytest.MonkeyPatch.context() as patch,
        logs_as_before(),
    ):
        for name, value in TOKENS.items():
            patch.setenv(name, value)
        set_up_logs("debug", log)
        yield asyncio.run(walk_all(folder, assets))


def test_every_way_is_walked() -> None:
    assert [way.__name__ for way in WAYS] == list(ENDS)


@pytest.mark.parametrize("way", ENDS)
def test_nothing_of_a_photo_is_left(trails: dict[str, Trail], way: str) -> None:
    trail = trails[way]
    assert (trail.state, trail.error, trail.outcomes) == ENDS[way]
    assert trail.left == []


def test_nothing_is_left_when_the_worker_has_stopped(trails: dict[str, Trail]) -> None:
    assert trails["the end"].left == []


@pytest.mark.parametrize("way", ENDS)
def test_the_photo_is_found_while_its_job_waits(trails: dict[str, Trail], way: str) -> None:
    assert any("/photo at" in told for told in trails[way].waiting)


@pytest.mark.parametrize("way", HELD_AT)
def test_what_is_made_of_it_is_found_while_its_job_is_made(
    trails: dict[str, Trail], way: str
) -> None:
    told = trails[way].held
    for kind in {"photo", *HELD_AT[way]}:
        assert any(f"/{kind}" in each for each in told), (kind, told)


def test_a_photo_in_the_database_would_be_found(tmp_path: Path) -> None:
    photo = draw_photo(0)
    traces = Traces(forms_of(photo))
    connection = sqlite3.connect(tmp_path / "db")
    prepare_sqlite(connection, None)
    connection.execute("CREATE TABLE photos (photo BLOB)")
    connection.execute("INSERT INTO photos VALUES (?)", (photo,))
    assert traces.search([tmp_path / "db-wal"]) != []
    connection.close()
    assert traces.search([tmp_path / "db"]) != []


@pytest.mark.parametrize(
    ("log", "event"), [("front.log", "swept"), ("worker.log", "looked for a subject")]
)
def test_no_log_tells_of_people_or_tokens(
    trails: dict[str, Trail], folder: Path, log: str, event: str
) -> None:
    assert trails
    text = (folder / log).read_text()
    assert f'"event": "{event}"' in text
    for secret in (*WORDS.split()[2:], *CAPTION.split(), PHOTO_FOLDER, *TOKENS.values()):
        assert secret not in text
