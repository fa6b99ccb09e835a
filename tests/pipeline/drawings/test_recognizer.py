"""What tells photos from drawings, with the weights that are shipped."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from pipeline.drawings.recognizer import Recognizer, judge, open_recognizer
from pipeline.drawings.weights import WEIGHTS, load_head, save_head
from pipeline.errors import BrokenModel
from pipeline.types import Photo


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return open_recognizer()


def test_a_comic_is_a_drawing(recognizer: Recognizer) -> None:
    paper = np.full((400, 400, 3), 255, np.uint8)
    cv2.circle(paper, (200, 200), 150, (250, 200, 40), -1, cv2.LINE_AA)
    cv2.circle(paper, (200, 200), 150, (20, 20, 20), 8, cv2.LINE_AA)
    for x in (150, 250):
        cv2.circle(paper, (x, 160), 18, (20, 20, 20), -1, cv2.LINE_AA)
    cv2.ellipse(paper, (200, 220), (80, 60), 0, 0, 180, (20, 20, 20), 8, cv2.LINE_AA)
    assert recognizer.recognize(Photo(paper)).kind == "drawing"


def test_a_photo_is_a_photo(recognizer: Recognizer) -> None:
    data = pytest.importorskip("skimage.data")
    assert recognizer.recognize(Photo(data.astronaut())).kind == "photo"


def test_doubt_makes_a_photo() -> None:
    assert judge(np.array([0.45, 0.5, 0.05], np.float32)).kind == "photo"
    assert judge(np.array([0.1, 0.2, 0.7], np.float32)).kind == "screenshot"
    assert judge(np.array([0.1, 0.7, 0.2], np.float32)).kind == "drawing"


def test_weights_are_small_and_come_back_as_stored(tmp_path: Path) -> None:
    assert WEIGHTS.stat().st_size < 3_000_000
    copy = tmp_path / "copy.safetensors"
    save_head(load_head(), copy, origin="a test")
    assert copy.stat().st_size == pytest.approx(WEIGHTS.stat().st_size, abs=400)


def test_missing_and_damaged_weights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "gone.safetensors"
    with pytest.raises(BrokenModel, match="missing"):
        load_head(path)
    path.write_bytes(b"damaged")
    with pytest.raises(BrokenModel, match="damaged"):
        load_head(path)
