"""A backup holds what stays, comes back whole or not at all, and knows who was forgotten."""

from __future__ import annotations

import asyncio
import io
import shutil
import stat
import tarfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
import zstandard
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.backup import Contents, back_up, restore
from bot.errors import BrokenBackup, OutputNotWritable
from db.address import read_address
from db.blobs import Blobs, open_blobs
from db.deliveries import NOTICE
from db.errors import BlobStoreUnreachable
from db.forget import digest_of, forget_user
from db.jobs import add_job, change
from db.models import Community, Delivery, Job, Sticker, User
from db.session import Database, now, open_database
from db.states import JobState
from tests.db.conftest import address, backend, database
from tests.db.rows import add_community, add_user, order

__all__ = ["address", "backend", "database"]  # used as fixtures
KEY = b"k" * 32
PHOTO = b"pixels of somebody" * 50
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Deployment:
    """made, living: jobs of user 1; with a sticker, and in the queue. other: of user 2, made."""

    database: Database
    blobs: Blobs
    made: str
    living: str
    other: str

    async def back_up(self, path: Path) -> Contents:
        return await back_up(self.database, self.blobs, path)

    async def restore(self, path: Path, forgotten: dict[str, datetime] | None = None) -> Contents:
        return await restore(self.database, self.blobs, path, key=KEY, forgotten=forgotten or {})

    async def rows(self) -> dict[str, JobState]:
        async with self.database.read() as session:
            return {job.id: job.state for job in await session.scalars(select(Job))}

    def files(self) -> dict[str, bytes]:
        names = [*self.blobs.names("stickers"), *self.blobs.names("jobs")]
        return {name: self.blobs.get(name) for name in names}


async def fill(database: Database, blobs: Blobs) -> Deployment:
    """Two stickers of two users, and a job that waits with its photo."""
    async with database.write() as session:
        group = await add_community(session)
        one, two = await add_user(session, "1"), await add_user(session, "2")
        jobs = [(await add_job(session, order(user, group)))[0] for user in (one, one, two)]
        for job in (jobs[0], jobs[2]):
            for state in (JobState.STARTED, JobState.RUNNING, JobState.MADE, JobState.DONE):
                change(job, state)
                await session.flush()
            session.add(
                Sticker(
                    id=job.id, community_id=group.id, user_id=job.user_id, prompt="a pirate",
                    theme="pirate", files={"a.png": 4}, created_at=now(),
                )
            )  # fmt: skip
    for job in (jobs[0], jobs[2]):
        blobs.put(f"stickers/{job.id}/a.png", job.id.encode())
    blobs.put(f"jobs/{jobs[1].id}/photo", PHOTO)
    return Deployment(database, blobs, *(job.id for job in jobs))


@pytest_asyncio.fixture
async def deployment(database: Database, tmp_path: Path) -> Deployment:
    return await fill(database, open_blobs("", tmp_path / "blobs"))


@pytest_asyncio.fixture
async def embedded(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Deployment]:
    """The same on SQLite, whatever `backend` is; its files are in folders of its own."""
    found = read_address(f"sqlite:///{tmp_path / 'embedded.sqlite'}")
    await asyncio.to_thread(shutil.copy, migrated_file, str(found.url.database))
    async with open_database(found) as opened:
        yield await fill(opened, open_blobs("", tmp_path / "blobs-of-embedded"))


