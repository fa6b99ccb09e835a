"""What brings the service's answers to the trial's chat."""

from __future__ import annotations

import hashlib

import aiohttp

from bot.errors import ChatBusy, ChatUnreachable
from bot.front.courier import Parcel

PLATFORM = "trial"
TOO_MANY, UNAVAILABLE = 429, 503


class ChatCourier:
    """The courier of `tests.trials.chat`, which can be asked for a message but shows a repetition
    twice."""

    platform = PLATFORM
    repeats = False

    def __init__(self, http: aiohttp.ClientSession, address: str) -> None:
        self._http = http
        self._address = address

    async def send(self, parcel: Parcel) -> str:
        """Of files only sizes and sums are sent."""
        told = {
            "key": parcel.key,
            "job": parcel.job_id,
            "message": parcel.message,
            "kind": parcel.kind,
            "files": {name: _sum(data) for name, data in parcel.files.items()},
            "text": parcel.text,
        }
        async with self._http.post(f"{self._address}/send", json=told) as answer:
            if answer.status == TOO_MANY:
                raise ChatBusy(float(answer.headers["Retry-After"]))
            if answer.status == UNAVAILABLE:
                raise ChatUnreachable(str(answer.status))
            answer.raise_for_status()
            return str((await answer.json())["receipt"])

    async def find(self, parcel: Parcel) -> str | None:
        """The chat knows the keys of all it has."""
        async with self._http.get(f"{self._address}/find/{parcel.key}") as answer:
            answer.raise_for_status()
            found: str | None = (await answer.json())["receipt"]
            return found


def _sum(data: bytes) -> tuple[int, str]:
    return len(data), hashlib.sha256(data).hexdigest()
