"""The colour of hair: strands a little lighter and darker, darker grooves, lighter tips."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from render.color import color_of
from render.figure.complexion import mixed
from render.figure.hair.cuts import faded
from render.figure.hair.style import Style
from render.figure.skull import Floats
from render.modelling.meshes import Mesh
from render.types import Color, Material, Part

WIDTH_PX, HEIGHT_PX = 256, 32
DARK_ROOTS, LIT_TIPS = 0.88, 1.12
CONTRAST = 0.06  # of strands against each other
SCALP = 0.5  # share of the skin that shaved hair lets through
DRY = 0.57  # roughness of short clumps
DARKEST, LIGHTEST = 0.075, 0.93  # values (HSV) that still show grooves


def hair_color(text: str) -> Color:
    """A measured colour as a toy's hair has it: clear, neither pitch black nor blown out."""
    hue, saturation, value = colorsys.rgb_to_hsv(*color_of(text))
    vivid = min(max((saturation - 0.5) / 0.25, 0.0), 1.0)
    dark = min(max((0.45 - value) / 0.3, 0.0), 1.0) * (1 - 0.7 * vivid)
    value = min(
        max(value * (1.04 + 0.2 * vivid * max(0.65 - value, 0.0) - 0.4 * dark), DARKEST), LIGHTEST
    )
    return colorsys.hsv_to_rgb(hue, min(saturation * 1.06, 0.84), value)


def scaled(color: Color, amount: float) -> Color:
    """A darker (below 1) or lighter colour, the darker the more saturated."""
    red, green, blue = (min(channel * amount, 1.0) for channel in color)
    return red, green, blue


def hair_material(color: Color, *, rough: bool) -> Material:
    """Of strands: a soft sheen, which on dark hair would look grey; many curls have no glints."""
    light = 0.3 * color[0] + 0.59 * color[1] + 0.11 * color[2]
    return Material(
        color=scaled(color, 0.5 + 0.25 * light),
        roughness=0.66 if rough else 0.47,
        coat=0.0 if rough else 0.06,
        sheen=0.22 * light,
    )


def paint_strands(root: Color, tips: Color, *, seed: int = 5) -> NDArray[np.uint8]:
    """uint8 (HEIGHT_PX, WIDTH_PX, 3): u across strands, v from the tips (0) to the roots (1)."""
    random = np.random.default_rng(seed)
    fine = random.normal(size=WIDTH_PX)
    broad = np.convolve(random.normal(size=WIDTH_PX), np.hanning(9) / 2, mode="same")
    line = np.convolve(fine, (0.25, 0.5, 0.25), mode="same") + broad
    bright = 1 + CONTRAST * np.clip(line, -1.6, 1.6)
    fade = np.clip((np.linspace(0, 1, HEIGHT_PX) - 0.25) / 0.5, 0, 1)[:, None, None]
    along = np.array(root) * (1 - fade) + np.array(tips) * fade  # row 0 is v = 1: the roots
    light = LIT_TIPS - (LIT_TIPS - DARK_ROOTS) * np.linspace(1, 0, HEIGHT_PX)[:, None]
    pixels = along * (bright * light)[..., None]
    return np.asarray(cv2.GaussianBlur(np.clip(pixels * 255, 0, 255), (1, 3), 0), np.uint8)


@dataclass(frozen=True, eq=False)
class Painted:
    """What all parts of one head of hair are painted with."""

    material: Material
    texture: NDArray[np.uint8]

    @classmethod
    def of(cls, style: Style, skin: str) -> Painted:
        """Shaved hair lets the skin through, and so does short hair at the sides."""
        root, tips = hair_color(style.hair.color), hair_color(style.hair.tips)
        if style.hair.kind == "short":
            tips = mixed(root, color_of(skin), faded(style.hair))
            root = scaled(root, 1 - 0.2 * faded(style.hair))
        if style.hair.kind == "shaved":
            root = tips = mixed(root, color_of(skin), SCALP)
        rough = style.flow == "curls" or style.cropped or style.close
        material = hair_material(root, rough=rough)
        if style.hair.kind == "short" and not rough:  # glossy clumps look wet
            material = replace(material, roughness=DRY, coat=0.0)
        return cls(material, paint_strands(root, tips))

    def part(self, mesh: Mesh, name: str, height: Floats) -> Part:
        """A part on the head; height: (V,) within the locks, 0 in the grooves."""
        part = mesh.part(name, self.material, joint="head", texture=self.texture)
        return replace(part, blend=shade(height))


def shade(height: Floats) -> NDArray[np.float32]:
    """The texture's share (V,) against the grooves' dark colour, by height within the lock."""
    return np.asarray(np.clip(0.25 + 1.1 * height, 0, 1), np.float32)
