"""One address in the forms that each driver wants."""

from pathlib import Path

import pytest

from db.address import read_address
from db.errors import DatabaseUnreachable

SERVER = "postgresql://me:a%40b@host:5433/name?sslmode=require"


def test_a_file_is_opened_by_three_drivers(tmp_path: Path) -> None:
    path = tmp_path / "new" / "toonbooth.sqlite"
    address = read_address(f"sqlite:///{path}")
    assert address.embedded
    assert path.parent.is_dir()
    assert str(address.for_tables) == f"sqlite+aiosqlite:///{path}"
    assert str(address.for_migrations) == address.for_workflows == f"sqlite:///{path}"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_is_reached_with_psycopg_whatever_the_scheme(scheme: str) -> None:
    address = read_address(SERVER.replace("postgresql", scheme))
    assert not address.embedded
    assert address.for_tables.drivername == "postgresql+psycopg"
    assert address.for_migrations.drivername == "postgresql+psycopg"
    assert address.for_workflows == SERVER


def test_the_text_of_an_address_hides_the_password() -> None:
    address = read_address(SERVER)
    assert "a%40b" not in str(address)
    assert "a%40b" not in repr(address)


@pytest.mark.parametrize(
    "text", ["", "not an address", "mysql://host/name", "sqlite://", "sqlite:///:memory:"]
)
def test_what_is_no_database_of_ours_is_refused(text: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="DATABASE_URL"):
        read_address(text)
