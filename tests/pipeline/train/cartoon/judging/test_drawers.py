import numpy as np
import pytest
import torch

from pipeline.networks.condition import ImageFeatures
from pipeline.networks.generator import Generator
from pipeline.train.cartoon.judging.drawers import (
    CycleDrawer,
    Drawer,
    NetworkDrawer,
    PaintedDrawer,
    StyleTransfer,
    Teacher,
    Untouched,
    at_side,
)
from pipeline.train.cartoon.judging.style_transfer import Effort
from pipeline.train.cartoon.judging.tasks import usual_look
from tests.pipeline.train.cartoon.judging.drawn import MEANINGS, sketch


@pytest.fixture(scope="module")
def eyes() -> ImageFeatures:
    torch.manual_seed(0)
    return ImageFeatures().eval().requires_grad_(False)


@pytest.fixture(scope="module")
def drawers(eyes: ImageFeatures) -> list[Drawer]:
    generator = Generator()
    styles = [np.full((32, 32, 3), 0.4, np.float32), np.full((32, 32, 3), 0.7, np.float32)]
    return [
        Untouched(),
        Teacher(),
        NetworkDrawer("ours", generator, eyes),
        CycleDrawer("cyclegan", generator),
        StyleTransfer(eyes, styles, Effort((1, 1))),
    ]


def test_every_drawer_draws_on_the_sketchs_canvas(drawers: list[Drawer]) -> None:
    told = MEANINGS[0]
    for people in (False, True):
        shown = sketch(people=people)
        for drawer in drawers:
            drawn = drawer.draw(shown, told, usual_look(told))
            assert drawn.shape == shown.colors.shape, drawer.name
            assert drawn.dtype == np.float32, drawer.name
            assert 0 <= drawn.min() <= drawn.max() <= 1, drawer.name


def test_the_same_look_is_drawn_the_same(drawers: list[Drawer]) -> None:
    told, shown = MEANINGS[0], sketch()
    for drawer in drawers:
        one, two = (drawer.draw(shown, told, usual_look(told)) for _ in range(2))
        assert np.array_equal(one, two), drawer.name


def test_what_the_painter_draws_comes_back_where_it_was() -> None:
    shown, told = sketch(), MEANINGS[0]
    drawn = PaintedDrawer().draw(shown, told, usual_look(told))
    light = drawn.mean(-1) - drawn.mean()
    photo = shown.colors.mean(-1) - shown.colors.mean()
    inside = shown.alpha > 0.5

    def alike(x: int, y: int) -> float:
        moved = np.roll(light, (y, x), (0, 1))
        return float((moved[inside] * photo[inside]).sum())

    steps = [(x, y) for x in (-3, 0, 3) for y in (-3, 0, 3)]
    assert max(steps, key=lambda step: alike(*step)) == (0, 0)


def test_a_canvas_changes_its_size_with_all_that_is_on_it() -> None:
    whole = sketch(people=True)
    for side in (32, 96):
        other = at_side(whole, side)
        assert other.alpha.shape == (side, side)
        middle = other.faces[0].landmarks[:, :2].mean() / side
        assert middle == pytest.approx(whole.faces[0].landmarks[:, :2].mean() / 64, abs=0.01)
