from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.color import to_lab
from pipeline.likeness import Beard, FaceLight, Glasses, Likeness, Skin
from pipeline.measure.texture import SIDE_PX, grid, own_parts, unroll
from pipeline.measure.words import lab_color
from pipeline.types import HAIR, Cartoon
from tests.pipeline.measure.heads import MIDDLE, head
from tests.pipeline.measure.heads import SIDE_PX as DRAWN_PX

X, Y = grid()
PERSON = Likeness(skin=Skin(color="#b98460"))
CHEEK = (np.abs(np.abs(X) - 0.55) < 0.15) & (np.abs(Y + 0.05) < 0.15)


def drawing(pixels: NDArray[np.uint8], areas: NDArray[np.uint8] | None = None) -> Cartoon:
    rgba = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    return Cartoon(rgba, "test", 0, "test-1", (head().face,), areas=areas)


def unrolled(cartoon: Cartoon, person: Likeness = PERSON) -> NDArray[np.uint8]:
    return unroll(cartoon, 0, person).pixels


def test_skin_takes_the_color_of_the_likeness() -> None:
    found = unrolled(drawing(head().pixels))
    assert found.shape == (SIDE_PX, SIDE_PX, 4)
    cheeks = to_lab(np.ascontiguousarray(found[..., :3]))[CHEEK]
    assert float(np.linalg.norm(np.median(cheeks, 0) - lab_color("#b98460"))) < 3


def test_trust_is_full_on_the_cheeks_and_none_beyond_the_face() -> None:
    trust = unrolled(drawing(head().pixels))[..., 3]
    assert trust[CHEEK].min() > 240
    assert trust[np.hypot(X, Y - 0.1) > 1.45].max() == 0
    assert trust[own_parts() > 0.95].max() < 64


def test_light_from_one_side_is_flattened() -> None:
    pixels = head().pixels.astype(float) * np.linspace(0.6, 1.1, DRAWN_PX)[None, :, None]
    found = unrolled(drawing(pixels.clip(0, 255).astype(np.uint8)))
    light = to_lab(np.ascontiguousarray(found[..., :3]))[..., 0]
    right, left = (np.median(light[CHEEK & (side * X > 0)]) for side in (-1, 1))
    assert abs(float(right - left)) < 4


def test_the_lit_half_is_shown_twice_where_the_other_is_dark() -> None:
    pixels = head().pixels.copy()
    pixels[:, : int(MIDDLE[0])] //= 5
    light = FaceLight(half=0.9, side="right")
    found = unrolled(drawing(pixels), PERSON.model_copy(update={"light": light}))
    np.testing.assert_allclose(
        np.median(found[CHEEK & (X < 0)], 0), np.median(found[CHEEK & (X > 0)], 0), atol=6
    )


def test_hair_and_glasses_are_not_trusted() -> None:
    areas = np.zeros((DRAWN_PX, DRAWN_PX), np.uint8)
    areas[:, : int(MIDDLE[0])] = HAIR
    trust = unrolled(drawing(head().pixels, areas))[..., 3]
    assert trust[CHEEK & (X < 0)].max() == 0
    spectacles = PERSON.model_copy(update={"glasses": Glasses(shape="round")})
    worn = unrolled(drawing(head().pixels), spectacles)[..., 3]
    assert worn[(np.abs(np.abs(X) - 0.45) < 0.1) & (np.abs(Y - 0.3) < 0.05)].max() < 80


def test_a_beard_stays_dark() -> None:
    bearded = PERSON.model_copy(update={"beard": Beard(style="full", length=0.5)})
    found = unrolled(drawing(head(beard=True).pixels), bearded)
    chin = (np.abs(X) < 0.3) & (np.abs(Y + 0.85) < 0.06)
    light = to_lab(np.ascontiguousarray(found[..., :3]))[..., 0]
    assert np.median(light[CHEEK]) - np.median(light[chin]) > 15


@pytest.mark.parametrize("seed", range(3))
def test_odd_faces_never_crash(seed: int) -> None:
    rng = np.random.default_rng(seed)
    cartoon = drawing(rng.integers(0, 256, (DRAWN_PX, DRAWN_PX, 3)).astype(np.uint8))
    face = head().face
    face.landmarks[:] = rng.normal(150, 10.0**seed, face.landmarks.shape)
    assert unrolled(replace(cartoon, faces=(face,))).shape == (SIDE_PX, SIDE_PX, 4)
