"""Where things are worn on an animal's head."""

from __future__ import annotations

from render.animal.face import Floats
from render.animal.place import Head
from render.types import Anchor, Vector

# Multiples of the face's size above the middle of the eyes.
HEIGHTS = {"forehead": 0.6, "nose_bridge": -0.12, "temples": 0.0}
CROWN = 0.95  # of the oval's height above its centre


def find_head_anchors(head: Head) -> dict[str, Anchor]:
    """`forehead`, `nose_bridge`, `temples`, `chin` and `top`, on the head's joint; those of further
    heads with `_2`, `_3` behind."""
    face = head.face
    width = 2 * float(face.half[0])
    up: Vector = (float(face.up[0]), float(face.up[1]), 0.0)
    places = {name: face.point(0.0, height, face.middle) for name, height in HEIGHTS.items()}
    places["chin"] = face.point(0.0, -0.35, face.mouth)
    found = {
        name: Anchor(_on_front(head, place), (0, 0, 1), up, width, head.joint)
        for name, place in places.items()
    }
    crown = face.centre + CROWN * face.half[1] * face.up
    middle = head.forward
    found["top"] = Anchor(
        (float(crown[0]), float(crown[1]), middle), up, (0, 0, -1), width, head.joint
    )
    return {name + head.suffix: anchor for name, anchor in found.items()}


def _on_front(head: Head, place: Floats) -> Vector:
    x, y, z = (float(value) for value in head.on_front(place[None])[0])
    return x, y, z
