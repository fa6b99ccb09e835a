"""Animals, reliefs of people and things wear what fits them, where it fits."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from config.attire import Outfit
from pipeline.types import Cartoon, FaceMesh
from render.animal.build import build_animal
from render.animal.props import with_animal_props
from render.layout import place, vertices_of
from render.relief.anchors import CHIN, FOREHEAD, NOSE_BRIDGE, TEMPLES
from render.relief.build import build_relief
from render.types import Body
from render.wearables.head import Head
from render.wearables.summit import find_summit
from render.wearables.wearers import dress_body, find_heads
from tests.render.animal.drawings import animal, drawing, front_face, side_face, walker
from tests.render.relief.drawings import blank, cartoon

HAT = Outfit(worn=("top-hat",))
SKIN = (224, 172, 140)


@pytest.fixture(scope="module")
def pet() -> Body:
    return build_animal(animal(), front_face(), cells=72)


@pytest.fixture(scope="module")
def couple() -> Body:
    return build_relief(two_people(), cells=72, triangles=6000)


@pytest.fixture(scope="module")
def mug() -> Body:
    """Level on top, with a handle at the picture's right."""
    pixels = blank()
    cv2.rectangle(pixels, (40, 50), (130, 170), (*SKIN, 255), -1)
    cv2.ellipse(pixels, (132, 110), (34, 34), 0, -90, 90, (*SKIN, 255), 14)
    return build_relief(cartoon(pixels), cells=72, triangles=6000)


def two_people() -> Cartoon:
    """A large head at the left and a smaller one at the right, on shoulders."""
    pixels = blank()
    for (x, y), radius in (((60, 80), 44), ((144, 92), 30)):
        cv2.ellipse(pixels, (x, y + 90), (int(1.1 * radius), 60), 0, 0, 360, (40, 60, 160, 255), -1)
        cv2.ellipse(pixels, (x, y), (radius, int(1.25 * radius)), 0, 0, 360, (*SKIN, 255), -1)
    faces = (face((60, 84), 40), face((144, 96), 27))
    return replace(cartoon(pixels), faces=faces)


def face(middle: tuple[float, float], half: float) -> FaceMesh:
    landmarks = np.zeros((468, 3), np.float32)
    landmarks[:, :2] = middle
    turn = np.linspace(0, 2 * np.pi, 468, endpoint=False)
    landmarks[:, :2] += 0.6 * half * np.stack([np.sin(turn), np.cos(turn)], 1)
    for indices, (across, down) in (
        (FOREHEAD, (0, -0.85)), (NOSE_BRIDGE, (0, -0.1)), (CHIN, (0, 1.0)),
        (TEMPLES[:1], (-1, -0.1)), (TEMPLES[1:], (1, -0.1)),
    ):  # fmt: skip
        landmarks[list(indices), :2] = np.array(middle) + half * np.array((across, down))
    return FaceMesh(landmarks, 1.0)


def worn(body: Body, start: str = "worn_") -> NDArray[np.float32]:
    return np.concatenate([part.vertices for part in body.parts if part.name.startswith(start)])


def middles(head: Head, points: NDArray[np.float32]) -> NDArray[np.float64]:
    canonical = head.frame.canonical(points.astype(np.float64))
    return (canonical.min(0) + canonical.max(0)) / 2


def test_who_wears_nothing_stays_as_it_is(pet: Body) -> None:
    assert dress_body(pet, Outfit()) is pet
    assert dress_body(pet) is pet


def test_an_animal_wears_a_hat_on_its_head_that_moves_with_it(pet: Body) -> None:
    dressed = dress_body(pet, HAT)
    assert {p.joint for p in dressed.parts if p.name.startswith("worn_")} == {"head"}
    assert np.abs(vertices_of(dressed)[:, :2]).max() == pytest.approx(1, abs=1e-4)
    (head,) = find_heads(dressed)
    x, y, _ = middles(head, worn(dressed))
    assert abs(x) < 0.25
    assert y > head.features.crown
    brim = head.frame.canonical(worn(dressed).astype(np.float64))[:, 1].min()
    assert head.features.eyes[:, 1].max() + head.features.eye_size < brim < head.features.crown


