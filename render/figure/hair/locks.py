"""Locks that lie on the hair: tapered clumps with edges, what tells one cut from another."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from render.figure.hair.bundles import ARRANGED, UP, Bundle, hanging_ends, twisted_ropes
from render.figure.hair.cuts import find_cut
from render.figure.hair.style import Style
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats
from render.modelling.meshes import END_STEPS, Mesh, merged, tube

STEPS, SIDES, ROPE_SIDES = 11, 8, 6  # of one lock: about 200 triangles
KNOT_STEPS = 3  # of a rope's knot
TWIST = 0.4  # how much thinner a rope is between its knots
NEAREST = 6  # vertices that tell how far the hair reaches in a direction
FOREHEAD = 0.8  # |x| up to which locks may lie on the skin
BROWS, JAW = 0.5, -0.5  # y
RIDGE = 0.3  # a lock's edge is this light against its back


@dataclass(frozen=True, eq=False)
class Ground:
    """What locks lie on: how far hair, or the forehead's skin, reaches in any direction.

    Directions are seen from the head's middle, and below it from its axis.
    """

    middle: Floats
    tree: cKDTree
    reach: Floats

    @classmethod
    def of(cls, sculpt: Sculpt, shell: Mesh, *, low: float = BROWS) -> Ground:
        """Of the hair's smooth volume and the face before it, as far down as y = `low`."""
        middle = np.array([0.0, sculpt.skull.centre[1] + UP, 0.0])
        x, y = np.meshgrid(np.linspace(-FOREHEAD, FOREHEAD, 25), np.linspace(low, 1.5, 21))
        skin = sculpt.on_skin(np.stack([x.ravel(), y.ravel()], 1), 0.01)
        outside = sculpt.skull.distance(*shell.vertices.T) > 0.01
        points = np.concatenate([shell.vertices[outside], skin])
        start, way = _seen(points, middle)
        reach = np.linalg.norm(points - start, axis=1)
        return cls(middle, cKDTree(np.hstack([way, start[:, 1:2]])), reach)

    def under(self, points: Floats) -> tuple[Floats, Floats]:
        """The hair's surface in the directions of points (N, 3): places and outward ways."""
        start, way = _seen(points, self.middle)
        apart, found = self.tree.query(np.hstack([way, start[:, 1:2]]), k=NEAREST)
        weight = 1 / (apart + 0.02)
        reach = (weight * self.reach[found]).sum(1) / weight.sum(1)
        return start + reach[:, None] * way, way


def _seen(points: Floats, middle: Floats) -> tuple[Floats, Floats]:
    """Where points (N, 3) are looked at from, and the unit ways to them."""
    start = np.minimum(points, middle) * (0.0, 1.0, 0.0)
    way: Floats = points - start
    return start, way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-6)


def build_locks(sculpt: Sculpt, style: Style, shell: Mesh) -> tuple[Mesh, Floats]:
    """All locks of a cut as one mesh, u across them and v from tips (0) to roots (1); their heights
    (V,). The mesh is empty for cuts that have none."""
    bundles = _bundles(sculpt, style, shell)
    if not bundles:
        return Mesh(np.zeros((0, 3)), np.zeros((0, 3), np.int32), np.zeros((0, 2))), np.zeros(0)
    ground = Ground.of(sculpt, shell, low=JAW if style.hair.kind == "tied" else BROWS)
    grown = [
        grow(bundle, ground, number) for bundle in bundles for number in range(len(bundle.widths))
    ]
    return merged(mesh for mesh, _ in grown), np.concatenate([height for _, height in grown])


def _bundles(sculpt: Sculpt, style: Style, shell: Mesh) -> list[Bundle]:
    cut = find_cut(sculpt.likeness)
    if cut == "ropes":
        return twisted_ropes(style, shell)
    arrange = ARRANGED.get(cut)
    if arrange is None or style.cropped:
        return []
    return [*arrange(sculpt, style), *(hanging_ends(style, shell) if style.hangs else [])]


def grow(bundle: Bundle, ground: Ground, number: int) -> tuple[Mesh, Floats]:
    """One lock of a bundle, and the heights (V,) of its vertices between edge (0) and back (1)."""
    steps = max(STEPS, KNOT_STEPS * bundle.knots)
    t = np.linspace(0, 1, steps)
    a, b, c = bundle.corners[number]
    shares = np.stack([(1 - t) ** 2, 2 * t * (1 - t), t**2], 1)
    line, way = ground.under(shares @ np.stack([a, b, c]))
    rise = np.interp(t, (0, 0.5, 1), bundle.rise)
    line = _evened(line + rise[:, None] * way)
    width = bundle.widths[number] * np.interp(t, *bundle.taper)
    width = width * (1 - TWIST * np.abs(np.cos(np.pi * bundle.knots * t)) ** 3 * (bundle.knots > 0))
    sides = ROPE_SIDES if bundle.knots else SIDES
    mesh = tube(
        line, np.stack([bundle.thick * width, width], 1), sides=sides, normals=way
    ).outward()
    rings = steps + 2 * END_STEPS - 1
    along = np.clip((mesh.uv[:, 1] * rings - END_STEPS) / (steps - 1), 0, 1)
    over = np.stack([np.interp(along, t, axis) for axis in line.T], 1)
    out = np.stack([np.interp(along, t, axis) for axis in way.T], 1)
    thick = np.maximum(bundle.thick * np.interp(along, t, width), 0.01)
    height = np.clip(((mesh.vertices - over) * out).sum(1) / thick, 0, 1)
    strand = (0.13 * number + 0.12 * mesh.uv[:, 0]) % 0.9
    lifted = replace(mesh, uv=np.stack([strand, 1 - along], 1))
    return lifted, RIDGE + (1 - RIDGE) * height


def _evened(line: Floats) -> Floats:
    """A path (P, 3) without the steps of the mesh under it; its ends stay."""
    for _ in range(2):
        line = np.concatenate([line[:1], (line[:-2] + 2 * line[1:-1] + line[2:]) / 4, line[-1:]])
    return line
