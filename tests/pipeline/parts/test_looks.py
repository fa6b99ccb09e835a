"""A head is looked at from several places, and each look and its mirror image count alike."""

import numpy as np
import torch

from pipeline.parts.crop import cut_head
from pipeline.parts.looks import LOOKS, SMALL, Look, both_ways, seen_by, told_by_all
from pipeline.parts.values import ATTRIBUTES, VALUES, split
from tests.pipeline.parts.heads import face_at, photo

PLAIN = np.array([[0.5, 0.0, 3.0], [0.0, 0.5, -2.0]])


def test_the_first_look_sees_the_head_as_it_is() -> None:
    np.testing.assert_allclose(seen_by(LOOKS[0], PLAIN, 64), PLAIN)


def test_the_middle_stays_in_the_middle_and_moves_by_the_shift() -> None:
    middle = np.linalg.solve(PLAIN[:, :2], np.array([32.0, 32.0]) - PLAIN[:, 2])
    moved = seen_by(Look(0.9, 0.05, -0.1), PLAIN, 64)
    np.testing.assert_allclose(moved[:, :2] @ middle + moved[:, 2], [32 + 3.2, 32 - 6.4])


def test_a_look_from_farther_off_shows_more() -> None:
    assert seen_by(Look(0.9, 0, 0), PLAIN, 64)[0, 0] < PLAIN[0, 0]


def test_a_crop_is_seen_beside_its_mirror_image() -> None:
    crop = cut_head(photo(64, 64), face_at(32, 32, size=40), to_crop=PLAIN, side_px=64)
    pixels, guides = both_ways(crop)
    assert pixels.shape == (2, 3, 64, 64)
    assert bool((pixels[0] == pixels[1].flip(-1)).all())
    assert bool((guides[0] == guides[1].flip(-1)).all())


def test_all_looks_count_but_the_first_alone_tells_small_things() -> None:
    said = torch.zeros(1, 2 * len(LOOKS), VALUES)
    said[:, 2:] = 6.0
    for name, part in zip(ATTRIBUTES, split(told_by_all(said)), strict=True):
        wanted = 0.0 if name in SMALL else 4.0
        torch.testing.assert_close(part, torch.full_like(part, wanted))
