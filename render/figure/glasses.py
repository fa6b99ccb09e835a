"""Glasses: rims that follow the lenses' shape, a bridge over the nose, temples behind the ears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from pipeline.likeness import Glasses
from pipeline.types import FaceTexture
from render.color import color_of
from render.figure.sculpt import Sculpt
from render.modelling.fields import cast
from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube, tube
from render.modelling.piece import Piece
from render.types import Color, Material

HIDING = 0.6  # opacity from which lenses are dark shells; below they are left out
CLEARANCE = 0.15  # of the rims before the skin: lids and lashes bulge
RIM = (0.016, 0.044)  # radius of a wire and of a thick frame
WRAP = 0.26  # how much the frame curves back toward the temples
NARROWER, TALLER = 0.96, 1.12  # than measured: toys have big eyes and round heads
AROUND = 48
SHADE_PX = 64


@dataclass(frozen=True)
class LensShape:
    """exponent: of the super-ellipse. lift: of the upper outer corner. drop: of the lower outer
    part, with the inner one cut away; both against the height."""

    exponent: float = 2.0
    lift: float = 0.0
    drop: float = 0.0


SHAPES: Mapping[str, LensShape] = MappingProxyType(
    {
        "round": LensShape(2.0),
        "oval": LensShape(2.6),
        "rectangular": LensShape(4.0),
        "cat_eye": LensShape(3.0, lift=0.34),
        "aviator": LensShape(2.5, drop=0.2),
    }
)


@dataclass(frozen=True, eq=False)
class Frame:
    """The left lens' outline (AROUND, 3), from the outer side over the top, and its middle."""

    outline: Floats
    middle: Floats
    rim: float

    @property
    def hinge(self) -> Floats:
        """Where the temple starts."""
        height = self.middle[1] + 0.3 * np.ptp(self.outline[:, 1])
        beside = self.outline[:, 0] > self.middle[0]
        score = np.abs(self.outline[:, 1] - height) + 9.0 * ~beside
        return np.asarray(self.outline[int(score.argmin())])


def build_glasses(proportions: Sculpt, _: FaceTexture | None) -> Piece:
    """Frame and, where they are dark, lenses; nothing for who wears none."""
    glasses = proportions.likeness.glasses
    if glasses.shape == "none":
        return Piece()
    frame = build_frame(proportions)
    wire = merged([rims_of(frame), _bridge(proportions, frame), _temples(proportions, frame)])
    parts = [wire.part("glasses", _frame_material(glasses), joint="head")]
    if glasses.opacity > HIDING:
        lens = merged([lens_of(frame), lens_of(frame).mirrored()])
        material = Material(color_of(glasses.tint), roughness=0.17, coat=0.3)
        shading = tinted(color_of(glasses.tint))
        parts.append(lens.part("lenses", material, joint="head", texture=shading))
    return Piece(tuple(parts))


def build_frame(proportions: Sculpt) -> Frame:
    """The left lens before the left eye, clear of the skin everywhere."""
    glasses = proportions.likeness.glasses
    rim = RIM[0] + glasses.rim * (RIM[1] - RIM[0])
    half_width, half_height = NARROWER * glasses.width / 200, TALLER * glasses.height / 200
    if glasses.shape == "round":
        half_width = half_height = max(half_width, half_height) * 0.96
    eye = proportions.face.left("eye")[[0, 8], :2].mean(0)
    middle = np.array((max(eye[0], half_width + 0.07 + rim), eye[1] - 0.04 * half_height))
    flat = middle + _outline(SHAPES[glasses.shape], half_width, half_height)
    inside = np.concatenate([flat, 0.5 * (flat + middle), middle[None]])
    height = proportions.skin_z(inside[:, 0], inside[:, 1]) + WRAP * inside[:, 0] ** 2
    front = float(height.max()) + CLEARANCE
    return Frame(_wrapped(flat, front), _wrapped(middle[None], front)[0], rim)


def _outline(shape: LensShape, half_width: float, half_height: float) -> Floats:
    """(AROUND, 2) about the middle, x outward."""
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    cosine, sine = np.cos(angle), np.sin(angle)
    radius = (np.abs(cosine) ** shape.exponent + np.abs(sine) ** shape.exponent) ** (
        -1 / shape.exponent
    )
    x, y = radius * cosine, radius * sine
    outer = np.clip(0.5 + 0.5 * x, 0, 1)
    upper = np.clip(0.5 + 0.5 * y, 0, 1)
    lifted = y + 2 * shape.lift * outer**2 * upper
    narrow = 1 - shape.drop * (1 - upper) * (1 - outer) * 2
    dropped = lifted - shape.drop * (1 - upper) * outer
    return np.stack(
        [half_width * (x * narrow + shape.drop * (1 - upper)), half_height * dropped], 1
    )


