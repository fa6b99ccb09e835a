"""Troubles that a test switches on: refusals, limits and hang-ups, route by route."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil

from aiohttp import web

from tests.fakes.discord.errors import ApiError


class Kind(StrEnum):
    """BUSY: 429 before anything is done. BROKEN: 500 before. BROKEN_AFTER: done, but answered with
    500. REFUSED: an ApiError. SLOW: done late. CUT: the line is cut before. CUT_AFTER: done, but
    the line is cut before the answer."""

    BUSY = "busy"
    BROKEN = "broken"
    BROKEN_AFTER = "broken after"
    REFUSED = "refused"
    SLOW = "slow"
    CUT = "cut"
    CUT_AFTER = "cut after"


@dataclass
class Fault:
    """route: a regular expression for "METHOD /path". times: how often it strikes; None: always.
    code: of a refusal. seconds: of BUSY and SLOW. shared: whether a 429 is for all routes."""

    kind: Kind
    route: str
    times: int | None = 1
    code: int = 0
    seconds: float = 0.05
    shared: bool = False
    struck: int = field(default=0, init=False)

    def strikes(self, call: str) -> bool:
        """Whether it does now; then it counts."""
        if self.times is not None and self.struck >= self.times:
            return False
        if re.fullmatch(self.route, call) is None:
            return False
        self.struck += 1
        return True


@dataclass
class Limit:
    """So many calls to one path in each window of so many seconds, as Discord's buckets: a window
    begins with a call and ends all at once."""

    route: str
    calls: int
    per_s: float
    windows: dict[str, tuple[float, int]] = field(default_factory=dict, init=False)

    def strikes(self, call: str) -> bool:
        """Whether it is for this call."""
        return re.fullmatch(self.route, call) is not None

    def take(self, call: str) -> tuple[float, Mapping[str, str]]:
        """For how long a call has to wait (0: it may pass), and the headers that tell of it."""
        moment = time.monotonic()
        began, count = self.windows.get(call, (moment, 0))
        if moment >= began + self.per_s:
            began, count = moment, 0
        reset_s = began + self.per_s - moment
        wait_s = reset_s if count >= self.calls else 0.0
        count += not wait_s
        self.windows[call] = began, count
        return wait_s, {
            "X-RateLimit-Limit": str(self.calls),
            "X-RateLimit-Remaining": str(self.calls - count),
            "X-RateLimit-Reset-After": f"{ceil(reset_s * 1000) / 1000:.3f}",
            "X-RateLimit-Bucket": f"{abs(hash(self.route)):x}",
        }


class Troubles:
    """All that is switched on."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.limits: list[Limit] = []
        self.overrun = 0  # how often somebody called in spite of a limit

    def add(self, kind: Kind, route: str, **wishes: object) -> Fault:
        """Switch a fault on, and return it."""
        self.faults.append(Fault(kind, route, **wishes))  # type: ignore[arg-type]
        return self.faults[-1]

    def find(self, call: str) -> Fault | None:
        """The fault that strikes this call."""
        return next((it for it in self.faults if it.strikes(call)), None)

    async def before(self, fault: Fault, request: web.Request) -> web.StreamResponse | None:
        """What a call gets instead of being done."""
        if fault.kind == Kind.BUSY:
            return busy(fault.seconds, shared=fault.shared)
        if fault.kind == Kind.BROKEN:
            return web.Response(status=500)
        if fault.kind == Kind.REFUSED:
            raise ApiError(fault.code, "as the test wants")
        if fault.kind == Kind.SLOW:
            await asyncio.sleep(fault.seconds)
        if fault.kind == Kind.CUT:
            hang_up(request)
        return None

    def after(self, fault: Fault, request: web.Request) -> web.StreamResponse | None:
        """What a call gets after it was done."""
        if fault.kind == Kind.CUT_AFTER:
            hang_up(request)
        return web.Response(status=500) if fault.kind == Kind.BROKEN_AFTER else None


def hang_up(request: web.Request) -> None:
    assert request.transport is not None
    request.transport.abort()


def busy(seconds: float, *, shared: bool = False) -> web.Response:
    """Without `Via` clients take a 429 for one of Cloudflare's, which means a ban."""
    told = {"message": "You are being rate limited.", "retry_after": seconds, "global": shared}
    headers = {"Via": "1.1 google", "Retry-After": str(seconds)}
    return plain_json(told, status=429, headers=headers)


def plain_json(
    told: object, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """As exactly `application/json`, which discord.py compares."""
    body = web.json_response(told).body
    return web.Response(body=body, status=status, headers=headers, content_type="application/json")
