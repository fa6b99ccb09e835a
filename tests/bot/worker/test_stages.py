"""Each stage takes what the one before left in the blob store, and leaves as much."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.clock import Clock
from bot.order import Order
from bot.studio import Studio
from bot.worker.archive import MAGIC
from bot.worker.plan import Step, photo_key, step_key, steps_of
from bot.worker.shelf import Shelf
from bot.worker.stages import Take, Work, Workshop, run_step
from bot.workflow import make_sticker
from db.blobs import Blobs, open_blobs
from db.errors import BlobMissing
from pipeline.errors import UnreadablePhoto
from pipeline.likeness import Likeness

ORDER = Order(photo=b"", prompt="space pirate", quality="draft", seed=3)


pytestmark = pytest.mark.usefixtures("small_pictures")


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return open_blobs("", tmp_path)


@pytest.fixture
def shop(studio: Studio, blobs: Blobs) -> Workshop:
    return Workshop(studio, Shelf(blobs))


def told(*_: object) -> None:
    """Nobody waits."""


def go(shop: Workshop, work: Work, *steps: Step) -> list[str]:
    """Do those steps, all by default; the names of those that really worked."""
    worked = []
    for step in steps or steps_of(work.order):
        clock = Clock(told)
        run_step(step, shop, work, clock)
        worked += [step] if clock.seconds else []
    return worked


def test_the_stages_make_the_same_files_as_the_flow_in_one_process(
    shop: Workshop, cup: bytes
) -> None:
    shop.shelf.blobs.put(photo_key("a"), cup)
    assert go(shop, Work("a", ORDER)) == list(Step)
    whole = make_sticker(
        shop.studio, replace(ORDER, photo=cup), on_progress=told, on_preview=lambda _: None
    )
    for file in whole.files:
        assert shop.shelf.blobs.get(f"stickers/a/{file.name}") == file.data
    ours, theirs = (
        json.loads(data) for data in (shop.shelf.blobs.get("stickers/a/sticker.json"), whole.record)
    )
    assert {**ours, "seconds": 0} == {**theirs, "seconds": 0}


def test_what_an_earlier_process_finished_is_not_done_again(shop: Workshop, cup: bytes) -> None:
    shop.shelf.blobs.put(photo_key("a"), cup)
    work = Work("a", replace(ORDER, still=True))
    go(shop, work, Step.CUT_OUT, Step.CARTOON, Step.SCENE)
    later = Workshop(shop.studio, Shelf(shop.shelf.blobs))
    assert go(later, work) == [Step.PREVIEW, Step.RENDER, Step.ENCODE]


def test_what_is_damaged_is_made_anew(shop: Workshop, cup: bytes) -> None:
    shop.shelf.blobs.put(photo_key("a"), cup)
    work = Work("a", ORDER)
    go(shop, work, Step.CUT_OUT, Step.CARTOON)
    shop.shelf.blobs.put(work.key(Step.CARTOON), MAGIC + b"nonsense")
    later = Workshop(shop.studio, Shelf(shop.shelf.blobs))
    assert go(later, work, Step.CUT_OUT, Step.CARTOON) == [Step.CARTOON]


def test_the_same_photo_is_cut_out_once(shop: Workshop, cup: bytes) -> None:
    for job in "abc":
        shop.shelf.blobs.put(photo_key(job), cup)
    go(shop, Work("a", ORDER), Step.CUT_OUT)
    other = replace(ORDER, prompt="beach", seed=9, changes=("hair.color=#4a2b1c",))
    assert go(shop, Work("b", other, twins=("gone", "a")), Step.CUT_OUT) == []
    assert shop.shelf.blobs.exists(step_key("b", Step.CUT_OUT, other))
    whole = replace(ORDER, keep_background=True)
    assert go(shop, Work("c", whole, twins=("a", "b")), Step.CUT_OUT) == [Step.CUT_OUT]


def test_a_kept_likeness_needs_no_photo(shop: Workshop) -> None:
    order = replace(ORDER, likeness=Likeness(), still=True)
    assert go(shop, Work("a", order)) == list(Step)[2:]
    names = {key.rpartition("/")[2] for key in shop.shelf.blobs.names("stickers/a")}
    assert "telegram.webp" in names
    assert "telegram.webm" not in names


def test_an_unreadable_photo_and_a_missing_one_are_told_apart(shop: Workshop) -> None:
    with pytest.raises(BlobMissing):
        go(shop, Work("a", ORDER), Step.CUT_OUT)
    shop.shelf.blobs.put(photo_key("a"), b"no picture")
    with pytest.raises(UnreadablePhoto):
        go(shop, Work("a", ORDER), Step.CUT_OUT)


def test_a_take_shows_its_pictures_in_order() -> None:
    pictures = np.arange(3, dtype=np.uint8)[:, None, None, None].repeat(4, -1)
    take = Take(pictures, (0, 2, 0, 1), pictures[0], "quick")
    assert [int(picture[0, 0, 0]) for picture in take.frames()] == [0, 2, 0, 1]
