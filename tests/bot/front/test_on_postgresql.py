"""Where many write at the same moment, PostgreSQL must hold what SQLite's one lock holds anyway."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from db.address import Address
from db.session import Database, open_database
from tests.bot.front.test_delivery import (
    _impatient,
    due,
    test_after_a_kill_the_courier_is_asked_what_arrived,
    test_the_preview_comes_before_the_sticker_and_then_the_job_is_done,
)
from tests.bot.front.test_intake import (
    intake,
    judge,
    look,
    open_with,
    rule,
    test_a_user_can_only_have_so_many_jobs_in_the_queue,
    test_quotas_say_when_they_are_free_again,
    test_the_same_message_twice_is_one_job_with_one_photo,
)
from tests.db.conftest import address

# Fixtures and tests, which pytest finds by their names here.
__all__ = [
    "_impatient",
    "address",
    "due",
    "intake",
    "judge",
    "look",
    "open_with",
    "rule",
    "test_a_user_can_only_have_so_many_jobs_in_the_queue",
    "test_after_a_kill_the_courier_is_asked_what_arrived",
    "test_quotas_say_when_they_are_free_again",
    "test_the_preview_comes_before_the_sticker_and_then_the_job_is_done",
    "test_the_same_message_twice_is_one_job_with_one_photo",
]


@pytest.fixture
def backend() -> str:
    return "postgresql"


@pytest_asyncio.fixture
async def database(address: Address) -> AsyncIterator[Database]:
    async with open_database(address) as opened:
        yield opened
