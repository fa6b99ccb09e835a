"""Several figures stand as in the photo, none inside another."""

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.likeness import Likeness, Person
from render.figure.build import build_figure
from render.figure.group import Pet, build_figures, with_pets
from render.layout import vertices_of
from render.types import Body


def person(x: float, y: float, width: float = 100) -> Person:
    return Person(Likeness(), middle=(x, y), width=width)


def heads(bodies: tuple[Body, ...]) -> list[NDArray[np.float64]]:
    return [np.asarray(body.anchors["nose_bridge"].position) for body in bodies]


def test_figures_keep_the_order_of_the_photo() -> None:
    people = [person(500, 100), person(100, 110), person(300, 90)]
    right, left, middle = heads(build_figures(people))
    assert left[0] < middle[0] < right[0]


def test_a_child_is_smaller_and_stands_on_the_same_ground() -> None:
    adult, child = build_figures([person(100, 100, 100), person(260, 150, 70)])
    size = [float(np.ptp(vertices_of(body)[:, 1])) for body in (adult, child)]
    assert 0.6 < size[1] / size[0] < 0.8
    ground = [float(vertices_of(body)[:, 1].min()) for body in (adult, child)]
    assert ground[0] == pytest.approx(ground[1], abs=1e-3)


def test_a_second_row_stands_behind_and_above() -> None:
    front, _, back = heads(build_figures([person(100, 300), person(320, 300), person(210, 80)]))
    assert back[2] < front[2]
    assert back[1] > front[1] + 0.1


def test_whoever_stands_behind_goes_on_to_the_ground() -> None:
    bodies = build_figures([person(100, 300), person(320, 300), person(210, 80)])
    lowest = [float(vertices_of(body)[:, 1].min()) for body in bodies]
    assert lowest == pytest.approx([lowest[0]] * 3, abs=0.02)
    roots = [body.joints[0].position[1] for body in bodies]
    assert roots[2] == pytest.approx(roots[0], abs=0.05)


def test_two_rows_keep_the_order_of_the_photo() -> None:
    boys = [person(85, 121, 37), person(209, 120, 36), person(161, 75, 34), person(286, 78, 29)]
    x = [head[0] for head in heads(build_figures(boys))]
    assert x[0] < x[2] < x[1] < x[3]


def test_whoever_has_no_room_beside_stands_behind() -> None:
    front, back, beside = heads(
        build_figures([person(100, 180), person(200, 100), person(500, 170)])
    )
    assert back[2] < front[2]
    assert back[1] > front[1] + 0.1
    assert beside[1] == pytest.approx(front[1], abs=0.05)


def test_a_face_near_the_camera_is_not_behind_small_ones() -> None:
    near, small = heads(build_figures([person(100, 100, 130), person(200, 150, 60)]))
    assert abs(near[2] - small[2]) < 0.3


def test_a_long_row_stands_in_two() -> None:
    row = heads(build_figures([person(110 * number, 100) for number in range(5)]))
    assert [head[0] for head in row] == sorted(head[0] for head in row)
    front, back = row[::2], row[1::2]
    assert max(head[2] for head in back) < min(head[2] for head in front)
    assert min(head[1] for head in back) > max(head[1] for head in front) + 0.1


def test_three_stay_in_one_row() -> None:
    row = heads(build_figures([person(110 * number, 100) for number in range(3)]))
    assert np.ptp([head[1] for head in row]) < 0.05


def test_a_group_fills_the_square_and_no_more() -> None:
    bodies = build_figures([person(x, 100) for x in (0, 60, 120, 180)])
    every = np.concatenate([vertices_of(body) for body in bodies])
    assert np.abs(every[:, :2]).max() == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("side", [-1, 1])
def test_a_pet_stands_at_its_side_of_the_person_on_the_ground(side: int) -> None:
    figure = build_figure(Person(Likeness()))
    pet = Pet(figure, middle=(side * 200, 0), height=120)
    owner, animal = with_pets([figure], [person(0, 0)], [pet])
    assert side * (heads((animal,))[0][0] - heads((owner,))[0][0]) > 0
    low = [float(vertices_of(body)[:, 1].min()) for body in (owner, animal)]
    assert low[0] == pytest.approx(low[1], abs=1e-3)
    assert np.ptp(vertices_of(animal)[:, 1]) < np.ptp(vertices_of(owner)[:, 1])
