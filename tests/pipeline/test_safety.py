"""Pictures reach the model as it was taught, and its second answer is what counts."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from pipeline.errors import BrokenModel
from pipeline.safety import MODEL_NAME, SIDE_PX, open_safety_judge


def save_model(folder: Path) -> None:
    """A model whose answers are 0 and the mean of the blue channel, as it is given, over 255."""
    shape = [1, SIDE_PX, SIDE_PX, 3]
    nodes = [
        helper.make_node("Gather", ["input", "blue"], ["plane"], axis=3),
        helper.make_node("ReduceMean", ["plane"], ["mean"], keepdims=0),
        helper.make_node("Div", ["mean", "white"], ["share"]),
        helper.make_node("Reshape", ["share", "one"], ["unsafe"]),
        helper.make_node("Concat", ["safe", "unsafe"], ["answer"], axis=1),
    ]
    constants = [
        helper.make_tensor("blue", TensorProto.INT64, [], [0]),
        helper.make_tensor("white", TensorProto.FLOAT, [], [255.0]),
        helper.make_tensor("one", TensorProto.INT64, [2], [1, 1]),
        helper.make_tensor("safe", TensorProto.FLOAT, [1, 1], [0.0]),
    ]
    graph = helper.make_graph(
        nodes,
        "blue",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("answer", TensorProto.FLOAT, [1, 2])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.save(model, folder / MODEL_NAME)


def test_blue_comes_first_and_the_mean_is_taken_off(tmp_path: Path) -> None:
    save_model(tmp_path)
    judge = open_safety_judge(tmp_path, threads=1)
    pixels = np.zeros((90, 140, 3), np.uint8)
    pixels[..., 2] = 206  # blue, whose mean is 104
    assert judge.unsafe_share(pixels) == pytest.approx((206 - 104) / 255, abs=1e-4)


def test_only_the_middle_is_looked_at(tmp_path: Path) -> None:
    save_model(tmp_path)
    judge = open_safety_judge(tmp_path, threads=1)
    pixels = np.full((256, 256, 3), 104, np.uint8)
    pixels[:14] = pixels[-14:] = 255
    assert judge.unsafe_share(pixels) == pytest.approx(0, abs=1e-4)


def test_a_missing_or_damaged_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel, match="missing"):
        open_safety_judge(tmp_path, threads=1)
    (tmp_path / MODEL_NAME).write_bytes(b"nothing")
    with pytest.raises(BrokenModel):
        open_safety_judge(tmp_path, threads=1)
