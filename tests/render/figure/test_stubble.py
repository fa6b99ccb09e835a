"""Stubble on the skin."""

import numpy as np

from pipeline.likeness import Beard
from render.figure.stubble import stubble_share

GRID = np.meshgrid(np.linspace(-1.2, 1.2, 97), np.linspace(1.4, -1.2, 105))
X, Y = (axis.astype(np.float32) for axis in GRID)
STUBBLE = Beard(style="stubble", length=0.1, density=1.0)


def test_shaven_faces_have_none():
    assert stubble_share(Beard(), X, Y).max() == 0


def test_stubble_is_a_shade_below_the_cheeks():
    share = stubble_share(STUBBLE, X, Y)
    assert share[Y > 0.9].max() < 0.01
    assert share[(np.abs(X) < 0.4) & (Y > 0)].max() < 0.05
    assert 0.2 < share.max() < 0.75


def test_its_borders_are_soft():
    share = stubble_share(STUBBLE, X, Y)
    assert np.abs(np.diff(share, axis=0)).max() < 0.25


def test_a_moustache_alone_shades_only_the_lip():
    share = stubble_share(Beard(moustache=0.8), X, Y)
    assert share[Y < -0.8].max() < 0.01
    assert share.max() > 0.2


def test_sparse_stubble_is_lighter():
    sparse = STUBBLE.model_copy(update={"density": 0.2})
    assert stubble_share(sparse, X, Y).sum() < stubble_share(STUBBLE, X, Y).sum()
