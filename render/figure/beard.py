"""Beards and moustaches as volumes that hug jaw and upper lip; stubble is the skin's texture.

They go with the skin wherever the mouth's shapes take it (render.figure.stretch).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from skimage.measure import marching_cubes

from pipeline.likeness import Beard
from pipeline.types import FaceTexture
from render.color import color_of
from render.figure.complexion import mixed
from render.figure.hair.paint import (
    hair_color,
    hair_material,
    paint_strands,
    shade,
)
from render.figure.hair.shell import lightened
from render.figure.hair.strands import groove
from render.figure.mouth import MOUTH_POSES
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats
from render.figure.stretch import skin_offsets
from render.geometry import smoothstep, vertex_normals
from render.modelling.fields import smooth_max, smooth_min, smoothed
from render.modelling.meshes import Mesh
from render.modelling.morphs import bent
from render.modelling.piece import Piece, joined
from render.types import Color

STEP = 0.042
SUNK = 0.1  # how far below the skin the back lies
LEAST_LENGTH = 0.2  # shorter beards are stubble
TRIMMED, HANGING = 0.3, 0.5  # lengths up to which a beard hugs the skin, from which it hangs
LEAST_OVER_STUBBLE = 0.55
LEAST_MOUSTACHE = 0.25
LIP_MARGIN = 0.035  # kept free around the lips
GROWN = ("chin", "goatee", "jaw", "full")
MOST_TRIANGLES = {"beard": 4_000, "moustache": 1_500}
SKIN_SHARE, SHORT_SHARE = 0.45, 0.3  # of a sparse and of a short beard's colour
GROOVE, LOCK = 0.022, 0.17
SOFT, CRISP = 0.26, 0.07  # canonical width of a trimmed beard's border and of a long one's
BORDER = 0.7  # of the skin in the colour of its very edge, as in the shade painted there
FLAT = 0.45  # by so much thinner is a trimmed moustache


@dataclass(frozen=True, eq=False)
class Patch:
    """Points of a box of voxels about the lower face: float64 (X, Y, Z, 3), canonical."""

    points: Floats

    @classmethod
    def around(cls, sculpt: Sculpt, low: float, high: float) -> Patch:
        """From the height `low` to `high`, in front of the ears."""
        half = sculpt.skull.half_width(0.2) + 0.15
        axes = (
            np.arange(-half, half + STEP, STEP),
            np.arange(low, high + STEP, STEP),
            np.arange(-0.35, 1.55, STEP),
        )
        return cls(np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1))

    def surface(self, values: Floats, skin: Floats) -> Mesh:
        """Where the field (X, Y, Z) is zero, with a back a little below the skin."""
        values = np.maximum(values, -(skin + SUNK))
        for axis in range(3):
            np.moveaxis(values, axis, 0)[[0, -1]] = STEP
        if values.min() >= 0:
            return Mesh(np.zeros((0, 3)), np.zeros((0, 3), np.int32), np.zeros((0, 2)))
        points, triangles, _, _ = marching_cubes(values.astype(np.float32), 0.0)
        vertices = smoothed(points * STEP + self.points[0, 0, 0], triangles, rounds=3)
        uv = np.zeros((len(vertices), 2))
        return Mesh(vertices, triangles.astype(np.int32), uv).outward()


def build_beard(sculpt: Sculpt, texture: FaceTexture | None) -> Piece:
    """Beard and moustache of a figure; nothing for the shaved and the stubbly."""
    del texture
    beard = sculpt.likeness.beard
    pieces = []
    if beard.style in GROWN and beard.length >= LEAST_LENGTH:
        pieces.append(_grown(sculpt, _jaw_mesh(sculpt, beard), "beard"))
    if _moustache(beard) >= LEAST_MOUSTACHE:
        pieces.append(_grown(sculpt, _moustache_mesh(sculpt, beard), "moustache"))
    return joined(pieces)


def _moustache(beard: Beard) -> float:
    """How much of a moustache there is to sculpt; a sparse one over stubble is painted."""
    if beard.style == "stubble" and beard.moustache * beard.density < LEAST_OVER_STUBBLE:
        return 0.0
    return beard.moustache


def _jaw_mesh(sculpt: Sculpt, beard: Beard) -> Mesh:
    chin = float(sculpt.face.at(152)[1])
    patch = Patch.around(sculpt, chin - 0.2 - 0.5 * beard.length, 0.35)
    points = patch.points
    thick = (
        0.012 + 0.035 * min(beard.length / 0.5, 1.0) + 0.085 * max(beard.length - 0.5, 0.0) / 0.5
    )
    skin = _skin_distance(sculpt, points)
    hanging = _hanging(sculpt, beard, points)
    thin = np.clip((0.36 - points[..., 1]) / 0.6, 0.35, 1)  # no step where it meets the sideburns
    free = _jaw_free(sculpt, beard, points)
    thin = thin * np.clip(0.2 - free / _border(beard), 0, 1)
    volume = smooth_min(skin - thick * thin, hanging + 0.3 * _trimmed(beard), 0.12)
    return patch.surface(smooth_max(volume, free, 0.09), skin)


def _trimmed(beard: Beard) -> float:
    """1 for a beard that hugs the skin, 0 for one that hangs."""
    if beard.style not in GROWN:
        return 0.0
    return float(np.clip((HANGING - beard.length) / (HANGING - TRIMMED), 0, 1))


def _border(beard: Beard) -> float:
    """How wide its border is, canonical: short hairs thin out toward the cheeks."""
    return CRISP + (SOFT - CRISP) * _trimmed(beard)


def _skin_distance(sculpt: Sculpt, points: Floats) -> Floats:
    """About the distance to the face's skin, (X, Y, Z)."""
    x, y, z = np.moveaxis(points, -1, 0)
    skull = sculpt.skull.distance(x, y, z)
    flat = sculpt.relief.height(x[..., 0], y[..., 0])[..., None]
    return np.asarray(skull - flat * np.clip(z / 0.4, 0, 1))