def test_no_ear_comes_through_a_hat(pet: Body) -> None:
    dressed = dress_body(pet, Outfit(worn=("beanie",)))
    fur = next(part for part in dressed.parts if part.name == "relief").vertices
    dome = worn(dressed, "worn_beanie_dome")
    above = fur[fur[:, 1] > np.quantile(dome[:, 1], 0.5)]
    inside = np.abs(above[:, 0] - dome[:, 0].mean()) < np.ptp(dome[:, 0]) / 2
    assert inside.all()


def test_a_beard_hangs_from_an_animals_muzzle(pet: Body) -> None:
    dressed = dress_body(pet, Outfit(worn=("beard",)))
    (head,) = find_heads(dressed)
    beard = head.frame.canonical(worn(dressed).astype(np.float64))
    assert beard[:, 1].max() < head.features.nose[1] + 0.1
    assert beard[:, 1].min() < head.features.chin[1] - 0.2
    assert (
        np.abs(beard[:, 0] - head.features.mouth[0]).max() < np.ptp(head.features.temples[:, 0]) / 2
    )


def test_glasses_lie_on_an_animals_eyes(pet: Body) -> None:
    dressed = dress_body(pet, Outfit(worn=("round-glasses",)))
    glasses = worn(dressed)
    for side in ("right", "left"):
        eye = next(part for part in dressed.parts if part.name == f"eye_{side}").vertices
        low, high = glasses.min(0), glasses.max(0)
        assert (low[:2] < eye.mean(0)[:2]).all()
        assert (eye.mean(0)[:2] < high[:2]).all()


def test_a_profile_wears_its_hat_over_its_head() -> None:
    body = build_animal(walker(), side_face(), cells=72)
    dressed = dress_body(body, HAT)
    hat = worn(dressed)
    x, y, _ = dressed.anchors["top"].position
    assert abs((hat[:, 0].min() + hat[:, 0].max()) / 2 - x) < 0.5 * dressed.anchors["top"].size
    assert hat[:, 1].max() > y


def test_two_animals_on_one_toy_wear_outfits_of_their_own() -> None:
    pixels = np.concatenate([animal().pixels[:, 64:192], animal().pixels[:, 64:192]], axis=1)
    left, right = (front_face().seen_from(x, 0) for x in (64, -64))
    pair = build_animal(replace(drawing(pixels), animals=(left, right)), left, cells=72)
    dressed = dress_body(pair, HAT, Outfit(worn=("crown",)))
    joints = {part.name: part.joint for part in dressed.parts}
    assert joints["worn_top_hat_silk"] == "head"
    assert joints["worn_crown_2_gold"] == "root"
    hat, crown = worn(dressed, "worn_top_hat"), worn(dressed, "worn_crown")
    for points, nose in ((hat, "nose"), (crown, "nose_2")):
        below = next(part for part in dressed.parts if part.name == nose).vertices
        assert abs((points.min(0) + points.max(0))[0] / 2 - below[:, 0].mean()) < 0.12
        assert points[:, 1].min() > below[:, 1].max()


def test_every_face_of_a_relief_wears_an_outfit_of_its_own(couple: Body) -> None:
    dressed = dress_body(couple, HAT, Outfit(worn=("crown",)))
    first, second = find_heads(couple)
    assert first.frame.axes[0, 0] > second.frame.axes[0, 0]
    hat, crown = worn(dressed, "worn_top_hat"), worn(dressed, "worn_crown")
    assert hat[:, 0].max() < crown[:, 0].max()
    assert np.ptp(hat[:, 0]) > np.ptp(crown[:, 0])
    for head, points in zip(find_heads(dressed), (hat, crown), strict=True):
        x, y, _ = middles(head, points)
        assert abs(x) < 0.3
        assert y > head.features.eyes[:, 1].max()


