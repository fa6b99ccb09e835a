"""Sheets that show how far a training is: rows of photo, teacher and what is drawn by now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.train.cartoon.batch import Example
from pipeline.train.cartoon.errors import CannotSave
from pipeline.train.cartoon.school import on_white

GAP_PX = 4


def build_sheet(batch: Example, drawn: Sequence[Tensor]) -> NDArray[np.uint8]:
    """uint8 (H, W, 3): one column for each of a batch, photo and teacher above each drawing.

    drawn: (N, 3, S, S) each, in [0, 1].
    """
    rows = [batch.picture[:, :3], batch.target, *(pictures.float() for pictures in drawn)]
    shown = torch.stack([on_white(row, batch) for row in rows])  # (R, N, 3, S, S)
    framed = torch.nn.functional.pad(shown, [0, GAP_PX, 0, GAP_PX], value=1.0)
    count, width, _, height, side = framed.shape
    sheet = framed.permute(0, 3, 1, 4, 2).reshape(count * height, width * side, 3)
    return np.asarray((255 * sheet).round().clamp(0, 255).byte().cpu().numpy(), np.uint8)


def write_samples(path: Path, sheet: NDArray[np.uint8]) -> None:
    """Write a sheet as PNG; raises CannotSave."""
    whole, encoded = cv2.imencode(".png", cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR))
    assert whole, "OpenCV can encode PNG"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded.tobytes())
    except OSError as error:
        raise CannotSave(path, str(error)) from error
