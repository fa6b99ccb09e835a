"""The whole of the fake: one port for the API, the gateway and the files."""

from __future__ import annotations

import socket
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.discord.body import Body, read_body
from tests.fakes.discord.commands import Commands
from tests.fakes.discord.errors import UNAUTHORIZED, ApiError
from tests.fakes.discord.faults import Limit, Troubles, busy, plain_json
from tests.fakes.discord.gateway import Event, Gateway
from tests.fakes.discord.interactions import Interactions
from tests.fakes.discord.messages import Messages
from tests.fakes.discord.routes import ROUTES, WITHOUT_TOKEN, Handler
from tests.fakes.discord.shown import channel_json, guild_json, is_signed, user_json
from tests.fakes.discord.world import (
    ADMIN,
    DM,
    EVERYBODY,
    MANAGE_EXPRESSIONS,
    TEXT,
    Channel,
    Guild,
    Person,
)

API = "/api/v10"
TOKEN = "MTIz.fake.token"  # noqa: S105
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class Call:
    """One request that came. status: of the answer; 0 where the line was cut."""

    method: str
    path: str
    payload: Any = field(repr=False)
    files: tuple[str, ...]
    status: int
    at_s: float


class FakeDiscord:
    """The world, what may be done to it, and what was. violations: rules that clients broke.

    Made by `serve_discord`.
    """

    def __init__(self, address: str) -> None:
        self.token = TOKEN
        self.api_url = f"http://{address}{API}"
        self.gateway_url = f"ws://{address}/gateway"
        self.cdn_url = f"http://{address}/cdn"
        self.bot, self.owner = Person("Toonbooth", bot=True), Person("Owner")
        self.application = self.bot.id
        self.people: dict[int, Person] = {self.bot.id: self.bot, self.owner.id: self.owner}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.rights = EVERYBODY | MANAGE_EXPRESSIONS  # of the bot in guilds
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.troubles = Troubles()
        self.commands = Commands()
        self.gateway = Gateway(TOKEN, self._greet, self.violations.append)
        self.messages = Messages(self.bot, self.gateway, self.cdn_url)
        self.interactions = Interactions(self.bot, self.messages)

    # The world.

    def add_person(self, name: str, **wishes: Any) -> Person:
        """Somebody new."""
        person = Person(name, **wishes)
        self.people[person.id] = person
        return person

    def add_guild(self, name: str, owner: Person | None = None, **wishes: Any) -> Guild:
        """A new server; the bot is in it unless `bot_inside` says otherwise."""
        guild = Guild(name, owner or self.owner, **wishes)
        guild.members[guild.owner.id] = (guild.owner, ADMIN)
        self.guilds[guild.id] = guild
        if guild.bot_inside:
            self.let_in(guild)
        return guild

    def let_in(self, guild: Guild) -> None:
        """Add the bot to a server; unlike at the begin it is not said to be available again."""
        guild.bot_inside = True
        told = guild_json(guild, self.bot)
        del told["unavailable"]
        self.gateway.tell("GUILD_CREATE", told)

    def add_channel(
        self, guild: Guild, name: str = "general", kind: int = TEXT, parent: Channel | None = None
    ) -> Channel:
        """A new channel, or a thread of `parent`."""
        channel = Channel(name, kind, guild, parent)
        guild.channels[channel.id] = self.channels[channel.id] = channel
        event = "CHANNEL_CREATE" if parent is None else "THREAD_CREATE"
        if guild.bot_inside:
            self.gateway.tell(event, channel_json(channel))
        return channel

    def join(self, guild: Guild, person: Person, permissions: int = EVERYBODY) -> None:
        """Let somebody be a member."""
        guild.members[person.id] = (person, permissions)

    def dm(self, person: Person) -> Channel:
        """The private channel of somebody with the bot."""
        for channel in self.channels.values():
            if channel.kind == DM and channel.people == [person]:
                return channel
        channel = Channel("", DM, people=[person])
        self.channels[channel.id] = channel
        return channel

    def delete_channel(self, channel: Channel) -> None:
        """Take a channel away with all that is in it."""
        channel.gone = True
        self.gateway.tell("CHANNEL_DELETE", channel_json(channel))

    def kick(self, guild: Guild) -> None:
        """Put the bot out."""
        guild.bot_inside = False
        self.gateway.tell("GUILD_DELETE", {"id": str(guild.id)})

    def bot_rights(self, guild: Guild) -> int:
        return self.rights if guild.bot_inside else 0

    def limit(self, route: str, calls: int, per_s: float) -> Limit:
        """Let a route take no more than that, path by path."""
        self.troubles.limits.append(Limit(route, calls, per_s))
        return self.troubles.limits[-1]

    def calls_of(self, method: str, part: str = "") -> list[Call]:
        """Requests of a method whose path holds something."""
        return [it for it in self.calls if it.method == method and part in it.path]

    # The wire.

    def build(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST)
        for (method, path), handler in ROUTES.items():
            app.router.add_route(method, API + path, self._answer(handler))
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/cdn/{scope}/{place}/{file}/{name}", self._file)
        app.router.add_get("/cdn/avatars/{person}/{name}", self._avatar)
        app.router.add_get("/cdn/stickers/{name}", self._sticker)
        of_member = "/cdn/guilds/{guild}/users/{person}/avatars/{name}"
        app.router.add_get(of_member, self._avatar_of_member)
        app.router.add_route("*", "/{path:.*}", self._nowhere)
        return app

    def _answer(self, handler: Handler) -> Any:
        async def answer(request: web.Request) -> web.StreamResponse:
            body = await read_body(request)
            path = request.path.removeprefix(API)
            response = await self._respond(handler, request, body)
            status = response.status if request.transport is not None else 0
            self.calls.append(
                Call(request.method, path, body.json, tuple(body.files), status, time.monotonic())
            )
            return response

        return answer

    async def _respond(
        self, handler: Handler, request: web.Request, body: Body
    ) -> web.StreamResponse:
        path = request.path.removeprefix(API)
        call = f"{request.method} {path}"
        try:
            self._check_token(request, path)
            fault = self.troubles.find(call)
            if fault is not None:
                early = await self.troubles.before(fault, request)
                if early is not None:
                    return early
            wait_s, headers = self._count(call)
            if wait_s:
                self.troubles.overrun += 1
                return busy(wait_s)
            told = handler(self, request.match_info, body)
            late = None if fault is None else self.troubles.after(fault, request)
        except ApiError as error:
            return self._refuse(call, error)
        if late is not None:
            return late
        if told is None:
            return web.Response(status=204, headers=headers)
        return plain_json(told, headers=headers)

    def _check_token(self, request: web.Request, path: str) -> None:
        own = any(path.startswith(it) for it in WITHOUT_TOKEN)
        if not own and request.headers.get("Authorization") != f"Bot {self.token}":
            raise ApiError(UNAUTHORIZED)

    def _count(self, call: str) -> tuple[float, Mapping[str, str]]:
        limit = next((it for it in self.troubles.limits if it.strikes(call)), None)
        return (0.0, {}) if limit is None else limit.take(call)

    def _refuse(self, call: str, error: ApiError) -> web.Response:
        if error.is_fault:
            self.violations.append(f"{call}: {error}")
        told = {"message": error.text, "code": error.code, "detail": error.detail}
        return plain_json(told, status=error.status)

    async def _nowhere(self, request: web.Request) -> web.StreamResponse:
        self.violations.append(f"no such route: {request.method} {request.path}")
        return plain_json({"message": "404: Not Found", "code": 0}, status=404)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        number = int(request.match_info["file"])
        file, query = self.messages.files.get(number), request.query
        if file is None or not is_signed(number, query.get("ex", "0"), query.get("hm", "")):
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=file.data, content_type=file.content_type)

    async def _avatar(self, request: web.Request) -> web.StreamResponse:
        person = self.people.get(int(request.match_info["person"]))
        if person is None or person.avatar is None:
            return web.Response(status=404)
        return web.Response(body=person.avatar, content_type="image/png")

    async def _sticker(self, request: web.Request) -> web.StreamResponse:
        file = self.messages.files.get(int(request.match_info["name"].removesuffix(".png")))
        if file is None:
            return web.Response(status=404)
        return web.Response(body=file.data, content_type="image/png")

    async def _avatar_of_member(self, request: web.Request) -> web.StreamResponse:
        guild = self.guilds.get(int(request.match_info["guild"]))
        data = None if guild is None else guild.avatars.get(int(request.match_info["person"]))
        if data is None:
            return web.Response(status=404)
        return web.Response(body=data, content_type="image/png")

    def _greet(self, session_id: str) -> list[Event]:
        inside = [it for it in self.guilds.values() if it.bot_inside]
        ready = {
            "v": 10, "user": user_json(self.bot), "session_id": session_id,
            "guilds": [{"id": str(it.id), "unavailable": True} for it in inside],
            "resume_gateway_url": self.gateway_url, "private_channels": [],
            "application": {"id": str(self.application), "flags": 0},
        }  # fmt: skip
        return [("READY", ready), *(("GUILD_CREATE", guild_json(it, self.bot)) for it in inside)]


@asynccontextmanager
async def serve_discord() -> AsyncIterator[FakeDiscord]:
    """A Discord with nobody in it, until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        home = FakeDiscord(f"127.0.0.1:{listening.getsockname()[1]}")
        runner = web.AppRunner(home.build(), access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            yield home
        finally:
            await home.gateway.close()
            await runner.cleanup()
