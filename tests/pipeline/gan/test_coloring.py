"""Tables hold what a look makes of every colour, by what it is."""

import numpy as np
import torch
from skimage.color import deltaE_ciede2000
from torch.nn import functional

from pipeline.color import Array, to_lab, to_rgb
from pipeline.gan.coloring import (
    STEPS,
    Areas,
    Coloring,
    Nature,
    as_toy,
    color_tables,
    graded,
    same_colors,
    turned,
)
from pipeline.networks.generator import TABLES
from pipeline.painted.regions import is_warm
from tests.pipeline.pictures import CANDY, NIGHT, palette

OTHER, SKIN, HAIR, CLOTHES = range(TABLES)
PEOPLE = Nature(people=True)
JACKET = (0.25, 0.26, 0.28)  # sRGB of dark grey cloth


def looked_up(tables: torch.Tensor, color: tuple[float, ...], table: int) -> Array:
    """sRGB (3,) of what a colour becomes."""
    place = 2 * torch.tensor(color).reshape(1, 1, 1, 1, 3) - 1
    found = functional.grid_sample(
        tables[None, 3 * table : 3 * table + 3], place, align_corners=True
    )
    return found[0, :, 0, 0, 0].numpy()


def hue_of(color: Array) -> float:
    _, a, b = to_lab(color[None, None])[0, 0]
    return float(np.degrees(np.arctan2(b, a)))


def test_same_colors_stay() -> None:
    for table in range(TABLES):
        found = looked_up(same_colors(), (0.3, 0.6, 0.9), table)
        np.testing.assert_allclose(found, (0.3, 0.6, 0.9), atol=1e-6)


def test_tables_hold_what_the_formulas_give() -> None:
    coloring = Coloring(palette(*CANDY), 0.5, 1.1, nature=PEOPLE)
    colors = np.random.default_rng(0).random((1, 40, 3), np.float32)
    lab, none, whole = to_lab(colors), np.zeros((1, 40), np.float32), np.ones((1, 40), np.float32)
    areas = Areas(none, none, whole)
    drawn = turned(lab, lab, is_warm(lab).astype(np.float32), areas, coloring)
    wanted = to_rgb(graded(as_toy(drawn, areas, coloring), areas, coloring))[0]
    tables = color_tables(coloring)
    found = [looked_up(tables, tuple(color), CLOTHES) for color in colors[0].tolist()]
    assert np.abs(np.stack(found) - wanted).mean() < 0.015


def test_cloth_is_dyed_where_skin_keeps_its_hue() -> None:
    tables = color_tables(Coloring(palette(*CANDY), 0.6, 1.0, nature=PEOPLE))
    lab = to_lab(looked_up(tables, JACKET, CLOTHES)[None, None])[0, 0]
    assert np.hypot(lab[1], lab[2]) > 20
    skin = (0.8, 0.6, 0.5)
    assert abs(hue_of(looked_up(tables, skin, SKIN)) - hue_of(np.array(skin, np.float32))) < 12


def test_dark_skin_moves_no_farther_than_light_skin() -> None:
    tables = color_tables(Coloring(palette(*CANDY), 0.5, 1.0, nature=PEOPLE))

    def moved(skin: tuple[float, float, float]) -> float:
        both = np.stack([np.array(skin, np.float32), looked_up(tables, skin, SKIN)])[None]
        before, after = to_lab(both)[0]
        return float(deltaE_ciede2000(before, after))

    light = moved((0.88, 0.72, 0.64))
    for dark in ((0.36, 0.24, 0.18), (0.5, 0.36, 0.29), (0.6, 0.45, 0.37)):
        assert moved(dark) < 1.1 * light


def test_the_same_cloth_differs_between_palettes() -> None:
    one, other = (
        looked_up(color_tables(Coloring(palette(*p), 0.6, 1.0, nature=PEOPLE)), JACKET, CLOTHES)
        for p in (CANDY, NIGHT)
    )
    assert np.abs(one - other).max() > 0.1


def test_grey_photos_get_colours_of_skin_and_hair() -> None:
    coloring = Coloring(palette(*CANDY), 0.3, 1.0, nature=Nature(people=True, grey=True))
    tables = color_tables(coloring)
    red, _, blue = looked_up(tables, (0.6, 0.6, 0.6), SKIN)
    assert red > blue + 0.1
    red, _, blue = looked_up(tables, (0.25, 0.25, 0.25), HAIR)
    assert red > blue


def test_only_people_wear_cloth() -> None:
    tables = color_tables(Coloring(palette(*CANDY), 0.6, 1.0))
    thing = tables.reshape(TABLES, 3, STEPS, STEPS, STEPS)
    assert torch.equal(thing[OTHER], thing[CLOTHES])


def test_black_fur_stays_blacker_than_black_things() -> None:
    black = (0.12, 0.11, 0.1)
    pet, thing = (
        looked_up(color_tables(Coloring(palette(*CANDY), 0.6, 1.0, nature=nature)), black, OTHER)
        for nature in (Nature(animals=True), Nature())
    )
    assert np.abs(pet - black).max() < np.abs(thing - black).max()
