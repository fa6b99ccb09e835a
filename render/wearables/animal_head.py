"""The head of a toy animal as wearer: hats stand between its ears, glasses on its eyes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.animal.place import suffix_of
from render.animal.wearer import AnimalHead, find_head
from render.modelling.meshes import Floats
from render.types import Anchor, Body, Part
from render.wearables.envelope import RINGS, SECTORS, Envelope, envelop
from render.wearables.head import Features, Frame, Head

JOINT = "head"
UNIT = 1.15  # of an animal's canonical unit: its face becomes about as wide as a person's
MOVED = 0.5  # share of the head's joint from which fur belongs to the head
NEAR = (1.25, 1.3, 1.2)  # of the middle of a head without a joint, canonical units
WIDE = 1.02  # half the head, canonical units
EARS_FROM = 0.3  # y of directions from the middle, above which what stands out is ears
HAT_FROM = 0.62  # of the skull's height over the eyes: no hat comes down farther
OVER_EYE = 0.04
MOUTH = 0.55  # of the way from nose to chin


def is_animal(body: Body) -> bool:
    """Whether it is a toy that `build_animal` made."""
    top = body.anchors.get("top")
    return top is not None and top.joint == JOINT and "chin" in body.anchors


def animal_heads(body: Body) -> tuple[Head, ...]:
    """All that have a face; the first one turns."""
    count = 1
    while "top" + suffix_of(count) in body.anchors:
        count += 1
    return tuple(_head(body, number) for number in range(count))


def _head(body: Body, number: int) -> Head:
    found, top = find_head(body, number), body.anchors["top" + suffix_of(number)]
    frame = _frame(top, found)
    moved = [part for part in body.parts if part.joint != "root" or number]
    points = [frame.canonical(part.vertices.astype(np.float64)) for part in moved]
    eyes, size = _eyes(body, frame, suffix_of(number))
    outside = _outside(moved, points, own=number == 0)
    crown = min(found.crown / UNIT, float(outside.reach(np.array((0.0, 1.0, 0.0)))))
    features = _features(found, frame, (eyes, size, crown), outside)
    return Head(
        kind="animal",
        outside=outside,
        skull=_without_ears(outside, crown),
        features=features,
        joint=top.joint,
        frame=frame,
        number=number,
    )


def _frame(anchor: Anchor, found: AnimalHead) -> Frame:
    """The head's own, a little larger, about the middle of the skull."""
    axes = found.frame * UNIT
    top = np.array(anchor.position) - found.origin
    across = found.frame[:, 0] / np.linalg.norm(found.frame[:, 0])
    return Frame(axes, found.origin + across * (top @ across))


def _eyes(body: Body, frame: Frame, suffix: str) -> tuple[Floats, float]:
    """The foremost of each eye, the picture's left first, and half the width of one."""
    sides = ("socket_right" + suffix, "socket_left" + suffix)
    sockets = [part for part in body.parts if part.name in sides]
    found = [frame.canonical(part.vertices.astype(np.float64)) for part in sockets]
    boxes = [(points.min(0), points.max(0)) for points in found]
    places = [(*((low + high) / 2)[:2], high[2]) for low, high in boxes]
    width = float(np.mean([high[0] - low[0] for low, high in boxes]))
    return np.array(sorted(places)).reshape(-1, 3), width / 2


def _outside(parts: list[Part], points: list[Floats], *, own: bool) -> Envelope:
    """Of all that turns with the head, or of what is near to one that has no joint of its own."""
    vertices, triangles, start = [], [], 0
    for part, places in zip(parts, points, strict=True):
        belongs = (np.abs(places) < NEAR).all(1)
        if own:
            belongs = _of_joint(part)
        vertices.append(places)
        triangles.append(part.triangles[belongs[part.triangles].all(1)] + start)
        start += len(places)
    return envelop(
        np.concatenate(vertices), np.concatenate(triangles).astype(np.int32), (0.0, 0.0, 0.0)
    )


def _of_joint(part: Part) -> NDArray[np.bool_]:
    """Which vertices go with the part's joint."""
    if part.skin_weights is None:
        return np.ones(len(part.vertices), bool)
    return np.asarray(part.skin_weights > MOVED)


def _without_ears(outside: Envelope, crown: float) -> Envelope:
    """The same, but rounded above the eyes."""
    polar = (np.arange(RINGS) + 0.5)[:, None] / RINGS * np.pi
    around = np.arange(SECTORS)[None] / SECTORS * 2 * np.pi
    y = np.cos(polar)
    across, ahead = np.sin(polar) * np.sin(around), np.sin(polar) * np.cos(around)
    dome = ((across / WIDE) ** 2 + (y / crown) ** 2 + (ahead / WIDE) ** 2) ** -0.5
    share = np.clip((y - EARS_FROM) / 0.3, 0, 1)
    rounded = np.minimum(outside.radius, dome + (1 - share) * 2)
    return Envelope(outside.middle, rounded)


def _features(
    found: AnimalHead, frame: Frame, eyes: tuple[Floats, float, float], outside: Envelope
) -> Features:
    places, size, crown = eyes
    shift = frame.canonical(found.origin[None])[0]
    nose, chin = found.nose / UNIT + shift, found.chin / UNIT + shift
    height = float(places[:, 1].mean()) if len(places) else 0.0
    sides = outside.around(np.array([-np.pi / 2, np.pi / 2]), np.full(2, height))
    lids = height + size + OVER_EYE
    return Features(
        eyes=places,
        eye_size=size,
        nose=nose,
        mouth=nose + MOUTH * (chin - nose),
        chin=chin,
        temples=sides,
        brow=max(lids, HAT_FROM * crown),
        crown=crown,
    )
