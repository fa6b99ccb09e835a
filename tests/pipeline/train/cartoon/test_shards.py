"""What is stored comes back, whole or in part; what is damaged is told."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.train.cartoon.errors import BrokenDataSet
from pipeline.train.cartoon.shards import (
    ShardReader,
    pack,
    shard_path,
    unpack,
    write_shard,
    write_styles,
)
from pipeline.train.cartoon.teacher.sketch import LAYERS
from tests.pipeline.train.cartoon.tiny import named, sketch, style

NAME = named("train")


@pytest.mark.parametrize("face", [False, True])
def test_a_sketch_comes_back_but_for_rounding(face: bool) -> None:
    made = sketch(face=face)
    found = unpack(pack(made))
    inside = made.alpha > 0
    for layer in LAYERS:
        one, other = getattr(made, layer), getattr(found, layer)
        largest = 1.5 if layer in ("lit", "cels", "tone") else 0.003
        assert np.abs(one - other)[inside].max() < largest, layer
    assert len(found.faces) == len(made.faces)
    for one, other in zip(made.faces, found.faces, strict=True):
        np.testing.assert_allclose(one.landmarks, other.landmarks)


@pytest.mark.parametrize("box", [(200, 180, 320, 300), (-40, 100, 260, 400), (0, 0, 90, 90)])
def test_a_crop_is_that_part_of_the_whole(box: tuple[int, int, int, int]) -> None:
    packed = pack(sketch(face=True))
    x0, y0, x1, y1 = box
    whole, part = unpack(packed, (-40, -40, 512, 512)), unpack(packed, box)
    window = np.s_[y0 + 40 : y1 + 40, x0 + 40 : x1 + 40]
    for layer in LAYERS:
        np.testing.assert_array_equal(getattr(whole, layer)[window], getattr(part, layer))
    moved = part.faces[0].landmarks[:, :2] + (x0, y0)
    np.testing.assert_allclose(moved, packed.landmarks[0][:, :2], atol=1e-3)


def test_shards_give_back_sketches_and_style_pictures(tmp_path: Path) -> None:
    packed = pack(sketch(face=True))
    write_shard(shard_path(tmp_path, 0), {NAME: packed})
    write_styles(shard_path(tmp_path, 1), {NAME: style(0)})
    reader = ShardReader(tmp_path)
    found = reader.sketch(0, NAME)
    np.testing.assert_array_equal(found.layers, packed.layers)
    assert found.corner == packed.corner
    assert found.notes == packed.notes
    np.testing.assert_array_equal(reader.styles(1, [NAME])[0], style(0))


def test_a_cut_off_shard_is_told(tmp_path: Path) -> None:
    path = shard_path(tmp_path, 0)
    write_shard(path, {NAME: pack(sketch())})
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(BrokenDataSet, match="missing or damaged"):
        ShardReader(tmp_path).sketch(0, NAME)


def test_a_photo_that_is_not_there_is_told(tmp_path: Path) -> None:
    write_shard(shard_path(tmp_path, 0), {NAME: pack(sketch())})
    with pytest.raises(BrokenDataSet, match="lacks a photo"):
        ShardReader(tmp_path).sketch(0, named("test"))
