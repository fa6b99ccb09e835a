"""The Bot API on a port of this machine."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from tests.fakes.telegram import asking, messages, sets
from tests.fakes.telegram.call import Call, Upload
from tests.fakes.telegram.faults import Fault, Faults
from tests.fakes.telegram.limits import Flood
from tests.fakes.telegram.people import People
from tests.fakes.telegram.schema import load_schema
from tests.fakes.telegram.world import Json, Refused, World

TOKEN = "7000000001:AAFakeTokenOfTheTestsOnly0123456789abcd"  # noqa: S105 - opens only the fake
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
METHODS = {**messages.METHODS, **sets.METHODS, **asking.METHODS}
MOST_BYTES = 60_000_000
POLL_S = 0.01
LIMIT_S = 30.0  # for what a test waits for
_SENDS = re.compile(r"(send|edit)[A-Z]")
# What no bot should ever be told; others depend on what people do meanwhile.
_NEVER_OURS = re.compile(
    r"BUTTON_DATA|can't parse|too long|unsupported|TOO_LONG|(?<!STICKERSET)(?<!PEER_ID)_INVALID",
    re.IGNORECASE,
)


@dataclass
class Webhook:
    """Where updates are brought instead of being fetched."""

    url: str = ""
    secret: str = ""


@dataclass
class FakeTelegram:
    """The world, what was asked of it, and what of that was wrong.

    violations: requests that the documentation forbids; tests fail where there is any. scrambled:
    updates come newest first.
    """

    world: World = field(default_factory=World)
    faults: Faults = field(default_factory=Faults)
    flood: Flood = field(default_factory=Flood)
    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    webhook: Webhook = field(default_factory=Webhook)
    scrambled: bool = False
    url: str = ""
    _waits_until: dict[int | str, float] = field(default_factory=dict)

    @property
    def people(self) -> People:
        """Acts for the users."""
        return People(self.world)

    def asked(self, method: str, chat: int | None = None) -> list[Call]:
        """The calls of a method, oldest first; chat: only of this one."""
        found = [call for call in self.calls if call.method == method]
        return [call for call in found if chat is None or call.chat_id == chat]

    async def until(self, wanted: Callable[[], Any], limit_s: float = LIMIT_S) -> Any:
        """What a function gives, once that is true; raises TimeoutError."""
        async with asyncio.timeout(limit_s):
            while not (found := wanted()):
                await asyncio.sleep(POLL_S)
        return found

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One request of the bot."""
        if request.match_info["token"] != TOKEN:
            return _refused(Refused(401, "Unauthorized"))
        raw, uploads = await _read(request)
        method = request.match_info["method"]
        values, faults = load_schema().read_parameters(method, raw)
        self.violations += faults
        call = Call(method, values, uploads)
        self.calls.append(call)
        fault = self.faults.take(method, values.get("chat_id"))
        if fault is not None:
            return await self._go_wrong(request, call, fault)
        return await self._do(call)

    async def _go_wrong(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        await asyncio.sleep(fault.delay_s)
        if fault.takes:
            await self._do(call)
        if fault.drops:
            if request.transport is not None:  # whoever asked may be gone by now
                request.transport.close()
            return web.Response()
        if not fault.status:
            return await self._do(call)
        if fault.retry_after_s:
            self._wait(call, fault.retry_after_s)
        call.status = fault.status
        parameters = {"retry_after": fault.retry_after_s} if fault.retry_after_s else {}
        return _refused(Refused(fault.status, fault.description, **parameters))

    async def _do(self, call: Call) -> web.StreamResponse:
        try:
            result = await self._result(call)
        except Refused as error:
            call.status, call.answer = error.status, error.description
            self._note_refusal(call, error)
            return _refused(error)
        call.status, call.answer = 200, result
        if isinstance(result, dict) and "message_id" in result:
            self.violations += load_schema().check("Message", result, f"fake {call.method}")
        return web.json_response({"ok": True, "result": result})

    async def _result(self, call: Call) -> Any:
        if call.method in _UPDATES:
            return await _UPDATES[call.method](self, call)
        if call.method not in METHODS:
            raise Refused(404, "Not Found")
        if call.method in sets.METHODS:
            self._check_patience(call)
        if _SENDS.match(call.method) and call.chat_id is not None:
            self._check_patience(call)
            self.flood.check(self.world.find_chat(call.chat_id))
        return METHODS[call.method](self.world, call)

    def _check_patience(self, call: Call) -> None:
        """Whoever was told to wait and does not is banned longer by the real one."""
        until_s = self._waits_until.get(call.chat_id or call.method, 0.0)
        if time.monotonic() < until_s - 0.05:
            self.violations.append(f"{call.method} came before retry_after had passed")

    def _wait(self, call: Call, retry_after_s: int) -> None:
        """A chat takes nothing for a while; what is for no chat, only that is not taken."""
        waiting: int | str = call.chat_id or call.method
        self._waits_until[waiting] = time.monotonic() + retry_after_s

    def _note_refusal(self, call: Call, error: Refused) -> None:
        if error.status == 429:
            self._wait(call, error.parameters["retry_after"])
        if error.status == 404 or _NEVER_OURS.search(error.description):
            self.violations.append(f"{call.method}: {error.description}")

    async def send_file(self, request: web.Request) -> web.StreamResponse:
        """A file's bytes."""
        if request.match_info["token"] != TOKEN:
            return _refused(Refused(401, "Unauthorized"))
        call = Call("download", {})
        self.calls.append(call)
        fault = self.faults.take("download", None)
        if fault is not None and (fault.status or fault.drops):
            return await self._go_wrong(request, call, fault)
        await asyncio.sleep(0.0 if fault is None else fault.delay_s)
        path = request.match_info["path"]
        found = next((f for f in self.world.files.values() if f.path == path), None)
        return web.Response(body=found.data) if found else _refused(Refused(404, "Not Found"))

    async def bring(self) -> None:
        """Bring updates to the webhook while there is one."""
        async with aiohttp.ClientSession() as session:
            while True:
                await asyncio.sleep(POLL_S)
                while self.webhook.url and self.world.updates:
                    await self._bring_one(session, self.world.updates[0])

    async def _bring_one(self, session: aiohttp.ClientSession, update: Json) -> None:
        headers = {SECRET_HEADER: self.webhook.secret} if self.webhook.secret else {}
        try:
            async with session.post(self.webhook.url, json=update, headers=headers) as response:
                if response.status == 200:
                    with suppress(ValueError):  # a test may have cleared them
                        self.world.updates.remove(update)
                    return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.1)