async def test_a_backup_brings_back_what_was_there(deployment: Deployment, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    told = await deployment.back_up(path)
    assert told.files == 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    files = deployment.files()
    async with deployment.database.write() as session:
        user, group = await add_user(session, "3"), await _group(session)
        late, _ = await add_job(session, order(user, group))
    deployment.blobs.put(f"jobs/{late.id}/photo", PHOTO)
    deployment.blobs.put("stickers/newer/a.png", b"new")
    deployment.blobs.delete_all(f"stickers/{deployment.made}")
    restored = await deployment.restore(path)
    assert (restored.rows, restored.files) == (told.rows, told.files)
    assert set(restored.left) >= {deployment.living, late.id}
    assert await deployment.rows() == {
        deployment.made: "done", deployment.living: "failed", deployment.other: "done"
    }  # fmt: skip
    assert deployment.files() == {
        name: content for name, content in files.items() if name.startswith("stickers/")
    }


async def _group(session: AsyncSession) -> Community:
    return (await session.scalars(select(Community))).one()


async def test_who_waited_is_told(deployment: Deployment, tmp_path: Path) -> None:
    await deployment.back_up(tmp_path / "backup")
    await deployment.restore(tmp_path / "backup")
    async with deployment.database.read() as session:
        wanted = select(Delivery.kind).join(Job).where(Job.id == deployment.living)
        assert (await session.scalars(wanted)).all() == [NOTICE]


async def test_a_service_moves_from_one_database_to_the_other(
    embedded: Deployment, database: Database, tmp_path: Path
) -> None:
    moved = open_blobs("", tmp_path / "moved")
    await embedded.back_up(tmp_path / "backup")
    told = await restore(database, moved, tmp_path / "backup", key=KEY, forgotten={})
    assert told.files == 2
    async with database.write() as session:
        assert {job.id: job.state for job in await session.scalars(select(Job))} == {
            embedded.made: "done", embedded.living: "failed", embedded.other: "done"
        }  # fmt: skip
        # New rows find a number that is free.
        await add_job(session, order(await add_user(session, "3"), await _group(session)))
    assert moved.names("stickers") == embedded.blobs.names("stickers")


async def test_a_new_service_can_be_backed_up(database: Database, tmp_path: Path) -> None:
    blobs = open_blobs("", tmp_path / "blobs")
    assert await back_up(database, blobs, tmp_path / "backup") == Contents(0, 0)
    assert await restore(database, blobs, tmp_path / "backup", key=KEY, forgotten={}) == Contents(
        0, 0
    )


async def test_no_photo_is_in_a_backup(deployment: Deployment, tmp_path: Path) -> None:
    deployment.blobs.put("stickers/unfinished/a.png", PHOTO)
    await deployment.back_up(tmp_path / "backup")
    with (tmp_path / "backup").open("rb") as file:
        content = zstandard.ZstdDecompressor().stream_reader(file).read()
    assert deployment.made.encode() in content
    assert b"pixels" not in content


async def test_a_sticker_that_is_deleted_meanwhile_is_left_out(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = deployment.blobs.names("stickers")
    monkeypatch.setattr(deployment.blobs, "names", lambda _: names)
    deployment.blobs.delete_all(f"stickers/{deployment.other}")
    assert (await deployment.back_up(tmp_path / "backup")).files == 1


async def test_a_full_or_missing_folder_leaves_no_half_backup(
    deployment: Deployment, tmp_path: Path
) -> None:
    with pytest.raises(OutputNotWritable):
        await deployment.back_up(tmp_path / "nowhere" / "backup")
    (tmp_path / "old").write_bytes(b"the one before")
    failing = open_blobs("", tmp_path / "other")
    failing.get = failing.names = _fail  # type: ignore[assignment, method-assign]
    with pytest.raises(BlobStoreUnreachable):
        await back_up(deployment.database, failing, tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"the one before"
    assert not list(tmp_path.glob("*.partial"))


def _fail(*_: object) -> None:
    raise BlobStoreUnreachable("EIO")


class TestWhatCannotBeRestored:
    """Nothing changes."""

    @pytest.fixture
    def backend(self) -> str:
        return "sqlite"

    async def _refused(self, deployment: Deployment, path: Path) -> str:
        before = await deployment.rows(), deployment.files()
        with pytest.raises(BrokenBackup) as caught:
            await deployment.restore(path)
        assert (await deployment.rows(), deployment.files()) == before
        return caught.value.reason

    async def test_a_file_that_was_cut_off(self, deployment: Deployment, tmp_path: Path) -> None:
        path = tmp_path / "backup"
        await deployment.back_up(path)
        whole = path.read_bytes()
        for length in (0, 3, 10, len(whole) // 2, len(whole) - 20, len(whole) - 1):
            path.write_bytes(whole[:length])
            assert "damaged" in await self._refused(deployment, path)

    async def test_a_file_with_a_wrong_byte(self, deployment: Deployment, tmp_path: Path) -> None:
        path = tmp_path / "backup"
        await deployment.back_up(path)
        whole = path.read_bytes()
        for at in range(6, len(whole), len(whole) // 12):
            # All bits at once: single ones can be of those that say nothing.
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
            assert "damaged" in await self._refused(deployment, path)
        path.write_bytes(whole + b"more")
        assert "damaged" in await self._refused(deployment, path)

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing of ours", b"\0" * 4096])
    async def test_a_foreign_file(
        self, deployment: Deployment, tmp_path: Path, content: bytes
    ) -> None:
        path = tmp_path / "foreign"
        path.write_bytes(content)
        assert "damaged" in await self._refused(deployment, path)
        path.write_bytes(zstandard.ZstdCompressor(write_checksum=True).compress(content))
        assert "damaged" in await self._refused(deployment, path)

    async def test_a_foreign_archive(self, deployment: Deployment, tmp_path: Path) -> None:
        for names in (("photo.jpg",), ("backup.json", "rows.jsonl", "stickers/../../escaped")):
            _pack(tmp_path / "foreign", dict.fromkeys(names, b""))
            assert "damaged" in await self._refused(deployment, tmp_path / "foreign")

    async def test_names_that_lead_elsewhere(self, deployment: Deployment, tmp_path: Path) -> None:
        await deployment.back_up(tmp_path / "backup")
        found = _unpack(tmp_path / "backup")
        for name in ("stickers/../../escaped", "jobs/a/photo", "/etc/cron.d/x"):
            _pack(tmp_path / "changed", {**found, name: b"x"})
            assert "damaged" in await self._refused(deployment, tmp_path / "changed")

    async def test_another_version(self, deployment: Deployment, tmp_path: Path) -> None:
        await deployment.back_up(tmp_path / "backup")
        found = _unpack(tmp_path / "backup")
        _pack(tmp_path / "older", {**found, "backup.json": b'{"format": 0, "schema": "0000"}'})
        assert "another version" in await self._refused(deployment, tmp_path / "older")

    async def test_rows_that_break_a_rule(self, deployment: Deployment, tmp_path: Path) -> None:
        await deployment.back_up(tmp_path / "backup")
        found = _unpack(tmp_path / "backup")
        for row in (b'["users", {"id": 1}]', b"nonsense", b'["bans", {"user_id": 99}]'):
            _pack(tmp_path / "broken", {**found, "rows.jsonl": found["rows.jsonl"] + b"\n" + row})
            assert "rows" in await self._refused(deployment, tmp_path / "broken")

    async def test_no_file(self, deployment: Deployment, tmp_path: Path) -> None:
        assert await self._refused(deployment, tmp_path / "nothing")
        assert await self._refused(deployment, tmp_path)

    async def test_a_store_that_fails(
        self, deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await deployment.back_up(tmp_path / "backup")
        before = await deployment.rows(), deployment.files()
        monkeypatch.setattr(deployment.blobs, "put", _fail)
        with pytest.raises(BlobStoreUnreachable):
            await deployment.restore(tmp_path / "backup")
        assert (await deployment.rows(), deployment.files()) == before


class TestForgotten:
    """Whoever asked to be forgotten does not come back from a backup."""

    async def _users(self, deployment: Deployment) -> list[str]:
        async with deployment.database.read() as session:
            return sorted(await session.scalars(select(User.native_id)))

    async def test_by_the_databases_own_list(self, deployment: Deployment, tmp_path: Path) -> None:
        async with deployment.database.write() as session:
            job = (await session.scalars(select(Job).where(Job.id == deployment.living))).one()
            change(job, JobState.CANCELLED)
        await deployment.back_up(tmp_path / "backup")
        async with deployment.database.write() as session:
            await forget_user(session, "test", "1", key=KEY)
        restored = await deployment.restore(tmp_path / "backup")
        assert sorted(restored.erased.jobs) == sorted([deployment.made, deployment.living])
        assert restored.files == 1
        assert await self._users(deployment) == ["2"]
        assert deployment.blobs.names("stickers") == [f"stickers/{deployment.other}/a.png"]

    async def test_by_the_list_beside_the_key_alone(
        self, deployment: Deployment, tmp_path: Path
    ) -> None:
        await deployment.back_up(tmp_path / "backup")
        asked = {digest_of(KEY, "test", "1"): now() + HOUR}
        await deployment.restore(tmp_path / "backup", asked)
        assert await self._users(deployment) == ["2"]
        assert deployment.blobs.names("stickers") == [f"stickers/{deployment.other}/a.png"]
        # From now on the database knows, too: the same backup once more forgets again.
        await deployment.restore(tmp_path / "backup")
        assert await self._users(deployment) == ["2"]

    async def test_the_last_wish_of_both_lists_counts(
        self, deployment: Deployment, tmp_path: Path
    ) -> None:
        digest = digest_of(KEY, "test", "1")
        await deployment.back_up(tmp_path / "backup")
        # The database knows of an earlier wish only, after which they came back.
        await deployment.restore(tmp_path / "backup", {digest: now() - HOUR})
        assert await self._users(deployment) == ["1", "2"]
        await deployment.restore(tmp_path / "backup", {digest: now() + HOUR})
        assert await self._users(deployment) == ["2"]


def _unpack(path: Path) -> dict[str, bytes]:
    with path.open("rb") as file:
        content = zstandard.ZstdDecompressor().stream_reader(file).read()
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        files = {member.name: archive.extractfile(member) for member in archive}
        return {name: file.read() for name, file in files.items() if file is not None}


def _pack(path: Path, files: dict[str, bytes]) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    path.write_bytes(zstandard.ZstdCompressor(write_checksum=True).compress(packed.getvalue()))
