"""The fonts of captions: which writes a character, and the outlines of its glyphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import shapely
import uharfbuzz
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from config.caption import FontName
from config.errors import MissingAssets

CAP_HEIGHT = 0.7  # em: what capitals of every font are scaled to
CURVE_STEPS = 8  # segments of a flattened curve


@dataclass(frozen=True)
class Cut:
    """How a font is used. scale: of one without capitals. bolder: em that its strokes gain.
    joined: whether its letters touch, so that a word moves as one."""

    file: str
    scale: float = 1.0
    bolder: float = 0.0
    joined: bool = False


STYLES: Mapping[FontName, Cut] = MappingProxyType(
    {
        "rounded": Cut("fredoka"),
        "comic": Cut("bangers"),
        "poster": Cut("luckiest-guy"),
        "script": Cut("pacifico", bolder=0.018, joined=True),
        "marker": Cut("permanent-marker"),
        "pixel": Cut("press-start-2p"),
        "spooky": Cut("creepster"),
        "serif": Cut("abril-fatface"),
    }
)
# What is asked in turn for what a style cannot write.
OTHERS = (
    Cut("baloo-2"),  # Vietnamese, Devanagari
    Cut("rubik"),  # Cyrillic, Hebrew
    Cut("baloo-bhaijaan-2"),  # Arabic, Persian, Urdu
    Cut("comfortaa", bolder=0.035),  # Greek
    Cut("kanit"),  # Thai
    Cut("baloo-da-2"),  # Bengali
    Cut("baloo-thambi-2"),  # Tamil
    Cut("jua"),  # Korean
    Cut("mochiy-pop-one"),  # Japanese, traditional Chinese
    Cut("zcool-kuaile", bolder=0.02),  # simplified Chinese
)


class Font:
    """One font file, opened when first asked for."""

    def __init__(self, cut: Cut, path: Path) -> None:
        self.cut = cut
        self._path = path
        self._outline = lru_cache(256)(self._drawn)

    @cached_property
    def _face(self) -> Any:
        return uharfbuzz.Face(uharfbuzz.Blob(self._path.read_bytes()))

    @cached_property
    def shaper(self) -> Any:
        """The HarfBuzz font."""
        return uharfbuzz.Font(self._face)

    @cached_property
    def characters(self) -> frozenset[int]:
        """Code points that it has glyphs of."""
        return frozenset(self._face.unicodes)

    @cached_property
    def unit(self) -> float:
        """Of one of its units, in em."""
        upem = float(self._face.upem)
        capital = self.shaper.get_nominal_glyph(ord("H"))
        extents = self.shaper.get_glyph_extents(capital) if capital else None
        if extents is None or not extents.y_bearing:
            return self.cut.scale / upem
        return self.cut.scale * CAP_HEIGHT / float(extents.y_bearing)

    def writes(self, text: str) -> bool:
        """Whether it has all characters that are to be seen."""
        return all(ord(each) in self.characters for each in text if not is_unseen(each))

    def outline(self, glyph: int) -> BaseGeometry:
        """A glyph about its origin, in em, y up."""
        return self._outline(glyph)

    def _drawn(self, glyph: int) -> BaseGeometry:
        rings = _flattened(self.shaper, glyph)
        shape = shapely.affinity.scale(_filled(rings), self.unit, self.unit, origin=(0, 0))
        return shape.buffer(self.cut.bolder) if self.cut.bolder else shape


class Fonts:
    """All fonts of a folder, by their cuts."""

    def __init__(self, folder: Path) -> None:
        self._fonts = {
            cut: Font(cut, folder / f"{cut.file}.ttf") for cut in (*STYLES.values(), *OTHERS)
        }
        for cut in self._fonts:
            path = folder / f"{cut.file}.ttf"
            if not path.is_file():
                raise MissingAssets(path, "is missing")

    def order(self, name: FontName, text: str) -> tuple[Font, ...]:
        """The fonts to ask in turn: the style, then the others. Of those for the characters of
        Chinese and Japanese the one comes first that writes most of this text."""
        others = [self._fonts[cut] for cut in OTHERS]
        wide = [each for each in text if ord(each) >= 0x2E80]
        if wide:
            others.sort(key=lambda font: -sum(ord(each) in font.characters for each in wide))
        return (self._fonts[STYLES[name]], *others)


def is_unseen(character: str) -> bool:
    """Whether it only joins, parts or varies others."""
    return character in "\u200c\u200d\u200e\u200f\u00ad\ufe0e\ufe0f\u2060"


def find_font(fonts: Sequence[Font], text: str) -> Font | None:
    """The first of the fonts that writes a text."""
    return next((font for font in fonts if font.writes(text)), None)


def _flattened(font: Any, glyph: int) -> list[np.ndarray[Any, Any]]:
    """The glyph's rings (N, 2) in the font's units, curves as short lines."""
    rings: list[list[tuple[float, float]]] = []
    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: rings.append([(x, y)]))
    pen.set_line_to_func(lambda x, y, _: rings[-1].append((x, y)))
    pen.set_quadratic_to_func(lambda *p: rings[-1].extend(_curve(rings[-1][-1], p[:-1])))
    pen.set_cubic_to_func(lambda *p: rings[-1].extend(_curve(rings[-1][-1], p[:-1])))
    font.draw_glyph(glyph, pen)
    return [np.array(ring) for ring in rings if len(ring) > 2]


def _curve(start: tuple[float, float], rest: Sequence[float]) -> list[tuple[float, float]]:
    """A Bézier curve from start through x, y, x, y, ..., by de Casteljau's construction."""
    points = np.array([start, *zip(rest[::2], rest[1::2], strict=True)])
    share = np.arange(1, CURVE_STEPS + 1)[:, None, None] / CURVE_STEPS
    levels = np.broadcast_to(points, (CURVE_STEPS, *points.shape))
    while levels.shape[1] > 1:
        levels = levels[:, :-1] + share * (levels[:, 1:] - levels[:, :-1])
    return [(float(x), float(y)) for x, y in levels[:, 0]]


def _filled(rings: Sequence[np.ndarray[Any, Any]]) -> BaseGeometry:
    """What rings enclose: those that turn as the largest add, the others cut out."""
    if not rings:
        return Polygon()
    areas = [_area(ring) for ring in rings]
    turn = np.sign(max(areas, key=abs))
    solid = [Polygon(r).buffer(0) for r, a in zip(rings, areas, strict=True) if a * turn > 0]
    holes = [Polygon(r).buffer(0) for r, a in zip(rings, areas, strict=True) if a * turn < 0]
    return shapely.unary_union(solid).difference(shapely.unary_union(holes))


def _area(ring: np.ndarray[Any, Any]) -> float:
    x, y = ring.T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
