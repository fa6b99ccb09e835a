"""The user's words as they are kept; front ends ask for this, so no model is needed here."""

import unicodedata

from pipeline.errors import UnusablePrompt

MAX_CHARACTERS = 200


def clean_prompt(text: str) -> str:
    """The text on one line, without control characters. Raises UnusablePrompt."""
    spaced = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    kept = "".join(c for c in spaced if unicodedata.category(c)[0] != "C" or c == "\u200d")
    clean = " ".join(kept.split()).strip("\u200d")
    if not 1 <= len(clean) <= MAX_CHARACTERS:
        raise UnusablePrompt(len(clean), MAX_CHARACTERS)
    return clean
