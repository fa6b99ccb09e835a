"""Whatever colours a file has become 8 bit sRGB, and its transparency a separate alpha."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

# Less than this share of clear (or of visible) pixels is a stray pixel, a frame or a rounded
# corner, not a cut-out.
MIN_CLEAR_SHARE = 0.02
MIN_VISIBLE_SHARE = 0.005
_COLOR_SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}


def to_eight_bits(image: Image.Image) -> Image.Image:
    """A picture in mode L, LA, RGB, RGBA or CMYK, whatever mode it had.

    16 bit greys keep their whole range: Pillow's own conversion clips them.
    """
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        values = np.asarray(image)
        full = 65535 if values.max(initial=0) > 255 or image.mode != "I" else 255
        grey = np.clip(np.round(values.astype(np.float32) * (255 / full)), 0, 255)
        return Image.fromarray(grey.astype(np.uint8))
    if image.has_transparency_data:
        return image.convert("LA" if image.mode in {"L", "LA"} else "RGBA")
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def split(image: Image.Image) -> tuple[Image.Image, NDArray[np.float32] | None]:
    """A picture's colours in mode L, RGB or CMYK and its alpha, None if that means nothing."""
    if image.mode not in {"LA", "RGBA"}:
        return image, None
    alpha = np.asarray(image.getchannel("A"), np.float32) / np.float32(255)
    return image.convert(image.mode[:-1]), alpha if means_something(alpha) else None


def means_something(alpha: NDArray[np.float32]) -> bool:
    """Whether an alpha channel (H, W) in [0, 1] separates a subject from nothing."""
    clear, visible = float((alpha < 0.1).mean()), float((alpha > 0.5).mean())
    return clear >= MIN_CLEAR_SHARE and visible >= MIN_VISIBLE_SHARE


def to_srgb(colors: Image.Image, icc_profile: bytes | None) -> NDArray[np.uint8]:
    """uint8 (H, W, 3) sRGB from mode L, RGB or CMYK; a broken or foreign profile is ignored."""
    converted = _through_profile(colors, icc_profile) if icc_profile else None
    return np.asarray(converted or colors.convert("RGB"), np.uint8)


def _through_profile(colors: Image.Image, icc_profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc_profile))
        if _COLOR_SPACES.get(source.profile.xcolor_space) != colors.mode:
            return None
        return ImageCms.profileToProfile(
            colors, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
