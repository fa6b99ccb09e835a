"""The coat is calmed on the head alone, and standing ears get an inner side."""

from dataclasses import replace

import numpy as np

from pipeline.types import Cartoon
from render.animal.coat import as_toy_coat
from tests.render.animal.drawings import FUR, animal, front_face


def test_fine_noise_goes_from_the_head_and_stays_on_the_body() -> None:
    noise = np.random.default_rng(0).integers(-9, 10, (256, 256, 1))
    drawn = animal()
    pixels = drawn.pixels.copy()
    pixels[..., :3] = np.clip(pixels[..., :3].astype(int) + noise, 0, 255)
    calm = as_toy_coat(replace(drawn, pixels=pixels), front_face()).pixels.astype(float)
    brow, belly = np.s_[52:66, 110:146, 0], np.s_[205:235, 100:156, 0]
    assert calm[brow].std() < 0.7 * pixels[brow].std()
    assert calm[belly].std() > 0.8 * pixels[belly].std()


def test_patches_keep_their_edges() -> None:
    calm = as_toy_coat(animal(), front_face()).pixels.astype(int)
    assert np.abs(calm[114, 128, :3] - animal().pixels[114, 128, :3]).max() < 40
    assert np.abs(calm[70, 128, :3] - FUR).max() < 8


def ear_of(cartoon: Cartoon) -> np.ndarray[tuple[int, ...], np.dtype[np.int_]]:
    """The drawn left ear's own pixels, (N, 3)."""
    ear = cartoon.pixels[24:52, 70:102].astype(int)
    found: np.ndarray[tuple[int, ...], np.dtype[np.int_]] = ear[ear[..., 3] == 255][:, :3]
    return found


def test_standing_ears_are_pinker_within() -> None:
    inner = ear_of(as_toy_coat(animal(), front_face()))
    pinker = (inner[:, 0] - inner[:, 1]) - (FUR[0] - FUR[1])
    assert pinker.max() > 8
    assert np.median(pinker) < 8


def test_hanging_ears_and_alpha_stay_as_they_are() -> None:
    face = front_face()
    low = replace(face, ears=face.ears + np.array([0, 110], np.float32))
    painted, plain = (as_toy_coat(animal(), each) for each in (face, low))
    assert np.array_equal(painted.pixels[..., 3], animal().pixels[..., 3])
    assert np.abs(ear_of(plain) - FUR).max() < 4