def _hanging(sculpt: Sculpt, beard: Beard, points: Floats) -> Floats:
    """What a longer beard adds below and before the chin."""
    chin = sculpt.face.at(152)
    wide = {"chin": 0.22, "goatee": 0.27}.get(beard.style, 0.5)
    drop = 0.46 * beard.length**2.5
    front = float(np.ravel(sculpt.skin_z(0.0, chin[1] + 0.12))[0])
    middle = np.array([0.0, float(chin[1]) + 0.16 - 0.45 * drop, front - 0.2])
    radii = np.array([wide * (0.8 + 0.2 * beard.length), 0.24 + 0.62 * drop, 0.26])
    offset = (points - middle) / radii
    # Narrower toward its end.
    offset[..., 0] *= 1 + 0.5 * np.clip(-offset[..., 1], 0, 1)
    return np.asarray((np.linalg.norm(offset, axis=-1) - 1) * radii.min())


def _jaw_free(sculpt: Sculpt, beard: Beard, points: Floats) -> Floats:
    """Positive where no beard grows, (X, Y, 1)."""
    x, y = points[:, :, 0, 0], points[:, :, 0, 1]
    mouth = sculpt.mouth
    _, away = mouth.around(x.ravel(), y.ravel())
    lips = LIP_MARGIN + 0.012 - away.reshape(x.shape)
    free = smooth_max(_cheek_free(sculpt, beard, x, y), lips, 0.05)
    depth = points[0, 0, :, 2]
    behind = -(depth + 0.12)  # the ears' fronts
    return (
        np.maximum(free[..., None], behind) if beard.style in ("jaw", "full") else free[..., None]
    )


def _cheek_free(sculpt: Sculpt, beard: Beard, x: Floats, y: Floats) -> Floats:
    """The same of the lips' margin and the ears left out, like x."""
    line = y - _upper_line(sculpt, beard, x)
    if beard.style not in ("chin", "goatee"):
        return line
    wide = sculpt.mouth.half_width * (1.14 if beard.moustache else 0.7)
    reach = 0.24 if beard.style == "chin" else wide
    return smooth_max(line, np.abs(x) - reach, 0.12)


def _upper_line(sculpt: Sculpt, beard: Beard, x: Floats) -> Floats:
    """y of the beard's upper edge on the cheeks, at x."""
    mouth = sculpt.mouth
    half = sculpt.skull.half_width(0.1)
    chin = float(sculpt.face.at(152)[1])
    side = np.abs(x) / half
    lower = mouth.corner - mouth.height * 0.6
    if beard.style == "chin":
        return np.full_like(x, (lower + chin) / 2 + 0.05)
    if beard.style == "goatee":
        return np.full_like(x, mouth.corner + 0.05 if beard.moustache else lower + 0.02)
    cheek = mouth.corner + (0.1 if beard.style == "full" else -0.02)
    places = (0.0, mouth.half_width / half, 0.72, 0.9, 1.1)
    burn = 0.3 if beard.style == "full" or beard.length < 0.7 else 0.2
    heights = (cheek, cheek, cheek + 0.03, burn, burn + 0.2)
    return np.interp(side, places, heights)


