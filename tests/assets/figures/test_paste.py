import numpy as np
import pytest

from assets.figures.light import PhotoLight
from assets.figures.paste import (
    Grain,
    beyond,
    bled,
    encoded,
    filled,
    find_grain,
    in_light,
    laid_over,
    shaded,
    shadow_of,
    unmixed,
)
from pipeline.color import blur
from render.color import to_linear

SIDE = 64
RNG = np.random.default_rng(1)


def disc(x: float, y: float, radius: float) -> np.ndarray:
    rows, columns = np.indices((SIDE, SIDE))
    return np.hypot(columns - x, rows - y) < radius


def test_hair_above_a_cover_goes_and_hair_below_stays() -> None:
    cover = disc(32, 32, 20) & (np.indices((SIDE, SIDE))[0] < 30)
    hair = disc(32, 32, 28) & ~disc(32, 40, 12)
    lost = beyond(cover.astype(np.float32), hair, (32.0, 34.0))
    assert lost[6, 32]
    assert not lost[45:].any()
    assert not (lost & cover).any()


def test_a_gap_takes_the_colour_around_it() -> None:
    pixels = np.full((SIDE, SIDE, 3), 0.8, np.float32)
    gap = disc(32, 32, 8)
    pixels[gap] = 0.0
    whole = filled(pixels, gap, ~disc(32, 32, 10), np.random.default_rng(0))
    assert abs(float(whole[32, 32].mean()) - 0.8) < 0.05
    assert np.array_equal(whole[:5], pixels[:5])


def test_an_equal_render_casts_no_shadow() -> None:
    picture = np.full((SIDE, SIDE, 4), 0.6, np.float32)
    shadow = shadow_of(picture, picture, np.ones((SIDE, SIDE), np.float32))
    np.testing.assert_allclose(shadow, 1, atol=1e-4)


def test_a_darker_head_is_in_shadow() -> None:
    bare = np.full((SIDE, SIDE, 4), 0.8, np.float32)
    covered = bare.copy()
    covered[:20, :, :3] = 0.4
    shadow = shadow_of(covered, bare, np.ones((SIDE, SIDE), np.float32))
    assert shadow[5].max() < 0.5
    assert shadow[50].min() > 0.98


def test_a_shadow_on_overexposed_skin_is_not_grey() -> None:
    pixels = np.full((SIDE, SIDE, 3), (0.8, 0.55, 0.45), np.float32)
    pixels[:20] = 1.0
    dark = shaded(pixels, np.full((SIDE, SIDE), 0.5, np.float32), np.ones((SIDE, SIDE), bool))
    assert dark[5, 5, 0] > dark[5, 5, 2] + 0.1
    assert dark[50].max() < pixels[50].max()


def test_colours_are_carried_over_an_edge() -> None:
    share = blur(disc(32, 32, 15).astype(np.float32), 1.0)
    colors = np.where(disc(32, 32, 13)[..., None], np.float32((0.9, 0.1, 0.1)), np.float32(0.2))
    carried = bled(colors.astype(np.float32), (share > 0.999) * share)
    assert carried[32, 48, 0] > 0.8


def test_a_thin_wire_keeps_its_colour() -> None:
    picture = np.zeros((SIDE, SIDE, 4), np.float32)
    picture[30] = np.float32((0.9, 0.2, 0.1, 1.0)) * 0.4
    assert np.allclose(unmixed(picture)[30], (0.9, 0.2, 0.1), atol=1e-3)
    assert np.allclose(unmixed(picture)[31], (0.9, 0.2, 0.1), atol=1e-3)


def test_light_of_a_grey_photo_makes_grey() -> None:
    light = PhotoLight(np.array((0.0, 0.0, 1.0)), 0.5, np.ones(3, np.float32), grey=True)
    colors = in_light(np.float32([[[1.0, 0.0, 0.2]]]), light)
    assert np.ptp(colors) < 1e-6


def test_encoding_undoes_linear_light() -> None:
    levels = np.linspace(0, 1, 32, dtype=np.float32)
    np.testing.assert_allclose(encoded(to_linear(levels)), levels, atol=1e-5)


def test_nothing_changes_where_nothing_is_laid() -> None:
    pixels = RNG.random((SIDE, SIDE, 3)).astype(np.float32)
    share = disc(16, 16, 6).astype(np.float32)
    over = laid_over(pixels, np.ones_like(pixels), share, Grain(0.8, 0.02), RNG)
    assert np.array_equal(over[40:], pixels[40:])
    assert over[16, 16].mean() > 0.9


@pytest.mark.parametrize("blurred", [0.8, 1.6])
def test_a_blurred_photo_is_found_softer(blurred: float) -> None:
    image = RNG.random((SIDE, SIDE, 1)).astype(np.float32).repeat(3, 2)
    texture = blur(image, 1.0)
    where = np.ones((SIDE, SIDE), bool)
    sharp = find_grain((texture * 255).astype(np.uint8), where)
    soft = find_grain((blur(texture, blurred) * 255).astype(np.uint8), where)
    assert soft.softness > sharp.softness
