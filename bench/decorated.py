"""What decoration costs: the same photo bare, and with all of it.

That is a thing worn, a costume, five floaters and a caption.

`python -m bench.decorated [PHOTO] [--rounds 3] [--quality draft standard]` makes both sets by
turns, drafts with the quick renderer and standard ones with Blender, all warm and in one process,
and prints the medians of seconds, of seconds of all processors (what to compare on a busy machine)
and of the peak of memory, and their ratios.
"""

import argparse
import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from types import MappingProxyType

from bench.memory import MemoryWatch
from bench.people import Cost, cost_of
from bench.stickers import open_studio, photo_bytes
from bot.clock import Clock
from bot.order import Order
from bot.rendering import Rendering, draw_preview, render_files
from bot.staging import produce, stage, understand
from bot.studio import Studio
from bot.subject import draw, find
from config.attire import Attire
from config.caption import Caption
from pipeline.things import Things

MOST_TIME, MOST_MEMORY = 1.5, 1.3


@dataclass(frozen=True)
class Kind:
    """What is put onto a photo and around it."""

    things: Things
    caption: Caption | None = None


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "bare": Kind(Things()),
        "decorated": Kind(
            Things(
                asked=Attire(worn=("wizard-hat",), costumes=("superhero",)),
                floaters=("🍕", "🎸", "🌈", "🚀", "⭐"),
            ),
            Caption(text="To the moon and back!"),
        ),
    }
)


@dataclass(frozen=True)
class Measured:
    """One set: what it took, the peak of memory of all processes, and what drew it."""

    cost: Cost
    peak_mb: float
    renderer: str


def make_set(studio: Studio, order: Order, kind: Kind) -> str:
    """The photo's whole set of a kind; the name of the renderer."""
    clock = Clock(lambda *_: None)
    order = replace(order, caption=kind.caption)
    meaning = understand(studio, order)
    meaning = replace(meaning, brief=replace(meaning.brief, things=kind.things))
    drawn = draw(studio, order, (find(studio, order, clock), meaning.brief), clock)
    scene = stage(produce(studio, order, (drawn, meaning), clock)).scene
    quality = studio.quality(order.quality)
    rendering = Rendering(scene, quality, draw_preview(studio, scene))
    return render_files(studio, rendering, clock).renderer


def measure(studio: Studio, order: Order, kind: Kind) -> Measured:
    """Make the set once and watch it."""
    gc.collect()
    names: list[str] = []
    with MemoryWatch(interval_s=0.1) as watch:
        cost = cost_of(lambda: names.append(make_set(studio, order, kind)))
    return Measured(cost, watch.peak / 1e6, names[0])


def compare(studio: Studio, order: Order, rounds: int) -> bool:
    """Print the table of one quality; whether both ratios hold."""
    for kind in KINDS.values():
        make_set(studio, order, kind)  # warm: pictures read, caches and pools filled
    runs: dict[str, list[Measured]] = {name: [] for name in KINDS}
    for _ in range(rounds):
        for name, kind in KINDS.items():
            runs[name].append(measure(studio, order, kind))
    rows = {name: _medians(found) for name, found in runs.items()}
    renderer = runs["bare"][0].renderer
    for name, (wall, cpu, peak) in rows.items():
        print(f"{renderer:8} {name:10} {wall:6.2f} s, of processors {cpu:6.2f} s, {peak:6.0f} MB")
    wall, cpu, peak = (
        after / before for before, after in zip(rows["bare"], rows["decorated"], strict=True)
    )
    print(
        f"{renderer:8} ratio      {wall:6.2f},   of processors {cpu:6.2f},   memory {peak:.2f} "
        f"(targets {MOST_TIME}, {MOST_TIME}, {MOST_MEMORY})",
        flush=True,
    )
    return cpu <= MOST_TIME and peak <= MOST_MEMORY


def _medians(runs: Sequence[Measured]) -> tuple[float, float, float]:
    """Seconds, seconds of all processors, MB."""
    return (
        median(run.cost.wall_s for run in runs),
        median(run.cost.cpu_s for run in runs),
        median(run.peak_mb for run in runs),
    )


def report(photo: bytes, qualities: Sequence[str], rounds: int) -> bool:
    """Both renderers' tables; whether all ratios hold."""
    with open_studio() as studio:
        orders = (Order(photo=photo, prompt="space", quality=quality) for quality in qualities)
        kept = [compare(studio, order, rounds) for order in orders]
    return all(kept)


def main() -> None:
    """Read the command line; exit code 1 where decoration costs too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photo", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quality", nargs="*", default=["draft", "standard"])
    options = parser.parse_args()
    photo = options.photo.read_bytes() if options.photo else photo_bytes("astronaut")
    if not report(photo, options.quality, options.rounds):
        raise SystemExit("decoration costs more than it may")


if __name__ == "__main__":
    main()
