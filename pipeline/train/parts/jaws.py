"""Lower faces to learn from: views of them as other photos might have shown them, and batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.face import FaceFinder
from pipeline.parts.jaw import JAW_PX, cut_jaw
from pipeline.parts.jaw_network import JAW_ATTRIBUTES
from pipeline.photo import read_photo
from pipeline.train.parts.augment import Colors, toned, worse
from pipeline.train.parts.heads import is_kept_out
from pipeline.train.parts.losses import UNREAD
from pipeline.types import check_array

MARGIN = 0.125  # of a jaw's sides, from which views may be moved
TURN_DEG, ZOOM, STRETCH = 4.0, (0.92, 1.1), (0.94, 1.06)
SHIFT_PX = (2.5, 2.2)  # spread: the mesh is never quite right
LAMP_DARKEST = (0.35, 0.8)
HIDDEN = (0.15, 0.45)  # of the sides: what a hand or a microphone hides
SHAVEN = {"beard": "none", "moustache": "0"}


@dataclass(frozen=True, eq=False)
class Jaw:
    """One lower face with its margin. file: below the folder of photos. read: as read by eye."""

    file: str
    pixels: NDArray[np.uint8]
    read: Mapping[str, str]

    def __post_init__(self) -> None:
        wide, high = (round(side * (1 + 2 * MARGIN)) for side in JAW_PX)
        check_array("pixels", self.pixels, np.uint8, (high, wide, 3))

    @property
    def wanted(self) -> list[int]:
        """For each of JAW_ATTRIBUTES the index of the value read, or UNREAD."""
        bare = {"chin": "bare", "jaw": "bare"} if self.read.get("beard") == "none" else {}
        read = {**bare, **{name: value for name, value in self.read.items() if value}}
        return [
            values.index(read[name]) if read.get(name) in values else UNREAD
            for name, values in JAW_ATTRIBUTES.items()
        ]

    @property
    def person(self) -> str:
        """What photos of one person have in common, as far as their names tell."""
        return person_of(self.file)

    @property
    def bearded(self) -> bool:
        return any(self.read.get(name) not in (bare, "", None) for name, bare in SHAVEN.items())


def person_of(file: str) -> str:
    """What the names of one person's photos have in common; the file where they tell nobody."""
    name = Path(file).stem.rstrip("0123456789").rstrip("_").lstrip("01_")
    return name if any(letter.isalpha() for letter in name[1:]) else file


def gather_jaws(
    photos: Path, read: Mapping[str, Mapping[str, str]], finder: FaceFinder
) -> list[Jaw]:
    """The lower faces of all photos that are there, those kept out left out."""
    found = []
    for file, row in read.items():
        if is_kept_out(file) or not (photos / file).is_file():
            continue
        pixels = read_photo((photos / file).read_bytes()).pixels
        faces = finder.find(pixels)
        if faces:
            found.append(Jaw(file, cut_jaw(pixels, faces[0], margin=MARGIN), row))
    return found


def random_jaws(
    jaws: Sequence[Jaw], *, size: int, count: int, seed: int
) -> Iterator[tuple[Tensor, Tensor]]:
    """So many batches: views (size, 3, H, W), 0 to 255, and what to say, int64 (size, answers).

    Half of them have a beard or a moustache; a person counts as the root of their photos.
    """
    rng = np.random.default_rng(seed)
    photos = Counter(jaw.person for jaw in jaws)
    odds = np.array([photos[jaw.person] ** -0.5 for jaw in jaws])
    bearded = np.array([jaw.bearded for jaw in jaws])
    for group in (bearded, ~bearded):
        odds[group] *= 0.5 / max(float(odds[group].sum()), 1e-9)
    for _ in range(count):
        chosen = rng.choice(len(jaws), size, p=odds / odds.sum())
        views = np.stack([random_jaw(jaws[index].pixels, rng) for index in chosen])
        wanted = torch.tensor([jaws[index].wanted for index in chosen])
        yield torch.from_numpy(views.transpose(0, 3, 1, 2).astype(np.float32)), wanted


def random_jaw(pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """uint8 (64, 96, 3): a lower face with its margin moved, mirrored, lit and seen otherwise."""
    colors = _moved(pixels, rng).astype(np.float32) / 255
    if rng.random() < 0.25:
        colors = np.repeat(colors @ np.array([[0.3], [0.59], [0.11]], np.float32), 3, 2)
    if rng.random() < 0.25:
        colors = _lamp(colors, rng)
    colors = toned(colors, rng) * (rng.uniform(0.3, 0.6) if rng.random() < 0.12 else 1.0)
    seen = worse(np.clip(colors * 255, 0, 255).astype(np.uint8), rng)
    if rng.random() < 0.12:
        _hide(seen, rng)
    return np.ascontiguousarray(seen[:, ::-1]) if rng.random() < 0.5 else seen


def _moved(pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    high, wide = pixels.shape[:2]
    angle, zoom = float(rng.normal(0, TURN_DEG)), float(rng.uniform(*ZOOM))
    turn = np.array(cv2.getRotationMatrix2D((wide / 2, high / 2), angle, zoom), np.float64)
    stretch = rng.uniform(*STRETCH)
    turn[1] = turn[1] * stretch + np.array([0, 0, high / 2 * (1 - stretch)])
    turn[:, 2] += (np.array(JAW_PX) - (wide, high)) / 2 + rng.normal(0, SHIFT_PX)
    seen = cv2.warpAffine(pixels, turn, JAW_PX, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)


def _lamp(colors: Colors, rng: np.random.Generator) -> Colors:
    """Light from one side, also from above: its shadow is no beard."""
    high, wide = colors.shape[:2]
    ys, xs = np.mgrid[:high, :wide].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    along = (xs - wide / 2 - rng.normal(0, 0.08 * wide)) * np.cos(angle)
    along += (ys - high / 2) * np.sin(angle)
    lit = 1 / (1 + np.exp(-along / rng.uniform(0.03 * wide, 0.26 * wide)))
    darkest = rng.uniform(*LAMP_DARKEST)
    return np.asarray(colors * (darkest + (1 - darkest) * lit)[..., None], np.float32)


def _hide(pixels: NDArray[np.uint8], rng: np.random.Generator) -> None:
    """Paint a rectangle of any colour over a view, in place."""
    high, wide = pixels.shape[:2]
    tall, broad = (int(side * rng.uniform(*HIDDEN)) for side in (high, wide))
    top, left = int(rng.integers(0, high - tall)), int(rng.integers(0, wide - broad))
    pixels[top : top + tall, left : left + broad] = rng.integers(20, 220, 3)
