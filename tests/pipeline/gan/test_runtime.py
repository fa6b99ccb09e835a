"""The graphs that ONNX Runtime runs compute what the modules of pipeline.networks do."""

from pathlib import Path

import numpy as np
import pytest
import torch

from pipeline.gan.coloring import Coloring, Nature, color_tables, same_colors
from pipeline.gan.graph import table_changes
from pipeline.gan.runtime import Runtime
from pipeline.gan.weights import LoadedCartoonizer, load_cartoonizer
from pipeline.networks.condition import EMBEDDING, FEATURES, LOOK, NOISE
from pipeline.networks.generator import INPUTS, TABLES, Told
from tests.pipeline.pictures import CANDY, palette

TOLERANCE = 2e-5


@pytest.fixture(scope="module")
def loaded(weights: Path) -> LoadedCartoonizer:
    return load_cartoonizer(weights)


@pytest.fixture(scope="module")
def runtime(loaded: LoadedCartoonizer) -> Runtime:
    return Runtime(loaded, threads=1)


def told(seed: int) -> Told:
    random = np.random.default_rng(seed)
    sizes = (EMBEDDING, FEATURES, LOOK, NOISE)
    parts = [random.standard_normal(size) for size in sizes]
    lighter = random.uniform(-0.3, 0.3, (3 * TABLES, 1, 1, 1)).astype(np.float32)
    parts += [same_colors().numpy() + lighter, random.random(3), random.random(5)]
    return Told(*(torch.from_numpy(part.astype(np.float32)) for part in parts))


@pytest.mark.parametrize(("height", "width"), [(32, 32), (48, 80), (16, 64)])
def test_drawings_are_those_of_the_generator(
    loaded: LoadedCartoonizer, runtime: Runtime, height: int, width: int
) -> None:
    picture = np.random.default_rng(1).random((INPUTS, height, width), np.float32)
    colors, areas = runtime.draw(picture, told(2))
    with torch.inference_mode():
        wanted = loaded.generator(
            torch.from_numpy(picture)[None], Told(*(part[None] for part in told(2)))
        )
    np.testing.assert_allclose(colors, wanted.colors[0].clamp(0, 1), atol=TOLERANCE)
    np.testing.assert_allclose(areas, wanted.areas[0], atol=TOLERANCE)


def test_the_nearest_entry_is_near_enough(loaded: LoadedCartoonizer, runtime: Runtime) -> None:
    picture = np.random.default_rng(1).random((INPUTS, 64, 64), np.float32)
    coloring = Coloring(palette(*CANDY), 0.6, 1.1, nature=Nature(people=True))
    parts = told(2)._replace(tables=color_tables(coloring))
    colors, _ = runtime.draw(picture, parts)
    with torch.inference_mode():
        batch = Told(*(part[None] for part in parts))
        wanted = loaded.generator(torch.from_numpy(picture)[None], batch).colors[0].clamp(0, 1)
    assert np.abs(colors - wanted.numpy()).mean() < 1 / 255
    assert np.abs(colors - wanted.numpy()).max() < 0.03


def test_tables_that_change_nothing_change_nothing() -> None:
    assert np.abs(table_changes(same_colors().numpy())).max() < 1e-6


def test_the_condition_changes_the_drawing(runtime: Runtime) -> None:
    picture = np.random.default_rng(1).random((INPUTS, 32, 32), np.float32)
    one, other = (runtime.draw(picture, told(seed))[0] for seed in (2, 3))
    assert np.abs(one - other).max() > 1e-3


def test_features_are_those_of_the_trunk(loaded: LoadedCartoonizer, runtime: Runtime) -> None:
    view = np.random.default_rng(3).standard_normal((3, 64, 64)).astype(np.float32)
    with torch.inference_mode():
        wanted = loaded.eyes(torch.from_numpy(view)[None])[0]
    np.testing.assert_allclose(runtime.see(view), wanted, atol=TOLERANCE)
