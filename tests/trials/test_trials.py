"""The trials in short, and what they are made of."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import aiohttp
import pytest

from bot.errors import ChatBusy, ChatUnreachable
from bot.front.courier import Parcel
from db.deliveries import STICKER
from tests.db.postgres import NoPostgres, find_programs
from tests.trials.chat import Chat, Message, Moods
from tests.trials.conversation import Plan, try_conversations
from tests.trials.courier import ChatCourier
from tests.trials.crash import Plan as CrashPlan
from tests.trials.crash import try_crashes
from tests.trials.databases import POSTGRES, SQLITE, fresh_database
from tests.trials.disks import fill, small_disk
from tests.trials.fair import Plan as FairPlan
from tests.trials.fair import try_fairness
from tests.trials.faults import try_faults
from tests.trials.load import Plan as LoadPlan
from tests.trials.load import try_load
from tests.trials.pictures import draw_photo, forms_of
from tests.trials.traces import Traces
from tests.trials.transcript import write_page
from tests.trials.verdict import Verdict

PARCEL = Parcel("key", STICKER, "trial", "job", "chat", "message", files={"a.png": b"bytes"})


@pytest.fixture
def postgres() -> str:
    """Where there is PostgreSQL; in CI there must be."""
    try:
        find_programs()
    except NoPostgres as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))
    return POSTGRES


def test_sixty_four_bytes_of_a_photo_are_found_wherever_they_begin() -> None:
    forms = forms_of(draw_photo(1))
    traces = Traces(forms)
    for form in forms[:2]:
        middle = len(form) // 2
        for begin in range(middle, middle + 40, 7):
            assert traces.find(bytes(1003) + form[begin : begin + 64] + bytes(99)) is not None


def test_a_photo_in_base64_is_found() -> None:
    (jpeg, *others) = forms_of(draw_photo(1))
    for skipped in range(3):
        assert Traces([jpeg, *others]).find(base64.b64encode(jpeg[skipped:])) is not None


def test_other_photos_are_no_traces(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"".join(forms_of(draw_photo(4))))
    assert Traces(forms_of(draw_photo(1))).search([tmp_path]) == []


async def test_a_chat_that_hangs_up_has_the_message() -> None:
    chat = Chat(Moods(hangs_up=1))
    async with chat.serve() as url, aiohttp.ClientSession() as http:
        courier = ChatCourier(http, url)
        with pytest.raises(aiohttp.ClientError):
            await courier.send(PARCEL)
        assert await courier.find(PARCEL) == "found 0"


@pytest.mark.parametrize(
    ("moods", "error"), [(Moods(busy=1), ChatBusy), (Moods(broken=1), ChatUnreachable)]
)
async def test_a_chat_that_refuses_has_nothing(moods: Moods, error: type[Exception]) -> None:
    chat = Chat(moods)
    async with chat.serve() as url, aiohttp.ClientSession() as http:
        with pytest.raises(error):
            await ChatCourier(http, url).send(PARCEL)
    assert not chat.arrivals


async def test_two_stickers_for_one_message_are_noticed() -> None:
    chat = Chat()
    chat.post(Message("message", "user", "community", "pirate", b""))
    async with chat.serve() as url, aiohttp.ClientSession() as http:
        for _ in range(2):
            await ChatCourier(http, url).send(PARCEL)
    assert chat.answered_twice() == ["sticker of message: 2 times"]
    assert not chat.waits_for


def test_a_small_disk_fills(tmp_path: Path) -> None:
    with small_disk(tmp_path) as mounted:
        if not mounted and "CI" not in os.environ:
            pytest.skip("no disk can be mounted here")
        fill(tmp_path / "ballast")
        with pytest.raises(OSError, match="No space left"):
            (tmp_path / "more").write_bytes(b"one more")


async def test_killed_processes_lose_nothing(assets: Path, tmp_path: Path) -> None:
    with fresh_database(SQLITE, tmp_path) as address:
        verdict = await try_crashes(CrashPlan(3, 1, 1, tmp_path), address)
    assert _broken(verdict) == []


async def test_many_jobs_of_one_user_delay_others_by_one_job_at_most() -> None:
    plan = FairPlan(crowd=40, others=3, workers=1, seed=1, stage_s=0.1, rounds=(1,))
    assert _broken(await try_fairness(plan, SQLITE)) == []


async def test_intake_takes_all_that_comes(assets: Path, postgres: str) -> None:
    plan = LoadPlan(messages=20, rate=4, workers=1, growth=(), seed=1)
    slow = "1 % took longer"  # a machine that runs other tests beside this one proves no speed
    broken = _broken(await try_load(plan, postgres))
    assert [claim for claim in broken if not claim.startswith(slow)] == []


async def test_people_on_both_platforms_get_their_stickers(assets: Path, tmp_path: Path) -> None:
    verdict, talks = await try_conversations(Plan(draw_photo(1), "space pirate", tmp_path))
    late = "acknowledged late"  # on a machine that runs other tests beside this one
    assert [claim for claim in _broken(verdict) if late not in claim] == []
    assert write_page({talk.platform: talk.lines for talk in talks}).count("<small>") > 8


async def test_spoiled_photos_are_told_once(assets: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with fresh_database(SQLITE, tmp_path) as address:
        verdict = await try_faults(("corrupt photos",), address, tmp_path)
    assert _broken(verdict) == []


def _broken(verdict: Verdict) -> list[str]:
    verdict.show()
    return verdict.broken
