"""What tests draw with the quick renderer: small scenes, and what is read off their pictures."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bench.toys import part, sphere, standing
from render.quick.renderer import QuickRenderer
from render.types import Body, Camera, Light, Part, Raster, Scene

SIDE = 128
SMALL = Raster(SIDE, samples=2)
CAMERA = Camera((0.0, 0.0, 6.0), (0.0, 0.0, 0.0), 11.96)
FRONT = Light((0.0, 0.0, 5.0), (0.0, 0.0, 0.0), 120.0, 2.0)
GRAY = (0.6, 0.6, 0.6)
Picture = NDArray[np.uint8]


def ball(radius: float = 0.8, center: Sequence[float] = (0, 0, 0), *, joint: str = "root") -> Part:
    return replace(part("ball", sphere(24, radii=radius, center=center), GRAY), joint=joint)


def scene_of(*parts: Part, lights: tuple[Light, ...] = (FRONT,), frames: int = 1) -> Scene:
    body = Body(parts)
    return Scene((body,), ((standing(body),),) * frames, lights, CAMERA)


def picture_of(quick: QuickRenderer, scene: Scene, raster: Raster = SMALL) -> Picture:
    return next(iter(quick.draw(scene, raster)))


def textured(colors: NDArray[np.uint8]) -> Part:
    return replace(ball(), texture=colors)


def brightness(picture: Picture) -> NDArray[np.float64]:
    """Mean of the colours, per pixel."""
    return picture[..., :3].astype(np.float64).mean(axis=2)
