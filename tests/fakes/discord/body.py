"""Reads what is sent to the API: JSON, or a form with files beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.multipart import BodyPartReader


@dataclass(frozen=True)
class SentFile:
    """filename, content_type: as the client says."""

    filename: str
    content_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Body:
    """json: the payload. files: by the name of their field, such as files[0]."""

    json: Any = None
    files: Mapping[str, SentFile] = field(default_factory=dict)

    @property
    def payload(self) -> dict[str, Any]:
        return dict(self.json or {})


async def read_body(request: web.Request) -> Body:
    """Waits for all of it."""
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    text = await request.text()
    return Body(json.loads(text) if text else None)


async def _read_form(request: web.Request) -> Body:
    payload: dict[str, Any] = {}
    files: dict[str, SentFile] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        assert part.name is not None
        data = bytes(await part.read(decode=False))
        if part.filename is not None:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = SentFile(part.filename, kind, data)
        elif part.name == "payload_json":
            payload.update(json.loads(data))
        else:
            payload[part.name] = data.decode()
    return Body(payload, files)
