"""Reading photos: every format upright in sRGB, every bad file refused by its reason."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageCms
from pillow_heif import HeifFile, from_pillow

from pipeline.errors import PhotoFault, UnreadablePhoto
from pipeline.photo import LONGEST_PX, MAX_BYTES, MAX_FRAMES, MIN_SIDE_PX, read_photo

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 200, 30), (30, 30, 220), (240, 240, 240)


def quarters(width: int = 96, height: int = 80) -> Image.Image:
    """Red, green / blue, white: shows which side is up."""
    pixels = np.zeros((height, width, 3), np.uint8)
    half_y, half_x = height // 2, width // 2
    pixels[:half_y, :half_x], pixels[:half_y, half_x:] = RED, GREEN
    pixels[half_y:, :half_x], pixels[half_y:, half_x:] = BLUE, WHITE
    return Image.fromarray(pixels)


def encode(image: Image.Image, photo_format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    if photo_format == "HEIF":
        heif: HeifFile = from_pillow(image)
        heif.save(buffer, quality=90)
    else:
        image.save(buffer, photo_format, **options)
    return buffer.getvalue()


def corners(pixels: NDArray[np.uint8]) -> list[tuple[int, ...]]:
    """The colours well inside the four quarters, in reading order."""
    height, width = pixels.shape[:2]
    return [
        tuple(int(c) for c in pixels[round(height * y), round(width * x)])
        for y in (0.25, 0.75)
        for x in (0.25, 0.75)
    ]


def assert_upright(pixels: NDArray[np.uint8], tolerance: int = 14) -> None:
    assert np.abs(np.subtract(corners(pixels), (RED, GREEN, BLUE, WHITE))).max() <= tolerance


def fault(data: bytes) -> PhotoFault:
    with pytest.raises(UnreadablePhoto) as caught:
        read_photo(data)
    return caught.value.fault


def png_header(width: int, height: int, *more: tuple[bytes, bytes]) -> bytes:
    """A PNG that claims a size and has hardly any pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), *more, (b"IDAT", zlib.compress(bytes(64))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


@pytest.mark.parametrize("photo_format", FORMATS)
def test_every_format_is_read(photo_format: str) -> None:
    photo = read_photo(encode(quarters(), photo_format))
    assert photo.pixels.shape == (80, 96, 3)
    assert photo.alpha is None
    assert_upright(photo.pixels)


@pytest.mark.parametrize("photo_format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_ends_upright(photo_format: str, orientation: int) -> None:
    undo = {  # what a camera held that way would have stored
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = quarters()
    if orientation in undo:
        stored = stored.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = read_photo(encode(stored, photo_format, exif=exif.tobytes()))
    assert photo.pixels.shape == (80, 96, 3)
    assert_upright(photo.pixels)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "PA", "1", "RGB", "RGBA", "CMYK", "I;16"])
@settings(max_examples=6, deadline=None)
@given(width=st.integers(MIN_SIDE_PX, 200), height=st.integers(MIN_SIDE_PX, 200))
def test_every_mode_keeps_its_size_and_brightness(mode: str, width: int, height: int) -> None:
    values = np.linspace(0, 255, width, dtype=np.uint8)[None].repeat(height, 0)
    grey = Image.fromarray(values)
    if mode == "I;16":
        image = Image.fromarray(values.astype(np.uint16) * 257)
    else:
        image = grey.convert("RGB").convert(mode) if mode == "CMYK" else grey.convert(mode)
    kind = {"CMYK": "JPEG", "PA": "WEBP"}.get(mode, "PNG")
    photo = read_photo(encode(image.convert("RGBA") if mode == "PA" else image, kind))
    assert photo.pixels.shape == (height, width, 3)
    assert photo.alpha is None
    if mode != "1":
        assert np.abs(photo.pixels[:, :, 1].astype(int) - values).mean() < 8


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([encode(quarters(), f)[:40] for f in FORMATS]))
def test_random_bytes_raise_nothing_but_unreadable_photo(noise: bytes, beginning: bytes) -> None:
    for data in (noise, beginning + noise):
        with pytest.raises(UnreadablePhoto):
            read_photo(data)


@pytest.mark.parametrize("photo_format", FORMATS)
@settings(max_examples=25, deadline=None)
@given(share=st.floats(0, 0.9))
def test_a_truncated_file_is_refused(photo_format: str, share: float) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (80, 96, 3)).astype(np.uint8)
    data = encode(Image.fromarray(noise), photo_format)
    cut = data[: int(len(data) * share)]
    expected = {PhotoFault.TRUNCATED}
    if len(cut) < 40:
        expected |= {PhotoFault.EMPTY, PhotoFault.NOT_AN_IMAGE, PhotoFault.UNSUPPORTED_FORMAT}
    assert fault(cut) in expected


@settings(max_examples=60, deadline=None)
@given(
    photo_format=st.sampled_from(FORMATS),
    at=st.floats(0, 1, exclude_max=True),
    noise=st.binary(min_size=1, max_size=12),
)
def test_damaged_files_are_read_or_refused(photo_format: str, at: float, noise: bytes) -> None:
    data = bytearray(encode(quarters(), photo_format))
    start = int(at * len(data))
    data[start : start + len(noise)] = noise
    try:
        photo = read_photo(bytes(data))
    except UnreadablePhoto:
        return
    assert min(photo.pixels.shape[:2]) >= MIN_SIDE_PX


