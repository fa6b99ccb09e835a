"""The real loading code on a tiny pipeline of the real library."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import diffusers
import numpy as np
import pytest

from config.errors import UnusableSetting
from pipeline.cartoonize import Means, open_cartoonizer
from pipeline.diffused import cartoonizer
from pipeline.diffused.cartoonizer import Diffused, describe, open_diffused
from pipeline.errors import BrokenModel, MissingPart
from pipeline.types import Cutout
from tests.pipeline.diffused.tiny import save_pipeline
from tests.pipeline.parts.heads import face_at, photo
from tests.pipeline.pictures import brief, cutout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_pipeline(tmp_path_factory.mktemp("models") / "tiny-sd")


@pytest.fixture(scope="module")
def diffused(folder: Path) -> Diffused:
    return open_diffused(str(folder))


@pytest.fixture(autouse=True)
def _few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cartoonizer, "STEPS", 4)


def person() -> Cutout:
    alpha = np.zeros((160, 120), bool)
    alpha[10:150, 20:100] = True
    return cutout(photo(160, 120), alpha, (face_at(60, 60, size=60),))


def test_a_named_model_is_what_draws(folder: Path, tmp_path: Path) -> None:
    means = Means(1, tmp_path / "none", str(folder))
    assert open_cartoonizer("auto", means).name == "diffusers-tiny-sd"
    assert open_cartoonizer("diffusers", means).name == "diffusers-tiny-sd"


def test_it_redraws_the_photo_and_keeps_its_outline(diffused: Diffused) -> None:
    cartoon = diffused.draw(person(), brief(seed=2))
    assert diffused.name == cartoon.cartoonizer == "diffusers-tiny-sd"
    assert cartoon.pixels.shape == (512, 512, 4)
    assert 0.3 < (cartoon.pixels[..., 3] > 128).mean() < 0.9
    assert len(cartoon.faces) == 1
    assert cartoon.pixels[..., :3].std() > 2


def test_the_same_seed_gives_the_same_bytes(diffused: Diffused) -> None:
    one, other, third = (diffused.draw(person(), brief(seed=s)).pixels for s in (5, 5, -6))
    assert np.array_equal(one, other)
    assert not np.array_equal(one, third)


def test_strength_is_how_far_the_photo_is_left_behind(
    diffused: Diffused, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    class Spy:
        def __call__(self, prompt: str, image: object, strength: float, generator: object) -> None:
            asked.append(strength)
            raise InterruptedError

    spied = Diffused(replace(diffused._loaded, pipeline=Spy()))
    for strength in (0.0, 0.5, 1.0):
        with pytest.raises(InterruptedError):
            spied.draw(person(), replace(brief(), strength=strength))
    assert asked == sorted(asked)
    assert (asked[0], asked[-1]) == cartoonizer.CHANGED


def test_the_prompt_holds_words_theme_and_manner() -> None:
    told = describe(replace(brief(), prompt="space pirate", theme="retro-and-vintage"))
    assert told.startswith("space pirate, retro and vintage, 3D cartoon")


def test_a_card_keeps_its_frame(diffused: Diffused) -> None:
    card = Cutout(photo(100, 140), np.ones((100, 140), np.float32), (0, 0, 140, 100), card=True)
    pixels = diffused.draw(card, brief()).pixels
    edge = pixels[256, np.flatnonzero(pixels[256, :, 3] > 250)[:8], :3]
    assert edge.astype(int).std(0).max() < 3


def test_a_pipeline_that_redraws_nothing_draws_from_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diffusers.pipelines.auto_pipeline, "AUTO_IMAGE2IMAGE_PIPELINES_MAPPING", {})
    drawn = open_diffused(str(folder))
    assert not drawn._loaded.sees_photos
    assert (drawn.draw(person(), brief()).pixels[..., 3] > 128).any()


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel) as caught:
        open_diffused(str(save_pipeline(tmp_path / "pickled", safe=False)))
    assert "safetensors" in caught.value.remedy


@pytest.mark.parametrize("part", ["unet", "_class_name"])
def test_a_models_own_code_is_not_run(tmp_path: Path, part: str) -> None:
    folder = save_pipeline(tmp_path / "coded")
    index = json.loads((folder / "model_index.json").read_text())
    index[part] = ["evil", "Net"]
    (folder / "model_index.json").write_text(json.dumps(index))
    ran = tmp_path / "ran"
    for place in (folder / "unet" / "evil.py", folder / "evil.py"):
        place.write_text(f"open({str(ran)!r}, 'w')\nclass Net: pass\n")
    with pytest.raises(BrokenModel):
        open_diffused(str(folder))
    assert not ran.exists()


def test_truncated_weights_are_refused(tmp_path: Path) -> None:
    folder = save_pipeline(tmp_path / "truncated")
    weights = folder / "unet" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    with pytest.raises(BrokenModel, match="unet"):
        open_diffused(str(folder))


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel, match=r"model_index\.json"):
        open_diffused(str(tmp_path))


@pytest.mark.parametrize("missing", ["model_index.json", "unet/config.json"])
def test_a_broken_folder_is_refused(tmp_path: Path, missing: str) -> None:
    folder = save_pipeline(tmp_path / "broken")
    (folder / missing).unlink()
    with pytest.raises(BrokenModel):
        open_diffused(str(folder))


def test_a_setting_without_a_name_is_refused() -> None:
    with pytest.raises(UnusableSetting, match="names no model"):
        open_diffused("")


def test_without_the_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "diffusers", None)
    with pytest.raises(MissingPart, match="make diffusers"):
        open_diffused("some/model")
