from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
import torch

from pipeline.errors import BrokenModel
from pipeline.face import open_face_finder
from pipeline.gan.cartoonizer import Gan, open_gan
from pipeline.likeness import Likeness
from pipeline.measure.texture import unroll
from pipeline.types import HAIR, SKIN, Cutout
from tests.pipeline.parts.heads import face_at, photo
from tests.pipeline.pictures import CANDY, brief, cutout


@pytest.fixture(scope="module")
def gan(weights: Path) -> Gan:
    return open_gan(weights, threads=1)


def person() -> Cutout:
    pixels = photo(160, 120)
    alpha = np.zeros((160, 120), bool)
    alpha[10:150, 20:100] = True
    return cutout(pixels, alpha, (face_at(60, 60, size=60),))


def test_the_drawing_is_named_after_its_weights(gan: Gan) -> None:
    cartoon = gan.draw(person(), brief(seed=3))
    assert gan.name == cartoon.cartoonizer == "gan-0-test"
    assert (cartoon.seed, cartoon.prompt) == (3, "night")
    assert cartoon.pixels.shape == (512, 512, 4)


def test_the_same_seed_gives_the_same_bytes_and_four_seeds_four_drawings(gan: Gan) -> None:
    drawn = [gan.draw(person(), brief(seed=seed)).pixels for seed in (1, 2, 3, 4, 1)]
    assert np.array_equal(drawn[0], drawn[4])
    assert len({pixels.tobytes() for pixels in drawn}) == 4
    inside = drawn[0][..., 3] > 200
    for other in drawn[1:4]:
        assert np.abs(drawn[0][inside].astype(int) - other[inside]).mean() < 25


def test_palette_and_strength_change_the_drawing(gan: Gan) -> None:
    one = gan.draw(person(), brief()).pixels.astype(int)
    assert np.abs(one - gan.draw(person(), brief(CANDY)).pixels).max() > 3
    strong = replace(brief(), strength=1.0)
    assert np.abs(one - gan.draw(person(), strong).pixels).max() > 0


def test_alpha_and_faces_are_the_cutouts(gan: Gan) -> None:
    cartoon = gan.draw(person(), brief())
    assert 0.3 < (cartoon.pixels[..., 3] > 128).mean() < 0.9
    (face,) = cartoon.faces
    x0, y0, x1, y1 = face.box
    assert (cartoon.pixels[int(y0) : int(y1), int(x0) : int(x1), 3] > 200).all()


def test_colours_are_bled_beyond_the_edge(gan: Gan) -> None:
    pixels = gan.draw(person(), brief()).pixels
    left = int(np.flatnonzero(pixels[256, :, 3] > 250)[0])
    assert np.abs(pixels[256, left, :3].astype(int) - pixels[256, 0, :3]).max() < 12


def test_areas_come_from_the_network_and_only_of_people(gan: Gan) -> None:
    cartoon = gan.draw(person(), brief())
    assert cartoon.areas is not None
    assert set(np.unique(cartoon.areas)) <= {0, SKIN, HAIR}
    assert not cartoon.areas[cartoon.pixels[..., 3] == 0].any()
    thing = gan.draw(replace(person(), faces=()), brief())
    assert thing.areas is not None
    assert not thing.areas.any()


def test_a_card_has_a_frame_and_no_areas(gan: Gan) -> None:
    card = Cutout(photo(100, 140), np.ones((100, 140), np.float32), (0, 0, 140, 100), card=True)
    cartoon = gan.draw(card, brief())
    assert cartoon.card
    assert cartoon.areas is None
    edge = cartoon.pixels[256, np.flatnonzero(cartoon.pixels[256, :, 3] > 250)[:8], :3]
    assert edge.astype(int).std(0).max() < 3


def test_an_empty_cutout_is_drawn(gan: Gan) -> None:
    nothing = Cutout(photo(64, 64), np.zeros((64, 64), np.float32), (0, 0, 64, 64))
    assert not gan.draw(nothing, brief()).pixels[..., 3].any()


def test_the_process_keeps_its_number_of_threads(gan: Gan) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        gan.draw(person(), brief())
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)


def test_missing_weights_are_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel) as caught:
        open_gan(tmp_path / "none.safetensors", threads=1)
    assert "git checkout" in caught.value.remedy


def test_a_figures_face_is_unrolled_from_the_drawing(gan: Gan, assets: Path) -> None:
    pixels = cv2.resize(skimage.data.astronaut(), (256, 256), interpolation=cv2.INTER_AREA)
    faces = open_face_finder(assets, threads=1).find(pixels)
    cartoon = gan.draw(cutout(pixels, faces=faces[:1]), brief())
    assert cartoon.areas is not None
    skin = replace(cartoon, areas=np.full_like(cartoon.areas, SKIN))  # untaught networks guess
    told, guessed = (unroll(c, 0, Likeness()).pixels[..., 3] for c in (skin, cartoon))
    assert (told > 128).mean() > 0.05
    assert (guessed <= told).all()
