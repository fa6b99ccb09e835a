"""CycleGAN, for comparison: from photos to drawings and back, without pairs or words.

J.-Y. Zhu, T. Park, P. Isola, A. Efros, "Unpaired image-to-image translation using cycle-consistent
adversarial networks", ICCV 2017; here with our generator, its condition silent.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from pipeline.gan.coloring import same_colors
from pipeline.networks.condition import EMBEDDING, FEATURES, LOOK, NOISE
from pipeline.networks.discriminators import PatchDiscriminator
from pipeline.networks.generator import INPUTS, Generator, Told
from pipeline.train.cartoon.batch import Example
from pipeline.train.cartoon.checkpoint import Actors
from pipeline.train.cartoon.losses import hinge_drawing, hinge_made, weighted_l1
from pipeline.train.cartoon.recipes import Stage
from pipeline.train.cartoon.school import BETAS, Terms, autocast, build_generator, follow, on_white


def translate(generator: Generator, pictures: Tensor, alpha: Tensor) -> Tensor:
    """(N, 3, H, W): pictures (N, 3, H, W) in the other manner; alpha (N, 1, H, W).

    All else is zero, and its tables leave colours as they are.
    """
    count, _, height, width = pictures.shape
    rest = pictures.new_zeros((count, INPUTS - 4, height, width))
    parts = (EMBEDDING, FEATURES, LOOK, NOISE)
    embedding, features, look, noise = (pictures.new_zeros((count, n)) for n in parts)
    same = same_colors().to(pictures).expand(count, -1, -1, -1, -1)
    line, mark = pictures.new_zeros((count, 3)), pictures.new_ones((count, 5))
    told = Told(embedding, features, look, noise, same, line, mark)
    found: Tensor = generator(torch.cat([pictures, alpha, rest], 1), told).colors
    return found


@dataclass(frozen=True, eq=False)
class Exchange:
    """generator: photos to drawings; back: the other way. Each has a discriminator."""

    generator: Generator
    generator_ema: Generator
    back: Generator
    drawings: nn.Module
    photos: nn.Module
    device: torch.device

    @property
    def modules(self) -> dict[str, nn.Module]:
        """What a checkpoint holds."""
        return {
            "generator": self.generator,
            "generator_ema": self.generator_ema,
            "back": self.back,
            "discriminator.drawings": self.drawings,
            "discriminator.photos": self.photos,
        }

    def open_actors(self, stage: Stage) -> Actors:
        """Modules and fresh optimisers: one for both generators, one for both discriminators."""
        made = [*self.generator.parameters(), *self.back.parameters()]
        judging = [*self.drawings.parameters(), *self.photos.parameters()]
        optimisers: dict[str, torch.optim.Optimizer] = {
            "generator": torch.optim.Adam(made, stage.rate, BETAS),
            "discriminators": torch.optim.Adam(judging, 2 * stage.rate, BETAS),
        }
        return Actors(self.modules, optimisers)

    def rounds(
        self, stage: Stage, batch: Example, _styles: Tensor, _step: int
    ) -> Iterator[tuple[str, Terms]]:
        """The losses of a step: the generators', then the discriminators'."""
        photos, alpha = on_white(batch.picture[:, :3], batch), batch.picture[:, 3:4]
        # Drawings of others: the batch's own, each beside its neighbour's photo.
        drawings, others = on_white(batch.target, batch).roll(1, 0), alpha.roll(1, 0)
        weights = stage.weights
        with autocast(self.device):
            drawn = translate(self.generator, photos, alpha)
            undrawn = translate(self.back, drawings, others)
            again = _away(translate(self.back, drawn, alpha), photos)
            again = again + _away(translate(self.generator, undrawn, others), drawings)
            same = _away(translate(self.generator, drawings, others), drawings)
            same = same + _away(translate(self.back, photos, alpha), photos)
            fooled = hinge_made(self.drawings(drawn)) + hinge_made(self.photos(undrawn))
        yield (
            "generator",
            {
                "cycle": weights.cycle * again,
                "identity": weights.identity * same,
                "surface": weights.surface * fooled,
            },
        )
        drawn, undrawn = drawn.detach(), undrawn.detach()
        with autocast(self.device):
            loss = hinge_drawing(self.drawings(drawings), self.drawings(drawn))
            loss = loss + hinge_drawing(self.photos(photos), self.photos(undrawn))
        yield "discriminators", {"discriminators": loss}

    def settle(self, _stage: Stage, step: int) -> None:
        """What follows a step: the average moves."""
        follow(self.generator_ema, self.generator, step)

    @torch.no_grad()
    def drawn(self, _stage: Stage, batch: Example) -> Tensor:
        """(N, 3, H, W) in [0, 1]: drawings of a batch's photos."""
        photos = on_white(batch.picture[:, :3], batch)
        found = translate(self.generator_ema, photos, batch.picture[:, 3:4])
        return found.clamp(0, 1)

    def distance(self, stage: Stage, batch: Example) -> Tensor:
        """How far from the teacher they are, which it is never taught."""
        return weighted_l1(self.drawn(stage, batch), batch.target, batch.weight)


def _away(found: Tensor, wanted: Tensor) -> Tensor:
    return (found - wanted).abs().mean()


def build_exchange(*, seed: int, device: torch.device) -> Exchange:
    """New networks; the same seed, the same numbers."""
    torch.manual_seed(seed)
    generator = build_generator()
    return Exchange(
        generator.to(device),
        copy.deepcopy(generator).to(device).eval(),
        build_generator().to(device),
        PatchDiscriminator(3).to(device),
        PatchDiscriminator(3).to(device),
        device,
    )
