"""The volume of hair: a solid about the skull as wide as the silhouette, open where hair ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from fast_simplification import simplify
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from skimage.measure import marching_cubes

from render.figure.covers.wrap import front_edge
from render.figure.hair.rim import X, Z, front_map, sampled, side_map
from render.figure.hair.silhouette import ANGLES, find_silhouette
from render.figure.hair.strands import across, groove
from render.figure.hair.style import EAR_MIDDLE, Style
from render.figure.sculpt import Sculpt
from render.figure.skull import DEPTH_BACK, DEPTH_FRONT, Floats
from render.modelling.fields import smoothed
from render.modelling.meshes import Mesh

FINE_STEP, STEP = 0.045, 0.055  # of the grid for short hair, and for large volumes
SQUARENESS, STANDING = 2.25, 2.7  # the latter of hair that stands up over the forehead
GATE = EAR_MIDDLE[1] + 0.04  # z behind which the front's opening ends
OPENED_DEEP = 0.4  # of the front's opening: it reaches a quarter of a unit behind the gate
ROUNDS = 3
THIN_EDGE = 1.6  # the rim's rounding, against the thickness of the hair beside the face
EDGE_LOSS = 0.2  # of the edge's radius, by which rounding makes hair end earlier
LIGHTENINGS = (3, 5)  # haste of the method: less does not reach its aim
THICK, FLARE = 0.2, 0.6  # thicker hair opens toward the viewer, with this slope
TAPER = 0.6
ENDS = 1.25  # width of the points against that of locks
UNEVEN = 0.22  # of the points' lengths
BARE_FROM = 0.95  # y at the temples above which a bald crown is bare
TUCKED_UP = 0.05  # how far under a cover hair goes on
TOP_TILT = 0.5  # how much higher the hair around a bald crown reaches behind
POINTS, BLUNT = 0.34, 0.07  # height of the points that long locks end in, and shorter ones


@dataclass(frozen=True, eq=False)
class Grid:
    """Axes of a box of voxels, float64 each."""

    x: Floats
    y: Floats
    z: Floats

    @property
    def step(self) -> float:
        """Between neighbours."""
        return float(self.x[1] - self.x[0])

    @property
    def origin(self) -> Floats:
        """The first corner, float64 (3,)."""
        return np.array([self.x[0], self.y[0], self.z[0]])


def build_shell(sculpt: Sculpt, style: Style) -> Mesh:
    """The smooth volume of the hair on the head, without grooves."""
    radius = find_silhouette(sculpt, style)
    grid = _grid(sculpt, style, radius)
    values = _rimmed(style, grid, _body(sculpt, style, radius, grid), _free(sculpt, style, grid))
    for axis in range(3):
        np.moveaxis(values, axis, 0)[[0, -1]] = grid.step
    if values.min() >= 0:
        return Mesh(np.zeros((0, 3)), np.zeros((0, 3), np.int32), np.zeros((0, 2)))
    points, triangles, _, _ = marching_cubes(values.astype(np.float32), 0.0)
    vertices = smoothed(points * grid.step + grid.origin, triangles, rounds=ROUNDS)
    return Mesh(vertices, triangles.astype(np.int32), np.zeros((len(vertices), 2))).outward()


def lightened(mesh: Mesh, carved: Floats, most: int) -> tuple[Mesh, NDArray[np.int64]]:
    """The mesh with vertices `carved` (V, 3), about `most` triangles, few where it is flat.

    Also which vertex each was. Where locks fold so much that holes would arise, the smooth mesh
    is made lighter and carved afterwards.
    """
    for smooth in (False, True):
        points, triangles = _simplified(mesh.vertices if smooth else carved, mesh.triangles, most)
        if _closed(triangles):
            break
    source = cKDTree(mesh.vertices if smooth else carved).query(points)[1]
    if smooth:
        points = points + (carved - mesh.vertices)[source]
    return Mesh(points, triangles, np.zeros((len(points), 2))), source


def _simplified(
    vertices: Floats, triangles: NDArray[np.int32], most: int
) -> tuple[Floats, NDArray[np.int32]]:
    """With at most `most` triangles; closed if one of LIGHTENINGS can."""
    if len(triangles) <= most:
        return vertices, triangles
    for haste in LIGHTENINGS:
        points, kept = simplify(
            vertices.astype(np.float32), triangles, target_count=most, agg=haste
        )
        if _closed(kept):
            break
    return points.astype(np.float64), kept.astype(np.int32)


def _closed(triangles: NDArray[np.int32]) -> bool:
    """Every edge is shared by two triangles, which run along it in opposite directions."""
    ends = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    there, back = (np.sort(a.astype(np.int64) << 32 | b) for a, b in (ends.T, ends.T[::-1]))
    return bool((there == back).all() and (np.diff(there) > 0).all())


def _rimmed(style: Style, grid: Grid, body: Floats, free: Floats) -> Floats:
    """The body where it may be, its rim rounded: most over the forehead, less beside thin hair."""
    edge = np.interp(grid.y, (0.7, 1.05), (min(style.edge, THIN_EDGE * style.side), style.edge))
    edge = edge[:, None]
    free = free - EDGE_LOSS * edge
    overlap = np.maximum(edge - np.abs(body - free), 0)
    return np.asarray(np.maximum(body, free) + overlap * overlap / (4 * edge))


def _grid(sculpt: Sculpt, style: Style, radius: Floats) -> Grid:
    wide = float(np.abs(radius * np.cos(ANGLES)).max()) + 0.1
    top = sculpt.skull.centre[1] + float((radius * np.sin(ANGLES)).max()) + 0.1
    low = style.end - 0.15
    back = DEPTH_BACK + style.most + 0.1
    step = STEP if style.hangs or style.top > 0.3 else FINE_STEP
    return Grid(
        np.arange(-wide, wide + step, step),
        np.arange(low, top + step, step),
        np.arange(-back, DEPTH_FRONT + style.most + 0.15, step),
    )


def _body(sculpt: Sculpt, style: Style, radius: Floats, grid: Grid) -> Floats:
    """A super-ellipsoid over the silhouette, (X, Y, Z)."""
    dx, dy = np.meshgrid(
        grid.x - sculpt.skull.centre[0], grid.y - sculpt.skull.centre[1], indexing="ij"
    )
    outline = np.interp(np.arctan2(dy, dx), ANGLES, radius, period=2 * np.pi)
    square = STANDING if style.flow == "forward" else SQUARENESS
    reach = (np.hypot(dx, dy) / outline) ** square
    front, back = _depths(style, grid)
    depth = np.where(grid.z > 0, front[:, None], back[:, None])
    share = reach[..., None] + (np.abs(grid.z) / depth) ** square
    if style.hangs:  # locks grow thin toward their ends
        thin = np.clip((style.end + TAPER - grid.y) / TAPER, 0, 1) ** 2
        share = share * (1 + 0.9 * thin[:, None])
    return np.asarray(share ** (1 / square) - 1)


def _depths(style: Style, grid: Grid) -> tuple[Floats, Floats]:
    """How far the hair reaches forward and backward, each over Y."""
    thick = 0.5 * style.side + 0.5 * style.top
    front = np.interp(grid.y, (-1.2, -0.6, 0.2), (0.82, 0.92, DEPTH_FRONT + 0.8 * thick))
    back = np.interp(
        grid.y, (-1.7, -1.1, -0.5, 0.1), (0.72, 0.8, 0.98, DEPTH_BACK + max(style.back, 0.05))
    )
    return front, back


def _free(sculpt: Sculpt, style: Style, grid: Grid) -> Floats:
    """Positive where no hair may be, (X, Y, Z)."""
    front = sampled(front_map(sculpt, style), grid.x, X, grid.y)[..., None]
    if style.hangs:  # however wide it opens in front, behind the neck hair goes on
        front = np.minimum(front, OPENED_DEEP)
    front = front + 1.6 * np.minimum(grid.z - GATE, 0)
    sides = [
        sampled(side_map(sculpt, style, side), grid.z, Z, grid.y).T for side in (-1, 1)
    ]  # (Y, Z) each
    right = (grid.x < 0)[:, None, None]
    free = np.maximum(front, np.where(right, sides[0], sides[1]))
    if style.hangs:
        free = _ended(style, grid, free)
    if style.top > THICK:
        beside_face = np.clip((grid.y + 0.6) / 0.6, 0, 1)[:, None]
        free = free + FLARE * beside_face * np.maximum(_off_skin(sculpt, grid), 0)
    top = _top_limit(sculpt, style)
    if top is not None:
        free = np.maximum(free, (grid.y - top)[None, :, None] + TOP_TILT * grid.z)
    return free


def _off_skin(sculpt: Sculpt, grid: Grid) -> Floats:
    """About the distance to the skull, (X, Y, Z)."""
    x, y = np.meshgrid(grid.x, grid.y, indexing="ij")
    reach = sculpt.skull.reach(x, y)[..., None] ** 2
    depth = np.where(grid.z > 0, DEPTH_FRONT, DEPTH_BACK)
    return np.asarray(np.sqrt(reach + (grid.z / depth) ** 2) - 1)


def _ended(style: Style, grid: Grid, free: Floats) -> Floats:
    """With hanging locks cut off at their ends, points and gaps between them."""
    points = POINTS if style.hair.kind == "long" else BLUNT
    low = grid.y < style.end + points + 0.1
    x, y, z = np.meshgrid(grid.x, grid.y[low], grid.z, indexing="ij")
    u = across(style, np.stack([x.ravel(), y.ravel(), z.ravel()], 1))
    gaps = (1 - groove(u, ENDS * style.lock)).reshape(x.shape)
    uneven = UNEVEN * np.sin(2.3 * u + 0.9 * np.sign(x.ravel())).reshape(x.shape)
    free[:, low] = np.maximum(free[:, low], 0.7 * (style.end + points * (gaps + uneven) - y))
    return free


def _top_limit(sculpt: Sculpt, style: Style) -> float | None:
    """y above which there is no hair, of bald crowns and under hats."""
    cover = sculpt.likeness.cover
    if cover.kind not in ("none", "headband"):
        return front_edge(sculpt) + TUCKED_UP
    return BARE_FROM if style.hair.kind == "bald_top" else None
