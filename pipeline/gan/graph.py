"""Our networks as ONNX graphs, built from the loaded modules: ONNX Runtime is faster on plain
processors than torch. What each node computes is said in pipeline.networks; a test compares both.
"""

from __future__ import annotations

import numpy as np
import onnx
import torch
from onnx import helper
from torch import nn
from torch.nn import functional

from pipeline.backbone import InvertedResidual
from pipeline.gan.nodes import Film, Graph, Shape, Weights, numbers
from pipeline.networks.condition import ImageFeatures
from pipeline.networks.generator import (
    AREAS,
    COLORED,
    FACES,
    FOUND,
    HAIR,
    INK,
    INK_START,
    INPUTS,
    LINE_OWN,
    MARK_SLOPE,
    PERSON_CLEAR,
    PLAIN,
    SCREEN,
    SHOWN,
    SKIN,
    TABLES,
    TONE,
    Generator,
    Rise,
)

LATTICE = 48  # steps of each channel in the table that is looked up
LARGEST_LOGIT = 40.0  # beyond which a share is whole


def build_generator_graph(generator: Generator) -> bytes:
    """From `picture` (1, 11, H, W), `films` (1, N, 1, 1), the condition's scales and shifts,
    `changes` (LATTICE ** 3, 12), see `table_changes`, `line` (1, 3, 1, 1), and `mark` (1, 5, 1, 1).

    Gives `colors` (1, 3, H, W) in [0, 1] and `areas` (1, 3, H, W), logits.
    """
    graph = Graph()
    films = _films(graph, generator)
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
    _finish(graph, generator, x, films[index:])
    free = ["height", "width"]
    sources: dict[str, Shape] = {
        "picture": [1, INPUTS, *free],
        "films": [1, "numbers", 1, 1],
        "changes": [LATTICE**3, 3 * TABLES],
        "line": [1, 3, 1, 1],
        "mark": [1, 5, 1, 1],
    }
    return graph.serialized(sources, {"colors": [1, 3, *free], "areas": [1, 3, *free]})


def table_changes(tables: Weights) -> Weights:
    """float32 (LATTICE ** 3, 12): by how much every colour changes, blue fastest.

    tables: float32 (12, S, S, S), see pipeline.gan.coloring. So many entries that the nearest will
    do: ONNX Runtime takes four times as long to look between those of a small table.
    """
    steps = np.linspace(0, 1, LATTICE, dtype=np.float32)
    count = tables.shape[1]
    away = np.abs(steps[:, None] * (count - 1) - np.arange(count, dtype=np.float32))
    between = (1 - away).clip(0, None)  # (LATTICE, S): linear interpolation
    found = tables.transpose(1, 2, 3, 0)  # blue, green, red
    for axis in range(3):
        found = np.tensordot(between, found, (1, axis))  # the axis comes first: red at last
    same = np.stack(np.meshgrid(steps, steps, steps, indexing="ij", copy=False), -1)
    found.reshape(LATTICE**3, -1, 3)[:] -= same.reshape(LATTICE**3, 1, 3)
    return np.asarray(found.reshape(LATTICE**3, -1), np.float32)


def _films(graph: Graph, generator: Generator) -> list[Film]:
    """Names of each block's scale and shift."""
    widths = [width for width in generator.condition.channels for _ in ("scale", "shift")]
    names = [f"film{number}" for number in range(len(widths))]
    sizes = graph.constant(np.array(widths, np.int64))
    graph.nodes.append(helper.make_node("Split", ["films", sizes], names, axis=1))
    return list(zip(names[::2], names[1::2], strict=True))


def _entered(graph: Graph, generator: Generator) -> str:
    """Sorting pixels into channels and a convolution of them are one larger convolution."""
    weight = numbers(generator.enter.weight)
    outputs = len(weight)
    apart = weight.reshape(outputs, INPUTS, 2, 2, 3, 3).transpose(0, 1, 4, 2, 5, 3)
    assert generator.enter.bias is not None
    return graph.conv(
        "picture",
        apart.reshape(outputs, INPUTS, 6, 6),
        numbers(generator.enter.bias),
        strides=[2, 2],
        pads=[2, 2, 2, 2],
    )


def _finish(graph: Graph, generator: Generator, x: str, films: list[Film]) -> None:
    met = graph.active(_met(graph, generator, graph.larger(graph.module(x, generator.widen))))
    found = graph.module(met, generator.finish)
    plain = graph.node("Add", graph.channels("picture", 0, 3), graph.part(found, PLAIN))
    marks = graph.node("Sigmoid", graph.channels(found, INK.start, AREAS.stop))
    parts = graph.node("Concat", met, marks, graph.channels("picture", 0, SHOWN), axis=1)
    said = _colored(graph, generator, parts, films)
    areas = graph.part(found, AREAS)
    shares = _shares(graph, graph.channels(said, 5, COLORED), areas)
    base = graph.node("Add", plain, _recolored(graph, plain, shares))
    base = _printed(graph, graph.node("Add", base, graph.channels(said, 0, 3)), said, shares)
    black = graph.node("Add", graph.channels(said, 3, 4), graph.number(INK_START))
    dark = graph.node("Mul", graph.channels(marks, 0, 1), graph.node("Sigmoid", black))
    line = graph.node("Add", graph.node("Mul", base, graph.number(LINE_OWN)), "line")
    toward = graph.node("Mul", dark, graph.node("Sub", line, base))
    colors = graph.node("Add", base, toward)
    graph.result("Clip", "colors", colors, graph.number(0), graph.number(1))
    graph.result("Identity", "areas", areas)


