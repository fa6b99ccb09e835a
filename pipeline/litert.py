"""Opening LiteRT models without noise."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import BrokenModel

_STDERR = 2


@contextlib.contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Send file descriptor 2 to nowhere.

    LiteRT's C++ writes a banner there when it makes its first delegate; it offers no log level.
    """
    sys.stderr.flush()
    kept = os.dup(_STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(nowhere)
        os.close(kept)


class LiteModel:
    """One LiteRT network with one float32 input and named float32 outputs."""

    def __init__(self, path: Path, *, threads: int) -> None:
        # Imported here: front ends reach this module and must start without LiteRT.
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415

        if not path.is_file():
            raise BrokenModel(path.name, "missing")
        try:
            with _quiet_stderr():
                self._interpreter: Any = Interpreter(model_path=str(path), num_threads=threads)
                self._interpreter.allocate_tensors()
        except (ValueError, RuntimeError) as error:
            raise BrokenModel(path.name, "damaged") from error
        self._input = self._interpreter.get_input_details()[0]["index"]
        self._outputs = {d["name"]: d["index"] for d in self._interpreter.get_output_details()}

    @property
    def outputs(self) -> frozenset[str]:
        """Names of the output tensors."""
        return frozenset(self._outputs)

    def run(self, batch: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
        """Outputs by name for an input of the model's own shape."""
        self._interpreter.set_tensor(self._input, np.ascontiguousarray(batch))
        self._interpreter.invoke()
        return {name: self._interpreter.get_tensor(index) for name, index in self._outputs.items()}
