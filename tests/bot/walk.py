"""Leads jobs to each of the ends that there are, one after the other through one deployment, and
looks on each way for what is left of their photos."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from sqlalchemy import select

from bot.deployment import DELIVERED, find_address, find_blobs
from bot.engine import forget_workflow, open_client
from bot.front.asked import Asked, Asker, Place
from bot.front.cancel import cancel
from bot.front.delivery import Hooks, Postman
from bot.front.dispatcher import Dispatcher
from bot.front.forgetting import Forgetter
from bot.front.intake import Intake
from bot.front.local import NOTICE_NAME, PLATFORM, LocalCourier
from bot.front.opening import open_intake
from bot.front.purge import Purger
from bot.front.said_caption import caption_options
from bot.front.sweeper import Sweeper
from bot.worker.plan import Step, photo_key
from config.settings import Settings
from db.blobs import Blobs
from db.errors import NoSuchJob
from db.jobs import find_job
from db.models import Attempt, Job
from db.schema import upgrade
from db.session import Database, open_database
from db.states import JobState
from tests.bot import walked_worker
from tests.conftest import REPOSITORY
from tests.trials.pictures import draw_photo, forms_of
from tests.trials.traces import Traces

LIMIT_S = 60.0  # for anything, on a machine that does much else
POLL_S = 0.05
ATTEMPTS = 2
PIECE, OVERLAP = 4096, 32  # Traces looks for the middle 4096 bytes of what it is given
MIDDLE = 2**18  # bytes of a blob that are looked for; photos are shorter
HEAD = 700  # bytes of a JPEG that are the same in all of them: its tables
WORDS = "pirate of quixotic saffron zeppelins"
CAPTION = "vermilion hullabaloo 🇫🇯"
PHOTO_FOLDER = "holiday-of-somebody"
TOKENS = {
    "TOONBOOTH_TELEGRAM_TOKEN": "7123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMIK7MDENGbPxRfiCYwalkedKEY",
    "TOONBOOTH_SENTRY_DSN": "https://5e9c0walkedsecret7af@127.0.0.1:9/1",
}


@dataclass(frozen=True)
class Trail:
    """What was seen of one job.

    waiting, held: files in which its photo was found when it waited, and its blobs when a stage of
    it was held. left: files in which anything of it was found after its end. kinds: of the blobs
    that it had.
    """

    state: str
    error: str | None
    outcomes: tuple[str | None, ...]
    waiting: list[str]
    held: list[str]
    left: list[str]
    kinds: frozenset[str]


@dataclass
class Walk:
    """One deployment: the parts of the front in this process, a worker beside it."""

    folder: Path
    settings: Settings
    database: Database
    blobs: Blobs
    intake: Intake
    parts: SimpleNamespace
    worker: asyncio.subprocess.Process | None = None
    photos: dict[str, bytes] = field(default_factory=dict)
    held: dict[str, list[str]] = field(default_factory=dict)
    ends: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    async def go(self, way: Way) -> Trail:
        """Take a photo, lead its job on a way, and look for what is left."""
        job_id = await self._take(way.__name__)
        waiting = self.search(job_id)
        await way(self, job_id)
        state, error, outcomes = await self._ended(job_id)
        return Trail(
            state, error, outcomes, waiting, self.held.get(job_id, []), self.search(job_id),
            frozenset(path.name.split()[1] for path in self._kept(job_id)),
        )  # fmt: skip

    async def _take(self, name: str) -> str:
        photo = draw_photo(len(self.photos))
        path = self.folder / PHOTO_FOLDER / f"{name}.jpg"
        taken = await self.intake.take(
            Asked(
                platform=PLATFORM, message=name, chat=name, place=Place(name, private=True),
                asker=Asker(name), words=WORDS, photo=photo, quality="draft",
                options=caption_options(CAPTION, {}), source={"path": str(path)},
            )
        )  # fmt: skip
        self.photos[taken.job_id] = photo
        (self.folder / "kept" / f"{taken.job_id} photo as-taken").write_bytes(
            self.blobs.get(photo_key(taken.job_id))
        )
        return taken.job_id

    def search(self, *job_ids: str) -> list[str]:
        """Files of the deployment that hold a piece of these jobs' photos or blobs. Of the blobs,
        the preview among them, a finished sticker and what is delivered may have pieces."""
        photos = [form for job in job_ids for form in _of_photo(self.photos[job])]
        blobs = [_middle(path.read_bytes()) for job in job_ids for path in self._kept(job)]
        with self._copied() as folder:
            files = [path for path in folder.rglob("*") if path.is_file()]
            rest = [path for path in files if not _stays(path.relative_to(folder))]
            found = Traces(_pieces(photos)).search(files)
            return found + Traces(_pieces(blobs)).search(rest)

    @contextmanager
    def _copied(self) -> Iterator[Path]:
        """All files and logs. Another process reads them: if this one opened and closed a database
        that it uses, it would lose its locks on it."""
        with TemporaryDirectory(dir=self.folder) as folder:
            logs = map(str, self.folder.glob("*.log"))
            # What is deleted meanwhile is no longer there.
            subprocess.run(["cp", "-r", str(self.settings.data_dir), *logs, folder], check=False)
            yield Path(folder)

    def _kept(self, job_id: str) -> list[Path]:
        return sorted((self.folder / "kept").glob(f"{job_id} *"))

    async def open_worker(self) -> None:
        """A worker, always of the same name."""
        names = ("data_dir", "attempts", "executor", "heartbeat_s", "log_level", "threads")
        values = {f"TOONBOOTH_{name.upper()}": str(getattr(self.settings, name)) for name in names}
        extra = {
            walked_worker.GATES: str(self.folder / "gates"),
            walked_worker.KEPT: str(self.folder / "kept"),
            "OMP_NUM_THREADS": "1",
        }
        with (self.folder / "worker.log").open("ab") as log:
            self.worker = await asyncio.create_subprocess_exec(
                sys.executable, "-m", walked_worker.__name__,
                cwd=REPOSITORY, env={**os.environ, **TOKENS, **values, **extra},
                stdout=log, stderr=log,
            )  # fmt: skip

    async def kill_worker(self) -> None:
        assert self.worker is not None
        self.worker.kill()
        await self.worker.wait()

    async def start(self, job_id: str) -> None:
        """Let the dispatcher hand a job to the worker, once there is one."""
        async with asyncio.timeout(LIMIT_S):
            while await self.parts.dispatcher.start_next() != job_id:
                await asyncio.sleep(POLL_S)

    @asynccontextmanager
    async def holding(self, job_id: str, step: Step) -> AsyncIterator[None]:
        """Start a job; while the block runs one of its steps is held."""
        gate = self.folder / "gates" / f"hold-{step}-{job_id}"
        gate.touch()
        await self.start(job_id)
        await until((self.folder / "gates" / f"reached-{step}-{job_id}").exists)
        self.held[job_id] = self.search(job_id)
        try:
            yield
        finally:
            gate.unlink()

    async def _ended(self, job_id: str) -> tuple[str, str | None, tuple[str | None, ...]]:
        """State, error and outcomes of the tries, once nothing of the job is done any more."""

        async def purged() -> bool:
            job = await self.job(job_id)
            return job is None or job.purged_at is not None

        await until(purged)
        await until(lambda: not (self.settings.data_dir / "blobs" / "jobs" / job_id).exists())
        async with self.database.read() as session:
            tries = select(Attempt.outcome).join(Job, Job.number == Attempt.job)
            outcomes = await session.scalars(tries.where(Job.id == job_id).order_by(Attempt.number))
            job = await self.job(job_id)
        return job.state if job else "", job.error if job else None, tuple(outcomes)

    async def job(self, job_id: str) -> Job | None:
        async with self.database.read() as session:
            try:
                return await find_job(session, job_id)
            except NoSuchJob:
                return None


Way = Callable[[Walk, str], Awaitable[None]]


async def cancelled_while_it_waited(walk: Walk, job_id: str) -> None:
    assert await cancel(walk.database, walk.parts.purger.purge, job_id) == JobState.CANCELLED


async def done(walk: Walk, job_id: str) -> None:
    async with walk.holding(job_id, Step.ENCODE):
        pass


async def failed(walk: Walk, job_id: str) -> None:
    """Its photo is cut off in the store, where it was whole."""
    photo = walk.blobs.get(photo_key(job_id))
    walk.blobs.put(photo_key(job_id), photo[: len(photo) * 3 // 4])
    await walk.start(job_id)


async def cancelled_while_it_ran(walk: Walk, job_id: str) -> None:
    async with walk.holding(job_id, Step.RENDER):
        await cancel(walk.database, walk.parts.purger.purge, job_id)
        await until(lambda: _is(walk, job_id, JobState.CANCELLED))


async def dead_letter(walk: Walk, job_id: str) -> None:
    (walk.folder / "gates" / f"fail-{Step.SCENE}-{job_id}").touch()
    await walk.start(job_id)


async def expired(walk: Walk, job_id: str) -> None:
    """It expires under the hands of its worker, which still writes a blob afterwards."""
    sweeper = Sweeper(walk.database, walk.blobs, walk.parts.purger, expire_s=0)
    async with walk.holding(job_id, Step.SCENE):
        assert (await sweeper.sweep()).expired == 1


async def forgotten(walk: Walk, job_id: str) -> None:
    async with walk.holding(job_id, Step.CARTOON):
        erased = await walk.parts.forgetter.forget(PLATFORM, forgotten.__name__)
    assert erased.jobs == (job_id,)


async def crashed_and_recovered(walk: Walk, job_id: str) -> None:
    """Killed with a blob half written; the next worker of that name goes on."""
    async with walk.holding(job_id, Step.PREVIEW):
        await walk.kill_worker()
        half = walk.settings.data_dir / "blobs" / "jobs" / job_id / ".partial-half"
        half.write_bytes(walk.blobs.get(photo_key(job_id))[:-100])
    await walk.open_worker()


WAYS: tuple[Way, ...] = (
    cancelled_while_it_waited, done, failed, cancelled_while_it_ran, dead_letter, expired,
    forgotten, crashed_and_recovered,
)  # fmt: skip


async def walk_all(folder: Path, assets: Path) -> dict[str, Trail]:
    """Every way, and "the end": what is left of all jobs when the worker has stopped, among
    that workflows."""
    trails: dict[str, Trail] = {}
    async with open_walk(folder, assets) as walk:
        for way in WAYS:
            if walk.worker is None and way is not cancelled_while_it_waited:
                await walk.open_worker()
            trails[way.__name__] = await walk.go(way)
        assert walk.worker is not None
        walk.worker.terminate()
        await asyncio.wait_for(walk.worker.wait(), LIMIT_S)
        left = walk.search(*walk.photos)
        left += [each.workflow_id for each in walk.parts.client.list_workflows()]
        trails["the end"] = Trail("", None, (), [], [], left, frozenset())
    return trails


@asynccontextmanager
async def open_walk(folder: Path, assets: Path) -> AsyncIterator[Walk]:
    """A deployment in `folder`, which looks for what was left behind when it begins and not again:
    each way must end without that."""
    for name in ("gates", "kept"):
        (folder / name).mkdir()
    settings = Settings(
        data_dir=folder / "data", attempts=ATTEMPTS, executor="walked", heartbeat_s=0.5,
        log_level="debug", threads=1, assets=assets,
    )  # fmt: skip
    address = find_address(settings)
    await asyncio.to_thread(upgrade, address)
    stop = asyncio.Event()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(address))
        client = stack.enter_context(open_client(address))
        blobs = find_blobs(settings)
        forget = partial(forget_workflow, client)
        purger = Purger(database, blobs, forget)
        intake = await stack.enter_async_context(
            open_intake(database, blobs, settings, assets=assets)
        )
        couriers = {PLATFORM: LocalCourier(settings.data_dir / DELIVERED)}
        hooks = Hooks(ended=purger.purge, failed=lambda *_: None)
        parts = SimpleNamespace(
            purger=purger,
            dispatcher=Dispatcher(database, client, settings),
            forgetter=Forgetter(database, blobs, settings.data_dir, purger.purge, forget),
            client=client,
        )
        running = [
            asyncio.create_task(Postman(database, blobs, couriers, hooks).run(stop)),
            asyncio.create_task(Sweeper(database, blobs, purger, expire_s=3600).run(stop)),
        ]
        walk = Walk(folder, settings, database, blobs, intake, parts)
        try:
            yield walk
        finally:
            stop.set()
            await asyncio.gather(*running)
            if walk.worker is not None and walk.worker.returncode is None:
                await walk.kill_worker()


async def until(wanted: Callable[[], bool | Awaitable[bool]]) -> None:
    """Wait for something to be so."""
    ends_s = time.monotonic() + LIMIT_S
    while time.monotonic() < ends_s:
        found = wanted()
        if found if isinstance(found, bool) else await found:
            return
        await asyncio.sleep(POLL_S)
    raise TimeoutError


async def _is(walk: Walk, job_id: str, state: JobState) -> bool:
    job = await walk.job(job_id)
    return job is not None and job.state == state


def _stays(path: Path) -> bool:
    """Whether a file of the copy may have something of the sticker."""
    if path.parts[1:2] == (DELIVERED,):
        return path.name != NOTICE_NAME
    return path.parts[1:3] == ("blobs", "stickers")


def _of_photo(jpeg: bytes) -> tuple[bytes, ...]:
    return jpeg[HEAD:], *forms_of(jpeg)[1:]


def _middle(blob: bytes) -> bytes:
    begin = max(0, (len(blob) - MIDDLE) // 2)
    return blob[begin : begin + MIDDLE]


def _pieces(secrets: Iterable[bytes]) -> Iterator[bytes]:
    """All of them, each in pieces short enough to be looked for as a whole."""
    for secret in secrets:
        for begin in range(0, len(secret), PIECE - OVERLAP):
            yield secret[begin : begin + PIECE]
