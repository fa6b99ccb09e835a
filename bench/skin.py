"""How near measured skin is to careful readings by eye, in bins of tone.

`python -m bench.skin PHOTOS [--readings bench/skin-readings.csv]`: PHOTOS is the folder that the
readings' first column is relative to. Distances are CIEDE2000, brackets hold 90 % confidence.

A reading is what the skin's colour is, the photo's light taken out, as one would say who knows the
person. Reader A read 45 photos of good light. Reader B read 173 more, drawn at random from all
tones and from dark, middling and bright faces: twice against a chart of ten tones, then, in another
order, against patches beside the face, whose lightness counts; and 39 dark-looking ones by patches
alone. B's chart and patches differ by 1.5 in the median, an hour apart at most, so B is surely less
certain than that: A and B differ by 4.1 on A's photos, most (5.6) where A reads a lightness of 55.
`doubt` marks photos so dim or coloured that the reading is half a guess. Half "tune" may be looked
at while the measuring is changed; half "test" never. No actor of the tight crops is in both.
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
JUDGED = "half test"
RESAMPLED = 2000


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

    @property
    def lighter(self) -> float:
        """By how much (CIE L) the measured colour is lighter; NaN where nothing was measured."""
        return (
            float(lab_color(self.measured)[0]) - self.lightness if self.measured else float("nan")
        )


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
    medians = []
    print("| lightness | photos | median delta E | measured lighter by |\n|---|---|---|---|")
    for rows in np.array_split(np.arange(len(ordered)), min(BINS, len(ordered))):
        medians.append(_line([ordered[row] for row in rows]))
    whole = _line(ordered)
    worst = sorted(tones, key=lambda tone: -np.nan_to_num(tone.error))[:8]
    print("worst: " + ", ".join(f"{t.photo} {t.error:.0f} ({t.read} {t.measured})" for t in worst))
    return whole <= MEDIAN_LIMIT and max(medians) <= BIN_LIMIT * min(medians)


def _line(tones: Sequence[Tone]) -> float:
    """Print the line of a bin, from dark to pale; the median error."""
    errors = np.array([tone.error for tone in tones])
    lighter = np.array([tone.lighter for tone in tones])
    median = float(np.nanmedian(errors))
    print(
        f"| {tones[0].lightness:.0f} to {tones[-1].lightness:.0f} | {len(tones)} "
        f"| {median:.1f} {_surely(errors)} | {np.nanmedian(lighter):+.1f} {_surely(lighter)} |"
    )
    return median


def _surely(values: Array) -> str:
    """The 90 % confidence interval of a median, by resampling."""
    known = values[np.isfinite(values)]
    if not len(known):
        return ""
    drawn = np.random.default_rng(0).choice(known, (RESAMPLED, len(known)))
    low, high = np.percentile(np.median(drawn, 1), [5, 95])
    return f"[{low:.1f}, {high:.1f}]"


def read_table(path: Path) -> dict[str, dict[str, str]]:
    """The readings of each group: reader A's photos, and reader B's two halves."""
    groups: dict[str, dict[str, str]] = {}
    with path.open() as file:
        for row in csv.DictReader(file):
            group = f"half {row['half']}" + (", reader A" if row["reader"] == "A" else "")
            groups.setdefault(group, {})[row["photo"]] = row["skin"]
    return groups


def main() -> None:
    """Read the command line; exit code 1 where half "test" misses a limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--readings", type=Path, default=READINGS)
    options = parser.parse_args()
    finder, measurer = open_face_finder(ASSETS, threads=1), open_measurer(ASSETS, 1)
    held = {}
    for group, readings in read_table(options.readings).items():
        print(f"\n{group}")
        held[group] = report(read_tones(options.photos, readings, finder, measurer))
    if not held[JUDGED]:
        raise SystemExit("beyond the limits")


if __name__ == "__main__":
    main()
