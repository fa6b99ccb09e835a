"""The server that tests and trials start leaves nothing behind."""

from pathlib import Path

import psycopg
import pytest

from tests.db import postgres
from tests.db.postgres import NoPostgres, find_programs, running_postgres


def test_a_server_runs_until_the_end_of_the_block_and_leaves_nothing(tmp_path: Path) -> None:
    try:
        find_programs()
    except NoPostgres as error:
        pytest.skip(str(error))
    with running_postgres() as url, psycopg.connect(url) as connection:
        row = connection.execute("SELECT current_setting('data_directory')").fetchone()
        assert row is not None
        folder = Path(row[0]).parent
        process = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        assert Path(f"/proc/{process}").exists()
    assert not folder.exists()
    assert not Path(f"/proc/{process}").exists()


def test_a_missing_server_is_told_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPostgres, match="apt-get install postgresql"):
        find_programs()
