"""What is kept of a photo when its sticker is made: only what was allowed, and no more."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from bot.clock import Clock
from bot.order import Order
from bot.studio import Studio
from bot.subject import Found
from bot.wishes import read_order
from bot.worker.gifts import CUTOUT_PX, NOTHING, Allowed, collect, draw_small
from bot.worker.hand import Hand
from bot.worker.plan import Step, photo_key, step_key
from bot.worker.shelf import Shelf
from bot.worker.stages import Work, Workshop, run_step
from db.blobs import Blobs, open_blobs
from db.lessons import cutout_key
from pipeline.likeness import Likeness
from pipeline.photo import read_photo
from pipeline.types import Cutout

ORDER = Order(photo=b"", prompt="space pirate", quality="draft", seed=3)
RECORD = {"theme": "pirate", "cartoonizer": "gan 1"}
ALL = Allowed(likeness=True, lesson=True)


@pytest.fixture(scope="module")
def blobs(tmp_path_factory: pytest.TempPathFactory) -> Blobs:
    return open_blobs("", tmp_path_factory.mktemp("blobs"))


@pytest.fixture(scope="module")
def shelf(studio: Studio, blobs: Blobs, astronaut: bytes) -> Shelf:
    """On which lies what was found in a photo of one person."""
    opened = Shelf(blobs)
    blobs.put(photo_key("a"), astronaut)
    run_step(Step.CUT_OUT, Workshop(studio, opened), Work("a", ORDER), Clock(lambda *_: None))
    return opened


def cut_out(height: int, width: int, *, card: bool = False) -> Cutout:
    alpha = np.zeros((height, width), np.float32)
    alpha[:, : width // 2] = 1
    return Cutout(
        np.full((height, width, 3), (200, 100, 50), np.uint8), alpha, (0, 0, 1, 1), card=card
    )


def give(shelf: Shelf, order: Order, found: Found) -> Hand:
    shelf.put(step_key("b", Step.CUT_OUT, order), found)
    return Hand("b", order, 1)


def test_a_likeness_is_kept_as_it_was_measured(shelf: Shelf) -> None:
    order = replace(ORDER, changes=("hair.color=#00ff00",))
    gift = collect(shelf, Hand("a", order, 1), Allowed(likeness=True), RECORD)
    (person,) = shelf.take(Found, step_key("a", Step.CUT_OUT, ORDER)).persons
    assert gift.lesson is None
    assert gift.likeness is not None
    kept = read_order({"likeness": gift.likeness}, prompt="beach", quality="draft").likeness
    assert kept == person.likeness


def test_a_lesson_is_a_small_cutout_and_how_it_was_drawn(shelf: Shelf, blobs: Blobs) -> None:
    gift = collect(shelf, Hand("a", ORDER, 1), Allowed(lesson=True), RECORD)
    assert (gift.likeness, gift.lesson is None) == (None, False)
    lesson = gift.lesson
    assert (lesson.prompt, lesson.theme, lesson.seed) == ("space pirate", "pirate", 3)
    assert (lesson.strength, lesson.cartoonizer) == (0.7, "gan 1")
    cutout = blobs.get(cutout_key(lesson.id))
    picture = Image.open(io.BytesIO(cutout))
    assert (picture.mode, max(picture.size)) == ("RGBA", CUTOUT_PX)
    assert read_photo(cutout).alpha is not None  # a training need not cut it out again


def test_nothing_is_kept_that_was_not_allowed(shelf: Shelf, blobs: Blobs) -> None:
    before = blobs.names("lessons")
    assert collect(shelf, Hand("a", ORDER, 1), Allowed(), RECORD) == NOTHING
    drawn = replace(ORDER, likeness=Likeness())
    assert collect(shelf, Hand("none", drawn, 1), ALL, RECORD) == NOTHING
    assert blobs.names("lessons") == before


def test_of_several_people_nobody_is_taken_for_the_maker(shelf: Shelf) -> None:
    found = shelf.take(Found, step_key("a", Step.CUT_OUT, ORDER))
    two = replace(found, persons=found.persons * 2)
    assert collect(shelf, give(shelf, ORDER, two), ALL, RECORD).likeness is None
    chosen = replace(ORDER, subject=2)
    assert collect(shelf, give(shelf, chosen, found), ALL, RECORD).likeness is None


def test_a_background_is_never_given(shelf: Shelf) -> None:
    order = replace(ORDER, keep_background=True)
    card = Found(cut_out(90, 90, card=True))
    assert collect(shelf, give(shelf, order, card), ALL, RECORD) == NOTHING


def test_a_cutout_hides_what_it_does_not_show() -> None:
    picture = np.asarray(Image.open(io.BytesIO(draw_small(cut_out(600, 300)))))
    assert picture.shape == (CUTOUT_PX, CUTOUT_PX // 2, 4)
    assert picture[:, 0].tolist() == [[200, 100, 50, 255]] * CUTOUT_PX
    assert not picture[:, -1].any()
    assert np.asarray(Image.open(io.BytesIO(draw_small(cut_out(60, 90))))).shape == (60, 90, 4)