@pytest.mark.parametrize(
    ("data", "expected", "detail"),
    [
        (b"", PhotoFault.EMPTY, ""),
        (b"hello, this is text", PhotoFault.NOT_AN_IMAGE, ""),
        (b"<?xml version='1.0'?>\n<!-- logo -->\n<svg>", PhotoFault.UNSUPPORTED_FORMAT, "SVG"),
        (b"\xef\xbb\xbf  <SVG width='9'>", PhotoFault.UNSUPPORTED_FORMAT, "SVG"),
        (b"%PDF-1.7 ...", PhotoFault.UNSUPPORTED_FORMAT, "PDF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", PhotoFault.UNSUPPORTED_FORMAT, "video"),
        (b"II*\0\x08\0\0\0", PhotoFault.UNSUPPORTED_FORMAT, "TIFF"),
        (bytes(MAX_BYTES + 1), PhotoFault.TOO_MANY_BYTES, "20000001 bytes"),
        (encode(quarters(63, 200), "PNG"), PhotoFault.TOO_SMALL, "63 x 200"),
        (png_header(8000, 6251), PhotoFault.TOO_MANY_PIXELS, "8000 x 6251"),
    ],
)
def test_bad_files_are_refused_with_their_reason(
    data: bytes, expected: PhotoFault, detail: str
) -> None:
    with pytest.raises(UnreadablePhoto) as caught:
        read_photo(data)
    assert (caught.value.fault, caught.value.detail) == (expected, detail)


def test_a_decompression_bomb_is_refused_by_its_header() -> None:
    assert fault(png_header(60_000, 60_000)) is PhotoFault.TOO_MANY_PIXELS


def test_a_gif_of_ten_thousand_frames_is_refused() -> None:
    one = encode(quarters(64, 64).convert("P"), "GIF")
    frame = one[one.index(b"\x2c") : -1]
    start = one[: one.index(b"\x2c")]
    assert fault(start + frame * 10_000 + b";") is PhotoFault.TOO_MANY_FRAMES
    assert read_photo(start + frame * MAX_FRAMES + b";").pixels.shape == (64, 64, 3)


def test_an_animated_png_of_ten_thousand_frames_is_refused() -> None:
    claim = png_header(64, 64, (b"acTL", struct.pack(">II", 10_000, 0)))
    assert fault(claim) is PhotoFault.TOO_MANY_FRAMES


@pytest.mark.parametrize("photo_format", ["GIF", "WEBP", "PNG", "AVIF"])
def test_the_first_frame_of_an_animation_is_read(photo_format: str) -> None:
    frames = [Image.new("RGB", (96, 80), (0, 0, shade)) for shade in (60, 120, 240)]
    data = encode(quarters(), photo_format, save_all=True, append_images=frames, duration=50)
    assert_upright(read_photo(data).pixels)


def test_sixteen_bit_greys_are_not_clipped() -> None:
    ramp = np.linspace(0, 65535, 96 * 80, dtype=np.uint16).reshape(80, 96)
    pixels = read_photo(encode(Image.fromarray(ramp), "PNG")).pixels[:, :, 0]
    assert pixels[0, 0] == 0
    assert pixels[-1, -1] == 255
    assert abs(int(pixels[40, 48]) - 128) <= 2


def test_colours_are_brought_to_srgb_by_the_profile() -> None:
    grey = Image.new("RGB", (80, 80), (90, 90, 90))
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, linear, lab, b"no profile"):
        pixels = read_photo(encode(grey, "PNG", icc_profile=profile)).pixels
        assert np.abs(pixels.astype(int) - 90).max() <= 1


def cut(share: float) -> Image.Image:
    image = quarters().convert("RGBA")
    alpha = np.full((80, 96), 255, np.uint8)
    alpha.ravel()[: round(share * alpha.size)] = 0
    image.putalpha(Image.fromarray(alpha))
    return image


@pytest.mark.parametrize("photo_format", ["PNG", "WEBP", "AVIF"])
def test_an_alpha_that_separates_something_is_kept(photo_format: str) -> None:
    photo = read_photo(encode(cut(0.4), photo_format))
    assert photo.alpha is not None
    assert abs(float(photo.alpha.mean()) - 0.6) < 0.05


@pytest.mark.parametrize("share", [0.0, 0.004, 1.0])
def test_an_alpha_that_separates_nothing_is_dropped(share: float) -> None:
    assert read_photo(encode(cut(share), "PNG")).alpha is None


def test_transparency_of_palettes_is_an_alpha() -> None:
    palette = cut(0.5).convert("RGB").quantize(8)
    palette.info["transparency"] = palette.getpixel((5, 5))
    assert read_photo(encode(palette, "PNG")).alpha is not None


def test_damaged_metadata_does_not_matter() -> None:
    exif = b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x01\x12\0\x03\xff\xff" * 4
    assert_upright(read_photo(encode(quarters(), "JPEG", exif=exif)).pixels)


@pytest.mark.parametrize("photo_format", ["JPEG", "PNG"])
def test_large_photos_are_scaled_down(photo_format: str) -> None:
    photo = read_photo(encode(quarters(5000, 2500), photo_format))
    assert photo.pixels.shape == (LONGEST_PX // 2, LONGEST_PX, 3)
    assert_upright(photo.pixels)


def test_a_long_strip_keeps_its_smallest_side() -> None:
    photo = read_photo(encode(quarters(9000, 80), "PNG"))
    assert photo.pixels.shape == (MIN_SIDE_PX, 7200, 3)
