"""A chef's hat: a starched band, and a puffy top of soft folds that wobbles."""

from __future__ import annotations

import numpy as np

from render.geometry import smoothstep
from render.modelling.meshes import Floats, Mesh, loft
from render.modelling.piece import Piece
from render.types import Color, Joint, Material
from render.wearables.hats.cloth import satin
from render.wearables.hats.forms import band, curve, turned, turns
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

COTTON = Material((0.96, 0.96, 0.97), roughness=0.78, coat=0.0, sheen=0.3)
PIPING: Color = (0.86, 0.16, 0.2)
BAND, TALL = 0.46, 1.22
LOBES, SIDES = 11, 66
PUFF = (
    (0.95, BAND - 0.06), (1.0, BAND + 0.02), (1.22, BAND + 0.16), (1.36, BAND + 0.36),
    (1.3, TALL - 0.16), (1.05, TALL), (0.7, TALL + 0.02), (0.35, TALL - 0.03), (0.03, TALL - 0.04),
)  # fmt: skip


def build_chef_hat(head: Head, dye: Dye) -> Worn:
    """White, with a piping in the first colour that was asked for."""
    place = seat(head, down=0.4, back_deg=6)
    puff = loft(_gathered(turned(place, curve(PUFF, 19), sides=SIDES)))
    share = np.clip((puff.vertices[:, 1] - BAND) / (TALL - BAND), 0, 1)
    root = place.at((0.0, BAND, 0.0))
    joint = Joint("puff", (float(root[0]), float(root[1]), float(root[2])), head.joint, swing=1.1)
    on = place.placed
    parts = (
        on(puff).part("puff", COTTON, joint="puff", weights=smoothstep(share)),
        on(_band(place)).part("band", COTTON, joint=head.joint),
        on(band(place, (1.012, 0.02), (1.012, 0.1), 0.03)).part(
            "piping", satin(dye.pick(0, PIPING)), joint=head.joint
        ),
    )
    return Worn(Piece(parts, joints=(joint,)), place.hollow(TALL - 0.3, 3.5))


def _band(place: Seat) -> Mesh:
    profile = curve([(0.97, -0.01), (1.02, 0.0), (1.025, 0.06), (1.0, BAND - 0.05), (0.99, BAND),
                     (0.95, BAND + 0.01)], 10)  # fmt: skip
    rings = turned(place, profile, sides=SIDES)
    pleat = 1 + 0.012 * np.cos(22 * turns(SIDES))[None, :, None]
    return loft(rings * np.concatenate([pleat, np.ones_like(pleat), pleat], -1))


def _gathered(rings: Floats) -> Floats:
    """Folds that run up from the band and together at the top: broad lobes, narrow valleys."""
    angle = turns(rings.shape[1]) + 0.22 * np.sin(2 * turns(rings.shape[1]) + 0.7)
    lobe = np.abs(np.cos(LOBES / 2 * angle)) ** 0.6 - 0.72
    step = np.linspace(0, 1, len(rings))[:, None]
    deep = 0.16 * np.sin(np.pi * np.clip(step * 1.02, 0, 1)) ** 0.8
    out = 1 + deep * lobe
    sag = 0.06 * np.sin(angle + 0.5) * np.sin(np.pi * step)
    gathered = rings * np.stack([out, np.ones_like(out), out], -1)
    gathered[..., 1] += sag + 0.07 * lobe * np.clip(step * 2 - 0.9, 0, 1)
    return np.asarray(gathered)
