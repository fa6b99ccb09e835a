"""A dressed figure opens elsewhere with all that it wears."""

import io

import numpy as np
import pytest
import trimesh

from config.theme import load_themes
from render.check import prove
from render.model import encode_model
from render.scene import build_scene
from render.specs import MODEL
from tests.render.wearables.dressed import STARTS, dressed_figure


@pytest.fixture(scope="module")
def opened() -> trimesh.Scene:
    scene = build_scene((dressed_figure(),), load_themes()["circus"], seed=1)
    data = encode_model(scene, MODEL)
    prove(data, MODEL)
    return trimesh.load(io.BytesIO(data), file_type="glb")


@pytest.mark.parametrize("start", STARTS)
def test_trimesh_reads_all_that_a_figure_wears(opened: trimesh.Scene, start: str) -> None:
    own = [part for part in dressed_figure().parts if part.name.startswith(start)]
    read = [mesh for name, mesh in opened.geometry.items() if name.startswith(start)]
    assert own
    assert len(read) >= len(own)
    points = np.concatenate([mesh.vertices for mesh in read])
    expected = np.concatenate([part.vertices for part in own])
    assert np.ptp(points, axis=0) == pytest.approx(np.ptp(expected, axis=0), abs=0.05)
    assert all(len(mesh.faces) for mesh in read)
