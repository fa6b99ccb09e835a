"""One scene on the graphics card (or llvmpipe): its buffers, textures and framebuffers."""

from collections.abc import Mapping

import cv2
import moderngl
import numpy as np
from numpy.typing import NDArray

from render.quick.lamps import Lamps
from render.quick.look import Look
from render.quick.packing import Draw, Floats, Packed
from render.quick.shaders import (
    FRAGMENT_FLAT,
    FRAGMENT_TEXTURED,
    MAX_JOINTS,
    MAX_LAMPS,
    SHADOWED_LAMPS,
    VERTEX,
)
from render.quick.visibility import LightTrack
from render.types import Camera, Scene

FLAT, TEXTURED = "flat", "textured"
_ATTRIBUTES = (
    ("position", 3), ("normal", 3), ("color", 3), ("albedo", 3),
    ("mapping", 3), ("surface", 4), ("inner", 3), ("ambient", 1),
)  # fmt: skip
_MOVING = ("position", "normal")


def open_programs(context: moderngl.Context) -> dict[str, moderngl.Program]:
    """The compiled shaders, by the kind of part that they draw."""
    return {
        FLAT: context.program(vertex_shader=VERTEX, fragment_shader=FRAGMENT_FLAT),
        TEXTURED: context.program(vertex_shader=VERTEX, fragment_shader=FRAGMENT_TEXTURED),
    }


class Canvas:
    """Everything that one `draw` allocates; `release` gives it all back."""

    def __init__(
        self, context: moderngl.Context, programs: Mapping[str, moderngl.Program], side_px: int
    ) -> None:
        self._context = context
        self._programs = programs
        self._side_px = side_px
        self._owned: list[moderngl.Buffer | moderngl.Texture | moderngl.Renderbuffer] = []
        self._arrays: dict[
            tuple[int, int], list[tuple[moderngl.VertexArray, moderngl.Texture | None]]
        ] = {}
        self._targets = [self._open_target() for _ in range(2)]

    def _open_target(self) -> moderngl.Framebuffer:
        size = (self._side_px, self._side_px)
        color = self._own(self._context.renderbuffer(size, 4))
        depth = self._own(self._context.depth_renderbuffer(size))
        return self._own(self._context.framebuffer([color], depth))

    def _own(self, thing):  # type: ignore[no-untyped-def]
        self._owned.append(thing)
        return thing

    def release(self) -> None:
        while self._owned:
            self._owned.pop().release()
        self._arrays.clear()
        self._targets.clear()

    def upload(self, packed: Packed, track: LightTrack) -> None:
        """Vertices, triangles, textures and the light's key frames."""
        columns = {
            "color": packed.colors,
            "albedo": packed.albedo,
            "mapping": np.c_[packed.uv, packed.share],
            "surface": packed.surface[:, :4],
            "inner": np.c_[packed.surface[:, 4:], packed.joints],
            "ambient": track.ambient[:, None],
        }
        fixed = np.concatenate(list(columns.values()), axis=1).astype(np.float32)
        self._fixed = self._own(self._context.buffer(np.ascontiguousarray(fixed)))
        self._moving = self._own(self._context.buffer(_moving(packed.positions, packed.normals)))
        self._lights = [self._own(self._context.buffer(_four(lamps))) for lamps in track.lamps]
        self._index = self._own(self._context.buffer(packed.triangles))
        self._draws = [(draw, self._texture(draw)) for draw in packed.draws]

    def _texture(self, draw: Draw) -> moderngl.Texture | None:
        if draw.texture is None:
            return None
        rows = cv2.cvtColor(draw.texture[::-1], cv2.COLOR_RGB2RGBA)
        texture = self._own(self._context.texture(rows.shape[1::-1], 4, rows))
        texture.build_mipmaps()
        texture.filter = (moderngl.LINEAR_MIPMAP_NEAREST, moderngl.LINEAR)
        texture.repeat_x = texture.repeat_y = False
        return texture

    def light_up(self, scene: Scene, lamps: Lamps, look: Look) -> None:
        """Camera, lamps and constants of the look, which stay for all frames."""
        for name, values in lamps.uniforms().items():
            padded = np.zeros((MAX_LAMPS, *values.shape[1:]), np.float32)
            padded[: len(values)] = values
            self._write(name, padded)
        self._set("lamp_count", len(lamps.half))
        self._set("world", scene.world * look.world)
        self._set("bounce", look.bounce)
        self._set("specular_gain", look.specular)
        self._set("coat_gain", look.coat)
        self._write("eye", np.float32(scene.camera.position))
        self._write("camera", camera_matrix(scene.camera).T)

    def move(self, positions: Floats, normals: Floats) -> None:
        """New rest positions and normals, where blend shapes bend them."""
        self._moving.write(_moving(positions, normals))

    def draw(self, joints: Floats, around: tuple[int, int, float], target: int) -> None:
        """Draw into framebuffer `target` (0 or 1); `around` is LightTrack.around's answer."""
        before, after, between = around
        padded = np.zeros((MAX_JOINTS, 4, 4), np.float32)
        padded[: len(joints)] = joints.swapaxes(1, 2)  # column by column
        self._write("joints", padded)
        self._set("between", between)
        framebuffer = self._targets[target]
        framebuffer.use()
        framebuffer.clear(0, 0, 0, 0, depth=1)
        self._context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        # The camera draws upside down, so that the rows come out top first.
        self._context.front_face = "cw"
        for array, texture in self._vertex_arrays(before, after):
            if texture is not None:
                texture.use(0)
            array[0].render(vertices=array[2], first=array[1])

    def read(self, target: int) -> NDArray[np.uint8]:
        """uint8 (side_px, side_px, 4), premultiplied."""
        pixels = np.empty((self._side_px, self._side_px, 4), np.uint8)
        self._targets[target].read_into(pixels, components=4, alignment=1)
        return pixels

    def _vertex_arrays(self, before: int, after: int):  # type: ignore[no-untyped-def]
        key = (before, after)
        if key not in self._arrays:
            self._arrays[key] = [
                ((self._vertex_array(draw, before, after), draw.first, draw.count), texture)
                for draw, texture in self._draws
            ]
        return self._arrays[key]

    def _vertex_array(self, draw: Draw, before: int, after: int) -> moderngl.VertexArray:
        program = self._programs[FLAT if draw.texture is None else TEXTURED]
        fixed = [item for item in _ATTRIBUTES if item[0] not in _MOVING]
        content = [
            _described(self._moving, _ATTRIBUTES[:2], program),
            _described(self._fixed, fixed, program),
            _described(self._lights[before], [("lit_from", 4)], program),
            _described(self._lights[after], [("lit_to", 4)], program),
        ]
        return self._own(
            self._context.vertex_array(
                program, content, index_buffer=self._index, index_element_size=4
            )
        )

    def _write(self, name: str, values: Floats) -> None:
        for program in self._programs.values():
            if name in program:
                program[name].write(np.ascontiguousarray(values, dtype=np.float32))

    def _set(self, name: str, value: float) -> None:
        for program in self._programs.values():
            if name in program:
                program[name].value = value


