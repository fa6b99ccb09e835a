"""A sheet of figures: each likeness from the front, turned, and under some blend shapes.

`python -m bench.figures LIKENESS.json... --out demo/figures.png [--shape smile+open=0.6 ...]
[--yaw 0 25] [--strength 0.7] [--renderer blender]`. Each row is one likeness.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from config.theme import Lighting
from pipeline.likeness import Person
from pipeline.likeness_file import read_likeness
from pipeline.types import FaceTexture
from render.blender.client import BlenderRenderer
from render.camera import frame_camera
from render.composite import finish
from render.figure.build import build_figure
from render.layout import vertices_of
from render.lighting import build_lights
from render.quick.renderer import QuickRenderer
from render.renderer import Renderer
from render.types import Body, Pose, Raster, Scene

GROUND = (226, 232, 240)


def parse_shapes(text: str) -> dict[str, float]:
    """ "smile+open=0.6" is smile 1 and open 0.6."""
    pairs = (item.partition("=") for item in text.split("+") if item)
    return {name: float(value or 1) for name, _, value in pairs}


def read_person(path: Path) -> Person:
    """A likeness with the drawing (RGBA, see FaceTexture) that may lie beside it as PNG."""
    likeness, beside = read_likeness(path.read_bytes()), path.with_suffix(".png")
    if not beside.exists():
        return Person(likeness)
    drawing = cv2.imread(str(beside), cv2.IMREAD_UNCHANGED)
    pixels = np.asarray(cv2.cvtColor(drawing, cv2.COLOR_BGRA2RGBA), np.uint8)
    return Person(likeness, FaceTexture(pixels))


def stage(body: Body, shapes: dict[str, float], yaw_deg: float) -> Scene:
    """One frame of one body, turned about the vertical, its shapes at these weights."""
    cos, sin = np.cos(np.radians(yaw_deg)), np.sin(np.radians(yaw_deg))
    turn = np.eye(4, dtype=np.float32)
    turn[0, 0], turn[0, 2], turn[2, 0], turn[2, 2] = cos, sin, -sin, cos
    weights = [shapes.get(shape.name, 0.0) for shape in body.blend_shapes]
    pose = Pose(np.stack([turn] * len(body.joints)), np.array(weights, np.float32))
    look = Lighting()
    camera = frame_camera(vertices_of(body).astype(np.float64), margin=0.04, bottom_margin=0.04)
    return Scene((body,), ((pose,),), build_lights(look), camera, world=look.world)


def drawn(renderer: Renderer, scene: Scene, side_px: int) -> NDArray[np.uint8]:
    """uint8 (side_px, side_px, 3) on a plain ground."""
    scene = replace(scene, border=replace(scene.border, width=0.012))
    (picture,) = finish(renderer, scene, Raster(side_px, 8))
    alpha = picture[..., 3:].astype(np.float32) / 255
    mixed = picture[..., :3] * alpha + np.array(GROUND, np.float32) * (1 - alpha)
    return mixed.astype(np.uint8)


def sheet(
    renderer: Renderer, bodies: Sequence[Body], views: Sequence[tuple[str, float]], side_px: int
) -> NDArray[np.uint8]:
    """uint8 (H, W, 3): a row per body, a cell per view (shapes, yaw in degrees)."""
    return np.vstack(
        [
            np.hstack(
                [
                    drawn(renderer, stage(body, parse_shapes(shapes), yaw), side_px)
                    for shapes, yaw in views
                ]
            )
            for body in bodies
        ]
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("likenesses", nargs="+", type=Path)
    parser.add_argument("--shape", nargs="*", default=["smile"])
    parser.add_argument("--yaw", nargs="*", type=float, default=[0.0, 25.0])
    parser.add_argument("--strength", type=float, default=0.7)
    parser.add_argument("--side", type=int, default=300)
    parser.add_argument("--renderer", choices=("quick", "blender"), default="quick")
    parser.add_argument("--out", type=Path, default=Path("demo/figures.png"))
    options = parser.parse_args()
    persons = [read_person(path) for path in options.likenesses]
    bodies = [build_figure(person, strength=options.strength) for person in persons]
    views = [("", yaw) for yaw in options.yaw] + [(shape, 0.0) for shape in options.shape]
    opened: Renderer = (
        QuickRenderer()
        if options.renderer == "quick"
        else BlenderRenderer(threads=2, frame_limit_s=60)
    )
    try:
        picture = sheet(opened, bodies, views, options.side)
    finally:
        opened.close()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.out), picture[..., ::-1])
    print(options.out)


if __name__ == "__main__":
    main()
