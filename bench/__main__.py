"""Every measurement in turn, as one report: `python -m bench [--quick] [--out demo]`.

Each is a program of its own too: `python -m bench.stickers`, `bench.people`, `bench.cartoonizers`,
`bench.renderers`, `bench.encoders`.
"""

import argparse
from pathlib import Path

from bench import cartoonizers, encoders, people, renderers, stickers
from bot.order import Order
from render.encode.webm import STANDARD
from tests.render.toy import toy


def main() -> None:
    """Print the report; exit code 1 where a scene is beyond the renderers' limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("demo"), help="folder for pictures")
    parser.add_argument("--quick", action="store_true", help="drafts only, few samples")
    options = parser.parse_args()
    _print_title("Stickers: seconds and memory")
    stickers.report(quick=options.quick)
    _print_title("People: figures against reliefs, packs against single stickers")
    quality = "draft" if options.quick else "standard"
    photo = stickers.photo_bytes("astronaut")
    people.report(Order(photo=photo, prompt=people.THEME, quality=quality), (), 3)
    _print_title("Cartoonizers: our generator against two published ones")
    cartoonizers.report(quick=options.quick, rounds=2 if options.quick else 9)
    _print_title("Renderers: how far the quick one is from Blender")
    alike = renderers.report(options.out, samples=8 if options.quick else 32)
    _print_title("Encoders: bytes, CPU seconds, faithfulness")
    encoders.report(toy(60, 512, texture=0.2), STANDARD)
    if not alike:
        raise SystemExit("a scene is beyond the limits")


def _print_title(title: str) -> None:
    print(f"\n{title}\n{'-' * len(title)}", flush=True)


if __name__ == "__main__":
    main()
