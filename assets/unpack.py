"""Taking pinned files out of an archive, whole or not at all.

Nothing is ever written under a name that an archive chose: files get their pinned names, and a
folder's files must be plain names.
"""

import hashlib
import json
import re
import shutil
import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from assets.errors import WrongContent
from assets.pins import PinnedFile, PinnedFolder, PinnedPackage, hash_folder
from config.files import replacing

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


class Archive:
    """The plain files of a gzipped tar or a zip; links and devices are not seen."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path) if zipfile.is_zipfile(path) else None
        self._tar = None if self._zip else tarfile.open(path)  # noqa: SIM115 - closed in __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for archive in (self._zip, self._tar):
            if archive:
                archive.close()

    def read_all(self, wanted: set[str]) -> dict[str, bytes]:
        """The bytes of those of the wanted files that there are, in one pass."""
        if self._zip:
            return {name: self._zip.read(name) for name in self._zip.namelist() if name in wanted}
        found = {}
        for member in self._tar or ():
            if member.name in wanted and member.isfile() and self._tar:
                file = self._tar.extractfile(member)
                found[member.name] = file.read() if file else b""
        return found

    def names(self) -> list[str]:
        """Paths of all plain files."""
        if self._zip:
            return [entry.filename for entry in self._zip.infolist() if not entry.is_dir()]
        return [member.name for member in self._tar or () if member.isfile()]


def unpack(package: PinnedPackage, path: Path, folder: Path) -> None:
    """Write everything pinned of the package's archive at `path` into `folder`."""
    try:
        with Archive(path) as archive:
            for file in package.file:
                _write_file(package, archive, file, folder)
            for pictures in package.folder:
                _write_folder(package, archive, pictures, folder)
    except (tarfile.TarError, zipfile.BadZipFile, EOFError) as error:
        raise WrongContent(package.title, "the archive") from error


def _write_file(package: PinnedPackage, archive: Archive, file: PinnedFile, folder: Path) -> None:
    content = _read_chunks(package, archive, file) if file.chunks_of else None
    if content is None:
        content = _read_one(package, archive, file.source)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise WrongContent(package.title, file.target)
    (folder / file.target).parent.mkdir(exist_ok=True)
    with replacing(folder / file.target) as written:
        written.write(content)


def _read_one(package: PinnedPackage, archive: Archive, name: str) -> bytes:
    try:
        return archive.read_all({name})[name]
    except KeyError as error:
        raise WrongContent(package.title, name) from error


def _read_chunks(package: PinnedPackage, archive: Archive, file: PinnedFile) -> bytes:
    index = json.loads(_read_one(package, archive, file.source))
    beside = PurePosixPath(file.source).parent
    try:
        paths = [str(beside / chunk["hash"]) for chunk in index[file.chunks_of]["chunks"]]
        chunks = archive.read_all(set(paths))
        return b"".join(chunks[path] for path in paths)
    except (KeyError, TypeError) as error:
        raise WrongContent(package.title, file.source) from error


def _write_folder(
    package: PinnedPackage, archive: Archive, pinned: PinnedFolder, folder: Path
) -> None:
    source = PurePosixPath(pinned.source)
    wanted = {
        name
        for name in archive.names()
        if PurePosixPath(name).parent == source and name.endswith(pinned.suffix)
    }
    part = folder / f"{pinned.target}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for path, content in archive.read_all(wanted).items():
        name = PurePosixPath(path).name
        if not _PLAIN_NAME.fullmatch(name):
            raise WrongContent(package.title, repr(name))
        (part / name).write_bytes(content)
    if hash_folder(part) != pinned.sha256:
        raise WrongContent(package.title, pinned.source)
    shutil.rmtree(folder / pinned.target, ignore_errors=True)
    part.replace(folder / pinned.target)
