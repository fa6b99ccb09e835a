"""`python -m assets.fetch`: fills the folder of model files; what is right already stays.

Last of all it writes the folder's manifest, which `config.assets.find_assets` reads.
"""

import contextlib
import fcntl
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from assets.build import PRODUCTS, build
from assets.errors import FetchError, NoSpace
from assets.pins import PinnedPackage, Pins, read_pins
from assets.registry import download
from assets.unpack import unpack
from config.assets import MANIFEST, Manifest, record_file
from config.errors import ConfigError
from config.files import replacing
from config.settings import read_settings

DOWNLOADS = ".downloads"


def fetch(folder: Path, pins: Pins, console: Console) -> None:
    """Fill `folder` with all that is pinned and write its manifest; FetchError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            for package in pins.package:
                if not all(target.lies_in(folder) for target in package.targets):
                    _fetch_package(package, folder, console)
            shutil.rmtree(folder / DOWNLOADS, ignore_errors=True)
            for product in PRODUCTS:
                build(product, folder, console)
            _write_manifest(folder, pins)
    except OSError as error:
        raise NoSpace(str(folder), error.strerror or str(error)) from error


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process fills the folder."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch_package(package: PinnedPackage, folder: Path, console: Console) -> None:
    downloads = folder / DOWNLOADS
    downloads.mkdir(exist_ok=True)
    needed = package.archive_bytes + sum(target.bytes for target in package.targets)
    if shutil.disk_usage(folder).free < needed:
        raise NoSpace(str(folder), f"{needed / 1e6:.0f} MB are needed")
    with _bar(console) as bar:
        task = bar.add_task(package.takes, total=package.archive_bytes)
        archive = download(package, downloads, lambda done: bar.update(task, completed=done))
        bar.update(task, completed=package.archive_bytes)
    unpack(package, archive, folder)
    archive.unlink()


def _bar(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    return Progress(*columns, TransferSpeedColumn(), console=console)


def _write_manifest(folder: Path, pins: Pins) -> None:
    files = [file.target for package in pins.package for file in package.file]
    files += [name for product in PRODUCTS for name in product.targets]
    manifest = Manifest(
        files={name: record_file(folder / name) for name in files},
        folders={
            pictures.target: pictures.count
            for package in pins.package
            for pictures in package.folder
        },
    )
    with replacing(folder / MANIFEST) as file:
        file.write(f"{manifest.model_dump_json(indent=2)}\n".encode())


@click.command()
@click.option(
    "--into", "folder", type=click.Path(path_type=Path), help="Another folder than the settings'."
)
def main(folder: Path | None) -> None:
    """Fetch the pinned model files, once; a broken download goes on where it stopped."""
    console = Console(stderr=True)
    try:
        fetch(folder or read_settings().assets, read_pins(), console)
    except (FetchError, ConfigError) as error:
        console.print(str(error), style="bold", markup=False, highlight=False, soft_wrap=True)
        sys.exit(1)
    except KeyboardInterrupt:
        console.print("Stopped; run `make setup` again to go on from here.", markup=False)
        sys.exit(130)


if __name__ == "__main__":
    main()
