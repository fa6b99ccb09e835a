"""What all encoders of animations have in common: frames one by one in, one file's bytes out."""

from typing import Protocol

from render.encode.picture import Picture
from render.types import Frames

# Frames a second, when the lowest quality at the full rate is still too large.
FALLBACK_FPS = (20.0, 15.0, 10.0)


class AnimationEncoder(Protocol):
    """Works while frames are still being drawn; the bytes are there soon after the last one."""

    def add(self, picture: Picture) -> None:
        """Take the next frame, uint8 (H, W, 4) straight alpha; it may not be changed afterwards."""
        ...

    def finish(self) -> bytes:
        """The file, encoded again while it misses its limit; FileTooLarge when nothing helps."""
        ...


def encode(encoder: AnimationEncoder, frames: Frames) -> bytes:
    """The file of frames that are all there already."""
    for picture in frames.pixels:
        encoder.add(picture)
    return encoder.finish()


def frame_indices(count: int, fps: float, max_fps: float) -> list[int]:
    """Which of `count` frames to show at no more than `max_fps`, over the same duration.

    Evenly spread, starting at 0, so that the loop stays a loop.
    """
    kept = max(1, min(count, int(count * max_fps / fps + 1e-6)))
    return [index * count // kept for index in range(kept)]
