"""Tied hair: buns, ponytails and pigtails, volumes of their own that swing on the joint "hair"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from pipeline.likeness import OUTLINE_ANGLES
from render.figure.hair.curls import curled
from render.figure.hair.paint import Painted
from render.figure.hair.strands import groove
from render.figure.hair.style import Style, to_toy
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats
from render.geometry import vertex_normals
from render.modelling.meshes import Mesh, lathe, ring_tube, tube
from render.types import Material, Part

SIDES = 28
STEPS = 24
HIGH = 1.15  # y from which a bun is one on top of the head,
TOP_BUN_RISE = 0.3  # and shows over it
LOW = 0.75  # y below which a tail lies over a shoulder
# The least confidence of the hair: a tail that is not there is worse than one that is missed.
SURE: Mapping[str, float] = MappingProxyType({"bun": 0.3, "ponytail": 0.7, "pigtails": 0.8})
BAND = Material(color=(0.16, 0.15, 0.17), roughness=0.5)


def build_ties(sculpt: Sculpt, style: Style, painted: Painted) -> tuple[Part, ...]:
    """The parts of a bun, a tail or two, with the bands that hold them."""
    build = {"bun": _bun, "ponytail": _ponytail, "pigtails": _pigtails}.get(style.hair.tie)
    if build is None or not _believed(sculpt, style):
        return ()
    return build(sculpt, style, painted)


def _believed(sculpt: Sculpt, style: Style) -> bool:
    """Tied hair that the photo shows clearly enough, and no cover holds."""
    likeness = sculpt.likeness
    sure = likeness.confidence.get("hair", 1.0) >= SURE[style.hair.tie]
    return sure and style.hair.kind == "tied" and likeness.cover.kind in ("none", "headband")


def tie_height(sculpt: Sculpt, style: Style) -> float:
    """y of the tie on the toy."""
    _, y = to_toy(sculpt, 0.0, style.hair.tie_height / 100)
    crown = sculpt.skull.centre[1] + float(sculpt.skull.outline(np.pi / 2))
    return float(np.clip(y, -0.35, crown + 0.1))


def _bun(sculpt: Sculpt, style: Style, painted: Painted) -> tuple[Part, ...]:
    """A ball of wound hair, or of curls, that sits half in the hair."""
    size = 0.4 + 0.2 * style.hair.volume
    height = tie_height(sculpt, style)
    base = _behind(sculpt, height + TOP_BUN_RISE if height > HIGH else height)
    way = base / np.linalg.norm(base)
    ball = _ball(size)
    if style.flow == "curls":
        normals = ball.vertices / np.linalg.norm(ball.vertices, axis=1, keepdims=True)
        vertices, locks = curled(style, ball.vertices * 1.08, normals)
    else:
        turn = np.arctan2(ball.vertices[:, 0], ball.vertices[:, 2])
        locks = groove(turn / (2 * np.pi) * 6 + 1.4 * ball.vertices[:, 1] / size, 1.0)
        vertices = ball.vertices * (1 + 0.08 * (locks - 0.5))[:, None]
    side = np.cross(way, (1.0, 0.0, 0.0))
    frame = np.stack([np.cross(way, side), way, side], 1)
    centre = sculpt_centre(sculpt) + base + way * 0.55 * size
    part = painted.part(ball.at(vertices).placed(frame, centre).outward(), "hair_bun", locks)
    return (replace(part, joint="hair"),)


def _ball(size: float) -> Mesh:
    """A flattened ball about the origin, its axis along y; u around it."""
    polar = np.linspace(0.02, np.pi - 0.02, 30)
    ball = lathe(
        np.stack([size * np.sin(polar) * 1.08, -0.82 * size * np.cos(polar)], 1), sides=SIDES
    )
    around = (1 + np.sin(np.arctan2(ball.vertices[:, 0], ball.vertices[:, 2]))) / 2
    return replace(ball, uv=np.stack([around, np.full(len(around), 0.7)], 1))


def _ponytail(sculpt: Sculpt, style: Style, painted: Painted) -> tuple[Part, ...]:
    height = max(tie_height(sculpt, style), 0.3)
    if height < LOW:
        return _low_tail(sculpt, style, painted)
    root = sculpt_centre(sculpt) + _behind(sculpt, height)
    rise = 0.22 if height > 1.0 else 0.05
    side = _heavier_side(style)
    path = _curve(
        root + np.array([0.0, -0.02, 0.12]),
        root + np.array([0.6 * side, rise, -0.35]),
        np.array([1.6 * side, height - 0.1, -1.1]),
        np.array([1.28 * side, min(height - 1.3, -0.3), -0.45]),
    )
    return _tail(style, painted, path, 0.3 + 0.2 * style.hair.volume, "hair_tail")


def _low_tail(sculpt: Sculpt, style: Style, painted: Painted) -> tuple[Part, ...]:
    """From the nape close along the neck, over the shoulder onto the chest."""
    side, chin = _heavier_side(style), float(sculpt.face.at(152)[1])
    path = _curve(
        np.array([0.25 * side, chin + 0.55, -0.9]),
        np.array([1.05 * side, chin + 0.4, -0.75]),
        np.array([0.86 * side, chin + 0.05, 0.3]),
        np.array([0.6 * side, chin - 0.75, 0.5]),
    )
    return _tail(style, painted, path, 0.22 + 0.12 * style.hair.volume, "hair_tail")


def _heavier_side(style: Style) -> int:
    """Where the photo shows more hair beside the neck: 1 at the picture's right."""
    outline = np.array(style.hair.outline, np.float64)
    if len(outline) != OUTLINE_ANGLES:
        return 1
    quarter = OUTLINE_ANGLES // 4
    right, left = outline[quarter : 2 * quarter], outline[-2 * quarter : -quarter]
    return 1 if right.sum() >= left.sum() else -1


