"""What words name is worn or held; vague likeness dresses nobody."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from config.attire import COSTUMES, HELD, SLOT_OF, Attire
from config.theme import load_themes
from pipeline.prompt.encoder import open_encoder
from pipeline.prompt.entries import INDEX_NAME, load_index
from pipeline.prompt.parts import split
from pipeline.prompt.reader import PromptReader, open_prompt_reader
from pipeline.prompt.wearing import find_roles, read_roles
from pipeline.prompt.words import spoken

PROMPTS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("worn.toml").read_text(encoding="utf-8")
)


@cache
def _reader(assets: Path) -> PromptReader:
    return open_prompt_reader(assets, load_themes())


@pytest.fixture
def reader(assets: Path) -> PromptReader:
    return _reader(assets)


def _scores(assets: Path, tables: Sequence[str]) -> tuple[float, float]:
    """Precision of the roles that are found, and recall of the prompts that name one."""
    encoder, phrases = open_encoder(assets), load_index(assets / INDEX_NAME).attire
    right, found, met, asking = 0, 0, 0, 0
    for prompt, wanted in [each for table in tables for each in PROMPTS[table].items()]:
        parts = split(spoken(prompt))
        vectors = encoder.encode([spoken(prompt), *(part.text for part in parts)])
        roles = set(find_roles(phrases, parts, vectors))
        fitting = roles & set(wanted.split("|"))
        right, found = right + len(fitting), found + len(roles)
        if "" not in wanted.split("|"):
            met, asking = met + bool(fitting), asking + 1
    return right / found, met / asking


@pytest.mark.parametrize(
    ("tables", "precision", "recall"),
    [(("fitting", "long-fitting"), 1, 0.94), (("kept", "long-kept"), 0.95, 0.85)],
)
def test_hardly_anything_wrong_is_worn_and_most_that_is_named(
    assets: Path, tables: Sequence[str], precision: float, recall: float
) -> None:
    assert sum(len(PROMPTS[table]) for table in tables) >= 80
    right, met = _scores(assets, tables)
    assert right >= precision
    assert met >= recall


def test_words_can_name_whatever_there_is_to_wear_or_hold() -> None:
    named = {
        name for role in read_roles().values() for name in (*role.worn, *role.costumes, *role.held)
    }
    assert named == {*SLOT_OF, *COSTUMES, *HELD}


@pytest.mark.parametrize(
    ("prompt", "worn"),
    [
        ("space pirate", {"pirate-hat", "eye-patch", "pirate-coat", "sword"}),
        ("Weihnachten", {"santa-hat", "gift"}),
        ("докторка", {"doctor"}),
        ("retro", set()),
        ("クリスマス", {"santa-hat", "gift"}),
    ],
)
def test_prompts_dress(reader: PromptReader, prompt: str, worn: set[str]) -> None:
    things = reader.read(prompt).things
    assert things is not None
    asked = things.asked
    assert {*asked.worn, *asked.costumes, *asked.held} == worn


def test_a_theme_that_is_named_dresses_as_it_says(reader: PromptReader) -> None:
    theme = load_themes()["food-and-drinks"]
    things = reader.read(theme.title).things
    assert things is not None
    assert (things.asked, things.usual) == (Attire(), theme.attire)


def test_two_roles_are_worn_together_without_sharing_words(reader: PromptReader) -> None:
    things = reader.read("pirate and wizard").things
    assert things is not None
    assert {"pirate-hat", "wizard-hat"} <= set(things.asked.worn)
