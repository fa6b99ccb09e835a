"""What is packed is what was drawn, and a bare machine can learn from it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from config.theme import Drawing
from pipeline.train.cartoon import packing
from pipeline.train.cartoon.batch import Example
from pipeline.train.cartoon.checkpoint import Actors, load_checkpoint
from pipeline.train.cartoon.errors import BrokenDataSet, NothingToLearn
from pipeline.train.cartoon.gpu import LIGHT, asked_by, bring, carry_out, main
from pipeline.train.cartoon.lessons import validation_examples
from pipeline.train.cartoon.loop import CHECKPOINT, Plan
from pipeline.train.cartoon.packed import (
    COMMON,
    VALIDATION,
    load_common,
    load_crops,
    load_eyes,
    open_packed,
)
from pipeline.train.cartoon.packing import (
    PackPlan,
    Source,
    bytes_of,
    pack,
    pack_common,
    pack_shard,
    pack_validation,
)
from pipeline.train.cartoon.tracking import CURVES, Curves
from tests.pipeline.train.cartoon.tiny import (
    CPU,
    RECIPE,
    data_set,
    eyes,
    generator,
    meaning,
    school,
    style,
)

MEANINGS = (meaning("night", Drawing(pattern="hatch")), meaning("candy"))
PLAN = PackPlan(side_px=48, looks=2)
BLOCKED = "bpy click config emoji imagehash mlflow onnxruntime PIL pydantic scipy skimage structlog"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    folder = tmp_path_factory.mktemp("data")
    photos = [entry for entry in data_set(folder) if entry.role == "photo"]
    features = {e.sha256: torch.rand(192) for e in photos}
    return Source(folder, photos, MEANINGS, features)


@pytest.fixture(scope="module")
def folder(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole pack of two crops in two looks each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "CROPS_A_SHARD", 2)
        patch.setattr(packing, "VALIDATION_COUNT", 2)
        out = tmp_path_factory.mktemp("packed")
        pack_common(source, [style(0), style(1)], eyes(), out / COMMON)
        pack_validation(source, out / VALIDATION)
        pack_shard(source, PLAN, 0, out / "examples-00000.safetensors")
    return out


def test_validation_is_that_of_the_data_set(source: Source, folder: Path) -> None:
    lessons, side = open_packed([folder], seed=0, device=CPU)
    assert side == 48
    examples = validation_examples(source.folder, source.entries, MEANINGS, source.features)
    (batch,) = lessons.validation
    for index in range(2):
        for name, part in parts_of(examples[index]).items():
            largest = 0.05 if name == "features" else 0.01
            assert (parts_of(batch)[name][index] - part).abs().max() < largest, name


def parts_of(example: Example) -> dict[str, torch.Tensor]:
    parts = example._asdict()
    return parts | parts.pop("told")._asdict()


def test_crops_are_much_as_they_were_drawn(source: Source, folder: Path) -> None:
    crops = load_crops(folder / "examples-00000.safetensors", load_common([folder]))
    assert len(crops) == 4
    assert crops.base.tolist() == [0, 0, 1, 1]
    drawn = [example for crop in packing._drawn_crops(source, PLAN, 0) for *_, example in crop]
    for index in range(4):
        away = crops.target[index].float() / 255 - drawn[index].target
        assert away.abs().mean() < 0.02
        away = crops.photo[crops.base[index]].float() / 255 - drawn[index].picture[:3]
        assert away.abs().mean() < 0.02


def test_the_same_step_has_the_same_batch(folder: Path) -> None:
    lessons, _ = open_packed([folder], seed=0, device=CPU)
    stage = replace(RECIPE.stages[1], side_px=48)
    whole = list(lessons.training(stage, 0, 0))
    rest = list(lessons.training(stage, 3, 0))
    assert len(whole) == 5
    assert torch.equal(whole[3].picture, rest[0].picture)
    assert isinstance(rest[0], Example)
    assert lessons.styles(7, 2, 48).shape == (2, 3, 48, 48)
    assert torch.equal(lessons.styles(7, 2, 48), lessons.styles(7, 2, 48))


def test_eyes_travel_in_half_precision(folder: Path) -> None:
    pairs = zip(load_eyes([folder]).parameters(), eyes().parameters(), strict=True)
    assert all(torch.allclose(one, other, atol=1e-3) for one, other in pairs)


def test_packing_ends_at_its_size_and_goes_on_where_it_was(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "CROPS_A_SHARD", 1)
    first = [number for number, _ in pack(source, tmp_path, replace(PLAN, max_mb=0.04))]
    assert first
    times = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    list(pack(source, tmp_path, replace(PLAN, max_mb=0.06)))
    assert len(list(tmp_path.iterdir())) > len(times)
    assert all(path.stat().st_mtime_ns == told for path, told in times.items())
    assert bytes_of(tmp_path) < 0.08e6


def test_shards_of_another_set_are_refused(source: Source, folder: Path, tmp_path: Path) -> None:
    other = replace(source, meanings=MEANINGS[:1])
    path = tmp_path / "examples-00000.safetensors"
    pack_validation_of_one(other, path)
    with pytest.raises(BrokenDataSet, match="another set"):
        load_crops(path, load_common([folder]))


def pack_validation_of_one(source: Source, path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "VALIDATION_COUNT", 1)
        pack_validation(source, path)


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn, match="pack examples there first"):
        open_packed([tmp_path], seed=0, device=CPU)


def test_a_cut_off_pack_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / COMMON).write_bytes((folder / COMMON).read_bytes()[:-9])
    with pytest.raises(BrokenDataSet, match="missing or damaged"):
        open_packed([tmp_path], seed=0, device=CPU)


def test_what_was_learned_travels_back_in_parts(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.train.cartoon.gpu.PART_MB", 0.02)
    lessons, side = open_packed([folder], seed=0, device=CPU)
    out, back = tmp_path / "out", tmp_path / "back"
    plan = Plan(out, every=2, workers=0)
    pupils = school()
    place = carry_out(RECIPE.sized(side_px=side), pupils, lessons, plan, Curves(out / CURVES))
    bring(pupils, out, back, place)
    parts = sorted(back.glob(f"{CHECKPOINT}.part*"))
    assert len(parts) > 1
    assert b"".join(p.read_bytes() for p in parts) == (out / CHECKPOINT).read_bytes()
    found = generator()
    assert load_checkpoint(back / LIGHT, Actors({"generator_ema": found}, {})) == place
    assert (back / CURVES).read_text() == (out / CURVES).read_text()
    assert (out / "samples" / "adversarial-000005.png").exists()


def test_a_bare_machine_has_all_that_is_needed(folder: Path, tmp_path: Path) -> None:
    """A child without third-party packages but torch, numpy, OpenCV and safetensors."""
    script = tmp_path / "bare.py"
    script.write_text(
        f"""
import sys

for name in {BLOCKED.split()!r}:
    sys.modules[name] = None
from pipeline.train.cartoon.gpu import main

packed, out = sys.argv[1:]
sys.exit(main(["--packed", packed, "--out", out, "--minutes", "0", "--batch", "1",
    "--recipe", "lean", "--device", "cpu", "--bring", out + "/back"]))
"""
    )
    out = tmp_path / "out"
    command = [sys.executable, str(script), str(folder), str(out)]
    repository = Path(__file__).parents[4]
    child = subprocess.run(
        command,
        cwd=repository,
        env={"PYTHONPATH": str(repository), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stdout + child.stderr
    assert "stage 0, step 1" in child.stdout
    assert (out / "back" / LIGHT).exists()


def test_a_wrong_folder_ends_the_bare_command_with_a_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:

    assert main(["--packed", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "pack examples there first" in caplog.text


def test_the_bare_command_line_says_what_is_asked() -> None:
    asked = asked_by(["--packed", "a", "b", "--out", "o", "--device", "cpu", "--share", "0.5"])
    assert asked.packed == (Path("a"), Path("b"))
    assert asked.device == CPU
    assert asked.share == 0.5
    assert asked.recipe == "ours"
