"""Builds a person's hair: volume, grooves, colour; buns and tails hang on a joint of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from pipeline.types import FaceTexture
from render.figure.hair.curls import curled
from render.figure.hair.cuts import faded
from render.figure.hair.locks import build_locks
from render.figure.hair.paint import Painted
from render.figure.hair.shell import build_shell, lightened
from render.figure.hair.strands import across, displaced, parting_line, waved
from render.figure.hair.style import LOWEST, Style, find_style
from render.figure.hair.ties import build_ties
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats
from render.geometry import vertex_normals
from render.modelling.meshes import Mesh
from render.modelling.piece import Piece
from render.types import Part

MOST_TRIANGLES = 14_500
# Of what a cover leaves to be seen of the hair, the least under those not named here.
MOST_COVERED: Mapping[str, int] = MappingProxyType({"none": MOST_TRIANGLES, "headband": 12_000})
LEAST_COVERED = 8_500
SWINGING = -0.7  # y below which hanging hair swings, more toward its ends
FADE = (0.2, 1.05)  # y between which short hair grows closer to the skin
RIM = 0.06  # thickness from which locks have their full depth


def build_hair(sculpt: Sculpt, texture: FaceTexture | None) -> Piece:
    """The hair of a figure; nothing for the bald and the wholly covered."""
    del texture
    style = find_style(sculpt)
    if style is None:
        return Piece()
    painted = Painted.of(style, sculpt.likeness.skin.color)
    shell = build_shell(sculpt, style)
    if len(shell.vertices) == 0:
        return Piece()
    shell = shell.at(waved(style, shell.vertices, _normals(shell)))
    locks = _locks_part(sculpt, style, shell, painted)
    spent = sum(len(part.triangles) for part in locks)
    part = _shell_part(sculpt, style, shell, painted, spent)
    return Piece((part, *locks, *build_ties(sculpt, style, painted)))


def _locks_part(sculpt: Sculpt, style: Style, shell: Mesh, painted: Painted) -> tuple[Part, ...]:
    mesh, height = build_locks(sculpt, style, shell)
    if not len(mesh.vertices):
        return ()
    uv = np.stack([mesh.uv[:, 0], _rootward(style, mesh.vertices)], 1)
    return (_swinging(style, painted.part(replace(mesh, uv=uv), "hair_locks", height)),)


def _shell_part(sculpt: Sculpt, style: Style, shell: Mesh, painted: Painted, spent: int) -> Part:
    carved, height, u = _sculpted(sculpt, style, shell)
    most = MOST_COVERED.get(sculpt.likeness.cover.kind, LEAST_COVERED) - spent
    mesh, source = lightened(shell, carved, most)
    uv = np.stack([_unit_range(u)[source], _rootward(style, mesh.vertices)], 1)
    return _swinging(style, painted.part(replace(mesh, uv=uv), "hair", height[source]))


def _swinging(style: Style, part: Part) -> Part:
    """With what hangs below the head following its turns late."""
    if style.end > SWINGING:
        return part
    swing = np.clip((SWINGING - part.vertices[:, 1]) / (SWINGING - LOWEST), 0, 1)
    return replace(part, joint="hair", skin_weights=swing.astype(np.float32))


def _sculpted(sculpt: Sculpt, style: Style, shell: Mesh) -> tuple[Floats, Floats, Floats]:
    """Vertices with locks or curls, their heights (V,), and u across the strands (V,)."""
    # No locks at the thin rim, which they would fray, nor under the skin.
    lifted = sculpt.skull.distance(*shell.vertices.T) / RIM
    normals = _normals(shell) * np.clip(lifted, 0, 1)[:, None]
    if style.flow == "curls":
        vertices, height = curled(style, shell.vertices, normals)
        return vertices, height, height
    u = across(style, shell.vertices)
    vertices, height = displaced(style, shell.vertices, normals, u)
    furrow = parting_line(style, shell.vertices)
    vertices = vertices - 0.05 * furrow[:, None] * normals
    return vertices, height * (1 - furrow), u


def _normals(mesh: Mesh) -> Floats:
    return vertex_normals(mesh.vertices.astype(np.float32), mesh.triangles).astype(np.float64)


def _unit_range(u: Floats) -> Floats:
    low, high = float(u.min()), float(u.max())
    return (u - low) / max(high - low, 1e-6)


def _rootward(style: Style, vertices: Floats) -> Floats:
    """1 at the crown to 0 at the lowest tips, (V,); of a fade, 0 where it is closest."""
    if faded(style.hair):
        low, high = FADE
        return np.clip((vertices[:, 1] - low) / (high - low), 0, 1)
    top = float(vertices[:, 1].max())
    return np.clip((vertices[:, 1] - style.end) / max(top - style.end, 1e-6), 0, 1)
