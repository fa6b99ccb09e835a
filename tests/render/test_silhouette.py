"""Alpha from geometry, and colours that reach beyond the edge."""

import numpy as np
import pytest

from render.camera import project
from render.silhouette import Silhouette, bleed, cut
from render.types import Part
from tests.render.blender.scenes import CAMERA, RED, cube, moved, scene_of, smiling, turned


def test_coverage_is_the_exact_area_of_a_square() -> None:
    scene = scene_of(cube(0.5), moved())
    corner = project(np.array([[0.5, 0.5, 0.5]]), CAMERA, 101)[0]
    alpha = Silhouette(scene).coverage(0, 101)
    assert alpha.sum() == pytest.approx((2 * (corner[0] - 50.5)) ** 2, rel=1e-4)
    assert alpha[50, 50] == 1
    assert alpha[5, 50] == 0


def test_coverage_of_a_turned_cube_keeps_its_area() -> None:
    square = Silhouette(scene_of(cube(0.5), moved())).coverage(0, 128).sum()
    diamond = Silhouette(scene_of(cube(0.5), turned(45))).coverage(0, 128).sum()
    assert diamond == pytest.approx(square, rel=1e-3)


def test_coverage_scales_with_the_picture() -> None:
    silhouette = Silhouette(scene_of(cube(0.5), turned(20)))
    fine = silhouette.coverage(0, 128).reshape(64, 2, 64, 2).mean((1, 3))
    assert silhouette.coverage(0, 64) == pytest.approx(fine, abs=1e-4)


def test_overlapping_parts_do_not_add_up() -> None:
    alpha = Silhouette(scene_of(cube(0.5), moved())).coverage(0, 64)
    part = cube(0.5)
    inner = 0.4 * part.vertices
    twice = Part(
        "both",
        np.concatenate([part.vertices, inner]),
        np.concatenate([part.triangles, part.triangles + 8]),
        np.tile(part.uv, (2, 1)),
        RED,
    )
    assert Silhouette(scene_of(twice, moved())).coverage(0, 64) == pytest.approx(alpha, abs=1e-6)


def test_a_mesh_turned_inside_out_has_the_same_outline() -> None:
    part = cube(0.5)
    inside_out = Part("cube", part.vertices, part.triangles[:, ::-1].copy(), part.uv, RED)
    alphas = [Silhouette(scene_of(p, turned(30))).coverage(0, 64) for p in (part, inside_out)]
    assert np.abs(alphas[0].sum() - alphas[1].sum()) < 0.06 * alphas[0].sum()
    assert alphas[1][32, 32] == 1


def test_what_leaves_the_picture_is_cut_at_its_border() -> None:
    alpha = Silhouette(scene_of(cube(0.5), moved(-1.2))).coverage(0, 64)
    assert alpha[32, 0] == 1
    assert alpha[32, -1] == pytest.approx(0, abs=1e-6)
    gone = Silhouette(scene_of(cube(0.5), moved(5), moved(0, 5), moved(-5))).coverage
    assert [gone(frame, 64).max() for frame in range(3)] == pytest.approx([0, 0, 0], abs=1e-6)


def test_blend_shapes_move_the_outline() -> None:
    silhouette = Silhouette(smiling(cube(0.3), offset=0.4))
    rest, up = (
        np.average(np.arange(64), weights=silhouette.coverage(i, 64).sum(1)) for i in (0, 1)
    )
    assert up < rest - 5


def test_bleeding_gives_transparent_pixels_the_nearest_opaque_colour() -> None:
    pixels = np.zeros((20, 20, 4), np.uint8)
    pixels[5:15, 5:15] = [200, 100, 50, 255]
    assert (bleed(pixels) == [200, 100, 50]).all()


def test_thin_things_keep_their_own_colour() -> None:
    pixels = np.zeros((40, 40, 4), np.uint8)
    pixels[5:20, 5:20] = [200, 0, 0, 255]
    pixels[30, :] = [0, 0, 200, 150]
    assert (bleed(pixels)[30, 20] == [0, 0, 200]).all()


def test_nothing_opaque_is_no_error() -> None:
    assert bleed(np.zeros((8, 8, 4), np.uint8)).shape == (8, 8, 3)


def test_cut_is_premultiplied_and_has_no_dark_fringe_when_scaled() -> None:
    pixels = np.zeros((32, 32, 4), np.uint8)
    pixels[8:24, 8:24] = [240, 240, 240, 255]
    alpha = np.zeros((64, 64), np.float32)
    alpha[14:50, 14:50] = 0.5  # wider than the drawn colours
    picture = cut(pixels, alpha)
    assert (picture[14:50, 14:50] == [120, 120, 120, 128]).all()
    assert (picture[:14] == 0).all()
