"""Maintenance begins with a note and ends."""

from db.session import Database
from db.switches import begin_maintenance, end_maintenance, read_maintenance


async def test_maintenance_lasts_until_it_is_ended(database: Database) -> None:
    async with database.write() as session:
        assert await read_maintenance(session) is None
        await begin_maintenance(session, "until noon")
    async with database.write() as session:
        assert await read_maintenance(session) == "until noon"
        await begin_maintenance(session)
    async with database.write() as session:
        assert await read_maintenance(session) == ""
        await end_maintenance(session)
        await end_maintenance(session)
    async with database.read() as session:
        assert await read_maintenance(session) is None
