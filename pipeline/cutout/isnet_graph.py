"""Frees the ISNet file's graph from its fixed 1024 x 1024 input. Runs once, at set-up.

The published file has 16 bit weights behind Cast nodes, six outputs (and six feature maps), and
39 Resize nodes whose sizes are constants. ISNet itself (Qin et al. 2022, "Highly accurate
dichotomous image segmentation") resizes each feature map to the one it is joined with, so the
sizes are read from there. Weights are stored in 32 bit, which ONNX Runtime loads twice as fast
and in a quarter of the memory, because it need not convert them. It is not stored in the form
that ONNX Runtime optimises for one CPU (0.15 s less to load), since another CPU may then compute
something else.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

from config.files import replacing
from pipeline.errors import BrokenModel

OPSET = 15  # Shape takes `start` and `end` from here on
IR_VERSION = 8


def make_resizable(source: Path, target: Path) -> None:
    """Write `source` to `target` with a free height and width and only the finest matte.

    Input float32 (1, 3, H, W), output float32 (1, 1, H, W). Raises BrokenModel.
    """
    try:
        model = onnx.load(str(source))
        resizable = _resizable(model.graph)
        onnx.checker.check_model(resizable)
        content = resizable.SerializeToString()
    except Exception as error:  # ONNX's errors share no public base
        raise BrokenModel(source.name, str(error)) from error
    with replacing(target) as file:
        file.write(content)


def _resizable(graph: onnx.GraphProto) -> onnx.ModelProto:
    picture, matte = graph.input[0].name, graph.output[0].name
    nodes, matte = _without_casts(graph.node, matte)
    nodes = _following_the_input(nodes, picture)
    nodes, used = _needed_for(matte, nodes)
    weights = [
        numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float32), weight.name)
        for weight in graph.initializer
        if weight.name in used
    ]
    float32 = onnx.TensorProto.FLOAT
    free = helper.make_graph(
        nodes,
        "isnet",
        [helper.make_tensor_value_info(picture, float32, [1, 3, "height", "width"])],
        [helper.make_tensor_value_info(matte, float32, [1, 1, "height", "width"])],
        weights,
    )
    return helper.make_model(
        free, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )


def _without_casts(nodes: Iterable[onnx.NodeProto], matte: str) -> tuple[list[onnx.NodeProto], str]:
    """Nodes that read what each Cast reads, and the matte's name before its last Cast."""
    source = {node.output[0]: node.input[0] for node in nodes if node.op_type == "Cast"}

    def before_casts(name: str) -> str:
        while name in source:
            name = source[name]
        return name

    kept = [node for node in nodes if node.op_type != "Cast"]
    for node in kept:
        node.input[:] = [before_casts(name) for name in node.input]
    return kept, before_casts(matte)


def _following_the_input(nodes: Sequence[onnx.NodeProto], picture: str) -> list[onnx.NodeProto]:
    """Each Resize takes the size of the feature map it is joined with, or the picture's."""
    freed: list[onnx.NodeProto] = []
    for node in nodes:
        if node.op_type != "Resize":
            freed.append(node)
            continue
        features, resized = node.input[0], node.output[0]
        like = next(
            (
                other
                for user in nodes
                if user.op_type == "Concat" and resized in user.input
                for other in user.input
                if other != resized
            ),
            picture,
        )
        freed += _resize_like(features, like, resized)
    return freed


def _resize_like(features: str, like: str, resized: str) -> list[onnx.NodeProto]:
    channels, size, shape = f"{resized}:channels", f"{resized}:size", f"{resized}:shape"
    return [
        helper.make_node("Shape", [features], [channels], start=0, end=2),
        helper.make_node("Shape", [like], [size], start=2, end=4),
        helper.make_node("Concat", [channels, size], [shape], axis=0),
        helper.make_node(
            "Resize",
            [features, "", "", shape],
            [resized],
            mode="linear",
            coordinate_transformation_mode="half_pixel",
        ),
    ]


def _needed_for(
    matte: str, nodes: Sequence[onnx.NodeProto]
) -> tuple[list[onnx.NodeProto], set[str]]:
    """The nodes that the matte depends on, in order, and every name they use."""
    maker = {output: node for node in nodes for output in node.output}
    used: set[str] = set()
    open_names = [matte]
    while open_names:
        name = open_names.pop()
        if name not in used:
            used.add(name)
            open_names += maker[name].input if name in maker else []
    return [node for node in nodes if node.output[0] in used], used
