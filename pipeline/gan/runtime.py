"""The cartoonizer's networks, run by ONNX Runtime.

At 512 px it took 0.15 processor seconds where torch took 0.25, and on shared cores torch's threads
lose much more by waiting for each other.
"""

from __future__ import annotations

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from pipeline.errors import BrokenModel
from pipeline.gan.graph import build_eyes_graph, build_generator_graph, table_changes
from pipeline.gan.weights import LoadedCartoonizer
from pipeline.networks.condition import Condition
from pipeline.networks.generator import Told

_Array = NDArray[np.float32]


class Runtime:
    """A loaded cartoonizer, ready to draw; threads: at most so many."""

    def __init__(self, loaded: LoadedCartoonizer, *, threads: int) -> None:
        self._condition = loaded.generator.condition
        self._eyes = _session(build_eyes_graph(loaded.eyes), threads)
        self._generator = _session(build_generator_graph(loaded.generator), threads)

    def see(self, view: _Array) -> _Array:
        """float32 (192,): what a view float32 (3, 224, 224) shows, see gan.inputs."""
        (features,) = self._eyes.run(None, {"view": view[None]})
        found: _Array = features[0]
        return found

    def draw(self, picture: _Array, told: Told) -> tuple[_Array, _Array]:
        """Colours float32 (3, H, W) in [0, 1], and logits of skin, hair and clothes, (3, H, W).

        picture: float32 (11, H, W), see gan.inputs; sides are multiples of 16. told: without the
        dimension of a batch.
        """
        shown = {
            "picture": picture[None],
            "films": _films(self._condition, told),
            "changes": table_changes(told.tables.numpy()),
            "line": told.line[None, :, None, None].numpy(),
            "mark": told.mark[None, :, None, None].numpy(),
        }
        colors, areas = self._generator.run(None, shown)
        return colors[0], areas[0]


def _films(condition: Condition, told: Told) -> _Array:
    """float32 (1, N, 1, 1): each block's scales and shifts one after the other."""
    meant = (told.embedding, told.features, told.look, told.noise)
    with torch.inference_mode():
        films = condition(*(part[None] for part in meant))
        joined = torch.cat([part for film in films for part in film], 1)
    found: _Array = joined.numpy()
    return found


def _session(graph: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3  # errors only
    # Threads that spin after a run would slow down whatever comes next.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX's errors share no public base
        raise BrokenModel("the cartoonizer's graph", str(error)) from error
