import numpy as np
import pytest

from assets.figures.casting import cast
from assets.figures.drawing import Easel
from assets.figures.portrait import (
    class_of,
    lifelike,
    portray,
    random_lights,
    random_stance,
    stance_of,
)
from pipeline.likeness import Beard, Clothes, Cover, Glasses, Likeness
from pipeline.parts.values import ATTRIBUTES
from pipeline.train.parts.heads import HEAD_PX, Head
from pipeline.types import HEAD_CLASSES, FaceMesh
from render.figure.build import BUILDERS
from render.figure.sculpt import sculpt

DRESSED = Likeness(
    beard=Beard(style="full", length=0.7, moustache=0.8),
    glasses=Glasses(shape="round"),
    clothes=Clothes(kind="suit", tie=True),
)


def test_every_part_has_a_class() -> None:
    proportions = sculpt(DRESSED, strength=0.5)
    parts = [part for build in BUILDERS for part in build(proportions, None).parts]
    classes = {part.name: HEAD_CLASSES[class_of(part)] for part in parts}
    assert classes["head"] == classes["teeth"] == classes["neck"] == "skin"
    assert classes["moustache"] == "beard"
    assert classes["glasses"] == "glasses"
    assert classes["tie"] == classes["cloth"] == "clothes"
    assert all(name == "hair" for part, name in classes.items() if part.startswith("hair"))


def test_clear_lenses_count_as_glasses(easel: Easel) -> None:
    rng = np.random.default_rng(2)
    proportions = lifelike(DRESSED)
    made = portray(proportions, random_stance(rng), easel, random_lights(rng))
    share = {name: float((made.classes == k).mean()) for k, name in enumerate(HEAD_CLASSES)}
    assert share["glasses"] > 0.01  # the rims alone are less
    assert min(share["skin"], share["hair"], share["beard"], share["clothes"]) > 0.003
    assert made.picture.shape == (*made.classes.shape, 4)


def test_a_figure_stands_where_the_photos_face_is(head: Head, easel: Easel) -> None:
    proportions = lifelike(Likeness())
    stance = stance_of(FaceMesh(head.landmarks, 1.0), proportions, HEAD_PX)
    made = portray(proportions, stance, easel, random_lights(np.random.default_rng(1)))
    skin = made.classes == HEAD_CLASSES.index("skin")
    places = np.round(head.landmarks[[1, 33, 263, 61, 291, 152], :2]).astype(int)
    assert all(skin[y - 3, x] for x, y in places)


def test_classes_end_where_the_figure_ends(easel: Easel) -> None:
    rng = np.random.default_rng(3)
    proportions = sculpt(Likeness(cover=Cover(kind="beanie")), strength=0.5)
    made = portray(proportions, random_stance(rng), easel, random_lights(rng))
    opaque = made.picture[..., 3] > 0.5
    assert (opaque == (made.classes > 0)).mean() > 0.995


@pytest.mark.parametrize("seed", range(12))
def test_what_is_said_of_a_figure_is_in_the_networks_words(seed: int) -> None:
    person, said = cast(Likeness(), np.random.default_rng(seed))
    assert all(said.get(name, "") in ("", *values) for name, values in ATTRIBUTES.items())
    assert (said["glasses"] == "none") == (person.glasses.shape == "none")
    assert (said["cover"] == "none") == (person.cover.kind == "none")


def test_children_wear_no_beard() -> None:
    people = [cast(Likeness(), np.random.default_rng(seed))[0] for seed in range(40)]
    assert {p.beard.style for p in people if p.age in ("child", "teen")} == {"none"}
    assert len({p.hair.kind for p in people}) > 4
