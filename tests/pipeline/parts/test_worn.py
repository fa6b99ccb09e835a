"""Pixels follow what the whole head tells."""

import numpy as np
from numpy.typing import NDArray

from pipeline.parts.worn import COVER, GLASSES, HAIR, SKIN, dress_shares
from pipeline.types import HEAD_CLASSES

SIDE = 16
BARE = {
    "glasses": {"none": 1.0, "clear": 0.0, "sun": 0.0},
    "cover": {"none": 1.0, "cap": 0.0, "hat": 0.0, "beanie": 0.0, "headscarf": 0.0},
}


def shares(rows: dict[int, int]) -> NDArray[np.float32]:
    """Rows of parts, skin below them."""
    classes = np.full((SIDE, SIDE), SKIN)
    for row, part in rows.items():
        classes[row] = part
    each = np.eye(len(HEAD_CLASSES), dtype=np.float32)
    return np.array(each[classes].transpose(2, 0, 1), np.float32)


def test_glasses_nobody_wears_become_skin() -> None:
    found = shares({8: GLASSES})
    dress_shares(found, BARE)
    assert found[GLASSES].max() == 0
    assert found[SKIN, 8].min() == 1


def test_hair_above_a_caps_edge_is_cap_and_below_it_hair() -> None:
    found = shares({2: HAIR, 3: COVER, 4: HAIR})
    dress_shares(found, {**BARE, "cover": {**BARE["cover"], "none": 0.0, "cap": 1.0}})
    assert found[COVER, 2].min() == 1
    assert found[HAIR, 4].min() == 1


def test_hair_above_a_scarf_stays() -> None:
    found = shares({2: HAIR, 3: COVER})
    dress_shares(found, {**BARE, "cover": {**BARE["cover"], "none": 0.0, "headscarf": 1.0}})
    assert found[HAIR, 2].min() == 1
    np.testing.assert_allclose(found.sum(0), 1)
