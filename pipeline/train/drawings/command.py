"""`python -m pipeline.train drawings`: from folders of pictures to the recogniser's weights."""

from __future__ import annotations

from pathlib import Path

import click
import cv2
import torch

from pipeline.drawings.network import Head
from pipeline.drawings.recognizer import judge
from pipeline.drawings.weights import WEIGHTS, load_trunk, save_head
from pipeline.train.drawings.examples import (
    SOURCES,
    Example,
    by_source,
    find_examples,
    read_sources,
)
from pipeline.train.drawings.lessons import Lessons, gather
from pipeline.train.drawings.loop import Plan, train
from pipeline.train.drawings.report import Score, score, table

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def judged(head: Head, examples: list[Example], seen: Lessons) -> list[Score]:
    """What the head takes the pictures of each source for. seen: of the examples, one look each."""
    with torch.inference_mode():
        shares = torch.softmax(head(seen.inputs), 1).numpy()
    found = [judge(share).kind for share in shares]
    return [score(source, [found[n] for n in numbers]) for source, numbers in by_source(examples)]


@click.command()
@click.option("--pictures", type=FOLDER, required=True, help="a folder below for each source")
@click.option("--sources", type=FILE, default=SOURCES, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=WEIGHTS)
@click.option("--looks", default=3, show_default=True, help="at each picture, by chance but one")
@click.option("--epochs", default=Plan.epochs, show_default=True)
@click.option("--threads", default=1, help="pictures looked at at a time")
@click.option(
    "--cache", type=click.Path(path_type=Path), help="keeps looks; delete it when features change"
)
@click.option("--final", is_flag=True, help="judge by the sources that are looked at but once, too")
def drawings(  # noqa: PLR0913, PLR0917
    pictures: Path,
    sources: Path,
    out: Path,
    looks: int,
    epochs: int,
    threads: int,
    cache: Path | None,
    final: bool,
) -> None:
    """Train what tells photos from drawings, and judge it on sources it never saw."""
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    examples, trunk = find_examples(pictures, read_sources(sources)), load_trunk()
    known = [example for example in examples if not example.source.unseen]
    head = train(
        gather(known, trunk, looks=looks, cache=cache, threads=threads), Plan(epochs=epochs)
    )
    save_head(head, out, origin="by pipeline.train drawings, on the trunk of animals.safetensors")
    click.echo(f"{out}: {out.stat().st_size} bytes, {len(known)} pictures")
    for last in (False, True)[: 1 + final]:
        unseen = [each for each in examples if each.source.unseen and each.source.final == last]
        if unseen:
            click.echo("\nSources looked at once, at the end:" if last else "\nDevelopment:")
            seen = gather(unseen, trunk, looks=1, cache=cache, threads=threads)
            click.echo(table(judged(head, unseen, seen)))
