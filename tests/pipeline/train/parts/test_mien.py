"""The layer on faces learns from what a fixed trunk sees, and strangers judge it."""

import numpy as np
import torch

from pipeline.parts.mien import HEARD, STYLES
from pipeline.train.parts.jaws import person_of
from pipeline.train.parts.mien import Lesson, right_for_strangers, teach_mien


def lesson(*, people: int = 40, told: float = 4.0) -> Lesson:
    """Two photos of each of so many people; some numbers tell how their hair is worn."""
    rng = np.random.default_rng(0)
    heard = rng.normal(0, 1, (2 * people, HEARD)).astype(np.float32)
    wanted = np.repeat(np.arange(people) % len(STYLES), 2)
    heard[wanted == 1, :60] += told
    files = tuple(
        f"faces/0_0_{chr(97 + k // 26)}{chr(97 + k % 26)}x_{n}.jpg"
        for k in range(people)
        for n in (1, 2)
    )
    return Lesson(torch.from_numpy(heard), torch.from_numpy(wanted), files)


def test_what_tells_is_learned_for_strangers_too() -> None:
    whole = lesson()
    with torch.no_grad():
        told = teach_mien(whole)(whole.heard).argmax(1)
    assert bool((told == whole.wanted).all())
    assert float(right_for_strangers(whole).float().mean()) > 0.9


def test_what_tells_nothing_is_guessed() -> None:
    assert float(right_for_strangers(lesson(told=0.0)).float().mean()) < 0.75


def test_all_photos_of_a_person_have_one_name() -> None:
    assert person_of("faces/0_0_name_0014.jpg") == person_of("faces/1_0_name_0149.jpg") == "name"
    assert person_of("faces/162.jpg") == "faces/162.jpg"
    assert person_of("portraits/B001242.jpg") == "portraits/B001242.jpg"
