"""Blobs appear whole or not at all, in a folder and on S3, and errors name no address."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from db.blobs import Blobs, open_blobs
from db.errors import BlobMissing, BlobStoreUnreachable

BUCKET = "toonbooth"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A real S3 server on a free port."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Blobs]:
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "visible-key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hidden-key")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    client = boto3.client("s3")
    client.create_bucket(Bucket=BUCKET)
    yield open_blobs(f"s3://{BUCKET}/service", Path("unused"))
    for thing in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=thing["Key"])
    client.delete_bucket(Bucket=BUCKET)
    client.close()


@pytest.fixture(params=["local", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    if request.param == "local":
        return open_blobs("", tmp_path / "blobs")
    found: Blobs = request.getfixturevalue("s3")
    return found


def test_what_was_put_is_got(blobs: Blobs) -> None:
    blobs.put("jobs/a/photo", b"first")
    blobs.put("jobs/a/photo", b"second")
    assert blobs.get("jobs/a/photo") == b"second"
    assert blobs.exists("jobs/a/photo")
    assert not blobs.exists("jobs/a")
    assert not blobs.exists("jobs/b/photo")


def test_a_missing_blob_is_told_by_its_key(blobs: Blobs) -> None:
    with pytest.raises(BlobMissing) as caught:
        blobs.get("jobs/a/photo")
    assert caught.value.key == "jobs/a/photo"


def test_a_folder_goes_with_all_that_is_in_it_and_nothing_else(blobs: Blobs) -> None:
    for key in ("jobs/a/photo", "jobs/a/frames/1", "jobs/ab/photo", "stickers/a/chat.webp"):
        blobs.put(key, b"x")
    blobs.delete_all("jobs/a")
    blobs.delete_all("jobs/a/")
    assert blobs.names("jobs/") == ["jobs/ab/photo"]
    assert blobs.names("stickers") == ["stickers/a/chat.webp"]


def test_folders_tell_when_they_changed(blobs: Blobs) -> None:
    blobs.put("jobs/b/photo", b"x")
    blobs.put("jobs/a/frames/1", b"x")
    found = blobs.folders("jobs")
    assert [folder.name for folder in found] == ["a", "b"]
    assert all(abs(datetime.now(UTC) - one.changed_at) < timedelta(minutes=1) for one in found)
    assert blobs.folders("stickers") == []


@pytest.mark.parametrize(
    "key", ["", "/", "/etc/passwd", "a/../b", "..", ".hidden", "a//b", "a/.b", "a\n", "a\\b", "a b"]
)
def test_a_key_cannot_leave_its_place(tmp_path: Path, key: str) -> None:
    blobs = open_blobs("", tmp_path / "blobs")
    for act in (blobs.get, blobs.delete_all, blobs.exists, blobs.names):
        with pytest.raises(ValueError, match="cannot be the key"):
            act(key)
    with pytest.raises(ValueError, match="cannot be the key"):
        blobs.put(key, b"x")


def test_only_this_user_may_read_the_folders(tmp_path: Path) -> None:
    open_blobs("", tmp_path / "blobs").put("jobs/a/photo", b"x")
    for folder in ("blobs", "blobs/jobs", "blobs/jobs/a"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "blobs/jobs/a/photo").stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    blobs = open_blobs("", tmp_path / "blobs")
    blobs.put("jobs/a/photo", b"whole")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BlobStoreUnreachable) as caught:
        blobs.put("jobs/a/photo", b"cut off")
    assert caught.value.reason == "ENOSPC"
    assert blobs.get("jobs/a/photo") == b"whole"
    assert os.listdir(tmp_path / "blobs/jobs/a") == ["photo"]


def test_what_a_crash_left_is_no_blob_but_its_folder_is_found(tmp_path: Path) -> None:
    blobs = open_blobs("", tmp_path / "blobs")
    for name in ("a", "b"):
        (tmp_path / "blobs/jobs" / name).mkdir(parents=True)
    (tmp_path / "blobs/jobs/a/.partial-x").write_bytes(b"half a pho")
    assert blobs.names("jobs") == []
    assert [folder.name for folder in blobs.folders("jobs")] == ["a", "b"]
    blobs.delete_all("jobs/a")
    assert [folder.name for folder in blobs.folders("jobs")] == ["b"]


def test_a_folder_that_was_taken_away_is_not_made_again(tmp_path: Path) -> None:
    blobs = open_blobs("", tmp_path / "blobs")
    (tmp_path / "blobs").rmdir()
    acts = (
        lambda: blobs.put("jobs/a/photo", b"x"),
        lambda: blobs.get("jobs/a/photo"),
        lambda: blobs.names("jobs"),
        lambda: blobs.delete_all("jobs/a"),
        blobs.check,
    )
    for act in acts:
        with pytest.raises(BlobStoreUnreachable):
            act()
    assert not (tmp_path / "blobs").exists()


def test_a_store_that_answers_is_sound(blobs: Blobs) -> None:
    blobs.check()


def test_a_bucket_that_is_gone_is_no_missing_blob(s3: Blobs) -> None:
    lost = open_blobs("s3://nowhere", Path("unused"))
    acts = (
        lambda: lost.get("jobs/a/photo"),
        lambda: lost.put("jobs/a/photo", b"x"),
        lost.check,
    )
    for act in acts:
        with pytest.raises(BlobStoreUnreachable):
            act()


def test_a_store_that_does_not_answer_is_told_without_address_or_keys(
    s3: Blobs, monkeypatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    lost = open_blobs("s3://toonbooth-2", Path("unused"))
    with pytest.raises(BlobStoreUnreachable) as caught:
        lost.put("jobs/a/photo", b"x")
    for secret in ("127.0.0.1", "key", "toonbooth-2"):
        assert secret not in str(caught.value)


@pytest.mark.parametrize("url", ["ftp://somewhere/else", "gopher://x"])
def test_other_addresses_are_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(BlobStoreUnreachable):
        open_blobs(url, tmp_path)


def test_a_bucket_that_keeps_old_versions_is_known(s3: Blobs, tmp_path: Path) -> None:
    assert not s3.keeps_deleted()
    client = boto3.client("s3")
    client.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    assert s3.keeps_deleted()
    client.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Suspended"})
    client.close()
    assert not s3.keeps_deleted()
    assert not open_blobs("", tmp_path / "blobs").keeps_deleted()


def test_a_bucket_that_is_gone_is_no_answer(s3: Blobs) -> None:
    gone = open_blobs("s3://nothing-here", Path("unused"))
    with pytest.raises(BlobStoreUnreachable):
        gone.keeps_deleted()
