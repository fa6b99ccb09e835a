"""The threads in which stages run, one job at a time each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from bot.errors import Cancelled, StageTimeout
from bot.worker.hand import Hand
from bot.worker.plan import Lane

INTERRUPT_AFTER_S = 0.5  # a stage that shall stop and did not look by then loses its renderer
_Result = TypeVar("_Result")


class Lanes:
    """Runs blocking work in the thread of its lane; what waits for its turn takes no time.

    interrupt: ends what a renderer draws. Work that shall stop is waited for no longer than until
    it is told; its thread may still be busy, and `Hand.idle` says when it no longer is.
    """

    def __init__(self, *, limit_s: float, interrupt: Callable[[], None]) -> None:
        self._limit_s = limit_s
        self._interrupt = interrupt
        self._pools = {lane: ThreadPoolExecutor(1, f"lane-{lane}") for lane in Lane}
        self._turns = {lane: asyncio.Lock() for lane in Lane}
        self._endings: set[asyncio.Task[None]] = set()

    async def run(self, lane: Lane, hand: Hand, work: Callable[[], _Result]) -> _Result:
        """What `work` returns. Raises Cancelled, StageTimeout, and what it raises."""
        await self._take_turn(lane, hand)
        try:
            future = asyncio.get_running_loop().run_in_executor(self._pools[lane], work)
        except BaseException:
            self._turns[lane].release()
            raise
        hand.idle.clear()
        ending = asyncio.create_task(self._end(lane, hand, future))
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)
        return await self._await(hand, future)

    async def call(self, lane: Lane, work: Callable[[], _Result]) -> _Result:
        """What `work` returns, in a lane's thread but for no job."""
        async with self._turns[lane]:
            return await asyncio.get_running_loop().run_in_executor(self._pools[lane], work)

    @property
    def busy(self) -> bool:
        """Whether any thread is at work."""
        return any(turn.locked() for turn in self._turns.values())

    def close(self) -> None:
        """Start nothing more."""
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)

    async def _take_turn(self, lane: Lane, hand: Hand) -> None:
        turn: asyncio.Task[bool] = asyncio.create_task(self._turns[lane].acquire())
        stopping: asyncio.Task[bool] = asyncio.create_task(hand.stopping.wait())
        try:
            await asyncio.wait({turn, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            if not turn.done():
                turn.cancel()
            elif hand.stopping.is_set():
                self._turns[lane].release()
        if hand.stopping.is_set():
            raise Cancelled

    async def _await(self, hand: Hand, future: asyncio.Future[_Result]) -> _Result:
        stopping: asyncio.Task[bool] = asyncio.create_task(hand.stopping.wait())
        waited: set[asyncio.Future[Any]] = {future, stopping}
        try:
            await asyncio.wait(waited, timeout=self._limit_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
        if hand.stopping.is_set():
            raise Cancelled
        if not future.done():
            hand.stopped.set()  # only for the thread: the job may be tried again
            raise StageTimeout(self._limit_s)
        return future.result()

    async def _end(self, lane: Lane, hand: Hand, future: asyncio.Future[_Result]) -> None:
        """Give the lane free when the thread is, which no longer-awaited work still holds."""
        try:
            while not future.done():
                await asyncio.wait({future}, timeout=INTERRUPT_AFTER_S)
                if not future.done() and hand.stopped.is_set():
                    self._interrupt_if(lane)
        finally:
            if future.done() and not future.cancelled():
                future.exception()  # told to whoever waited, if anybody did
            hand.idle.set()
            self._turns[lane].release()

    def _interrupt_if(self, lane: Lane) -> None:
        if lane == Lane.RENDERING:
            self._interrupt()
