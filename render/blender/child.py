"""The process that holds Blender: the only module that imports bpy, and it is never imported.

`client.BlenderRenderer` starts it with `-m render.blender.child`, the number of a socket's file
descriptor, an empty folder on a RAM disk, the number of threads and "auto" or "cpu". It stays
warm from job to job and needs numpy, bpy and our plain types only. Messages are pickled tuples:

    to it    ("job", number, Scene, side px, samples, frame indices)   ("cancel", number)
    from it  ("ready", device)   ("unavailable", why)
             ("frame", number, uint8 (side, side, 4) straight alpha)   ("done", number)

Blender's space is ours here: x right, y up, z toward the viewer. Cycles knows no "up", so nothing
needs to be turned.
"""

import contextlib
import os
import sys
import warnings
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.blender.inbox import Inbox
from render.blender.polish import polish
from render.blender.surface import linear, principled
from render.camera import look_at
from render.pose import bent_vertices, joint_index, posed_vertices
from render.types import Body, Light, Part, Pose, Scene

MAX_BOUNCES = 3
GPU_BACKENDS = ("OPTIX", "CUDA", "HIP")  # fastest first

bpy: Any = None  # set by main(), so that the missing library can be told over the wire


class Stage:
    """One Scene inside Blender: built once, posed for every frame."""

    def __init__(self, scene: Scene) -> None:
        _clear()
        self._scene = scene
        self._root = _link("root", None)
        self._bent: dict[str, tuple[float, ...]] = {}  # weights by the name of the object
        self._holders = [[self._build(part) for part in body.parts] for body in scene.bodies]
        for light in scene.lights:
            _build_light(light)
        camera = bpy.data.cameras.new("camera")
        camera.angle = 2 * np.radians(scene.camera.half_angle_deg)
        bpy.context.scene.camera = _link("camera", camera)
        bpy.context.scene.camera.matrix_world = _columns(
            look_at(scene.camera.position, scene.camera.target)
        )
        bpy.context.scene.world = _build_world(scene.world)

    def _build(self, part: Part) -> Any:
        mesh = _build_mesh(part)
        mesh.materials.append(_build_material(part))
        holder = _link(part.name, mesh)
        holder.parent = self._root
        return holder

    def pose(self, frame: int) -> None:
        """Move every part to where it is in this frame."""
        for body, pose, holders in zip(
            self._scene.bodies, self._scene.poses[frame], self._holders, strict=True
        ):
            for part, holder in zip(body.parts, holders, strict=True):
                if part.skin_weights is None:
                    # matrix_world would be split into place, turn and scale and lose the shear of
                    # a turned part in a squashed body; the parent's inverse is taken as it is.
                    holder.matrix_parent_inverse = _columns(pose.joints[joint_index(body, part)])
                    self._bend(body, part, pose, holder)
                else:
                    _put(holder, posed_vertices(body, part, pose))

    def _bend(self, body: Body, part: Part, pose: Pose, holder: Any) -> None:
        """Give a part the shape that this frame's weights ask for, unless it has it."""
        weights = tuple(
            float(weight)
            for shape, weight in zip(body.blend_shapes, pose.weights, strict=True)
            if shape.part == part.name
        )
        # Meshes start without any shape.
        if weights != self._bent.get(holder.name, (0.0,) * len(weights)):
            _put(holder, bent_vertices(body, part, pose))
            self._bent[holder.name] = weights


def _put(holder: Any, vertices: NDArray[np.float32]) -> None:
    holder.data.vertices.foreach_set("co", vertices.ravel())
    holder.data.update()


def _columns(matrix: NDArray[Any]) -> list[list[float]]:
    """A matrix as Blender's properties take nested lists: column by column."""
    columns: list[list[float]] = matrix.T.astype(float).tolist()
    return columns


def _link(name: str, content: Any) -> Any:
    holder = bpy.data.objects.new(name, content)
    bpy.context.scene.collection.objects.link(holder)
    return holder


