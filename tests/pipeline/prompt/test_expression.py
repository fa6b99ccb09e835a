"""Words choose an expression in any language; ordinary themes choose none.

None of these prompts was looked at while the phrases and the threshold were chosen.
"""

from pathlib import Path
from typing import get_args

import pytest

from config.theme import Theme, load_themes
from pipeline.errors import UnusablePrompt
from pipeline.likeness import ExpressionName
from pipeline.prompt.expression import ORDINARY, read_phrases
from pipeline.prompt.reader import PromptReader, open_prompt_reader

ASKING: dict[ExpressionName, tuple[str, ...]] = {
    "cry": (
        "weeping willow knight", "je pleure",
    ),
    "sad": (
        "мне так грустно", "estoy triste",
    ),
    "angry": (
        "i'm so mad at you", "бешеный", "sauer",
    ),
    "party": (
        "joyeux anniversaire", "с днюхой", "feliz cumpleaños abuela",
        "birthday cake with candles", "graduation celebration",
    ),
    "sleep": (
        "so tired today", "спокойной ночи малыши", "dormir", "おやすみ", "snoring bear",
    ),
    "love": (
        "love you forever", "я тебя люблю", "valentines day", "verknallt",
        "te amo mi vida",
    ),
    "laugh": (
        "lmao", "ahahaha", "ich lach mich tot", "очень смешно",
    ),
    "surprise": (
        "shocked pikachu", "oh my god", "не может быть, вау", "was?! unglaublich",
    ),
    "think": (
        "let me think about it", "hmm interesting", "надо подумать",
    ),
    "kiss": (
        "kiss me", "чмоки", "un besito",
    ),
    "wink": (
        "wink wink", "подмигивание",
    ),
    "cool": (
        "sunglasses dude", "крутой чувак",
    ),
    "smile": (
        "big smile", "улыбнись", "sehr glücklich",
    ),
    "nod": (
        "okay i agree", "да",
    ),
    "shake": (
        "nope", "auf gar keinen fall",
    ),
}  # fmt: skip
ORDINARY_THEMES = (
    "astronaut on mars", "viking warrior", "капитан корабля", "steampunk inventor",
    "tropical island", "wizard school", "Bauernhof", "gato samurai", "bosque encantado",
    "sakura garden", "雪人", "机器人", "рыцарь и дракон", "осенний парк", "tacos and guacamole",
    "video game hero", "wild west sheriff", "princess castle", "jungle explorer",
    "graffiti street art", "deep sea diver", "pumpkin spice latte", "gym workout",
    "santa claus", "новогодняя ёлка", "surfer", "Fußball weltmeister", "firefighter",
    "ballerina", "zombie apocalypse", "golden egypt pharaoh", "café parisien",
    "super mario style", "lavender fields", "watercolor flowers", "heavy metal band",
    "dj with headphones", "honey bee", "bunny", "clown", "devil with horns", "angel wings",
    "money rain", "storm and lightning", "ghost", "vampire queen",
    "teacher of mathematics", "doctor", "Черепашки-ниндзя", "ремонт машины", "disco fever",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader(assets: Path) -> PromptReader:
    return open_prompt_reader(assets, load_themes())


def test_nine_of_ten_who_ask_for_an_expression_or_none_get_it(reader: PromptReader) -> None:
    asked = [(name, prompt) for name, prompts in ASKING.items() for prompt in prompts]
    asked += [(None, prompt) for prompt in ORDINARY_THEMES]
    right = sum(reader.choose_expression(prompt) == name for name, prompt in asked)
    assert len(asked) > 90
    assert right / len(asked) > 0.9


@pytest.mark.parametrize("prompt", ORDINARY_THEMES)
def test_an_ordinary_theme_asks_for_none(reader: PromptReader, prompt: str) -> None:
    assert reader.choose_expression(prompt) is None


@pytest.mark.parametrize("theme", load_themes().values(), ids=lambda theme: theme.name)
def test_a_theme_s_title_asks_for_none_but_for_love(reader: PromptReader, theme: Theme) -> None:
    expected = "love" if theme.name == "valentines-day" else None
    assert reader.choose_expression(theme.title) == expected


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("crying", "cry"), ("angry pirate", "angry"), ("Geburtstag", "party"), ("sleepy", "sleep"),
        ("день рождения", "party"), ("in love", "love"), ("спит", "sleep"), ("😎", "cool"),
    ],
)  # fmt: skip
def test_plain_words_and_emoji_are_understood(
    reader: PromptReader, prompt: str, name: ExpressionName
) -> None:
    assert reader.choose_expression(prompt) == name


def test_every_written_name_is_an_expression() -> None:
    assert set(read_phrases()) <= {*get_args(ExpressionName), ORDINARY}


def test_an_empty_prompt_is_refused(reader: PromptReader) -> None:
    with pytest.raises(UnusablePrompt):
        reader.choose_expression(" ")
