"""`python -m pipeline.train animals`: from marked photos to the finder's weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import torch

from pipeline.animals.network import AnimalNetwork
from pipeline.animals.weights import WEIGHTS, load_network, save_network
from pipeline.train.animals.examples import Cutouts, Example, marked_examples, plain_examples
from pipeline.train.animals.folds import trained_on
from pipeline.train.animals.loop import Lessons, Plan
from pipeline.train.animals.marked import OWN_MARKS, read_marked
from pipeline.train.imagenet import start_from_imagenet

ASSETS = Path("assets/fetched")
# How many photos without animals' faces; the scenes have animals that nobody marked.
PLAIN_FOLDERS = (("objects", 700), ("faces", 250), ("portraits", 40))
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def starting_network(imagenet: Path | None, *, seed: int = 0) -> AnimalNetwork:
    """A network to teach: its trunk from ImageNet, rounded as it will be stored, or random.

    The head learns from the rounded trunk, so that storing the network costs nothing.
    """
    torch.manual_seed(seed)
    network = AnimalNetwork()
    if imagenet is not None:
        start_from_imagenet(network.trunk, imagenet)
    with TemporaryDirectory() as folder:
        path = Path(folder, "start.safetensors")
        save_network(network, path, origin="")
        return load_network(path)


def gathered(
    cutouts: Cutouts, tables: Sequence[Path], *, share: float = 1.0, seed: int = 0
) -> list[Example]:
    """Examples with faces, and a share of those without."""
    marked = read_marked([*tables, OWN_MARKS])
    there = [photo for photo in marked if (cutouts.photos / photo.file).is_file()]
    known = {photo.file for photo in marked}
    shuffled = random.Random(seed)
    plain: list[str] = []
    for folder, most in PLAIN_FOLDERS:
        paths = sorted((cutouts.photos / folder).glob("*.jpg"))
        files = [f"{folder}/{path.name}" for path in paths]
        files = [file for file in files if file not in known]
        shuffled.shuffle(files)
        plain += files[: round(share * most)]
    return [*marked_examples(cutouts, there), *plain_examples(cutouts, plain)]


@click.command()
@click.option("--photos", type=FOLDER, required=True, help="folder of the training photos")
@click.option("--labels", type=FILE, multiple=True, required=True, help="table of marked animals")
@click.option("--imagenet", type=FILE, help="EfficientNet-lite0's checkpoint; else from scratch")
@click.option("--cutouts", "kept", type=click.Path(path_type=Path), default=Path("out/cutouts"))
@click.option("--out", type=click.Path(path_type=Path), default=WEIGHTS)
@click.option("--epochs", default=Plan.epochs)
@click.option("--threads", default=1, help="more than one is slower where cores are shared")
def animals(
    photos: Path,
    labels: tuple[Path, ...],
    imagenet: Path | None,
    kept: Path,
    out: Path,
    **how: int,
) -> None:
    """Train the finder of animals' faces."""
    torch.set_num_threads(how["threads"])
    plan = Plan(epochs=how["epochs"])
    examples = gathered(Cutouts(photos, kept, ASSETS), labels)
    start = starting_network(imagenet)
    network = trained_on(start, Lessons(start, examples, plan), examples, plan)
    origin = "EfficientNet-lite0 on ImageNet" if imagenet else "random weights"
    save_network(network, out, origin=f"{origin}, head by pipeline.train animals")
    click.echo(f"{out}: {out.stat().st_size} bytes, {len(examples)} photos")
