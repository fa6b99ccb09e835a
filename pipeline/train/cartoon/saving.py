"""Files of a training, which may fill a disk: what was there before survives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from pipeline.train.cartoon.errors import CannotSave


@contextmanager
def saving(path: Path) -> Iterator[Path]:
    """Where to write what takes the place of `path` once it was written to the end.

    Raises CannotSave; the folder is made if it is missing.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        partial.replace(path)
    except (OSError, SafetensorError) as error:
        raise CannotSave(path, str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
