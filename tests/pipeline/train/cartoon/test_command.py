"""The commands do their work, and say in a line what is wrong with what they were given."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner, Result

from pipeline.gan.weights import load_cartoonizer
from pipeline.networks.generator import Generator
from pipeline.train.__main__ import main
from pipeline.train.cartoon import command
from pipeline.train.cartoon.checkpoint import Actors, Place, save_checkpoint
from pipeline.train.cartoon.loop import CHECKPOINT
from pipeline.train.cartoon.recipes import RECIPES
from pipeline.train.cartoon.stopping import STOPPED
from tests.pipeline.train.cartoon.tiny import eyes, lessons, school


def asked(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def told(result: Result) -> str:
    """The one line of an error."""
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    return result.output.strip().splitlines()[-1]


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    """A checkpoint of a finished training of the real generator."""
    path = tmp_path / "run" / CHECKPOINT
    torch.manual_seed(0)
    place = Place("lean", len(RECIPES["lean"].stages), 0, 4)
    save_checkpoint(path, Actors({"generator_ema": Generator()}, {}), place)
    return path


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiny networks and made-up examples instead of those of a data set."""
    monkeypatch.setattr(command, "open_trunk", lambda _: eyes())
    monkeypatch.setattr(command, "open_lessons", lambda *_, seed: lessons())
    monkeypatch.setattr(command, "build_pupils", lambda *_, seed, device: school(seed=seed))


def test_export_writes_weights_that_serving_loads(
    trained: Path, tmp_path: Path, stand_ins: None
) -> None:
    out = tmp_path / "cartoon.safetensors"
    result = asked("export", "--checkpoint", trained, "--out", out, "--version", "1-test")
    assert result.exit_code == 0, result.output
    assert "--recipe lean --share 1 --seed 4, after 2 of 2 stages" in result.output
    assert out.stat().st_size < 12e6
    assert load_cartoonizer(out).version == "1-test"


def test_export_refuses_what_is_no_checkpoint(tmp_path: Path, stand_ins: None) -> None:
    path = tmp_path / "odd.safetensors"
    path.write_bytes(b"nothing")
    assert "no checkpoint" in told(asked("export", "--checkpoint", path, "--version", "1"))


def run(out: Path, *more: object) -> Result:
    share = ("--share", 4 / RECIPES["control"].stages[0].steps)
    wanted = ("run", "--recipe", "control", "--data", "x", "--out", out, "--workers", 0)
    return asked(*wanted, *share, "--batch", 1, "--every", 2, "--device", "cpu", *more)


def test_run_stops_when_its_time_is_over_and_the_same_command_goes_on(
    tmp_path: Path, stand_ins: None
) -> None:
    first = run(tmp_path, "--minutes", 0, "--seed", 3)
    assert first.exit_code == 0, first.output
    assert "stage distil, step 1; the same command goes on" in first.output
    second = run(tmp_path)
    assert second.exit_code == 0, second.output
    assert f"{tmp_path / CHECKPOINT}: done" in second.output
    assert (tmp_path / "curves.jsonl").read_text().count("\n") > 2
    assert list((tmp_path / "samples").glob("distil-*.png"))


def test_run_that_is_asked_to_stop_ends_as_ctrl_c_does(
    tmp_path: Path, stand_ins: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "until_asked", lambda: contextlib.nullcontext(lambda: True))
    result = run(tmp_path)
    assert result.exit_code == STOPPED, result.output
    assert (tmp_path / CHECKPOINT).exists()


def test_run_refuses_another_recipes_checkpoint(trained: Path, stand_ins: None) -> None:
    assert "belongs to recipe lean, not control" in told(run(trained.parent))


def test_run_refuses_an_empty_data_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "open_trunk", lambda _: eyes())
    result = asked("run", "--data", tmp_path / "none", "--out", tmp_path / "out")
    assert "run `prepare` with more photos first" in told(result)


def test_run_wants_one_kind_of_examples(tmp_path: Path) -> None:
    assert "either --data or --packed" in told(asked("run", "--out", tmp_path))


def test_run_refuses_a_folder_without_a_pack(tmp_path: Path) -> None:
    result = asked("run", "--packed", tmp_path, "--out", tmp_path / "out")
    assert "pack examples there first" in told(result)


def test_prepare_refuses_a_wrong_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: Callable[[Path], None] = lambda _: None  # noqa: E731
    monkeypatch.setattr(command, "open_eyes", opened)
    result = asked("prepare", "--photos", tmp_path / "none", "--out", tmp_path / "out")
    assert "no such folder" in told(result)


def test_fine_tune_refuses_missing_weights(tmp_path: Path) -> None:
    votes, none = tmp_path / "votes.jsonl", tmp_path / "none.safetensors"
    wanted = ("fine-tune", "--from", votes, "--data", tmp_path, "--out", tmp_path / "out")
    assert "none.safetensors" in told(asked(*wanted, "--weights", none))


def test_pack_wants_a_side_that_scales_divide(tmp_path: Path) -> None:
    result = asked("pack", "--data", tmp_path, "--out", tmp_path, "--side", 100)
    assert "no multiple of 48" in told(result)
