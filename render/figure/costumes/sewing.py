"""What costumes are sewn of: shells, bands, ribbons, appliques, buckles, fur and knots."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import ArrayLike

from render.figure.clothes.fabric import cloth
from render.figure.clothes.garments import PIT
from render.figure.clothes.neckline import Neckline
from render.figure.costumes.fit import Fit
from render.modelling.fields import Field, outward, smooth_max
from render.modelling.meshes import Floats, Mesh, merged, ring_tube, superellipsoid, tube
from render.modelling.rings import skin_of
from render.modelling.sheets import sheet, studs

SUNK = 0.05  # of what is sewn on, into what it is sewn on
BAND_STEP = 0.075


def shell(fit: Fit, neck: Neckline, form: Field, *, step: float = 0.098) -> Mesh:
    """Cloth of any form about the bust, with one opening."""

    def field(points: Floats) -> Floats:
        outer = form(points)
        return smooth_max(outer, np.minimum(neck.inside(points), outer + PIT), 0.03)

    return cloth(fit.torso, field, step=step)


def band(
    fit: Fit, ends: tuple[float, float], lift: float, *, step: float = BAND_STEP, wavy: float = 0.0
) -> Mesh:
    """About the chest and under the arms, between two heights below the chin; wavy: of folds."""
    torso = fit.torso
    high, low = (torso.chin - down * torso.high for down in ends)

    def field(points: Floats) -> Floats:
        outer = torso.chest(points) - lift * torso.wide
        x, y = points[..., 0], points[..., 1]
        outer = outer + wavy * np.sin((y * 42 + 3 * np.sin(2.2 * x)) / torso.high)
        within = np.abs(y - (high + low) / 2) - (high - low) / 2
        return smooth_max(np.maximum(outer, -outer - PIT), within, 0.04)

    return cloth(torso, field, step=step)


def applique(
    fit: Fit,
    outline: Floats,
    middle: tuple[float, float] = (0.0, 0.0),
    *,
    lift: float,
    thick: float = 0.03,
    dome: float = 0.0,
) -> Mesh:
    """A closed outline (N, 2) of x and up about `middle` (x, below the chin), seen in full from
    there, as a raised patch on the bust. dome: how much higher its middle is."""
    profile = ((1.0, -SUNK), (1.0, 0.55 * thick), (0.955, thick), (0.6, thick + 0.7 * dome))
    rings = []
    for share, height in (*profile, (0.2, thick + dome)):
        x, up = middle[0] + share * outline[:, 0], share * outline[:, 1]
        rings.append(fit.at(x, middle[1] - up, lift + height))
    return skin_of(np.stack(rings))


def ribbon(
    fit: Fit, path: ArrayLike, width: ArrayLike, *, lift: float, thick: float = 0.03, sides: int = 8
) -> Mesh:
    """A flat band along an open path (N, 2) of x and below the chin on the bust."""
    way = np.asarray(path, np.float64)
    points = fit.at(way[:, 0], way[:, 1], lift)
    return strap(fit, points, width, thick=thick, sides=sides)


def strap(
    fit: Fit, points: Floats, width: ArrayLike, *, thick: float = 0.03, sides: int = 8
) -> Mesh:
    """A flat band along an open path (N, 3) near the bust; width: half of it."""
    half = np.broadcast_to(np.asarray(width, np.float64), (len(points),)) * fit.wide
    sizes = np.stack([np.full(len(points), thick * fit.wide), half], 1)
    return tube(points, sizes, normals=fit.normals(points), sides=sides)


def hem(fit: Fit, outline: Floats, middle: tuple[float, float], width: float, lift: float) -> Mesh:
    """A cord along a closed outline (N, 2) about a middle, as of `applique`."""
    points = fit.at(middle[0] + outline[:, 0], middle[1] - outline[:, 1], lift)
    return ring_tube(points, width * fit.wide, normals=fit.normals(points), sides=7)


def buttons(
    fit: Fit, places: ArrayLike, radius: float, *, lift: float, height: float = 0.5
) -> Mesh:
    """Round ones at places (N, 2) of x and below the chin."""
    spots = np.asarray(places, np.float64)
    points = fit.at(spots[:, 0], spots[:, 1], lift)
    return studs(points, fit.normals(points), radius * fit.wide, height=height)


def steps(*corners: tuple[float, float], count: int = 12) -> Floats:
    """A path (N, 2) through corners, even between each two."""
    pieces = [
        np.linspace(first, second, count, endpoint=False)
        for first, second in itertools.pairwise(corners)
    ]
    return np.concatenate([*pieces, [corners[-1]]])


def framed(fit: Fit, place: tuple[float, float], lift: float) -> tuple[Floats, Floats]:
    """Axes (3, 3) across, up and out of the bust at a place, and the place (3,)."""
    point = fit.at([place[0]], [place[1]], lift)
    out = outward(fit.torso.distance, point)[0]
    across = np.cross((0.0, 1.0, 0.0), out)
    across /= np.linalg.norm(across)
    return np.stack([across, np.cross(out, across), out], 1), point[0]


def buckle(fit: Fit, place: tuple[float, float], size: tuple[float, float], *, lift: float) -> Mesh:
    """A rounded frame with its prong."""
    turn = 2 * np.pi * np.arange(40) / 40
    cos, sin = np.cos(turn), np.sin(turn)
    bulge = (np.abs(cos) ** 5 + np.abs(sin) ** 5) ** -0.2
    path = np.stack([size[0] * bulge * cos, size[1] * bulge * sin, 0 * turn], 1)
    frame = ring_tube(path, 0.036, normals=np.tile((0.0, 0, 1), (40, 1)), sides=8)
    prong = tube(np.linspace((-size[0], 0, 0.02), (0.1 * size[0], 0, 0.03), 5), 0.022, sides=6)
    axes, point = framed(fit, place, lift)
    return merged([frame, prong]).placed(fit.wide * axes, point)


def fur(path: Floats, radius: ArrayLike, normals: Floats, *, closed: bool, seed: int = 0) -> Mesh:
    """A soft roll along a path (N, 3), tufted all over."""
    base = np.broadcast_to(np.asarray(radius, np.float64), (len(path),))
    make = ring_tube if closed else tube
    mesh = make(path, base, normals=normals, sides=12)
    rng = np.random.default_rng(seed)
    waves = rng.normal(size=(6, 3))
    waves *= (rng.uniform(0.75, 1.3, 6) * 2.4 / float(base.mean()) / np.linalg.norm(waves, axis=1))[
        :, None
    ]
    bumps = np.sin(mesh.vertices @ waves.T + rng.uniform(0, 6, 6)).sum(1) / 6
    away = outward_of(mesh)
    return mesh.at(mesh.vertices + away * (0.42 * float(base.mean()) * bumps)[:, None])


def outward_of(mesh: Mesh) -> Floats:
    """Unit normals (V, 3) of a mesh's vertices."""
    corners = mesh.vertices[mesh.triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(mesh.vertices)
    for corner in range(3):
        np.add.at(normals, mesh.triangles[:, corner], faces)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12))


