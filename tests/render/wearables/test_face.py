from typing import get_args

import numpy as np
import pytest

from config.attire import FaceName
from render.wearables.face.catalog import FACE
from render.wearables.wearable import Dye
from tests.render.wearables.trying import (
    BALD,
    CHILD,
    LIKENESSES,
    LONG,
    Likeness,
    assert_sound,
    eyes_hidden,
    head_of,
    hides,
    vertices_of,
    worn_by,
)


def test_every_name_has_its_builder() -> None:
    assert set(FACE) == set(get_args(FaceName))


@pytest.mark.parametrize("name", FACE)
def test_is_closed(name: str) -> None:
    assert_sound(worn_by(FACE[name], *BALD))


@pytest.mark.parametrize("likeness", LIKENESSES)
@pytest.mark.parametrize("name", FACE)
def test_covers_no_eye_but_that_under_a_patch(name: str, likeness: Likeness) -> None:
    hidden = eyes_hidden(head_of(*likeness), worn_by(FACE[name], *likeness))
    assert hidden == [name == "eye-patch", False]


@pytest.mark.parametrize("likeness", LIKENESSES)
@pytest.mark.parametrize("name", ["moustache", "beard", "clown-nose", "mask"])
def test_lies_on_the_skin(name: str, likeness: Likeness) -> None:
    away = head_of(*likeness).skull.distance(vertices_of(worn_by(FACE[name], *likeness)))
    assert np.quantile(np.abs(away), 0.2) < 0.12
    assert np.median(away) > -0.03


@pytest.mark.parametrize("name", ["moustache", "beard", "snorkel"])
def test_goes_with_the_mouth(name: str) -> None:
    piece = worn_by(FACE[name], *BALD)
    moved = {s.name: np.abs(s.offsets).max() for s in piece.shapes}
    assert moved["smile"] > 0.01
    assert moved["open"] > 0.02


def test_a_beard_leaves_the_lips_free() -> None:
    head, piece = head_of(*BALD), worn_by(FACE["beard"], *BALD)
    mouth = head.features.mouth
    lips = mouth[:2] + np.array([(0, 0), (0.15, 0), (-0.15, 0)])
    behind = float(mouth[2]) - 0.1
    assert not hides(piece.parts[0], lips, behind).any()
    assert hides(piece.parts[0], lips - (0.0, 0.4)).all()


def test_a_moustache_sits_between_nose_and_mouth() -> None:
    features = head_of(*CHILD).features
    points = vertices_of(worn_by(FACE["moustache"], *CHILD))
    middle = points[np.abs(points[:, 0]) < 0.1]
    assert features.mouth[1] - 0.05 < middle[:, 1].mean() < features.nose[1]


def test_straps_lie_on_the_hair() -> None:
    head = head_of(*LONG)
    for name in ("eye-patch", "mask"):
        strap = vertices_of(worn_by(FACE[name], *LONG), "strap")
        assert head.skull.distance(strap).min() > -0.06


def test_masks_leave_no_room_for_glasses() -> None:
    assert all("eyes" in FACE[name].also for name in ("mask", "eye-patch", "snorkel"))


def test_an_asked_colour_is_worn_but_a_clowns_nose_stays_red() -> None:
    green = (0.1, 0.9, 0.2)

    def colors(name: str) -> set[tuple[float, float, float]]:
        piece = FACE[name].build(head_of(*CHILD), Dye((green,))).piece
        return {part.material.color for part in piece.parts}

    assert green in colors("mask")
    assert green not in colors("clown-nose")
