"""Metrics tell what the service does, and nothing of whom it does it for."""

import asyncio
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.errors import Banned
from bot.front.http import serve
from bot.front.metered import MeteredIntake
from bot.front.metrics import Metrics, build_metrics, serve_metrics
from bot.front.snapshot import Snapshot, read_snapshot
from config.settings import Settings
from db.deliveries import STICKER, add_delivery
from db.session import Database
from db.stage_times import note
from db.states import JobState
from db.workers import Pulse, beat


async def get(port: int, path: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as client,
        client.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def test_metrics_tell_of_queue_workers_stages_and_deliveries(
    database: Database, make_job
) -> None:
    await make_job()
    await make_job()
    made = await make_job(JobState.MADE)
    async with database.write() as session:
        await beat(session, Pulse("a", "host", 1, "1", "cuda", 2, gpu_bytes=123))
        await beat(session, Pulse("b", "host", 2, "1", "cpu", 2, draining=True))
        await note(session, ("render", "cuda", "fine"), 2.0)
        await note(session, ("render", "cuda", "fine"), 4.0)
        await add_delivery(session, made, STICKER)
    metrics = Metrics()
    metrics.platform_failed("telegram", "ChatBusy")
    app = build_metrics(database, metrics, dead_after_s=30)
    async with serve(app, "127.0.0.1", 0) as port:
        status, page = await get(port, "/metrics")
    assert status == 200
    found = {
        (sample.name, *(sample.labels[label] for label in sorted(sample.labels))): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }
    assert found["toonbooth_jobs", "waiting"] == found["toonbooth_queue_length",] == 2
    assert found["toonbooth_jobs", "failed"] == 0
    assert 0 < found["toonbooth_queue_oldest_seconds",] < 60
    assert found["toonbooth_workers", "cuda", "false"] == 1
    assert found["toonbooth_workers", "cpu", "true"] == 1
    assert found["toonbooth_gpu_memory_bytes", "a"] == 123
    assert found["toonbooth_stage_seconds_sum", "cuda", "fine", "render"] == 6
    assert found["toonbooth_stage_seconds_count", "cuda", "fine", "render"] == 2
    assert found["toonbooth_deliveries", "pending"] == 1
    assert found["toonbooth_platform_errors_total", "ChatBusy", "telegram"] == 1
    assert "pirate" not in page


async def test_without_a_database_the_page_says_so(database: Database, tmp_path: Path) -> None:
    await database.close()
    for path in tmp_path.glob("toonbooth.sqlite*"):
        path.unlink()
    (tmp_path / "toonbooth.sqlite").mkdir()
    snapshot = await read_snapshot(database, 30)
    await asyncio.sleep(0.1)  # a connection that failed still tells the loop that its thread ends
    page = Metrics().write(snapshot).decode()
    assert "toonbooth_database_up 0.0" in page
    assert "toonbooth_jobs{" not in page


async def test_refusals_are_counted_by_their_kind() -> None:
    class Refusing:
        trouble: Exception = Banned()

        async def take(self, asked):
            raise self.trouble

    metrics, inner = Metrics(), Refusing()
    intake = MeteredIntake(inner, metrics)
    with pytest.raises(Banned):
        await intake.take(None)
    inner.trouble = ValueError("what somebody wrote")
    with pytest.raises(ValueError, match="somebody"):
        await intake.take(None)
    page = metrics.write(Snapshot()).decode()
    assert 'toonbooth_refusals_total{kind="Banned"} 1.0' in page
    assert 'toonbooth_refusals_total{kind="unexpected"} 1.0' in page
    assert "toonbooth_intake_seconds_count 2.0" in page
    assert "somebody" not in page


async def test_metrics_have_a_port_of_their_own(database: Database) -> None:
    async with serve_metrics(database, Settings(metrics_port=0)) as metrics:
        metrics.platform_failed("discord", "ChatGone")
        page = metrics.write(await read_snapshot(database, 30)).decode()
    assert 'toonbooth_platform_errors_total{kind="ChatGone",platform="discord"} 1.0' in page