def _wrapped(flat: Floats, front: float) -> Floats:
    """Points (N, 2) on the frame's curved front."""
    return np.column_stack([flat, front - WRAP * flat[:, 0] ** 2])


def _frame_material(glasses: Glasses) -> Material:
    """Thin rims are wire, thick ones are acetate."""
    color = color_of(glasses.frame)
    if glasses.rim < 0.25:
        return Material(color, roughness=0.3, coat=0.3, metallic=0.35)
    return Material(color, roughness=0.28, coat=0.4)


def rims_of(frame: Frame) -> Mesh:
    forward = np.tile((0.0, 0.0, 1.0), (AROUND, 1))
    sizes = np.tile((0.85 * frame.rim, frame.rim), (AROUND, 1))
    rim = ring_tube(frame.outline, sizes, normals=forward, sides=8)
    return merged([rim, rim.mirrored()])


def _bridge(proportions: Sculpt, frame: Frame) -> Mesh:
    """An arch from lens to lens, over the nose; aviators have a bar above it too."""
    shape = proportions.likeness.glasses.shape
    bridges = [_arch(proportions, frame, at=0.35, rise=0.07)]
    if shape == "aviator":
        bridges.append(_arch(proportions, frame, at=0.88, rise=0.0))
    return merged(bridges)


def _arch(proportions: Sculpt, frame: Frame, *, at: float, rise: float) -> Mesh:
    """at: height of its ends between the lens' middle (0) and top (1)."""
    low, high = frame.middle[1], float(frame.outline[:, 1].max())
    height = low + at * (high - low)
    nearer = frame.outline[:, 0] < frame.middle[0]
    end = frame.outline[int((np.abs(frame.outline[:, 1] - height) + 9.0 * ~nearer).argmin())]
    share = np.linspace(-1, 1, 13)
    path = np.stack([share * end[0], end[1] + rise * (1 - share**2), 0 * share + end[2]], 1)
    skin = proportions.skin_z(path[:, 0], path[:, 1]) + 1.6 * frame.rim
    path[:, 2] = np.maximum(path[:, 2] + 0.04 * (1 - share**2), skin)
    return tube(path, 0.9 * frame.rim, sides=10)


def _temples(proportions: Sculpt, frame: Frame) -> Mesh:
    """From the hinges along the head, and down behind the ears."""
    skull, hinge = proportions.skull, frame.hinge
    z = np.linspace(hinge[2], -0.12, 16)
    y = hinge[1] + (skull.eye_height + 0.08 - hinge[1]) * np.linspace(0, 1, 16)
    far = np.stack([0 * z + 2.0, y, z], 1)
    side = cast(lambda points: skull.distance(*points.T) - 0.06, far, far * (0, 1, 1))[:, 0]
    out = hinge[0] + 0.05 * np.minimum(np.arange(16) / 2, 1)
    along = np.stack([np.maximum(out, side), y, z], 1)
    along[0] = hinge
    hook = along[-1] + np.array(
        [(-0.01, -0.05, -0.09), (-0.03, -0.16, -0.14), (-0.06, -0.3, -0.15)]
    )
    flat = np.tile((0.75 * frame.rim, 1.15 * frame.rim), (len(z) + 3, 1))
    path = np.concatenate([along, hook])
    temple = tube(path, flat, normals=np.tile((1.0, 0.0, 0.0), (len(path), 1)), sides=8)
    return merged([temple, temple.mirrored()])


def lens_of(frame: Frame) -> Mesh:
    """A closed lens in the left rim, bulging forward; u across, v up for the gradient."""
    share = np.sin(np.linspace(0.08, 1, 5) * np.pi / 2)[:, None, None]
    ring = frame.middle + share * (frame.outline - frame.middle)
    front = ring + (0.0, 0.0, 0.05) * (1 - share**2)
    mesh = loft(np.concatenate([front, ring[:-2:-1] - (0.0, 0.0, 0.02)]))
    low, high = frame.outline.min(0), frame.outline.max(0)
    uv = (mesh.vertices[:, :2] - low[:2]) / (high - low)[:2]
    return Mesh(mesh.vertices, mesh.triangles, np.clip(uv, 0.01, 0.99))


def tinted(tint: Color) -> NDArray[np.uint8]:
    """Dark above, lighter below, with a soft slanting glint: uint8 (SHADE_PX, SHADE_PX, 3)."""
    across, down = np.meshgrid(*[np.linspace(0, 1, SHADE_PX)] * 2)
    slant = across - 0.45 * (1 - down)
    glint = np.exp(-(((slant - 0.22) / 0.06) ** 2)) + 0.6 * np.exp(-(((slant - 0.38) / 0.025) ** 2))
    light = 0.16 * down**1.5 + 0.15 * glint * (1 - 0.4 * down)
    color = np.array(tint) * 0.5
    shaded = color + light[..., None] * (1 - color)
    return np.asarray(np.round(255 * shaded), np.uint8)
