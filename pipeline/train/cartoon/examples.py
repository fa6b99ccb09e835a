"""What the generator learns from: crops of sketches, drawn by the teacher in ever other looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from pipeline.color import to_rgb
from pipeline.gan.coloring import TONE_SCALE
from pipeline.gan.inputs import build_picture
from pipeline.gan.look import Look
from pipeline.gan.pattern import draw_screen
from pipeline.gan.told import tell
from pipeline.networks.condition import NOISE
from pipeline.train.cartoon.batch import Example, cut_screen, weigh
from pipeline.train.cartoon.manifest import Entry
from pipeline.train.cartoon.prompts import Meaning, random_drawing
from pipeline.train.cartoon.shards import Packed, ShardReader, unpack
from pipeline.train.cartoon.teacher.draw import draw
from pipeline.train.cartoon.teacher.sketch import Sketch, mirrored, resized
from pipeline.types import Palette

Array = NDArray[np.float32]

CANVAS_PX = 512
SCALES = (1.0, 1.0, 0.75, 0.5)  # of the canvas, each as likely
SIDE_STEP = 48  # sides that every scale and the generator can divide
UNTOLD = 0.25  # share of examples whose look must be read from the prompt
INVENTED = 0.45  # share of the others that are drawn in a look nobody wrote
NEAR_FACE = 0.5  # share of the crops of people that show a face's middle
STRENGTHS = (0.3, 1.0)
PALETTE_NOISE = 12.0  # of each channel of a palette's colours, of 255


@dataclass(frozen=True, eq=False)
class Order:
    """What an example shows: a part of a canvas in a look.

    scale: of the canvas. box: x0, y0, x1, y1 px of it before that. told: whether the generator is
    given the drawing's numbers.
    """

    meaning: Meaning
    look: Look
    scale: float
    box: tuple[int, int, int, int]
    flipped: bool
    told: bool


class Examples(Dataset[Example]):
    """As many as asked for; number `index` is always the same.

    features: (192,) by SHA-256, of whole photos. side_px: of the crops, a multiple of 48.
    """

    def __init__(
        self,
        folder: Path,
        entries: Sequence[Entry],
        meanings: Sequence[Meaning],
        features: Mapping[str, Tensor],
        *,
        side_px: int,
        seed: int,
    ) -> None:
        assert side_px % SIDE_STEP == 0, f"{side_px} px is no multiple of {SIDE_STEP}"
        self._reader = ShardReader(folder)
        self._entries = entries
        self._meanings = meanings
        self._features = features
        self._side_px = side_px
        self._seed = seed

    def __len__(self) -> int:
        return 1 << 40  # the loop knows when to end

    def __getitem__(self, index: int) -> Example:
        entry, packed, order, noise = self.lot(index)
        return build_example(packed, order, self._features[entry.sha256], noise)

    def lot(self, index: int) -> tuple[Entry, Packed, Order, Tensor]:
        """What example `index` is built from: a photo, an order, and noise float32 (4,)."""
        random = np.random.default_rng((self._seed, index))
        entry = self._entries[int(random.integers(len(self._entries)))]
        packed = self._reader.sketch(entry.shard, entry.sha256)
        meaning = self._meanings[int(random.integers(len(self._meanings)))]
        order = draw_lots(random, packed, meaning, self._side_px)
        noise = torch.from_numpy(random.standard_normal(NOISE).astype(np.float32))
        return entry, packed, order, noise


def draw_lots(random: np.random.Generator, packed: Packed, meaning: Meaning, side_px: int) -> Order:
    """An order for a photo and a prompt; all else is left to chance."""
    scale = float(random.choice(SCALES))
    told = bool(random.random() >= UNTOLD)
    invented = told and random.random() < INVENTED
    look = Look(
        random_drawing(random, meaning.drawing) if invented else meaning.drawing,
        _varied(random, meaning.palette),
        float(random.uniform(*STRENGTHS)),
        int(random.integers(2)),
    )
    box = _random_box(random, packed, round(side_px / scale))
    return Order(meaning, look, scale, box, bool(random.random() < 0.5), told)


def _varied(random: np.random.Generator, palette: Palette) -> Palette:
    noise = random.normal(0, PALETTE_NOISE, palette.colors.shape)
    return Palette((palette.colors + noise).round().clip(0, 255).astype(np.uint8))


def _random_box(
    random: np.random.Generator, packed: Packed, side: int
) -> tuple[int, int, int, int]:
    """A square of the canvas on the subject, on a face if there is one and it so happens."""
    _, height, width = packed.layers.shape
    x = packed.corner[0] + random.uniform(0.15, 0.85) * width
    y = packed.corner[1] + random.uniform(0.15, 0.85) * height
    if len(packed.landmarks) and random.random() < NEAR_FACE:
        face = packed.landmarks[int(random.integers(len(packed.landmarks)))]
        x, y = face[:, :2].mean(0) + random.normal(0, 0.15 * side, 2)
    canvas = int(packed.notes["side"])
    if side >= canvas:
        start = (canvas - side) // 2
        return start, start, start + side, start + side
    left = int(np.clip(x - side / 2, 0, canvas - side))
    top = int(np.clip(y - side / 2, 0, canvas - side))
    return left, top, left + side, top + side


def build_example(packed: Packed, order: Order, features: Tensor, noise: Tensor) -> Example:
    """The crop, drawn by the teacher as ordered."""
    sketch = resized(unpack(packed, order.box), order.scale)
    screen = screen_of(order, sketch.alpha.shape[0])
    if order.flipped:
        sketch = mirrored(sketch)
    target = draw(sketch, order.look, screen)
    told = tell(
        order.meaning.embedding,
        features,
        order.look,
        sketch.nature,
        side_px=round(CANVAS_PX * order.scale),
        told=order.told,
    )
    return Example(
        build_picture(sketch.given, sketch.alpha, sketch.faces, screen, order.look.drawing.eyes),
        _planes(target),
        _planes(plain_colors(sketch)),
        torch.from_numpy(sketch.tone[None] / np.float32(TONE_SCALE)),
        torch.from_numpy(sketch.ink[None]),
        torch.from_numpy(np.stack([sketch.skin, sketch.hair, sketch.clothes])),
        weigh(torch.from_numpy(sketch.alpha[None])),
        told._replace(noise=noise),
    )


def plain_colors(sketch: Sketch) -> Array:
    """float32 (S, S, 3), sRGB: what no look changes, areas of one colour in their shades."""
    lab = sketch.cels.copy()
    lab[..., 0] += sketch.tone
    return to_rgb(lab)


def _planes(picture: Array) -> Tensor:
    """float32 (C, S, S) of a picture (S, S, C)."""
    return torch.from_numpy(np.ascontiguousarray(picture.transpose(2, 0, 1), np.float32))


def screen_of(order: Order, side_px: int) -> NDArray[np.float32]:
    """float32 (S, S): what the crop shows of its pattern's screen."""
    whole = draw_screen(order.look.drawing.pattern, (round(CANVAS_PX * order.scale),) * 2)
    return cut_screen(whole, screen_corner(order), side_px)


def screen_corner(order: Order) -> tuple[int, int]:
    """x, y px of a crop on the whole screen."""
    x, y = (max(0, round(place * order.scale)) for place in order.box[:2])
    return x, y
