"""What each stage teaches whom."""

from dataclasses import replace

import pytest
import torch

from pipeline.train.cartoon.batch import stacked
from pipeline.train.cartoon.recipes import DEAR, RECIPES, Stage, Weights
from pipeline.train.cartoon.school import build_generator, on_white
from tests.pipeline.train.cartoon.tiny import AGAINST, example, school
from tests.pipeline.train.cartoon.tiny import PAIRED as TWO

STYLES = torch.rand(2, 3, 32, 32)


def test_terms_of_no_weight_are_left_out() -> None:
    batch = stacked([example(0), example(1)])
    ((name, terms),) = school().rounds(Stage("distil", 1, TWO), batch, STYLES, 1)
    assert name == "generator"
    assert set(terms) == {"l1", "edges"}


def test_an_adversary_has_a_round_of_its_own() -> None:
    batch = stacked([example(0), example(1)])
    rounds = dict(school().rounds(Stage("adversarial", 1, AGAINST), batch, STYLES, 1))
    assert set(rounds) == {"generator", "discriminators"}
    assert {"surface", "structure", "texture", "prompt", "elder"} <= set(rounds["generator"])


def test_dear_losses_come_in_turn_and_count_as_much_in_all() -> None:
    stage = Stage("adversarial", 9, replace(AGAINST, features=0.5), in_turn=True)
    steps = [stage.weights_at(step) for step in range(5)]
    for name in DEAR:
        told = [getattr(weights, name) for weights in steps]
        assert sorted(told)[:4] == [0] * 4
        assert sum(told) == pytest.approx(5 * getattr(stage.weights, name))
    assert {weights.l1 for weights in steps} == {AGAINST.l1}


def test_a_discriminator_of_no_weight_is_not_taught() -> None:
    pupils = school()
    stage = Stage("adversarial", 1, Weights(l1=1, texture=1))
    batch = stacked([example(0), example(1)])
    for _, terms in pupils.rounds(stage, batch, STYLES, 1):
        torch.stack(list(terms.values())).sum().backward()
    taught = {
        n
        for n, j in pupils.discriminators.items()
        if any(p.grad is not None for p in j.parameters())
    }
    assert taught == {"texture"}


def test_features_are_compared_but_not_taught() -> None:
    pupils = school()
    batch = stacked([example(0)])
    stage = Stage("distil", 1, Weights(features=1))
    ((_, terms),) = pupils.rounds(stage, batch, STYLES, 1)
    terms["features"].backward()
    assert all(p.grad is None for p in pupils.eyes.parameters())
    assert any(p.grad is not None for p in pupils.generator.parameters())


def test_the_average_follows_but_not_the_large_one() -> None:
    pupils = school()
    with torch.no_grad():
        for parameter in pupils.generator.parameters():
            parameter.add_(1)
    before = pupils.generator_ema.finish.weight.clone()
    pupils.settle(Stage("teacher", 1, TWO, large=True), 1)
    assert torch.equal(pupils.generator_ema.finish.weight, before)
    pupils.settle(Stage("distil", 1, TWO), 1)
    moved = pupils.generator_ema.finish.weight - before
    assert 0 < float(moved.detach().mean()) < 1


def test_what_lies_beyond_the_subject_is_shown_white() -> None:
    batch = stacked([example(0)])
    batch = batch._replace(weight=torch.zeros(1, 1, 32, 32))
    assert torch.equal(on_white(batch.target, batch), torch.ones(1, 3, 32, 32))


def test_shares_and_sizes_change_all_stages() -> None:
    recipe = RECIPES["ours"].scaled(0.1).scaled(0.5).sized(batch=64, side_px=96)
    assert recipe.share == 0.05
    assert [stage.steps for stage in recipe.stages] == [
        round(round(s.steps * 0.1) * 0.5) for s in RECIPES["ours"].stages
    ]
    assert {(stage.batch, stage.side_px) for stage in recipe.stages} == {(64, 96)}


def test_the_control_is_as_long_as_the_lean_recipe_and_has_no_adversary() -> None:
    control, lean = RECIPES["control"], RECIPES["lean"]
    assert [s.steps for s in control.stages] == [s.steps for s in lean.stages]
    assert not any(stage.weights.adversarial for stage in control.stages)
    assert lean.stages[1].weights.adversarial


def test_a_narrow_generator_has_fewer_parameters() -> None:
    sizes = [sum(p.numel() for p in build_generator(w).parameters()) for w in (0.67, 1.0)]
    assert sizes[0] < 0.6 * sizes[1]
