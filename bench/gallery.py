"""Small animated WebPs for the README, made from whole sticker sets.

`python -m bench.gallery NAME=PHOTO=THEME[=EXPRESSION[=CAPTION]]... --out docs/gallery` makes each
set and shrinks its chat.webp to at most 280 kB; a photo that is no file is one of scikit-image's.
"""

import argparse
import io
from pathlib import Path
from typing import cast

import numpy as np
from PIL import Image, ImageSequence

from bench.stickers import open_studio, photo_bytes
from bot.order import Order
from bot.studio import Studio
from bot.workflow import make_sticker
from config.caption import Caption
from config.expression import ExpressionName
from render.encode.picture import scaled

MAX_BYTES = 280_000
# Side in px, every how many-th frame is kept, WebP quality: the first that fits.
LADDER = (
    (256, 2, 85),
    (256, 2, 70),
    (224, 2, 65),
    (224, 3, 70),
    (192, 3, 65),
    (192, 3, 45),
    (192, 4, 45),
    (160, 4, 45),
)


def shrink(animation: bytes) -> bytes:
    """The same animation, smaller: at most MAX_BYTES."""
    with Image.open(io.BytesIO(animation)) as image:
        frames = [np.asarray(frame.convert("RGBA")) for frame in ImageSequence.Iterator(image)]
        frame_ms = image.info["duration"]
    for side_px, kept, quality in LADDER:
        small = [Image.fromarray(scaled(frame, side_px)) for frame in frames[::kept]]
        data = _encode(small, quality, frame_ms * kept)
        if len(data) <= MAX_BYTES:
            return data
    raise ValueError(f"{len(data)} bytes at the lowest setting")


def _encode(frames: list[Image.Image], quality: int, duration_ms: int) -> bytes:
    buffer = io.BytesIO()
    frames[0].save(
        buffer, "WEBP", save_all=True, append_images=frames[1:], duration=duration_ms, loop=0,
        quality=quality, method=4,
    )  # fmt: skip
    return buffer.getvalue()


def make_animation(studio: Studio, order: Order) -> bytes:
    """The chat.webp of one order."""
    sticker = make_sticker(studio, order, on_progress=lambda *_: None, on_preview=lambda _: None)
    (chat,) = (file.data for file in sticker.files if file.name == "chat.webp")
    return chat


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", nargs="+", metavar="NAME=PHOTO=THEME[=EXPRESSION[=CAPTION]]")
    parser.add_argument("--out", type=Path, default=Path("docs/gallery"))
    parser.add_argument("--quality", default="standard")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with open_studio() as studio:
        for entry in options.entries:
            name, photo, theme, expression, caption = (*entry.split("=", 4), "", "")[:5]
            data = Path(photo).read_bytes() if Path(photo).is_file() else photo_bytes(photo)
            order = Order(
                photo=data,
                prompt=theme,
                quality=options.quality,
                expression=cast("ExpressionName", expression) if expression else None,
                caption=Caption(text=caption) if caption else None,
            )
            small = shrink(make_animation(studio, order))
            (options.out / f"{name}.webp").write_bytes(small)
            print(f"{name}: {len(small):,} bytes", flush=True)


if __name__ == "__main__":
    main()
