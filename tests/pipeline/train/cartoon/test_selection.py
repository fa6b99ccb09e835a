"""What is not worth learning from is told apart."""

import cv2
import imagehash
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from pipeline.safety import SafetyJudge
from pipeline.train.cartoon.selection import Seen, fault_of, fingerprints, sharpness


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


@pytest.fixture
def seen(noise: NDArray[np.uint8]) -> Seen:
    """The blocks, after another picture."""
    seen = Seen()
    for name, pixels in (("other", np.roll(noise, 100, (0, 1))), ("first", noise)):
        assert seen.twin_of(fingerprints(pixels)) is None
        seen.add(name, fingerprints(pixels)[0])
    return seen


def test_a_smaller_copy_is_the_same_picture(noise: NDArray[np.uint8], seen: Seen) -> None:
    small = np.asarray(cv2.resize(noise, (150, 150), interpolation=cv2.INTER_AREA), np.uint8)
    assert seen.twin_of(fingerprints(small)) == "first"


@pytest.mark.parametrize("quarters", range(4))
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_turned_or_mirrored_copy_is_the_same_picture(
    noise: NDArray[np.uint8], seen: Seen, quarters: int, mirrored: bool
) -> None:
    copy = np.rot90(noise[:, ::-1] if mirrored else noise, quarters)
    oblong = cv2.resize(np.ascontiguousarray(copy), (180, 240), interpolation=cv2.INTER_AREA)
    assert seen.twin_of(fingerprints(np.asarray(oblong, np.uint8))) == "first"


def test_another_picture_is_no_twin(noise: NDArray[np.uint8], seen: Seen) -> None:
    assert seen.twin_of(fingerprints(np.roll(noise, 60, (0, 1)))) is None


def test_the_hash_that_is_kept_is_the_usual_one(noise: NDArray[np.uint8]) -> None:
    assert fingerprints(noise)[0] == str(imagehash.phash(Image.fromarray(noise)))
