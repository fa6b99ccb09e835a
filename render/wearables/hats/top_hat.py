"""A top hat: a silk cylinder that widens upward, a curled brim, a ribbon with a bow."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube, superellipsoid
from render.modelling.piece import Piece
from render.types import Material
from render.wearables.hats.cloth import satin
from render.wearables.hats.forms import band, curve, moved, turned, turns, upright
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

SILK = Material((0.13, 0.1, 0.17), roughness=0.38, coat=0.3, sheen=0.3)
RIBBON = (0.86, 0.07, 0.22)
BRIM, CURL = 1.52, 0.2  # scale of the brim's rim; how far its sides are rolled up
TALL, SIDES = 1.35, 50
UNDER = ((0.97, 0.0), (1.18, -0.03), (BRIM - 0.05, -0.045))
OVER = ((BRIM, -0.005), (BRIM - 0.05, 0.04), (1.2, 0.045), (1.03, 0.07))
CROWN = (
    (0.985, 0.14), (0.95, 0.5), (0.96, 0.85), (1.06, TALL - 0.06), (1.05, TALL),
    (0.99, TALL + 0.02), (0.7, TALL - 0.005), (0.3, TALL - 0.015),
)  # fmt: skip


def build_top_hat(head: Head, dye: Dye) -> Worn:
    """It sits a little aslant."""
    place = seat(head, down=0.45, back_deg=5, aside_deg=5)
    silk = place.placed(merged([_body(place), _rim(place)]))
    ribbon = merged([band(place, (0.98, 0.1), (0.955, 0.42), 0.035), _bow(place)])
    parts = (
        silk.part("silk", SILK, joint=head.joint),
        place.placed(ribbon).part("ribbon", satin(dye.pick(0, RIBBON)), joint=head.joint),
    )
    return Worn(Piece(parts), place.hollow(TALL - 0.1, 4))


def _body(place: Seat) -> Mesh:
    knots = [np.array(UNDER), curve(OVER, 7), curve(CROWN, 17)]
    rings = turned(place, np.concatenate(knots), sides=SIDES)
    return loft(_curled(place, rings))


def _curled(place: Seat, rings: Floats) -> Floats:
    """With the sides of the brim rolled up, its front and back drawn down a little."""
    scale = np.hypot(rings[..., 0] / place.radii[0], rings[..., 2] / place.radii[1])
    share = np.clip((scale - 1.06) / (BRIM - 1.06), 0, 1) * (rings[..., 1] < 0.13)
    aside = np.sin(turns(rings.shape[1])) ** 2
    curled = rings.copy()
    curled[..., 1] += share**2 * (CURL * 1.6 * aside - 0.35 * CURL)
    curled[..., 0] *= 1 - 0.05 * share**2 * aside
    return curled


def _rim(place: Seat) -> Mesh:
    ring = turned(place, np.array([(BRIM - 0.005, 0.0)]), sides=SIDES)
    return ring_tube(_curled(place, ring)[0], 0.04, sides=6)


def _bow(place: Seat) -> Mesh:
    """Two loops and a knot, at the ribbon's side."""
    angle = np.array([0.95])
    spot = place.ring(angle, 1.01)[0] + (0.0, 0.26, 0.0)
    frame = upright((np.sin(0.95), 0.0, np.cos(0.95)))
    loop = superellipsoid((0.17, 0.13, 0.07), 2.4, sides=16)
    pinched = loop.vertices.copy()
    pinched[:, 1] *= 0.45 + 0.55 * np.clip((pinched[:, 0] + 0.17) / 0.2, 0, 1)
    right = moved(loop.at(pinched), 0.17, 0.0, 0.03)
    knot = superellipsoid((0.06, 0.075, 0.075), 2.6, sides=16)
    bow = merged([right, right.mirrored(), moved(knot, 0.0, 0.0, 0.04)])
    return bow.placed(frame, spot)
