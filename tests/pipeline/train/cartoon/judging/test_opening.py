from pathlib import Path

import numpy as np
import pytest
import torch

from pipeline.gan.weights import save_cartoonizer
from pipeline.networks.condition import ImageFeatures
from pipeline.networks.generator import Generator
from pipeline.train.cartoon.checkpoint import Actors, Place, save_checkpoint
from pipeline.train.cartoon.errors import BrokenCheckpoint, NothingToLearn
from pipeline.train.cartoon.judging.drawers import CycleDrawer, NetworkDrawer
from pipeline.train.cartoon.judging.errors import OtherWeights, UnknownDrawer
from pipeline.train.cartoon.judging.opening import Means, open_drawer, stay_with
from pipeline.train.cartoon.judging.tasks import usual_look
from tests.pipeline.train.cartoon.judging.drawn import MEANINGS, sketch


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("weights") / "cartoon.safetensors"
    save_cartoonizer(path, _generator(), ImageFeatures(), version="1", origin="a test")
    return path


def _generator() -> Generator:
    generator = Generator()
    torch.nn.init.normal_(generator.finish.weight, std=0.05)
    return generator


def _checkpoint(path: Path, recipe: str) -> Path:
    modules = {"generator": Generator(), "generator_ema": _generator()}
    save_checkpoint(path, Actors(modules, {}), Place(recipe, 0, 1, 0))
    return path


def test_plain_names_open_without_a_file(weights: Path, data: Path) -> None:
    means = Means(data, weights)
    for name in ("photo", "painted", "teacher"):
        assert open_drawer(name, means).name == name
    assert open_drawer("style-transfer", means).name == "style-transfer"


def test_weights_and_checkpoints_are_told_apart(weights: Path, tmp_path: Path, data: Path) -> None:
    means = Means(data, weights)
    trained = _checkpoint(tmp_path / "lean.safetensors", "lean")
    for spec, name in ((f"ours={weights}", "ours"), (f"control={trained}", "control")):
        drawer = open_drawer(spec, means)
        assert isinstance(drawer, NetworkDrawer)
        assert drawer.name == name


def test_a_checkpoint_draws_with_its_average(weights: Path, tmp_path: Path, data: Path) -> None:
    path = _checkpoint(tmp_path / "c.safetensors", "lean")
    drawer = open_drawer(f"x={path}", Means(data, weights))
    told, shown = MEANINGS[0], sketch()
    drawn = drawer.draw(shown, told, usual_look(told))
    # The plain generator of the file still hands the photo through, nearly as it is.
    assert np.abs(drawn - shown.colors).mean() > 0.05


def test_cyclegans_checkpoint_needs_no_features(tmp_path: Path, data: Path) -> None:
    path = _checkpoint(tmp_path / "cycle.safetensors", "cyclegan")
    assert isinstance(open_drawer(f"cycle={path}", Means(data, tmp_path / "none")), CycleDrawer)


def test_unknown_names_and_broken_files_are_refused(tmp_path: Path, data: Path) -> None:
    means = Means(data, tmp_path / "none.safetensors")
    with pytest.raises(UnknownDrawer, match="is no drawer"):
        open_drawer("sketchy", means)
    (tmp_path / "cut.safetensors").write_bytes(b"cut off")
    with pytest.raises(BrokenCheckpoint):
        open_drawer(f"ours={tmp_path / 'cut.safetensors'}", means)


def test_style_transfer_needs_styles(weights: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn):
        open_drawer("style-transfer", Means(tmp_path, weights))


def test_votes_stay_with_the_weights_that_were_judged(tmp_path: Path) -> None:
    weights, notes = tmp_path / "w.safetensors", tmp_path / "new" / "drawers.json"
    weights.write_bytes(b"one")
    specs = ["painted", f"ours={weights}"]
    stay_with(notes, specs)
    stay_with(notes, specs)
    weights.write_bytes(b"two")
    with pytest.raises(OtherWeights):
        stay_with(notes, specs)
