"""A Material in the terms of Blender's Principled BSDF; plain numbers, no bpy."""

from render.color import to_linear
from render.types import Color, Material

COAT_ROUGHNESS = 0.12
SPECULAR_LEVEL = 0.32  # below the usual 0.5: glints on cheeks look like sweat
SUBSURFACE_RADIUS = (0.12, 0.05, 0.03)  # scene units, for red, green and blue; skin of a toy
EMISSION_FACTOR = 0.7
GLOW_SIDE = (0.45, -0.74, 0.5)  # where light comes out of what it passes through: below, ahead
# What polished things mirror beside the scene's lamps: linear light by the height, -1 to 1, that a
# mirrored ray goes to. A floor, a dark horizon, a bright wall above it, and a soft ceiling lamp.
STUDIO = (
    (-1.0, 0.34),
    (-0.45, 0.2),
    (-0.06, 0.03),
    (0.02, 0.05),
    (0.12, 0.85),
    (0.3, 0.55),
    (0.62, 0.16),
    (0.78, 0.3),
    (0.88, 1.0),
    (1.0, 1.0),
)


def linear(color: Color) -> tuple[float, float, float, float]:
    """sRGB to linear light with an alpha of 1."""
    red, green, blue = to_linear(color).tolist()
    return red, green, blue, 1.0


def principled(material: Material) -> dict[str, float | tuple[float, ...]]:
    """Input name -> value; what is not named keeps Blender's default."""
    return {
        "Base Color": linear(material.color),
        "Roughness": material.roughness,
        "Metallic": material.metallic,
        "Coat Weight": material.coat,
        "Coat Roughness": COAT_ROUGHNESS,
        "Specular IOR Level": SPECULAR_LEVEL,
        "Sheen Weight": material.sheen,
        "Subsurface Weight": material.subsurface,
        "Subsurface Radius": SUBSURFACE_RADIUS,
        "Subsurface Scale": 1.0,
        "Emission Color": linear(material.color),
        "Emission Strength": material.emission * EMISSION_FACTOR,
    }
