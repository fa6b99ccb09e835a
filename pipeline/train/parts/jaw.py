"""The jaw network taught: `python -m pipeline.train jaw`, also the last stage of `parts`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import structlog
import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.face import open_face_finder
from pipeline.parts.jaw_network import (
    JAW_ATTRIBUTES,
    SIZES,
    WEIGHTS,
    JawNetwork,
    load_jaw,
    save_jaw,
)
from pipeline.train.imagenet import starting_network
from pipeline.train.parts.heads import read_attributes
from pipeline.train.parts.jaws import Jaw, gather_jaws, random_jaws
from pipeline.train.parts.losses import UNREAD

ASSETS = Path("assets/fetched")
TABLES = [Path(__file__).with_name(name) for name in ("more_faces.csv", "jaws.csv")]
SMOOTHING = 0.08  # of labels: stubble begins where a reader sees it
WEIGHTS_OF = {"beard": 1.0, "moustache": 1.0, "chin": 0.5, "jaw": 0.5}  # in the loss
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_log = structlog.get_logger()


@dataclass(frozen=True)
class JawPlan:
    """How the network is taught. frozen: stages of the trunk that stay as they are."""

    steps: int = 400
    size: int = 48
    rate: float = 2e-3
    trunk_pace: float = 0.2  # of that rate
    decay: float = 0.05
    frozen: int = 1
    average: float = 0.99  # how much of the weights' running mean is kept in a step
    report: int = 50


def teach_jaw(
    network: JawNetwork, batches: Iterable[tuple[Tensor, Tensor]], plan: JawPlan
) -> list[float]:
    """Teach a network, which ends as the mean of its last steps; returns each step's loss."""
    optimiser = _optimiser(network, plan)
    rates = [group["lr"] for group in optimiser.param_groups]
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rates, total_steps=plan.steps + 1, pct_start=0.1
    )
    mean = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    losses = []
    network.train()
    for step, (views, wanted) in enumerate(batches):
        optimiser.zero_grad()
        loss = jaw_loss(network(views), wanted)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        pace.step()
        losses.append(float(loss.detach()))
        _follow(mean, network, min(plan.average, (1 + step) / (10 + step)))
        if step % plan.report == 0:
            _log.info("taught", step=step, loss=round(losses[-1], 3))
    network.load_state_dict(mean)
    network.eval()
    return losses


def jaw_loss(logits: Tensor, wanted: Tensor) -> Tensor:
    """Weighted sum of the answers' mean cross entropies.

    logits: (N, sum of SIZES). wanted: int64 (N, answers), index of the value or UNREAD.
    """
    loss = logits.sum() * 0
    for index, (name, part) in enumerate(
        zip(JAW_ATTRIBUTES, torch.split(logits, SIZES, 1), strict=True)
    ):
        read = wanted[:, index] != UNREAD
        if read.any():
            loss = loss + WEIGHTS_OF[name] * functional.cross_entropy(
                part[read], wanted[read, index], label_smoothing=SMOOTHING
            )
    return loss


def _optimiser(network: JawNetwork, plan: JawPlan) -> torch.optim.Optimizer:
    network.requires_grad_(True)
    network.trunk.stem.requires_grad_(plan.frozen == 0)
    network.trunk.stages[: plan.frozen].requires_grad_(False)
    trunk = [p for p in network.trunk.parameters() if p.requires_grad]
    known = {id(p) for p in network.trunk.parameters()}
    rest = [p for p in network.parameters() if id(p) not in known]
    return torch.optim.AdamW(
        [{"params": rest, "lr": plan.rate}, {"params": trunk, "lr": plan.trunk_pace * plan.rate}],
        weight_decay=plan.decay,
    )


@torch.no_grad()
def _follow(mean: dict[str, Tensor], network: JawNetwork, share: float) -> None:
    for name, tensor in network.state_dict().items():
        if tensor.is_floating_point():
            mean[name].lerp_(tensor, 1 - share)


def school_jaw(
    network: JawNetwork, jaws: Sequence[Jaw], out: Path, plan: JawPlan, seed: int
) -> None:
    """Teach a network and write it."""
    batches = random_jaws(jaws, size=plan.size, count=plan.steps, seed=seed)
    losses = teach_jaw(network, batches, plan)
    save_jaw(network, out, origin="pipeline.train jaw")
    click.echo(f"{out}: {out.stat().st_size} bytes, {len(jaws)} jaws, loss {losses[-1]:.3f}")


def read_jaws(photos: Path, labels: Sequence[Path]) -> list[Jaw]:
    """The lower faces that the tables tell of."""
    finder = open_face_finder(ASSETS, threads=1)
    return gather_jaws(photos, read_attributes([*labels, *TABLES]), finder)


@click.command()
@click.option("--photos", type=FOLDER, required=True, help="folder of the training photos")
@click.option("--labels", type=FILE, multiple=True, required=True, help="table read by eye")
@click.option("--start", type=FILE, help="EfficientNet-lite0's .pth, or our weights to go on from")
@click.option("--out", type=click.Path(path_type=Path), default=WEIGHTS)
@click.option("--steps", default=JawPlan.steps)
@click.option("--seed", default=0)
def jaw(
    photos: Path, labels: tuple[Path, ...], start: Path | None, out: Path, steps: int, seed: int
) -> None:
    """Train the network of what grows on a lower face; a tenth of the heads stays out."""
    torch.set_num_threads(1)  # more are slower where cores are shared
    network = starting_network(JawNetwork, load_jaw, start, seed=seed)
    school_jaw(network, read_jaws(photos, labels), out, JawPlan(steps=steps), seed)