def _moustache_mesh(sculpt: Sculpt, beard: Beard) -> Mesh:
    """Two swellings from below the nose, along the upper lip, down beside its corners."""
    mouth = sculpt.mouth
    patch = Patch.around(sculpt, mouth.corner - 0.3, mouth.corner + 0.55)
    points = patch.points
    x, y = points[:, :, 0, 0], points[:, :, 0, 1]
    side = np.clip(np.abs(x) / (1.02 * mouth.half_width), 0, 1)
    base = float(sculpt.face.at(2)[1])  # below the nose
    lip = mouth.middle + mouth.height * 0.5
    joins = 0.07 if beard.style in GROWN[1:] else 0.0
    droop = 0.015 + 0.06 * beard.moustache**2 + joins
    near = 0.6 - 0.15 * beard.moustache**2  # a thin one leaves the lip free
    spine = (near * base + (1 - near) * (lip + 0.02)) + 0.02 - droop * side**2.2 * 1.5
    height = (0.035 + 0.055 * beard.moustache) * (1 - 0.55 * side**2)
    across = np.abs(y - spine) / height
    along = np.clip(np.abs(x) / (1.12 * mouth.half_width), 0, None)
    philtrum = 0.25 * np.exp(-((x / 0.05) ** 2))
    share = np.sqrt(across**2 + along**4) + philtrum
    thick = (0.055 + 0.075 * beard.moustache) * (1 - FLAT * _trimmed(beard))
    bulge = thick * np.sqrt(np.clip(1 - share**2, 0, 1))
    skin = _skin_distance(sculpt, points)
    rim = (share - 1)[..., None] * 0.09
    return patch.surface(smooth_max(skin - bulge[..., None], rim, 0.04), skin)


def _grown(sculpt: Sculpt, mesh: Mesh, name: str) -> Piece:
    """The mesh with strands and colour, and how the mouth's shapes move it."""
    if not len(mesh.vertices):
        return Piece()
    normals = vertex_normals(mesh.vertices.astype(np.float32), mesh.triangles)
    u = _strands(mesh.vertices, name)
    height = 0.75 * groove(u, LOCK) + 0.25 * groove(u, LOCK / 2.7)
    dense = _density(sculpt, mesh.vertices) if name == "beard" else np.ones(len(u))
    vertices = mesh.vertices + (GROOVE * dense * (height - 0.7))[:, None] * normals
    color, edge = _colors(sculpt, name)
    uv = np.stack([np.clip(0.5 + u / 3, 0, 1), 0.2 + 0.6 * dense], 1)
    mesh, source = lightened(mesh, vertices, MOST_TRIANGLES[name])
    uv, height, dense = uv[source], height[source], dense[source]
    part = replace(mesh, uv=uv).part(
        name, hair_material(color, rough=True), joint="head", texture=_texture(color, edge)
    )
    part = replace(part, blend=np.maximum(shade(height), (1 - dense).astype(np.float32)))
    return bent(part, {shape: skin_offsets(sculpt, shape, mesh.vertices) for shape in MOUTH_POSES})


def _density(sculpt: Sculpt, points: Floats) -> Floats:
    """0 along the border on the cheeks to 1 where a beard is dense, of points (N, 3)."""
    beard = sculpt.likeness.beard
    inside = -_cheek_free(sculpt, beard, points[:, 0], points[:, 1])
    return smoothstep(np.clip(inside / _border(beard), 0, 1))


def _colors(sculpt: Sculpt, name: str) -> tuple[Color, Color]:
    """Of the hairs with the skin between them, and of the border."""
    beard = sculpt.likeness.beard
    skin, hairs = color_of(sculpt.likeness.skin.color), hair_color(beard.color)
    sparse = SKIN_SHARE * (1 - beard.density) + SHORT_SHARE * max(1 - beard.length, 0)
    color = mixed(
        hairs, skin, sparse if name == "beard" else sparse * (0.4 + 0.4 * _trimmed(beard))
    )
    return color, mixed(color, skin, BORDER * (0.4 + 0.6 * _trimmed(beard)))


def _texture(color: Color, edge: Color) -> NDArray[np.uint8]:
    return paint_strands(color, edge, seed=9)


def _strands(points: Floats, name: str) -> Floats:
    """Across the strands: down the cheeks and the chin, a moustache's from the middle outward."""
    x, y, z = points.T
    if name == "moustache":
        return np.asarray(0.9 * (y - 0.6 * np.abs(x)) * 1.2)
    turn = np.arctan2(x, z + 0.1)
    return np.asarray(turn + 0.05 * np.sin(6 * y + 3 * np.abs(turn)))