def test_the_faces_of_a_relief_wear_one_outfit_where_there_is_but_one(couple: Body) -> None:
    names = {part.name for part in dress_body(couple, HAT).parts}
    assert {"worn_top_hat_silk", "worn_top_hat_2_silk"} <= names


def test_a_thing_wears_a_hat_level_on_top_but_no_glasses(mug: Body) -> None:
    dressed = dress_body(mug, Outfit(worn=("round-glasses", "top-hat")))
    assert not any("glasses" in part.name for part in dressed.parts)
    hat = worn(dressed)
    thing = next(part for part in dressed.parts if part.name == "relief").vertices
    rim = thing[:, 1].max()
    assert hat[:, 1].min() < rim < hat[:, 1].max() - 0.2
    assert np.ptp(hat[:, 0]) < np.ptp(thing[:, 0])
    left, right = (hat[side * (hat[:, 0] - hat[:, 0].mean()) > 0.1, 1].min() for side in (-1, 1))
    assert left == pytest.approx(right, abs=0.02)


def test_who_can_wear_nothing_of_an_outfit_gets_the_next(mug: Body) -> None:
    dressed = dress_body(mug, Outfit(worn=("round-glasses",)), HAT)
    assert len(worn(dressed, "worn_top_hat"))


def test_a_hat_stands_on_the_mug_and_not_on_its_handle(mug: Body) -> None:
    found = find_summit(mug.parts[0].vertices.astype(np.float64), mug.parts[0].triangles)
    assert found is not None
    assert found.x < 0
    assert found.high - found.low < 0.1


def test_a_round_head_is_not_hidden_in_a_hat() -> None:
    x = np.linspace(-1, 1, 400)
    ball = np.where(np.abs(x) < 0.4, 0.6 + np.sqrt(np.maximum(0.16 - x**2, 0)), -0.5)
    line = np.arange(398)
    strip = np.stack([line, line + 1, line + 2], 1).astype(np.int32)
    found = find_summit(np.stack([x, ball, 0 * x], 1), strip[np.ptp(ball[strip], axis=1) < 0.3])
    assert found is not None
    assert found.low > 0.85
    assert found.half > 0.15


def test_a_small_head_wears_a_hat_but_not_one_ear_of_two() -> None:
    x = np.linspace(-1, 1, 400)
    head = np.where(np.abs(x) < 0.2, 0.8, -0.4) - 2 * x**2 * (np.abs(x) < 0.2)
    ears = np.maximum(head, np.roll(head, 120))
    line = np.arange(398)
    strip = np.stack([line, line + 1, line + 2], 1).astype(np.int32)
    alone, two = (
        find_summit(np.stack([x, y, 0 * x], 1), strip[np.ptp(y[strip], axis=1) < 0.3])
        for y in (head, ears)
    )
    assert alone is not None
    assert abs(alone.x) < 0.05
    assert two is None


def test_on_a_spike_no_hat_would_hold() -> None:
    x = np.linspace(-1, 1, 400)
    spike = np.where(np.abs(x) < 0.02, 1.0, -0.9)
    points = np.stack([x, spike, 0 * x], 1)
    line = np.arange(398)
    strip = np.stack([line, line + 1, line + 2], 1).astype(np.int32)
    assert find_summit(points, strip) is None


def test_a_dressed_body_can_be_moved_with_all_it_wears(pet: Body) -> None:
    dressed = dress_body(pet, Outfit(worn=("santa-hat",)))
    moved = place(dressed, 0.5, (0.1, 0.2, 0.3))
    assert worn(moved) == pytest.approx(worn(dressed) * 0.5 + np.float32([0.1, 0.2, 0.3]), abs=1e-5)


def test_who_wears_hat_and_glasses_gets_no_others_for_a_feeling(pet: Body) -> None:
    dressed = dress_body(pet, Outfit(worn=("crown", "round-glasses")))
    party = {part.name for part in with_animal_props(dressed, "party").parts}
    cool = {part.name for part in with_animal_props(dressed, "cool").parts}
    assert "party_cone" not in party
    assert any(name.startswith("confetti") for name in party)
    assert "shades" not in cool