def _build_mesh(part: Part) -> Any:
    mesh = bpy.data.meshes.new(part.name)
    corners = part.triangles.ravel()
    mesh.vertices.add(len(part.vertices))
    mesh.vertices.foreach_set("co", part.vertices.ravel())
    mesh.loops.add(len(corners))
    mesh.loops.foreach_set("vertex_index", corners)
    mesh.polygons.add(len(part.triangles))
    mesh.polygons.foreach_set("loop_start", np.arange(0, len(corners), 3, dtype=np.int32))
    mesh.update(calc_edges=True)
    mesh.polygons.foreach_set("use_smooth", np.ones(len(part.triangles), bool))
    if part.texture is not None:
        layer = mesh.uv_layers.new(name="uv")
        layer.data.foreach_set("uv", part.uv[corners].ravel())
    if part.blend is not None:
        attribute = mesh.attributes.new("blend", "FLOAT", "POINT")
        attribute.data.foreach_set("value", part.blend)
    return mesh


def _build_material(part: Part) -> Any:
    material = bpy.data.materials.new(part.name)
    material.use_nodes = True
    material.cycles.emission_sampling = "NONE"  # 40,000 tiny lamps only make noise
    shader = material.node_tree.nodes["Principled BSDF"]
    for name, value in principled(part.material).items():
        shader.inputs[name].default_value = value
    if part.texture is not None:
        _paint(part, material.node_tree, shader)
    polish(part.material, material.node_tree, shader)
    return material


def _paint(part: Part, tree: Any, shader: Any) -> None:
    """Mix the texture over the material's colour by the attribute "blend"."""
    texture = tree.nodes.new("ShaderNodeTexImage")
    texture.image = _build_image(part)
    texture.extension = "EXTEND"
    color = texture.outputs["Color"]
    if part.blend is not None:
        share = tree.nodes.new("ShaderNodeAttribute")
        share.attribute_name = "blend"
        mix = tree.nodes.new("ShaderNodeMix")
        mix.data_type = "RGBA"
        factor, base, paint = mix.inputs[0], mix.inputs[6], mix.inputs[7]  # of the RGBA variant
        base.default_value = linear(part.material.color)
        tree.links.new(share.outputs["Fac"], factor)
        tree.links.new(color, paint)
        color = mix.outputs[2]
    tree.links.new(color, shader.inputs["Base Color"])
    if part.material.emission:
        tree.links.new(color, shader.inputs["Emission Color"])


def _build_image(part: Part) -> Any:
    assert part.texture is not None
    height, width = part.texture.shape[:2]
    pixels = np.ones((height, width, 4), np.float32)
    np.divide(part.texture[::-1], 255, out=pixels[..., :3], dtype=np.float32)  # bottom row first
    image = bpy.data.images.new(part.name, width, height)
    image.pixels.foreach_set(pixels.ravel())
    image.update()
    return image


def _build_light(light: Light) -> None:
    lamp = bpy.data.lights.new("light", "AREA")
    lamp.energy = light.power_w
    lamp.size = light.size
    lamp.color = linear(light.color)[:3]
    holder = _link("light", lamp)
    holder.matrix_world = _columns(look_at(light.position, light.target))
    holder.visible_camera = False


def _build_world(brightness: float) -> Any:
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs["Color"].default_value = (1.0, 1.0, 1.0, 1.0)
    background.inputs["Strength"].default_value = brightness
    return world


def _clear() -> None:
    """Drop the last job's data, so that memory stays flat."""
    bpy.data.batch_remove(list(bpy.data.objects))
    bpy.data.orphans_purge(do_local_ids=True, do_linked_ids=True, do_recursive=True)
    for blocks in (bpy.data.meshes, bpy.data.materials, bpy.data.images, bpy.data.worlds):
        bpy.data.batch_remove(list(blocks))


