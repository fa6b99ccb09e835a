"""A speech bubble as a solid: puffy and white, with an outline around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from shapely.geometry.base import BaseGeometry

from render.lettering.bevel import Row, puffed
from render.lettering.bubble import Bubble
from render.lettering.colors import Inks
from render.lettering.place import Setting
from render.lettering.wave import joint_name
from render.types import Color, Material, Part, Vector

# All in em.
RIM = 0.1
DEEP = 0.5  # of its back
RISE = 0.26  # of its front over its side
EDGE = 0.42  # inset at which its front is flat
STEP = 0.16
ROWS = ((0.05, 0.34), (0.2, 0.65), (0.5, 0.9), (1.0, 1.0))  # insets and heights of the bevel
RIM_ROWS = ((0.5, 1.0),)
SUNK = 0.03  # of letters into its front


@dataclass(frozen=True, eq=False)
class Balloon:
    """parts: of the bubble. setting: of the words on its front. held: where it hangs, the tip."""

    parts: tuple[Part, ...]
    setting: Setting
    held: Vector


def build_balloon(bubble: Bubble, inks: Inks, material: Material) -> Balloon:
    """The bubble, all behind which its setting's z is free, and its words before it."""
    setting, em = bubble.setting, bubble.setting.em
    back = setting.z
    side = back + DEEP * em
    rows = [Row(0.0, side)]
    rows += [Row(inset * EDGE * em, side + height * RISE * em) for inset, height in ROWS]
    rim = [Row(0.0, side - 0.12 * em)]
    rim += [
        Row(inset * RIM * em, side - 0.12 * em + height * 0.1 * em) for inset, height in RIM_ROWS
    ]
    parts = (
        _part("caption_bubble", bubble.shape, rows, (inks.paper, material), em, back),
        _part(
            "caption_rim", bubble.shape.buffer(RIM * em), rim, (inks.outline, material), em, back
        ),
    )
    front = side + RISE * em
    lifted = replace(setting, z=front - SUNK * em)
    low = parts[0].vertices[int(np.argmin(parts[0].vertices[:, 1]))]
    return Balloon(parts, lifted, (float(low[0]), float(low[1]), back))


def _part(
    name: str,
    shape: BaseGeometry,
    rows: list[Row],
    dye: tuple[Color, Material],
    em: float,
    back: float,
) -> Part:
    color, material = dye
    mesh = puffed(shape, rows, step=STEP * em, back=back)
    return mesh.part(name, replace(material, color=color), joint=joint_name(0))
