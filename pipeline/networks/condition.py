"""What steers the generator: the prompt's meaning, what the picture shows, and the look's numbers.

E. Perez et al., "FiLM: visual reasoning with a general conditioning layer", AAAI 2018: each block's
channels are scaled and shifted by what one small network reads out of the condition.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.backbone import LITE0, Trunk

EMBEDDING = 512  # of the sentence encoder
FEATURES = 192  # of the picture: the width of the trunk's last stage
FEATURE_STAGES = 6  # of EfficientNet-lite0's seven; the seventh triples its size for little
LOOK = 25  # see pipeline.gan.look
NOISE = 4  # what a seed varies
HIDDEN = 128
MEANT, SHOWN, TOLD = 4.0, 0.25, 4.0  # factors of embedding, features and look
MIDDLE = 0.4  # about the mean of a look's numbers


class ImageFeatures(nn.Module):
    """EfficientNet-lite0 up to its sixth stage, as ImageNet taught it, and the mean of it."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Trunk(LITE0[:FEATURE_STAGES])

    def forward(self, x: Tensor) -> Tensor:
        """x: (N, 3, S, S), colours by `backbone.normalised`. Returns (N, 192)."""
        last: Tensor = self.trunk(x)[-1]
        return last.mean((2, 3))


class Condition(nn.Module):
    """From all that is told to one scale and shift for each channel of each block."""

    def __init__(self, channels: Sequence[int], *, hidden: int = HIDDEN) -> None:
        super().__init__()
        self.channels = list(channels)
        self.read = nn.Sequential(
            nn.Linear(EMBEDDING + FEATURES + LOOK + NOISE, hidden),
            nn.SiLU(),
            nn.Linear(hidden, hidden),
            nn.SiLU(),
        )
        self.tell = nn.Linear(hidden, 2 * sum(self.channels))
        nn.init.zeros_(self.tell.weight)
        nn.init.zeros_(self.tell.bias)

    def forward(
        self, embedding: Tensor, features: Tensor, look: Tensor, noise: Tensor
    ) -> list[tuple[Tensor, Tensor]]:
        """embedding (N, 512), unit; features (N, 192); look (N, 25); noise (N, 4).

        Returns a scale in (0, 2) and a shift (N, C, 1, 1) for each block.
        """
        calm = functional.layer_norm(features, (FEATURES,))
        # The few numbers of a look say most, and would drown among 700 others of the same size.
        meant = torch.cat([MEANT * embedding, SHOWN * calm, TOLD * (look - MIDDLE), noise], 1)
        told = self.tell(self.read(meant))[..., None, None]
        parts = told.split([2 * c for c in self.channels], 1)
        pairs = (part.chunk(2, 1) for part in parts)
        return [(1 + torch.tanh(scale), shift) for scale, shift in pairs]
