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
from render.geometry import turned
from render.layout import place
from render.lettering.arc import set_arc
from render.lettering.balloon import build_balloon
from render.lettering.bubble import set_bubble
from render.lettering.colors import Inks, caption_inks
from render.lettering.fonts import Fonts
from render.lettering.lines import Layout, Spot, lay_out
from render.lettering.place import Setting, set_strip
from render.lettering.sight import look
from render.lettering.signs import EMOJI_SIZE, Sign, build_signs
from render.lettering.solids import build_solids, paint
from render.lettering.text import FindEmoji, read_graphemes
from render.lettering.wave import Gait, Words, gait_of, joint_name
from render.modelling.meshes import Floats, Mesh
from render.scene import Extra, Subjects
from render.types import Body, Joint, Material, Part, Vector

PART = "caption"  # what the names of all its parts begin with
SHINE = 0.2  # own light of letters: lamps alone make yellow mustard


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
        inks = caption_inks(caption, theme)
        return Lettering(
            signs=signs,
            layouts=lay_out(signs),
            solids=build_solids(signs, plated=caption.position != "bubble"),
            inks=inks,
            texture=paint(inks.fill, inks.outline),
            material=surfaced(theme.surface),
            gait=gait_of(theme.motion),
            position=caption.position,
        )


def open_lettering(folder: Path) -> Letterer:
    """The fonts of a folder. Raises MissingAssets."""
    return Letterer(Fonts(folder))


@dataclass(frozen=True, eq=False)
class Lettering:
    """A caption that was written. solids: by the numbers of their signs. texture: uint8 (H, W, 3),
    of all letters. material: its colour is not used."""

    signs: tuple[Sign, ...]
    layouts: tuple[Layout, ...]
    solids: Mapping[int, Mesh]
    inks: Inks
    texture: NDArray[np.uint8]
    material: Material
    gait: Gait
    position: CaptionPosition

    def surround(self, subjects: Subjects) -> Sequence[Extra]:
        """See render.scene.Surround."""
        sight = look(subjects)
        if self.position == "arc":
            return (self._words(set_arc(self.layouts, sight)),)
        if self.position == "bubble":
            bubble = set_bubble(self.layouts, sight, subjects)
            balloon = build_balloon(bubble, self.inks, self.material)
            return (self._words(balloon.setting, balloon.parts, balloon.held),)
        return (self._words(set_strip(self.layouts, sight, above=self.position == "top")),)

    def _words(
        self, setting: Setting, others: tuple[Part, ...] = (), held: Vector | None = None
    ) -> Words:
        """others: parts that move as a whole with the words. held: where that is held; None for
        words that do not move as a whole."""
        parts, middles = [], []
        for number, spot in enumerate(setting.layout.spots, 1):
            part, middle = self._part(spot, setting, number)
            parts.append(part)
            middles.append(middle)
        places = np.array(middles)
        joints = [Joint(joint_name(0), held or (0.0, 0.0, 0.0))]
        joints += [
            Joint(joint_name(number), _vector(middle), joint_name(0), swing=0.0)
            for number, middle in enumerate(middles, 1)
        ]
        width = max(float(np.ptp(places[:, 0])), 1e-6)
        across = (places[:, 0] - places[:, 0].min()) / width
        body = Body((*others, *parts), tuple(joints))
        return Words(body, places, across, setting.em, self.gait, held)

    def _part(self, spot: Spot, setting: Setting, number: int) -> tuple[Part, Floats]:
        """The part of one sign in its place, and its middle."""
        sign = self.signs[spot.sign]
        low, high = np.array(sign.box[:2]), np.array(sign.box[2:])
        origin = np.array([spot.x, spot.y, 0.0])
        centre = origin + np.append((low + high) / 2, 0.0)
        middle = setting.set_down(centre[None])[0]
        name, joint = f"{PART}_{number}", joint_name(number)
        if sign.puff is not None:
            upright = place(sign.puff.body, setting.em * EMOJI_SIZE / 2, (0.0, 0.0, 0.0)).parts[0]
            turn = turned(2, -setting.turned_deg(float(centre[0])))
            vertices = (upright.vertices @ turn.T + middle).astype(np.float32)
            return replace(upright, name=name, joint=joint, vertices=vertices), middle
        mesh = self.solids[spot.sign]
        mesh = mesh.at(setting.set_down(mesh.vertices + origin))
        material = replace(self.material, color=self.inks.fill, emission=SHINE)
        return mesh.part(name, material, joint=joint, texture=self.texture), middle


def _vector(point: Floats) -> Vector:
    x, y, z = (float(value) for value in point)
    return x, y, z
