"""What is made of drawings wears what the order's words and theme name."""

from dataclasses import replace

import numpy as np
import pytest

from bot.clock import Clock
from bot.order import Order
from bot.subject import Drawn, DrawnPet, Subject, build
from config.attire import Attire
from pipeline.canonical import mean_face
from pipeline.likeness import Likeness, Person
from pipeline.things import Things
from pipeline.types import Cartoon, FaceMesh
from tests.pipeline.pictures import brief
from tests.render.animal.drawings import animal, front_face
from tests.render.relief.drawings import cartoon, disc

THINGS = Things(asked=Attire(worn=("crown", "top-hat")))


def built(drawn: Drawn) -> Subject:
    order = Order(photo=b"", prompt="a crown")
    return build(order, drawn, replace(brief(), things=THINGS), Clock(lambda *_: None))


def worn(subject: Subject, number: int = 0) -> set[str]:
    """The wearables of a body, by the beginning of their names."""
    names = {part.name for part in subject.bodies[number].parts}
    return {each for each in ("crown", "top_hat") if any(f"worn_{each}_" in n for n in names)}


@pytest.fixture
def pet() -> Cartoon:
    return replace(animal(), animals=(front_face(),))


def test_a_thing_is_dressed() -> None:
    subject = built(Drawn(cartoon(disc())))
    assert subject.shape == "relief"
    assert worn(subject) == {"crown"}


def test_a_card_is_not_dressed() -> None:
    pixels = disc()
    pixels[..., 3] = 255
    subject = built(Drawn(cartoon(pixels, card=True)))
    assert subject.shape == "card"
    assert worn(subject) == set()


def test_a_person_and_their_pet_wear_different_hats(pet: Cartoon) -> None:
    person = Person(Likeness(), middle=(128.0, 92.0), width=80.0)
    landmarks = mean_face().points * (40, -40, 40) + (128, 92, 0)
    portrait = replace(animal(), faces=(FaceMesh(landmarks.astype(np.float32), 1.0),))
    beside = DrawnPet(pet, (220.0, 200.0), 90.0)
    subject = built(Drawn(portrait, (person,), pets=(beside,)))
    assert worn(subject, 0) | worn(subject, 1) == {"crown", "top_hat"}
    assert worn(subject, 0) != worn(subject, 1)
