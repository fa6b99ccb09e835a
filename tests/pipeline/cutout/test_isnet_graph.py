"""A graph of one fixed size is freed to take any."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from pipeline.cutout.isnet_graph import make_resizable
from pipeline.errors import BrokenModel

FIXED_PX = 32


def small_source(path: Path) -> None:
    """A network built like the published file: half precision, constant sizes, two outputs."""
    random = np.random.default_rng(1)
    weights = {
        "first": random.normal(size=(4, 3, 3, 3)),
        "second": random.normal(size=(1, 8, 1, 1)),
        "unused": random.normal(size=(1, 4, 1, 1)),
        "whole": np.array([1, 4, FIXED_PX, FIXED_PX]),
    }
    tensors = [
        numpy_helper.from_array(array.astype(np.int64 if name == "whole" else np.float16), name)
        for name, array in weights.items()
    ]
    node = helper.make_node
    half, single = TensorProto.FLOAT16, TensorProto.FLOAT
    nodes = [
        node("Cast", ["input"], ["input16"], to=half),
        node("Conv", ["input16", "first"], ["fine"], pads=[1, 1, 1, 1]),
        node("MaxPool", ["fine"], ["coarse"], kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1),
        node("Cast", ["coarse"], ["coarse32"], to=single),
        node("Resize", ["coarse32", "", "", "whole"], ["up32"], mode="linear"),
        node("Cast", ["up32"], ["up"], to=half),
        node("Concat", ["up", "fine"], ["both"], axis=1),
        node("Conv", ["both", "second"], ["side"]),
        node("Sigmoid", ["side"], ["matte16"]),
        node("Cast", ["matte16"], ["matte"], to=single),
        node("Conv", ["fine", "unused"], ["other16"]),
        node("Cast", ["other16"], ["other"], to=single),
    ]
    shape = [1, 1, FIXED_PX, FIXED_PX]
    graph = helper.make_graph(
        nodes,
        "source",
        [helper.make_tensor_value_info("input", single, [1, 3, FIXED_PX, FIXED_PX])],
        [helper.make_tensor_value_info(name, single, shape) for name in ("matte", "other")],
        tensors,
    )
    opset = helper.make_opsetid("", 15)
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=8), str(path))


def run(path: Path, height: int, width: int) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    picture = np.random.default_rng(2).normal(size=(1, 3, height, width)).astype(np.float32)
    outputs: list[np.ndarray] = session.run(None, {session.get_inputs()[0].name: picture})
    return outputs


def test_the_freed_graph_computes_the_same(tmp_path: Path) -> None:
    source, target = tmp_path / "source.onnx", tmp_path / "target.onnx"
    small_source(source)
    make_resizable(source, target)
    fixed, free = run(source, FIXED_PX, FIXED_PX), run(target, FIXED_PX, FIXED_PX)
    assert len(free) == 1
    assert np.abs(fixed[0] - free[0]).max() < 0.01  # half against single precision


@pytest.mark.parametrize(("height", "width"), [(16, 16), (48, 20), (33, 47)])
def test_the_freed_graph_takes_any_size(tmp_path: Path, height: int, width: int) -> None:
    source, target = tmp_path / "source.onnx", tmp_path / "target.onnx"
    small_source(source)
    make_resizable(source, target)
    assert run(target, height, width)[0].shape == (1, 1, height, width)


def test_a_damaged_source_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "source.onnx"
    source.write_bytes(b"not a network")
    with pytest.raises(BrokenModel):
        make_resizable(source, tmp_path / "target.onnx")
    assert [path.name for path in tmp_path.iterdir()] == ["source.onnx"]
