"""Small synthetic drawings for the relief's tests."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.types import Cartoon

SIDE = 192
RED, BLUE, GREEN, WHITE = (220, 50, 40), (40, 70, 200), (40, 160, 70), (245, 245, 240)


def blank() -> NDArray[np.uint8]:
    return np.zeros((SIDE, SIDE, 4), np.uint8)


def cartoon(pixels: NDArray[np.uint8], *, card: bool = False) -> Cartoon:
    return Cartoon(pixels=pixels, prompt="toy", seed=1, cartoonizer="test-1", card=card)


def disc(radius: int = 80) -> NDArray[np.uint8]:
    pixels = blank()
    cv2.circle(pixels, (96, 96), radius, (*RED, 255), -1, cv2.LINE_AA)
    return pixels


def ring() -> NDArray[np.uint8]:
    pixels = disc()
    cv2.circle(pixels, (96, 96), 36, (*RED, 0), -1)
    return pixels


def two_blobs() -> NDArray[np.uint8]:
    pixels = blank()
    cv2.circle(pixels, (50, 96), 40, (*RED, 255), -1)
    cv2.circle(pixels, (145, 96), 36, (*BLUE, 255), -1)
    return pixels


def pan_with_handle() -> NDArray[np.uint8]:
    """A disc with a long handle 4 px wide."""
    pixels = blank()
    cv2.circle(pixels, (60, 96), 48, (*GREEN, 255), -1)
    cv2.line(pixels, (100, 96), (184, 96), (*GREEN, 255), 4)
    return pixels


def star() -> NDArray[np.uint8]:
    pixels = blank()
    turns = np.linspace(0, 2 * np.pi, 11)[:-1] - np.pi / 2
    radii = np.where(np.arange(10) % 2 == 0, 88, 38)
    points = 96 + radii[:, None] * np.stack([np.cos(turns), np.sin(turns)], 1)
    cv2.fillPoly(pixels, [points.astype(np.int32)], (230, 190, 40, 255))
    return pixels


def eye() -> NDArray[np.uint8]:
    """A white disc with a blue one in its middle."""
    pixels = blank()
    cv2.circle(pixels, (96, 96), 84, (*WHITE, 255), -1)
    cv2.circle(pixels, (96, 96), 40, (*BLUE, 255), -1)
    return pixels


def gradient() -> NDArray[np.uint8]:
    """A disc of one hue that darkens from left to right."""
    pixels = disc()
    light = np.linspace(1.0, 0.45, SIDE)[None, :, None]
    pixels[..., :3] = np.round(np.array([210, 120, 60]) * light)
    return pixels


def picture_card() -> NDArray[np.uint8]:
    """Sky over grass with a sun, filling a rectangle with rounded corners."""
    pixels = blank()
    pixels[..., :3] = (120, 180, 240)
    pixels[110:, :, :3] = GREEN
    cv2.circle(pixels, (140, 60), 20, (250, 220, 60, 0), -1)
    alpha = np.zeros((SIDE, SIDE), np.uint8)
    cv2.rectangle(alpha, (18, 38), (174, 154), 255, -1)
    pixels[..., 3] = cv2.dilate(alpha, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (17, 17)))
    return pixels


def debris() -> NDArray[np.uint8]:
    """Nine separate dots."""
    pixels = blank()
    for x in (50, 96, 142):
        for y in (50, 96, 142):
            cv2.circle(pixels, (x, y), 18, (*RED, 255), -1)
    return pixels
