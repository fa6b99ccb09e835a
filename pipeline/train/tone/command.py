"""`python -m pipeline.train tone`: from readings of skin to what its cues weigh."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import click
import cv2
import numpy as np

from pipeline.face import open_face_finder
from pipeline.measure.measurer import open_measurer
from pipeline.measure.tone import FITTED, ToneFit
from pipeline.train.parts.heads import is_kept_out
from pipeline.train.tone.examples import Example, seen_examples
from pipeline.train.tone.fit import errors, estimates, fit_tone, in_bins, unseen_sums
from pipeline.train.tone.readings import read_readings

ASSETS = Path("assets/fetched")
TONES_TAUGHT = Path(__file__).parent.parent / "parts" / "tones.csv"
CUES = (
    "seen",
    "beside_eye",
    "beside_teeth",
    "lips",
    "shadow",
    "redness",
    "dim",
    "backdrop",
    "half_lit",
)
TUNED_ON = "tune"
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def taught_photos(table: Path = TONES_TAUGHT) -> frozenset[str]:
    """Photos whose tone the parts network learned, so that it knows them better than others."""
    with table.open(newline="") as file:
        named = {row["file"] for row in csv.DictReader(file)}
    return frozenset(name for name in named if not is_kept_out(name))


def describe(examples: Sequence[Example], fit: ToneFit) -> list[str]:
    """Lines that say what was found, and how near it is to people who were not seen."""
    lines = [f"{name:13s} {cue.weight:+6.2f}" for name, cue in fit.cues.items()]
    lines.append(f"cues off by {fit.told.blur:.1f}, network by {fit.tone.blur:.1f}")
    lines.append(f"prior {fit.skin:.0f} +- {fit.skins:.0f}")
    found = estimates(
        examples, unseen_sums(examples, list(fit.cues)), (fit.told, fit.tone), (fit.skin, fit.skins)
    )
    off = errors(examples, found)
    medians = ", ".join(f"{np.median(values):.1f}" for values in in_bins(examples, off))
    lines.append(f"CIEDE2000 of unseen people, median {np.median(off):.1f}, dark to pale {medians}")
    return lines


@click.command()
@click.option("--photos", type=FOLDER, required=True, help="folder of the photos that were read")
@click.option("--readings", type=FILE, default=Path("bench/skin-readings.csv"))
@click.option("--out", type=click.Path(path_type=Path), default=FITTED)
def tone(photos: Path, readings: Path, out: Path) -> None:
    """Fit what cues tell of skin's tone to the readings of half "tune"."""
    cv2.setNumThreads(1)
    read = [reading for reading in read_readings(readings) if reading.half == TUNED_ON]
    examples = seen_examples(
        [reading for reading in read if (photos / reading.photo).is_file()],
        photos,
        finder=open_face_finder(ASSETS, threads=1),
        measurer=open_measurer(ASSETS, 1),
        taught=taught_photos(),
    )
    fit = fit_tone(examples, CUES)
    fit.save(out)
    click.echo(
        "\n".join([*describe(examples, fit), f"{out}: {len(examples)} of {len(read)} photos"])
    )
