"""EfficientNet-Lite's trunk, cut where a network of ours needs it.

Mingxing Tan and Quoc Le 2019, "EfficientNet"; the Lite variants leave out squeeze and excitation,
and use ReLU6, so that they run well on plain processors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from torch import Tensor, nn

STEM_CHANNELS = 32
MIDDLE, SPREAD = 127.0, 128.0  # of pixel values, as the published weights were trained


@dataclass(frozen=True)
class Stage:
    """Blocks of one width: channels out, kernel px, stride of the first, expansion, how many."""

    channels: int
    kernel: int
    stride: int
    expansion: int
    blocks: int


LITE0 = (
    Stage(16, 3, 1, 1, 1),  # S/2
    Stage(24, 3, 2, 6, 2),  # S/4
    Stage(40, 5, 2, 6, 2),  # S/8
    Stage(80, 3, 2, 6, 3),  # S/16
    Stage(112, 5, 1, 6, 3),
    Stage(192, 5, 2, 6, 4),  # S/32
    Stage(320, 3, 1, 6, 1),
)


def convolution(
    inputs: int, outputs: int, kernel: int, *, stride: int = 1, groups: int = 1, active: bool = True
) -> nn.Sequential:
    """A convolution and, if active, ReLU6; its batch norm is folded into weights and bias.

    Pads as TensorFlow's "same" does for even sizes, which the published weights expect.
    """
    missing = kernel - stride  # px by which the output would be short
    around = missing // 2, missing - missing // 2
    return nn.Sequential(
        nn.ZeroPad2d((*around, *around)) if missing else nn.Identity(),
        nn.Conv2d(inputs, outputs, kernel, stride, groups=groups),
        nn.ReLU6(inplace=True) if active else nn.Identity(),
    )


class InvertedResidual(nn.Module):
    """Wide inside and narrow outside (Sandler et al. 2018, "MobileNetV2")."""

    def __init__(self, inputs: int, stage: Stage, *, stride: int) -> None:
        super().__init__()
        wide = inputs * stage.expansion
        self.expand = convolution(inputs, wide, 1) if stage.expansion > 1 else nn.Identity()
        self.depthwise = convolution(wide, wide, stage.kernel, stride=stride, groups=wide)
        self.project = convolution(wide, stage.channels, 1, active=False)
        self.adds = stride == 1 and inputs == stage.channels

    def forward(self, x: Tensor) -> Tensor:
        found = cast(Tensor, self.project(self.depthwise(self.expand(x))))
        return x + found if self.adds else found


def normalised(pixels: Tensor) -> Tensor:
    """Pixel values 0 to 255 as the trunk takes them."""
    return (pixels - MIDDLE) / SPREAD


class Trunk(nn.Module):
    """The stem and some stages; returns the features after each stage.

    extra_inputs: channels beside the picture's three, which come last.
    """

    def __init__(self, stages: tuple[Stage, ...], *, extra_inputs: int = 0) -> None:
        super().__init__()
        self.stem = convolution(3 + extra_inputs, STEM_CHANNELS, 3, stride=2)
        self.stages = nn.ModuleList()
        channels = STEM_CHANNELS
        for stage in stages:
            blocks = []
            for index in range(stage.blocks):
                stride = stage.stride if index == 0 else 1
                blocks.append(InvertedResidual(channels, stage, stride=stride))
                channels = stage.channels
            self.stages.append(nn.Sequential(*blocks))

    def forward(self, x: Tensor) -> list[Tensor]:
        """x: (N, 3 + extra, S, S), colours by `normalised`. Returns (N, C, S/k, S/k) a stage."""
        x = self.stem(x)
        features = []
        for stage in self.stages:
            x = stage(x)
            features.append(x)
        return features
