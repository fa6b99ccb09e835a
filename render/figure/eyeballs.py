"""The eyes' parts: glossy domes with irises that slide over them, and glints of light."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from pipeline.types import FaceTexture
from render.figure.eyes import LEFT, RIGHT, Eye, find_eye
from render.figure.iris import paint_iris
from render.figure.sculpt import Sculpt
from render.modelling.meshes import Floats, Mesh, loft
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.types import Material

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
EYE_WHITE = Material((0.96, 0.955, 0.945), roughness=0.2, coat=0.2)
# Rough: a lamp's reflection would grey one iris, and the glints are painted by hand.
IRIS_SURFACE = Material((0.2, 0.15, 0.12), roughness=0.95, coat=0.0, emission=0.3)
GLINT = Material((1.0, 1.0, 1.0), roughness=0.4, coat=0.0, emission=0.9)
RINGS, AROUND = 7, 36
UNDER_LIDS = 0.035  # how far the white goes on under them


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
    return {**gazes, f"blink_{eye.name}": back, "happy": back, "squint": slightly}


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
