"""Bodies made of spheres and rings: what renderers are compared on, without photos or models."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.types import Body, Color, Material, Part, Pose

Mesh = tuple[NDArray[np.float32], NDArray[np.int32]]


def sphere(rows: int, *, radii: Any = 1.0, center: Any = (0.0, 0.0, 0.0)) -> Mesh:
    """A closed ellipsoid of `rows` x `2 * rows` facets, poles at the top and the bottom."""
    columns = 2 * rows
    polar = np.linspace(0, np.pi, rows + 1)[1:-1]
    around = np.arange(columns) * 2 * np.pi / columns
    theta, phi = np.meshgrid(polar, around, indexing="ij")
    grid = np.stack(
        [np.sin(theta) * np.sin(phi), np.cos(theta), np.sin(theta) * np.cos(phi)], axis=-1
    )
    vertices = np.concatenate([grid.reshape(-1, 3), [[0, 1, 0], [0, -1, 0]]])
    first = np.arange(columns)
    second = (first + 1) % columns
    last, top = (rows - 2) * columns, (rows - 1) * columns
    triangles = np.concatenate(
        [
            *(
                _quads(row * columns + first, row * columns + second, columns)
                for row in range(rows - 2)
            ),
            np.stack([np.full(columns, top), first, second], axis=1),
            np.stack([np.full(columns, top + 1), last + second, last + first], axis=1),
        ]
    )
    placed = vertices * np.asarray(radii) + np.asarray(center)
    return placed.astype(np.float32), triangles.astype(np.int32)


def _quads(left: NDArray[np.int64], right: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    """Two triangles between each pair of neighbours and the pair `step` vertices further on."""
    return np.concatenate(
        [
            np.stack([left, left + step, right], axis=1),
            np.stack([right, left + step, right + step], axis=1),
        ]
    )


def torus(radius: float, thickness: float) -> Mesh:
    """A closed ring about the z axis."""
    long, short = 80, 40
    alpha, beta = np.meshgrid(
        np.arange(long) * 2 * np.pi / long, np.arange(short) * 2 * np.pi / short, indexing="ij"
    )
    reach = radius + thickness * np.cos(beta)
    vertices = np.stack(
        [reach * np.cos(alpha), reach * np.sin(alpha), thickness * np.sin(beta)], axis=-1
    )
    row, column = np.meshgrid(np.arange(long), np.arange(short), indexing="ij")

    def at(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.int64]:
        return ((rows % long) * short + columns % short).ravel()

    here, beside = at(row, column), at(row + 1, column)
    above, across = at(row, column + 1), at(row + 1, column + 1)
    triangles = np.concatenate(
        [np.stack([here, beside, across], axis=1), np.stack([here, across, above], axis=1)]
    )
    return vertices.reshape(-1, 3).astype(np.float32), triangles.astype(np.int32)


def part(name: str, mesh: Mesh, color: Color, **surface: float) -> Part:
    """A plain part; `surface` are amounts of Material."""
    vertices, triangles = mesh
    uv = ((vertices[:, :2] + 1) / 2).astype(np.float32)
    return Part(name, vertices, triangles, uv, Material(color, **surface))


def bumpy() -> Body:
    """A lumpy ball of 40 thousand triangles, chequered in front and plain behind."""
    vertices, triangles = sphere(100, radii=(0.95, 0.9, 0.55))
    x, y, z = vertices.T
    lumps = 1 + 0.05 * np.sin(9 * x + 1) * np.sin(8 * y) + 0.03 * np.sin(17 * x * z)
    vertices = (vertices * lumps[:, None]).astype(np.float32)
    uv = ((vertices[:, :2] + 1) / 2).astype(np.float32)
    blend = np.clip(z * 4 + 0.5, 0, 1).astype(np.float32)
    skin = Material((0.6, 0.4, 0.3))
    return Body((Part("lumps", vertices, triangles, uv, skin, _chequers(), blend),))


def _chequers(side: int = 512) -> NDArray[np.uint8]:
    y, x = np.mgrid[0:side, 0:side] / side
    colors = np.stack(
        [
            0.8 + 0.15 * np.sin(9 * x),
            0.5 + 0.3 * np.sin(7 * y + 3 * x),
            0.35 + 0.2 * np.cos(11 * x * y),
        ],
        axis=-1,
    )
    light = ((x * 6).astype(int) + (y * 6).astype(int)) % 2 == 1
    chequered = np.where(light[..., None], colors, colors * 0.55 + 0.2)
    return (np.clip(chequered, 0, 1) * 255).astype(np.uint8)


def ring() -> Body:
    """A ring, a glossy ball before it and a thin pin beside it: shadows of parts on parts."""
    return Body(
        (
            part("ring", torus(0.6, 0.22), (0.85, 0.2, 0.25)),
            part(
                "ball",
                sphere(40, radii=0.42, center=(0.15, 0.1, 0.1)),
                (0.95, 0.8, 0.2),
                roughness=0.25,
                coat=0.6,
            ),
            part("pin", sphere(24, radii=(0.1, 0.9, 0.1), center=(-0.5, 0, 0.2)), (0.2, 0.45, 0.8)),
        )
    )


def face(skin: Color = (0.78, 0.55, 0.42)) -> Body:
    """A head with glossy eyes, glowing glints, a nose and a matte hat that overhangs it."""
    parts = [part("head", sphere(80, radii=(0.85, 0.95, 0.75)), skin, subsurface=0.15)]
    for side in (-1, 1):
        parts += _eye(side)
    nose = sphere(24, radii=(0.13, 0.11, 0.12), center=(0, -0.12, 0.76))
    hat = sphere(40, radii=(0.9, 0.5, 0.8), center=(0, 0.75, -0.05))
    parts.append(part("nose", nose, (0.1, 0.05, 0.05), roughness=0.16, coat=0.9))
    parts.append(part("hat", hat, (0.2, 0.3, 0.7), roughness=0.5, coat=0.0))
    return Body(tuple(parts))


def _eye(side: int) -> list[Part]:
    white = sphere(26, radii=(0.22, 0.25, 0.15), center=(0.33 * side, 0.12, 0.62))
    iris = sphere(22, radii=(0.12, 0.14, 0.08), center=(0.33 * side, 0.12, 0.72))
    glint = sphere(10, radii=0.03, center=(0.33 * side - 0.04, 0.17, 0.80))
    return [
        part(f"white {side}", white, (0.97, 0.97, 0.97), roughness=0.2, coat=0.3),
        part(f"iris {side}", iris, (0.02, 0.02, 0.025), roughness=0.2, coat=0.9),
        part(f"glint {side}", glint, (1.0, 1.0, 1.0), emission=1.0),
    ]


SURFACES: tuple[dict[str, float], ...] = (
    {"roughness": 0.1},
    {"roughness": 0.3, "metallic": 1.0},
    {"roughness": 0.6, "sheen": 1.0},
    {"roughness": 0.4, "subsurface": 1.0},
    {"roughness": 0.5, "coat": 1.0},
    {"emission": 0.5},
    {"roughness": 0.9, "coat": 0.0},
    {"roughness": 0.15, "metallic": 1.0},
    {"roughness": 0.3, "metallic": 0.5},
)


def surfaces() -> Body:
    """Nine balls, each of another surface."""
    colors = ((0.85, 0.6, 0.25), (0.8, 0.3, 0.3), (0.4, 0.6, 0.85))
    return Body(
        tuple(
            part(
                f"ball {index}",
                sphere(32, radii=0.31, center=(0.66 * (index % 3 - 1), 0.66 * (1 - index // 3), 0)),
                colors[index % 3],
                **surface,
            )
            for index, surface in enumerate(SURFACES)
        )
    )


def standing(body: Body, *, yaw_deg: float = 0.0, stretch: float = 1.0, lean: float = 0.0) -> Pose:
    """The body turned about y, stretched in height (keeping its volume) and sheared sideways."""
    yaw = np.radians(yaw_deg)
    turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    squash = np.diag([stretch**-0.5, stretch, stretch**-0.5])
    shear = np.array([[1, lean, 0], [0, 1, 0], [0, 0, 1]])
    root = np.eye(4)
    root[:3, :3] = shear @ squash @ turn
    joints = np.tile(root.astype(np.float32), (len(body.joints), 1, 1))
    return Pose(joints, np.zeros(len(body.blend_shapes), np.float32))
