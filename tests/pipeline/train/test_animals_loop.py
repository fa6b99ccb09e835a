import copy
from pathlib import Path

import torch

from pipeline.animals.network import AnimalNetwork
from pipeline.animals.weights import load_network, save_network
from pipeline.train.animals.folds import split
from pipeline.train.animals.loop import (
    Lessons,
    Plan,
    train_head,
)
from tests.pipeline.train.animal_examples import drawn_face, drawn_thing

PLAN = Plan(epochs=12, batch=2, face_views=4, plain_views=2, rate=5e-3)


def test_a_short_training_lowers_the_loss_and_its_weights_load(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = AnimalNetwork().eval()
    trunk = copy.deepcopy(network.trunk.state_dict())
    examples = [drawn_face(), drawn_thing()]
    lessons = Lessons(network, examples, PLAN)
    assert len(lessons.of(examples)) == 6
    losses = train_head(network, lessons.of(examples), PLAN)
    assert losses[-1] < 0.8 * losses[0]
    assert all(torch.equal(trunk[n], t) for n, t in network.trunk.state_dict().items())
    save_network(network, tmp_path / "taught.safetensors", origin="a test")
    loaded = load_network(tmp_path / "taught.safetensors").state_dict()
    for name, taught in network.state_dict().items():
        assert torch.allclose(loaded[name], taught, atol=0.01 * float(taught.abs().max()) + 1e-6)


def test_each_example_is_judged_once_by_a_network_that_never_saw_it() -> None:
    examples = [drawn_face(f"{i}.jpg") for i in range(7)]
    examples += [drawn_thing(f"{i}.png") for i in range(5)]
    judged = []
    for parts in split(examples, 3):
        assert not {e.file for e in parts.learned} & {e.file for e in parts.judged}
        assert len(parts.learned) + len(parts.judged) == len(examples)
        assert 2 <= sum(e.points is not None for e in parts.judged) <= 3
        judged += [e.file for e in parts.judged]
    assert sorted(judged) == sorted(e.file for e in examples)
