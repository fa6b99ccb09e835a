"""Whether a picture shows nakedness: Yahoo's OpenNSFW.

J. Mahadeokar and G. Pesavento, "Open sourcing a deep learning solution for detecting NSFW images",
2016: a thin ResNet-50 that takes 224 x 224 px, blue first, minus the mean of its training pictures.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from pipeline.errors import BrokenModel

MODEL_NAME = "open-nsfw.onnx"
WHOLE_PX, SIDE_PX = 256, 224  # the middle of a picture scaled to the first is looked at
MEAN = np.array([104, 117, 123], np.float32)  # blue, green, red


class SafetyJudge:
    """Looks at whole pictures."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session
        self._input = session.get_inputs()[0].name

    def unsafe_share(self, pixels: NDArray[np.uint8]) -> float:
        """How likely a picture uint8 (H, W, 3) is unsafe, 0 to 1."""
        rim = (WHOLE_PX - SIDE_PX) // 2
        whole = cv2.resize(pixels, (WHOLE_PX, WHOLE_PX), interpolation=cv2.INTER_AREA)
        middle = whole[rim:-rim, rim:-rim, ::-1].astype(np.float32) - MEAN
        answer = self._session.run(None, {self._input: middle[None]})[0]
        return float(np.asarray(answer).ravel()[1])


def open_safety_judge(assets: Path, *, threads: int) -> SafetyJudge:
    """The judge with its model from the folder `assets`; raises BrokenModel."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    path = assets / MODEL_NAME
    if not path.is_file():
        raise BrokenModel(MODEL_NAME, "missing")
    try:
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own, unnamed classes
        raise BrokenModel(MODEL_NAME, str(error)) from error
    return SafetyJudge(session)
