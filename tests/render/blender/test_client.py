"""The real Blender on tiny scenes."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray

from render.blender.client import BlenderRenderer
from render.errors import RendererCrashed, RendererUnavailable, RenderTimeout
from render.silhouette import Silhouette
from render.types import Material, Part, Raster, Scene
from tests.render.blender.scenes import bending, cube, moved, scene_of, smiling, turned
from tests.render.bodies import make_bust, make_part
from tests.render.wearables.dressed import dressed_scene

TINY = Raster(side_px=64, samples=1)
COLORS = ((220, 0, 0), (0, 220, 0), (0, 0, 220))
SLOW = Raster(side_px=256, samples=64)


@pytest.fixture(scope="module")
def renderer() -> Iterator[BlenderRenderer]:
    renderer = BlenderRenderer(threads=2, frame_limit_s=60)
    yield renderer
    renderer.close()


def draw(renderer: BlenderRenderer, scene: Scene, raster: Raster = TINY) -> NDArray[np.uint8]:
    """All frames, (T, S, S, 4)."""
    return np.stack(list(renderer.draw(scene, raster)))


def shifting(frames: int) -> Scene:
    """Every frame is different."""
    return scene_of(cube(0.4), *(moved(0.01 * frame) for frame in range(frames)))


def textured(color: tuple[int, int, int]) -> Part:
    noise = np.random.default_rng(sum(color)).integers(0, 30, (64, 64, 3))
    return replace(cube(0.4), texture=(noise + color).astype(np.uint8))


def end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def folder_of(child: psutil.Process) -> Path:
    """Where this child's pictures pass; other renderers of this machine have folders too."""
    (folder,) = (Path(word) for word in child.cmdline() if "toonbooth-" in word)
    assert folder.is_dir()
    return folder


def test_there_is_one_premultiplied_picture_per_frame(renderer: BlenderRenderer) -> None:
    frames = draw(renderer, scene_of(cube(0.4), moved(-0.3), moved(0.3), moved(-0.3)))
    assert frames.shape == (3, 64, 64, 4)
    assert frames.dtype == np.uint8
    assert (frames[..., :3] <= frames[..., 3:]).all()
    columns = [np.average(np.arange(64), weights=frame[..., 3].sum(0)) for frame in frames]
    assert columns[0] == columns[2] < 32 < columns[1]


def test_frames_that_look_the_same_are_drawn_once(renderer: BlenderRenderer) -> None:
    scene = scene_of(cube(0.4), moved(), moved(0.2), moved(), moved(0.2))
    frames = list(renderer.draw(scene, TINY))
    assert frames[2] is frames[0]
    assert frames[3] is frames[1]


def test_the_same_scene_gives_the_same_pixels(renderer: BlenderRenderer) -> None:
    scene = scene_of(cube(0.4), turned(20))
    assert (draw(renderer, scene) == draw(renderer, scene)).all()


def test_blender_sees_what_the_silhouette_sees(renderer: BlenderRenderer) -> None:
    sheared = moved(0.1, 0.1) @ np.diag(np.float32([1.3, 0.7, 1, 1])) @ turned(30)
    scene = scene_of(cube(0.4), sheared)
    pixels = renderer.draw_raw(scene, Raster(128, 16))
    alpha = next(pixels)[..., 3] / 255
    assert np.abs(alpha - Silhouette(scene).coverage(0, 128)).mean() < 0.01


def test_blend_shapes_reach_blender(renderer: BlenderRenderer) -> None:
    scene = smiling(cube(0.3), offset=0.4)
    rest, up = (next(islice(renderer.draw_raw(scene, TINY), i, None))[..., 3] for i in (0, 1))
    rows = np.arange(64)
    assert np.average(rows, weights=up.sum(1)) < np.average(rows, weights=rest.sum(1)) - 5


def test_shared_parts_and_shapes_are_where_the_silhouette_sees_them(
    renderer: BlenderRenderer,
) -> None:
    scene = bending(make_bust())
    silhouette = Silhouette(scene)
    for frame, picture in enumerate(renderer.draw_raw(scene, Raster(128, 16))):
        alpha = picture[..., 3] / 255
        assert np.abs(alpha - silhouette.coverage(frame, 128)).mean() < 0.01


