"""Prompts in any language find a fitting theme and palette; useless ones are refused."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from config.theme import load_themes
from pipeline.color import to_lab
from pipeline.errors import UnusablePrompt
from pipeline.prompt.palette import chroma_of
from pipeline.prompt.reader import PromptReader, open_prompt_reader
from pipeline.prompt.words import clean_prompt

THEMES = load_themes()
# What the prompts below choose from, however many others there are.
GENERAL = (
    "cute-animals", "emoji-expressions", "festivals-and-holidays", "food-and-drinks",
    "kawaii-and-chibi", "minimalist-and-modern", "motivational-and-positive",
    "mythical-creatures", "professions-and-hobbies", "retro-and-vintage",
)  # fmt: skip
HUES = {"red": 35, "orange": 60, "yellow": 90, "green": 140, "blue": 260, "purple": 310}


@pytest.fixture
def reader(assets: Path) -> PromptReader:
    return _reader(assets)


def colors(reader: PromptReader, prompt: str) -> NDArray[np.uint8]:
    return reader.read(prompt).palette.colors


def has_hue(palette: NDArray[np.uint8], name: str) -> bool:
    """Whether a colourful entry lies within 32 degrees of the hue, in Lab."""
    lab = to_lab(palette)
    hues = np.degrees(np.arctan2(lab[:, 2], lab[:, 1])) % 360
    near = np.abs((hues - HUES[name] + 180) % 360 - 180) < 32
    return bool((near & (chroma_of(lab) > 20)).any())


BEACH = {
    "English": "beach and sea",
    "Russian": "пляж и море",
    "Spanish": "playa y mar",
    "Chinese": "海滩和大海",
    "German": "Strand und Meer",
    "French": "plage et mer",
    "Japanese": "ビーチと海",
    "Arabic": "شاطئ وبحر",
    "Korean": "해변과 바다",
    "Italian": "spiaggia e mare",
    "Portuguese": "praia e mar",
    "Turkish": "plaj ve deniz",
    "Polish": "plaża i morze",
}


@pytest.mark.parametrize("language", BEACH)
def test_the_sea_is_blue_and_sandy_in_every_language(reader: PromptReader, language: str) -> None:
    brief = reader.read(BEACH[language])
    assert has_hue(brief.palette.colors, "blue")
    assert has_hue(brief.palette.colors, "yellow") or has_hue(brief.palette.colors, "orange")
    assert brief.theme == reader.read(BEACH["English"]).theme


@pytest.mark.parametrize(
    "prompt", ["halloween", "Хэллоуин", "万圣节", "ハロウィン", "🎃 halloween"]
)
def test_halloween_is_orange_purple_and_black(reader: PromptReader, prompt: str) -> None:
    palette = colors(reader, prompt)
    assert has_hue(palette, "orange")
    assert has_hue(palette, "purple")
    assert to_lab(palette)[:, 0].min() < 12


@pytest.mark.parametrize(
    ("prompt", "theme"),
    [
        ("spicy food", "food-and-drinks"),
        ("piquante nourriture", "food-and-drinks"),
        ("cute kitten", "cute-animals"),
        ("милый щенок", "cute-animals"),
        ("mythical unicorn dream", "mythical-creatures"),
        ("drache", "mythical-creatures"),
        ("fiesta de cumpleaños", "festivals-and-holidays"),
        ("圣诞节", "festivals-and-holidays"),
        ("retro 70s disco", "retro-and-vintage"),
        ("firefighter", "professions-and-hobbies"),
        ("宇宙飛行士", "professions-and-hobbies"),
        ("you can do it!", "motivational-and-positive"),
        ("glaub an dich", "motivational-and-positive"),
        ("pastel anime girl", "kawaii-and-chibi"),
        ("clean minimal design", "minimalist-and-modern"),
        ("ugly crying laughing", "emoji-expressions"),
    ],
)
def test_a_prompt_finds_its_theme(reader: PromptReader, prompt: str, theme: str) -> None:
    assert reader.read(prompt, among=GENERAL).theme == theme


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_s_name_or_title_is_that_theme_in_its_own_colours(
    reader: PromptReader, name: str
) -> None:
    own = [list(bytes.fromhex(color[1:])) for color in THEMES[name].palette]
    for prompt in (name, THEMES[name].title, THEMES[name].title.upper()):
        brief = reader.read(prompt)
        assert brief.theme == name
        assert brief.palette.colors.tolist() == own


def test_the_look_is_one_of_those_allowed_and_the_colours_stay_the_prompt_s(
    reader: PromptReader,
) -> None:
    brief = reader.read("beach and sea", among=("retro-and-vintage",))
    assert brief.theme == "retro-and-vintage"
    assert brief.drawing == THEMES["retro-and-vintage"].drawing
    assert has_hue(brief.palette.colors, "blue")


def test_a_theme_named_that_is_not_allowed_is_not_taken(reader: PromptReader) -> None:
    allowed = ("kawaii-and-chibi", "minimalist-and-modern", "gone")
    assert reader.read("retro-and-vintage", among=allowed).theme in allowed
    assert reader.read("retro-and-vintage", among=("gone",)).theme == "retro-and-vintage"


# None of these stands in the lexicon.
UNHEARD = [
    "grumpy accountant on monday",
    "jellyfish rave",
    "submarine sandwich champion",
    "heavy metal librarian",
    "monsoon wedding",
    "glitchy toaster",
    "my grandmother's attic",
    "dulce de leche",
    "asdf qwer",
    "42",
    "!!!",
]


@pytest.mark.parametrize("prompt", UNHEARD)
def test_unheard_prompts_are_colourful_with_dark_and_light(
    reader: PromptReader, prompt: str
) -> None:
    lab = to_lab(colors(reader, prompt))
    assert 4 <= len(lab) <= 6
    assert (chroma_of(lab) > 22).mean() >= 0.5
    assert lab[:, 0].min() < 36
    assert lab[:, 0].max() > 84


def test_unheard_prompts_do_not_look_alike(reader: PromptReader) -> None:
    leads = to_lab(np.stack([colors(reader, prompt)[0] for prompt in UNHEARD]))
    distance = np.linalg.norm(leads[:, None] - leads[None], axis=2)
    assert np.median(distance[~np.eye(len(leads), dtype=bool)]) > 40


@pytest.mark.parametrize("prompt", ["🎃", "🌊🏄🏽‍♀️", "❤️", "👩‍🚀 space"])
def test_emoji_are_read_by_their_names(reader: PromptReader, prompt: str) -> None:
    assert reader.read(prompt).prompt == prompt
    if prompt == "🎃":
        assert has_hue(colors(reader, prompt), "orange")


def test_the_same_prompt_gives_the_same_brief(reader: PromptReader) -> None:
    first, second = (reader.read("space pirate", seed=4, strength=0.2) for _ in range(2))
    assert np.array_equal(first.palette.colors, second.palette.colors)
    assert np.array_equal(first.embedding, second.embedding)
    assert (first.seed, first.strength) == (4, 0.2)


@pytest.mark.parametrize("prompt", ["", "   \n\t", "\x00\x1b", "x" * 201, "\u200b\u200d"])
def test_empty_and_endless_prompts_are_refused(reader: PromptReader, prompt: str) -> None:
    with pytest.raises(UnusablePrompt):
        reader.read(prompt)


@cache
def _reader(assets: Path) -> PromptReader:
    return open_prompt_reader(assets, THEMES)


@given(st.text(max_size=220))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused(assets: Path, text: str) -> None:
    reader = _reader(assets)
    try:
        clean_prompt(text)
    except UnusablePrompt:
        with pytest.raises(UnusablePrompt):
            reader.read(text)
        return
    brief = reader.read(text)
    assert brief.theme in THEMES
    assert np.linalg.norm(brief.embedding) == pytest.approx(1, abs=1e-3)
