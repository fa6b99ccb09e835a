from types import MappingProxyType

import numpy as np
import pytest

from pipeline.measure.cover import (
    SURE_UNSEEN,
    brim_reach,
    cover_kind,
    measure_cover,
    with_cover,
    without_brim,
)
from pipeline.measure.light import Light
from pipeline.measure.view import FrontView, Mask, grid
from pipeline.types import HEAD_CLASSES, HeadParts

X, Y = grid()
DOME = (np.hypot(X, Y - 0.9) < 1.2) & (Y > 1.0)
BRIM = (np.abs(X) < 2.0) & (np.abs(Y - 1.05) < 0.1)
EVERYWHERE = np.ones_like(X, bool)


def view(cover: Mask, inside: Mask = EVERYWHERE) -> FrontView:
    """A view of a cover before nothing."""
    shares = np.zeros((len(HEAD_CLASSES), *X.shape), np.float32)
    shares[HEAD_CLASSES.index("cover")] = cover
    shares[0] = 1 - shares.sum(0)
    return FrontView(np.zeros((*X.shape, 3), np.uint8), inside, shares, np.ones((468, 3)))


def parts(said: dict[str, float]) -> HeadParts:
    shares = np.zeros((len(HEAD_CLASSES), 8, 8), np.float32)
    return HeadParts(shares, np.eye(2, 3), MappingProxyType({"cover": MappingProxyType(said)}))


def test_a_brim_reaches_farther_than_a_dome() -> None:
    assert brim_reach(view(DOME)) == pytest.approx(1.2, abs=0.1)
    assert brim_reach(view(DOME | BRIM)) == pytest.approx(2.0, abs=0.1)
    assert brim_reach(view(DOME | BRIM, np.abs(X) < 1.0)) is None


def test_hats_have_brims_and_beanies_none() -> None:
    doubtful = parts({"none": 0.01, "hat": 0.5, "beanie": 0.3, "cap": 0.19})
    assert cover_kind(view(DOME | BRIM), doubtful) == "hat"
    assert cover_kind(view(DOME), doubtful) == "beanie"


def test_the_shadow_below_a_brim_is_no_hair() -> None:
    shadow = (np.abs(X) > 0.9) & (np.abs(X) < 1.9) & (np.abs(Y - 0.5) < 0.4)
    assert not without_brim(view(DOME | BRIM), shadow)[np.abs(X) > 1].any()
    np.testing.assert_array_equal(without_brim(view(DOME), shadow), shadow)


FACE = np.abs(X) < 1.0
CUT_OFF = FACE & (Y < 1.3) & (Y > -1.2)  # hardly more than the face


def cut_off(color: tuple[int, int, int]) -> FrontView:
    """A face cut off just over its forehead, what is there taken for hair of this colour."""
    shares = np.zeros((len(HEAD_CLASSES), *X.shape), np.float32)
    above = CUT_OFF & (Y > 0.95)
    shares[HEAD_CLASSES.index("hair")] = above
    shares[HEAD_CLASSES.index("skin")] = ~above
    rgb = np.full((*X.shape, 3), (200, 150, 120), np.uint8)
    rgb[above] = color
    return FrontView(rgb, CUT_OFF, shares, np.ones((468, 3)))


def test_where_the_crown_is_cut_off_a_cover_must_be_surer() -> None:
    for sure, kind in ((SURE_UNSEEN - 0.02, "none"), (SURE_UNSEEN + 0.02, "beanie")):
        said = parts({"none": 1 - sure, "beanie": sure})
        assert cover_kind(cut_off((25, 22, 20)), said) == kind


def test_what_has_no_hairs_colour_is_sooner_cloth() -> None:
    said = parts({"none": 0.35, "cap": 0.65})
    assert cover_kind(cut_off((190, 20, 30)), said) == "cap"
    assert cover_kind(cut_off((60, 38, 28)), said) == "none"


def test_the_edge_of_a_cut_off_cap_is_cover_and_no_hair() -> None:
    before = cut_off((190, 20, 30))
    after = with_cover(before, "cap")
    assert not after.mask("hair").any()
    np.testing.assert_array_equal(after.mask("cover"), before.mask("hair"))
    assert with_cover(before, "headband") is before


def test_cloth_of_the_skins_colour_becomes_paler() -> None:
    skin = np.array([72.0, 14.0, 20.0], np.float32)
    light = Light(skin, skin, np.ones(3, np.float32), 0.0, "none", EVERYWHERE, 1.0)
    rgb = np.full((*X.shape, 3), (218, 170, 140), np.uint8)
    banded = view(DOME)
    banded = FrontView(rgb, banded.inside, banded.shares, banded.points)
    found = [int(measure_cover(banded, light, "headband").color[k : k + 2], 16) for k in (1, 3, 5)]
    assert min(found) > 180
    assert max(found) - min(found) < 40


SCARF = (np.hypot(X, Y - 0.6) < 1.4) & ~((np.abs(X) < 0.8) & (Y < 1.0))


def bearded(cover: Mask, none: float) -> str:
    told = parts({"none": 0.05, "headscarf": 0.9, "hat": 0.05})
    beard = MappingProxyType({"none": none, "full": 1 - none})
    attributes = MappingProxyType({**told.attributes, "beard": beard})
    told = HeadParts(told.shares, told.to_crop, attributes)
    seen = view(cover)
    seen.points[152] = (0.0, -1.0, 0.0)
    return cover_kind(seen, told)


def test_cloth_over_a_beard_that_hangs_free_is_a_turban() -> None:
    assert bearded(SCARF, none=0.1) == "turban"
    assert bearded(SCARF, none=0.9) == "headscarf"


def test_cloth_around_the_throat_is_no_turban() -> None:
    assert bearded(SCARF | (Y < -0.9), none=0.1) == "headscarf"


def test_a_scarf_has_the_colour_of_what_is_above_the_eyes() -> None:
    seen = view(SCARF | (Y < -0.5))
    seen.points[[33, 263], 1] = 0.5
    red = np.array([150, 20, 30], np.uint8)
    pixels = np.where((Y > 0.5)[..., None], red, np.uint8(20))
    skin = np.array([60, 16, 22], np.float32)
    light = Light(skin, skin, np.ones(3, np.float32), 0.0, "none", EVERYWHERE, 1.0)
    measured = measure_cover(
        FrontView(pixels, EVERYWHERE, seen.shares, seen.points), light, "headscarf"
    )
    channels = [int(measured.color[i : i + 2], 16) for i in (1, 3, 5)]
    assert channels[0] > 2 * channels[1]
