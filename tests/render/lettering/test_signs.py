"""Shaping: letters that join and change with their neighbours, as another shaper sets them."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, features

from render.lettering.bevel import polygons_of
from render.lettering.fonts import OTHERS, Fonts
from render.lettering.lines import lay_out
from render.lettering.signs import Sign, build_signs
from render.lettering.text import read_graphemes

PX = 200  # of an em
ALIKE = 0.78  # shared ink: hinting moves edges, a wrong glyph takes far more


def signs_of(fonts: Fonts, text: str) -> tuple[Sign, ...]:
    return build_signs(read_graphemes(text, fonts.order("rounded", text), lambda _: None))


def ours(fonts: Fonts, text: str) -> NDArray[np.uint8]:
    """The ink of a text in one line, cropped."""
    signs = signs_of(fonts, text)
    layout = lay_out(signs, most=1)[0]
    rings = []
    for spot in layout.spots:
        for polygon in polygons_of(signs[spot.sign].shape):
            for ring in (polygon.exterior, *polygon.interiors):
                moved = np.asarray(ring.coords) + np.array([spot.x, spot.y])
                rings.append(moved * (PX, -PX))
    low = np.concatenate(rings).min(0)
    high = np.concatenate(rings).max(0)
    grid = np.zeros(np.ceil(high - low).astype(int)[::-1] + 2, np.uint8)
    cv2.fillPoly(grid, [np.rint(ring - low).astype(np.int32) for ring in rings], 255)
    return grid


def theirs(fonts: Fonts, text: str) -> NDArray[np.uint8]:
    """The same by Pillow with raqm, in the same font."""
    font = next(each for each in fonts.order("rounded", text) if each.writes(text.replace(" ", "")))
    size = PX * font.unit * font._face.upem
    drawn = ImageFont.truetype(str(font._path), round(size), layout_engine=ImageFont.Layout.RAQM)
    image = Image.new("L", (PX * 16, PX * 4))
    ImageDraw.Draw(image).text((PX, PX), text, fill=255, font=drawn)
    pixels = np.asarray(image)
    rows, columns = (np.flatnonzero(pixels.max(axis)) for axis in (1, 0))
    return pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


@pytest.mark.skipif(not features.check("raqm"), reason="this Pillow has no raqm")
@pytest.mark.parametrize(
    "text",
    ["مرحبا بالعالم", "السلام عليكم", "क्षत्रिय ज्ञान", "हिन्दी में", "สวัสดีที่รัก", "শুভ জন্মদিন", "שלום",
     "கொண்டாட்டம்", "fi AVATAR", "생일 축하"],
)  # fmt: skip
def test_words_look_as_another_shaper_sets_them(fonts: Fonts, text: str) -> None:
    own, other = ours(fonts, text), theirs(fonts, text)
    ratio = own.shape[1] / own.shape[0] / (other.shape[1] / other.shape[0])
    assert ratio == pytest.approx(1, abs=0.03)
    resized = cv2.resize(own, other.shape[::-1], interpolation=cv2.INTER_AREA)
    both = np.minimum(resized, other).sum() / np.maximum(resized, other).sum()
    assert both > ALIKE


def test_letters_that_do_not_join_look_otherwise(fonts: Fonts) -> None:
    joined, apart = ours(fonts, "بسم"), ours(fonts, "ب\u200cس\u200cم")
    assert apart.shape[1] > 1.2 * joined.shape[1]


def test_letters_move_alone_but_joined_ones_by_words(fonts: Fonts) -> None:
    assert [sign.text for sign in signs_of(fonts, "ab c")] == ["a", "b", " ", "c"]
    assert [sign.text for sign in signs_of(fonts, "عيد سعيد")] == ["عيد", " ", "سعيد"]
    assert [sign.text for sign in signs_of(fonts, "नमस्ते जी")] == ["नमस्ते", " ", "जी"]


def test_marks_stay_with_their_letter(fonts: Fonts) -> None:
    assert [sign.text for sign in signs_of(fonts, "e\u0301x")] == ["e\u0301", "x"]


def test_capitals_of_all_fonts_are_equally_high(fonts: Fonts) -> None:
    heights = {round(signs_of(fonts, text)[0].shape.bounds[3], 1) for text in ("HhI", "ВЯ", "Ở")}
    assert min(heights) == pytest.approx(0.7, abs=0.06)
    assert len(fonts.order("rounded", "")) == 1 + len(OTHERS)