def test_a_figure_with_all_it_wears_is_where_the_silhouette_sees_it(
    renderer: BlenderRenderer,
) -> None:
    scene = dressed_scene()
    alpha = next(renderer.draw_raw(scene, Raster(128, 4)))[..., 3] / 255
    assert np.abs(alpha - Silhouette(scene).coverage(0, 128)).mean() < 0.015


def test_the_texture_covers_what_blend_gives_it(renderer: BlenderRenderer) -> None:
    plain = cube(0.5, material=Material((1.0, 0.0, 0.0)))
    blend = (plain.vertices[:, 0] > 0).astype(np.float32)
    green = np.zeros((8, 8, 3), np.uint8)
    green[:4] = [0, 255, 0]  # the upper half; the lower is black
    part = Part("cube", plain.vertices, plain.triangles, plain.uv, plain.material, green, blend)
    frame = draw(renderer, scene_of(part, moved()), Raster(64, 4))[0].astype(int)
    assert frame[24, 20, 0] > frame[24, 20, 1]  # left: the material's red
    assert frame[24, 43, 1] > 2 * frame[24, 43, 0]  # upper right: the texture's green
    assert frame[40, 43, 1] < frame[24, 43, 1] / 2  # lower right: the texture's black


def test_polish_and_glow_reach_blender(renderer: BlenderRenderer) -> None:
    dull = replace(make_part(), material=Material((0.6, 0.6, 0.6), roughness=0.2, metallic=0.9))
    glass = replace(dull, material=replace(dull.material, metallic=0.0))
    mirror = replace(dull, material=replace(dull.material, mirror=0.9))
    glowing = replace(glass, material=replace(glass.material, glow=2.0))
    one = moved()
    plain, polished, clear, lit = (
        draw(renderer, scene_of(part, one))[0, ..., :3].astype(float).mean(2)
        for part in (dull, mirror, glass, glowing)
    )
    column = slice(10, 54), 32
    assert (polished - plain)[column].max() > 25
    assert polished[column].std() > plain[column].std() + 8
    assert (lit - clear)[44, 36] > 20
    assert abs((lit - clear)[16, 32]) < 6


def test_a_scene_looks_the_same_after_any_other(renderer: BlenderRenderer) -> None:
    scenes = [scene_of(textured(color), moved(), moved(0.01)) for color in COLORS]
    forwards = [draw(renderer, scene) for scene in scenes]
    backwards = [draw(renderer, scene) for scene in scenes[::-1]][::-1]
    for one, other in zip(forwards, backwards, strict=True):
        np.testing.assert_array_equal(one, other)
    assert [int(np.argmax(pictures[0, 32, 32, :3])) for pictures in forwards] == [0, 1, 2]


def test_drawn_smaller_fills_the_whole_side(renderer: BlenderRenderer) -> None:
    small = draw(renderer, scene_of(cube(0.5), turned(10)), Raster(128, 4, 64))[0].astype(int)
    full = draw(renderer, scene_of(cube(0.5), turned(10)), Raster(128, 4))[0].astype(int)
    assert small.shape == (128, 128, 4)
    assert (small[..., 3] == full[..., 3]).all()
    assert np.abs(small - full).mean() < 3


def test_closing_the_iterator_stops_between_two_frames(renderer: BlenderRenderer) -> None:
    frames = renderer.draw(shifting(500), TINY)
    next(frames)
    frames.close()  # type: ignore[attr-defined]
    start = time.monotonic()
    assert len(draw(renderer, shifting(1))) == 1
    assert time.monotonic() - start < 4  # 500 frames take more than twice as long


def test_a_killed_child_is_replaced_and_goes_on(renderer: BlenderRenderer) -> None:
    scene = shifting(4)
    frames = renderer.draw(scene, TINY)
    first = next(frames)
    assert renderer.pid
    end(renderer.pid)
    rest = list(frames)
    assert len(rest) == 3
    again = draw(renderer, scene)
    assert (np.stack([first, *rest]) == again).all()


