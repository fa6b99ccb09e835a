import pytest

from pipeline.errors import UnusableMix
from pipeline.prompt.shares import read_weights, shares_of


def test_weights_are_read_as_numbers_between_commas() -> None:
    assert read_weights("0.3, 0.7") == (0.3, 0.7)


@pytest.mark.parametrize("text", ["", "a", "0.3;0.7", "1,,2"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(UnusableMix, match="no list of numbers"):
        read_weights(text)


def test_shares_add_up_to_one() -> None:
    assert shares_of((1, 3), 2) == (0.25, 0.75)
    assert shares_of((), 4) == (0.25,) * 4


@pytest.mark.parametrize("weights", [(float("nan"), 1), (float("inf"), 1), (0, 0), (-1, 1), (1,)])
def test_shares_of_nonsense_are_refused(weights: tuple[float, ...]) -> None:
    with pytest.raises(UnusableMix):
        shares_of(weights, 2)
