"""People on a relief as wearers: each face that was found, by its anchors and the mesh."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import Floats
from render.types import Anchor, Body, Part
from render.wearables.envelope import Envelope, envelop
from render.wearables.head import Features, Frame, Head

SOLID = "relief"  # name of the part that a relief consists of
NAMES = ("forehead", "nose_bridge", "chin", "temples")
MOST_YAW_DEG = 30.0  # a face turned farther is painted so, but its relief is not
EYES = (0.46, -0.07, 0.24)  # of a face 2 wide: x of the eyes, y below the bridge, half a width
NOSE, MOUTH = 0.45, 0.68  # of the way from the bridge to the chin
BROW = 0.42  # of the way from the bridge to the hairline
HAIR = 0.85  # at most above the hairline
BESIDE, BELOW = 1.45, 0.3  # how far a head reaches beside its middle and under its chin
CROWN_WITHIN = 0.45  # of the middle, where the crown is looked for
NEAR = 0.14  # of a place, where the surface's height is read


def relief_heads(body: Body) -> tuple[Head, ...]:
    """Of every face, the largest first."""
    solid = next((part for part in body.parts if part.name == SOLID), None)
    if solid is None:
        return ()
    suffixes = ["", *(f"_{number}" for number in range(2, len(body.anchors)))]
    faces = [
        [body.anchors[name + suffix] for name in NAMES]
        for suffix in suffixes
        if all(name + suffix in body.anchors for name in NAMES)
    ]
    return tuple(_head(solid, face, number) for number, face in enumerate(faces))


def _head(solid: Part, marks: list[Anchor], number: int) -> Head:
    """marks: of one face, as NAMES."""
    forehead, bridge, chin, temples = marks
    frame = _frame(temples, bridge)
    top, eyes, low = (frame.canonical(np.array(a.position)) for a in (forehead, bridge, chin))
    points = frame.canonical(solid.vertices.astype(np.float64))
    near = (np.abs(points[:, 0]) < BESIDE) & (points[:, 1] > low[1] - BELOW)
    near &= points[:, 1] < top[1] + HAIR
    triangles = solid.triangles
    middle = (0.0, float(eyes[1]), 0.0)
    outside = envelop(points, triangles[near[triangles].all(1)], middle)
    above = points[near & (np.abs(points[:, 0]) < CROWN_WITHIN), 1]
    features = _features(points[near], outside, (top, eyes, low), float(above.max()))
    return Head(
        kind="relief",
        outside=outside,
        skull=outside,
        features=features,
        joint=solid.joint,
        frame=frame,
        number=number,
    )


def _frame(temples: Anchor, bridge: Anchor) -> Frame:
    """Two units between the temples; turned to where the bridge of the nose is."""
    up = np.array(temples.up) / np.linalg.norm(temples.up)
    axes = np.stack([np.array((up[1], -up[0], 0.0)), up, np.array((0.0, 0.0, 1.0))], axis=1)
    origin = np.array((temples.position[0], temples.position[1], 0.0))
    aside, _, ahead = (np.array(bridge.position) - origin) @ axes
    most = np.radians(MOST_YAW_DEG)
    yaw = float(np.clip(np.arctan2(aside, max(ahead, 1e-6)), -most, most))
    turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    return Frame(temples.size / 2 * axes @ turn, origin)


def _features(
    points: Floats, outside: Envelope, marks: tuple[Floats, Floats, Floats], crown: float
) -> Features:
    """marks: forehead, bridge of the nose, chin."""
    forehead, bridge, chin = marks
    across, down, half = EYES
    long = bridge[1] - chin[1]

    def on_skin(x: float, y: float) -> Floats:
        near = np.hypot(points[:, 0] - x, points[:, 1] - y) < NEAR
        return np.array((x, y, float(points[near, 2].max(initial=float(bridge[2]) - 0.2))))

    x, eye_height = float(bridge[0]), float(bridge[1]) + down
    return Features(
        eyes=np.stack([on_skin(x + side * across, eye_height) for side in (-1, 1)]),
        eye_size=half,
        nose=on_skin(x, float(bridge[1] - NOSE * long)),
        mouth=on_skin(x, float(bridge[1] - MOUTH * long)),
        chin=chin,
        temples=outside.around(np.array([-np.pi / 2, np.pi / 2]), np.full(2, eye_height)),
        brow=float(bridge[1] + BROW * (forehead[1] - bridge[1])),
        crown=max(crown, float(forehead[1]) + 0.1),
    )
