"""The user's words as they are kept; front ends ask for this, so no model is needed here."""

import re
import unicodedata

from pipeline.errors import UnusablePrompt

MAX_CHARACTERS = 200
_SHORTEST_WORD = 4  # letters; shorter ones are mostly articles


def clean_prompt(text: str) -> str:
    """The text on one line, without control characters. Raises UnusablePrompt."""
    spaced = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    kept = "".join(c for c in spaced if unicodedata.category(c)[0] != "C" or c == "\u200d")
    clean = " ".join(kept.split()).strip("\u200d")
    if not 1 <= len(clean) <= MAX_CHARACTERS:
        raise UnusablePrompt(len(clean), MAX_CHARACTERS)
    return clean


def spoken(prompt: str) -> str:
    """The prompt with emoji replaced by their Unicode names, which the encoder can read."""
    named = [
        f" {unicodedata.name(c, '').lower()} " if unicodedata.category(c) == "So" else c
        for c in prompt
    ]
    plain = "".join(c for c in named if c not in "\u200d\ufe0f" and not "🏻" <= c <= "🏿")
    return " ".join(plain.split()) or prompt


def single_words(text: str) -> list[str]:
    """The longer words of a prompt that has several."""
    words = re.findall(r"\w+", text)
    return [word for word in words if len(word) >= _SHORTEST_WORD] if len(words) > 1 else []
