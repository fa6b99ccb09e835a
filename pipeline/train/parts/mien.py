"""The layer that tells by a face how hair is worn, taught: `python -m pipeline.train mien`.

The trunk before it stays as ImageNet taught it, so faces that were learned from look to it like
any others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import torch
from torch import Tensor

from pipeline.backbone import Trunk
from pipeline.face import FaceFinder, open_face_finder
from pipeline.parts.crown import load_crown
from pipeline.parts.mien import STYLES, WEIGHTS, Mien, cut_face, describe_face, save_mien
from pipeline.photo import read_photo
from pipeline.train.parts.axes import fit_on_axes
from pipeline.train.parts.heads import is_kept_out, read_attributes
from pipeline.train.parts.jaws import person_of

ASSETS = Path("assets/fetched")
TABLES = (Path(__file__).with_name("more_faces.csv"),)
STYLE_OF = {  # by hair as read by eye
    **dict.fromkeys(("short", "bald_top", "bald", "shaved"), "short"),
    **dict.fromkeys(("medium", "long", "tied"), "long"),
}
COMPONENTS, PENALTY = 150, 0.003  # found by cross-validation
FOLDS = 5
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, eq=False)
class Lesson:
    """heard: float32 (N, HEARD). wanted: int64 (N,), index in STYLES. files: below the photos."""

    heard: Tensor
    wanted: Tensor
    files: tuple[str, ...]

    def of(self, chosen: Tensor) -> Lesson:
        """The part at indices or of a mask (N,)."""
        kept = torch.arange(len(self.files))[chosen].tolist()
        files = tuple(self.files[index] for index in kept)
        return Lesson(self.heard[chosen], self.wanted[chosen], files)


def gather_lesson(
    photos: Path, read: Mapping[str, Mapping[str, str]], finder: FaceFinder, trunk: Trunk
) -> Lesson:
    """All photos that are there and whose hair was read, those kept out left out."""
    heard, wanted, files = [], [], []
    for file, row in read.items():
        style = STYLE_OF.get(row.get("hair", ""))
        if style is None or is_kept_out(file) or not (photos / file).is_file():
            continue
        pixels = read_photo((photos / file).read_bytes()).pixels
        faces = finder.find(pixels)
        if faces:
            heard.append(describe_face(trunk, cut_face(pixels, faces[0])))
            wanted.append(STYLES.index(style))
            files.append(file)
    return Lesson(torch.stack(heard), torch.tensor(wanted), tuple(files))


def teach_mien(lesson: Lesson) -> Mien:
    """A layer that learned from all of a lesson."""
    mien = Mien()
    with torch.no_grad():
        mien.mean.copy_(lesson.heard.mean(0))
        mien.spread.copy_(lesson.heard.std(0).clamp_min(1e-3))
        alike = mien.alike(lesson.heard)
    weight, bias = fit_on_axes(
        alike, lesson.wanted, values=len(STYLES), components=COMPONENTS, penalty=PENALTY
    )
    with torch.no_grad():
        mien.layer.weight.copy_(weight)
        mien.layer.bias.copy_(bias)
    return mien.eval()


def right_for_strangers(lesson: Lesson) -> Tensor:
    """bool (N,): who is told rightly by a layer that learned from no photo of that person."""
    fold = torch.tensor(_folds(lesson.files))
    right = torch.zeros(len(lesson.files), dtype=torch.bool)
    for index in range(FOLDS):
        unseen = fold == index
        if unseen.any() and not unseen.all():
            with torch.no_grad():
                told = teach_mien(lesson.of(~unseen))(lesson.heard[unseen]).argmax(1)
            right[unseen] = told == lesson.wanted[unseen]
    return right


def _folds(files: Sequence[str]) -> list[int]:
    """For each file a number below FOLDS, the same for all of a person."""
    people = sorted({person_of(file) for file in files})
    drawn = np.random.default_rng(0).permutation(len(people)) % FOLDS
    fold = dict(zip(people, drawn.tolist(), strict=True))
    return [fold[person_of(file)] for file in files]


@click.command()
@click.option("--photos", type=FOLDER, required=True, help="folder of the training photos")
@click.option("--labels", type=FILE, multiple=True, required=True, help="table read by eye")
@click.option("--out", type=click.Path(path_type=Path), default=WEIGHTS)
def mien(photos: Path, labels: tuple[Path, ...], out: Path) -> None:
    """Train the layer that tells by a face how hair is worn; a tenth of the heads stays out."""
    torch.set_num_threads(1)  # more are slower where cores are shared
    finder = open_face_finder(ASSETS, threads=1)
    read = read_attributes([*labels, *TABLES])
    lesson = gather_lesson(photos, read, finder, load_crown().trunk)
    right = right_for_strangers(lesson).float()
    save_mien(teach_mien(lesson), out, origin="pipeline.train mien")
    told = f"{len(right)} faces, strangers told rightly {float(right.mean()):.1%}"
    click.echo(f"{out}: {out.stat().st_size} bytes, {told}")