def bow(size: float, *, tails: float = 1.0) -> Mesh:
    """Two gathered loops, a knot and two tails, facing z; size: half its width."""
    share = np.linspace(0, 1, 9)
    rows = []
    for fold in np.linspace(0, 2 * np.pi, 15):
        x = 0.06 + 0.94 * share
        tall = (0.1 + 0.42 * np.sin(0.5 * np.pi * np.clip(1.25 * share, 0, 1)) ** 1.2) * np.sqrt(
            np.maximum(1 - np.clip((share - 0.55) / 0.45, 0, 1) ** 3, 0.02)
        )
        crease = 1 + 0.16 * np.cos(4 * fold) * (1 - share)
        rows.append(
            np.stack([x, tall * np.sin(fold), 0.55 * tall * np.cos(fold) * crease + 0.05], 1)
        )
    loop = skin_of(np.stack(rows[:-1], 1))
    tail = _tail().placed(tails * np.eye(3), (0.04, -0.08, 0.0))
    half = merged([loop, tail] if tails else [loop])
    knot = superellipsoid((0.15, 0.19, 0.17), 2.6, sides=14)
    return merged([half, half.mirrored(), knot.placed(np.eye(3), (0, 0, 0.06))]).placed(
        size * np.eye(3)
    )


def _tail() -> Mesh:
    """The right end of a bow's ribbon, notched."""
    rows, share = np.linspace(0, 1, 9)[:, None], np.linspace(-1, 1, 7)
    half = 0.09 + 0.13 * rows
    x = 0.34 * rows + half * share
    y = -0.75 * rows + 0.16 * rows**3 * (1 - np.abs(share)) + 0.1 * rows * share
    z = 0.02 + 0.06 * np.sin(5 * rows + 1.4 * share)
    return sheet(np.stack([x, y, z], -1), 0.06, away_from=(0, 0, -3))
