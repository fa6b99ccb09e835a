import numpy as np
import pytest

from pipeline.measure.hair_kind import completed_kind, likeliest_kind, tie_of
from pipeline.measure.hair_traits import Glimpse
from pipeline.measure.view import grid

X, Y = grid()
CAP = (np.hypot(X, Y - 0.5) < 1.3) & (Y > 0.9)
TAIL = (np.abs(X - 1.4) < 0.25) & (Y < 0.2) & (Y > -0.8)


@pytest.mark.parametrize(
    ("said", "lowest", "crown", "kind"),
    [
        ({"short": 0.9, "long": 0.1}, 0.2, 1.0, "short"),
        ({"short": 0.3, "long": 0.4}, 0.2, 1.0, "short"),
        ({"short": 0.4, "long": 0.3}, -1.5, 1.0, "long"),
        ({"bald": 0.4, "short": 0.5}, 0.5, 0.0, "bald"),
        ({"bald": 0.4, "short": 0.5}, 0.5, 1.0, "short"),
        ({"bald_top": 0.8, "short": 0.1}, 0.2, 0.2, "bald_top"),
        ({"cut": 0.9, "short": 0.1}, -1.6, 1.0, "long"),
        ({}, 0.0, 0.5, "short"),
    ],
)
def test_outlines_decide_where_the_network_wavers(
    said: dict[str, float], lowest: float, crown: float, kind: str
) -> None:
    assert likeliest_kind(said, CAP, lowest, crown) == kind


def test_tails_and_buns_are_told_apart() -> None:
    assert tie_of("short", CAP, 0.9)[0] == "none"
    assert tie_of("tied", CAP, 0.9)[0] == "bun"
    assert tie_of("tied", CAP | TAIL, 0.0)[0] == "ponytail"
    assert tie_of("tied", CAP | TAIL | TAIL[:, ::-1], 0.0)[0] == "pigtails"
    assert np.isfinite(tie_of("tied", CAP, 0.0)[1])


@pytest.mark.parametrize(
    ("said", "glimpse", "kind"),
    [
        ({"short": 0.5, "long": 0.3}, Glimpse(0.4), "short"),
        ({"short": 0.5, "long": 0.5}, Glimpse(-0.9, beside=0.8), "long"),
        ({"short": 0.5, "long": 0.5}, Glimpse(0.4, beside=0.0), "short"),
        ({"short": 0.4, "tied": 0.4}, Glimpse(0.4, beside=0.0, face=2.0), "tied"),
        ({"medium": 0.5, "long": 0.4}, Glimpse(-0.5, beside=0.7, below=False), "medium"),
        ({"shaved": 0.9}, Glimpse(0.5, bare=1.0, face=-2.0), "shaved"),
        ({"shaved": 0.9}, Glimpse(0.5, bare=0.0, face=-2.0), "short"),
        ({"bald": 0.9}, Glimpse(0.5, bare=1.0), "bald"),
        ({}, Glimpse(0.5, face=-1.0), "short"),
    ],
)
def test_hair_that_the_frame_hides_is_guessed_from_what_it_shows(
    said: dict[str, float], glimpse: Glimpse, kind: str
) -> None:
    assert completed_kind(said, glimpse) == kind


def test_a_bun_that_the_frame_hides_shows_over_the_crown() -> None:
    kind, height = tie_of("tied", CAP, 0.0, guess=True)
    assert kind == "bun"
    assert tie_of("tied", CAP, 0.0, guess=False)[0] == "none"
    assert height > tie_of("tied", CAP, 0.0)[1]
