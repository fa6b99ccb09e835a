"""One job that this process works on: how far it is, and whether it shall stop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from threading import Event

from bot.errors import Cancelled
from bot.order import Order, Stage
from bot.worker.plan import Step


@dataclass(eq=False)
class Hand:
    """A job in hand. attempt: the number of the try. moved: since its progress was last noted.

    stopped: its threads shall stop at the next moment they look. idle: no thread works on it.
    left: it belongs to somebody else now, or to nobody, and nothing may be written of it.
    """

    job_id: str
    order: Order
    attempt: int
    twins: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    step: Step | None = None
    progress: float = 0.0
    moved: bool = False
    left: bool = False
    stopped: Event = field(default_factory=Event)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    idle: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.idle.set()

    def stop(self) -> None:
        """Let whatever is done for the job end soon. Called on the event loop."""
        self.stopped.set()
        self.stopping.set()

    def begin(self, step: Step) -> None:
        """A step starts."""
        self.step, self.progress, self.moved = step, 0.0, True

    def tell(self, _stage: Stage, done: int, steps: int) -> None:
        """What a Clock calls, in whichever thread: raises Cancelled where the job shall stop."""
        if self.stopped.is_set():
            raise Cancelled
        self.progress, self.moved = min(done / max(steps, 1), 1.0), True
