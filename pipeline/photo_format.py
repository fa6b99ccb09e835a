"""What kind of file some bytes are, told by how they begin; nothing is decoded here."""

import enum

from pipeline.errors import PhotoFault, UnreadablePhoto


class PhotoFormat(enum.Enum):
    """The formats that are read; values are Pillow's names."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    GIF = "GIF"
    HEIF = "HEIF"
    AVIF = "AVIF"


# Four-letter brands of ISO/IEC 23008-12 (HEIF) and of the AV1 image file format.
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIF_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)
_BEGINNINGS = (
    (b"\xff\xd8\xff", PhotoFormat.JPEG),
    (b"\x89PNG\r\n\x1a\n", PhotoFormat.PNG),
    (b"GIF87a", PhotoFormat.GIF),
    (b"GIF89a", PhotoFormat.GIF),
)
# What people send by mistake: worth naming in the refusal.
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\1\0", "icon"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\x1a\x45\xdf\xa3", "video"),
    (b"PK\3\4", "ZIP"),
)
_TEXT_SHOWN = 2048  # an SVG's comments may come first


def recognize(data: bytes) -> PhotoFormat:
    """The format of a file; raises UnreadablePhoto for everything that is not read."""
    if not data:
        raise UnreadablePhoto(PhotoFault.EMPTY)
    for beginning, photo_format in _BEGINNINGS:
        if data.startswith(beginning):
            return photo_format
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PhotoFormat.WEBP
    if data[4:8] == b"ftyp":
        return _iso_media(data)
    raise _refusal(data)


def _refusal(data: bytes) -> UnreadablePhoto:
    """Why bytes of none of our formats are refused, by their true name if it is known."""
    for beginning, name in _OTHERS:
        if data.startswith(beginning):
            return UnreadablePhoto(PhotoFault.UNSUPPORTED_FORMAT, name)
    if b"<svg" in data[:_TEXT_SHOWN].lower():
        return UnreadablePhoto(PhotoFault.UNSUPPORTED_FORMAT, "SVG")
    return UnreadablePhoto(PhotoFault.NOT_AN_IMAGE)


def _iso_media(data: bytes) -> PhotoFormat:
    """HEIC and AVIF share their container with MP4 video; the brands tell them apart."""
    size = min(int.from_bytes(data[:4], "big"), 512)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, size, 4))}
    if brands & _AVIF_BRANDS:
        return PhotoFormat.AVIF
    if brands & _HEIF_BRANDS:
        return PhotoFormat.HEIF
    raise UnreadablePhoto(PhotoFault.UNSUPPORTED_FORMAT, "video")


def count_gif_frames(data: bytes, *, stop_after: int) -> int:
    """Pictures in a GIF, at most `stop_after` + 1, found by skipping over their contents.

    Pillow knows the number only after it has visited every frame, which takes minutes for a file
    of a million tiny ones.
    """
    frames = 0
    at = 13 + _color_table_bytes(data, 10)
    while frames <= stop_after:
        kind = data[at : at + 1]
        if kind == b"\x2c":  # image descriptor, its colour table, LZW code size, data
            frames += 1
            at = _after_blocks(data, at + 11 + _color_table_bytes(data, at + 9))
        elif kind == b"\x21":  # extension: its label, data
            at = _after_blocks(data, at + 2)
        else:
            break
    return frames


def _color_table_bytes(data: bytes, flags_at: int) -> int:
    flags = data[flags_at] if flags_at < len(data) else 0
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Where a chain of length-prefixed blocks that begins at `at` ends."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
