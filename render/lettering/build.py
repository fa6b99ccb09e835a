"""Writes captions: from their words to something that stands about the subjects of a scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from config.caption import Caption, CaptionPosition
from config.theme import Theme
from render.floaters.shelf import surfaced
from render.layout import place
from render.lettering.colors import caption_colors
from render.lettering.fonts import Fonts
from render.lettering.lines import Layout, lay_out
from render.lettering.place import Setting, Stand, set_strip
from render.lettering.sight import look
from render.lettering.signs import EMOJI_SIZE, Sign, build_signs
from render.lettering.solids import Solid, build_solids, paint
from render.lettering.text import FindEmoji, read_graphemes
from render.lettering.wave import Gait, Words, gait_of
from render.scene import Extra, Subjects
from render.types import Body, Joint, Material, Part

PART = "caption"  # what the names of all its parts begin with


class Letterer:
    """Writes with the fonts of one folder, which are opened as they are needed."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def write(self, caption: Caption, theme: Theme, emoji: FindEmoji) -> Lettering:
        """The caption as solid letters in the theme's looks. emoji: finds pictures by their emoji.

        Raises UnwritableCaption where nothing of it can be written.
        """
        fonts = self._fonts.order(caption.font or theme.font, caption.text)
        signs = build_signs(read_graphemes(caption.text, fonts, emoji))
        fill, outline = caption_colors(caption, theme)
        return Lettering(
            signs=signs,
            layouts=lay_out(signs),
            solids=build_solids(signs),
            texture=paint(fill, outline),
            material=replace(surfaced(theme.surface), color=fill),
            gait=gait_of(theme.motion),
            position=caption.position,
        )


def open_lettering(folder: Path) -> Letterer:
    """The fonts of a folder. Raises MissingAssets."""
    return Letterer(Fonts(folder))


@dataclass(frozen=True, eq=False)
class Lettering:
    """A caption that was written. solids: by the numbers of their signs. texture: uint8 (H, W, 3),
    of all letters."""

    signs: tuple[Sign, ...]
    layouts: tuple[Layout, ...]
    solids: Mapping[int, Solid]
    texture: NDArray[np.uint8]
    material: Material
    gait: Gait
    position: CaptionPosition

    def surround(self, subjects: Subjects) -> Sequence[Extra]:
        """See render.scene.Surround."""
        sight = look(subjects)
        setting = set_strip(self.layouts, sight, above=self.position == "top")
        return (self._words(setting),)

    def _words(self, setting: Setting) -> Words:
        parts, middles = [], []
        for number, stand in enumerate(setting.stands, 1):
            part, middle = self._part(stand, setting.em, number)
            parts.append(part)
            middles.append(middle)
        root = Joint("root", (0.0, 0.0, 0.0))
        joints = [
            Joint(_joint(number), _vector(middle), "root", swing=0.0)
            for number, middle in enumerate(middles, 1)
        ]
        places = np.array(middles)
        width = max(float(np.ptp(places[:, 0])), 1e-6)
        across = (places[:, 0] - places[:, 0].min()) / width
        return Words(Body(tuple(parts), (root, *joints)), places, across, setting.em, self.gait)

    def _part(self, stand: Stand, em: float, number: int) -> tuple[Part, NDArray[np.float64]]:
        """The part of one sign in its place, and its middle."""
        sign = self.signs[stand.sign]
        low, high = np.array(sign.box[:2]), np.array(sign.box[2:])
        middle = _set_down(np.array([[*(low + high) / 2, 0.0]]), stand, em)[0]
        name = f"{PART}_{number}"
        if sign.puff is not None:
            body = place(sign.puff.body, em * EMOJI_SIZE / 2, _vector(middle))
            part = replace(body.parts[0], name=name, joint=_joint(number))
            return part, middle
        mesh = self.solids[stand.sign].mesh
        mesh = mesh.at(_set_down(mesh.vertices, stand, em))
        return mesh.part(name, self.material, joint=_joint(number), texture=self.texture), middle


def _joint(number: int) -> str:
    return f"{PART}_joint_{number}"


def _set_down(points: NDArray[np.float64], stand: Stand, em: float) -> NDArray[np.float64]:
    """Points (N, 3) about a sign's origin, em, where it stands."""
    turn = np.radians(stand.roll_deg)
    cosine, sine = np.cos(turn), np.sin(turn)
    matrix = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])
    return np.asarray(em * points @ matrix.T + (stand.x, stand.y, stand.z))


def _vector(point: NDArray[np.float64]) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in point)
    return x, y, z
