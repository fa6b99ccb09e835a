"""What figures cost: against the relief of the same photo, and a pack against single stickers.

`python -m bench.people [PHOTO] [--quality standard] [--acts cry party] [--expressions 3]` makes the
photo's whole set as relief, as figure and as figure playing each act, then some expressions as
single stickers and as a pack, one after the other in one process with everything warm. It prints
seconds, seconds of all processors (of this process and its children: what to compare on a busy
machine) and their ratios. Without a photo it takes scikit-image's astronaut.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import get_args

import psutil

from bench.stickers import open_studio, photo_bytes, time_sticker
from bot.clock import Clock
from bot.expressions import PACK
from bot.order import Order
from bot.packing import draw_pack
from bot.staging import prepare
from bot.studio import Studio
from pipeline.likeness import ExpressionName

THEME = "space pirate"


@dataclass(frozen=True)
class Cost:
    """Seconds that passed, and seconds of all processors."""

    wall_s: float
    cpu_s: float

    def __str__(self) -> str:
        return f"{self.wall_s:6.2f} s, of processors {self.cpu_s:6.2f} s"

    def against(self, other: "Cost") -> str:
        """Both ratios."""
        return f"{self.wall_s / other.wall_s:.2f}, of processors {self.cpu_s / other.cpu_s:.2f}"


def cost_of(work: Callable[[], object]) -> Cost:
    """What it takes."""
    began, spent = time.perf_counter(), processor_seconds()
    work()
    return Cost(time.perf_counter() - began, processor_seconds() - spent)


def processor_seconds() -> float:
    """Of this process and its children so far, ended ones included."""
    own = psutil.Process()
    return sum(sum(each.cpu_times()[:4]) for each in (own, *own.children(recursive=True)))


def compare_shapes(studio: Studio, order: Order, acts: Sequence[ExpressionName]) -> None:
    """The whole set as a relief and as a figure, in the photo's own expression and in others."""
    relief = cost_of(lambda: time_sticker(studio, replace(order, shape="relief")))
    print(f"relief  {order.quality}: {relief}", flush=True)
    for act in (None, *acts):
        wanted = replace(order, shape="figure", expression=act)
        figure = cost_of(partial(time_sticker, studio, wanted))
        print(f"figure  {order.quality}: {figure} | {act or 'as in the photo'}")
        print(f"figure against relief: {figure.against(relief)} (target 1.2)", flush=True)


def compare_pack(studio: Studio, order: Order, count: int) -> None:
    """`count` expressions as single stickers, and as a pack of as many."""
    expressions = PACK[:count]

    def singles() -> None:
        for expression in expressions:
            time_sticker(studio, replace(order, shape="figure", expression=expression))

    def pack() -> None:
        clock = Clock(lambda *_: None)
        production = prepare(studio, replace(order, shape="figure"), clock)
        for _ in draw_pack(studio, production, clock, expressions):
            pass

    one_by_one, together = cost_of(singles), cost_of(pack)
    print(f"{count} single stickers {one_by_one}\nas a pack {together}", flush=True)
    print(f"pack against singles: {together.against(one_by_one)} (target 0.5)")


def report(order: Order, acts: Sequence[ExpressionName], expressions: int) -> None:
    """Both comparisons for one photo."""
    with open_studio() as studio:
        time_sticker(studio, replace(order, quality="draft"))  # everything opened and warm
        compare_shapes(studio, order, acts)
        if expressions:
            compare_pack(studio, order, expressions)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photo", nargs="?", type=Path)
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--acts", nargs="*", default=[], choices=get_args(ExpressionName))
    parser.add_argument("--expressions", type=int, default=len(PACK), help="in the pack")
    options = parser.parse_args()
    data = options.photo.read_bytes() if options.photo else photo_bytes("astronaut")
    order = Order(photo=data, prompt=THEME, quality=options.quality)
    report(order, options.acts, options.expressions)


if __name__ == "__main__":
    main()