def _pigtails(sculpt: Sculpt, style: Style, painted: Painted) -> tuple[Part, ...]:
    height = float(np.clip(tie_height(sculpt, style), -0.2, 1.3))
    half = sculpt.skull.half_width(height) + 0.02
    parts: tuple[Part, ...] = ()
    for side, name in ((-1, "hair_tail_right"), (1, "hair_tail_left")):
        root = np.array([side * (half - 0.05), height, -0.3])
        path = _curve(
            root,
            root + np.array([side * 0.38, 0.2, -0.02]),
            root + np.array([side * 0.5, -0.5, 0.0]),
            root + np.array([side * 0.32, -1.05, 0.15]),
        )
        parts += _tail(style, painted, path, 0.24 + 0.16 * style.hair.volume, name)
    return parts


def _tail(style: Style, painted: Painted, path: Floats, size: float, name: str) -> tuple[Part, ...]:
    """A tail that is bound, swells and ends in a point; and its band."""
    along = np.linspace(0, 1, len(path))
    swell = np.interp(along, (0, 0.07, 0.16, 0.4, 0.75, 1), (0.5, 0.42, 0.75, 1, 0.78, 0.06))
    mesh = tube(path, size * swell, sides=SIDES)
    around = mesh.uv[:, 0] * 2.6
    wave = {"wavy": 0.25, "curly": 0.5}.get(style.hair.texture, 0.06)
    u = around + wave * np.sin(9 * mesh.uv[:, 1]) + 0.6 * mesh.uv[:, 1]
    height = groove(u, 0.62)
    if style.hair.texture == "braids":
        height = np.abs(np.sin(14 * mesh.uv[:, 1] + np.pi * (mesh.uv[:, 0] > 0.5)))
    normals = vertex_normals(mesh.vertices.astype(np.float32), mesh.triangles)
    taper = np.sin(np.pi * np.clip(mesh.uv[:, 1], 0.02, 0.98)) ** 0.5
    depth = 0.22 if style.hair.texture == "braids" else 0.15
    vertices = mesh.vertices + (depth * size * taper * (height - 0.6))[:, None] * normals
    uv = np.stack([np.clip(u / 4, 0, 1), 0.75 - 0.75 * mesh.uv[:, 1]], 1)
    part = painted.part(replace(mesh.at(vertices), uv=uv), name, height)
    weights = np.clip(mesh.uv[:, 1] * 1.4, 0, 1).astype(np.float32)
    return replace(part, joint="hair", skin_weights=weights), _band(path, size, name)


def _band(path: Floats, size: float, name: str) -> Part:
    """The elastic around a tail's root."""
    at = path[2]
    way = path[3] - path[1]
    way = way / np.linalg.norm(way)
    first = np.cross(way, (0.3, 0.2, 1.0))
    first /= np.linalg.norm(first)
    second = np.cross(way, first)
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    ring = at + 0.42 * size * (np.cos(angle)[:, None] * first + np.sin(angle)[:, None] * second)
    return ring_tube(ring, 0.055, sides=8).part(f"{name}_band", BAND, joint="head")


def sculpt_centre(sculpt: Sculpt) -> Floats:
    """The skull's middle, float64 (3,)."""
    return np.array([0.0, sculpt.skull.centre[1], 0.0])


def _behind(sculpt: Sculpt, height: float) -> Floats:
    """From the skull's middle to its surface at the back or top at y = height, float64 (3,)."""
    crown = float(sculpt.skull.outline(np.pi / 2))
    up = np.clip((height - sculpt.skull.centre[1]) / crown, -0.75, 0.96)
    angle = np.arcsin(up)
    return np.array([0.0, np.sin(angle) * crown, -np.cos(angle) * 1.1])


def _curve(*corners: Floats) -> Floats:
    """A cubic Bezier curve, float64 (STEPS, 3)."""
    a, b, c, d = corners
    t = np.linspace(0, 1, STEPS)[:, None]
    return np.asarray(
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    )
