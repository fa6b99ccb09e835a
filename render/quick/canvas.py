"""One scene on the graphics card (or llvmpipe): its buffers, textures and framebuffers."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Protocol, TypeVar

import cv2
import moderngl
import numpy as np
from numpy.typing import NDArray

from render.camera import view_projection
from render.quick.lamps import Lamps
from render.quick.look import Look
from render.quick.packing import Draw, Packed
from render.quick.pieces import Floats
from render.quick.shaders import (
    FLAT,
    MAX_JOINTS,
    MAX_LAMPS,
    SHADOWED_LAMPS,
    TEXTURED,
    Programs,
)
from render.quick.visibility import LightTrack
from render.types import Scene

Columns = Sequence[tuple[str, int]]
_MOVING: Columns = (("position", 3), ("normal", 3))
_FIXED: Columns = (
    ("color", 3),
    ("around", 3),
    ("bent", 3),
    ("mapping", 3),
    ("surface", 4),
    ("inner", 4),
    ("ambient", 1),
    ("rig", 3),
)


class _Releasable(Protocol):
    def release(self) -> None: ...


Owned = TypeVar("Owned", bound=_Releasable)


@dataclass(frozen=True, eq=False)
class _Run:
    """Triangles that one call draws: their indices from `first` on, and their texture."""

    array: moderngl.VertexArray
    first: int
    count: int
    texture: moderngl.Texture | None


class Canvas:
    """Everything that one scene needs on the card; `release` gives it all back.

    Two framebuffers, numbered 0 and 1, let one be filled while the other one is read.
    """

    def __init__(self, context: moderngl.Context, programs: Programs, side_px: int) -> None:
        self._context = context
        self._programs = programs
        self._side_px = side_px
        self._owned = ExitStack()
        self._constants: dict[str, bytes] = {}
        self._runs: dict[tuple[int, int], list[_Run]] = {}
        self._targets = [self._open_target() for _ in range(2)]

    def _open_target(self) -> moderngl.Framebuffer:
        size = (self._side_px, self._side_px)
        color = self._own(self._context.renderbuffer(size, 4))
        depth = self._own(self._context.depth_renderbuffer(size))
        return self._own(self._context.framebuffer([color], depth))

    def _own(self, thing: Owned) -> Owned:
        self._owned.callback(thing.release)
        return thing

    def release(self) -> None:
        """Free everything; safe to call twice."""
        self._owned.close()

    def upload(self, packed: Packed, track: LightTrack) -> None:
        """Vertices, triangles, textures and the light's key frames."""
        fixed = np.concatenate(
            [
                packed.colors,
                track.around,
                track.bent,
                packed.uv,
                packed.share[:, None],
                packed.surface,
                track.ambient[:, None],
                packed.rig.columns(),
            ],
            axis=1,
            dtype=np.float32,
        )
        self._fixed = self._own(self._context.buffer(fixed.tobytes()))
        self._moving = self._own(
            self._context.buffer(_moving(packed.positions, packed.normals), dynamic=True)
        )
        self._lights = [self._own(self._context.buffer(_four(lamps))) for lamps in track.lamps]
        self._index = self._own(self._context.buffer(packed.triangles.tobytes()))
        self._draws = [(draw, self._open_texture(draw)) for draw in packed.draws]

    def _open_texture(self, draw: Draw) -> moderngl.Texture | None:
        if draw.texture is None:
            return None
        height, width = draw.texture.shape[:2]
        rows = cv2.cvtColor(draw.texture[::-1], cv2.COLOR_RGB2RGBA)
        texture = self._own(self._context.texture((width, height), 4, rows.tobytes()))
        texture.build_mipmaps()
        texture.filter = (moderngl.LINEAR_MIPMAP_NEAREST, moderngl.LINEAR)
        texture.repeat_x = texture.repeat_y = False
        return texture

    def light_up(self, scene: Scene, lamps: Lamps, look: Look) -> None:
        """Camera, lamps and constants of the look, which stay for all frames."""
        for name, values in lamps.uniforms().items():
            padded = np.zeros((MAX_LAMPS, *values.shape[1:]), np.float32)
            padded[: len(values)] = values
            self._constants[name] = padded.tobytes()
        self._constants["lamp_count"] = np.int32(len(lamps.half)).tobytes()
        single = {
            "world": scene.world * look.world,
            "bounce": look.bounce,
            "specular_gain": look.specular,
            "coat_gain": look.coat,
            "eye": scene.camera.position,
            "camera": _upside_down(view_projection(scene.camera)).T,  # column by column
        }
        for name, value in single.items():
            self._constants[name] = np.asarray(value, np.float32).tobytes()

    def move(self, positions: Floats, normals: Floats) -> None:
        """New rest positions and normals, float32 (V, 3), where blend shapes bend them."""
        self._moving.write(_moving(positions, normals))

    def draw(self, joints: Floats, keys: tuple[int, int, float], target: int) -> None:
        """Draw one frame; `keys` is LightTrack.between's answer, joints float32 (J, 4, 4)."""
        before, after, between = keys
        padded = np.zeros((MAX_JOINTS, 4, 4), np.float32)
        padded[: len(joints)] = joints.swapaxes(1, 2)  # column by column
        self._write("joints", padded.tobytes())
        self._write("between", np.float32(between).tobytes())
        for name, constant in self._constants.items():  # other scenes may share the programs
            self._write(name, constant)
        self._targets[target].use()
        self._targets[target].clear(0, 0, 0, 0, depth=1)
        self._context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        # The camera draws upside down, so that the rows come out top first.
        self._context.front_face = "cw"
        for run in self._runs_between(before, after):
            if run.texture is not None:
                run.texture.use(0)
            run.array.render(vertices=run.count, first=run.first)

    def read(self, target: int) -> NDArray[np.uint8]:
        """uint8 (side_px, side_px, 4), premultiplied."""
        pixels = np.empty((self._side_px, self._side_px, 4), np.uint8)
        self._targets[target].read_into(pixels, components=4, alignment=1)
        return pixels

    def _runs_between(self, before: int, after: int) -> list[_Run]:
        """The draw calls with the light of two key frames bound, made once for each pair."""
        if (before, after) not in self._runs:
            self._runs[before, after] = [
                _Run(
                    self._open_array(FLAT if texture is None else TEXTURED, before, after),
                    draw.first,
                    draw.count,
                    texture,
                )
                for draw, texture in self._draws
            ]
        return self._runs[before, after]

    def _open_array(self, kind: str, before: int, after: int) -> moderngl.VertexArray:
        program = self._programs[kind]
        content = [
            _described(self._moving, _MOVING, program),
            _described(self._fixed, _FIXED, program),
            _described(self._lights[before], [("lit_from", SHADOWED_LAMPS)], program),
            _described(self._lights[after], [("lit_to", SHADOWED_LAMPS)], program),
        ]
        return self._own(
            self._context.vertex_array(
                program, content, index_buffer=self._index, index_element_size=4
            )
        )

    def _write(self, name: str, value: bytes) -> None:
        """Set a uniform in every program that has it: compilers drop what they don't need."""
        for program in self._programs.values():
            member = program.get(name, None)
            if isinstance(member, moderngl.Uniform):
                member.write(value)


def _described(
    buffer: moderngl.Buffer, columns: Columns, program: moderngl.Program
) -> tuple[moderngl.Buffer | str, ...]:
    """A buffer as moderngl wants it; columns that the program does not read are padding."""
    layout = " ".join(
        f"{width}f" if name in program else f"{4 * width}x" for name, width in columns
    )
    return (buffer, layout, *(name for name, _ in columns if name in program))


def _moving(positions: Floats, normals: Floats) -> bytes:
    return np.concatenate([positions, normals], axis=1, dtype=np.float32).tobytes()


def _four(lamps: Floats) -> bytes:
    """The first SHADOWED_LAMPS columns, ones where there are fewer."""
    columns = np.ones((len(lamps), SHADOWED_LAMPS), np.float32)
    kept = lamps[:, :SHADOWED_LAMPS]
    columns[:, : kept.shape[1]] = kept
    return columns.tobytes()


def _upside_down(matrix: Floats) -> Floats:
    """A view projection (4, 4) whose y points downwards."""
    return matrix * np.array([[1], [-1], [1], [1]], np.float32)
