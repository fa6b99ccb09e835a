"""The lids: rings of skin over the eyes that close to a blink, with lashes along the upper edge."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.color import color_of
from render.figure.complexion import mixed, skin_color, skin_material
from render.figure.eyes import LEFT, RIGHT, Eye, find_eye
from render.figure.face_paint import face_uv
from render.figure.sculpt import Sculpt
from render.geometry import smoothstep
from render.modelling.meshes import Floats, Mesh, tube
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined
from render.modelling.rings import torus_of
from render.types import Material

COLUMNS = 44  # around the eye; half of them belong to the upper lid
ROWS = 10
THICKNESS = 0.022  # of the lids over the eye
MARGIN_UP, MARGIN_DOWN, MARGIN_SIDE, MARGIN_NOSE = (
    0.19,
    0.17,
    0.13,
    0.085,
)  # from the lids' edges to the skin
TUCKED = 0.013  # how deep the outer edge lies in the skin
PROUD = 0.0015  # how far the lids stand over it before that
SOCKET, SOCKET_EDGE = 0.12, 0.84  # depth, and where it begins, of the lids' outer edge
MEETING = -0.1  # where closed lids meet: 0 at the lower lid, 1 at the upper; a bow looks content
ARC_FOOT, ARC_TOP = 0.16, 0.66  # of happy eyes: where they end and rise to, as MEETING
CREASE_PLACE, CREASE_WIDTH, CREASE_DEPTH = 0.34, 0.12, 0.012


@dataclass(frozen=True)
class LidPose:
    """closed: 0 open to 1 shut. squint: the lower lid up. wide: the upper one up. happy: the lids
    meet in an arc."""

    closed: float = 0.0
    squint: float = 0.0
    wide: float = 0.0
    happy: float = 0.0


def build_lids(sculpt: Sculpt, paint: NDArray[np.uint8]) -> Piece:
    """Lids and lashes of both eyes. paint: as of paint_face."""
    return joined(
        piece
        for side in (RIGHT, LEFT)
        for eye in [find_eye(sculpt, side)]
        for piece in (_lid(sculpt, eye, paint), _lash(sculpt, eye))
    )


def lid_poses(eye: Eye) -> dict[str, LidPose]:
    """The blend shapes that move this eye's lids."""
    return {
        f"blink_{eye.name}": LidPose(closed=1.0),
        "squint": LidPose(squint=1.0),
        "wide": LidPose(wide=1.0),
        "happy": LidPose(happy=1.0),
        "look_down": LidPose(closed=0.22),
        "look_up": LidPose(wide=0.3),
    }


def edge(eye: Eye, place: Floats, pose: LidPose, *, upper: bool) -> Floats:
    """The edge of a lid at places -1 (outer) to 1 (inner), x and y, float64 (N, 2)."""
    top, low = eye.lid(place, upper=True), eye.lid(place, upper=False)
    middle = np.clip(1 - place**2, 0, 1)
    meeting = low + MEETING * (top - low)
    if upper:
        y = top + pose.closed * (meeting - top) + pose.wide * 0.06 * middle
    else:
        y = low + pose.closed * (meeting - 0.012 * middle - low)
        y = y + pose.squint * 0.36 * (top - low) - pose.wide * 0.015 * middle
    arc = eye.lid(0.0, upper=False) + eye.height * (ARC_FOOT + (ARC_TOP - ARC_FOOT) * middle**0.8)
    arc = arc - (0.0 if upper else 0.012 * middle)
    y = y + pose.happy * (arc - y)
    return np.stack([eye.x(place), y], 1)


def _around() -> tuple[Floats, Floats]:
    """Place along the eye, and whether it is the upper lid, of each column."""
    angle = np.linspace(0, 2 * np.pi, COLUMNS, endpoint=False)
    return np.cos(angle), np.sin(angle) >= -1e-9


def _inner_edge(eye: Eye, pose: LidPose) -> Floats:
    place, upper = _around()
    return np.where(
        upper[:, None], edge(eye, place, pose, upper=True), edge(eye, place, pose, upper=False)
    )


def _outer_edge(eye: Eye) -> Floats:
    angle = np.linspace(0, 2 * np.pi, COLUMNS, endpoint=False)
    rest = _inner_edge(eye, LidPose())
    up = np.where(np.sin(angle) > 0, MARGIN_UP, MARGIN_DOWN)
    aside = np.where(np.cos(angle) > 0, MARGIN_NOSE, MARGIN_SIDE)
    away = np.stack([-eye.side * aside * np.cos(angle), up * np.sin(angle)], 1)
    return np.asarray(rest + away)


