"""What is trained, for how long and with which losses. A recipe is data; `loop` carries it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

StageName = Literal["teacher", "distil", "adversarial", "cycle", "tune"]
DEAR = ("surface", "structure", "texture", "prompt", "features")  # each another network to run


@dataclass(frozen=True)
class Weights:
    """How much each loss counts; 0 leaves it out."""

    l1: float = 0.0
    edges: float = 0.0
    low: float = 0.0
    features: float = 0.0
    variation: float = 0.0
    plain: float = 0.0
    ink: float = 0.0
    areas: float = 0.0
    elder: float = 0.0
    surface: float = 0.0
    structure: float = 0.0
    texture: float = 0.0
    prompt: float = 0.0
    cycle: float = 0.0
    identity: float = 0.0
    preference: float = 0.0
    close: float = 0.0

    @property
    def adversarial(self) -> bool:
        """Whether any discriminator is needed."""
        return max(self.surface, self.structure, self.texture, self.prompt) > 0


@dataclass(frozen=True)
class Stage:
    """One part of a training.

    steps: of the optimiser. batch: examples a step. side_px: of the crops. rate, last_rate: of
    Adam, falling by half a cosine. large: trains the large generator, which only teaches.
    stops_early: when validation gets no better; not where its measure is not what is learned.
    in_turn: each step asks only one of the DEAR losses; a step takes a third of the time.
    """

    name: StageName
    steps: int
    weights: Weights
    batch: int = 8
    side_px: int = 144
    rate: float = 6e-4
    last_rate: float = 4e-5
    large: bool = False
    stops_early: bool = True
    in_turn: bool = False

    def weights_at(self, step: int) -> Weights:
        """The weights of a step; who comes in turn counts for those who do not."""
        wanted = [name for name in DEAR if getattr(self.weights, name)]
        if not self.in_turn or not wanted:
            return self.weights
        chosen = wanted[step % len(wanted)]
        rest = {name: 0.0 for name in wanted if name != chosen}
        more = {chosen: len(wanted) * getattr(self.weights, chosen)}
        return replace(self.weights, **rest, **more)


PAIRED = Weights(l1=10, edges=12, plain=5, ink=0.5, areas=0.3)
DISTILLED = replace(PAIRED, elder=4)
ADVERSARIAL = replace(  # with less of what is paired, drawings moved away from the teacher's
    PAIRED,
    low=12,
    features=1.0,
    variation=0.05,
    surface=0.2,
    structure=0.2,
    texture=0.4,
    prompt=0.45,
)


@dataclass(frozen=True)
class Recipe:
    """name; its stages in order; what it is for, in a sentence; the share of its steps."""

    name: str
    about: str
    stages: tuple[Stage, ...]
    share: float = 1.0

    def scaled(self, share: float) -> Recipe:
        """The same recipe with so much of its steps."""
        stages = tuple(replace(s, steps=max(1, round(s.steps * share))) for s in self.stages)
        return replace(self, stages=stages, share=self.share * share)

    def sized(self, *, batch: int | None = None, side_px: int | None = None) -> Recipe:
        """The same recipe with other batches, or crops of another side."""
        stages = tuple(
            replace(s, batch=batch or s.batch, side_px=side_px or s.side_px) for s in self.stages
        )
        return replace(self, stages=stages)


OURS = Recipe(
    "ours",
    "learns from the teacher and its larger brother, then against four discriminators",
    (
        Stage("teacher", 16_000, PAIRED, large=True),
        Stage("distil", 24_000, DISTILLED),
        Stage("adversarial", 10_000, ADVERSARIAL, rate=2e-4, last_rate=2e-5, stops_early=False),
    ),
)
LEAN = Recipe(
    "lean",
    "ours without the large brother, for processors",
    (
        Stage("distil", 24_000, PAIRED),
        Stage(
            "adversarial",
            6_000,
            ADVERSARIAL,
            rate=2e-4,
            last_rate=2e-5,
            stops_early=False,
            in_turn=True,
        ),
    ),
)
CONTROL = Recipe(
    "control",
    "learns from the teacher as long as ours does, without an adversary",
    (
        Stage("distil", 24_000, PAIRED),
        Stage("distil", 6_000, PAIRED, rate=2e-4, last_rate=2e-5),
    ),
)
CYCLE = Recipe(
    "cyclegan",
    "two generators and two discriminators on unpaired pictures",
    (
        Stage(
            "cycle",
            30_000,
            Weights(cycle=10, identity=5, surface=1),
            rate=2e-4,
            last_rate=2e-5,
            stops_early=False,
        ),
    ),
)
TUNE = Recipe(
    "fine-tune",
    "goes on from trained weights toward drawings that people liked better",
    (Stage("tune", 400, Weights(preference=6, close=4), batch=4, rate=1e-4, last_rate=1e-5),),
)
RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {recipe.name: recipe for recipe in (OURS, LEAN, CONTROL, CYCLE)}
)
