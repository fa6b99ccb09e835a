"""Where an emoji's picture lies in the folder of fetched ones."""

from pathlib import Path

_VARIATION = "\ufe0f"  # asks for the colourful picture; file names have it or not


def find_picture(folder: Path, emoji: str) -> Path | None:
    """The file `<code points joined by ->.webp`, or None where there is none."""
    for characters in (emoji, emoji.replace(_VARIATION, ""), emoji + _VARIATION):
        stem = "-".join(f"{ord(character):04x}" for character in characters)
        if (folder / f"{stem}.webp").is_file():
            return folder / f"{stem}.webp"
    return None
