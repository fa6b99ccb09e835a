"""ONNX graphs, put together node by node."""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import Tensor, nn

from pipeline.networks.generator import SLOPE, ResidualBlock

OPSET, IR_VERSION = 17, 8
FLOAT = onnx.TensorProto.FLOAT
Weights = NDArray[np.float32]
Shape = list[int | str]  # a name is a free size
Film = tuple[str, str]  # names of a scale and a shift


class Graph:
    """Nodes and weights in the order of their making; every method returns its output's name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Any operator of ONNX."""
        name = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, values: NDArray[np.generic]) -> str:
        """Numbers that never change."""
        name = f"constant{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def number(self, value: float) -> str:
        """One float32 that never changes."""
        return self.constant(np.array(value, np.float32))

    def result(self, kind: str, name: str, *inputs: str) -> None:
        """A node whose output the graph gives."""
        self.nodes.append(helper.make_node(kind, list(inputs), [name]))

    def conv(self, x: str, weight: Weights, bias: Weights | None, **attributes: object) -> str:
        """A convolution with weight (O, I, H, W) and bias (O,)."""
        inputs = [x, self.constant(weight)] + ([] if bias is None else [self.constant(bias)])
        return self.node("Conv", *inputs, **attributes)

    def module(self, x: str, module: nn.Module, pads: list[int] | None = None) -> str:
        """An nn.Conv2d as it is; pads: top, left, bottom, right px in place of its own."""
        assert isinstance(module, nn.Conv2d)
        across, down = (int(n) for n in module.padding[::-1])
        return self.conv(
            x,
            numbers(module.weight),
            None if module.bias is None else numbers(module.bias),
            pads=pads or [down, across, down, across],
            strides=list(module.stride),
            group=module.groups,
        )

    def active(self, x: str) -> str:
        """As the generator's layers are followed."""
        return self.node("LeakyRelu", x, alpha=SLOPE)

    def larger(self, x: str) -> str:
        """Twice the size, bilinear."""
        scales = self.constant(np.array([1, 1, 2, 2], np.float32))
        return self.node(
            "Resize", x, "", scales, mode="linear", coordinate_transformation_mode="half_pixel"
        )

    def steered(self, x: str, film: Film) -> str:
        """Scaled and shifted."""
        scale, shift = film
        return self.node("Add", self.node("Mul", x, scale), shift)

    def filmed(self, x: str, module: nn.Module, film: Film) -> str:
        """A 1 x 1 convolution and what steers it as one convolution, whose numbers are made when
        they are known."""
        assert isinstance(module, nn.Conv2d)
        assert module.bias is not None
        assert module.kernel_size == (1, 1)
        scale, shift = (
            self.node("Reshape", part, self.constant(np.array(shape, np.int64)))
            for part, shape in zip(film, ([-1, 1, 1, 1], [-1]), strict=True)
        )
        weight = self.node("Mul", self.constant(numbers(module.weight)), scale)
        flat = self.node("Reshape", scale, self.constant(np.array([-1], np.int64)))
        bias = self.node("Mul", self.constant(numbers(module.bias)), flat)
        return self.node("Conv", x, weight, self.node("Add", bias, shift))

    def block(self, x: str, block: nn.Module, film: Film) -> str:
        """A ResidualBlock."""
        assert isinstance(block, ResidualBlock)
        inner = self.active(self.steered(self.module(x, block.first), film))
        return self.node("Add", self.module(inner, block.second), x)

    def serialized(self, sources: dict[str, Shape], results: dict[str, Shape]) -> bytes:
        """The graph as ONNX Runtime reads it, with the shapes of its inputs and outputs."""
        inputs = [helper.make_tensor_value_info(n, FLOAT, s) for n, s in sources.items()]
        outputs = [helper.make_tensor_value_info(n, FLOAT, s) for n, s in results.items()]
        graph = helper.make_graph(self.nodes, "toonbooth", inputs, outputs, self.weights)
        opset = helper.make_opsetid("", OPSET)
        model = helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION)
        serialized: bytes = model.SerializeToString()
        return serialized

    def channels(self, x: str, first: int, end: int) -> str:
        """Channels from `first` on up to `end`, which is left out."""
        ends = (self.constant(np.array([n], np.int64)) for n in (first, end, 1))
        return self.node("Slice", x, *ends)

    def part(self, x: str, part: slice) -> str:
        """The channels of a slice."""
        return self.channels(x, part.start, part.stop)


def numbers(tensor: Tensor) -> Weights:
    """float32 of the same shape."""
    return tensor.detach().cpu().float().numpy()
