"""The modules of a training and what each is taught by; formulas are in `losses`."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.backbone import normalised
from pipeline.networks.condition import ImageFeatures
from pipeline.networks.discriminators import (
    PatchDiscriminator,
    PromptDiscriminator,
    random_greys,
    structure,
    surface,
    texture,
)
from pipeline.networks.generator import WIDTHS, Drawing, Generator
from pipeline.train.cartoon.batch import Example
from pipeline.train.cartoon.checkpoint import Actors
from pipeline.train.cartoon.losses import (
    area_loss,
    edge_l1,
    feature_l1,
    hinge_drawing,
    hinge_made,
    low_l1,
    prompt_hinge,
    total_variation,
    weighted_l1,
)
from pipeline.train.cartoon.recipes import Stage, Weights

LARGE_WIDTHS, LARGE_BLOCKS = (48, 96, 160, 224), (1, 2, 3, 3)
COMPARED = (1, 2, 3)  # stages of the trunk whose features are compared: S/4, S/8, S/16
AVERAGE = 0.999  # share of the past in generator_ema
FEATURE_GUIDES = slice(7, 9)  # of a picture: eyes and brows, lips and noses
MORE_FEATURES, GROWN_PX = 3.0, 5
MORE_INK = 4.0  # by how much lines, which are few, count more than what lies between them
BETAS = (0.9, 0.99)
WIDTH_STEP = 8  # widths are multiples of it
Terms = dict[str, Tensor]


@dataclass(frozen=True, eq=False)
class School:
    """All networks of a training.

    elder: the large generator, taught first. eyes: the trunk whose features are compared; frozen.
    """

    generator: Generator
    generator_ema: Generator
    elder: Generator
    discriminators: Mapping[str, nn.Module]
    eyes: ImageFeatures
    device: torch.device

    @property
    def modules(self) -> dict[str, nn.Module]:
        """What a checkpoint holds."""
        judges = {f"discriminator.{name}": judge for name, judge in self.discriminators.items()}
        return {
            "generator": self.generator,
            "generator_ema": self.generator_ema,
            "elder": self.elder,
            **judges,
        }

    def open_actors(self, stage: Stage) -> Actors:
        """Modules and fresh optimisers of a stage."""
        return open_actors(self, stage)

    def rounds(
        self, stage: Stage, batch: Example, styles: Tensor, step: int
    ) -> Iterator[tuple[str, Terms]]:
        """The losses of a step, one optimiser's after the other's."""
        pupil = self.elder if stage.large else self.generator
        pupil.train()
        weights = stage.weights_at(step)
        with autocast(self.device):
            drawing = draw_batch(pupil, batch)
            terms = paired_terms(self, weights, batch, drawing)
            terms |= elder_term(self, weights, batch, drawing)
            shown = on_white(drawing.colors, batch)
            if weights.adversarial:
                terms |= judge_terms(self, weights, shown, batch, step)
        yield "generator", terms
        if weights.adversarial:
            with autocast(self.device):
                loss = discriminator_loss(self, weights, shown, batch, styles, seed=step)
            yield "discriminators", {"discriminators": loss}

    def settle(self, stage: Stage, step: int) -> None:
        """What follows a step: the average moves."""
        if not stage.large:
            follow(self.generator_ema, self.generator, step)

    @torch.no_grad()
    def drawn(self, stage: Stage, batch: Example) -> Tensor:
        """(N, 3, H, W) in [0, 1]: what this stage's network makes of a batch by now."""
        pupil = self.elder if stage.large else self.generator_ema
        pupil.eval()
        return draw_batch(pupil, batch).colors.clamp(0, 1)

    def distance(self, stage: Stage, batch: Example) -> Tensor:
        """How far from the teacher that is, on the mean."""
        return weighted_l1(self.drawn(stage, batch), batch.target, batch.weight)


def autocast(device: torch.device) -> torch.autocast:
    """Sixteen bits: about twice as fast, on processors as on GPUs."""
    return torch.autocast(device.type, torch.bfloat16)


def build_generator(width: float = 1.0) -> Generator:
    """The shipped architecture, its channels times `width`."""
    if width == 1:
        return Generator()
    widths = tuple(max(1, round(w * width / WIDTH_STEP)) * WIDTH_STEP for w in WIDTHS)
    return Generator(widths)


def build_school(
    eyes: ImageFeatures, *, seed: int, device: torch.device, width: float = 1.0
) -> School:
    """New networks; the same seed, the same numbers."""
    torch.manual_seed(seed)
    generator = build_generator(width)
    judges: dict[str, nn.Module] = {
        "surface": PatchDiscriminator(3),
        "structure": PatchDiscriminator(3),
        "texture": PatchDiscriminator(1),
        "prompt": PromptDiscriminator(),
    }
    return School(
        generator.to(device),
        copy.deepcopy(generator).to(device).eval(),
        Generator(LARGE_WIDTHS, LARGE_BLOCKS).to(device),
        {name: judge.to(device) for name, judge in judges.items()},
        eyes.to(device).eval().requires_grad_(False),
        device,
    )


def open_actors(school: School, stage: Stage) -> Actors:
    """Modules and fresh optimisers of a stage."""
    pupil = school.elder if stage.large else school.generator
    optimisers: dict[str, torch.optim.Optimizer] = {
        "generator": torch.optim.Adam(pupil.parameters(), stage.rate, BETAS)
    }
    if stage.weights.adversarial:
        judges = [p for judge in school.discriminators.values() for p in judge.parameters()]
        optimisers["discriminators"] = torch.optim.Adam(judges, 2 * stage.rate, BETAS)
    return Actors(school.modules, optimisers)


