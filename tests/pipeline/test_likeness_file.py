import json
from typing import Any

import pytest

from pipeline.canonical import KEYS
from pipeline.errors import UnusableLikeness
from pipeline.likeness import (
    CURTAIN_ROWS,
    HAIRLINE_COLUMNS,
    OUTLINE_ANGLES,
    FaceShape,
    Hair,
    Likeness,
)
from pipeline.likeness_file import MAX_BYTES, change_likeness, read_likeness, write_likeness

LARGEST = Likeness(
    face=FaceShape(points=(-900,) * (3 * len(KEYS))),
    hair=Hair(
        kind="bald_top",
        texture="straight",
        tie="ponytail",
        outline=(-400,) * OUTLINE_ANGLES,
        hairline=(-400,) * HAIRLINE_COLUMNS,
        curtain_right=(-400,) * CURTAIN_ROWS,
        curtain_left=(-400,) * CURTAIN_ROWS,
    ),
    confidence=dict.fromkeys(Likeness.model_fields, 0.123456789),
)


def sections() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_likeness(Likeness()))
    return found


def refused(data: bytes) -> UnusableLikeness:
    with pytest.raises(UnusableLikeness) as caught:
        read_likeness(data)
    return caught.value


def test_a_likeness_survives_writing_and_reading() -> None:
    assert read_likeness(write_likeness(LARGEST)) == LARGEST


def test_the_largest_likeness_fits_the_limit() -> None:
    assert len(write_likeness(LARGEST)) <= MAX_BYTES


def test_a_file_too_large_is_refused() -> None:
    assert "at most" in refused(write_likeness(Likeness()) + b" " * MAX_BYTES).detail


@pytest.mark.parametrize("name", [*Likeness.model_fields])
def test_a_missing_section_is_named(name: str) -> None:
    file = sections()
    del file[name]
    assert refused(json.dumps(file).encode()).key == name


def test_an_empty_object_is_no_likeness() -> None:
    assert refused(b"{}").key == "version"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"blush": 0.3', '"blush": NaN', "skin.blush"),
        ('"blush": 0.3', '"blush": Infinity', "skin.blush"),
        ('"blush": 0.3', '"blush": 1e999', "skin.blush"),
        ('"blush": 0.3', '"blush": -0.1', "skin.blush"),
        ('"blush": 0.3', '"blush": "much"', "skin.blush"),
        ('"blush": 0.3', '"blush": null', "skin.blush"),
        ('"length": 0,', '"length": 1e30,', "hair.length"),
        ('"length": 0,', '"length": ' + "9" * 5000 + ",", "length"),
        ('"length": 0,', '"length": true,', "hair.length"),
        ('"kind": "short"', '"kind": "enormous"', "hair.kind"),
        ('"color": "#d9a583"', '"color": "red"', "skin.color"),
        ('"color": "#d9a583"', '"color": "#d9a583", "odour": 1', "skin.odour"),
        ('"version": 1', '"version": 2', "version"),
        ('"version": 1', '"version": "1"', "version"),
        ('"points": []', '"points": [1, 2, 3]', "face"),
        ('"outline": []', '"outline": [0]', "hair"),
        ('"confidence": {}', '"confidence": {"skin": 7}', "confidence.skin"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, key: str) -> None:
    text = json.dumps(sections())
    assert text.count(old) >= 1
    assert refused(text.replace(old, new, 1).encode()).key == key


def test_a_key_that_stands_there_twice_is_refused() -> None:
    text = json.dumps(sections()).replace('"blush": 0.3', '"blush": 0.3, "blush": 0.4', 1)
    assert refused(text.encode()).key == "blush"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe{}",
        b"[]",
        b"null",
        b"{" * 8000,
        b"[" * 8000,
        b'{"a":' * 1600 + b"1" + b"}" * 100,
        b"{'version': 1}",
        "\ufeff{}".encode(),
    ],
)
def test_what_is_no_json_object_is_refused(data: bytes) -> None:
    refused(data)


def test_changes_are_made_and_british_spelling_is_understood() -> None:
    changed = change_likeness(
        Likeness(), ["hair.colour=#4A2B1C", "glasses.shape=round", "mouth.smile=-0.5"]
    )
    assert changed.hair.color == "#4a2b1c"
    assert changed.glasses.shape == "round"
    assert changed.mouth.smile == -0.5


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ("hair.colour", "hair.colour"),
        ("=red", ""),
        ("hair.wings=2", "hair.wings"),
        ("wings.hair=2", "wings.hair"),
        ("hair=none", "hair"),
        ("hair.volume=NaN", "hair.volume"),
        ("hair.volume=" + "[" * 4000, "hair.volume"),
        ("hair.volume.deep=1", "hair.volume.deep"),
    ],
)
def test_an_impossible_change_names_its_key(change: str, key: str) -> None:
    with pytest.raises(UnusableLikeness) as caught:
        change_likeness(Likeness(), [change])
    assert caught.value.key == key
