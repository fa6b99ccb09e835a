"""Packs of several people as one animated WebP: a row for each person, a column per expression.

`python -m bench.expressions PACK... --out docs/expressions.webp`; a PACK is a folder that
`python -m bot pack` wrote. Every loop is shown once in the same time, whatever it takes by itself.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

CELL_PX, FRAMES, FRAME_MS = 96, 16, 110
QUALITY = 50
GROUND = (255, 255, 255)
STICKERS = "[01][0-9]-*.png"


def animate(packs: Sequence[Path]) -> list[Image.Image]:
    """FRAMES pictures of all stickers of all packs."""
    rows = [sorted(pack.glob(STICKERS)) for pack in packs]
    size = CELL_PX * max(map(len, rows)), CELL_PX * len(rows)
    frames = [Image.new("RGB", size, GROUND) for _ in range(FRAMES)]
    for row, stickers in enumerate(rows):
        for column, sticker in enumerate(stickers):
            with Image.open(sticker) as image:
                for number, frame in enumerate(frames):
                    image.seek(number * getattr(image, "n_frames", 1) // FRAMES)
                    cell = image.convert("RGBA").resize((CELL_PX, CELL_PX))
                    frame.paste(cell, (CELL_PX * column, CELL_PX * row), cell)
    return frames


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("demo/expressions.webp"))
    options = parser.parse_args()
    first, *rest = animate(options.packs)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    first.save(
        options.out,
        save_all=True,
        append_images=rest,
        duration=FRAME_MS,
        loop=0,
        quality=QUALITY,
        method=4,
    )
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
