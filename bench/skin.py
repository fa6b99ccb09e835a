"""How near measured skin is to careful readings by eye, in bins of tone.

`python -m bench.skin PHOTOS [--readings bench/skin-readings.csv]`: PHOTOS is the folder that the
readings' first column is relative to. Distances are CIEDE2000.
"""

import argparse
import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from skimage.color import deltaE_ciede2000

from pipeline.color import Array
from pipeline.cutout.matte import cut_out
from pipeline.errors import PipelineError
from pipeline.face import FaceFinder, open_face_finder
from pipeline.measure.measurer import Measurer, open_measurer
from pipeline.measure.words import lab_color
from pipeline.types import Photo

READINGS = Path(__file__).parent / "skin-readings.csv"
ASSETS = Path("assets/fetched")
BINS = 5  # from the darkest to the palest skin, equally many photos each
MEDIAN_LIMIT, BIN_LIMIT = 6.0, 1.3


@dataclass(frozen=True)
class Tone:
    """A reading and what was measured, both "#rrggbb"; None where the face was refused."""

    photo: str
    read: str
    measured: str | None

    @property
    def lightness(self) -> float:
        """Of the reading, 0 to 100."""
        return float(lab_color(self.read)[0])

    @property
    def error(self) -> float:
        """CIEDE2000 between both; NaN where nothing was measured."""
        return distance(self.read, self.measured) if self.measured else float("nan")


def distance(one: str, other: str) -> float:
    """CIEDE2000 between two colours "#rrggbb"."""
    return float(deltaE_ciede2000(_row(one), _row(other))[0])


def _row(color: str) -> Array:
    return lab_color(color)[None]


class NoMatter:
    """Stands in for the network that cuts out: colours of skin need no outline."""

    def alpha(self, pixels: Array, side_px: int) -> Array:
        """float32 (H, W) of ones."""
        del side_px
        return np.ones(pixels.shape[:2], np.float32)


def read_tones(
    folder: Path, readings: Mapping[str, str], finder: FaceFinder, measurer: Measurer
) -> list[Tone]:
    """All readings with what is measured in the photos of a folder."""
    tones = []
    for name, read in readings.items():
        pixels = cv2.imread(str(folder / name))[..., ::-1].copy()
        photo = Photo(np.asarray(pixels, np.uint8))
        faces = finder.find(photo.pixels)
        measured = None
        if faces:
            cutout = cut_out(photo, NoMatter(), faces=faces, keep_background=True)  # type: ignore[arg-type]
            try:
                measured = measurer.measure(photo, cutout).likeness.skin.color
            except PipelineError as error:
                print(f"{name}: {error}")
        tones.append(Tone(name, read, measured))
    return tones


def report(tones: Sequence[Tone]) -> bool:
    """Print the table; True where the limits hold."""
    ordered = sorted(tones, key=lambda tone: tone.lightness)
    errors = np.array([tone.error for tone in ordered])
    medians = []
    print("| lightness | photos | median delta E |\n|---|---|---|")
    for rows in np.array_split(np.arange(len(ordered)), BINS):
        medians.append(float(np.nanmedian(errors[rows])))
        low, high = ordered[rows[0]].lightness, ordered[rows[-1]].lightness
        print(f"| {low:.0f} to {high:.0f} | {len(rows)} | {medians[-1]:.1f} |")
    whole = float(np.nanmedian(errors))
    print(f"| all | {len(tones)} | {whole:.1f} |")
    worst = sorted(tones, key=lambda tone: -np.nan_to_num(tone.error))[:8]
    print("worst: " + ", ".join(f"{t.photo} {t.error:.0f} ({t.read} {t.measured})" for t in worst))
    return whole <= MEDIAN_LIMIT and max(medians) <= BIN_LIMIT * min(medians)


def main() -> None:
    """Read the command line; exit code 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--readings", type=Path, default=READINGS)
    options = parser.parse_args()
    with options.readings.open() as file:
        readings = {row["photo"]: row["skin"] for row in csv.DictReader(file)}
    finder, measurer = open_face_finder(ASSETS, threads=2), open_measurer(ASSETS, 2)
    if not report(read_tones(options.photos, readings, finder, measurer)):
        raise SystemExit("beyond the limits")


if __name__ == "__main__":
    main()
