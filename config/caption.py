"""Words on a sticker: what they say and how they look."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

# Fonts are named by their character, so that a better one may take a name over.
FontName = Literal["rounded", "comic", "poster", "script", "marker", "pixel", "spooky", "serif"]
CaptionPosition = Literal["bottom", "top", "arc", "bubble"]
MOST_CHARACTERS = 80  # more cannot be read on a sticker
HexColor = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Caption(BaseModel):
    """Words on a sticker, in any script, with emoji or of nothing else.

    text: white space is one blank, but line feeds break lines. font, color, outline: None for what
    suits the theme; colours are sRGB as #rrggbb. position: below or above the subjects, in an arc
    over them, or in a speech bubble beside the first one's head.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
    font: FontName | None = None
    color: HexColor | None = None
    outline: HexColor | None = None
    position: CaptionPosition = "bottom"

    @field_validator("text", mode="before")
    @classmethod
    def _tidy(cls, text: object) -> object:
        """Without control characters and with single blanks; what is no text stays for pydantic."""
        if not isinstance(text, str):
            return text
        lines = (" ".join(line.split()) for line in text.splitlines())
        seen = (
            "".join(each for each in line if each.isprintable() or each in _JOINERS)
            for line in lines
        )
        return "\n".join(line for line in seen if line.strip(_JOINERS))


_JOINERS = "\u200c\u200d"  # they shape Persian, Indic scripts and emoji