def test_a_child_that_dies_twice_is_an_error_and_the_next_scene_works(
    renderer: BlenderRenderer,
) -> None:
    frames = renderer.draw(shifting(50), TINY)
    for _ in range(2):
        next(frames)
        assert renderer.pid
        end(renderer.pid)
    with pytest.raises(RendererCrashed):
        list(frames)
    assert len(draw(renderer, shifting(2))) == 2


def test_a_second_thread_waits_for_the_first(renderer: BlenderRenderer) -> None:
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(len(draw(renderer, shifting(3)))))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert counts == [3, 3, 3]


def test_a_frame_over_the_time_limit_ends_the_child() -> None:
    renderer = BlenderRenderer(frame_limit_s=0.3)
    with pytest.raises(RenderTimeout):
        list(renderer.draw(shifting(2), Raster(1024, 4096)))
    assert renderer.pid is None


def test_close_leaves_no_process_and_no_file_even_while_drawing() -> None:
    renderer = BlenderRenderer()
    frames = renderer.draw(shifting(100), SLOW)
    next(frames)
    child = psutil.Process(renderer.pid)
    folder = folder_of(child)
    assert list(folder.glob("blender_*"))  # what Blender itself writes
    renderer.close()
    assert not child.is_running()
    assert not folder.exists()
    with pytest.raises(RendererCrashed):
        list(frames)


def test_the_child_leaves_when_its_parent_is_killed() -> None:
    program = (
        "import sys, time\n"
        "from render.blender.client import BlenderRenderer\n"
        "from tests.render.blender.test_client import SLOW, shifting\n"
        "renderer = BlenderRenderer()\n"
        "frames = renderer.draw(shifting(100), SLOW)\n"
        "next(frames)\n"
        "sys.stderr.write(f'{renderer.pid}\\n')\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as parent:
        assert parent.stderr
        child = psutil.Process(int(parent.stderr.readline()))
        folder = folder_of(child)
        parent.kill()
    child.wait(timeout=5)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("fault", "remedy"),
    [
        ("libXi.so.6: cannot open shared object file", "apt-get install .* libxi6"),
        ("No module named 'bpy'", "pip install bpy"),
    ],
)
def test_what_is_missing_is_named_with_its_remedy(
    fault: str, remedy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bpy.py").write_text(f"raise ImportError({fault!r})")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    renderer = BlenderRenderer()
    with pytest.raises(RendererUnavailable, match=remedy):
        list(renderer.draw(shifting(1), TINY))
    renderer.close()


def test_memory_is_flat_from_job_to_job(renderer: BlenderRenderer) -> None:
    texture = np.full((512, 512, 3), 200, np.uint8)
    plain = cube(0.4)
    part = Part("cube", plain.vertices, plain.triangles, plain.uv, plain.material, texture)

    def used_mb() -> float:
        draw(renderer, scene_of(part, moved()))
        return float(psutil.Process(renderer.pid).memory_info().rss) / 1e6

    warm = [used_mb() for _ in range(8)][-1]
    assert [used_mb() for _ in range(20)][-1] < warm + 15


def test_what_is_interrupted_ends_at_once_and_the_next_scene_is_drawn(
    renderer: BlenderRenderer,
) -> None:
    pictures = renderer.draw(shifting(40), SLOW)
    next(pictures)
    # Until the next picture is being drawn: a generator between two of them has nothing to end.
    timer = threading.Timer(0.2, renderer.interrupt)
    began_s = time.monotonic()
    timer.start()
    with pytest.raises(RendererCrashed):
        list(pictures)
    assert time.monotonic() - began_s < 5
    assert len(draw(renderer, shifting(2))) == 2
    assert renderer.find_device() == renderer.device


def test_nothing_is_interrupted_where_nothing_is_drawn(renderer: BlenderRenderer) -> None:
    draw(renderer, shifting(1))
    child = renderer.pid
    renderer.interrupt()
    assert renderer.pid == child
