"""Each thing comes to its chat once, in order, whatever dies in between."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.errors import ChatBusy, ChatGone, ChatUnreachable, ChatUnsure
from bot.front.courier import Parcel
from bot.front.delivery import Hooks, Postman
from bot.front.local import LocalCourier
from db.blobs import Blobs
from db.deliveries import NOTICE, PREVIEW, STICKER, add_delivery, begin
from db.models import Delivery, Job
from db.session import Database, now
from db.states import DeliveryState, JobState

Reload = Callable[[Job], Awaitable[Job]]


class Platform:
    """A courier that does as it is told. troubles: raised by the next sends, one each; found: what
    `find` says."""

    platform = "local"

    def __init__(
        self, *troubles: Exception, found: str | Exception | None = None, repeats: bool = False
    ) -> None:
        self.troubles = list(troubles)
        self.found = found
        self.repeats = repeats
        self.sent: list[Parcel] = []

    async def send(self, parcel: Parcel) -> str:
        if self.troubles:
            raise self.troubles.pop(0)
        self.sent.append(parcel)
        return f"message {len(self.sent)}"

    async def find(self, parcel: Parcel) -> str | None:
        if isinstance(self.found, Exception):
            raise self.found
        return self.found

    @property
    def kinds(self) -> list[str]:
        return [parcel.kind for parcel in self.sent]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.front.delivery.FIRST_DELAY_S", 0.01)


class Office:
    """A postman with one courier, and what he reported."""

    def __init__(self, database: Database, blobs: Blobs, courier) -> None:
        self.ended: list[str] = []
        self.failures: list[tuple[str, str]] = []

        async def ended(job_id: str) -> None:
            self.ended.append(job_id)

        hooks = Hooks(ended, lambda platform, kind: self.failures.append((platform, kind)))
        self.postman = Postman(database, blobs, {"local": courier}, hooks)

    async def work(self, rounds: int = 6) -> None:
        await self.postman.recover()
        for _ in range(rounds):
            await self.postman.start_due()
            await self.postman.finish()
            await asyncio.sleep(0.02)


@pytest.fixture
def due(database: Database, blobs: Blobs, make_job) -> Callable[..., Awaitable[Job]]:
    """A job with its files and what its chat shall get."""

    async def make(*kinds: str, state: JobState = JobState.MADE, **fields) -> Job:
        job = await make_job(state, **fields)
        await asyncio.to_thread(blobs.put, f"jobs/{job.id}/preview.png", b"preview")
        await asyncio.to_thread(blobs.put, f"stickers/{job.id}/chat.webp", b"sticker")
        async with database.write() as session:
            for kind in kinds:
                await add_delivery(session, job, kind)
        return job

    return make


async def rows_of(database: Database, job: Job) -> dict[str, Delivery]:
    async with database.read() as session:
        rows = await session.scalars(select(Delivery).where(Delivery.job == job.number))
        return {row.kind: row for row in rows}


async def interrupt(database: Database, job: Job, kind: str) -> None:
    """What a killed process leaves."""
    async with database.write() as session:
        wanted = select(Delivery).where(Delivery.job == job.number, Delivery.kind == kind)
        begin((await session.scalars(wanted)).one())


async def test_the_preview_comes_before_the_sticker_and_then_the_job_is_done(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    job, courier = await due(PREVIEW, STICKER), Platform()
    office = Office(database, blobs, courier)
    await office.work()
    assert courier.kinds == [PREVIEW, STICKER]
    assert courier.sent[0].files == {"preview.png": b"preview"}
    assert courier.sent[1].files == {"chat.webp": b"sticker"}
    assert (await reload(job)).state == JobState.DONE
    rows = await rows_of(database, job)
    assert [row.receipt for row in rows.values()] == ["message 1", "message 2"]
    assert office.ended == [job.id]


async def test_a_failure_is_told_once_with_a_reference(
    database: Database, blobs: Blobs, due
) -> None:
    job, courier = await due(NOTICE, state=JobState.FAILED), Platform()
    office = Office(database, blobs, courier)
    await office.work()
    assert courier.kinds == [NOTICE]
    assert job.id in courier.sent[0].text
    assert "RendererCrashed" not in courier.sent[0].text


async def test_a_busy_chat_gets_its_sticker_when_it_says_so(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    job, courier = await due(STICKER), Platform(*[ChatBusy(0.01)] * 3, ChatUnreachable("network"))
    office = Office(database, blobs, courier)
    await office.work(12)
    assert courier.kinds == [STICKER]
    assert (await reload(job)).state == JobState.DONE
    assert (await rows_of(database, job))[STICKER].attempts == 2
    assert office.failures == [("local", "ChatBusy")] * 3 + [("local", "ChatUnreachable")]


async def test_a_chat_that_is_gone_ends_the_job(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    job, courier = await due(STICKER), Platform(ChatGone("kicked"))
    office = Office(database, blobs, courier)
    await office.work()
    ended = await reload(job)
    assert (ended.state, ended.error, courier.sent) == (JobState.FAILED, "ChatGone", [])
    assert set(await rows_of(database, job)) == {STICKER}
    assert office.ended == [job.id]


async def test_a_preview_that_could_not_be_sent_does_not_hold_the_sticker_up(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    job, courier = await due(PREVIEW, STICKER), Platform(ChatBusy(60))
    await Office(database, blobs, courier).work()
    assert courier.kinds == [STICKER]
    assert (await rows_of(database, job))[PREVIEW].state == DeliveryState.GIVEN_UP
    assert (await reload(job)).state == JobState.DONE


async def test_nobody_gets_the_preview_of_a_cancelled_job(
    database: Database, blobs: Blobs, due
) -> None:
    await due(PREVIEW, state=JobState.CANCELLED)
    courier = Platform()
    await Office(database, blobs, courier).work()
    assert courier.sent == []


@pytest.mark.parametrize(
    "told",
    [
        ({"found": "message 7"}, 0, JobState.DONE),
        ({"found": None}, 1, JobState.DONE),
        ({"found": ChatUnsure(), "repeats": True}, 1, JobState.DONE),
        ({"found": ChatUnsure()}, 0, JobState.FAILED),
    ],
)
async def test_after_a_kill_the_courier_is_asked_what_arrived(
    database: Database, blobs: Blobs, due, reload: Reload, told
) -> None:
    fields, sends, state = told
    courier = Platform(**fields)
    job = await due(STICKER)
    await interrupt(database, job, STICKER)
    await Office(database, blobs, courier).work()
    assert courier.kinds.count(STICKER) == sends
    assert (await reload(job)).state == state
    # Who may have lost a sticker is told so.
    assert courier.kinds.count(NOTICE) == (1 if state == JobState.FAILED else 0)


async def test_while_the_courier_cannot_be_asked_nothing_is_sent(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    job, courier = await due(STICKER), Platform(found=ChatUnreachable())
    await interrupt(database, job, STICKER)
    office = Office(database, blobs, courier)
    await office.work()
    assert courier.sent == []
    courier.found = "message 7"
    await office.work()
    assert courier.sent == []
    assert (await reload(job)).state == JobState.DONE


async def test_an_unknown_error_is_looked_into_before_anything_is_sent_again(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    job, courier = await due(STICKER), Platform(RuntimeError("connection reset"), found="message 7")
    await Office(database, blobs, courier).work()
    assert courier.sent == []
    assert (await rows_of(database, job))[STICKER].receipt == "message 7"
    assert (await reload(job)).state == JobState.DONE


async def test_many_chats_are_served_at_a_time_and_each_gets_one_thing_at_a_time(
    database: Database, blobs: Blobs, due
) -> None:
    class Together(Platform):
        """Takes nothing until three are being sent."""

        async def send(self, parcel: Parcel) -> str:
            await asyncio.wait_for(three.wait(), 10)
            return await super().send(parcel)

    for chat in ("a", "a", "b", "c"):
        await due(STICKER, chat=chat)
    three, courier = asyncio.Barrier(3), Together()
    postman = Office(database, blobs, courier).postman
    await postman.start_due()
    await postman.finish()
    assert sorted(parcel.chat for parcel in courier.sent) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("ahead", "error", "sends"),
    [
        (timedelta(hours=1), None, 1),  # never tried: whoever wrote it has another clock
        (timedelta(hours=1), "ChatBusy", 0),  # the chat was busy
        (timedelta(days=3), "ChatBusy", 1),  # the clock jumped back
    ],
)
async def test_a_clock_that_jumped_holds_nothing_up(
    database: Database, blobs: Blobs, due, ahead, error, sends
) -> None:
    job, courier = await due(STICKER), Platform()
    async with database.write() as session:
        row = (await session.scalars(select(Delivery).where(Delivery.job == job.number))).one()
        row.due_at, row.error = now() + ahead, error
    await Office(database, blobs, courier).work(2)
    assert len(courier.sent) == sends


async def test_what_was_put_off_while_the_clock_was_wrong_comes_once_it_is_right(
    database: Database, blobs: Blobs, due, reload: Reload, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, courier = asyncio.Event(), Platform(ChatUnreachable())
    for module in ("db.deliveries", "bot.wall_clock"):
        monkeypatch.setattr(f"{module}.now", lambda: now() + timedelta(hours=1))
    running = asyncio.create_task(Office(database, blobs, courier).postman.run(stop))
    job = await due(STICKER)
    while courier.troubles or not (await rows_of(database, job))[STICKER].error:
        await asyncio.sleep(0.02)
    assert courier.sent == []
    for module in ("db.deliveries", "bot.wall_clock"):
        monkeypatch.setattr(f"{module}.now", now)
    async with asyncio.timeout(10):
        while (await reload(job)).state != JobState.DONE:
            await asyncio.sleep(0.02)
    stop.set()
    await running


async def test_a_parcel_whose_blobs_are_gone_is_given_up(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    job, courier = await due(STICKER), Platform()
    await asyncio.to_thread(blobs.delete_all, f"stickers/{job.id}")
    await Office(database, blobs, courier).work()
    assert (await reload(job)).state == JobState.FAILED
    assert courier.kinds == [NOTICE]


async def test_the_loop_delivers_until_it_is_stopped(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    job, courier, stop = await due(STICKER), Platform(), asyncio.Event()
    running = asyncio.create_task(Office(database, blobs, courier).postman.run(stop))
    while (await reload(job)).state != JobState.DONE:
        await asyncio.sleep(0.05)
    stop.set()
    await asyncio.wait_for(running, 5)


async def test_a_platform_without_a_courier_waits_for_one(
    database: Database, blobs: Blobs, due
) -> None:
    job = await due(STICKER, platform="telegram")
    here, courier = await due(STICKER), Platform()
    await Office(database, blobs, courier).work(3)
    assert [parcel.job_id for parcel in courier.sent] == [here.id]
    row = (await rows_of(database, job))[STICKER]
    assert (row.state, row.error, row.attempts) == (DeliveryState.PENDING, "NoCourier", 0)
    assert row.due_at > now() + timedelta(minutes=10)


@pytest.mark.parametrize(("hours", "state"), [(23, "pending"), (25, "given up")])
async def test_word_of_a_failure_without_a_courier_is_given_up_after_a_day(
    database: Database, blobs: Blobs, due, hours: int, state: str
) -> None:
    ended_at = now() - timedelta(hours=hours)
    job = await due(NOTICE, state=JobState.FAILED, platform="telegram", ended_at=ended_at)
    await Office(database, blobs, Platform()).work(1)
    row = (await rows_of(database, job))[NOTICE]
    assert (row.state, row.error) == (state, "NoCourier")


async def test_a_second_process_delivers_only_when_the_first_has_ended(
    database: Database, blobs: Blobs, due, reload: Reload
) -> None:
    first, second, couriers = asyncio.Event(), asyncio.Event(), (Platform(), Platform())
    tasks = []
    for stop, courier in zip((first, second), couriers, strict=True):
        tasks.append(asyncio.create_task(Office(database, blobs, courier).postman.run(stop)))
        await asyncio.sleep(0.5)
    job = await due(STICKER)
    while (await reload(job)).state != JobState.DONE:
        await asyncio.sleep(0.05)
    first.set()
    other = await due(STICKER)
    while (await reload(other)).state != JobState.DONE:
        await asyncio.sleep(0.05)
    second.set()
    await asyncio.gather(*tasks)
    assert sum(len(courier.sent) for courier in couriers) == 2
    assert couriers[0].sent[0].job_id == job.id


async def test_the_local_courier_knows_what_it_delivered(tmp_path: Path) -> None:
    courier = LocalCourier(tmp_path / "delivered")
    parcel = Parcel("k", STICKER, "local", "abc", "room", "m", files={"chat.webp": b"sticker"})
    assert await courier.find(parcel) is None
    receipt = await courier.send(parcel)
    assert await courier.find(parcel) == receipt
    assert (tmp_path / "delivered/abc/chat.webp").read_bytes() == b"sticker"
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ChatUnreachable):
        await LocalCourier(tmp_path / "file").send(parcel)
