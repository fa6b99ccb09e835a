from types import MappingProxyType

import numpy as np
import pytest

from pipeline.measure.cover import brim_reach, cover_kind, without_brim
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
