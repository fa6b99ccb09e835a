"""Clothes of figures go with the theme; whites stay white."""

from dataclasses import replace

import numpy as np

from pipeline.color import to_lab
from pipeline.dressing import dress
from pipeline.likeness import Clothes, Likeness
from pipeline.types import Brief
from tests.pipeline.pictures import CANDY, NIGHT, brief, palette

SUIT = Clothes(kind="suit", color="#26272b", second="#f4f4f2", tie=True, tie_color="#3d3f44")


def lab_of(color: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return to_lab(np.array([list(bytes.fromhex(color[1:]))], np.uint8))[0]


def worn(clothes: Clothes, wish: Brief, *, sure: float = 1.0) -> Clothes:
    found: Likeness = dress(Likeness(clothes=clothes, confidence={"clothes": sure}), wish)
    return found.clothes


def test_dark_cloth_is_dyed_and_white_stays_light() -> None:
    found = worn(SUIT, brief())
    assert np.hypot(*lab_of(found.color)[1:]) > 3 * np.hypot(*lab_of(SUIT.color)[1:])
    assert lab_of(found.second)[0] > 90
    assert found.kind == "suit"
    assert found.tie


def test_themes_dye_in_their_own_colors() -> None:
    one, other = (worn(SUIT, replace(brief(), palette=palette(*p))) for p in (CANDY, NIGHT))
    assert np.abs(lab_of(one.color) - lab_of(other.color)).max() > 8


def test_a_look_that_recolors_nothing_hardly_dyes() -> None:
    plain = brief().drawing.model_copy(update={"recolor": 0.0})
    found = worn(Clothes(color="#4f6f9f"), replace(brief(), drawing=plain))
    assert np.abs(lab_of(found.color) - lab_of("#4f6f9f")).max() < 15


def test_unseen_clothes_are_of_the_palettes_first_colors() -> None:
    found = worn(Clothes(), brief(), sure=0.0)
    assert found.color == f"#{bytes(brief().palette.colors[0]).hex()}"


def test_bright_clothes_keep_half_of_their_own_colour() -> None:
    green = lab_of("#1f9d4d")
    found = lab_of(worn(Clothes(color="#1f9d4d"), brief()).color)
    grey = lab_of(worn(Clothes(color="#404246"), brief()).color)
    assert np.linalg.norm((found - green)[1:]) < np.linalg.norm((found - grey)[1:]) + 25
    assert found[1] < 0


def test_an_ordered_colour_stays_and_the_others_are_dyed() -> None:
    dressed = dress(Likeness(clothes=SUIT), brief(), {"clothes.color", "clothes.kind"}).clothes
    assert dressed.color == SUIT.color
    assert dressed.tie_color != SUIT.tie_color
