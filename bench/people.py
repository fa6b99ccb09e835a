"""What figures cost: against the relief of the same photo, and a pack against single stickers.

`python -m bench.people [PHOTO] [--quality standard] [--expressions 3]` makes the photo's whole set
as figure and as relief, then some expressions as single stickers and as a pack, one after the other
in one process with everything warm, and prints seconds and ratios. Without a photo it takes
scikit-image's astronaut.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.stickers import open_studio, photo_bytes, time_sticker
from bot.clock import Clock
from bot.order import Order
from bot.packing import EMOJI, draw_pack
from bot.staging import prepare
from bot.studio import Studio

THEME = "space pirate"


def compare_shapes(studio: Studio, order: Order) -> None:
    """The whole set as a figure and as a relief."""
    totals = {}
    for shape in ("figure", "relief"):
        timing = time_sticker(studio, replace(order, shape=shape))
        totals[shape] = timing.total_s
        stages = "  ".join(f"{name} {spent:.2f}" for name, spent in timing.stages.items())
        print(f"{shape:7} {order.quality}: {timing.total_s:6.2f} s | {stages}", flush=True)
    print(f"figure against relief: {totals['figure'] / totals['relief']:.2f} (target 1.2)")


def compare_pack(studio: Studio, order: Order, count: int) -> None:
    """`count` expressions as single stickers, and as a pack of as many."""
    expressions = list(EMOJI)[:count]

    def singles() -> None:
        for expression in expressions:
            time_sticker(studio, replace(order, shape="figure", expression=expression))

    def pack() -> None:
        clock = Clock(lambda *_: None)
        production = prepare(studio, replace(order, shape="figure"), clock)
        for _ in draw_pack(studio, production, clock, expressions):
            pass

    one_by_one, together = seconds(singles), seconds(pack)
    print(f"{count} single stickers {one_by_one:6.2f} s, as a pack {together:6.2f} s", flush=True)
    print(f"pack against singles: {together / one_by_one:.2f} (target 0.5)")


def seconds(work: Callable[[], None]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def report(data: bytes, quality: str, expressions: int) -> None:
    """Both comparisons for one photo."""
    order = Order(photo=data, prompt=THEME, quality=quality)
    with open_studio() as studio:
        time_sticker(studio, replace(order, quality="draft"))  # everything opened and warm
        compare_shapes(studio, order)
        compare_pack(studio, order, expressions)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photo", nargs="?", type=Path)
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--expressions", type=int, default=len(EMOJI))
    options = parser.parse_args()
    data = options.photo.read_bytes() if options.photo else photo_bytes("astronaut")
    report(data, options.quality, options.expressions)


if __name__ == "__main__":
    main()
