"""Fetches files whose addresses strangers may have chosen.

Such an address, a redirect or a name's answer could lead to what only this machine can reach. So
each name is resolved once, what it resolves to is looked at, and exactly that is connected to; and
whatever a server claims, a file ends with the bytes and the seconds that it may have.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence, Set
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.errors import DownloadFailed, DownloadRefused, DownloadTooLarge

MAX_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK_BYTES = 65_536
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_AS_IT_IS = {"Accept-Encoding": "identity"}  # a few bytes of gzip may become a gigabyte


async def fetch(
    url: str, *, max_bytes: int, limit_s: float, allowed_hosts: Set[str] = frozenset()
) -> bytes:
    """The file at an address, whole.

    limit_s: for everything together. allowed_hosts: of `host_of`, servers that settings name and
    that may lie in a private network; nobody else's redirect leads there. Raises DownloadRefused,
    DownloadTooLarge and DownloadFailed.
    """
    # Without causes: aiohttp's words hold addresses, and those of Telegram's files our token.
    try:
        async with asyncio.timeout(limit_s):
            return await _follow(_read_url(url), max_bytes, allowed_hosts)
    except TimeoutError:
        raise DownloadFailed(f"not within {limit_s:g} s") from None
    except (aiohttp.ClientError, OSError, UnicodeError) as error:
        raise DownloadFailed(type(error).__name__) from None


def host_of(url: str) -> str:
    """The host and port of an address of ours, as `fetch` is told them."""
    return _place(URL(url))


async def _follow(url: URL, max_bytes: int, allowed_hosts: Set[str]) -> bytes:
    trusted = True
    for _ in range(MAX_REDIRECTS + 1):
        trusted = trusted and _place(url) in allowed_hosts
        pinned = _Pinned(await _resolve(url, trusted=trusted))
        async with (
            _open_client(pinned) as client,
            client.get(url, allow_redirects=False, headers=_AS_IT_IS) as answer,
        ):
            if answer.status not in REDIRECTS:
                return await _read(answer, max_bytes)
            url = _read_url(answer.headers.get("Location", ""), base=url)
    raise DownloadRefused(f"more than {MAX_REDIRECTS} redirects")


def _read_url(text: str, *, base: URL | None = None) -> URL:
    try:
        url = URL(text) if base is None else base.join(URL(text))
    except ValueError:
        raise DownloadRefused("no address") from None
    if url.scheme not in ("http", "https"):
        raise DownloadRefused("neither http nor https")
    if not url.host or not url.port:
        raise DownloadRefused("no host")
    return url


def _place(url: URL) -> str:
    return f"{url.host}:{url.port}"


async def _resolve(url: URL, *, trusted: bool) -> Sequence[ResolveResult]:
    """Where a host may be connected to; raises DownloadRefused unless all of that is public."""
    assert url.host is not None
    assert url.port is not None
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(url.host, url.port, type=socket.SOCK_STREAM)
    addresses = [str(place[0]) for *_, place in found]
    if not trusted and not all(is_public(address) for address in addresses):
        raise DownloadRefused("a private address")
    return [
        ResolveResult(
            hostname=url.host,
            host=address,
            port=url.port,
            family=family,
            proto=proto,
            flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
        )
        for address, (family, _, proto, *_) in zip(addresses, found, strict=True)
    ]


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to one machine of the whole internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    inner = _inside(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    local = isinstance(found, IPv6Address) and (found.is_site_local or found.scope_id is not None)
    return found.is_global and not (found.is_multicast or found.is_reserved or local)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that packets to this one end at."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    if address.teredo is not None:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour


class _Pinned(AbstractResolver):
    """Resolves a name to what it was found to be, and asks nobody again."""

    def __init__(self, found: Sequence[ResolveResult]) -> None:
        self._found = found

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        del host, port, family
        return list(self._found)

    async def close(self) -> None:
        """Nothing is open."""


def _open_client(pinned: _Pinned) -> aiohttp.ClientSession:
    """For one request: without cookies, and by no proxy, which would resolve names by itself."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=pinned, use_dns_cache=False, force_close=True),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None),
        trust_env=False,
        auto_decompress=False,
    )


async def _read(answer: aiohttp.ClientResponse, max_bytes: int) -> bytes:
    if answer.status != 200:
        raise DownloadFailed(f"status {answer.status}", status=answer.status)
    if (answer.content_length or 0) > max_bytes:
        raise DownloadTooLarge(max_bytes)
    data = bytearray()
    async for chunk in answer.content.iter_chunked(CHUNK_BYTES):
        data += chunk
        if len(data) > max_bytes:
            raise DownloadTooLarge(max_bytes)
    return bytes(data)
