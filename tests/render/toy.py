"""Toys for tests: pictures of one that turns, with a border and a soft shadow, and a model."""

import cv2
import numpy as np
import trimesh
from numpy.typing import NDArray

from render.types import Body, Camera, Frames, Material, Part, Pose, Scene

Pictures = NDArray[np.uint8]


def toy(count: int, side_px: int, *, texture: float = 0.0, fps: int = 30) -> Frames:
    """A loop of `count` frames; texture 0 (smooth) to 1 (noise that moves with the toy)."""
    grain = np.random.default_rng(1).normal(0, 60 * texture, (side_px, side_px, 3))
    pictures = [_picture(2 * np.pi * i / count, side_px, grain) for i in range(count)]
    return Frames(np.stack(pictures), fps)


def _picture(phase: float, side_px: int, grain: NDArray[np.float64]) -> Pictures:
    y, x = np.mgrid[:side_px, :side_px] / side_px - 0.5
    x = x - 0.06 * np.sin(phase)
    radius = np.hypot(x, y) / 0.36
    light = np.clip(1.15 - 1.2 * np.hypot(x + 0.12, y + 0.14), 0, 1)
    color = np.stack([220 * light, 120 * light, 50 * light], -1)
    stripes = (np.sin(18 * x + phase) > 0)[..., None]
    color = np.where(stripes, color, color[..., ::-1])
    color += np.roll(grain, round(0.06 * np.sin(phase) * side_px), 1)
    pixel = 1 / side_px / 0.36
    inside = np.clip((0.92 - radius) / pixel, 0, 1)[..., None]
    color = 255 * (1 - inside) + color * inside
    alpha = np.clip((1 - radius) / pixel + 0.5, 0, 1)
    shadow = 0.28 * np.exp(-((x / 0.25) ** 2) - ((y - 0.4) / 0.05) ** 2)
    total = alpha + shadow * (1 - alpha)
    color = color * (alpha / np.maximum(total, 1e-6))[..., None]
    rgba = np.concatenate([color, 255 * total[..., None]], -1)
    pixels: Pictures = np.clip(rgba + 0.5, 0, 255).astype(np.uint8)
    return pixels


def noise(count: int, side_px: int, fps: int = 30) -> Frames:
    """Pictures without anything to predict; the outermost pixels are transparent."""
    pixels = np.random.default_rng(2).integers(0, 256, (count, side_px, side_px, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[:, :4] = pixels[:, -4:] = 0
    return Frames(pixels, fps)


def with_black_matte(frames: Frames) -> Frames:
    """The mistake of taking premultiplied colours for straight ones, with a softer edge."""
    pixels = np.stack([cv2.GaussianBlur(picture, (0, 0), 0.8) for picture in frames.pixels])
    share = pixels[..., 3:].astype(np.float32) / 255
    pixels[..., :3] = (pixels[..., :3] * share**2).astype(np.uint8)
    return Frames(pixels, frames.fps)


def ball(name: str = "ball", *, detail: int = 3, joint: str = "root") -> Part:
    """A flattened ball, painted in front, its material's colour behind."""
    mesh = trimesh.creation.icosphere(detail, 0.9)
    vertices = (mesh.vertices * (1, 1, 0.5)).astype(np.float32)
    y, x = np.mgrid[:256, :256]
    texture = np.stack([x, y, (x * y) % 256], -1).astype(np.uint8)
    return Part(
        name=name,
        vertices=vertices,
        triangles=mesh.faces.astype(np.int32),
        uv=((vertices[:, :2] + 1) / 2).astype(np.float32),
        material=Material((0.8, 0.3, 0.1), sheen=0.2),
        texture=texture,
        blend=np.clip(vertices[:, 2] * 4 + 1, 0, 1).astype(np.float32),
        joint=joint,
    )


def swaying(body: Body, count: int = 20) -> Scene:
    poses = []
    for frame in range(count):
        angle = 0.4 * np.sin(2 * np.pi * frame / count)
        turn = np.eye(4)
        turn[:3, :3] = [
            [np.cos(angle), 0, np.sin(angle)],
            [0, 1, 0],
            [-np.sin(angle), 0, np.cos(angle)],
        ]
        joints = np.stack([turn] * len(body.joints)).astype(np.float32)
        poses.append((Pose(joints, np.zeros(0, np.float32)),))
    return Scene((body,), tuple(poses), (), Camera((0, 0, 5), (0, 0, 0), 18))
