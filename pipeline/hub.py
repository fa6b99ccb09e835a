"""Models that a user names for diffusers or transformers: a folder, or a name on the hub."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.errors import BrokenModel

INSTALL = "run `make diffusers` once."


def check_place(model: str, remedy: str) -> None:
    """Raise BrokenModel for a folder that is not there; the hub would be asked for it instead."""
    names = Path(model).parts
    local = model.startswith((".", "~")) or Path(model).is_absolute() or len(names) > 2
    if local and not Path(model).is_dir():
        raise BrokenModel(model, "there is no such folder", remedy)


def hush(*libraries: Any) -> None:
    """No messages and bars of these libraries, which would break through our own."""
    for library in libraries:
        library.utils.logging.set_verbosity_error()
        library.utils.logging.disable_progress_bar()
