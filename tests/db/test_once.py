"""A row that two want to add is added by one of them, and seen by both."""

import asyncio

from sqlalchemy import select

from db.machine_models import Switch
from db.once import add_once
from db.session import Database, now


async def test_one_adds_and_the_others_see_it(database: Database) -> None:
    async def add(number: int) -> bool:
        async with database.write() as session:
            values = {"name": "light", "value": {"number": number}, "set_at": now()}
            added = await add_once(session, Switch, values)
            await asyncio.sleep(0.05)
            switch = await session.get_one(Switch, "light")
            assert (switch.value == {"number": number}) == added
            return added

    assert sorted(await asyncio.gather(*(add(number) for number in range(5)))) == [False] * 4 + [
        True
    ]
    async with database.read() as session:
        assert len((await session.scalars(select(Switch))).all()) == 1
