"""The server that tests and trials start leaves nothing behind, nor does one test to the next."""

from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import insert

from db.address import read_address
from db.jobs import add_job
from db.models import User
from db.session import now, open_database
from tests.db import postgres
from tests.db.conftest import empty_shared
from tests.db.postgres import TEMPLATE, NoPostgres, find_programs, running_postgres
from tests.db.rows import add_community, add_sticker, add_user, order

MANY = 2000


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


async def test_the_shared_database_is_emptied_of_all_that_a_test_left(postgresql: str) -> None:
    shared = empty_shared(postgresql)
    async with open_database(read_address(shared)) as database:
        async with database.write() as session:
            user, community = await add_user(session), await add_community(session)
            await add_job(session, order(user, community))
            await add_sticker(session, user, community)
            others = [
                {"platform": "test", "native_id": f"other {n}", "created_at": now()}
                for n in range(1, MANY)
            ]
            await session.execute(insert(User), others)
        with psycopg.connect(shared) as connection:
            connection.execute("INSERT INTO dbos.workflow_status (workflow_uuid) VALUES ('1')")
        assert _contents(shared)["users"] == MANY
        empty_shared(postgresql)  # though it is open
    assert _contents(shared) == _contents(f"{postgresql}/{TEMPLATE}")


def _contents(url: str) -> dict[str, int | None]:
    """How many rows each table has, and where each sequence stands."""
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT schemaname, tablename FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        sequences = connection.execute("SELECT sequencename, last_value FROM pg_sequences")
        found = dict(sequences.fetchall())
        for place in tables.fetchall():
            counted = SQL("SELECT count(*) FROM {}").format(Identifier(*place))
            (found[place[1]],) = connection.execute(counted).fetchone()
    return found
