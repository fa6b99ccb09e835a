"""What lies in a job's row becomes the order that was given, or is refused by name."""

import json
from dataclasses import replace

import pytest

from bot.errors import UnusableWish
from bot.order import Order
from bot.wishes import read_order, write_options
from config.caption import Caption
from pipeline.errors import UnusableLikeness
from pipeline.likeness import Likeness

ORDER = Order(
    photo=b"",
    prompt="kawaii + neon",
    mix=(("kawaii", 0.25), ("neon", 0.75)),
    quality="fine",
    seed=-9,
    subject=2,
    keep_background=True,
    still=True,
    strength=0.1,
    shape="relief",
    kind="drawing",
    expression="cry",
    changes=("hair.color=#4a2b1c",),
    caption=Caption(text="Ahoy!\nשלום 🎉", font="comic", outline="#112233", position="arc"),
)


def test_an_order_survives_being_written() -> None:
    options = json.loads(json.dumps(write_options(ORDER)))
    assert read_order(options, prompt=ORDER.prompt, quality=ORDER.quality) == ORDER


def test_what_is_as_usual_is_not_written() -> None:
    assert write_options(Order(photo=b"x", prompt="pirate")) == {}
    assert read_order({}, prompt="pirate", quality="draft") == Order(
        photo=b"", prompt="pirate", quality="draft"
    )


def test_a_kept_likeness_comes_back_changed_as_ordered() -> None:
    order = replace(ORDER, likeness=Likeness())
    options = json.loads(json.dumps(write_options(order)))
    found = read_order(options, prompt="", quality="draft").likeness
    assert found is not None
    assert found.hair.color == "#4a2b1c"
    with pytest.raises(UnusableLikeness):
        read_order({**options, "changes": ["hair.size=2"]}, prompt="", quality="draft")


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"sed": 7}, "sed"),
        ({"photo": "x"}, "photo"),
        ({"seed": "7"}, "seed"),
        ({"seed": 7.5}, "seed"),
        ({"seed": True}, "seed"),
        ({"seed": 2**70}, "seed"),
        ({"still": 1}, "still"),
        ({"strength": 1.5}, "strength"),
        ({"strength": "0.5"}, "strength"),
        ({"subject": 0}, "subject"),
        ({"shape": "cube"}, "shape"),
        ({"kind": "screenshot"}, "kind"),
        ({"expression": "bored"}, "expression"),
        ({"changes": "hair.color=red"}, "changes"),
        ({"mix": [["kawaii"]]}, "mix.0.1"),
        ({"mix": [["kawaii", 2]]}, "mix.0.1"),
        ({"likeness": {"version": 2}}, "likeness.version"),
        ({"strength": float("nan")}, "strength"),
        ({"caption": "Ahoy!"}, "caption"),
        ({"caption": {"text": " "}}, "caption.text"),
        ({"caption": {"text": "a" * 81}}, "caption.length"),
        ({"caption": {"text": "Ahoy!", "font": "Impact"}}, "caption.font"),
        ({"caption": {"text": "Ahoy!", "color": "red"}}, "caption.color"),
        ({"seed": {1, 2}}, ""),
    ],
)
def test_what_cannot_be_meant_is_named(options: dict[str, object], key: str) -> None:
    with pytest.raises(UnusableWish) as refused:
        read_order(options, prompt="", quality="draft")
    assert refused.value.key == key


def test_a_quality_that_nobody_knows_is_named() -> None:
    with pytest.raises(UnusableWish) as refused:
        read_order({}, prompt="pirate", quality="finest")
    assert refused.value.key == "quality"


def test_a_refusal_does_not_repeat_what_was_written() -> None:
    with pytest.raises(UnusableWish) as refused:
        read_order({"shape": "my secret"}, prompt="", quality="draft")
    assert "secret" not in str(refused.value)