def draw_batch(generator: Generator, batch: Example) -> Drawing:
    """The generator's drawings of a batch."""
    picture = batch.picture.contiguous(memory_format=torch.channels_last)  # quicker in 16 bits
    drawing: Drawing = generator(picture, batch.told)
    return drawing


def seen(eyes: ImageFeatures, pictures: Tensor) -> list[Tensor]:
    """Features of pictures (N, 3, H, W) in [0, 1] at the stages that are compared."""
    features = eyes.trunk(normalised(255 * pictures))
    return [features[stage] for stage in COMPARED]


def attention(batch: Example) -> Tensor:
    """(N, 1, H, W), 1 and more: eyes, brows, lips and noses are small, and what people look at."""
    guides = batch.picture[:, FEATURE_GUIDES].amax(1, keepdim=True)
    grown = functional.max_pool2d(guides, 2 * GROWN_PX + 1, 1, GROWN_PX)  # drawn eyes are larger
    return 1 + MORE_FEATURES * grown


def paired_terms(school: School, weights: Weights, batch: Example, drawing: Drawing) -> Terms:
    """The losses against the teacher's drawing, times their weights, but for those of weight 0."""
    found, wanted, weight = drawing.colors, batch.target, batch.weight * attention(batch)
    inside = batch.weight.clamp_min(0.02)

    def features() -> Tensor:
        with torch.no_grad():
            there = seen(school.eyes, wanted * inside + 1 - inside)
        return feature_l1(seen(school.eyes, found.clamp(-0.5, 1.5) * inside + 1 - inside), there)

    terms: dict[str, Callable[[], Tensor]] = {
        "l1": lambda: weighted_l1(found, wanted, weight),
        "edges": lambda: edge_l1(found, wanted, weight),
        "low": lambda: low_l1(found * inside, wanted * inside),
        "features": features,
        "variation": lambda: total_variation(found * inside),
        "plain": lambda: (
            weighted_l1(drawing.plain, batch.plain, weight)
            + weighted_l1(drawing.tone, batch.tone, weight)
        ),
        "ink": lambda: area_loss(drawing.ink, batch.ink, weight * (1 + MORE_INK * batch.ink)),
        "areas": lambda: area_loss(drawing.areas, batch.areas, weight),
    }
    return {n: getattr(weights, n) * term() for n, term in terms.items() if getattr(weights, n)}


def elder_term(school: School, weights: Weights, batch: Example, drawing: Drawing) -> Terms:
    """How far a drawing is from the large generator's: G. Hinton, O. Vinyals, J. Dean 2015."""
    if not weights.elder:
        return {}
    with torch.no_grad():
        shown = draw_batch(school.elder, batch).colors
    return {"elder": weights.elder * weighted_l1(drawing.colors, shown, batch.weight)}


@dataclass(frozen=True, eq=False)
class Views:
    """What each discriminator is shown of pictures (N, 3, H, W). greys: (N, 3) for its texture."""

    pictures: Tensor
    embedding: Tensor
    greys: Tensor

    def judged(self, school: School, name: str, embedding: Tensor | None = None) -> Tensor:
        """A discriminator's verdict on its view."""
        judge = school.discriminators[name]
        if name == "prompt":
            meant = self.embedding if embedding is None else embedding
            return cast(Tensor, judge(self.pictures, meant))
        shown = {
            "surface": lambda: surface(self.pictures),
            "structure": lambda: structure(self.pictures),
            "texture": lambda: texture(self.pictures, self.greys),
        }[name]()
        return cast(Tensor, judge(shown))


def on_white(pictures: Tensor, batch: Example) -> Tensor:
    """Pictures of a batch with white beyond the subject, as real cartoons are shown."""
    return (pictures * batch.weight + 1 - batch.weight).clamp(0, 1)


def judge_terms(school: School, weights: Weights, made: Tensor, batch: Example, seed: int) -> Terms:
    """The generator's side: how little its drawings convince the discriminators."""
    views = _views(made, batch, seed)
    return {
        name: getattr(weights, name) * hinge_made(views.judged(school, name))
        for name in school.discriminators
        if getattr(weights, name)
    }


def discriminator_loss(
    school: School, weights: Weights, made: Tensor, batch: Example, styles: Tensor, *, seed: int
) -> Tensor:
    """The discriminators' side; styles: (N, 3, H, W), pictures of the style's own."""
    shown = _views(made.detach(), batch, seed)
    drawn = _views(on_white(batch.target, batch), batch, seed)
    style = Views(styles, batch.told.embedding, shown.greys)
    total = torch.zeros((), device=made.device)
    for name in school.discriminators:
        if not getattr(weights, name):
            continue
        judged = shown.judged(school, name)
        if name == "prompt":
            others = batch.told.embedding.roll(1, 0)
            total = total + prompt_hinge(
                drawn.judged(school, name), drawn.judged(school, name, others), judged
            )
        else:
            total = total + hinge_drawing(drawn.judged(school, name), judged) / 2
            total = total + hinge_drawing(style.judged(school, name), judged) / 2
    return total


def _views(pictures: Tensor, batch: Example, seed: int) -> Views:
    chance = torch.Generator().manual_seed(seed)
    greys = random_greys(len(pictures), chance).to(pictures.device)
    return Views(pictures, batch.told.embedding, greys)


@torch.no_grad()
def follow(average: Generator, generator: Generator, step: int) -> None:
    """Move generator_ema a little toward the generator, faster at the beginning."""
    share = min(AVERAGE, (1 + step) / (10 + step))
    for old, new in zip(average.parameters(), generator.parameters(), strict=True):
        old.lerp_(new, 1 - share)
