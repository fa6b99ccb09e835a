"""Files are fetched whole, in time and from public places, whatever their servers try."""

from __future__ import annotations

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from bot.errors import DownloadFailed, DownloadRefused, DownloadTooLarge
from bot.front.download import fetch, host_of, is_public
from bot.front.http import serve

FILE = bytes(range(256)) * 1000
PUBLIC = "93.184.215.14"
TOKEN = "123456:AAsecret"  # noqa: S105 - as Telegram's file addresses hold it


async def give(_request: web.Request) -> web.Response:
    return web.Response(body=FILE)


async def give_zipped(request: web.Request) -> web.Response:
    assert request.headers["Accept-Encoding"] == "identity"
    return web.Response(body=gzip.compress(FILE), headers={"Content-Encoding": "gzip"})


async def give_without_end(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse()
    await answer.prepare(request)
    while True:
        await answer.write(FILE)


async def give_slowly(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse()
    await answer.prepare(request)
    while True:
        await answer.write(b".")
        await asyncio.sleep(0.05)


async def send_on(request: web.Request) -> web.Response:
    return web.Response(status=302, headers={"Location": request.query["to"]})


async def send_round(request: web.Request) -> web.Response:
    left = int(request.match_info["left"])
    to = f"/round/{left - 1}" if left else "/file"
    return web.Response(status=307, headers={"Location": to})


@pytest_asyncio.fixture
async def server() -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/file", give)
    app.router.add_get(f"/bot{TOKEN}/file", give)
    app.router.add_get("/zipped", give_zipped)
    app.router.add_get("/endless", give_without_end)
    app.router.add_get("/slow", give_slowly)
    app.router.add_get("/on", send_on)
    app.router.add_get("/round/{left}", send_round)
    async with serve(app, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def liar(answer: bytes) -> AsyncIterator[str]:
    """A server that says these bytes, whatever it is asked, and hangs up; b"": it says nothing."""
    talks: list[asyncio.Task[None]] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):  # nobody has to hear it out
            await reader.readuntil(b"\r\n\r\n")
            if not answer:
                await reader.read()
            writer.write(answer)
            await writer.drain()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.create_task(talk(reader, writer)))

    async with await asyncio.start_server(begin, "127.0.0.1", 0) as listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        await asyncio.gather(*talks)


async def fetch_own(url: str, *, max_bytes: int = 1_000_000, limit_s: float = 10.0) -> bytes:
    """From a server that the settings name."""
    own = frozenset({host_of(url)})
    return await fetch(url, max_bytes=max_bytes, limit_s=limit_s, allowed_hosts=own)


async def test_a_file_comes_whole(server: str) -> None:
    assert await fetch_own(f"{server}/file") == FILE
    assert await fetch_own(f"{server}/file", max_bytes=len(FILE)) == FILE


async def test_a_file_of_too_many_bytes_is_left_after_its_header(server: str) -> None:
    with pytest.raises(DownloadTooLarge) as caught:
        await fetch_own(f"{server}/file", max_bytes=len(FILE) - 1)
    assert caught.value.max_bytes == len(FILE) - 1


async def test_a_body_without_end_is_cut(server: str) -> None:
    with pytest.raises(DownloadTooLarge):
        await fetch_own(f"{server}/endless")


async def test_a_slow_body_is_not_waited_for(server: str) -> None:
    before_s = asyncio.get_running_loop().time()
    with pytest.raises(DownloadFailed, match="within"):
        await fetch_own(f"{server}/slow", limit_s=0.3)
    assert asyncio.get_running_loop().time() - before_s < 3


async def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    async with liar(b"") as url:
        with pytest.raises(DownloadFailed, match="within"):
            await fetch_own(url, limit_s=0.3)


async def test_more_bytes_than_were_announced_are_not_taken() -> None:
    async with liar(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + FILE) as url:
        with suppress(DownloadFailed):  # depends on how much of it comes at once
            assert await fetch_own(url) == FILE[:3]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\nshort",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000,
        b"HTTP/1.1 404 Not Found\r\n\r\n",
        b"HTTP/1.1 302 Found\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ],
)
async def test_answers_that_are_none_fail_without_the_address(answer: bytes) -> None:
    async with liar(answer) as url:
        with pytest.raises((DownloadFailed, DownloadRefused)) as caught:
            await fetch_own(f"{url}/bot{TOKEN}/file")
    assert TOKEN not in str(caught.value)
    assert caught.value.__cause__ is None