def _set_up(threads: int, device: str) -> str:
    """Start from Blender's factory settings; return the device that Cycles will use."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    render, cycles = scene.render, scene.cycles
    render.engine = "CYCLES"
    render.film_transparent = True
    render.threads_mode, render.threads = "FIXED", threads
    render.use_persistent_data = False  # kept data showed an earlier job's texture in the next
    render.image_settings.file_format = "TARGA_RAW"
    render.image_settings.color_mode = "RGBA"
    scene.view_settings.view_transform = "Standard"  # AgX looks washed out on a sticker
    cycles.seed = 0
    cycles.use_adaptive_sampling = False
    cycles.use_denoising = True
    cycles.denoiser = "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.denoising_prefilter = "FAST"
    cycles.denoising_quality = "FAST"
    cycles.max_bounces = MAX_BOUNCES
    cycles.use_light_tree = False  # a fifth faster with our few lights, and no noisier
    cycles.caustics_reflective = cycles.caustics_refractive = False
    return _choose_device(device)


def _choose_device(wanted: str) -> str:
    preferences = bpy.context.preferences.addons["cycles"].preferences
    for backend in GPU_BACKENDS if wanted == "auto" else ():
        with contextlib.suppress(TypeError, ValueError, RuntimeError):  # backend not in this build
            preferences.compute_device_type = backend
            devices = preferences.get_devices_for_type(backend)
            for each in devices:
                each.use = each.type == backend
            if devices:
                _use_gpu(True)
                return backend
    _use_gpu(False)
    return "CPU"


def _use_gpu(use: bool) -> None:
    cycles = bpy.context.scene.cycles
    cycles.device = "GPU" if use else "CPU"
    cycles.denoising_use_gpu = use


def _render(path: Path, side_px: int) -> NDArray[np.uint8]:
    """The stage as it is posed: uint8 (side_px, side_px, 4), straight alpha, ragged edges."""
    bpy.context.scene.render.filepath = str(path)
    try:
        bpy.ops.render.render(write_still=True)
    except RuntimeError:
        if bpy.context.scene.cycles.device == "CPU":
            raise
        _use_gpu(False)  # the GPU was lost
        bpy.ops.render.render(write_still=True)
    return _read_targa(path, side_px)


def _read_targa(path: Path, side_px: int) -> NDArray[np.uint8]:
    """An uncompressed 32 bit TARGA: 18 bytes of header, then BGRA rows, the lowest first."""
    data = np.fromfile(path, np.uint8)
    header = 18 + int(data[0])
    rows = data[header : header + side_px * side_px * 4].reshape(side_px, side_px, 4)
    return np.ascontiguousarray(rows[::-1, :, [2, 1, 0, 3]])


def _draw(job: tuple[Any, ...], inbox: Inbox, path: Path) -> Iterator[tuple[Any, ...]]:
    """The messages that answer one job."""
    number, scene, side_px, samples, frames = job
    stage = Stage(scene)
    bpy.context.scene.render.resolution_x = bpy.context.scene.render.resolution_y = side_px
    bpy.context.scene.cycles.samples = samples
    for frame in frames:
        if inbox.cancelled(number):
            break
        stage.pose(frame)
        before = bpy.context.scene.cycles.device
        picture = _render(path, side_px)
        if bpy.context.scene.cycles.device != before:
            yield "device", number, "CPU"
        yield "frame", number, picture
    yield "done", number


def main(descriptor: int, folder: Path, threads: int, device: str) -> None:
    """Serve jobs until the client closes its end."""
    global bpy  # noqa: PLW0603 - imported here so that a missing library is an answer, not a crash
    connection = Connection(descriptor)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Blender and its drivers print
    warnings.simplefilter("ignore", DeprecationWarning)  # use_nodes: needed until Blender 6
    try:
        import bpy as blender  # noqa: PLC0415
    except ImportError as error:
        connection.send(("unavailable", str(error)))
        return
    bpy = blender
    inbox = Inbox(connection, folder)
    connection.send(("ready", _set_up(threads, device)))
    while True:
        for message in _draw(inbox.jobs.get(), inbox, folder / "frame.tga"):
            connection.send(message)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
