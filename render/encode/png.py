"""One picture into PNG, without dates or text."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from render.encode.picture import Picture, scaled
from render.errors import FileTooLarge
from render.specs import StickerSpec

# Colours kept, from all of them to few, until the file holds.
COLOR_COUNTS = (256, 128, 64, 32, 16)
_LEVEL = 4  # zlib's; 9 takes four times as long for a hundredth of the size


def encode_png(picture: Picture, spec: StickerSpec) -> bytes:
    """A PNG of uint8 (H, W, 4) straight alpha at the spec's side; all colours if they fit."""
    small = scaled(picture, spec.side_px).copy()
    small[small[..., 3] == 0] = 0
    image = Image.fromarray(small)
    data = _encode(image)
    for colors in COLOR_COUNTS:
        if len(data) <= spec.max_bytes:
            break
        data = _encode(image.quantize(colors, Image.Quantize.FASTOCTREE))
    if len(data) > spec.max_bytes:
        raise FileTooLarge(spec.name, len(data), spec.max_bytes)
    return data


def encode_sheet(pixels: NDArray[np.uint8]) -> bytes:
    """A PNG of uint8 (H, W, 3), for people to look at: no platform's limit applies."""
    return _encode(Image.fromarray(pixels))


def _encode(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=_LEVEL)
    return file.getvalue()
