"""The built-in themes are whole, short, different, and dress nobody absurdly."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from config.attire import COSTUMES, SLOT_OF
from config.theme import BUILT_IN_THEMES, Theme, load_themes

THEMES = load_themes()
TEN = {
    "Cute Animals", "Emoji Expressions", "Festivals and Holidays", "Food and Drinks",
    "Kawaii and Chibi", "Minimalist and Modern", "Motivational and Positive",
    "Mythical Creatures", "Professions and Hobbies", "Retro and Vintage",
}  # fmt: skip
SEASONS = {
    "autumn-harvest", "christmas", "easter", "halloween", "lunar-new-year", "new-year",
    "spring-garden", "summer-beach", "valentines-day", "winter-wonderland",
}  # fmt: skip
# What somebody in a costume may wear on the head.
FITTING: Mapping[str, set[str]] = MappingProxyType(
    {
        "pirate-coat": {"pirate-hat"},
        "space-suit": {"astronaut-helmet"},
        "chef-jacket": {"chef-hat"},
        "kimono": set(),
        "superhero": set(),
        "doctor": set(),
        "knight": {"crown"},
        "hoodie": {"beanie", "cat-ears", "bear-ears", "fox-ears", "bunny-ears", "devil-horns"},
        "ball-gown": {"crown", "halo"},
        "sailor": set(),
        "wizard-robe": {"wizard-hat", "unicorn-horn", "antlers"},
        "football-shirt": {"beanie"},
        "suit": {"top-hat", "party-hat", "crown", "hard-hat", "graduation-cap"},
        "santa": {"santa-hat"},
    }
)
# Expressions that bring things of their own, and where those sit.
TAKEN = MappingProxyType({"cool": "eyes", "love": "eyes", "party": "head"})

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


def test_there_are_the_ten_looks_people_know_the_seasons_and_more() -> None:
    assert {theme.title for theme in THEMES.values()} >= TEN
    assert set(THEMES) >= SEASONS
    assert len(THEMES) >= len(TEN) + 24


def test_no_two_looks_share_title_palette_drawing_surface_lights_motion_or_floaters() -> None:
    for aspect in ("title", "palette", "drawing", "surface", "lighting", "motion"):
        looks = [getattr(theme, aspect) for theme in THEMES.values()]
        assert all(a != b for i, a in enumerate(looks) for b in looks[:i]), aspect
    around = [set(theme.floaters) for theme in THEMES.values() if theme.floaters]
    assert all(len(a & b) <= 2 for i, a in enumerate(around) for b in around[:i])


def test_no_two_themes_claim_the_same_words() -> None:
    words = [word.casefold() for theme in THEMES.values() for word in theme.words]
    assert sorted(words) == sorted(set(words))


@every_theme
def test_a_file_is_short_and_has_dark_and_light_colours(theme: Theme) -> None:
    path = BUILT_IN_THEMES / f"{theme.name}.toml"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 40
    luma = [sum(bytes.fromhex(color[1:])) / 765 for color in theme.palette]
    assert min(luma) < 0.42
    assert max(luma) > 0.8


@every_theme
def test_costume_and_head_wear_agree(theme: Theme) -> None:
    heads = {name for name in theme.attire.worn if SLOT_OF[name] == "head"}
    for costume in theme.attire.costumes:
        assert heads <= FITTING[costume], costume


@every_theme
def test_nothing_is_worn_where_the_expression_puts_something(theme: Theme) -> None:
    slots = {SLOT_OF[name] for name in theme.attire.worn}
    assert TAKEN.get(theme.expression or "") not in slots


def test_every_costume_is_judged() -> None:
    assert set(FITTING) == set(COSTUMES)


@pytest.mark.parametrize("name", sorted(set(THEMES) - {"minimalist-and-modern"}))
def test_a_theme_brings_things_to_see(name: str) -> None:
    theme = THEMES[name]
    assert len(set(theme.floaters)) >= 5
    assert theme.attire.worn or theme.attire.costumes or theme.attire.held
