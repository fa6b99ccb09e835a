"""The hand of who thinks: the index finger along the chin, the thumb beside it, and a sleeve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.likeness import Age
from render.figure.complexion import skin_color, skin_material
from render.figure.costumes.build import find_sleeve
from render.figure.props.wearer import Wearer
from render.figure.torso import build_torso
from render.geometry import smoothstep, unit
from render.modelling.fields import Field, capsule, ellipsoid, smooth_max, smooth_min, solid
from render.modelling.meshes import Floats, Mesh
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

Ends = tuple[tuple[float, float, float], tuple[float, float, float]]

_SIZES: dict[Age, float] = {"baby": 0.78, "child": 0.86, "teen": 0.95, "adult": 1.0, "old": 1.0}
TOUCH = 0.03  # how deep the index finger lies in what it rests on
UNDER_LIP = 0.36  # of the way from the chin to the lip: where it lies
REACH = 0.14  # around it: what it must not sink into
STEP, SLEEVE_STEP = 0.046, 0.078  # of the grids
FOLD, SOFT = 0.03, 0.12  # radii of the creases between fingers, and of the palm's
# Across (to the picture's right), up and ahead of where the finger rests, in units of a hand.
INDEX: Ends = ((-0.24, -0.05, 0.06), (0.34, 0.03, 0.02))
THUMB: Ends = ((-0.44, -0.22, 0.02), (-0.53, 0.27, -0.02))
FINGERS: tuple[Ends, ...] = (
    ((-0.26, -0.25, 0.03), (0.1, -0.22, 0.07)),
    ((-0.28, -0.43, 0.0), (0.05, -0.41, 0.04)),
    ((-0.28, -0.58, -0.04), (-0.03, -0.57, 0.0)),
)
THICK = (0.13, 0.112)  # radii of index and thumb, from the knuckle to the tip
CURLED = (0.122, 0.126)
PALM, PALM_RADII = (-0.36, -0.34, -0.04), (0.24, 0.36, 0.19)
WRIST = (-0.42, -0.6, -0.06)
ARM = (0.165, 0.21)  # radii at the wrist and the elbow
ELBOW = (-0.82, 1.06, 0.32)  # a place on the bust, see Torso.point
CUFF = 0.3  # of the way from wrist to elbow, where the sleeve begins
CLOTH = 0.04  # of its thickness
BAND = 0.14  # length of the cuff, darker
STROKE = (0.09, -0.03, 0.0)  # how far it strokes the chin, units of a hand
TAP_DEG = 16.0  # of the index finger off the chin


@dataclass(frozen=True, eq=False)
class Hand:
    """size: units of a hand. origin: where the index finger rests. elbow: on the bust; (3,)."""

    size: float
    origin: Floats
    elbow: Floats

    def at(self, place: Sequence[float]) -> Floats:
        """A place of the hand, (3,), canonical units."""
        return np.asarray(self.origin + self.size * np.array(place))

    def rod(self, points: Floats, ends: Ends, radii: tuple[float, float]) -> Floats:
        """The field of a finger."""
        return capsule(points, self.at(ends[0]), self.at(ends[1]), self.size * np.array(radii))

    def arm(self, points: Floats, lift: float = 0.0) -> Floats:
        """The field of the forearm, so much thicker."""
        return capsule(points, self.at(WRIST), self.elbow, self.size * (np.array(ARM) + lift))

    def along(self, points: Floats) -> Floats:
        """How far down the forearm: 0 the wrist, 1 the elbow."""
        start = self.at(WRIST)
        way = self.elbow - start
        return np.asarray((points - start) @ way / (way @ way))

    def beyond(self, points: Floats, share: float) -> Floats:
        """Distance past a place down the forearm; negative before it."""
        length = float(np.linalg.norm(self.elbow - self.at(WRIST)))
        return np.asarray((self.along(points) - share) * length)


def build_hand(wearer: Wearer) -> Piece:
    """It strokes the chin and taps it, and goes with the head; the elbow stays with the bust."""
    hand = place_hand(wearer)
    likeness = wearer.sculpt.likeness
    material = skin_material(skin_color(likeness))
    covering = find_sleeve(likeness, wearer.outfit)
    if covering is None:
        return _moving(hand, _skin(hand, 1.2), "hand", material)
    cuff = _sleeve(hand, CUFF - 0.03, CUFF + BAND, CLOTH + 0.025)
    return joined(
        (
            _moving(hand, _skin(hand, CUFF + 0.25), "hand", material),
            _moving(hand, _sleeve(hand, CUFF, 1.2, CLOTH), "sleeve", covering.cloth),
            _moving(hand, cuff, "cuff", covering.cuff),
        )
    )


def place_hand(wearer: Wearer) -> Hand:
    """Before the chin, or before the beard on it."""
    face, torso = wearer.sculpt.face, build_torso(wearer.sculpt)
    size = _SIZES[wearer.sculpt.likeness.age]
    chin, lip = (float(face.at(index)[1]) for index in (152, 17))
    y = chin + UNDER_LIP * (lip - chin)
    z = wearer.front((0.0, y), REACH) + (THICK[1] - TOUCH) * size
    return Hand(size, np.array((0.0, y, z)), np.array(torso.point(*ELBOW)))


def _skin(hand: Hand, end: float) -> Mesh:
    """Fingers, palm and wrist, down to a share of the forearm."""

    def field(points: Floats) -> Floats:
        palm = ellipsoid(points, hand.at(PALM), hand.size * np.array(PALM_RADII), 2.4)
        wrist = smooth_max(hand.arm(points), hand.beyond(points, end), 0.06)
        body = smooth_min(palm, wrist, 0.2 * hand.size)
        for ends in FINGERS:
            body = smooth_min(body, hand.rod(points, ends, CURLED), FOLD * hand.size)
        body = smooth_min(body, hand.rod(points, THUMB, THICK), SOFT * hand.size)
        return smooth_min(body, hand.rod(points, INDEX, THICK), FOLD * hand.size)

    return _solid(hand, field, STEP)


def _sleeve(hand: Hand, start: float, end: float, lift: float) -> Mesh:
    """Cloth around the forearm between two shares of it."""

    def field(points: Floats) -> Floats:
        ends = np.maximum(-hand.beyond(points, start), hand.beyond(points, end))
        return smooth_max(hand.arm(points, lift), ends, 0.07 * hand.size)

    return _solid(hand, field, SLEEVE_STEP)


def _solid(hand: Hand, field: Field, step: float) -> Mesh:
    room = 0.4 * hand.size
    corners = np.stack([hand.at(INDEX[1]), hand.at(THUMB[1]), hand.at(WRIST), hand.elbow])
    return solid(field, corners.min(0) - room, corners.max(0) + room, step * hand.size)


def _moving(hand: Hand, mesh: Mesh, name: str, material: Material) -> Piece:
    weights = np.asarray(1 - smoothstep(np.clip(hand.along(mesh.vertices), 0, 1)), np.float64)
    stroke = mesh.vertices + weights[:, None] * hand.size * np.array(STROKE)
    part = mesh.part(name, material, joint="head", weights=weights)
    return morphed(part, {"hand_stroke": stroke, "hand_tap": _tapped(hand, mesh.vertices)})


def _tapped(hand: Hand, vertices: Floats) -> Floats:
    """The index finger turned about its knuckle, off the chin."""
    knuckle, tip = hand.at(INDEX[0]), hand.at(INDEX[1])
    way = unit((tip - knuckle)[None])[0]
    along = (vertices - knuckle) @ way
    aside = hand.rod(vertices, INDEX, THICK)
    length = float(np.linalg.norm(tip - knuckle))
    share = smoothstep(np.clip(along / (0.6 * length), 0, 1)) * (aside < 0.02)
    turn = np.radians(TAP_DEG) * share
    ahead = np.sin(turn) * along
    back = (1 - np.cos(turn)) * along
    return np.asarray(vertices + ahead[:, None] * np.array((0, 0, 1.0)) - back[:, None] * way)
