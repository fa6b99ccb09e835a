"""The light in which photos are given to the networks."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.color import smoothstep
from pipeline.gan.light import well_lit
from pipeline.painted.easel import Fitted

SIDE = 256


SUBJECT = np.hypot(*(np.mgrid[:SIDE, :SIDE] - SIDE / 2)) < 100


def fitted(colors: np.ndarray, lights: float | None = None) -> Fitted:
    return Fitted(colors.astype(np.float32), SUBJECT.astype(np.float32), (), (), lights)


def seen(colors: np.ndarray, lights: float | None = None) -> float:
    """How bright a subject is in good light."""
    return float(well_lit(fitted(colors, lights))[SUBJECT].mean())


def noise(level: float, spread: float) -> np.ndarray:
    random = np.random.default_rng(4)
    return (level + spread * random.standard_normal((SIDE, SIDE, 3))).clip(0, 1)


def test_dark_photos_become_brighter() -> None:
    dark = noise(0.15, 0.05)
    assert seen(dark) > 1.3 * dark[SUBJECT].mean()
    assert seen(dark, lights=40) > 1.3 * dark[SUBJECT].mean()


def test_what_is_dark_in_a_lit_photo_stays_dark() -> None:
    dark = noise(0.15, 0.05)
    assert abs(seen(dark, lights=90) - dark[SUBJECT].mean()) < 0.02


def test_far_from_the_subject_all_is_black() -> None:
    found = well_lit(fitted(noise(0.6, 0.1)))
    assert found[:15].max() == 0
    assert found[:, -15:].max() == 0
    assert found[SIDE // 2, SIDE // 2].min() > 0


@pytest.mark.parametrize(("shift", "levels"), [(16, 0.5), (5, 4.0)])
def test_it_matters_little_where_on_the_canvas_a_subject_is(shift: int, levels: float) -> None:
    """Light is made even in squares of a few pixels; their edges are not to be seen."""
    ys, xs = np.mgrid[:SIDE, :SIDE]
    light = 0.3 + 0.7 * smoothstep(xs - 0.3 * ys - SIDE / 2 + 40, -8, 8)
    colors = noise(0.0, 0.02) + light[..., None] * np.array([0.7, 0.35, 0.1])
    there = fitted(np.roll(colors, (shift, shift), (0, 1)).clip(0, 1))
    moved = np.roll(SUBJECT, (shift, shift), (0, 1))
    lit = well_lit(replace(there, alpha=moved.astype(np.float32)))
    apart = 255 * np.abs(lit[moved] - well_lit(fitted(colors.clip(0, 1)))[SUBJECT])
    assert np.percentile(apart, 99) < levels


def test_photos_of_the_same_thing_in_more_and_less_light_come_nearer() -> None:
    less, more = noise(0.25, 0.06), noise(0.45, 0.108)
    apart = abs(more[SUBJECT].mean() - less[SUBJECT].mean())
    assert abs(seen(more) - seen(less)) < 0.7 * apart


def test_colours_stay_in_range() -> None:
    found = well_lit(fitted(noise(0.5, 0.6)))
    assert found.shape == (SIDE, SIDE, 3)
    assert found.dtype == np.float32
    assert found.min() >= 0
    assert found.max() <= 1


def test_sepia_becomes_grey() -> None:
    tone = noise(0.5, 0.1)[..., :1]
    sepia = tone * np.array([1.0, 0.93, 0.82])
    found = well_lit(fitted(sepia.clip(0, 1)))
    assert np.ptp(found[100:150, 100:150], axis=-1).max() < 0.02
