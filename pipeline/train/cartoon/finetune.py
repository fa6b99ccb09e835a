"""Going on from trained weights toward drawings that people liked better.

For each vote the generator shall draw nearer to what was liked than to the other, with the seed and
strength of either; on other photos and words it shall draw as before.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from pipeline.networks.generator import Generator
from pipeline.train.cartoon.ballots import (
    Ballot,
    TuneFrom,
    ballots,
    drawn_by,
    gather,
    measured,
)
from pipeline.train.cartoon.batch import Lessons, moved
from pipeline.train.cartoon.checkpoint import Actors, Place
from pipeline.train.cartoon.loop import Plan, Tracker, train
from pipeline.train.cartoon.losses import distances, preference_loss, weighted_l1
from pipeline.train.cartoon.recipes import Recipe, Stage
from pipeline.train.cartoon.school import BETAS, Terms, follow

MARGIN = 0.01  # how much nearer the liked drawing shall be, in mean distance


@dataclass(frozen=True, eq=False)
class Tuning:
    """start: what was there before, which does not change."""

    generator: Generator
    generator_ema: Generator
    start: Generator
    device: torch.device

    @property
    def modules(self) -> dict[str, nn.Module]:
        """What a checkpoint holds."""
        return {"generator": self.generator, "generator_ema": self.generator_ema}

    def open_actors(self, stage: Stage) -> Actors:
        """Modules and a fresh optimiser."""
        adam = torch.optim.Adam(self.generator.parameters(), stage.rate, BETAS)
        return Actors(self.modules, {"generator": adam})

    def rounds(
        self, stage: Stage, batch: Ballot, _styles: Tensor, _step: int
    ) -> Iterator[tuple[str, Terms]]:
        """The losses of a step: votes first, then what shall stay."""
        self.generator.train()
        # All 32 bits: drawings that people vote on may lie nearer together than 16 bits can tell.
        drawn = drawn_by(self.generator, batch)
        with torch.no_grad():
            before = drawn_by(self.start, batch)
        voted = batch.voted[:, 0] > 0
        stays = ~voted[:, None, None, None] * batch.weight
        terms = {
            "preference": stage.weights.preference * preferred(drawn, batch, voted),
            "close": stage.weights.close * weighted_l1(drawn, before, stays),
        }
        yield "generator", terms

    def settle(self, _stage: Stage, step: int) -> None:
        """What follows a step: the average moves."""
        follow(self.generator_ema, self.generator, step)

    @torch.no_grad()
    def distance(self, _stage: Stage, batch: Ballot) -> Tensor:
        """The loss on votes that are kept out."""
        self.generator_ema.eval()
        return preferred(drawn_by(self.generator_ema, batch), batch, batch.voted[:, 0] > 0)


def preferred(drawn: Tensor, batch: Ballot, voted: Tensor) -> Tensor:
    """The preference loss of drawings where there are votes."""
    liked = distances(drawn, batch.liked, batch.weight)[voted]
    return preference_loss(liked, distances(drawn, batch.other, batch.weight)[voted], MARGIN)


def build_tuning(start: Generator, device: torch.device) -> Tuning:
    """A generator to tune, its average, and what both began as."""
    frozen = copy.deepcopy(start).to(device).eval().requires_grad_(False)
    pupil = copy.deepcopy(start).to(device).requires_grad_(True)
    return Tuning(pupil, copy.deepcopy(frozen), frozen, device)


@torch.no_grad()
def share_won(generator: Generator, batches: Sequence[Ballot], device: torch.device) -> float:
    """In how many of the votes the drawing is nearer to what was liked."""
    won = []
    for batch in batches:
        there = moved(batch, device)
        drawn = drawn_by(generator, there).clamp(0, 1)
        liked = distances(drawn, there.liked, there.weight)
        won.append(float((liked < distances(drawn, there.other, there.weight)).float().mean()))
    return sum(won) / len(won)


def fine_tuned(
    source: TuneFrom, recipe: Recipe, plan: Plan, tracker: Tracker
) -> tuple[Place, tuple[float, float]]:
    """Tune; returns where it got to, and the share of kept-out votes won before and after.

    Raises BrokenVotes, BrokenDataSet, Diverged, CannotSave, BrokenCheckpoint.
    """
    gathering = gather(source)
    tuning = build_tuning(source.loaded.generator, source.device)
    checked = measured(gathering.checked)

    def training(stage: Stage, first: int, _: int) -> Iterator[Ballot]:
        return ballots(gathering, stage, first, plan.seed)

    lessons = Lessons(training, lambda *_: torch.zeros(0), checked)
    before = share_won(tuning.start, checked, source.device)
    place = train(recipe, tuning, lessons, plan, tracker)
    return place, (before, share_won(tuning.generator_ema, checked, source.device))
