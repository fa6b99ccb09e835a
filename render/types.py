"""The values that flow from a drawing to a sticker's files: plain data, no renderer's objects.

Space is right-handed: x right, y up, z toward the viewer, in scene units; a body fits
[-1, 1] in x and y about the origin. Matrices multiply column vectors. Colours are sRGB, 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pipeline.types import check_array

Vector = tuple[float, float, float]
Color = tuple[float, float, float]
EdgeStyle = Literal["plain", "glow", "stitches", "torn", "stripes", "dots", "bands"]


@dataclass(frozen=True)
class Material:
    """A surface, in the terms of Disney's principled BSDF (Burley 2012); amounts are 0 to 1.

    color: sRGB, of all that no texture covers. emission: strength of the own light. mirror: of a
    studio that the surface mirrors beside the scene's own lamps. glow: of the key light that comes
    out of it on the other side; may be more than 1.
    """

    color: Color
    roughness: float = 0.36
    coat: float = 0.14
    metallic: float = 0.0
    sheen: float = 0.0
    subsurface: float = 0.0
    emission: float = 0.0
    mirror: float = 0.0
    glow: float = 0.0


@dataclass(frozen=True, eq=False)
class Part:
    """One closed mesh with one material.

    vertices: float32 (V, 3). triangles: int32 (F, 3), counter-clockwise seen from outside.
    uv: float32 (V, 2), origin at the texture's lower left. texture: uint8 (H, W, 3) sRGB or None.
    blend: float32 (V,) in [0, 1], the texture's share against material.color (None: all of it).
    joint: name of the joint that moves it. skin_weights: float32 (V,) in [0, 1], the joint's share
    of each vertex; the joint's parent has the rest (None: all is the joint's).
    """

    name: str
    vertices: NDArray[np.float32]
    triangles: NDArray[np.int32]
    uv: NDArray[np.float32]
    material: Material
    texture: NDArray[np.uint8] | None = None
    blend: NDArray[np.float32] | None = None
    joint: str = "root"
    skin_weights: NDArray[np.float32] | None = None

    def __post_init__(self) -> None:
        count = len(self.vertices)
        check_array("vertices", self.vertices, np.float32, (None, 3))
        check_array("triangles", self.triangles, np.int32, (None, 3))
        check_array("uv", self.uv, np.float32, (count, 2))
        if self.texture is not None:
            check_array("texture", self.texture, np.uint8, (None, None, 3))
        if self.blend is not None:
            check_array("blend", self.blend, np.float32, (count,))
        if self.skin_weights is not None:
            check_array("skin_weights", self.skin_weights, np.float32, (count,))


@dataclass(frozen=True)
class Joint:
    """A place that parts turn about; `parent` None for the body's root.

    swing: of what dangles there, against the usual; 0 goes with its parent.
    """

    name: str
    position: Vector
    parent: str | None = None
    swing: float = 1.0


@dataclass(frozen=True)
class Anchor:
    """Where a thing is worn: `normal` points off the surface, `up` along it, `size` in units."""

    position: Vector
    normal: Vector
    up: Vector
    size: float
    joint: str = "root"


@dataclass(frozen=True, eq=False)
class BlendShape:
    """Offsets float32 (V, 3) that an expression adds to the vertices of `part`."""

    name: str
    part: str
    offsets: NDArray[np.float32]

    def __post_init__(self) -> None:
        check_array("offsets", self.offsets, np.float32, (None, 3))


@dataclass(frozen=True, eq=False)
class Body:
    """Something solid: parts that hang on joints. Joints are in order, parents first."""

    parts: tuple[Part, ...]
    joints: tuple[Joint, ...] = (Joint("root", (0.0, 0.0, 0.0)),)
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    blend_shapes: tuple[BlendShape, ...] = ()

    def __post_init__(self) -> None:
        known: set[str] = set()
        for joint in self.joints:
            assert joint.parent is None or joint.parent in known, f"{joint.name} before its parent"
            known.add(joint.name)
        roots = {joint.name for joint in self.joints if joint.parent is None}
        for part in self.parts:
            assert part.joint in known, f"{part.name} hangs on no joint: {part.joint}"
            shared = part.skin_weights is not None
            assert not shared or part.joint not in roots, f"{part.name} shares its joint with none"


@dataclass(frozen=True)
class Light:
    """A square area light that shines from `position` on `target`; size in units, power in W."""

    position: Vector
    target: Vector
    power_w: float
    size: float
    color: Color = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Camera:
    """A perspective camera that looks along -z at `target`.

    half_angle_deg: half the field of view.
    """

    position: Vector
    target: Vector
    half_angle_deg: float

    @property
    def tangent(self) -> float:
        """Half the picture's width at distance 1."""
        return float(np.tan(np.radians(self.half_angle_deg)))