async def test_a_lie_of_many_bytes_is_not_believed() -> None:
    async with liar(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\nshort") as url:
        with pytest.raises(DownloadTooLarge):
            await fetch_own(url)


async def test_the_status_of_a_file_that_is_gone_is_told(server: str) -> None:
    with pytest.raises(DownloadFailed) as caught:
        await fetch_own(f"{server}/nothing")
    assert caught.value.status == 404


async def test_zipped_bytes_are_not_blown_up(server: str) -> None:
    assert gzip.decompress(await fetch_own(f"{server}/zipped")) == FILE


async def test_three_redirects_are_followed_and_no_fourth(server: str) -> None:
    assert await fetch_own(f"{server}/round/2") == FILE
    with pytest.raises(DownloadRefused, match="redirects"):
        await fetch_own(f"{server}/round/3")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "https://192.168.1.1/",
        "file:///etc/passwd",
        "ftp://93.184.215.14/",
        "//93.184.215.14/",
        "http://",
        "http://[::1",
        "http://93.184.215.14:99999/",
        "",
    ],
)
async def test_addresses_that_are_not_of_the_internet_are_refused(url: str, server: str) -> None:
    with pytest.raises((DownloadRefused, DownloadFailed)) as caught:
        await fetch(url, max_bytes=10, limit_s=5.0)
    assert isinstance(caught.value, DownloadRefused) or "Error" in caught.value.reason
    with pytest.raises((DownloadRefused, DownloadFailed)):  # nor is one led there
        await fetch_own(f"{server}/on?to={url}")


async def test_an_allowed_host_is_allowed_with_its_port_alone(server: str) -> None:
    async with serve(web.Application(), "127.0.0.1", 0) as other:
        with pytest.raises(DownloadRefused, match="private"):
            await fetch_own(f"{server}/on?to=http://127.0.0.1:{other}/file")


async def test_strangers_do_not_lead_to_an_allowed_host(
    server: str, names: dict[str, list[str]], connected: list[str]
) -> None:
    names["stranger.example"] = [PUBLIC]
    async with liar(f"HTTP/1.1 302 Found\r\nLocation: {server}/file\r\n\r\n".encode()) as url:
        connected.append(url)
        with pytest.raises(DownloadRefused, match="private"):
            await fetch(
                "http://stranger.example/", max_bytes=10, limit_s=5.0,
                allowed_hosts=frozenset({host_of(server)}),
            )  # fmt: skip


@pytest.mark.parametrize(
    "answers", [["10.0.0.7"], [PUBLIC, "127.0.0.1"], ["::ffff:10.0.0.7"], ["fe80::1"], ["fd00::1"]]
)
async def test_names_of_private_places_are_refused(
    answers: list[str], names: dict[str, list[str]], connected: list[str]
) -> None:
    names["inside.example"] = answers
    with pytest.raises(DownloadRefused, match="private"):
        await fetch("http://inside.example/file", max_bytes=10, limit_s=5.0)
    assert connected == []


async def test_a_name_that_changes_its_mind_is_asked_only_once(
    server: str, monkeypatch: pytest.MonkeyPatch, connected: list[str]
) -> None:
    answers = [PUBLIC, "127.0.0.1", "127.0.0.1"]
    asked: list[str] = []

    def answer(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return found([answers[len(asked) - 1]], port)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    connected.append(server)
    data = await fetch("http://rebinding.example/file", max_bytes=1_000_000, limit_s=5.0)
    assert (data, asked, connected[1:]) == (FILE, ["rebinding.example"], [f"{PUBLIC}:80"])


async def test_no_proxy_of_the_environment_is_asked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert await fetch_own(f"{server}/file") == FILE


async def test_a_name_that_nobody_knows_fails(names: dict[str, list[str]]) -> None:
    with pytest.raises(DownloadFailed, match="gaierror"):
        await fetch("http://nowhere.example/", max_bytes=10, limit_s=5.0)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "162.159.128.233", "2606:4700::6810:1", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "255.255.255.255", "224.0.0.251", "239.1.1.1", "240.0.0.1", "192.0.2.1",  # noqa: S104
        "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
        "ff0e::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:0:7f00:1::8000:1", "no address",
    ],
)  # fmt: skip
def test_addresses_of_no_single_machine_of_the_internet_are_not(address: str) -> None:
    assert not is_public(address)


def is_numeric(host: str) -> bool:
    return host.replace(".", "").isdigit() or ":" in host


def found(addresses: list[str], port: int) -> list[Any]:
    """As the operating system tells where a name is found."""
    kinds = {True: socket.AF_INET6, False: socket.AF_INET}
    return [
        (kinds[":" in each], socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (each, port))
        for each in addresses
    ]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """All names that there are beside numeric addresses."""
    known: dict[str, list[str]] = {}
    truly = socket.getaddrinfo

    def answer(host: str, port: int, *rest: Any, **more: Any) -> Any:
        if host in known:
            return found(known[host], port)
        if not is_numeric(host):
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return truly(host, port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return known


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where connections went; the first, put there by a test, is the server that they end at."""
    places: list[str] = []

    async def connect(addr_infos: list[Any], **_: Any) -> socket.socket:
        *_, (host, port, *_) = addr_infos[0]
        places.append(f"{host}:{port}")
        end = socket.socket()
        end.connect(("127.0.0.1", int(places[0].rpartition(":")[2])))
        end.setblocking(False)
        return end

    monkeypatch.setattr("aiohttp.connector.aiohappyeyeballs.start_connection", connect)
    return places
