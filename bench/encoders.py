"""Seconds, bytes and faithfulness of each encoder on one animation.

python -m bench.encoders [ANIMATED_PICTURE] [--effort quick|standard|fine]: the frames of an
animated WebP or PNG of 512 px, or of the tests' toy without one.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from render.check import check_file
from render.decode import open_pictures
from render.encode.animation import frame_indices
from render.encode.apng import encode_apng
from render.encode.picture import Picture, premultiplied, scaled
from render.encode.png import encode_png
from render.encode.webm import FINE, QUICK, STANDARD, Effort, encode_webm
from render.encode.webp import encode_still_webp, encode_webp
from render.specs import (
    CHAT,
    DISCORD,
    EMOJI_STILL,
    EMOJI_VIDEO,
    PREVIEW,
    TELEGRAM_STILL,
    TELEGRAM_VIDEO,
    StickerSpec,
)
from render.types import Frames
from tests.render.toy import toy

EFFORTS = {"quick": QUICK, "standard": STANDARD, "fine": FINE}


@dataclass(frozen=True)
class Result:
    """psnr_db: of what is shown, colours premultiplied by alpha, where anything is visible."""

    spec: StickerSpec
    frame_count: int
    fps: float
    size_bytes: int
    encode_s: float
    check_s: float
    psnr_db: float


def measure(spec: StickerSpec, frames: Frames, encode: Callable[[], bytes]) -> Result:
    """Encode and check once; CPU seconds of this process."""
    start = time.process_time()
    data = encode()
    encoded = time.process_time()
    measured = check_file(data, spec)
    checked = time.process_time()
    count = len(frames.pixels) if spec.animated else 1
    kept = frame_indices(count, count, measured.frame_count)
    drawn = [scaled(frames.pixels[index], spec.side_px) for index in kept]
    shown = open_pictures(data, spec.container).pictures
    errors = [_squared_error(one, other) for one, other in zip(drawn, shown, strict=True)]
    psnr_db = 10 * np.log10(255**2 / max(float(np.mean(errors)), 1e-9))
    return Result(
        spec=spec,
        frame_count=measured.frame_count,
        fps=measured.fps,
        size_bytes=len(data),
        encode_s=encoded - start,
        check_s=checked - encoded,
        psnr_db=psnr_db,
    )


def _squared_error(drawn: Picture, shown: Picture) -> float:
    visible = (drawn[..., 3] > 0) | (shown[..., 3] > 0)
    difference = premultiplied(drawn).astype(float) - premultiplied(shown)
    return float((difference[visible] ** 2).mean())


def read_frames(path: Path) -> Frames:
    """Every frame of an animated picture."""
    with Image.open(path) as image:
        pictures = []
        duration_ms = 0.0
        for index in range(getattr(image, "n_frames", 1)):
            image.seek(index)
            pictures.append(np.asarray(image.convert("RGBA")))
            duration_ms += float(image.info.get("duration", 33))
    return Frames(np.stack(pictures), round(1000 * len(pictures) / duration_ms))


def report(frames: Frames, effort: Effort) -> None:
    """Print the table of all encoders on these frames, uint8 (T, 512, 512, 4)."""
    still = frames.pixels[0]
    encoders: list[tuple[StickerSpec, Callable[[], bytes]]] = [
        (TELEGRAM_VIDEO, lambda: encode_webm(frames, TELEGRAM_VIDEO, effort)),
        (TELEGRAM_STILL, lambda: encode_still_webp(still, TELEGRAM_STILL)),
        (DISCORD, lambda: encode_apng(frames, DISCORD)),
        (CHAT, lambda: encode_webp(frames, CHAT)),
        (EMOJI_VIDEO, lambda: encode_webm(frames, EMOJI_VIDEO, effort)),
        (EMOJI_STILL, lambda: encode_png(still, EMOJI_STILL)),
        (PREVIEW, lambda: encode_png(still, PREVIEW)),
    ]
    print(f"{'file':<15}{'frames':>7}{'fps':>6}{'bytes':>10}{'of':>6}{'s':>7}{'check':>7}{'dB':>7}")
    for spec, encode in encoders:
        result = measure(spec, frames, encode)
        share = f"{result.size_bytes / spec.max_bytes:.0%}"
        print(
            f"{spec.file_name:<15}{result.frame_count:>7}{result.fps:>6.1f}"
            f"{result.size_bytes:>10}{share:>6}{result.encode_s:>7.2f}{result.check_s:>7.2f}"
            f"{result.psnr_db:>7.1f}",
            flush=True,
        )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("animation", type=Path, nargs="?")
    parser.add_argument("--effort", choices=EFFORTS, default="standard")
    options = parser.parse_args()
    frames = read_frames(options.animation) if options.animation else toy(60, 512, texture=0.2)
    report(frames, EFFORTS[options.effort])


if __name__ == "__main__":
    main()
