"""ISNet through ONNX Runtime: the alpha matte of what stands out in a picture.

Xuebin Qin et al. 2022, "Highly accurate dichotomous image segmentation". The file is made at
set-up by `pipeline.cutout.isnet_graph.make_resizable`. Measured on 2 cores: 0.4 s to load, then
0.11 s at 384 px, 0.2 at 512, 0.31 at 640, 0.45 at 768, 0.8 at 1024. The process takes 0.5 GB
after loading, 0.65 GB at 768 and 0.85 GB at 1024.
"""

from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from pipeline.errors import BrokenModel

MODEL = "isnet.onnx"
MIN_SIDE_PX = 64  # six halvings


class Matter(Protocol):
    """Anything that finds the subject of a picture."""

    def alpha(self, pixels: NDArray[np.uint8], side_px: int) -> NDArray[np.float32]:
        """The subject's share of each pixel.

        pixels: uint8 (H, W, 3) sRGB. Looked at as a square of `side_px`.
        Returns float32 (H, W) in [0, 1].
        """
        ...


class IsnetMatter:
    """ISNet, opened by `open_matter`."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session
        self._input = session.get_inputs()[0].name

    def alpha(self, pixels: NDArray[np.uint8], side_px: int) -> NDArray[np.float32]:
        height, width = pixels.shape[:2]
        side = max(side_px, MIN_SIDE_PX)
        # The network learned from photos stretched to a square.
        shrinks = height * width > side * side
        square = cv2.resize(
            pixels, (side, side), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
        )
        network_input = (square.astype(np.float32) - 128) / 256  # the scale it was exported for
        (found,) = self._session.run(
            None, {self._input: np.ascontiguousarray(network_input.transpose(2, 0, 1)[None])}
        )
        matte = cv2.resize(found[0, 0], (width, height), interpolation=cv2.INTER_LINEAR)
        clipped: NDArray[np.float32] = np.clip(matte, 0, 1, dtype=np.float32)
        return clipped


def open_matter(assets: Path, *, threads: int) -> IsnetMatter:
    """ISNet from the folder `assets`, on this many threads; raises BrokenModel."""
    path = assets / MODEL
    if not path.is_file():
        raise BrokenModel(MODEL, "is missing")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3  # errors only
    # Threads that spin after a run would slow down whatever comes next.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # ONNX's errors share no public base
        raise BrokenModel(MODEL, str(error)) from error
    return IsnetMatter(session)