@dataclass(frozen=True)
class Border:
    """The sticker's edge, a share of the picture's side wide; 0: none.

    accents: further colours of styles that have several.
    """

    color: Color = (1.0, 1.0, 1.0)
    width: float = 0.016
    style: EdgeStyle = "plain"
    accents: tuple[Color, ...] = ()


@dataclass(frozen=True)
class Shadow:
    """The soft shadow under the subject: opacity 0 to 1, `ground` its height in scene units."""

    opacity: float = 0.28
    ground: float = -1.02


@dataclass(frozen=True, eq=False)
class Pose:
    """One frame of one body.

    joints: float32 (J, 4, 4), in the order of Body.joints: each one's transform from the rest pose
    to the scene, parents already applied. weights: float32 (B,), of Body.blend_shapes.
    """

    joints: NDArray[np.float32]
    weights: NDArray[np.float32]

    def __post_init__(self) -> None:
        check_array("joints", self.joints, np.float32, (None, 4, 4))
        check_array("weights", self.weights, np.float32, (None,))


@dataclass(frozen=True, eq=False)
class Scene:
    """Everything a renderer needs.

    poses: one tuple per frame, with one Pose per body. world: brightness of the white surrounding
    light. standing: how many of the bodies, the first ones, stand on the ground (None: all); the
    others float. The last frame does not repeat the first: players go on from it to frame 0.
    """

    bodies: tuple[Body, ...]
    poses: tuple[tuple[Pose, ...], ...]
    lights: tuple[Light, ...]
    camera: Camera
    world: float = 0.34
    border: Border = Border()
    shadow: Shadow = Shadow()
    fps: int = 30
    standing: int | None = None

    def __post_init__(self) -> None:
        assert self.poses, "a scene has at least one frame"
        for frame in self.poses:
            assert len(frame) == len(self.bodies), "one pose per body in every frame"

    @property
    def frame_count(self) -> int:
        """Frames of one loop."""
        return len(self.poses)

    def distinct_frames(self) -> tuple[int, ...]:
        """For each frame the first frame that looks the same: what a renderer may draw once."""
        first: dict[bytes, int] = {}
        return tuple(
            first.setdefault(
                b"".join(
                    np.round(pose.joints, 5).tobytes() + np.round(pose.weights, 5).tobytes()
                    for pose in frame
                ),
                index,
            )
            for index, frame in enumerate(self.poses)
        )


@dataclass(frozen=True)
class Raster:
    """How finely a scene is drawn: side of the square picture, and Cycles' samples a pixel.

    drawn_px: side at which the bodies are drawn before scaling to side_px (None: the same).
    """

    side_px: int = 512
    samples: int = 8
    drawn_px: int | None = None


@dataclass(frozen=True, eq=False)
class Frames:
    """The finished pictures: uint8 (T, H, W, 4), straight alpha."""

    pixels: NDArray[np.uint8]
    fps: int

    def __post_init__(self) -> None:
        check_array("pixels", self.pixels, np.uint8, (None, None, None, 4))


@dataclass(frozen=True, eq=False)
class StickerFile:
    """One finished file that was proven to hold its spec's limits."""

    name: str
    data: bytes
    spec: str
    width_px: int
    height_px: int
    duration_s: float
    sha256: str
