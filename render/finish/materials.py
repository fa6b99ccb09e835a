"""How materials shine: what each makes of the surface that a part has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from config.theme import MaterialName, Surface
from render.types import Color, Material

Floats = NDArray[np.floating[Any]]
Change = Callable[[Material, Surface], Material]

SKIN_SHEEN = 0.25


def dyed(color: Floats, amount: float, shade: float, tint: Color) -> Floats:
    """Colours (..., 3) with their distance from grey times an amount, times shade; greys, which
    have no colour of their own, take on a tint."""
    grey = color.mean(-1, keepdims=True)
    deeper = np.clip(grey + amount * (color - grey), 0, 1)
    plain = np.clip(1 - 3 * np.ptp(color, axis=-1, keepdims=True), 0, 1)
    return np.asarray(deeper * shade * (1 - plain * (1 - np.array(tint))))


@dataclass(frozen=True)
class Tone:
    """What a material makes of colours; see dyed. least: of each channel. lift: share of white,
    by which dark colours become lighter than black."""

    amount: float = 1.0
    shade: float = 1.0
    tint: Color = (1.0, 1.0, 1.0)
    least: float = 0.0
    lift: float = 0.0

    def of(self, color: Color) -> Color:
        """One colour, so toned."""
        toned = dyed(self._lifted(np.array(color)), self.amount, self.shade, self.tint)
        red, green, blue = np.clip(toned, self.least, 1).tolist()
        return red, green, blue

    def over(self, texture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """A texture, so toned."""
        colors = self._lifted(texture.astype(np.float32) / 255)
        toned = dyed(colors, self.amount, self.shade, self.tint)
        return np.asarray(np.rint(np.clip(toned, self.least, 1) * 255), np.uint8)

    def _lifted(self, color: Floats) -> Floats:
        return np.asarray(color + self.lift * (1 - color) ** 2)


TONES: Mapping[MaterialName, Tone] = MappingProxyType(
    {
        "metal": Tone(1.05, least=0.24, lift=0.24),  # a black metal is only dark
        "glass": Tone(1.7, 0.78, (0.5, 0.9, 1.0), 0.08, lift=0.34),  # and so is black glass
        "candy": Tone(1.45, 0.95, (1.0, 0.9, 0.95), 0.07),
        "paper": Tone(1.15, 0.8, least=0.1),
    }
)


def _clay(material: Material, surface: Surface) -> Material:
    return replace(
        material, roughness=max(surface.roughness, 0.82), coat=0.0, metallic=0.0, sheen=0.12
    )


def _plush(material: Material, surface: Surface) -> Material:
    return replace(material, roughness=0.95, coat=0.0, metallic=0.0, sheen=max(surface.sheen, 0.7))


def _metal(material: Material, surface: Surface) -> Material:
    return replace(
        material,
        roughness=min(surface.roughness, 0.2),
        coat=0.0,
        metallic=max(surface.metallic, 0.92),
        sheen=0.0,
        subsurface=0.0,
        mirror=0.85,
    )


def _glass(material: Material, surface: Surface) -> Material:
    return replace(
        material,
        roughness=0.17,
        coat=max(min(surface.coat, 0.49), 0.45),
        metallic=0.0,
        sheen=0.0,
        subsurface=max(surface.subsurface, 0.15),
        mirror=0.9,
        glow=2.4,
    )


def _candy(material: Material, surface: Surface) -> Material:
    return replace(
        material,
        roughness=0.24,
        coat=max(min(surface.coat, 0.49), 0.4),
        metallic=0.0,
        sheen=0.0,
        subsurface=max(surface.subsurface, 0.3),
        glow=0.5,
    )


def _paper(material: Material, _: Surface) -> Material:
    return replace(material, roughness=1.0, coat=0.0, metallic=0.0, sheen=0.0, subsurface=0.0)


CHANGES: Mapping[MaterialName, Change] = MappingProxyType(
    {
        "clay": _clay,
        "plush": _plush,
        "metal": _metal,
        "glass": _glass,
        "candy": _candy,
        "paper": _paper,
    }
)


def skin_of(material: Material, name: MaterialName) -> Material:
    """Skin beside a material: nothing that would make a face look ill."""
    if name in ("glass", "candy", "metal"):
        return replace(material, roughness=min(material.roughness, 0.4), coat=0.2)
    if name == "plush":
        return replace(material, roughness=0.8, coat=0.0, sheen=SKIN_SHEEN)
    return replace(material, roughness=0.8, coat=0.0)
