"""A head's hair and skin: told apart by place and colour on the astronaut and a drawn head."""

from pathlib import Path

import numpy as np
import pytest
from skimage import data

from pipeline.color import Array, to_lab, to_rgb
from pipeline.face import open_face_finder
from pipeline.painted.face_regions import build_regions, size
from pipeline.painted.head import Head, evenly_lit, find_head, territories
from pipeline.painted.skin import measure_skin, skin_mask
from pipeline.types import FaceMesh


@pytest.fixture(scope="module")
def astronaut(assets: Path) -> tuple[Array, FaceMesh]:
    pixels = np.ascontiguousarray(data.astronaut()[0:240, 100:340])
    return to_lab(pixels), open_face_finder(assets, threads=1).find(pixels)[0]


def head_of(lab: Array, face: FaceMesh) -> Head:
    ys, xs = np.mgrid[: lab.shape[0], : lab.shape[1]]
    x, y = face.landmarks[:, :2].mean(0)
    alpha = (np.hypot(xs - x, 0.85 * (ys - y + 8)) < 0.78 * size(face)).astype(np.float32)
    lit = evenly_lit(lab, alpha, face)
    skin = measure_skin(lit, alpha, face)
    assert skin is not None
    mask = skin_mask(lit, face, skin) * alpha
    return find_head(lit, alpha, face, skin_color=skin.lab, skin=mask, source=lab)


def above(face: FaceMesh, faces_high: float) -> tuple[int, int]:
    """Row and column of a point above the forehead."""
    chin, brow = face.landmarks[152, :2], face.landmarks[10, :2]
    x, y = brow + faces_high * (brow - chin)
    return int(y), int(x)


def test_hair_is_above_the_forehead_and_skin_is_on_the_cheeks(astronaut):
    lab, face = astronaut
    head = head_of(lab, face)
    assert head.hair[above(face, 0.2)] > 0.9
    for cheek in face.landmarks[[50, 280], :2].astype(int):
        assert head.hair[cheek[1], cheek[0]] < 0.1
        assert head.skin[cheek[1], cheek[0]] > 0.6


def test_nothing_is_hair_and_skin_at_once(astronaut):
    head = head_of(*astronaut)
    assert (head.hair + head.skin).max() <= 1.01


def test_sheen_on_dark_hair_is_hair(astronaut):
    lab, face = astronaut
    oval = build_regions(lab.shape[:2], (face,)).oval > 0.5
    dark = lab.copy()
    hair = head_of(lab, face).hair > 0.5
    dark[hair & ~oval] = (9, 1, 2)
    row, column = above(face, 0.22)
    dark[row - 3 : row + 4, column - 12 : column + 13] = (52, 8, -6)
    assert head_of(dark, face).hair[row, column] > 0.8


def test_a_bald_crown_is_skin(astronaut):
    lab, face = astronaut
    bald = lab.copy()
    skin = np.median(lab[build_regions(lab.shape[:2], (face,)).plain > 0.9], 0)
    bald[head_of(lab, face).hair > 0.02] = skin
    row, column = above(face, 0.15)
    head = head_of(bald, face)
    assert head.hair[row, column] < 0.2
    assert head.skin[row, column] > 0.5


@pytest.mark.parametrize("dark_side", ["left", "right"])
def test_the_dark_half_of_a_half_lit_face_is_skin(astronaut, dark_side):
    lab, face = astronaut
    light = np.ones(lab.shape[1], np.float32)
    middle = int(face.landmarks[1, 0])
    light[slice(0, middle) if dark_side == "left" else slice(middle, None)] = 0.35
    head = head_of(to_lab((to_rgb(lab) * light[:, None]).clip(0, 1)), face)
    for cheek in face.landmarks[[50, 280, 205, 425], :2].astype(int):
        assert head.hair[cheek[1], cheek[0]] < 0.1
        assert head.skin[cheek[1], cheek[0]] > 0.6
    assert head.hair[above(face, 0.2)] > 0.9


def test_a_face_in_even_light_keeps_it(astronaut):
    lab, face = astronaut
    assert np.array_equal(evenly_lit(lab, np.ones(lab.shape[:2], np.float32), face), lab)


def test_a_blue_hat_is_no_hair(astronaut):
    lab, face = astronaut
    hat = lab.copy()
    hat[head_of(lab, face).hair > 0.02] = (40, 10, -50)
    assert head_of(hat, face).hair.max() < 0.1


def test_each_face_has_its_own_ground(astronaut):
    _, face = astronaut
    moved = FaceMesh(face.landmarks + np.array([110, 0, 0], np.float32), 1.0)
    grounds = territories((240, 360), (face, moved))
    assert np.array_equal(grounds[0], ~grounds[1])
    for own, ground in zip((face, moved), grounds, strict=True):
        assert ground[build_regions(ground.shape, (own,)).oval > 0.9].mean() > 0.95
