"""CycleGAN runs in the same loop, from photos and drawings that are no pairs."""

from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from pipeline.networks.discriminators import PatchDiscriminator
from pipeline.train.cartoon.batch import stacked
from pipeline.train.cartoon.cycle import Exchange, build_exchange, translate
from pipeline.train.cartoon.loop import CHECKPOINT, Plan, train
from pipeline.train.cartoon.recipes import CYCLE, Recipe
from tests.pipeline.train.cartoon.tiny import CPU, Notes, example, generator, lessons

STAGE = replace(CYCLE.stages[0], steps=4, batch=2, side_px=32)
RECIPE = Recipe("cyclegan", "tiny", (STAGE,))


def exchange(seed: int = 0) -> Exchange:
    torch.manual_seed(seed)
    forth = generator()
    average = generator()
    average.load_state_dict(forth.state_dict())
    judges = [PatchDiscriminator(3, (8, 8)) for _ in range(2)]
    return Exchange(forth, average, generator(), *judges, CPU)


def test_a_resumed_exchange_ends_with_the_same_weights(tmp_path: Path) -> None:
    train(RECIPE, exchange(), lessons(), Plan(tmp_path / "a", workers=0), Notes())
    cut = Plan(tmp_path / "b", workers=0, stopped=lambda: True)
    place = train(RECIPE, exchange(), lessons(), cut, Notes())
    assert place.step == 1
    train(RECIPE, exchange(9), lessons(), Plan(tmp_path / "b", workers=0), Notes())
    once, twice = (load_file(tmp_path / name / CHECKPOINT) for name in ("a", "b"))
    assert all(torch.equal(once[name], twice[name]) for name in once)
    assert {name.split(".")[0] for name in once} == {
        "generator",
        "generator_ema",
        "back",
        "discriminator",
    }


def test_both_generators_and_both_discriminators_learn() -> None:
    pupils = exchange()
    before = {name: module.state_dict() for name, module in pupils.modules.items()}
    before = {n: {k: t.clone() for k, t in state.items()} for n, state in before.items()}
    actors = pupils.open_actors(STAGE)
    batch = stacked([example(0), example(1)])
    for name, terms in pupils.rounds(STAGE, batch, torch.zeros(0), 1):
        actors.optimisers[name].zero_grad()
        torch.stack(list(terms.values())).sum().backward()
        actors.optimisers[name].step()
    for name in ("generator", "back", "discriminator.drawings", "discriminator.photos"):
        after = pupils.modules[name].state_dict()
        assert any(not torch.equal(before[name][key], after[key]) for key in after), name


def test_no_words_and_no_pairs_are_told() -> None:
    one = stacked([example(0), example(1)])
    told = one.told._replace(embedding=one.told.embedding.roll(1, 0), look=0 * one.told.look)
    other = one._replace(told=told)
    pupils = exchange()
    assert torch.equal(pupils.drawn(STAGE, one), pupils.drawn(STAGE, other))


def test_the_seed_decides_how_it_begins() -> None:
    one, other = (build_exchange(seed=seed, device=CPU) for seed in (0, 0))
    pairs = zip(one.back.parameters(), other.back.parameters(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)
    found = translate(one.generator, torch.rand(1, 3, 32, 32), torch.ones(1, 1, 32, 32))
    assert found.shape == (1, 3, 32, 32)
