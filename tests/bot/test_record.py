"""sticker.json."""

import json

from bot.order import Order
from bot.record import LICENSES, Provenance, build_record
from config.caption import Caption
from render.types import StickerFile
from tests.conftest import REPOSITORY

FILE = StickerFile("telegram.webm", b"abc", "telegram video", 512, 512, 2.0, "ab" * 32)
PROVENANCE = Provenance(
    "kawaii-and-chibi",
    "painted-1",
    "quick",
    "photo",
    "relief",
    "too small",
    None,
    2,
    {"read": 0.12345},
)


def test_the_record_says_what_was_made_how_and_how_long_it_took() -> None:
    order = Order(photo=b"secret photo", prompt='пляж "и" море', seed=5, quality="draft")
    record = json.loads(build_record(order, PROVENANCE, [FILE]))
    assert record["prompt"] == 'пляж "и" море'
    assert (record["theme"], record["seed"]) == ("kawaii-and-chibi", 5)
    assert (record["cartoonizer"], record["renderer"]) == ("painted-1", "quick")
    assert (record["shape"], record["reason"]) == ("relief", "too small")
    assert record["kind"] == "photo"
    assert record["seconds"] == {"read": 0.123}
    assert record["files"]["telegram.webm"]["sha256"] == "ab" * 32
    assert record["licenses"]
    assert record["caption"] is None


def test_the_record_says_which_themes_were_merged() -> None:
    order = Order(photo=b"", prompt="kawaii + neon", mix=(("kawaii", 0.3), ("neon", 0.7)))
    record = json.loads(build_record(order, PROVENANCE, [FILE]))
    assert record["mix"] == [
        {"prompt": "kawaii", "weight": 0.3},
        {"prompt": "neon", "weight": 0.7},
    ]


def test_the_record_says_the_caption() -> None:
    caption = Caption(text="Ahoy! 🎉", position="arc")
    order = Order(photo=b"", prompt="pirate", caption=caption)
    record = json.loads(build_record(order, PROVENANCE, [FILE]))
    assert Caption.model_validate(record["caption"]) == caption


def test_an_order_never_shows_its_photo_or_prompt() -> None:
    mix = (("secret words", 1.0), ("other secret", 1.0))
    caption = Caption(text="secret words")
    order = Order(photo=b"secret photo", prompt="secret words", mix=mix, caption=caption)
    shown = repr(order)
    assert "secret" not in shown


def test_every_model_and_its_licence_stand_in_the_list_of_what_others_made() -> None:
    rows = (REPOSITORY / "THIRD_PARTY.md").read_text(encoding="utf-8").splitlines()
    for model, licence in LICENSES.items():
        (row,) = (row for row in rows if row.startswith(f"| {model}: "))
        assert row.split(" | ")[2] == licence
