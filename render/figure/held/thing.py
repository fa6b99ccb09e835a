"""What a hand can hold: how it is gripped, and what builds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.figure.held.hands import HandField
from render.modelling.meshes import Floats, Mesh
from render.modelling.rings import skin_of
from render.types import Color, Material
from render.wearables.wearable import Dye


@dataclass(frozen=True, eq=False)
class Bit:
    """One part in the grip's frame; late: it swings about the grip after the hand did."""

    name: str
    mesh: Mesh
    material: Material
    texture: NDArray[np.uint8] | None = None
    late: bool = False


@dataclass(frozen=True)
class Held:
    """hand: its field. build: the thing in the grip's frame, in units of a hand. tilt_deg: how far
    its top leans away from the head. wrist: where the forearm ends there. raised: how much higher
    than usual its grip is. aside: how far it reaches from the grip toward the head. swing: of what
    is late."""

    hand: HandField
    build: Callable[[Dye], Sequence[Bit]]
    tilt_deg: float = 10.0
    wrist: tuple[float, float, float] = (0.08, -0.5, -0.08)
    raised: float = 0.0
    aside: float = 0.0
    swing: float = 2.0


def gloss(color: Color) -> Material:
    """Glazed or painted."""
    return Material(color, roughness=0.18, coat=0.6)


def puffed(outline: Floats, depth: float, *, rows: int = 7) -> Mesh:
    """A cushion of a closed outline (N, 2), facing z, so deep to both sides."""
    turn = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 2 * rows + 1)[1:-1]
    rings = [
        np.column_stack(
            [outline * np.cos(angle) ** 0.6, np.full(len(outline), depth * np.sin(angle))]
        )
        for angle in turn
    ]
    return skin_of(np.stack(rings))


def block(outline: Floats, depth: float, *, bevel: float = 0.03) -> Mesh:
    """A plate of a closed outline (N, 2), facing z, with bevelled edges; depth: half of it."""
    small = 1 - bevel / float(np.abs(outline).max())
    levels = ((small, -depth), (1.0, bevel - depth), (1.0, depth - bevel), (small, depth))
    rings = [
        np.column_stack([share * outline, np.full(len(outline), z)])
        for share, z in ((0.5, -depth), *levels, (0.5, depth))
    ]
    return skin_of(np.stack(rings))
