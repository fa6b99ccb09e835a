import numpy as np

from config.theme import Drawing
from pipeline.gan.look import look_numbers
from pipeline.gan.variation import vary
from tests.pipeline.pictures import brief


def test_the_same_seed_gives_the_same_look() -> None:
    (one, first), (other, second) = (vary(brief(seed=4)) for _ in range(2))
    assert np.array_equal(first, second)
    assert np.array_equal(look_numbers(one, side_px=512), look_numbers(other, side_px=512))


def test_four_seeds_give_four_looks_near_each_other() -> None:
    looks = [look_numbers(vary(brief(seed=seed))[0], side_px=512) for seed in range(4)]
    assert len({look.tobytes() for look in looks}) == 4
    palettes = [vary(brief(seed=seed))[0].palette.colors.astype(int) for seed in range(4)]
    assert np.abs(palettes - brief().palette.colors.astype(int)).max() < 25


def test_a_look_stays_a_possible_one() -> None:
    heavy = Drawing(line=2.0, recolor=1.0)
    for seed in (-3, 0, 2**70):
        look, _ = vary(brief(drawing=heavy, seed=seed))
        assert Drawing.model_validate(look.drawing.model_dump()) == look.drawing


def test_strength_reaches_the_look() -> None:
    assert vary(brief())[0].strength == brief().strength
