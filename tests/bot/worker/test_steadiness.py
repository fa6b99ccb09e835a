"""Only a worker that was there all the while can tell who else is gone."""

from datetime import timedelta

import pytest

from bot.worker.steadiness import Steadiness
from db.session import now

GAP_S = 5.0


@pytest.fixture
def tick(monkeypatch: pytest.MonkeyPatch):
    """Lets time pass by both clocks."""
    start, passed = now(), [0.0]
    monkeypatch.setattr("time.monotonic", lambda: passed[0])
    monkeypatch.setattr("bot.wall_clock.now", lambda: start + timedelta(seconds=passed[0]))

    def pass_by(seconds: float) -> None:
        passed[0] += seconds

    return pass_by


def test_it_grows_while_signs_of_life_come(tick) -> None:
    steadiness = Steadiness(GAP_S)
    for _ in range(4):
        tick(2)
        steadiness.note()
    assert steadiness.seconds == 8


def test_a_gap_begins_it_anew(tick) -> None:
    steadiness = Steadiness(GAP_S)
    tick(GAP_S + 1)
    assert steadiness.seconds == 0
    steadiness.note()
    tick(2)
    assert steadiness.seconds == 2


def test_a_clock_that_is_set_begins_it_anew(tick, monkeypatch: pytest.MonkeyPatch) -> None:
    steadiness = Steadiness(GAP_S)
    tick(2)
    steadiness.note()
    monkeypatch.setattr("bot.wall_clock.now", lambda: now() + timedelta(days=1))
    assert steadiness.seconds == 0
