"""The stuffs that hats are made of."""

from __future__ import annotations

from render.types import Color, Material

GOLD = Material((0.98, 0.74, 0.2), roughness=0.26, coat=0.35, metallic=0.5)
STEEL = Material((0.72, 0.74, 0.78), roughness=0.3, coat=0.2, metallic=0.5)
FUR = Material((0.97, 0.96, 0.94), roughness=0.95, coat=0.0, sheen=0.5)


def felt(color: Color) -> Material:
    """Thick, matt cloth."""
    return Material(color, roughness=0.82, coat=0.0, sheen=0.45)


def satin(color: Color) -> Material:
    """Ribbons."""
    return Material(color, roughness=0.32, coat=0.25)


def leather(color: Color) -> Material:
    """Smooth leather."""
    return Material(color, roughness=0.5, coat=0.12)


def plastic(color: Color) -> Material:
    """Hard and shiny."""
    return Material(color, roughness=0.22, coat=0.45)


def darker(color: Color, share: float) -> Color:
    """The colour with this share of its light."""
    red, green, blue = color
    return red * share, green * share, blue * share
