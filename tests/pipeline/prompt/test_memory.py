"""What was encoded lately is not encoded again."""

import numpy as np
from numpy.typing import NDArray

from pipeline.prompt.memory import MOST_TEXTS, RememberingEncoder


class CountingEncoder:
    """Gives each text its length as its vector."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        self.asked += texts
        return np.array([[len(text)] for text in texts], np.float32)


def test_a_text_is_encoded_once_and_found_in_its_place() -> None:
    counting = CountingEncoder()
    encoder = RememberingEncoder(counting)
    encoder.encode(["cat", "mouse"])
    assert encoder.encode(["mouse", "giraffe", "cat", "cat"])[:, 0].tolist() == [5, 7, 3, 3]
    assert counting.asked == ["cat", "mouse", "giraffe"]


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    counting = CountingEncoder()
    encoder = RememberingEncoder(counting)
    encoder.encode(["first"])
    for start in range(0, MOST_TEXTS, 16):
        encoder.encode([f"text {start + n}" for n in range(16)])
    encoder.encode(["first"])
    assert counting.asked.count("first") == 2
