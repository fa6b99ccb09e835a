"""Our networks as ONNX graphs, built from the loaded modules: ONNX Runtime is faster on plain
processors than torch. What each node computes is said in pipeline.networks; a test compares both.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import Tensor, nn

from pipeline.backbone import InvertedResidual
from pipeline.networks.condition import ImageFeatures
from pipeline.networks.generator import (
    AREAS,
    COLORED,
    INK,
    INK_START,
    INPUTS,
    OWN_START,
    PAINTS,
    PLAIN,
    SHOWN,
    SLOPE,
    Colorist,
    Generator,
    ResidualBlock,
    Rise,
)

OPSET, IR_VERSION = 17, 8
FLOAT = onnx.TensorProto.FLOAT
_Weights = NDArray[np.float32]
_Film = tuple[str, str]  # names of a scale and a shift


class _Graph:
    """Nodes and weights in the order of their making; every method returns its output's name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        name = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, values: NDArray[np.generic]) -> str:
        name = f"constant{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def number(self, value: float) -> str:
        return self.constant(np.array(value, np.float32))

    def result(self, kind: str, name: str, *inputs: str) -> None:
        """A node whose output the graph gives."""
        self.nodes.append(helper.make_node(kind, list(inputs), [name]))

    def conv(self, x: str, weight: _Weights, bias: _Weights | None, **attributes: object) -> str:
        inputs = [x, self.constant(weight)] + ([] if bias is None else [self.constant(bias)])
        return self.node("Conv", *inputs, **attributes)

    def module(self, x: str, module: nn.Module, pads: list[int] | None = None) -> str:
        """An nn.Conv2d as it is; pads: top, left, bottom, right px in place of its own."""
        assert isinstance(module, nn.Conv2d)
        across, down = (int(n) for n in module.padding[::-1])
        return self.conv(
            x,
            _numbers(module.weight),
            None if module.bias is None else _numbers(module.bias),
            pads=pads or [down, across, down, across],
            strides=list(module.stride),
            group=module.groups,
        )

    def active(self, x: str) -> str:
        return self.node("LeakyRelu", x, alpha=SLOPE)

    def larger(self, x: str) -> str:
        """Twice the size, bilinear."""
        scales = self.constant(np.array([1, 1, 2, 2], np.float32))
        return self.node(
            "Resize", x, "", scales, mode="linear", coordinate_transformation_mode="half_pixel"
        )

    def steered(self, x: str, film: _Film) -> str:
        scale, shift = film
        return self.node("Add", self.node("Mul", x, scale), shift)

    def block(self, x: str, block: nn.Module, film: _Film) -> str:
        assert isinstance(block, ResidualBlock)
        inner = self.active(self.steered(self.module(x, block.first), film))
        return self.node("Add", self.module(inner, block.second), x)

    def serialized(
        self, source: tuple[str, list[int | str]], results: dict[str, list[int | str]], *more: str
    ) -> bytes:
        """The graph as ONNX Runtime reads it. more: inputs of one vector (1, N, 1, 1) each."""
        name, shape = source
        inputs = [helper.make_tensor_value_info(name, FLOAT, shape)]
        inputs += [helper.make_tensor_value_info(n, FLOAT, [1, None, 1, 1]) for n in more]
        outputs = [helper.make_tensor_value_info(n, FLOAT, s) for n, s in results.items()]
        graph = helper.make_graph(self.nodes, "toonbooth", inputs, outputs, self.weights)
        opset = helper.make_opsetid("", OPSET)
        model = helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION)
        serialized: bytes = model.SerializeToString()
        return serialized


def _numbers(tensor: Tensor) -> _Weights:
    return tensor.detach().cpu().float().numpy()


def build_generator_graph(generator: Generator) -> bytes:
    """From `picture` (1, 13, H, W) and `films` (1, N, 1, 1), the condition's scales and shifts.

    Gives `colors` (1, 3, H, W) in [0, 1] and `areas` (1, 3, H, W), logits.
    """
    graph = _Graph()
    films, paints = _films(graph, generator)
    x = graph.active(_entered(graph, generator))
    kept, index = [], 0
    for level, count in enumerate(generator.blocks):
        if level:
            kept.append(x)
            x = graph.active(graph.module(x, generator.shrink[level - 1]))
        for _ in range(count):
            x = graph.block(x, generator.down[index], films[index])
            index += 1
    for rise, before in zip(generator.up, reversed(kept), strict=True):
        assert isinstance(rise, Rise)
        large = graph.larger(graph.module(x, rise.narrow))
        x = graph.block(graph.active(graph.node("Add", large, before)), rise.block, films[index])
        index += 1
    _finish(graph, generator, x, films[index:], paints)
    free: list[int | str] = ["height", "width"]
    results: dict[str, list[int | str]] = {"colors": [1, 3, *free], "areas": [1, 3, *free]}
    return graph.serialized(("picture", [1, INPUTS, *free]), results, "films")


def _films(graph: _Graph, generator: Generator) -> tuple[list[_Film], list[str]]:
    """Names of each block's scale and shift, and of the paints."""
    widths = [width for width in generator.condition.channels for _ in ("scale", "shift")]
    names = [f"film{number}" for number in range(len(widths))]
    paints = [f"paint{number}" for number in range(PAINTS)]
    sizes = graph.constant(np.array([*widths, *[3] * PAINTS], np.int64))
    graph.nodes.append(helper.make_node("Split", ["films", sizes], [*names, *paints], axis=1))
    return list(zip(names[::2], names[1::2], strict=True)), paints


