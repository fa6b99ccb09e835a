"""Where a deployment keeps things, from its settings."""

from __future__ import annotations

import os
from pathlib import Path

from config.errors import UnusableSetting
from config.settings import Settings
from db.address import Address, read_address
from db.blobs import Blobs, open_blobs

PRIVATE = 0o700  # photos lie here for a while
DELIVERED = "delivered"  # what the command line asked for, until it fetches it


def find_address(settings: Settings) -> Address:
    """The database that is set, else a file in the data folder. Raises DatabaseUnreachable."""
    url = settings.database_url.get_secret_value()
    return read_address(url or f"sqlite:///{data_folder(settings) / 'toonbooth.sqlite'}")


def find_blobs(settings: Settings) -> Blobs:
    """The store that is set, else a folder in the data folder."""
    return open_blobs(settings.blob_url, data_folder(settings) / "blobs")


def check_deletion(blobs: Blobs) -> None:
    """Raise UnusableSetting for a store in which photos would stay that were deleted."""
    if blobs.keeps_deleted():
        raise UnusableSetting(
            "BLOB_URL", "this bucket keeps old versions, and so every photo; turn versioning off"
        )


def data_folder(settings: Settings) -> Path:
    """The folder of everything that is kept on this machine; made for its owner alone."""
    folder = settings.data_dir.absolute()
    if not folder.exists():
        folder.mkdir(parents=True)
        os.chmod(folder, PRIVATE)
    return folder
