"""How near measured skin is to careful readings by eye, in bins of tone.

`python -m bench.skin PHOTOS [--readings bench/skin-readings.csv]`: PHOTOS is the folder that the
readings' first column is relative to. Distances are CIEDE2000, brackets hold 90 % confidence.

A reading is what the skin's colour is, the photo's light taken out, as one would say who knows the
person; where several read a photo, their mean counts. Reader A read 45 photos of good light, near
to what their pixels say. Reader B read 212 more, drawn at random from all tones and from dark,
middling and bright faces; reader C read all of these and 87 new ones, most of them of dark or very
pale people. B and C read twice, first against a chart of ten tones and then, in another order,
against patches beside the face, whose lightness counts (C pale faces of B's by the chart alone).
They used the same chart, so what it errs by they share. The table of readers says how far apart
they are: nothing can be asked to come nearer than that.

`doubt` marks photos so dim or coloured that the reading is half a guess. Half "tune" may be looked
at while the measuring is changed, and `python -m pipeline.train tone` learns from it; half "test"
never. No actor of the tight crops is in both. The parts network, which is one of the witnesses,
learned the tones of some photos of both halves: "strangers" are those that it did not.

Bins of few photos differ by chance. What ratio of the worst to the best bin equally good bins would
show is told by drawing them from all errors together.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from skimage.color import deltaE_ciede2000

from pipeline.color import Array
from pipeline.cutout.matte import cut_out
from pipeline.errors import PipelineError
from pipeline.face import FaceFinder, open_face_finder
from pipeline.measure.measurer import Measurer, open_measurer
from pipeline.measure.words import lab_color
from pipeline.photo import read_photo
from pipeline.train.tone.command import taught_photos
from pipeline.train.tone.examples import NoMatter
from pipeline.train.tone.readings import Reading, read_readings

READINGS = Path(__file__).parent / "skin-readings.csv"
ASSETS = Path("assets/fetched")
BINS = 5  # equally many photos each
MEDIAN_LIMIT, BIN_LIMIT = 6.0, 1.3
JUDGED = "test"
RESAMPLED = 2000
NEUTRAL = 50.0  # lightness that the individual typology angle is measured from


@dataclass(frozen=True, eq=False)
class Tone:
    """A reading and what was measured: float32 (3,) Lab, None where the face was refused."""

    photo: str
    read: Array
    measured: Array | None
    stranger: bool

    @property
    def lightness(self) -> float:
        """Of the reading, 0 to 100."""
        return float(self.read[0])

    @property
    def typology_deg(self) -> float:
        """The individual typology angle of the reading: 55 and more very pale, -30 very dark."""
        return float(np.degrees(np.arctan2(self.read[0] - NEUTRAL, self.read[2])))

    @property
    def error(self) -> float:
        """CIEDE2000 between both; NaN where nothing was measured."""
        return float("nan") if self.measured is None else distance(self.read, self.measured)

    @property
    def lighter(self) -> float:
        """By how much (CIE L) the measured colour is lighter; NaN where nothing was measured."""
        return float("nan") if self.measured is None else float(self.measured[0]) - self.lightness


@dataclass(frozen=True)
class Summary:
    """median: of all errors. ratio: of the worst bin's median to the best one's."""

    median: float
    ratio: float

    @property
    def holds(self) -> bool:
        """Whether both are within the limits."""
        return self.median <= MEDIAN_LIMIT and self.ratio <= BIN_LIMIT


def distance(one: Array, other: Array) -> float:
    """CIEDE2000 between two Lab colours (3,)."""
    return float(deltaE_ciede2000(one[None], other[None])[0])


def measured_tones(
    readings: Sequence[Reading], folder: Path, finder: FaceFinder, measurer: Measurer
) -> list[Tone]:
    """All readings with what is measured in the photos of a folder."""
    taught = taught_photos()
    tones = []
    for reading in readings:
        photo = read_photo((folder / reading.photo).read_bytes())
        faces = finder.find(photo.pixels)
        measured = None
        if faces:
            cutout = cut_out(photo, NoMatter(), faces=faces, keep_background=True)
            try:
                measured = lab_color(measurer.measure(photo, cutout).likeness.skin.color)
            except PipelineError as error:
                print(f"{reading.photo}: {error}")
        tones.append(Tone(reading.photo, reading.skin, measured, reading.photo not in taught))
    return tones


def report(tones: Sequence[Tone], title: str, order: Callable[[Tone], float]) -> Summary:
    """Print the table of bins along an order."""
    ordered = sorted(tones, key=order)
    print(f"\n| {title} | photos | median delta E | measured lighter by |\n|---|---|---|---|")
    parts = np.array_split(np.arange(len(ordered)), min(BINS, len(ordered)))
    medians = [_line([ordered[row] for row in rows], order) for rows in parts]
    whole = _line(ordered, order)
    ratio = max(medians) / max(min(medians), 1e-6)
    low, middle, high = chance_ratios(np.array([tone.error for tone in tones]))
    print(
        f"worst bin {ratio:.1f} x the best; equally good bins: {middle:.1f} [{low:.1f}, {high:.1f}]"
    )
    return Summary(whole, ratio)


def chance_ratios(errors: Array) -> tuple[float, float, float]:
    """What ratios of the worst to the best bin equally good bins show: 5th, 50th, 95th percentile.

    errors: (N,), NaN where nothing was measured.
    """
    known = errors[np.isfinite(errors)]
    count = min(BINS, len(known))
    drawn = np.random.default_rng(0).choice(known, (RESAMPLED, count, max(1, len(known) // count)))
    medians = np.median(drawn, 2)
    low, middle, high = np.percentile(medians.max(1) / medians.min(1).clip(1e-6), [5, 50, 95])
    return float(low), float(middle), float(high)


def _line(tones: Sequence[Tone], order: Callable[[Tone], float]) -> float:
    """Print the line of a bin; the median error."""
    errors = np.array([tone.error for tone in tones])
    lighter = np.array([tone.lighter for tone in tones])
    median = float(np.nanmedian(errors))
    print(
        f"| {order(tones[0]):.0f} to {order(tones[-1]):.0f} | {len(tones)} "
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


def compare_readers(readings: Sequence[Reading]) -> None:
    """Print how far readers of the same photos are apart, from dark to pale."""
    print("\n| readers | photos | median delta E | from dark to pale |\n|---|---|---|---|")
    names = sorted({name for reading in readings for name in reading.skins})
    for one, other in combinations(names, 2):
        both = [r for r in readings if one in r.skins and other in r.skins]
        both.sort(key=lambda reading: float(reading.skin[0]))
        if len(both) >= BINS:
            apart = np.array([distance(r.skins[one], r.skins[other]) for r in both])
            bins = ", ".join(f"{np.median(part):.1f}" for part in np.array_split(apart, BINS))
            print(f"| {one} and {other} | {len(both)} | {np.median(apart):.1f} | {bins} |")


def report_half(tones: Sequence[Tone], half: str) -> Summary:
    """Print all tables of a half; what counts is that by lightness."""
    print(f"\nhalf {half}")
    by_lightness = report(tones, "lightness", lambda tone: tone.lightness)
    report(tones, "typology angle", lambda tone: tone.typology_deg)
    strangers = [tone for tone in tones if tone.stranger]
    if len(strangers) >= BINS:
        report(strangers, "strangers' lightness", lambda tone: tone.lightness)
    worst = sorted(tones, key=lambda tone: -np.nan_to_num(tone.error))[:8]
    print("worst: " + ", ".join(f"{t.photo} {t.error:.0f} ({t.lighter:+.0f} L)" for t in worst))
    return by_lightness


def halves(readings: Sequence[Reading]) -> Mapping[str, list[Reading]]:
    """The readings of each half."""
    names = sorted({reading.half for reading in readings}, reverse=True)
    return {name: [reading for reading in readings if reading.half == name] for name in names}


def main() -> None:
    """Read the command line; exit code 1 where half "test" misses a limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--readings", type=Path, default=READINGS)
    options = parser.parse_args()
    readings = read_readings(options.readings)
    finder, measurer = open_face_finder(ASSETS, threads=1), open_measurer(ASSETS, 1)
    compare_readers(readings)
    held = {
        half: report_half(measured_tones(part, options.photos, finder, measurer), half)
        for half, part in halves(readings).items()
    }
    if not held[JUDGED].holds:
        raise SystemExit("beyond the limits")


if __name__ == "__main__":
    main()
