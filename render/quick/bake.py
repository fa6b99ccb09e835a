"""How much of its surroundings every vertex sees, traced once with Embree."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from render.quick.pieces import Floats, Ints
from render.quick.rig import Rig
from render.quick.trace import Exposure, Surface, expose, open_share

# Points that see less than this lie inside another part; their neighbours speak for them.
BURIED = 0.02
# Share of the hemisphere that is blocked close by: from the first on a point says less, and from
# the second on nothing, for cloth lies on it. One such point at a hem would look like a stain; but
# lower shares would tear the soft shadows of hair on cheeks.
COVERED = (0.35, 0.5)
UNHEARD = 1e-4  # weight of points that say nothing
NEIGHBOURS = 16
BENT = 0.02  # scene units: points that shapes move further see other things


@dataclass(frozen=True, eq=False)
class Baked:
    """What the bake points see of the directions.

    directions: float32 (D, 3), unit, evenly spread. cosines: float32 (P, D), of each point's
    normal, 0 below its horizon. open: float32 (P, D), the cosines of the directions that nothing
    blocks. around: float32 (P, 3), linear, the mean colour of what blocks the others, or the
    point's own. rig: the points' joints. spread: sparse (V, P), a vertex as mean of points near it.
    """

    directions: Floats
    cosines: Floats
    open: Floats
    around: Floats
    rig: Rig
    spread: csr_matrix

    @cached_property  # asked for by each joint in each key frame
    def ambient(self) -> Floats:
        """The open share of each point's hemisphere, float32 (P,)."""
        return open_share(self.open, self.cosines)

    @property
    def bent(self) -> Floats:
        """The sum of each point's open directions, float32 (P, 3), of any length."""
        return self.open @ self.directions


def bake(surface: Surface, directions: Floats, cell: float, bent: Sequence[Surface] = ()) -> Baked:
    """Trace `directions` from one point per part, cell of `cell` units and octant of normals.

    bent: the same surface bent by blend shapes. A point that those move sees what it sees where
    it is most open: lids are folded away and black until they close.
    """
    points = _points(surface, cell)
    seen = expose(surface, points, directions)
    for other in bent:
        way = np.linalg.norm(other.positions[points] - surface.positions[points], axis=1)
        seen = _opened(seen, other, points, directions, np.flatnonzero(way > BENT))
    hidden = _hidden(surface.parts[points], open_share(seen.open, seen.cosines))
    seen.open[hidden] = seen.cosines[hidden]
    return Baked(
        directions=directions,
        cosines=seen.cosines,
        open=seen.open,
        around=seen.around,
        rig=surface.rig.only(points),
        spread=_spread(surface, points, seen, cell),
    )


def _opened(
    seen: Exposure,
    other: Surface,
    points: NDArray[np.intp],
    directions: Floats,
    moved: NDArray[np.intp],
) -> Exposure:
    """With what the moved ones of the points see on another surface, where that is more."""
    if not len(moved):
        return seen
    there = expose(other, points[moved], directions)
    before = open_share(seen.open[moved], seen.cosines[moved])
    better = open_share(there.open, there.cosines) > before
    for field in fields(Exposure):
        getattr(seen, field.name)[moved[better]] = getattr(there, field.name)[better]
    return seen


def _points(surface: Surface, cell: float) -> NDArray[np.intp]:
    """The vertices that stand for the others: nearest to the mean of their cell, (P,)."""
    grid = np.floor(surface.positions / cell).astype(np.int64)
    grid -= grid.min(axis=0)
    octant = ((surface.normals > 0) * [1, 2, 4]).sum(axis=1)
    key = surface.parts.astype(np.int64)
    for axis in range(3):
        key = key * (grid[:, axis].max() + 1) + grid[:, axis]
    key = (key * 8 + octant) * 2 + surface.seen
    _, owner = np.unique(key, return_inverse=True)
    counts = np.bincount(owner)
    means = np.stack(
        [np.bincount(owner, surface.positions[:, axis]) / counts for axis in range(3)], axis=1
    )
    distance = ((surface.positions - means[owner]) ** 2).sum(axis=1)
    order = np.lexsort((distance, owner))
    first = np.r_[0, np.flatnonzero(np.diff(owner[order])) + 1]
    nearest = order[first]
    seen = nearest[surface.seen[nearest]]
    points: NDArray[np.intp] = seen if len(seen) else nearest
    return points


def _hidden(parts: Ints, ambient: Floats) -> NDArray[np.bool_]:
    """Points (P,) of parts that lie wholly inside another, as eyelids do until they close.

    If they are ever seen they have come out, so they count as free.
    """
    mean = np.bincount(parts, ambient) / np.maximum(np.bincount(parts), 1)
    hidden: NDArray[np.bool_] = (mean < BURIED)[parts]
    return hidden


def _spread(surface: Surface, points: NDArray[np.intp], seen: Exposure, cell: float) -> csr_matrix:
    """Each vertex as weighted mean of points near it, of its part and facing its way."""
    buried = open_share(seen.open, seen.cosines) < BURIED
    heard = np.where(buried, UNHEARD, np.interp(seen.covered, COVERED, (1, UNHEARD)) ** 2)
    features = np.c_[
        surface.positions, surface.normals * (2.4 * cell), surface.parts * 10.0
    ].astype(np.float32)
    count = min(NEIGHBOURS, len(points))
    distance, near = cKDTree(features[points]).query(features, k=count, eps=0.3, workers=2)
    near = near.reshape(len(features), count)
    weight = 1 / (distance.reshape(near.shape) + 0.12 * cell) ** 2
    # Buried points would darken the seam where a part enters another one, like dirt.
    weight *= heard[near]
    weight *= surface.parts[points][near] == surface.parts[:, None]
    weight += 1e-9
    weight /= weight.sum(axis=1, keepdims=True)
    rows = np.arange(0, near.size + 1, count)
    return csr_matrix(
        (weight.astype(np.float32).ravel(), near.ravel(), rows), shape=(len(features), len(points))
    )


def light_visibility(baked: Baked, toward: Floats, sharpness: float) -> Floats:
    """What share of each lamp every vertex sees, float32 (V, L).

    toward: float32 (J, L, 3), the unit direction to each lamp in the space of the bake, per joint.
    """
    rig = baked.rig
    seen = np.empty((len(rig.joints), toward.shape[1]), np.float32)
    for joint in np.unique(rig.joints):
        rows = rig.joints == joint
        seen[rows] = _joint_visibility(baked, rows, toward[joint], sharpness)
    shared = rig.share < 1
    for joint in np.unique(rig.parents[shared]):
        rows = shared & (rig.parents == joint)
        share = rig.share[rows][:, None]
        parent = _joint_visibility(baked, rows, toward[joint], sharpness)
        seen[rows] = share * seen[rows] + (1 - share) * parent
    return np.ascontiguousarray(baked.spread @ seen, dtype=np.float32)


def _joint_visibility(
    baked: Baked, rows: NDArray[np.bool_], toward: Floats, sharpness: float
) -> Floats:
    """float32 (N, L): what those N points see of the lamps in the directions (L, 3)."""
    cone = np.exp(sharpness * (baked.directions @ toward.T - 1)).astype(np.float32)
    most = baked.cosines[rows] @ cone
    share = (baked.open[rows] @ cone) / np.maximum(most, 1e-6)
    # A lamp at the horizon lights nothing there; what little it does follows the sky.
    grazing = most < 1e-3 * cone.sum(axis=0)
    seen: Floats = np.where(grazing, baked.ambient[rows][:, None], share)
    return seen
