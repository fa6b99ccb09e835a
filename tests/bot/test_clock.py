"""Stages follow each other, and each is told and timed."""

import time

from bot.clock import Clock
from bot.order import Stage

Told = list[tuple[Stage, int, int]]


def test_a_stage_is_told_when_it_begins_goes_on_and_ends() -> None:
    told: Told = []
    clock = Clock(lambda *progress: told.append(progress))
    clock.begin(Stage.RENDER, steps=3)
    clock.tell(2)
    clock.begin(Stage.ENCODE)
    clock.stop()
    assert told == [
        (Stage.RENDER, 0, 3),
        (Stage.RENDER, 2, 3),
        (Stage.RENDER, 3, 3),
        (Stage.ENCODE, 0, 1),
        (Stage.ENCODE, 1, 1),
    ]


def test_a_second_try_adds_to_the_stage_s_seconds() -> None:
    clock = Clock(lambda *_: None)
    for _ in range(2):
        clock.begin(Stage.DRAW)
        time.sleep(0.02)
    clock.begin(Stage.BUILD)
    clock.stop()
    assert clock.seconds["draw"] >= 0.04
    assert list(clock.seconds) == ["draw", "build"]
