"""What is made of drawings wears what the order's words and theme name."""

import io
from dataclasses import replace
from unittest.mock import create_autospec

import numpy as np
import pytest
from PIL import Image

from bot.clock import Clock
from bot.order import Order
from bot.studio import Studio
from bot.subject import Drawn, DrawnPet, Found, Subject, build, draw, find
from config.attire import Attire
from pipeline.canonical import mean_face
from pipeline.drawings.recognizer import Recognition
from pipeline.likeness import Likeness, Person
from pipeline.things import Things
from pipeline.types import Cartoon, FaceMesh
from tests.pipeline.pictures import brief, cutout
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


def sent(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("seen", "asked", "kind", "card"),
    [
        ("drawing", "auto", "drawing", False),
        ("screenshot", "auto", "screenshot", True),
        ("photo", "drawing", "drawing", False),
    ],
)
def test_what_is_no_photo_keeps_its_colours(
    seen: str, asked: str, kind: str, *, card: bool
) -> None:
    studio = create_autospec(Studio, instance=True)
    studio.recognizer.recognize.return_value = Recognition(seen, 0.9)  # type: ignore[arg-type]
    order = Order(photo=sent(disc()), prompt="a crown", kind=asked)  # type: ignore[arg-type]
    clock = Clock(lambda *_: None)
    found = find(studio, order, clock)
    drawn = draw(studio, order, (found, brief()), clock)
    assert (found.kind, found.cutout.card) == (kind, card)
    assert drawn.cartoon.kept
    assert not studio.cartoonizer.draw.called
    assert kind in drawn.reason


def test_a_photo_is_drawn_anew() -> None:
    studio = create_autospec(Studio, instance=True)
    studio.cartoonizer.draw.return_value = cartoon(disc())
    pixels = disc()
    found = Found(cutout(pixels[..., :3].copy(), pixels[..., 3] > 127))
    drawn = draw(studio, Order(photo=b"", prompt=""), (found, brief()), Clock(lambda *_: None))
    assert not drawn.cartoon.kept
    assert drawn.kind == "photo"
