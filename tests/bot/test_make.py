"""The whole flow as a user runs it: real models, real renderers, real files."""

import json
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from bot.clock import Clock
from bot.order import Order
from bot.staging import prepare
from bot.studio import Studio
from bot.workflow import make_model
from render.check import check_file
from render.composite import finish
from render.specs import ALL
from render.types import Raster
from tests.bot.typed import LIMIT_S, type_here, type_in
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def photo(cup: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cup of coffee, 300 px wide."""
    path = tmp_path_factory.mktemp("photo") / "coffee.png"
    path.write_bytes(cup)
    return path


def test_a_draft_is_a_whole_set_of_proven_files(photo: Path, tmp_path: Path) -> None:
    options = ("--theme", "пляж и море", "--quality", "draft", "--out", str(tmp_path / "out"))
    result = type_in("make", str(photo), *options, "--caption", "Ура! 🎉")
    assert result.code == 0, result.stderr
    record = json.loads((tmp_path / "out" / "sticker.json").read_text())
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {spec.file_name for spec in ALL} | {"sticker.json"}
    for spec in ALL:
        data = (tmp_path / "out" / spec.file_name).read_bytes()
        check_file(data, spec)
        assert record["files"][spec.file_name]["bytes"] == len(data)
    assert (record["prompt"], record["caption"]["text"]) == ("пляж и море", "Ура! 🎉")
    assert record["renderer"] in {"quick", "blender"}


def test_stills_have_no_animation(
    one_studio: None, small_pictures: None, photo: Path, tmp_path: Path
) -> None:
    options = ("--theme", "kawaii", "--quality", "draft", "--still", "--keep-background")
    result = type_here("make", str(photo), *options, "--out", str(tmp_path))
    assert result.code == 0, result.stderr
    names = {path.name for path in tmp_path.iterdir()}
    assert {"preview.png", "telegram.webp", "emoji.png", "sticker.glb"} <= names
    assert not names & {"telegram.webm", "discord.png", "chat.webp", "emoji.webm"}
    assert json.loads((tmp_path / "sticker.json").read_text())["shape"] == "card"


def test_a_bad_photo_does_not_stop_the_others(
    one_studio: None, small_pictures: None, photo: Path, tmp_path: Path
) -> None:
    bad, out = tmp_path / "bad.jpg", tmp_path / "out"
    bad.write_bytes(b"no picture at all")
    options = ("--theme", "pirate", "--quality", "draft", "--still", "--out", str(out))
    result = type_here("make", str(bad), str(photo), *options)
    assert result.code == 2
    assert result.stderr.startswith("1 of 2 photos became no sticker. bad: This is not a picture")
    assert {path.name for path in out.iterdir()} == {"coffee"}


def test_the_same_order_gives_the_same_scene(studio: Studio, photo: Path) -> None:
    order = Order(photo=photo.read_bytes(), prompt="space pirate", seed=3)
    first, second = make_model(studio, order).scene, make_model(studio, order).scene
    for one, other in zip(first.bodies[0].parts, second.bodies[0].parts, strict=True):
        np.testing.assert_array_equal(one.vertices, other.vertices)
        np.testing.assert_array_equal(one.texture, other.texture)
    assert first.distinct_frames() == second.distinct_frames()


def test_merged_themes_give_a_look_in_between(studio: Studio, photo: Path) -> None:
    order = Order(photo=photo.read_bytes(), prompt="kawaii and chibi")
    mix = (("kawaii and chibi", 0.5), ("minimalist and modern", 0.5))
    clock = Clock(lambda *_: None)
    one = prepare(studio, order, clock)
    merged = prepare(studio, replace(order, mix=mix), clock)
    assert one.theme == studio.theme("kawaii-and-chibi")
    low, high = sorted(
        studio.theme(name).surface.sheen for name in ("kawaii-and-chibi", "minimalist-and-modern")
    )
    assert low < merged.theme.surface.sheen < high
    assert merged.brief.prompt == "kawaii and chibi + minimalist and modern"
    assert merged.subject.cartoon is not None
    assert one.subject.cartoon is not None
    assert not np.array_equal(merged.subject.cartoon.pixels, one.subject.cartoon.pixels)


def test_blender_draws_the_flow_s_scene(studio: Studio, photo: Path) -> None:
    scene = make_model(studio, Order(photo=photo.read_bytes(), prompt="space pirate")).scene
    short = replace(scene, poses=scene.poses[:: scene.frame_count // 4])
    pictures = list(finish(studio.start_blender(), short, Raster(96, 1)))
    assert len(pictures) == short.frame_count
    for picture in pictures:
        covered = picture[..., 3] > 128
        assert 0.1 < covered.mean() < 0.95
        assert picture[covered][:, :3].std() > 20


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_job_leaves_no_file_and_no_process(
    photo: Path, tmp_path: Path, signal_number: signal.Signals
) -> None:
    out = tmp_path / "out"
    arguments = [str(photo), "--theme", "pirate", "--quality", "fine", "--out", str(out)]
    # What a shell runs in the background ignores SIGINT, and so does all that it starts.
    with subprocess.Popen(
        ["env", "--default-signal=INT", sys.executable, "-m", "bot", "make", *arguments],
        cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as job:  # fmt: skip
        children = _await_renderer(job, out / "preview.png")
        job.send_signal(signal_number)
        _, told = job.communicate(timeout=30)
    assert job.returncode == 130
    assert told.strip().splitlines()[-1] == "Stopped; nothing was written."
    assert not out.exists()
    assert not psutil.wait_procs(children, timeout=5)[1]


def _await_renderer(job: subprocess.Popen[str], preview: Path) -> list[psutil.Process]:
    deadline = time.monotonic() + LIMIT_S
    while time.monotonic() < deadline:
        assert job.poll() is None, job.communicate()
        children = psutil.Process(job.pid).children(recursive=True)
        if preview.exists() and children:
            return children
        time.sleep(0.1)
    job.kill()  # or leaving the block waits until all is drawn
    pytest.fail("the renderer did not start")


def test_a_full_disk_leaves_nothing_half_written(
    one_studio: None, small_pictures: None, photo: Path, tmp_path: Path
) -> None:
    out, most = tmp_path / "out", resource.getrlimit(resource.RLIMIT_FSIZE)
    options = ("--theme", "pirate", "--quality", "draft", "--still", "--out", str(out))
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most[1]))
    try:
        result = type_here("make", str(photo), *options)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert result.code == 2, result.stderr
    assert "free some space" in result.stderr
    assert "Traceback" not in result.stderr
    assert not out.exists()


def test_missing_models_are_a_sentence_and_exit_code_1(photo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ("make", str(photo), "--theme", "pirate", "--out", str(out))
    result = type_in(*asked, TOONBOOTH_ASSETS=str(tmp_path))
    assert result.code == 1
    assert "make setup" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not out.exists()
