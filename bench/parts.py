"""How well the parts network reads heads it never learned from.

`python -m bench.parts PHOTOS LABELS [--sheet FILE] [--weights FILE]`: accuracies, confusions and
the time for a head, over the tenth of the photos that training leaves out.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.face import open_face_finder
from pipeline.parts.crop import BEYOND, cut_head
from pipeline.parts.reader import open_parts_reader
from pipeline.parts.weights import WEIGHTS
from pipeline.photo import read_photo
from pipeline.train.parts.heads import is_kept_out, read_attributes
from pipeline.types import HeadParts

ASSETS = Path("assets/fetched")
COLORS = ((0, 0, 0), (255, 190, 150), (120, 60, 20), (255, 0, 255), (0, 200, 255), (0, 160, 0))
PALETTE = np.array([*COLORS, (60, 60, 255)], np.float32)  # in HEAD_CLASSES' order
THREADS = 1  # more are slower where cores are shared
GREYEST = 4.0  # mean difference of channels below which a photo is grey
ACROSS = 6  # heads in a row of the sheet


def _bald(value: str) -> str:
    return str(value in ("bald", "bald_top", "shaved"))


def _some(value: str) -> str:
    return str(value not in ("none", "0"))


def _bearded(value: str) -> str:
    return "" if value == "stubble" else _some(value)


def _same(value: str) -> str:
    return value


NEIGHBOURS = (  # values that readers take for each other
    {"black", "dark_brown"},
    {"dark_brown", "brown"},
    {"brown", "blond"},
    {"brown", "red"},
    {"grey", "white"},
    {"short", "medium"},
    {"medium", "long"},
    *({str(tone), str(tone + 1)} for tone in range(1, 6)),
)
QUESTIONS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("bald", "hair", _bald),
    ("cover", "cover", _some),
    ("beard or stubble", "beard", _some),
    ("beard, stubble left out", "beard", _bearded),
    ("moustache", "moustache", _some),
    ("glasses", "glasses", _some),
    ("hair", "hair", _same),
    ("colour", "colour", _same),
    ("texture", "texture", _same),
    ("fringe", "fringe", _same),
    ("mouth", "mouth", _same),
    ("age", "age", _same),
    ("light", "light", _same),
    ("tone", "tone", _same),
)


class Reading(NamedTuple):
    """What a person and what the network read in one photo."""

    file: str
    read: dict[str, str]
    found: HeadParts
    crop: NDArray[np.uint8]


def read_heads(
    photos: Path, labels: Sequence[Path], weights: Path, *, everyone: bool = False
) -> list[Reading]:
    """The kept-out photos as read by eye and by the network, or all of them."""
    finder = open_face_finder(ASSETS, threads=THREADS)
    reader = open_parts_reader(threads=THREADS, weights=weights)
    readings, seconds = [], []
    for file, row in read_attributes(labels).items():
        if not (everyone or is_kept_out(file)):
            continue
        pixels = read_photo((photos / file).read_bytes()).pixels
        faces = finder.find(pixels)
        if not faces:
            continue
        began = time.perf_counter()
        found = reader.read(pixels, faces[0])
        seconds.append(time.perf_counter() - began)
        side = found.shares.shape[-1]
        crop = cut_head(pixels, faces[0], to_crop=found.to_crop, side_px=side)
        readings.append(Reading(file, row, found, crop.pixels))
    print(f"{len(readings)} heads, {1000 * float(np.median(seconds)):.0f} ms each")
    return readings


def answers(
    readings: Sequence[Reading], attribute: str, asked: Callable[[str], str]
) -> list[tuple[str, str]]:
    """What a person and what the network say; unread and doubtful photos left out.

    The network's answer is the one whose values are likeliest together.
    """
    pairs = []
    for reading in readings:
        values = reading.found.attributes[attribute]
        read = reading.read.get(attribute, "")
        if read not in values or not asked(read):
            continue
        together: dict[str, float] = {}
        for value, share in values.items():
            if asked(value):
                together[asked(value)] = together.get(asked(value), 0.0) + share
        pairs.append((asked(read), max(together, key=together.__getitem__)))
    return pairs


def balanced(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean over the values of the share read rightly."""
    shares = [
        np.mean([found == value for read, found in pairs if read == value])
        for value in {read for read, _ in pairs}
    ]
    return float(np.mean(shares)) if shares else float("nan")


def report(readings: Sequence[Reading]) -> None:
    """Print what share of each question was answered rightly, and the confusions.

    Hair's colours again in colour photos and in grey ones, where brown is doubtful by nature.
    """
    for name, attribute, asked in QUESTIONS:
        _report_pairs(name, answers(readings, attribute, asked))
    for name, wanted in (("colour, in colour photos", False), ("colour, in grey photos", True)):
        group = [reading for reading in readings if _grey(reading.crop) == wanted]
        _report_pairs(name, answers(group, "colour", _same))


def _grey(pixels: NDArray[np.uint8]) -> bool:
    """Whether the photo in a crop (S, S, 3) is grey; what lies beyond it does not count."""
    seen = pixels[(pixels != np.array(BEYOND)).any(-1)].astype(np.int16)
    return float(np.ptp(seen, axis=-1).mean()) < GREYEST


def _report_pairs(name: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Print how many of these answers, as read and as found, agree."""
    if not pairs:
        return
    right = float(np.mean([read == found for read, found in pairs]))
    near = float(np.mean([read == found or {read, found} in NEIGHBOURS for read, found in pairs]))
    told = f"{name}: right {right:.1%}, or a neighbour {near:.1%}, balanced"
    print(f"\n{told} {balanced(pairs):.1%}, {len(pairs)} heads")
    values = sorted({value for pair in pairs for value in pair})
    for value in values:
        row = [sum(pair == (value, found) for pair in pairs) for found in values]
        print(f"  {value:>11} read as " + ", ".join(map(_counted, values, row)))


def _counted(value: str, count: int) -> str:
    return f"{value} {count}"


def draw_sheet(readings: Sequence[Reading]) -> NDArray[np.uint8]:
    """Each crop beside its classes."""
    tiles = []
    for reading in readings:
        shown = reading.crop * 0.35 + PALETTE[reading.found.classes] * 0.65
        told = [reading.found.likeliest(n) for n in ("hair", "colour", "cover", "glasses", "beard")]
        tile = np.ascontiguousarray(np.hstack([reading.crop, shown.astype(np.uint8)]))
        cv2.putText(tile, " ".join(told), (3, len(tile) - 5), 0, 0.36, (255, 255, 0), 1)
        tiles.append(tile)
    tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % ACROSS)
    rows = [np.hstack(tiles[start : start + ACROSS]) for start in range(0, len(tiles), ACROSS)]
    return np.vstack(rows)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--sheet", type=Path, help="PNG to draw the heads into")
    parser.add_argument("--everyone", action="store_true", help="learned ones, too")
    options = parser.parse_args()
    readings = read_heads(
        options.photos, options.labels, options.weights, everyone=options.everyone
    )
    report(readings)
    if options.sheet:
        cv2.imwrite(str(options.sheet), draw_sheet(readings)[..., ::-1])


if __name__ == "__main__":
    main()
