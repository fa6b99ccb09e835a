"""A wall clock that is set is noticed once; one that is kept in step is not."""

from datetime import timedelta

import pytest

from bot.wall_clock import WallClock
from db.session import now


def test_being_set_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, ahead_s = WallClock(), 0.0
    assert clock.moved_s() == 0
    for wrong_s in (3600.0, 0.0, -60.0):
        moment = timedelta(seconds=wrong_s)
        monkeypatch.setattr("bot.wall_clock.now", lambda moment=moment: now() + moment)
        assert clock.moved_s() == pytest.approx(wrong_s - ahead_s, abs=0.5)
        assert clock.moved_s() == 0
        ahead_s = wrong_s


def test_small_corrections_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = WallClock()
    monkeypatch.setattr("bot.wall_clock.now", lambda: now() + timedelta(seconds=0.4))
    assert clock.moved_s() == 0
