import numpy as np
import pytest

from assets.figures.fabrics import Cloth, clothed, random_cloth
from assets.figures.stance import true_sculpt
from assets.figures.wardrobe import (
    KINDS,
    NAMES,
    bare_head,
    cover_body,
    glasses_body,
    random_cover,
    random_glasses,
)
from pipeline.likeness import Likeness
from pipeline.measure.align import align_face
from pipeline.parts.values import ATTRIBUTES
from pipeline.train.parts.heads import Head
from pipeline.types import FaceMesh
from render.figure.sculpt import Sculpt


def sculpt_of(head: Head, likeness: Likeness) -> Sculpt:
    return true_sculpt(align_face(FaceMesh(head.landmarks, 1.0)), likeness)


@pytest.mark.parametrize("kind", KINDS)
def test_every_cover_is_built_above_the_eyes(head: Head, kind: str) -> None:
    rng = np.random.default_rng(3)
    sculpt = sculpt_of(head, Likeness(cover=random_cover(rng, kind)))
    body = cover_body(sculpt, rng)
    points = np.concatenate([part.vertices for part in body.parts])
    assert np.isfinite(points).all()
    assert points[:, 1].max() > sculpt.skull.eye_height + 0.6


def test_every_cover_has_a_name_that_the_network_knows() -> None:
    assert {NAMES.get(kind, kind) for kind in KINDS} <= set(ATTRIBUTES["cover"])


def test_kinds_share_all_the_odds() -> None:
    assert sum(KINDS.values()) == pytest.approx(1)


def test_glasses_stand_before_the_face_with_lenses(head: Head) -> None:
    glasses = random_glasses(np.random.default_rng(1), sun=False)
    body = glasses_body(sculpt_of(head, Likeness(glasses=glasses)))
    assert {part.name for part in body.parts} == {"glasses", "lenses"}
    lenses = next(part for part in body.parts if part.name == "lenses")
    assert lenses.vertices[:, 2].min() > 0.5


def test_a_bare_head_is_closed_and_has_two_ears(head: Head) -> None:
    body = bare_head(sculpt_of(head, Likeness()), neck=True)
    assert [part.name for part in body.parts] == ["head", "ear_0", "ear_2", "neck"]


def test_cloth_is_laid_within_its_texture(head: Head) -> None:
    rng = np.random.default_rng(2)
    cloth = random_cloth(rng, Cloth(dark=1.0, knitted=True, draped=True, printed=True))
    part = bare_head(sculpt_of(head, Likeness()), neck=False).parts[0]
    dressed = clothed(part, cloth, rough=0.8, sheen=0.2)
    assert dressed.uv.min() >= 0
    assert dressed.uv.max() <= 1
    assert dressed.texture is cloth


def test_dark_cloth_is_dark() -> None:
    rng = np.random.default_rng(4)
    levels = [float(random_cloth(rng, Cloth(dark=1.0)).mean()) for _ in range(6)]
    assert np.median(levels) < 80
