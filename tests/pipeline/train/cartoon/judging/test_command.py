import json
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
import torch
from click.testing import CliRunner, Result

from pipeline.gan.weights import save_cartoonizer
from pipeline.networks.condition import ImageFeatures
from pipeline.networks.generator import Generator
from pipeline.train.cartoon.judging import command, rating
from pipeline.train.cartoon.judging.command import compare, evaluate
from pipeline.train.cartoon.judging.rating import rate
from pipeline.types import FaceMesh
from tests.pipeline.train.cartoon.judging.drawn import MEANINGS


class Blind:
    """A finder that sees no faces."""

    def find(self, _pixels: object) -> tuple[FaceMesh, ...]:
        return ()


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    path = tmp_path / "cartoon.safetensors"
    save_cartoonizer(path, Generator(), ImageFeatures(), version="1", origin="a test")
    return path


@pytest.fixture(autouse=True)
def _few_prompts(monkeypatch: pytest.MonkeyPatch) -> None:
    """No models are needed where prompts and faces are known."""
    for module in (command, rating):
        monkeypatch.setattr(module, "read_prompts", lambda *_: MEANINGS)
    monkeypatch.setattr(command, "open_face_finder", lambda *_, **__: Blind())


def run(what: click.Command, data: Path, weights: Path, more: Sequence[object]) -> Result:
    options = ["--data", data, "--trunk", weights, *more]
    result = CliRunner().invoke(what, [str(option) for option in options])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_evaluate_prints_a_table_and_writes_json(data: Path, weights: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "evaluation.json"
    drawers = ["--drawer", "photo", "--drawer", f"ours={weights}"]
    limits = ["--sizes", "64", "--photos", 2, "--themed", 2, "--faces", 1, "--out", out]
    result = run(evaluate, data, weights, [*drawers, *limits])
    assert result.exit_code == 0, result.output
    assert "Themes apart" in result.output
    found = json.loads(out.read_text())
    assert found["sizes"]["64"].keys() == {"photo", "ours"}
    assert found["sizes"]["64"]["ours"]["drift"] is None
    assert found["fairness"] == {"photo": None, "ours": None}
    assert found["about"]["photos"] == 2


def test_a_wrong_name_or_size_is_a_usage_error(data: Path, weights: Path) -> None:
    result = run(evaluate, data, weights, ["--drawer", "sketchy"])
    assert (result.exit_code, "is no drawer" in result.output) == (2, True)
    result = run(evaluate, data, weights, ["--drawer", "photo", "--sizes", "100"])
    assert (result.exit_code, "multiple of 16" in result.output) == (2, True)


def test_compare_writes_a_sheet(data: Path, weights: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.webp"
    more = ["--drawer", "photo", "--drawer", "teacher", "--photos", 1, "--cell", 32, "--out", out]
    result = run(compare, data, weights, more)
    assert result.exit_code == 0, result.output
    assert out.stat().st_size > 100


def test_rate_goes_from_sheets_to_counts(data: Path, weights: Path, tmp_path: Path) -> None:
    out = tmp_path / "rate"
    asked = ["--drawer", f"ours={weights}", "--out", out, "--judge", "eyes"]
    pairs = ["--against", "photo:2", "--against", "teacher", "--pairs", 1, "--sheets"]
    result = run(rate, data, weights, [*asked, *pairs])
    assert result.exit_code == 0, result.output
    answers = out / "sheets" / "answers.csv"
    answers.write_text("pair,choice\n1,left\n2,right\n3,neither\n")
    result = run(rate, data, weights, [*asked, "--read", answers])
    assert "3 answers read" in result.output
    assert "against photo: " in result.output
    assert "95 %" in result.output
    answers.write_text("pair,choice\n7,left\n")
    result = run(rate, data, weights, [*asked, "--read", answers])
    assert (result.exit_code, "no pair '7'" in result.output) == (2, True)


def test_guessed_themes_are_counted(data: Path, weights: Path, tmp_path: Path) -> None:
    out = tmp_path / "rate"
    asked = ["--drawer", "teacher", "--out", out, "--themes"]
    assert "night, candy" in run(rate, data, weights, asked).output
    answers = out / "themes" / "themes.csv"
    key = json.loads((out / "themes" / "key.json").read_text())
    answers.write_text("drawing,theme\n" + "".join(f"{n},{theme}\n" for n, theme in key.items()))
    result = run(rate, data, weights, [*asked, "--read", answers])
    assert f"{len(key)} of {len(key)} themes guessed right" in result.output


def test_without_votes_it_says_so(data: Path, weights: Path, tmp_path: Path) -> None:
    result = run(rate, data, weights, ["--count", "--out", tmp_path / "rate"])
    assert "no votes yet" in result.output
