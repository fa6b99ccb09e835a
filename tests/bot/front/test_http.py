"""Health tells whether the service can work, and what does not."""

import json
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import text

from bot.errors import PortTaken
from bot.front.http import build_health, checks_of, serve, serve_health
from config.settings import Settings
from db.blobs import Blobs
from db.session import Database


async def get(port: int, path: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as client,
        client.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def test_a_service_whose_parts_answer_is_ready(database: Database, blobs: Blobs) -> None:
    app = build_health(checks_of(database, blobs))
    async with serve(app, "127.0.0.1", 0) as port:
        assert (await get(port, "/healthz"))[0] == 200
        status, told = await get(port, "/readyz")
    assert (status, json.loads(told)) == (200, {"database": "ok", "schema": "ok", "blobs": "ok"})


async def test_what_does_not_answer_is_named(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    (tmp_path / "blobs").rename(tmp_path / "away")
    async with database.write() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = 'other'"))
    async with serve(build_health(checks_of(database, blobs)), "127.0.0.1", 0) as port:
        assert (await get(port, "/healthz"))[0] == 200
        status, told = await get(port, "/readyz")
    assert status == 503
    assert json.loads(told) == {
        "database": "ok",
        "schema": "SchemaMismatch",
        "blobs": "BlobStoreUnreachable",
    }


async def test_health_is_served_where_the_settings_say(database: Database, blobs: Blobs) -> None:
    async with serve_health(database, blobs, Settings(http_port=0)) as port:
        assert (await get(port, "/readyz"))[0] == 200
        assert (await get(port, "/metrics"))[0] == 404


async def test_a_port_that_is_taken_is_told() -> None:
    async with serve(web.Application(), "127.0.0.1", 0) as port:
        with pytest.raises(PortTaken, match=str(port)):
            async with serve(web.Application(), "127.0.0.1", port):
                pass