def _described(buffer, columns, program):  # type: ignore[no-untyped-def]
    """A buffer as moderngl wants it: columns that the compiler left out are skipped."""
    layout = " ".join(
        f"{width}f" if name in program else f"{4 * width}x" for name, width in columns
    )
    return (buffer, layout, *(name for name, _ in columns if name in program))


def _moving(positions: Floats, normals: Floats) -> Floats:
    return np.ascontiguousarray(np.concatenate([positions, normals], axis=1), dtype=np.float32)


def _four(lamps: Floats) -> Floats:
    """The first SHADOWED_LAMPS columns, ones where there are fewer: float32 (V, 4)."""
    columns = np.ones((len(lamps), SHADOWED_LAMPS), np.float32)
    kept = lamps[:, :SHADOWED_LAMPS]
    columns[:, : kept.shape[1]] = kept
    return columns


def camera_matrix(camera: Camera) -> Floats:
    """Scene to clip space, float32 (4, 4); looks along -z without roll, y downwards."""
    x, y, z = camera.position
    distance = z - camera.target[2]
    near, far = 0.2 * distance, 3 * distance
    cotangent = 1 / camera.tangent
    view = np.eye(4)
    view[:3, 3] = -x, -y, -z
    lens = np.zeros((4, 4))
    lens[0, 0], lens[1, 1] = cotangent, -cotangent
    lens[2, 2], lens[2, 3] = -(far + near) / (far - near), -2 * far * near / (far - near)
    lens[3, 2] = -1
    return (lens @ view).astype(np.float32)
