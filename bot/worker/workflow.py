"""The durable workflow "make": a job's steps, its tries, and its end.

Each step's result is kept in the database, so a job goes on after the last one that finished. A
step never raises our exceptions, which JSON could not keep: it returns the key of what it wrote, or
the name of what went wrong.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, NoReturn, TypedDict, TypeVar

import structlog
from dbos import DBOS

from bot.clock import Clock
from bot.engine import WORKFLOW
from bot.errors import Cancelled
from bot.replies import sentence
from bot.worker.gifts import NOTHING, Gift, collect
from bot.worker.hand import Hand
from bot.worker.lanes import Lanes
from bot.worker.ledger import Ledger
from bot.worker.passing import is_gpu_error, may_pass
from bot.worker.plan import LANES, Step, job_folder, steps_of, sticker_folder
from bot.worker.stages import Work, Workshop, record_key, run_step
from db.errors import BlobStoreUnreachable, DatabaseError, DatabaseUnreachable
from db.lessons import lesson_folder
from db.states import ENDED, JobState

FIRST_PAUSE_S, LONGEST_PAUSE_S = 2.0, 60.0  # between tries
AWAY_S = 1.0  # between two looks for a database or a store that is away
LONGEST_AWAY_S = 30.0  # of a store, whose step begins anew each time
STUCK_S = 60.0  # a thread that shall stop and does not: only a new process helps
ALWAYS_RECOVER = 1_000_000  # our own count of tries decides
_log = structlog.get_logger(__name__)
_Result = TypeVar("_Result")


class Told(TypedDict, total=False):
    """What a step returns. key: of what it wrote. seconds: by what was done, as in sticker.json.

    failed: the name of what went wrong. passes: whether it may be gone at the next try.
    """

    key: str
    seconds: dict[str, float]
    failed: str
    passes: bool


class Maker:
    """Makes the jobs that DBOS hands to this process. Lives on one event loop."""

    def __init__(self, ledger: Ledger, shop: Workshop, lanes: Lanes) -> None:
        self.ledger = ledger
        self.hands: dict[str, Hand] = {}
        self.stuck = asyncio.Event()
        self._shop = shop
        self._lanes = lanes
        self._chores: set[asyncio.Task[None]] = set()

    def register(self) -> None:
        """Let DBOS know the workflow; before it is launched."""

        async def make(job_id: str) -> None:
            await self.make(job_id)

        DBOS.workflow(name=WORKFLOW, max_recovery_attempts=ALWAYS_RECOVER)(make)

    async def make(self, job_id: str) -> None:
        """The workflow. What is no step is done again when it is recovered, and does no harm."""
        if job_id in self.hands:  # recovered from this very process, which was silent too long
            self.lose(self.hands[job_id])
            await _park()
        hand = await patiently(lambda: self.ledger.begin(job_id))
        if hand is not None:
            self.hands[job_id] = hand
            try:
                await self._try_and_end(hand)
            finally:
                self.hands.pop(job_id, None)
        if hand is None or not hand.left:
            self._later(self._tidy(job_id, hand))

    async def cancel(self, hand: Hand) -> None:
        """End a job that was taken back: in its row first, by which is known what to delete."""
        await patiently(lambda: self.ledger.cancel(hand))
        hand.stop()

    def lose(self, hand: Hand) -> None:
        """Somebody else has a job, because this worker was not heard of for too long. What DBOS
        keeps of it here is out of date, so the process begins anew."""
        _log.error("a job was given to another worker", job=hand.job_id)
        hand.left = True
        hand.stop()
        self.stuck.set()

    async def give_back(self, hand: Hand) -> None:
        """Let another worker go on with a job; its steps' blobs stay."""
        hand.left = True
        hand.stop()
        # The workflow first: a job that waits gets a new one of the same name.
        await DBOS.delete_workflow_async(hand.job_id)
        await self.ledger.give_back(hand)

    async def finish_chores(self) -> None:
        """Return when what follows the ended jobs is done."""
        while self._chores:
            await asyncio.wait(set(self._chores))

    async def _try_and_end(self, hand: Hand) -> None:
        """Try until the job has its end."""
        try:
            await self._try(hand)
        except Exception as error:  # noqa: BLE001 - whatever it is, the job must end
            await self._park_if_lost(hand)
            _log.exception("a job's workflow failed", job=hand.job_id)
            name = type(error).__name__
            await patiently(lambda: self.ledger.fail(hand, name))
        await self._park_if_lost(hand)

    async def _try(self, hand: Hand) -> None:
        """Go through the steps, again after what may pass."""
        pause_s = FIRST_PAUSE_S
        while True:
            failed = await self._go_through(hand)
            if failed is None or hand.stopping.is_set():
                break
            again = failed["passes"] and await self._step(
                "again", partial(self._again, hand, failed)
            )
            if not again:
                await patiently(partial(self.ledger.fail, hand, failed["failed"]))
                break
            await DBOS.sleep_async(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    async def _park_if_lost(self, hand: Hand) -> None:
        """Never return of a job that is somebody else's by now. DBOS would note the end of this
        workflow under the job's name, where by now another one may stand, and nobody would go on
        with it."""
        if not hand.left:
            _, lost = await patiently(lambda: self.ledger.find_stopped([hand]))
            if lost:
                self.lose(hand)
        if hand.left:
            await _park()

    async def _go_through(self, hand: Hand) -> Told | None:
        """Every step, once. What failed, or None where the sticker is made or nobody wants it."""
        for step in steps_of(hand.order):
            told = await self._step(step, partial(self._run, hand, step))
            if "failed" in told:
                return told
            hand.seconds.update(told["seconds"])
            if step == Step.PREVIEW:
                await patiently(lambda: self.ledger.promise_preview(hand))
        try:
            record = await self._with_store(hand, lambda: self._read_record(hand))
        except (Cancelled, DatabaseError) as error:
            return {"failed": type(error).__name__, "passes": may_pass(error)}
        gift = await self._collect(hand, record)
        await patiently(lambda: self.ledger.make(hand, record, gift))
        if gift.lesson is not None:
            await self._drop_unless_kept(gift.lesson.id)
        return None

    async def _step(self, name: str, work: Callable[[], Awaitable[_Result]]) -> _Result:
        async def run() -> _Result:
            return await work()

        return await DBOS.run_step_async({"name": str(name)}, run)

    async def _run(self, hand: Hand, step: Step) -> Told:
        """One step in its lane. Never returns of a job that was left."""
        work = Work(hand.job_id, hand.order, hand.twins, dict(hand.seconds))
        try:
            hand.begin(step)
            doing = partial(self._work, hand, step, work)
            key, seconds, spent_s = await self._with_store(
                hand, lambda: self._lanes.run(LANES[step], hand, doing)
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, the job must end
            if hand.left:
                await _park()
            if is_gpu_error(error):  # it stays broken for this process
                self.stuck.set()
            return _told(hand, step, error)
        with suppress(DatabaseUnreachable):  # an estimate is not worth waiting for
            if spent_s:
                await self.ledger.note_time(hand, spent_s)
        return {"key": key, "seconds": seconds}

    async def _with_store(self, hand: Hand, work: Callable[[], Awaitable[_Result]]) -> _Result:
        """What `work` returns, however long the store of the files is away or full: that is no
        try of a job, else a short trouble of the store would end all that wait."""
        pause_s = AWAY_S
        while True:
            try:
                return await work()
            except BlobStoreUnreachable as error:
                _log.warning("the store is away", job=hand.job_id, reason=error.reason)
            with suppress(TimeoutError):
                await asyncio.wait_for(hand.stopping.wait(), pause_s)
            if hand.stopping.is_set():
                raise Cancelled
            pause_s = min(2 * pause_s, LONGEST_AWAY_S)

    def _work(self, hand: Hand, step: Step, work: Work) -> tuple[str, dict[str, float], float]:
        """In the lane's thread. Where the blob was there already no time is told."""
        with structlog.contextvars.bound_contextvars(job=hand.job_id):
            clock = Clock(hand.tell)
            began_s = time.perf_counter()
            if hand.stopped.is_set():
                raise Cancelled
            key = run_step(step, self._shop, work, clock)
            spent_s = time.perf_counter() - began_s if clock.seconds else 0.0
            return key, clock.seconds, spent_s

    async def _again(self, hand: Hand, failed: Told) -> bool:
        """Begin another try if there is one left, once the threads of this one have ended."""
        _log.warning("a job is tried again", job=hand.job_id, error=failed["failed"])
        try:
            await asyncio.wait_for(hand.idle.wait(), STUCK_S)
        except TimeoutError:
            self.stuck.set()
            await _park()
        if not hand.stopping.is_set():
            hand.stopped.clear()
        return await patiently(lambda: self.ledger.begin_again(hand, failed["failed"]))

    async def _read_record(self, hand: Hand) -> Any:
        blobs = self._shop.shelf.blobs
        return json.loads(await asyncio.to_thread(blobs.get, record_key(hand.job_id)))

    async def _collect(self, hand: Hand, record: Any) -> Gift:
        """What may be kept of the photo."""
        try:
            allowed = await self.ledger.read_allowed(hand)
            return await asyncio.to_thread(collect, self._shop.shelf, hand, allowed, record)
        except Exception as error:  # noqa: BLE001 - no sticker shall be lost over that
            unknown = error if sentence(error) is None else None
            _log.warning(
                "nothing is kept of a job",
                job=hand.job_id, error=type(error).__name__, exc_info=unknown,
            )  # fmt: skip
            return NOTHING

    async def _drop_unless_kept(self, lesson_id: str) -> None:
        """Delete a cut-out that its maker took back just now, or whose job is somebody else's."""
        try:
            if not await self.ledger.holds_lesson(lesson_id):
                folder = lesson_folder(lesson_id)
                await asyncio.to_thread(self._shop.shelf.blobs.delete_all, folder)
        except DatabaseError as error:  # the sweeper does it
            _log.warning("a cut-out is not deleted yet", error=type(error).__name__)

    def _later(self, chore: Awaitable[None]) -> None:
        task = asyncio.ensure_future(chore)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    async def _tidy(self, job_id: str, hand: Hand | None) -> None:
        """After the workflow: delete what an ended job leaves. What cannot be deleted now the
        sweeper finds."""
        if hand is not None:
            await hand.idle.wait()
        self._shop.shelf.forget(job_folder(job_id))
        try:
            state = await self.ledger.state_of(job_id)
            if state is None or state in ENDED:
                await self._purge(job_id, state)
                await _delete_workflow(job_id)
        except DatabaseError as error:
            _log.warning("a job's files are not deleted yet", job=job_id, reason=str(error))

    async def _purge(self, job_id: str, state: JobState | None) -> None:
        blobs = self._shop.shelf.blobs
        await asyncio.to_thread(blobs.delete_all, job_folder(job_id))
        if state != JobState.DONE:
            await asyncio.to_thread(blobs.delete_all, sticker_folder(job_id))
        await self.ledger.note_purged(job_id)


async def patiently(work: Callable[[], Awaitable[_Result]]) -> _Result:
    """What `work` returns, however long the database is away."""
    while True:
        try:
            return await work()
        except DatabaseUnreachable as error:
            _log.warning("the database is away", reason=error.reason)
            await asyncio.sleep(AWAY_S)


def _told(hand: Hand, step: Step, error: Exception) -> Told:
    name = type(error).__name__
    if isinstance(error, Cancelled) or hand.stopping.is_set():
        return {"failed": Cancelled.__name__, "passes": False}
    # Of what was raised on purpose the name says enough, and the text may be what people wrote.
    unknown = error if sentence(error) is None else None
    _log.warning("a step failed", job=hand.job_id, step=step, error=name, exc_info=unknown)
    return {"failed": name, "passes": may_pass(error)}


async def _delete_workflow(job_id: str) -> None:
    """Wait until DBOS has written its end, then delete all that it knows."""
    with suppress(Exception):  # how it ended is known from the job's row
        handle: Any = await DBOS.retrieve_workflow_async(job_id)
        await asyncio.wait_for(handle.get_result(), STUCK_S)
    await DBOS.delete_workflow_async(job_id)


async def _park() -> NoReturn:
    """Wait for the end of the process: the job is somebody else's."""
    await asyncio.Event().wait()
    raise AssertionError
