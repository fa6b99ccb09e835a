"""Puts floaters around subjects: which, how large, where, and how each moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from render.floaters.drift import DRIFT, Floater, phases_and_rates
from render.floaters.place import Spot, find_spots
from render.floaters.puff import Puff
from render.floaters.room import SIDE, Room, look_around
from render.layout import place
from render.scene import EDGE_MARGIN, SHADOW_ROOM, Subjects
from render.types import Body, Camera, Vector

LEAST, MOST = 3, 7
KEPT_SIZE = 0.88  # of the subjects' size without floaters
KEPT_WIDE = 0.96  # of that of wide ones, which leave room above and below
WIDE = (1.2, 1.8)  # width against height from which on, and at which, they are wide
TILT_DEG = 16.0
NEAR, FAR = 0.25, -0.3  # z of those that are neither behind nor in front
CLEAR = 0.04  # units between floater and subject


def float_around(subjects: Subjects, puffs: Sequence[Puff], *, seed: int) -> tuple[Floater, ...]:
    """Floaters of these puffs, as many as there is room for; none where there are no puffs.

    The seed says where they go. Fewer than LEAST are repeated.
    """
    if not puffs:
        return ()
    rng = np.random.default_rng(seed % (1 << 64))
    chosen = [puffs[number % len(puffs)] for number in range(max(LEAST, min(len(puffs), MOST)))]
    kept = _kept_size(subjects.bodies)
    room = look_around(subjects.bodies, subjects.poses, _stepped_back(subjects.camera, kept))
    margin = SIDE * (subjects.margin + EDGE_MARGIN)
    spots = find_spots(
        room, [puff.radius for puff in chosen], (margin, margin + SIDE * SHADOW_ROOM), rng
    )
    found = []
    for number, (puff, spot) in enumerate(zip(chosen, spots, strict=True)):
        phases, rates = phases_and_rates(rng, number, len(chosen))
        tilt, depth = float(rng.uniform(-TILT_DEG, TILT_DEG)), float(rng.uniform(FAR, NEAR))
        if spot is not None:
            middle, scale = _in_scene(puff, spot, room, depth)
            body = place(puff.body, scale, middle)
            floater = Floater(body, middle, 2 * scale, tilt, phases, rates)
            found.append(replace(floater, body=_named(floater, number)))
    return tuple(found)


def _kept_size(bodies: Sequence[Body]) -> float:
    points = np.concatenate([part.vertices for body in bodies for part in body.parts])
    across, high = np.ptp(points[:, :2], axis=0)
    wide = float(np.interp(across / max(float(high), 1e-6), WIDE, (0.0, 1.0)))
    return KEPT_SIZE + wide * (KEPT_WIDE - KEPT_SIZE)


def _stepped_back(camera: Camera, kept: float) -> Camera:
    """The camera so far away that the subjects are `kept` times as large."""
    x, y, z = camera.position
    return replace(camera, position=(x, y, z / kept))


def _in_scene(puff: Puff, spot: Spot, room: Room, depth: float) -> tuple[Vector, float]:
    """Middle and scale of a puff whose circle fills the spot."""
    camera = room.camera
    x, y, distance = camera.position
    across = 2 * spot.x / SIDE - 1, 1 - 2 * spot.y / SIDE
    scale, z = 0.0, depth
    for _ in range(4):  # what is deep needs room in depth, and what is far away is larger
        reach = CLEAR + 2 * scale * DRIFT
        if spot.layer == "behind":
            z = room.back - reach - scale * puff.front
        if spot.layer == "before":
            z = room.front + reach + scale * puff.back
        unit = camera.tangent * (distance - z)
        scale = 2 * spot.radius / SIDE * unit / puff.radius
    return (x + across[0] * unit, y + across[1] * unit, z), scale


def _named(floater: Floater, number: int) -> Body:
    """Its body with a name that nothing else in the scene has."""
    parts = tuple(replace(part, name=f"{part.name}_{number + 1}") for part in floater.body.parts)
    return replace(floater.body, parts=parts)
