"""One process at a time has a right, and loses it with its connection."""

import psycopg
import pytest

from db.address import Address
from db.alone import DELIVERY, open_right


async def test_a_right_passes_on_when_its_holder_ends(address: Address) -> None:
    async with open_right(address, DELIVERY) as second:
        async with open_right(address, DELIVERY) as first:
            assert await first.held()
            assert await first.held()
            assert not await second.held()
        assert await second.held()


async def test_other_rights_are_free(address: Address) -> None:
    async with open_right(address, DELIVERY) as one, open_right(address, DELIVERY + 1) as other:
        assert await one.held()
        assert await other.held()


@pytest.mark.parametrize("backend", ["postgresql"])
async def test_a_connection_that_broke_is_noticed(address: Address) -> None:
    async with open_right(address, DELIVERY) as right:
        assert await right.held()
        with psycopg.connect(address.for_workflows, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks"
                " WHERE locktype = 'advisory' AND objid = %s",
                (DELIVERY,),
            )
        assert not await right.held()
        assert await right.held()
