"""`python -m assets figures` makes labelled heads; `toys` a toy of each face in photos."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import cv2
import numpy as np

from assets.figures import shorn
from assets.figures.album import Album
from assets.figures.covered import random_kind, with_cover
from assets.figures.drawing import Easel
from assets.figures.portrait import Photographer
from assets.figures.shorn import without_hair
from assets.figures.sources import Sources
from assets.figures.spectacled import with_glasses
from assets.figures.store import Store
from assets.figures.toys import Models, Workshop, training_photos
from assets.figures.wardrobe import AROUND_NECK
from config.logs import set_up_logs
from pipeline.cutout.isnet import open_matter
from pipeline.face import open_face_finder
from pipeline.measure.measurer import open_measurer
from pipeline.train.cartoon.command import plainly
from pipeline.train.parts.heads import Head

ASSETS = Path("assets/fetched")
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
COVERS = 0.78  # of the worn things; the others are glasses
TIED = 0.6  # of those in scarves
SUN = 0.6  # of the glasses
TRIES = 40

Maker = Callable[[np.random.Generator], Head | None]


def make_worn(sources: Sources, easel: Easel, rng: np.random.Generator) -> Head | None:
    """Somebody of a photo with a cover or glasses of ours; None where it does not fit."""
    if rng.random() < COVERS:
        kind, wanted = random_kind(rng), {"cover": "none"}
        if kind in AROUND_NECK and rng.random() < TIED:
            wanted["hair"] = "tied"
        return with_cover(sources.random_head(rng, wanted), kind, easel, rng)
    bare = sources.random_head(rng, {"glasses": "none"})
    return with_glasses(bare, easel, rng, sun=rng.random() < SUN)


def make_shorn(sources: Sources, easel: Easel, rng: np.random.Generator) -> Head | None:
    """Somebody of a photo without hair; None where it hangs too low."""
    head = sources.random_head(rng, {"cover": "none", "hair": "short"})
    return without_hair(head, shorn.random_kind(rng), easel, rng)


def fill(store: Store, kind: str, count: int, seed: int, make: Maker) -> None:
    """Make `count` heads of a kind, but those that are there; each by a seed of its own."""
    for number in range(count):
        start = f"{kind}-{seed}-{number:05d}"
        if store.has(start):
            continue
        rng = np.random.default_rng([seed, number])
        head = next((found for found in (make(rng) for _ in range(TRIES)) if found), None)
        if head is not None:
            store.keep(start, head)
        if number % 50 == 49:
            click.echo(f"{kind}: {number + 1} of {count}")


@click.command()
@click.option("--photos", type=FOLDER, required=True, help="folder of the training photos")
@click.option("--labels", type=FILE, multiple=True, required=True, help="table read by eye")
@click.option("--heads", "kept", type=click.Path(path_type=Path), default=Path("out/heads"))
@click.option("--count", default=1000, help="heads of photos with something of ours on")
@click.option("--shorn", "bare", default=200, help="heads of photos without their hair")
@click.option("--whole", default=300, help="heads of whole figures")
@click.option("--seed", default=1)
@click.option("--out", type=click.Path(path_type=Path), required=True)
def figures(photos: Path, labels: tuple[Path, ...], kept: Path, out: Path, **how: Any) -> None:
    """Make labelled heads for the parts network to learn from; what is there already stays."""
    cv2.setNumThreads(1)  # more are slower where cores are shared
    models = open_face_finder(ASSETS, threads=1), open_matter(ASSETS, threads=1)
    sources = Sources(photos, labels, kept, models)
    easel, store = Easel(), Store(out)
    album = Album(sources, out / "likenesses", open_measurer(ASSETS, threads=1), models)
    photographer = Photographer(album, easel, models[0], photos)
    try:
        fill(store, "worn", how["count"], how["seed"], lambda rng: make_worn(sources, easel, rng))
        fill(store, "shorn", how["bare"], how["seed"], lambda rng: make_shorn(sources, easel, rng))
        fill(store, "whole", how["whole"], how["seed"], photographer.random_head)
    finally:
        easel.close()


@click.command()
@click.option("--photos", type=FOLDER, required=True, help="folder of photos; some stay unseen")
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--count", type=click.IntRange(1), help="toys at most; of all faces by default")
@click.option("--seed", default=1, help="of the order of photos and of the clothes")
@plainly
def toys(photos: Path, out: Path, count: int | None, seed: int) -> None:
    """Draw the faces of training photos as toys, evenly lit; what is there already stays.

    Each NAME.png has a NAME.json that says of which photo it is and where it lies on it. The
    folder is one for `python -m pipeline.train prepare --style`.
    """
    set_up_logs("error", quote_errors=True)  # what cannot be used is told in the JSON files
    cv2.setNumThreads(1)  # more are slower where cores are shared
    models = Models(
        open_face_finder(ASSETS, threads=1),
        open_matter(ASSETS, threads=1),
        open_measurer(ASSETS, threads=1),
    )
    easel, made = Easel(), 0
    try:
        workshop = Workshop(photos, out, models.seat, easel)
        for path in training_photos(photos, seed):
            made += workshop.toy(path, seed)
            if made == count:
                break
    finally:
        easel.close()
    click.echo(f"{out}: {made} toys")
