"""Border, shadow and clean colours of finished frames."""

import dataclasses
from collections.abc import Iterator

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from render.composite import cast_shadow, compose, finish
from render.edges.grow import border_alpha, grow
from render.types import Border, Raster, Scene, Shadow
from tests.render.blender.scenes import cube, moved, scene_of

SIDE = 128
PLAIN = scene_of(cube(0.5), moved())


def disc(radius: float, side: int = SIDE) -> NDArray[np.float32]:
    """A smooth disc's alpha (side, side)."""
    middle = np.arange(side) + 0.5 - side / 2
    distance = np.hypot(middle[None], middle[:, None])
    return np.clip(radius + 0.5 - distance, 0, 1).astype(np.float32)


def picture(alpha: NDArray[np.float32], color: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Premultiplied (S, S, 4) of one colour."""
    return np.rint(np.dstack([*(c * alpha for c in color), 255 * alpha])).astype(np.uint8)


def with_border(width: float, color: tuple[float, float, float] = (1.0, 1.0, 1.0)) -> Scene:
    return dataclasses.replace(PLAIN, border=Border(color, width))


def test_a_grown_disc_is_a_larger_disc() -> None:
    assert grow(disc(30), 8) == pytest.approx(disc(38), abs=0.35)
    assert grow(disc(30), 8).sum() == pytest.approx(disc(38).sum(), rel=0.01)


def test_growing_nothing_is_nothing() -> None:
    assert grow(np.zeros((8, 8), np.float32), 3).max() == 0


def test_narrow_gaps_in_the_border_are_closed_and_wide_ones_stay() -> None:
    alpha = np.zeros((SIDE, SIDE), np.float32)
    alpha[20:100, 20:40] = alpha[20:100, 60:80] = 1  # 20 px apart
    assert border_alpha(alpha, 8)[60, 50] == 1
    assert border_alpha(alpha, 3)[60, 50] == 0


def test_a_subject_near_the_picture_s_edge_grows_no_horns() -> None:
    middle = np.roll(disc(30), -30, axis=1)  # 4 px from the left edge
    edge = border_alpha(middle, 8)
    inner = border_alpha(disc(30), 8)[:, 30:]
    assert edge[:, :98] == pytest.approx(inner, abs=0.02)


def test_the_border_has_its_colour_and_width() -> None:
    frame = compose(picture(disc(30), (200, 30, 30)), with_border(8 / SIDE, (0, 0, 1)), 0)
    row = frame[SIDE // 2]
    assert (row[SIDE // 2] == [200, 30, 30, 255]).all()
    assert (row[SIDE // 2 + 34] == [0, 0, 255, 255]).all()
    assert 255 * 37 < row[SIDE // 2 :, 3].sum() < 255 * 42


def test_half_covered_edges_mix_subject_and_border_without_a_dark_line() -> None:
    frame = compose(picture(disc(30), (255, 255, 255)), with_border(8 / SIDE), 0)
    assert frame[disc(36) == 1, :3].min() >= 253


def test_colours_change_only_at_the_border_not_where_alpha_ends() -> None:
    frame = compose(picture(disc(30), (200, 30, 30)), with_border(0.03, (0, 1, 0)), 0)
    outside = frame[disc(36) == 0].astype(int)
    assert (outside[:, 3] == 0).any()
    assert np.ptp(outside[outside[:, 3] < 20, :3], axis=0).max() <= 12


def test_a_shadow_lies_below_the_subject_and_shrinks_when_it_jumps() -> None:
    scene = scene_of(cube(0.3), moved(0, -0.6), moved(0, -0.1))
    scene = dataclasses.replace(scene, shadow=Shadow(opacity=0.3, ground=-0.9))
    low, high = (cast_shadow(scene, frame, SIDE) for frame in (0, 1))
    assert low.argmax() // SIDE > SIDE * 0.7
    assert 0.2 < low.max() <= 0.45
    assert high.max() < low.max()
    assert (high > 0.01).sum() < (low > 0.01).sum()


def test_a_shadow_follows_the_subject_sideways() -> None:
    scene = scene_of(cube(0.3), moved(-0.4, -0.6), moved(0.4, -0.6))
    scene = dataclasses.replace(scene, shadow=Shadow(ground=-0.9))
    left, right = (cast_shadow(scene, frame, SIDE).argmax() % SIDE for frame in (0, 1))
    assert left < SIDE * 0.4
    assert right > SIDE * 0.6


def test_a_shadow_near_the_picture_s_edge_fades_out_before_it() -> None:
    scene = scene_of(cube(0.5), moved(0, -0.7))
    scene = dataclasses.replace(scene, shadow=Shadow(opacity=0.3, ground=-1.22))
    shadow = cast_shadow(scene, 0, SIDE)
    assert shadow.max() > 0.1
    assert shadow[-1].max() < 0.03


def test_no_opacity_is_no_shadow() -> None:
    assert cast_shadow(PLAIN, 0, 16).max() == 0


class CountingRenderer:
    """Draws discs and remembers whether it was closed early."""

    name = "counting"

    def __init__(self) -> None:
        self.drawn = 0
        self.cancelled = False

    def draw(self, scene: Scene, raster: Raster) -> Iterator[NDArray[np.uint8]]:
        try:
            for _ in scene.poses:
                self.drawn += 1
                yield picture(disc(20, raster.side_px), (90, 90, 90))
        except GeneratorExit:
            self.cancelled = True
            raise

    def close(self) -> None:
        pass


def test_finish_yields_every_frame_at_the_raster_s_size() -> None:
    scene = scene_of(cube(0.5), moved(), moved(0.1), moved())
    frames = list(finish(CountingRenderer(), scene, Raster(64)))
    assert [frame.shape for frame in frames] == [(64, 64, 4)] * 3
    assert frames[2] is frames[0]


def test_closing_finish_cancels_the_renderer() -> None:
    renderer = CountingRenderer()
    frames = finish(renderer, scene_of(cube(0.5), moved(), moved(0.1), moved(0.2)), Raster(64))
    next(frames)
    frames.close()  # type: ignore[attr-defined]
    assert renderer.cancelled
    assert renderer.drawn == 1


@pytest.mark.parametrize("slope", [0.03, 0.08, 0.31])
def test_the_border_of_a_straight_edge_is_straight(slope: float) -> None:
    across, down = np.meshgrid(np.arange(400), np.arange(400))
    solid = (down < 180 + slope * (across - 200)) & (abs(across - 200) < 180) & (down > 40)
    fine = cv2.resize(solid.astype(np.float32), (200, 200), interpolation=cv2.INTER_AREA)
    edge = border_alpha(fine, 8.2).sum(axis=0)[50:150]  # subpixel height of the edge by column
    columns = np.arange(len(edge))
    line = np.polyval(np.polyfit(columns, edge, 1), columns)
    assert np.abs(edge - line).max() < 0.18