def _entered(graph: _Graph, generator: Generator) -> str:
    """Sorting pixels into channels and a convolution of them are one larger convolution."""
    weight = _numbers(generator.enter.weight)
    outputs = len(weight)
    apart = weight.reshape(outputs, INPUTS, 2, 2, 3, 3).transpose(0, 1, 4, 2, 5, 3)
    assert generator.enter.bias is not None
    return graph.conv(
        "picture",
        apart.reshape(outputs, INPUTS, 6, 6),
        _numbers(generator.enter.bias),
        strides=[2, 2],
        pads=[2, 2, 2, 2],
    )


def _finish(
    graph: _Graph, generator: Generator, x: str, films: list[_Film], paints: list[str]
) -> None:
    large = graph.larger(graph.module(x, generator.widen))
    # Two convolutions that are added are quicker than one of both side by side: 16 channels
    # are as many as the processor takes at once, 27 are not.
    weight, full = _numbers(generator.meet.weight), generator.widen.out_channels
    assert generator.meet.bias is not None
    drawn = graph.conv(large, weight[:, :full], _numbers(generator.meet.bias), pads=[1] * 4)
    shown = graph.conv("picture", weight[:, full:], None, pads=[1] * 4)
    met = graph.active(graph.node("Add", drawn, shown))
    found = graph.module(met, generator.finish)
    photo, recolored = _channels(graph, "picture", 0, 3), _channels(graph, "picture", 3, 6)
    plain = graph.node("Add", photo, _channels(graph, found, PLAIN.start, PLAIN.stop))
    marks = graph.node("Sigmoid", _channels(graph, found, INK.start, AREAS.stop))
    toward = graph.node("Sub", recolored, photo)
    seen = _channels(graph, "picture", 0, SHOWN)
    parts = graph.node("Concat", met, plain, marks, seen, axis=1)
    told = _colored(graph, generator.colorist, parts, films)
    share = graph.node("Sigmoid", _channels(graph, told, 3, 4))
    moved = graph.node("Add", plain, graph.node("Mul", share, toward))
    base = graph.node("Add", moved, _channels(graph, told, 0, 3))
    painted = _painted(graph, base, _channels(graph, told, 5, COLORED), paints)
    black = graph.node("Add", _channels(graph, told, 4, 5), graph.number(INK_START))
    dark = graph.node("Mul", _channels(graph, marks, 0, 1), graph.node("Sigmoid", black))
    colors = graph.node("Mul", painted, graph.node("Sub", graph.number(1), dark))
    graph.result("Clip", "colors", colors, graph.number(0), graph.number(1))
    graph.result("Identity", "areas", _channels(graph, found, AREAS.start, AREAS.stop))


def _colored(graph: _Graph, colorist: Colorist, x: str, films: list[_Film]) -> str:
    first, last = films
    x = graph.active(graph.steered(graph.module(x, colorist.first), first))
    x = graph.active(graph.module(x, colorist.second))
    return graph.steered(graph.module(x, colorist.last), last)


def _painted(graph: _Graph, base: str, logits: str, paints: list[str]) -> str:
    start = np.array([OWN_START] + [0.0] * PAINTS, np.float32).reshape(1, -1, 1, 1)
    shares = graph.node("Softmax", graph.node("Add", logits, graph.constant(start)), axis=1)
    grey = graph.node("ReduceMean", base, axes=[1])
    own = graph.node("Mul", _channels(graph, shares, 0, 1), graph.node("Sub", base, grey))
    colors = graph.node("Add", grey, own)
    for number, paint in enumerate(paints, 1):
        share = _channels(graph, shares, number, number + 1)
        colors = graph.node("Add", colors, graph.node("Mul", share, paint))
    return colors


def _channels(graph: _Graph, x: str, first: int, end: int) -> str:
    ends = (graph.constant(np.array([n], np.int64)) for n in (first, end, 1))
    return graph.node("Slice", x, *ends)


def build_eyes_graph(eyes: ImageFeatures) -> bytes:
    """From `view` (1, 3, S, S) to `features` (1, 192)."""
    graph = _Graph()
    x = _convolved(graph, "view", eyes.trunk.stem)
    for stage in eyes.trunk.stages:
        for block in stage.children():
            assert isinstance(block, InvertedResidual)
            before = x
            if not isinstance(block.expand, nn.Identity):
                x = _convolved(graph, x, block.expand)
            x = _convolved(graph, _convolved(graph, x, block.depthwise), block.project)
            if block.adds:
                x = graph.node("Add", x, before)
    pooled = graph.node("GlobalAveragePool", x)
    graph.nodes.append(helper.make_node("Flatten", [pooled], ["features"]))
    return graph.serialized(("view", [1, 3, "side", "side"]), {"features": [1, "channels"]})


def _convolved(graph: _Graph, x: str, part: nn.Module) -> str:
    """Padding, a convolution and perhaps an activation, as pipeline.backbone puts them together."""
    around, convolution, active = part.children()
    left, right, top, bottom = getattr(around, "padding", (0, 0, 0, 0))
    x = graph.module(x, convolution, [top, left, bottom, right])
    if isinstance(active, nn.ReLU6):
        x = graph.node("Clip", x, graph.number(0), graph.number(6))
    return x
