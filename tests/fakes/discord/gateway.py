"""The gateway: sessions that survive their sockets, and the ways in which a gateway fails."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, CONTENT = 1, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = 1 << 1 | 1 << 8 | CONTENT
WRONG_TOKEN, DISALLOWED_INTENTS, SESSION_ENDED = 4004, 4014, 4009
# Longer than any test: a client stopped while it connects leaves its thread for these behind.
HEARTBEAT_MS = 3_600_000
Event = tuple[str, Any]


@dataclass(eq=False)
class Session:
    """events: all that it was sent, so that it can be resumed."""

    intents: int
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    events: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


class Gateway:
    """greet: the events that a new session begins with, by its id. fail: notes a broken rule.

    twice: send each event two times. resumed, identified: how often clients did.
    """

    def __init__(
        self, token: str, greet: Callable[[str], Sequence[Event]], fail: Callable[[str], None]
    ) -> None:
        self.sessions: dict[str, Session] = {}
        self.twice = False
        self.resumed = self.identified = 0
        self._token = token
        self._greet = greet
        self._fail = fail
        self._sending = asyncio.Lock()
        self._underway: set[asyncio.Task[None]] = set()

    @property
    def is_connected(self) -> bool:
        return any(it.socket is not None for it in self.sessions.values())

    def tell(self, event: str, told: Any, *, intent: int = 0) -> None:
        """Send an event to whoever wants it; who is away gets it when they resume."""
        for session in self.sessions.values():
            if not intent or session.intents & intent:
                for _ in range(2 if self.twice else 1):
                    self._queue(session, event, told)

    def _queue(self, session: Session, event: str, told: Any) -> None:
        number = len(session.events) + 1
        payload = {"op": DISPATCH, "t": event, "s": number, "d": json.loads(json.dumps(told))}
        session.events.append(payload)
        if session.socket is not None:
            self._later(session.socket, payload)

    def _later(self, socket: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        task = asyncio.create_task(self._send(socket, payload))
        self._underway.add(task)
        task.add_done_callback(self._underway.discard)

    async def _send(self, socket: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        async with self._sending:  # in their order
            if not socket.closed:
                try:
                    await socket.send_str(json.dumps(payload))
                except (ConnectionError, RuntimeError):
                    return  # it hears of it when it resumes

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One client's socket."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        await self._send(socket, {"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS}})
        try:
            async for frame in socket:
                if frame.type == WSMsgType.TEXT:
                    await self._take(socket, json.loads(frame.data))
        finally:
            for session in self.sessions.values():
                if session.socket is socket:
                    session.socket = None
        return socket

    async def _take(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        told = frame.get("d")
        if frame["op"] == HEARTBEAT:
            await self._send(socket, {"op": ACK})
        elif frame["op"] == IDENTIFY:
            await self._identify(socket, dict(told or {}))
        elif frame["op"] == RESUME:
            await self._resume(socket, dict(told or {}))

    async def _identify(self, socket: web.WebSocketResponse, told: dict[str, Any]) -> None:
        if told["token"] != self._token:
            await socket.close(code=WRONG_TOKEN)
            return
        if told["intents"] & PRIVILEGED:
            self._fail(f"privileged intents: {told['intents']:b}")
            await socket.close(code=DISALLOWED_INTENTS)
            return
        session = Session(told["intents"], socket=socket)
        self.sessions[session.id] = session
        self.identified += 1
        for event, shown in self._greet(session.id):
            self._queue(session, event, shown)

    async def _resume(self, socket: web.WebSocketResponse, told: dict[str, Any]) -> None:
        session = self.sessions.get(told["session_id"])
        if session is None:
            await self._send(socket, {"op": INVALID, "d": False})
            return
        session.socket = socket
        self.resumed += 1
        for payload in session.events[told["seq"] or 0 :]:
            self._later(socket, payload)
        self._queue(session, "RESUMED", {})

    async def drop(self, code: int = 1001) -> None:
        """Close all sockets; the sessions can be resumed."""
        for session in self.sessions.values():
            socket, session.socket = session.socket, None
            if socket is not None:
                await socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        """As Discord does when it restarts a machine."""
        for session in self.sessions.values():
            if session.socket is not None:
                await self._send(session.socket, {"op": RECONNECT, "d": None})

    async def invalidate(self) -> None:
        """End all sessions: clients have to identify anew."""
        ended, self.sessions = list(self.sessions.values()), {}
        for session in ended:
            if session.socket is not None:
                await self._send(session.socket, {"op": INVALID, "d": False})

    async def close(self) -> None:
        """Let go of all clients."""
        await self.drop()
        for task in list(self._underway):
            task.cancel()
