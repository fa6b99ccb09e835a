"""The eyes: glossy domes with irises that slide over them, and glints of light.

An eye's frame is a plane laid through the skin about it; all heights are over that plane, so
that lids and irises fit the dome at every place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipeline.likeness import Age
from pipeline.types import FaceTexture
from render.figure.iris import paint_iris
from render.figure.meshes import Floats, Mesh, loft
from render.figure.morphs import morphed
from render.figure.piece import Piece, joined
from render.figure.sculpt import Sculpt
from render.types import Material

RIGHT, LEFT = -1, 1
SIDES: Mapping[int, str] = MappingProxyType({RIGHT: "right", LEFT: "left"})

OPENING = 0.53  # height of an average eye's opening over its width
USUAL_OPENING = 0.29  # as the mesh sees it in photos, where most people smile
OPENNESS_POWER = 0.5
OPENINGS = (0.36, 0.7)
_ROUNDER: Mapping[Age, float] = MappingProxyType(
    {"baby": 1.12, "child": 1.08, "teen": 1.03, "adult": 1.0, "old": 0.93}
)
# Of the dome over the skin: at its middle, under the lids' edges, and in the corners.
RISE, EDGE_RISE, CORNER_RISE = 0.046, 0.014, -0.012
# How far the eye goes back as lids close, which run straight over its round front.
SUNK, SQUINT_SUNK = 0.08, 0.014
IRIS = 0.59  # radius over the height of the opening
IRISES = (0.118, 0.27)  # radius, canonical units
INWARD = 0.012  # eyes that look at a viewer near by turn in a little
GAZE: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "look_right": (-0.1, 0.0),
        "look_left": (0.1, 0.0),
        "look_up": (0.0, 0.055),
        "look_down": (0.0, -0.06),
    }
)
EYE_WHITE = Material((0.96, 0.955, 0.945), roughness=0.2, coat=0.2, subsurface=0.05)
IRIS_SURFACE = Material((0.2, 0.15, 0.12), roughness=0.45, coat=0.0, emission=0.1)
GLINT = Material((1.0, 1.0, 1.0), roughness=0.4, coat=0.0, emission=0.9)
RINGS, AROUND = 7, 36
UNDER_LIDS = 0.035  # how far the white goes on under them


@dataclass(frozen=True, eq=False)
class Eye:
    """One eye, canonical units. side: RIGHT or LEFT. middle: x and y between its corners.

    half_width: of the opening. slope: y of the inner corner over the middle's. upper, lower:
    coefficients of the lids (see `lid`). plane: z at the middle, and its slopes along x and y.
    """

    side: int
    middle: tuple[float, float]
    half_width: float
    slope: float
    upper: tuple[float, float, float]
    lower: tuple[float, float, float]
    plane: tuple[float, float, float]

    @property
    def name(self) -> str:
        """right or left."""
        return SIDES[self.side]

    def x(self, place: ArrayLike) -> Floats:
        """x at places from -1, the outer corner, to 1, the inner one."""
        return np.asarray(self.middle[0] - self.side * self.half_width * np.asarray(place))

    def lid(self, place: ArrayLike, *, upper: bool) -> Floats:
        """y of a lid's edge at places from -1 (outer corner) to 1 (inner)."""
        s = np.asarray(place, np.float64)
        first, second, third = self.upper if upper else self.lower
        round_off = np.clip(1 - s**2, 0, 1) ** LID_ROUNDNESS
        return np.asarray(
            self.middle[1] + self.slope * s + round_off * (first + second * s + third * s * s)
        )

    @property
    def height(self) -> float:
        """Of the opening, at its middle."""
        return float(self.lid(0.0, upper=True) - self.lid(0.0, upper=False))

    def ball_z(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """z of the dome at these places."""
        dx, dy = np.asarray(x) - self.middle[0], np.asarray(y) - self.middle[1]
        start, along, up = self.plane
        across = dx / self.half_width
        over = (dy - (self.upper[0] + self.lower[0]) / 2) / (self.height / 2)
        dome = RISE - (RISE - CORNER_RISE) * across**2 - (RISE - EDGE_RISE) * over**2
        return np.asarray(start + along * dx + up * dy + dome)


LID_ROUNDNESS = 0.56  # exponent: 0.5 an ellipse, 1 a parabola with pointed corners


def find_eye(sculpt: Sculpt, side: int) -> Eye:
    """The eye of a (caricatured) face, opened as a toy's is."""
    outline = sculpt.face.right("eye")
    outer, inner = outline[0], outline[8]
    half_width = float(inner[0] - outer[0]) / 2
    middle = (side * -float(inner[0] + outer[0]) / 2, float(inner[1] + outer[1]) / 2)
    slope = float(inner[1] - outer[1]) / 2
    upper = _fit(outline[1:8], (outer + inner) / 2, half_width, slope)
    lower = _fit(outline[9:], (outer + inner) / 2, half_width, slope)
    measured = (upper[0] - lower[0]) / (2 * half_width)
    gain = _opening(sculpt, measured) / max(measured, 0.05)
    plane = _plane(sculpt, middle, half_width)
    scaled = [tuple(float(gain * value) for value in _calm(lid)) for lid in (upper, lower)]
    return Eye(side, middle, half_width, slope, scaled[0], scaled[1], plane)  # type: ignore[arg-type]


def _opening(sculpt: Sculpt, measured: float) -> float:
    eyes, rounder = sculpt.likeness.eyes, _ROUNDER[sculpt.likeness.age]
    ratio = OPENING * rounder * (max(measured, 0.05) / USUAL_OPENING) ** OPENNESS_POWER
    return float(np.clip(ratio * (0.88 + 0.24 * eyes.openness), *OPENINGS))


def _fit(points: Floats, middle: Floats, half_width: float, slope: float) -> Floats:
    """Coefficients of a lid through measured points (N, 3)."""
    s = np.clip((points[:, 0] - middle[0]) / half_width, -0.97, 0.97)
    height = points[:, 1] - middle[1] - slope * s
    rounded = (1 - s**2) ** LID_ROUNDNESS
    basis = rounded[:, None] * np.stack([np.ones_like(s), s, s * s], 1)
    found = np.linalg.lstsq(basis, height, rcond=None)[0]
    return np.asarray(found)


def _calm(lid: Floats) -> Floats:
    """A lid less skewed and without a dent, as toys have it."""
    top = abs(lid[0])
    return np.array(
        [lid[0], np.clip(lid[1], -0.45 * top, 0.45 * top), np.clip(lid[2], -0.2 * top, 0.3 * top)]
    )


def _plane(
    sculpt: Sculpt, middle: tuple[float, float], half_width: float
) -> tuple[float, float, float]:
    """The skull's front about the eye as a plane."""
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    dx, dy = 1.15 * half_width * np.cos(angle), 0.8 * half_width * np.sin(angle)
    x, y = middle[0] + dx, middle[1] + dy
    z = sculpt.skull.front(x, y) + sculpt.relief.calm_height(x, y)
    found = np.linalg.lstsq(np.stack([np.ones_like(dx), dx, dy], 1), z, rcond=None)[0]
    return float(found[0]), float(found[1]), float(found[2])


def build_eyes(sculpt: Sculpt, _: FaceTexture | None) -> Piece:
    """Whites, irises and glints of both eyes."""
    texture = paint_iris(sculpt.likeness)
    return joined(
        piece
        for side in (RIGHT, LEFT)
        for eye in [find_eye(sculpt, side)]
        for piece in (_white(eye), _iris(eye, texture), _glints(eye))
    )


def iris_radius(eye: Eye) -> float:
    """Canonical units."""
    return float(np.clip(IRIS * eye.height, *IRISES))


def iris_middle(eye: Eye) -> tuple[float, float]:
    """x and y: the lower lid touches the iris, the upper one covers some of it."""
    low = float(eye.lid(0.0, upper=False))
    radius = iris_radius(eye)
    y = min(low + 0.93 * radius, eye.middle[1] + 0.5 * eye.height)
    if 2 * radius > 1.1 * eye.height:
        y = (low + float(eye.lid(0.0, upper=True))) / 2 + 0.02
    return eye.middle[0] - eye.side * INWARD, y


def _shapes(eye: Eye, rest: Floats, gazes: Mapping[str, Floats]) -> dict[str, Floats]:
    """The gaze's shapes and the blink, which takes the eye back."""
    back = rest - (0.0, 0.0, SUNK)
    slightly = rest - (0.0, 0.0, SQUINT_SUNK)
    return {**gazes, f"blink_{eye.name}": back, "squint": slightly}


def _white(eye: Eye) -> Piece:
    """A dome that ends under the lids."""
    place = np.cos(np.linspace(0, 2 * np.pi, AROUND, endpoint=False))
    sine = np.sin(np.linspace(0, 2 * np.pi, AROUND, endpoint=False))
    y = np.where(sine >= 0, eye.lid(place, upper=True), eye.lid(place, upper=False))
    middle = np.array(
        [eye.middle[0], float(eye.lid(0.0, upper=True) + eye.lid(0.0, upper=False)) / 2]
    )
    rim = np.stack([eye.x(place), y], 1) - middle
    rim += UNDER_LIDS * np.stack([-eye.side * place, 1.2 * sine], 1)
    share = np.append(np.linspace(1e-3, 1, RINGS), 1.0)[:, None, None]
    mesh = _bowl(eye, share * rim + middle, 0.0)
    part = mesh.part(f"eye_{eye.name}", EYE_WHITE, joint="head")
    return morphed(part, _shapes(eye, mesh.vertices, {}))


def _iris(eye: Eye, texture: NDArray[np.uint8]) -> Piece:
    radius, middle = iris_radius(eye), iris_middle(eye)

    def at(shift: tuple[float, float]) -> Mesh:
        place = (middle[0] + shift[0], middle[1] + shift[1])
        return disc(eye, place, np.array([radius, radius]), 0.005)

    mesh = at((0.0, 0.0))
    offset = (mesh.vertices[:, :2] - middle) / (2.1 * radius)
    mesh = Mesh(mesh.vertices, mesh.triangles, offset + 0.5)
    part = mesh.part(f"iris_{eye.name}", IRIS_SURFACE, joint="head", texture=texture)
    gazes = {name: at(shift).vertices for name, shift in GAZE.items()}
    return morphed(part, _shapes(eye, mesh.vertices, gazes))


def _glints(eye: Eye) -> Piece:
    """A large light above and a small one below: without them eyes look dead."""
    radius, middle = iris_radius(eye), iris_middle(eye)
    pieces = []
    for number, (dx, dy, size) in enumerate(((-0.34, 0.3, 0.25), (0.36, -0.4, 0.11))):

        def at(shift: tuple[float, float], dx=dx, dy=dy, size=size) -> Mesh:  # type: ignore[no-untyped-def]
            place = (middle[0] + dx * radius + shift[0], middle[1] + dy * radius + shift[1])
            return disc(eye, place, np.array([size, size]) * radius, 0.009, rings=4, around=16)

        mesh = at((0.0, 0.0))
        part = mesh.part(f"glint_{eye.name}_{number}", GLINT, joint="head")
        gazes = {name: at((0.8 * x, 0.8 * y)).vertices for name, (x, y) in GAZE.items()}
        pieces.append(morphed(part, _shapes(eye, mesh.vertices, gazes)))
    return joined(pieces)


def disc(
    eye: Eye,
    middle: tuple[float, float],
    size: Floats,
    lift: float,
    *,
    rings: int = RINGS,
    around: int = AROUND,
) -> Mesh:
    """An elliptic patch on the dome, `lift` over it, closed behind by a shallow bowl."""
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False)
    share = np.concatenate([np.linspace(1e-3, 1, rings), [1.0]])
    flat = share[:, None, None] * size * np.stack([np.cos(angle), np.sin(angle)], 1) + middle
    return _bowl(eye, flat, lift)


def _bowl(eye: Eye, flat: Floats, lift: float) -> Mesh:
    """Rings (R, N, 2) laid on the dome, the last one behind it."""
    z = eye.ball_z(flat[..., 0], flat[..., 1]) + lift
    z[-1] -= 0.02 + lift
    return loft(np.concatenate([flat, z[..., None]], 2))
