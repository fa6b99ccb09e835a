"""Two looks agree on one answer."""

import pytest
import torch

from pipeline.parts.jaw_network import JAW_ATTRIBUTES, JawNetwork
from pipeline.parts.jaw_reader import agreed, look_at_jaw
from pipeline.parts.network import PartsNetwork
from pipeline.parts.reader import PartsReader
from tests.pipeline.parts.heads import face_at, photo

SHAVEN = {"none": 0.97, "short": 0.01, "stubble": 0.01, "full": 0.01}
SHORT = {"none": 0.02, "short": 0.9, "stubble": 0.04, "full": 0.04}
STUBBLE = {"none": 0.02, "short": 0.1, "stubble": 0.86, "full": 0.02}
GROWTH = {"bare": 0.1, "stubble": 0.7, "grown": 0.2}


def told(beard: dict[str, float], moustache: float) -> dict[str, dict[str, float]]:
    return {"beard": beard, "moustache": {"0": 1 - moustache, "1": moustache}}


def jaw(beard: dict[str, float], moustache: float) -> dict[str, dict[str, float]]:
    return {**told(beard, moustache), "chin": GROWTH, "jaw": GROWTH}


def test_probabilities_sum_to_one_and_the_rest_stays() -> None:
    found = agreed({**told(SHAVEN, 0.4), "hair": {"long": 1.0}}, jaw(STUBBLE, 0.6))
    assert found["hair"] == {"long": 1.0}
    assert found["jaw"] == GROWTH
    for name in ("beard", "moustache"):
        assert sum(found[name].values()) == pytest.approx(1)


def test_the_nearer_look_counts_more() -> None:
    found = agreed(told(SHAVEN, 0.03), jaw(STUBBLE, 0.97))
    assert found["beard"]["none"] < 0.5
    assert found["moustache"]["1"] > 0.5


def test_both_looks_name_the_kind() -> None:
    found = agreed(told(SHORT, 0.9), jaw(STUBBLE, 0.9))["beard"]
    assert found["stubble"] == pytest.approx(found["short"], rel=0.6)


def test_all_answers_have_probabilities() -> None:
    torch.manual_seed(0)
    network = JawNetwork().eval()
    pixels, face = photo(90, 90), face_at(44.5, 45, size=60)
    one = look_at_jaw(network, pixels, face)
    assert {name: tuple(values) for name, values in one.items()} == dict(JAW_ATTRIBUTES)
    for values in one.values():
        assert sum(values.values()) == pytest.approx(1)


def test_a_reader_with_both_networks_tells_of_chin_and_jaw() -> None:
    torch.manual_seed(0)
    reader = PartsReader(PartsNetwork().eval(), threads=1, side_px=64, jaw=JawNetwork().eval())
    parts = reader.read(photo(60, 60), face_at(30, 30, size=50))
    assert set(parts.attributes["chin"]) == set(parts.attributes["jaw"]) == set(GROWTH)
    assert sum(parts.attributes["beard"].values()) == pytest.approx(1)