def socket_depth(eye: Eye, points: Floats) -> Floats:
    """How far the head's skin has to give way under the lids at points (..., 2 or more)."""
    low, high = eye.lid(0.0, upper=False) - MARGIN_DOWN, eye.lid(0.0, upper=True) + MARGIN_UP
    aside = points[..., 0] - eye.middle[0]
    wide = eye.half_width + np.where(aside * eye.side < 0, MARGIN_NOSE, MARGIN_SIDE)
    across = aside / wide
    up = (points[..., 1] - (low + high) / 2) / ((high - low) / 2)
    inside = np.clip((SOCKET_EDGE - np.hypot(across, up)) / 0.3, 0, 1)
    return np.asarray(SOCKET * smoothstep(inside))


def _surface(sculpt: Sculpt, eye: Eye, pose: LidPose) -> Floats:
    """Rings from the skin in to the lids' edge and back under them, float64 (R, COLUMNS, 3)."""
    inner, outer = _inner_edge(eye, pose), _outer_edge(eye)
    share = np.append([1.0, 0.92], np.linspace(0.84, 0, ROWS - 2) ** 1.2)
    flat = inner + share[:, None, None] * (outer - inner)
    skin = sculpt.skin_z(flat[..., 0], flat[..., 1])
    ball = eye.ball_z(flat[..., 0], flat[..., 1]) + THICKNESS
    rise = smoothstep(share)
    z = ball + rise[:, None] * (skin + PROUD - ball) + _fold(sculpt, pose, share)
    # Where the lids slide over the eye it must not come through.
    z = np.maximum(z, ball - 0.4 * THICKNESS - np.maximum(share - 0.55, 0)[:, None])
    z[:2] -= np.array([TUCKED, 0.3 * TUCKED])[:, None]
    z[-1] -= 0.35 * THICKNESS
    front = np.concatenate([flat, z[..., None]], 2)
    under = front[[-1, 3, 0]] - np.array([1.0, 2.0, 1.5])[:, None, None] * (0, 0, THICKNESS)
    return np.concatenate([front, under])


def _fold(sculpt: Sculpt, pose: LidPose, share: Floats) -> Floats:
    """The crease of the upper lid, (ROWS, COLUMNS): smoothed out as the eye closes."""
    _, upper = _around()
    angle = np.linspace(0, 2 * np.pi, COLUMNS, endpoint=False)
    groove = np.exp(-(((share - CREASE_PLACE) / CREASE_WIDTH) ** 2))
    amount = sculpt.likeness.eyes.crease * (1 - 0.6 * max(pose.closed, pose.happy)) * CREASE_DEPTH
    return np.asarray(-amount * groove[:, None] * np.clip(np.sin(angle), 0, 1) ** 0.5 * upper)


def _lid(sculpt: Sculpt, eye: Eye, paint: NDArray[np.uint8]) -> Piece:
    mesh = torus_of(_surface(sculpt, eye, LidPose()))
    mesh = Mesh(mesh.vertices, mesh.triangles, face_uv(sculpt, mesh.vertices))
    material = skin_material(skin_color(sculpt.likeness))
    part = mesh.part(f"lid_{eye.name}", material, joint="head", texture=paint)
    shapes = {
        name: torus_of(_surface(sculpt, eye, pose)).vertices
        for name, pose in lid_poses(eye).items()
    }
    return morphed(part, shapes)


def _lash(sculpt: Sculpt, eye: Eye) -> Piece:
    """A dark line that grows thicker toward the outer corner and a little beyond it."""
    lashes = sculpt.likeness.eyes.lashes
    color = mixed(color_of(sculpt.likeness.brows.color), (0.05, 0.03, 0.03), 0.75)
    material = replace(Material(color), roughness=0.5, coat=0.0)

    def at(pose: LidPose) -> Mesh:
        return tube(*_lash_line(eye, pose, lashes), sides=6)

    mesh = at(LidPose())
    part = mesh.part(f"lash_{eye.name}", material, joint="head")
    shapes = {name: at(pose).vertices for name, pose in lid_poses(eye).items()}
    return morphed(part, shapes)


def _lash_line(eye: Eye, pose: LidPose, lashes: float) -> tuple[Floats, Floats]:
    place = np.cos(np.linspace(0.12, np.pi, 18))
    path = edge(eye, place, pose, upper=True)
    beyond = np.clip((-0.8 - place) / 0.2, 0, 1)
    path = path + beyond[:, None] * np.array([eye.side * 0.03, 0.012]) * (0.4 + lashes)
    z = eye.ball_z(*path.T) + THICKNESS * (0.8 + 0.6 * max(pose.closed, pose.happy))
    swell = np.clip((1 - place) / 1.2, 0.12, 1) * np.clip((place + 1.12) / 0.3, 0.3, 1)
    arc = pose.happy * 0.017 * np.clip(1.15 - np.abs(place), 0, 1)
    return np.c_[path, z], (0.016 + 0.016 * lashes) * swell + arc