async def _get_updates(fake: FakeTelegram, call: Call) -> list[Json]:
    if fake.webhook.url:
        text = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"
        raise Refused(409, text)
    world, offset = fake.world, call.values.get("offset") or 0
    world.updates = [u for u in world.updates if u["update_id"] >= offset or u.get("again")]
    ends_s = time.monotonic() + (call.values.get("timeout") or 0)
    while not world.updates and time.monotonic() < ends_s:
        await asyncio.sleep(POLL_S)
    found = world.updates[: call.values.get("limit") or 100]
    shown = [{k: v for k, v in update.items() if k != "again"} for update in found]
    for update in found:
        update.pop("again", None)
        fake.violations += load_schema().check("Update", update, "fake update")
    return shown[::-1] if fake.scrambled else shown


async def _set_webhook(fake: FakeTelegram, call: Call) -> bool:
    fake.webhook = Webhook(call.values["url"], call.values.get("secret_token", ""))
    return True


async def _delete_webhook(fake: FakeTelegram, call: Call) -> bool:
    fake.webhook = Webhook()
    if call.values.get("drop_pending_updates"):
        fake.world.updates.clear()
    return True


async def _webhook_info(fake: FakeTelegram, call: Call) -> Json:
    waiting = len(fake.world.updates)
    same = {"has_custom_certificate": False, "pending_update_count": waiting}
    return {"url": fake.webhook.url, **same}


_UPDATES = {
    "getUpdates": _get_updates, "setWebhook": _set_webhook, "deleteWebhook": _delete_webhook,
    "getWebhookInfo": _webhook_info,
}  # fmt: skip


@asynccontextmanager
async def open_telegram(world: World | None = None) -> AsyncIterator[FakeTelegram]:
    """A Telegram until the end of the block; then what the bot did wrong fails the test."""
    fake = FakeTelegram(world or World())
    app = web.Application(client_max_size=MOST_BYTES)
    app.router.add_route("*", "/bot{token}/{method}", fake.answer)
    app.router.add_get("/file/bot{token}/{path:.+}", fake.send_file)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    bringing = asyncio.create_task(fake.bring())
    try:
        yield fake
    finally:
        bringing.cancel()
        await asyncio.gather(bringing, return_exceptions=True)
        await runner.cleanup()
    assert not fake.violations, fake.violations


async def _read(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters and files of a request in any of the ways that the API takes."""
    raw: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        return raw | await request.json(), uploads
    for name, value in (await request.post()).items():
        if not isinstance(value, web.FileField):
            raw[name] = value
            continue
        uploads[name] = Upload(value.filename, value.file.read())
    attached = " ".join(value for value in raw.values() if isinstance(value, str))
    for name, upload in uploads.items():
        if f"attach://{name}" not in attached:  # the file is the parameter itself
            raw[name] = upload.data
    return raw, uploads


def _refused(error: Refused) -> web.Response:
    body: Json = {"ok": False, "error_code": error.status, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.status)
