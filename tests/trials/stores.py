"""The store of files in a trial: a folder or an S3 server, either of which can go away."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import boto3
from moto.server import ThreadedMotoServer

from db.blobs import Blobs, open_blobs

FOLDER, S3 = "folder", "s3"
BUCKET = "toonbooth-trial"


class Store(Protocol):
    """settings: of a service that keeps its files here. blobs: the same, for the trial to see."""

    @property
    def settings(self) -> Mapping[str, str]: ...

    @property
    def blobs(self) -> Blobs: ...

    def take_away(self) -> None:
        """Nobody can reach it any more."""
        ...

    def bring_back(self) -> None:
        """It is there again, with all that was in it."""
        ...

    def contents(self, prefix: str = "") -> Iterator[tuple[str, bytes]]:
        """Everything under a folder, also what is only half written."""
        ...


class FolderStore:
    """A folder in the service's own, as without settings."""

    def __init__(self, folder: Path) -> None:
        self.settings: Mapping[str, str] = {}
        self.blobs = open_blobs("", folder)
        self._folder = folder
        self._away = folder.with_name(f"{folder.name}-away")

    def take_away(self) -> None:
        self._folder.rename(self._away)

    def bring_back(self) -> None:
        assert not self._folder.exists(), "somebody made it anew"
        self._away.rename(self._folder)

    def contents(self, prefix: str = "") -> Iterator[tuple[str, bytes]]:
        for path in (self._folder / prefix).rglob("*"):
            if path.is_file():
                yield str(path.relative_to(self._folder)), path.read_bytes()


class BucketStore:
    """A bucket of an S3 server in this process; made by `open_bucket`."""

    def __init__(self, server: ThreadedMotoServer) -> None:
        self._server = server
        self._address: tuple[str, int] = server.get_host_and_port()
        host, port = self._address
        self.settings: Mapping[str, str] = {
            "BLOB_URL": f"s3://{BUCKET}/service",
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "trial",
            "AWS_SECRET_ACCESS_KEY": "none",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        os.environ.update(self.settings)  # where the trial's own client looks
        self._client: Any = boto3.client("s3")
        self._client.create_bucket(Bucket=BUCKET)
        self.blobs = open_blobs(self.settings["BLOB_URL"], Path("unused"))

    def take_away(self) -> None:
        self._server.stop()

    def bring_back(self) -> None:
        host, port = self._address
        self._server = ThreadedMotoServer(ip_address=host, port=port, verbose=False)
        self._server.start()

    def contents(self, prefix: str = "") -> Iterator[tuple[str, bytes]]:
        pages = self._client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=BUCKET, Prefix=f"service/{prefix}"):
            for thing in page.get("Contents", []):
                found = self._client.get_object(Bucket=BUCKET, Key=thing["Key"])
                yield thing["Key"], found["Body"].read()

    def close(self) -> None:
        self._client.close()
        self._server.stop()


@contextmanager
def open_store(kind: str, folder: Path) -> Iterator[Store]:
    """kind: FOLDER, at `folder`; or S3."""
    if kind == FOLDER:
        yield FolderStore(folder)
        return
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it would write a line for each request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    store = BucketStore(server)
    try:
        yield store
    finally:
        store.close()
