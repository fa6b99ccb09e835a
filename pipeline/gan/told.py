"""All that the generator is told of a look and a subject, beside its picture."""

from __future__ import annotations

import torch
from torch import Tensor

from pipeline.color import Array
from pipeline.gan.coloring import Nature, color_tables
from pipeline.gan.look import Look, coloring_of, line_color, look_numbers, mark_numbers
from pipeline.networks.condition import NOISE
from pipeline.networks.generator import Told


def tell(
    meant: Array, features: Tensor, look: Look, nature: Nature, *, side_px: int, told: bool = True
) -> Told:
    """What a generator is told, without the dimension of a batch; its noise is 0.

    meant: the prompt's embedding float32 (512,). features: of the picture, (192,). side_px, told:
    see `look_numbers`.
    """
    return Told(
        torch.from_numpy(meant.copy()),
        features,
        torch.from_numpy(look_numbers(look, side_px=side_px, told=told)),
        torch.zeros(NOISE),
        color_tables(coloring_of(look, nature)),
        torch.from_numpy(line_color(look.drawing)),
        torch.from_numpy(mark_numbers(look, nature)),
    )
