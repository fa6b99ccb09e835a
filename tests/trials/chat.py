"""A small chat platform of our own: people send it photos, the service answers in it.

It runs in the process of the trial, which nobody kills, and so it knows what truly happened: what
was sent, and what arrived how often.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from aiohttp import web

from db.deliveries import NOTICE, PREVIEW, STICKER

PAGE = 20  # messages that are told at a time
RETRY_AFTER_S = 1
SLOWLY_S = 1.5


@dataclass(frozen=True)
class Message:
    """Somebody's photo and words."""

    name: str
    user: str
    community: str
    words: str
    photo: bytes = field(repr=False)
    quality: str = "draft"


@dataclass(frozen=True)
class Arrival:
    """What came into a chat: files by name with size and SHA-256, and a notice's text."""

    key: str
    job: str
    message: str
    kind: str
    files: Mapping[str, tuple[int, str]]
    text: str


@dataclass(frozen=True)
class Moods:
    """How a platform answers: shares of the sends that it refuses as too many (429), for trouble of
    its own (503), answers slowly, or takes and then hangs up before it answers."""

    busy: float = 0.0
    broken: float = 0.0
    slow: float = 0.0
    hangs_up: float = 0.0


class Chat:
    """The platform; `serve` runs it."""

    def __init__(self, moods: Moods = Moods(), *, seed: int = 0) -> None:
        self.moods = moods
        self.messages: dict[str, Message] = {}
        self.taken: dict[str, str] = {}  # the job of each message that the service took
        self.refused: dict[str, str] = {}  # and why it refused the others
        self.arrivals: list[Arrival] = []
        self._chance = random.Random(seed)
        self._numbers = count(1)
        self._told: set[str] = set()

    @property
    def waits_for(self) -> set[str]:
        """Messages that the service has not answered at all: neither sticker nor notice nor no."""
        ended = {it.message for it in self.arrivals if it.kind in (STICKER, NOTICE)}
        return set(self.messages) - ended - set(self.refused)

    def count(self, kind: str) -> Counter[str]:
        """How often each message was answered with a thing of this kind."""
        return Counter(it.message for it in self.arrivals if it.kind == kind)

    def answered_twice(self) -> list[str]:
        """What came more than once: a thing of a kind, or both a sticker and word of a failure."""
        twice = [
            f"{kind} of {name}: {times} times"
            for kind in (PREVIEW, STICKER, NOTICE)
            for name, times in self.count(kind).items()
            if times > 1
        ]
        both = set(self.count(STICKER)) & set(self.count(NOTICE))
        return twice + [f"sticker and notice of {name}" for name in sorted(both)]

    def post(self, message: Message) -> None:
        """Somebody writes."""
        self.messages[message.name] = message

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[str]:
        """Its address, until the end of the block."""
        app = web.Application()
        app.add_routes(
            [
                web.get("/messages", self._list),
                web.get("/photos/{name}", self._photo),
                web.post("/ack/{name}", self._acknowledge),
                web.post("/send", self._send),
                web.get("/find/{key}", self._find),
            ]
        )
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def _list(self, _: web.Request) -> web.Response:
        """Messages that were not acknowledged yet, the oldest first."""
        waiting = [it for name, it in self.messages.items() if name not in self._told]
        told = (
            {
                "name": it.name,
                "user": it.user,
                "community": it.community,
                "words": it.words,
                "quality": it.quality,
            }
            for it in waiting[:PAGE]
        )
        return web.json_response(list(told))

    async def _photo(self, request: web.Request) -> web.Response:
        return web.Response(body=self.messages[request.match_info["name"]].photo)

    async def _acknowledge(self, request: web.Request) -> web.Response:
        name, answer = request.match_info["name"], await request.json()
        self._told.add(name)
        if answer["refused"] is not None:
            self.refused[name] = answer["refused"]
        else:
            earlier = self.taken.setdefault(name, answer["job"])
            assert earlier == answer["job"], "one message became two jobs"
        return web.json_response({})

    async def _send(self, request: web.Request) -> web.Response:
        parcel, chance, moods = await request.json(), self._chance.random(), self.moods
        if chance < moods.busy:
            return web.Response(status=429, headers={"Retry-After": str(RETRY_AFTER_S)})
        if chance < moods.busy + moods.broken:
            return web.Response(status=503)
        self.arrivals.append(Arrival(**parcel))
        if chance < moods.busy + moods.broken + moods.slow:
            await asyncio.sleep(SLOWLY_S)
        elif chance < moods.busy + moods.broken + moods.slow + moods.hangs_up:
            assert request.transport is not None
            request.transport.abort()
        return web.json_response({"receipt": f"post {next(self._numbers)}"})

    async def _find(self, request: web.Request) -> web.Response:
        key = request.match_info["key"]
        found = next((n for n, it in enumerate(self.arrivals) if it.key == key), None)
        return web.json_response({"receipt": None if found is None else f"found {found}"})
