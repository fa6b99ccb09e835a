"""Which cartoonizer a deployment draws with."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from config.errors import UnusableSetting
from pipeline.cartoonize import CARTOONIZERS, Means, open_cartoonizer
from pipeline.errors import BrokenModel
from tests.pipeline.gan.networks import save_random


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_random(tmp_path_factory.mktemp("weights"))


def test_our_network_draws_where_its_weights_load(weights: Path) -> None:
    with capture_logs() as logs:
        assert open_cartoonizer("auto", Means(1, weights)).name == "gan-0-test"
    assert not logs


def test_without_weights_computation_alone_draws(tmp_path: Path) -> None:
    with capture_logs() as logs:
        assert open_cartoonizer("auto", Means(1, tmp_path / "none")).name == "painted-1"
    assert [log["log_level"] for log in logs] == ["debug"]


def test_with_damaged_weights_too_and_the_log_says_why(tmp_path: Path) -> None:
    damaged = tmp_path / "cartoon.safetensors"
    damaged.write_bytes(b"no weights")
    with capture_logs() as logs:
        assert open_cartoonizer("auto", Means(1, damaged)).name == "painted-1"
    (log,) = logs
    assert log["log_level"] == "warning"
    assert "cartoon.safetensors" in log["reason"]


def test_who_chose_is_told_instead(tmp_path: Path, weights: Path) -> None:
    with pytest.raises(BrokenModel, match="missing"):
        open_cartoonizer("gan", Means(1, tmp_path / "none"))
    assert open_cartoonizer("painted", Means(1, weights)).name == "painted-1"


def test_diffusers_needs_a_model(weights: Path) -> None:
    with pytest.raises(UnusableSetting, match="TOONBOOTH_DIFFUSERS_MODEL"):
        CARTOONIZERS["diffusers"](Means(1, weights))
