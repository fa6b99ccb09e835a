"""What worn things are made of: random colours, weaves, patterns and prints as textures.

A texture is laid around the head: u runs from one side to the other and back, v up the neck to the
crown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import blur
from render.types import Material, Part

SIDE_PX = 512
SEAM = 1.9  # radians from the front where the texture turns back: never at the face
LOW, HIGH = -2.4, 2.4  # y that v covers, canonical
MIDDLE = 0.55  # y about which a dome's v goes round
SCRIPT = "ABCDEFGHJKLMNOPRSTUVWXYZ0123456789"

Image = NDArray[np.float32]
Pattern = Callable[[np.random.Generator, Image], Image]


def random_color(rng: np.random.Generator, *, dark: float) -> NDArray[np.float64]:
    """float64 (3,), sRGB in [0, 1]: dark with that probability, else of any lightness and hue."""
    if rng.random() < dark:
        return np.asarray(rng.uniform(0.02, 0.2) + rng.uniform(-0.02, 0.06, 3)).clip(0.01, 1)
    color = rng.uniform(0.05, 0.95, 3)
    if rng.random() < 0.5:  # faded, as most cloth is
        color = color.mean() + rng.uniform(0.1, 0.5) * (color - color.mean())
    return np.asarray(color)


@dataclass(frozen=True)
class Cloth:
    """dark: probability of a dark colour. draped: in long folds. printed: with a badge in front."""

    dark: float
    knitted: bool = False
    draped: bool = False
    printed: bool = False


def random_cloth(rng: np.random.Generator, cloth: Cloth) -> NDArray[np.uint8]:
    """uint8 (SIDE_PX, SIDE_PX, 3): a piece of such cloth."""
    base = np.full((SIDE_PX, SIDE_PX, 3), random_color(rng, dark=cloth.dark), np.float32)
    if rng.random() < 0.45:
        pattern = list(PATTERNS.values())[int(rng.integers(len(PATTERNS)))]
        second = random_color(rng, dark=0.2).astype(np.float32)
        share = pattern(rng, _noise(rng, 9))[..., None] * np.float32(rng.uniform(0.3, 1))
        base = base + share * (second - base)
    if cloth.printed:
        base = _badged(base, rng)
    tone = _weave(rng, knitted=cloth.knitted) * _folds(rng)
    if cloth.draped:
        tone = tone * _drapes(rng)
    # What shines on folds does not depend on the dye, or black cloth would look smooth.
    shine = rng.uniform(0, 0.15) * (tone - 1) + rng.uniform(0, 0.02) * _noise(rng, 60)
    worn = base * tone[..., None] + shine[..., None].astype(np.float32)
    return np.asarray(worn.clip(0, 1) * 255 + 0.5, np.uint8)


def clothed(part: Part, cloth: NDArray[np.uint8], *, rough: float, sheen: float) -> Part:
    """The part, built in canonical units about the head, made of a cloth."""
    x, y, z = part.vertices.astype(np.float64).T
    angle = np.arctan2(x, z)
    around = np.abs((angle + SEAM + np.pi) % (2 * np.pi) - np.pi) / np.pi
    out = np.hypot(x, z)
    rise = np.where(y > MIDDLE, MIDDLE + 1.3 * np.arctan2(y - MIDDLE, np.maximum(out, 1e-6)), y)
    up = np.clip((rise - LOW) / (HIGH - LOW), 0, 1)
    material = Material((0.5, 0.5, 0.5), roughness=rough, coat=0.0, sheen=sheen)
    uv = np.stack([around, up], 1).astype(np.float32)
    return replace(part, uv=uv, texture=cloth, material=material, blend=None)


def _noise(rng: np.random.Generator, coarse: int) -> Image:
    """float32 (SIDE_PX, SIDE_PX), about -1 to 1: `coarse` lumps along each side."""
    small = rng.normal(0, 1, (coarse, coarse)).astype(np.float32)
    size = (SIDE_PX, SIDE_PX)
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC), np.float32)


def _weave(rng: np.random.Generator, *, knitted: bool) -> Image:
    """Threads, or the ribs and loops of wool."""
    rows, columns = np.indices((SIDE_PX, SIDE_PX), np.float32)
    grain = rng.normal(0, rng.uniform(0.01, 0.07), (SIDE_PX, SIDE_PX)).astype(np.float32)
    tone = 1 + grain + np.float32(rng.uniform(0, 0.06)) * _noise(rng, 120)
    if knitted:
        period = rng.uniform(5, 22)
        rib = np.abs(np.sin(np.pi * columns / period)) ** 0.7
        loops = np.sin(2 * np.pi * (rows / (period * 0.6) + 0.5 * rib))
        tone *= 1 - rng.uniform(0.05, 0.4) * (1 - rib) - rng.uniform(0, 0.12) * (loops > 0.3)
    return np.asarray(tone, np.float32)


def _folds(rng: np.random.Generator) -> Image:
    """Creases and worn places."""
    strength = np.float32(rng.uniform(0.02, 0.16))
    ridges = 1 - np.abs(blur(_noise(rng, int(rng.integers(4, 14))), 3.0))
    return np.asarray(1 + strength * (ridges + 0.5 * _noise(rng, 6) - 0.6), np.float32)


def _drapes(rng: np.random.Generator) -> Image:
    """Long folds that run down and around the face."""
    rows, columns = np.indices((SIDE_PX, SIDE_PX), np.float32)
    bent = columns + rng.uniform(-0.9, 0.9) * rows + rng.uniform(10, 45) * _noise(rng, 5)
    waves = np.sin(2 * np.pi * bent / rng.uniform(24, 70)) + 0.4 * _noise(rng, 8)
    return np.asarray(1 + rng.uniform(0.05, 0.22) * waves.clip(-1.5, 1), np.float32)


def _badged(base: Image, rng: np.random.Generator) -> Image:
    """Letters or a patch where a cap has its badge."""
    image = base.copy()
    column = int(SIDE_PX * (SEAM / np.pi))
    row = int(SIDE_PX * (1 - (rng.uniform(1.25, 1.6) - LOW) / (HIGH - LOW)))
    color = tuple(float(value) for value in rng.uniform(0, 1, 3))
    wide, high = int(rng.uniform(14, 44)), int(rng.uniform(12, 26))
    if rng.random() < 0.5:
        shape = cv2.ellipse if rng.random() < 0.5 else None
        if shape:
            cv2.ellipse(image, (column, row), (wide, high), 0, 0, 360, color, -1, cv2.LINE_AA)
        else:
            ends = (column - wide, row - high), (column + wide, row + high)
            cv2.rectangle(image, *ends, color, -1, cv2.LINE_AA)
        color = tuple(float(value) for value in rng.uniform(0, 1, 3))
    word = "".join(rng.choice(list(SCRIPT), int(rng.integers(1, 6))))
    size = rng.uniform(0.5, 1.4) / len(word) ** 0.4
    (width, height), _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_DUPLEX, size, 2)
    at = (column - width // 2, row + height // 2)
    cv2.putText(image, word, at, cv2.FONT_HERSHEY_DUPLEX, size, color, 2, cv2.LINE_AA)
    return image


def _stripes(rng: np.random.Generator, _: Image) -> Image:
    """Bands that go round."""
    rows, columns = np.indices((SIDE_PX, SIDE_PX), np.float32)
    lean = rng.choice([0.0, 0.0, 1.0, rng.uniform(-1, 1)])
    phase = (rows + lean * columns) / rng.uniform(8, 60)
    return np.asarray(np.sin(2 * np.pi * phase) > rng.uniform(-0.5, 0.8), np.float32)


def _checks(rng: np.random.Generator, _: Image) -> Image:
    """Plaid."""
    rows, columns = np.indices((SIDE_PX, SIDE_PX), np.float32)
    period, thin = rng.uniform(14, 60), rng.uniform(0.2, 0.5)
    lines = (rows / period % 1 < thin).astype(np.float32) + (columns / period % 1 < thin)
    return np.asarray(lines / 2, np.float32)


def _dots(rng: np.random.Generator, _: Image) -> Image:
    """Dots in rows."""
    rows, columns = np.indices((SIDE_PX, SIDE_PX), np.float32)
    period = rng.uniform(10, 40)
    shifted = columns + period / 2 * (np.floor(rows / period) % 2)
    away = np.hypot(rows % period - period / 2, shifted % period - period / 2)
    return np.asarray(away < rng.uniform(0.15, 0.4) * period, np.float32)


def _blots(rng: np.random.Generator, _: Image) -> Image:
    """Flowers, leaves or camouflage: blots of any size."""
    return np.asarray(_noise(rng, int(rng.integers(8, 50))) > rng.uniform(0, 0.9), np.float32)


def _paisley(rng: np.random.Generator, lumps: Image) -> Image:
    """Winding lines."""
    fine = _noise(rng, int(rng.integers(12, 40)))
    return np.asarray(np.abs(np.sin(3 * fine + 2 * lumps)) > rng.uniform(0.4, 0.85), np.float32)


def _mottled(rng: np.random.Generator, _: Image) -> Image:
    """Flecks of a second thread."""
    return np.asarray(_noise(rng, int(rng.integers(80, 200))).clip(0, 1), np.float32)


PATTERNS: dict[str, Pattern] = {
    "stripes": _stripes,
    "checks": _checks,
    "dots": _dots,
    "blots": _blots,
    "paisley": _paisley,
    "mottled": _mottled,
}
