"""Numbers of a drawn head say what was drawn."""

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.parts.crop import cut_head
from pipeline.parts.evidence import (
    BEARD,
    COVER,
    EVIDENCE,
    HAIR,
    SKIN,
    TOLD,
    gather_evidence,
)
from pipeline.types import HEAD_CLASSES
from tests.pipeline.parts.heads import face_at

SIDE = 64
DOME, LIP = 1, 8


def evidence(classes: NDArray[np.int64], colors: dict[int, tuple[int, int, int]]) -> list[float]:
    pixels = np.full((SIDE, SIDE, 3), 128, np.uint8)
    for part, color in colors.items():
        pixels[classes == part] = color
    face = face_at(SIDE / 2, SIDE / 2, size=30)
    crop = cut_head(pixels, face, to_crop=np.eye(2, 3), side_px=SIDE)
    shares = np.eye(len(HEAD_CLASSES), dtype=np.float32)[classes].transpose(2, 0, 1)
    found = gather_evidence(np.ascontiguousarray(shares), pixels, crop.guides)
    return [float(number) for number in found]


def drawn(top: int) -> NDArray[np.int64]:
    """A face of skin, and one part above its middle."""
    ys, xs = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    classes = np.where((xs / 17) ** 2 + ((ys + 8) / 17) ** 2 < 1, top, 0)
    return np.where((xs / 11.4) ** 2 + (ys / 15) ** 2 < 1, SKIN, classes)


def place(zone: int, part: int) -> int:
    return zone * len(TOLD) + TOLD.index(part)


@pytest.mark.parametrize("top", [HAIR, COVER, SKIN])
def test_what_lies_on_the_dome_is_told(top: int) -> None:
    found = evidence(drawn(top), {})
    shares = {part: found[place(DOME, part)] for part in TOLD}
    assert max(shares, key=shares.__getitem__) == top
    assert shares[top] > 0.8


def test_a_moustache_is_told_by_the_upper_lip() -> None:
    bare, grown = drawn(HAIR), drawn(HAIR)
    grown[36:40, 26:38] = BEARD
    assert evidence(bare, {})[place(LIP, BEARD)] == 0
    assert evidence(grown, {})[place(LIP, BEARD)] > 0.4


def test_lighter_hair_has_larger_numbers_and_the_skin_stays() -> None:
    skin = {SKIN: (220, 170, 150)}
    dark = evidence(drawn(HAIR), {**skin, HAIR: (20, 15, 15)})
    light = evidence(drawn(HAIR), {**skin, HAIR: (200, 170, 110)})
    colors = len(TOLD) * 9
    assert light[colors + 1] > dark[colors + 1] + 0.4
    assert light[colors + 7] == pytest.approx(dark[colors + 7], abs=0.02)


def test_numbers_are_finite_without_a_face_or_a_photo() -> None:
    nothing = np.zeros((4, SIDE, SIDE), np.float32)
    shares = np.full((7, SIDE // 2, SIDE // 2), 1 / 7, np.float32)
    found = gather_evidence(shares, np.zeros((SIDE, SIDE, 3), np.uint8), nothing)
    assert found.shape == (EVIDENCE,)
    assert bool(np.isfinite(found).all())
    nothing[1, 20:40, 20:40] = 1
    found = gather_evidence(shares, np.zeros((SIDE, SIDE, 3), np.uint8), nothing)
    assert bool(np.isfinite(found).all())
