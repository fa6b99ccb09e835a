"""`python -m pipeline.train parts`: from photos read by eye to the parts network's weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import cv2
import torch

from pipeline.cutout.isnet import open_matter
from pipeline.face import open_face_finder
from pipeline.parts.crop import CROP_PX
from pipeline.parts.crown import WEIGHTS as CROWN_WEIGHTS
from pipeline.parts.jaw_network import WEIGHTS as JAW_WEIGHTS
from pipeline.parts.jaw_network import JawNetwork, load_jaw
from pipeline.parts.network import PartsNetwork
from pipeline.parts.weights import WEIGHTS, load_network, save_network
from pipeline.train.imagenet import IMAGENET, starting_network
from pipeline.train.parts.attributes import Schooling, describe, teach_attributes
from pipeline.train.parts.batches import Batch, random_batches, value_weights
from pipeline.train.parts.crown import school_crown, starting_crown
from pipeline.train.parts.heads import Head, HeadMaker, read_attributes, read_figures
from pipeline.train.parts.jaw import JawPlan, read_jaws, school_jaw
from pipeline.train.parts.loop import Plan, teach
from pipeline.train.parts.verdict import said_unseen, teach_verdict

ASSETS = Path("assets/fetched")
OWN_TABLES = [
    Path(__file__).with_name(name) for name in ("more_faces.csv", "tones.csv", "jaws.csv")
]
SMALL_BATCH, GROUP = 4, 3  # heads whose features fit a processor's cache; such batches a step
TRUNK_PACE = 0.3  # the trunk's learning rate, as a share of the others'
VIEWS = 2  # of each head, from which attributes are taught at the end
FAIRNESS = 0.3  # power of a value's rarity by which it counts then
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def gathered(photos: Path, tables: list[Path], kept: Path) -> list[Head]:
    """All heads of the tables' photos that are there, kept-out ones included."""
    maker = HeadMaker(
        photos,
        kept,
        finder=open_face_finder(ASSETS, threads=1),
        matter=open_matter(ASSETS, threads=1),
    )
    read = read_attributes(tables)
    made = [maker.head(file, row) for file, row in read.items() if (photos / file).is_file()]
    return [head for head in made if head is not None]


def groups(
    heads: list[Head], figures: list[Head], *, steps: int, seed: int, side_px: int
) -> Iterator[tuple[Batch, ...]]:
    """The batches of each step."""
    small = random_batches(
        heads, figures, size=SMALL_BATCH, count=steps * GROUP, seed=seed, side_px=side_px
    )
    for first in small:
        yield first, *(next(small) for _ in range(GROUP - 1))


def school_attributes(network: PartsNetwork, heads: list[Head], *, side_px: int) -> None:
    """Teach the layers that name attributes, and the verdict on what they say, anew."""
    described = describe(network, heads, views=VIEWS, side_px=side_px)
    fair = value_weights(heads, power=FAIRNESS)
    said = said_unseen(network.attributes, described, Schooling(), fair)
    for name, right in teach_verdict(network.verdict, said, described).items():
        click.echo(f"{name}: {right:.1%} balanced in cross-validation")
    teach_attributes(network.attributes, described, Schooling(), weights=fair)


def school_second_look(
    photos: Path, labels: Sequence[Path], start: Path | None, out: Path, *, seed: int
) -> None:
    """Teach the jaw network as `python -m pipeline.train jaw` does, from the same start."""
    own = start if start is None or start.suffix == IMAGENET else JAW_WEIGHTS
    network = starting_network(JawNetwork, load_jaw, own, seed=seed)
    school_jaw(network, read_jaws(photos, labels), out, JawPlan(), seed)


@click.command()
@click.option("--photos", type=FOLDER, required=True, help="folder of the training photos")
@click.option("--labels", type=FILE, multiple=True, required=True, help="table read by eye")
@click.option("--figures", type=FOLDER, multiple=True, help="with heads/*.npz and figures.csv")
@click.option("--start", type=FILE, help="EfficientNet-lite0's .pth, or our weights to go on from")
@click.option("--heads", "kept", type=click.Path(path_type=Path), default=Path("out/heads"))
@click.option("--out", type=click.Path(path_type=Path), default=WEIGHTS)
@click.option("--steps", default=Plan.steps, help="0: only what names attributes is taught")
@click.option("--minutes", default=Plan.minutes, help="end after so many, if not by --steps")
@click.option("--rate", default=Plan.rate, help="highest learning rate of the new layers")
@click.option("--seed", default=0)
@click.option("--side", default=CROP_PX, help="px of the crops")
@click.option("--frozen", default=Plan.frozen, help="stages of the trunk that stay as they are")
def parts(
    photos: Path,
    labels: tuple[Path, ...],
    figures: tuple[Path, ...],
    start: Path | None,
    kept: Path,
    out: Path,
    **how: Any,
) -> None:
    """Train the network of a head's parts; a tenth of the heads stays out."""
    torch.set_num_threads(1)  # more are slower where cores are shared
    cv2.setNumThreads(1)
    network = starting_network(PartsNetwork, load_network, start, seed=how["seed"])
    heads = gathered(photos, [*labels, *OWN_TABLES], kept)
    taught = [head for head in heads if not head.kept_out]
    drawn = [head for folder in figures for head in read_figures(folder)]
    plan = Plan(
        steps=how["steps"],
        minutes=how["minutes"],
        rate=how["rate"],
        trunk_rate=TRUNK_PACE * how["rate"],
        frozen=how["frozen"],
    )
    average, losses = teach(
        network,
        groups(taught, drawn, steps=plan.steps, seed=how["seed"] + 1, side_px=how["side"]),
        plan,
        weights=value_weights(taught),
        keep=lambda found, step: save_network(found, out, origin=f"pipeline.train, step {step}"),
    )
    school_attributes(average, taught, side_px=how["side"])
    save_network(average, out, origin="pipeline.train parts")
    school_crown(starting_crown(start), taught, out.with_name(CROWN_WEIGHTS.name))
    school_second_look(photos, labels, start, out.with_name(JAW_WEIGHTS.name), seed=how["seed"])
    end = f", loss {losses[-1]:.3f}" if losses else ""
    click.echo(f"{out}: {out.stat().st_size} bytes, {len(taught)} heads{end}")
