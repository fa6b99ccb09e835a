"""What is not worth learning from is told apart."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.safety import SafetyJudge
from pipeline.train.cartoon.selection import Seen, fault_of, fingerprint, sharpness


class Judge(SafetyJudge):
    """Says what it was told to."""

    def __init__(self, share: float) -> None:
        self._share = share

    def unsafe_share(self, pixels: NDArray[np.uint8]) -> float:
        return self._share


@pytest.fixture
def noise() -> NDArray[np.uint8]:
    """Blocks of random colours."""
    blocks = np.random.default_rng(0).integers(0, 255, (12, 12, 3), np.uint8)
    return np.asarray(cv2.resize(blocks, (240, 240), interpolation=cv2.INTER_NEAREST), np.uint8)


def test_a_blurred_picture_is_no_use(noise: NDArray[np.uint8]) -> None:
    soft = np.asarray(cv2.GaussianBlur(noise, (0, 0), 9), np.uint8)
    assert sharpness(soft) < 12 < sharpness(noise)
    assert fault_of(soft, Judge(0.0)) == "blurred"
    assert fault_of(noise, Judge(0.0)) is None


def test_an_unsafe_picture_is_left_out(noise: NDArray[np.uint8]) -> None:
    assert fault_of(noise, Judge(0.9)) == "unsafe"
    assert fault_of(noise, Judge(0.4)) is None


def test_a_smaller_copy_is_the_same_picture(noise: NDArray[np.uint8]) -> None:
    seen = Seen()
    assert seen.twin_of(fingerprint(noise)) is None
    seen.add("first", fingerprint(noise))
    small = np.asarray(cv2.resize(noise, (150, 150), interpolation=cv2.INTER_AREA), np.uint8)
    assert seen.twin_of(fingerprint(small)) == "first"
    assert seen.twin_of(fingerprint(np.ascontiguousarray(noise[::-1]))) is None