def _printed(graph: Graph, base: str, said: str, shares: list[str]) -> str:
    """Colours with the pattern on them."""
    above = graph.node("Sub", graph.part("picture", SCREEN), graph.channels(said, 4, 5))
    above = graph.node("Sub", above, graph.channels("mark", 4, 5))
    share = graph.node("Sigmoid", graph.node("Mul", above, graph.number(MARK_SLOPE)))
    person = graph.node("Add", shares[SKIN], shares[HAIR])
    bare = graph.node("Sub", graph.number(1), graph.node("Mul", person, graph.number(PERSON_CLEAR)))
    bare = graph.node("Relu", bare)
    beside = graph.node("Sub", graph.number(1), graph.part("picture", FACES))
    share = graph.node("Mul", share, graph.node("Mul", bare, beside))
    own, color = graph.channels("mark", 0, 1), graph.channels("mark", 1, 4)
    mark = graph.node("Add", graph.node("Mul", base, own), color)
    return graph.node("Add", base, graph.node("Mul", share, graph.node("Sub", mark, base)))


def _met(graph: Graph, generator: Generator, large: str) -> str:
    # Two convolutions that are added are quicker than one of both side by side: 16 channels
    # are as many as the processor takes at once, 26 are not.
    weight, full = numbers(generator.meet.weight), generator.widen.out_channels
    assert generator.meet.bias is not None
    drawn = graph.conv(large, weight[:, :full], numbers(generator.meet.bias), pads=[1] * 4)
    shown = graph.conv("picture", weight[:, full:], None, pads=[1] * 4)
    return graph.node("Add", drawn, shown)


def _colored(graph: Graph, generator: Generator, x: str, films: list[Film]) -> str:
    colorist = generator.colorist
    first, last = films
    x = graph.active(graph.filmed(x, _without_twins(generator), first))
    x = graph.active(graph.module(x, colorist.second))
    return graph.filmed(x, colorist.last, last)


def _without_twins(generator: Generator) -> nn.Conv2d:
    """The colourist's first convolution, of channels that are not sums of others.

    Flat colours and tone are sums of what `finish` reads and of the picture: asked for once.
    """
    first, finish = generator.colorist.first, generator.finish
    assert first.bias is not None
    assert finish.bias is not None
    full, sums = generator.widen.out_channels, TONE.stop
    sizes = [full, sums, FOUND - sums, SHOWN]
    read, summed, marks, seen = torch.split(first.weight.detach(), sizes, 1)
    weight = finish.weight.detach()[:sums]
    found = nn.Conv2d(full + FOUND - sums + SHOWN, first.out_channels, 1)
    read = read + torch.einsum("oshw,sihw->oihw", summed, weight)
    seen = seen + functional.pad(summed[:, PLAIN], (0, 0, 0, 0, 0, SHOWN - PLAIN.stop))
    found.weight = nn.Parameter(torch.cat([read, marks, seen], 1))
    found.bias = nn.Parameter(first.bias.detach() + summed[..., 0, 0] @ finish.bias.detach()[:sums])
    return found


def _recolored(graph: Graph, plain: str, shares: list[str]) -> str:
    """How colours change by the tables: by the nearest of their many entries."""
    half = graph.node("AveragePool", plain, kernel_shape=[2, 2], strides=[2, 2])
    inside = graph.node("Clip", half, graph.number(0), graph.number(1))
    steps = graph.node("Round", graph.node("Mul", inside, graph.number(LATTICE - 1)))
    places = np.array([LATTICE**2, LATTICE, 1], np.float32).reshape(1, 3, 1, 1)
    number = graph.node("Cast", graph.conv(steps, places, None), to=onnx.TensorProto.INT32)
    rows = graph.node("Gather", "changes", number, axis=0)
    rows = graph.node("Squeeze", rows, graph.constant(np.array([1], np.int64)))
    large = graph.larger(graph.node("Transpose", rows, perm=[0, 3, 1, 2]))
    parts = [
        graph.node("Mul", share, graph.channels(large, 3 * index, 3 * index + 3))
        for index, share in enumerate(shares)
    ]
    return graph.node("Sum", *parts)


def _shares(graph: Graph, said: str, areas: str) -> list[str]:
    """How much of each table a pixel has: ONNX Runtime's own Softmax of channels turns the whole
    picture round and back."""
    found = []
    for number in range(TABLES):
        likely = graph.channels(said, number, number + 1)
        if number:
            likely = graph.node("Add", likely, graph.channels(areas, number - 1, number))
        found.append(graph.node("Exp", graph.node("Min", likely, graph.number(LARGEST_LOGIT))))
    once = graph.node("Reciprocal", graph.node("Sum", *found))
    return [graph.node("Mul", likely, once) for likely in found]


def build_eyes_graph(eyes: ImageFeatures) -> bytes:
    """From `view` (1, 3, S, S) to `features` (1, 192)."""
    graph = Graph()
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
    return graph.serialized({"view": [1, 3, "side", "side"]}, {"features": [1, "channels"]})


def _convolved(graph: Graph, x: str, part: nn.Module) -> str:
    """Padding, a convolution and perhaps an activation, as pipeline.backbone puts them together."""
    around, convolution, active = part.children()
    left, right, top, bottom = getattr(around, "padding", (0, 0, 0, 0))
    x = graph.module(x, convolution, [top, left, bottom, right])
    if isinstance(active, nn.ReLU6):
        x = graph.node("Clip", x, graph.number(0), graph.number(6))
    return x
