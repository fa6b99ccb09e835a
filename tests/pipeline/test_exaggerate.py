"""Heads and eyes grow, nothing folds, nothing is cut off."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from skimage import data

from pipeline.exaggerate import build_warp, exaggerate
from pipeline.face import open_face_finder
from pipeline.types import AnimalFace, Cutout, FaceMesh

Point = tuple[float, float]  # x, y px
CENTRE: Point = (150, 150)


@pytest.fixture(scope="module")
def face(assets: Path) -> FaceMesh:
    (found,) = open_face_finder(assets, threads=1).find(data.astronaut())
    return found


def placed(
    face: FaceMesh, *, turn: float = 0.0, yaw: float = 0.0, size: float = 60.0, at: Point = CENTRE
) -> FaceMesh:
    """The face turned in the picture and to the side (degrees), `size` px high, at `at`."""
    points = face.landmarks - face.landmarks.mean(0)
    points = points * (size / np.ptp(points[:, 1]))
    t, y = np.radians([turn, yaw])
    side = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    roll = np.array([[np.cos(t), -np.sin(t), 0], [np.sin(t), np.cos(t), 0], [0, 0, 1]])
    moved = points @ side.T @ roll.T + np.array([*at, 0])
    return FaceMesh(moved.astype(np.float32), face.score)


def disc_cutout(
    faces: Sequence[FaceMesh],
    *,
    side: int = 300,
    radius: float = 60.0,
    centre: Point = (150, 140),
    card: bool = False,
) -> Cutout:
    ys, xs = np.mgrid[:side, :side]
    alpha = np.hypot(xs - centre[0], ys - centre[1]) < radius
    pixels = np.full((side, side, 3), 90, np.uint8)
    return Cutout(pixels, alpha.astype(np.float32), (0, 0, side, side), tuple(faces), card)


def eye_width(face: FaceMesh) -> float:
    return float(np.linalg.norm(face.landmarks[33, :2] - face.landmarks[133, :2]))


def height(face: FaceMesh) -> float:
    return float(np.linalg.norm(face.landmarks[152, :2] - face.landmarks[10, :2]))


def test_strength_zero_changes_nothing(face: FaceMesh) -> None:
    cutout = disc_cutout([placed(face)])
    assert exaggerate(cutout, strength=0) is cutout


def test_what_is_known_of_the_photo_stays_known(face: FaceMesh) -> None:
    cutout = replace(disc_cutout([placed(face)]), lights=81.0, grey=False)
    drawn = exaggerate(cutout, strength=1)
    assert (drawn.lights, drawn.grey) == (81.0, False)


def test_without_faces_nothing_changes() -> None:
    cutout = disc_cutout([])
    assert exaggerate(cutout, strength=1) is cutout


def test_full_strength_grows_the_head_by_a_third_and_the_eyes_more(face: FaceMesh) -> None:
    before = placed(face)
    (after,) = exaggerate(disc_cutout([before]), strength=1).faces
    assert 1.25 < height(after) / height(before) < 1.36
    assert 1.2 < eye_width(after) / eye_width(before) / (height(after) / height(before)) < 1.52


def test_half_strength_lies_between(face: FaceMesh) -> None:
    before = placed(face)
    grown = [height(exaggerate(disc_cutout([before]), strength=s).faces[0]) for s in (0.5, 1.0)]
    assert height(before) < grown[0] < grown[1]


def test_profile_changes_less_than_a_frontal_face(face: FaceMesh) -> None:
    gains = []
    for yaw in (0, 60):
        before = placed(face, yaw=yaw)
        (after,) = exaggerate(disc_cutout([before]), strength=1).faces
        gains.append(height(after) / height(before))
    assert gains[1] - 1 < 0.5 * (gains[0] - 1)


def test_canvas_grows_so_that_nothing_is_cut(face: FaceMesh) -> None:
    cutout = disc_cutout([placed(face, size=90, at=(60, 66))], side=120, centre=(60, 60), radius=58)
    grown = exaggerate(cutout, strength=1)
    assert grown.alpha.shape[0] > 120
    edges = grown.alpha[0], grown.alpha[-1], grown.alpha[:, 0], grown.alpha[:, -1]
    assert max(edge.max() for edge in edges) == 0
    x0, y0, x1, y1 = grown.box
    assert (y1 - y0, x1 - x0) == grown.alpha.shape


def test_card_keeps_its_size_and_edge(face: FaceMesh) -> None:
    cutout = disc_cutout([placed(face)], card=True)
    grown = exaggerate(cutout, strength=1)
    assert np.array_equal(grown.alpha, cutout.alpha)
    assert not np.array_equal(grown.faces[0].landmarks, cutout.faces[0].landmarks)


def test_neighbours_grow_less_than_one_alone(face: FaceMesh) -> None:
    alone = placed(face, at=(90, 150))
    pair = [alone, placed(face, at=(150, 150))]
    (single,) = exaggerate(disc_cutout([alone]), strength=1).faces
    beside = exaggerate(disc_cutout(pair), strength=1).faces[0]
    assert height(beside) < height(single)


def test_landmarks_move_with_the_pixels(face: FaceMesh) -> None:
    before = placed(face)
    cutout = disc_cutout([before])
    x, y = before.landmarks[4, :2].round().astype(int)  # tip of the nose
    pixels = cutout.pixels.copy()
    pixels[y - 2 : y + 3, x - 2 : x + 3] = (255, 0, 0)
    moved = exaggerate(Cutout(pixels, cutout.alpha, cutout.box, cutout.faces), strength=1)
    ys, xs = np.nonzero(moved.pixels[..., 0] > 200)
    assert np.abs(np.array([xs.mean(), ys.mean()]) - moved.faces[0].landmarks[4, :2]).max() < 2


place = st.fixed_dictionaries(
    {
        "turn": st.floats(-80, 80),
        "yaw": st.floats(-60, 60),
        "size": st.floats(20, 120),
        "at": st.tuples(st.floats(40, 260), st.floats(40, 260)),
    }
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(places=st.lists(place, min_size=1, max_size=4), strength=st.floats(0.05, 1))
def test_no_warp_folds_and_backward_undoes_forward(
    face: FaceMesh, places: list[dict[str, Any]], strength: float
) -> None:
    warp = build_warp(tuple(placed(face, **p) for p in places), strength=strength)
    step = 0.25
    dx, dy = np.array([step, 0]), np.array([0, step])
    ys, xs = np.mgrid[0:300:3, 0:300:3].astype(float)
    points = np.stack([xs, ys], -1)
    right = (warp.forward(points + dx) - warp.forward(points - dx)) / (2 * step)
    down = (warp.forward(points + dy) - warp.forward(points - dy)) / (2 * step)
    jacobian = right[..., 0] * down[..., 1] - right[..., 1] * down[..., 0]
    assert jacobian.min() > 0
    assert np.abs(warp.backward(warp.forward(points)) - points).max() < 0.05


def animal_face(*, side: float = 12.0, at: Point = CENTRE) -> AnimalFace:
    """A frontal face whose eyes are 2 x `side` px apart; the right ear is unseen."""
    x, y = at
    return AnimalFace(
        eyes=np.array([[x - side, y], [x + side, y]], np.float32),
        nose=np.array([x, y + 1.2 * side], np.float32),
        mouth=np.array([x, y + 2 * side], np.float32),
        ears=np.array([[x - 2 * side, y - 3 * side], [np.nan, np.nan]], np.float32),
        score=0.9,
    )


def with_animal(animal: AnimalFace, *, radius: float) -> Cutout:
    return replace(disc_cutout((), radius=radius), animals=(animal,))


def test_a_small_animals_head_grows_more_than_a_large_one() -> None:
    small, large = (
        exaggerate(with_animal(animal_face(), radius=radius), strength=1).animals[0].size
        for radius in (110.0, 45.0)
    )
    assert small > 1.6 * animal_face().size
    assert animal_face().size < large < 0.75 * small


def test_the_unseen_ear_stays_unseen_and_the_seen_one_moves_outwards() -> None:
    (moved,) = exaggerate(with_animal(animal_face(), radius=110), strength=1).animals
    assert np.isnan(moved.ears[1]).all()
    assert np.linalg.norm(moved.ears[0] - moved.middle) > np.linalg.norm(
        animal_face().ears[0] - animal_face().middle
    )
