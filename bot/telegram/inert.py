"""Makes what people wrote harmless where the bot repeats it.

Nothing is sent with a parse mode, so that HTML and Markdown stay what they are; but of plain text
Telegram makes mentions, commands and links by itself.
"""

from __future__ import annotations

import re

_JOINER = "\u2060"  # has no width, and no break before or after it
_LINKS = re.compile(r"([@/#$.:])(?=\S)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")
LONGEST = 200


def inert(text: str) -> str:
    """The same to look at, on one line, and nobody is pinged by it."""
    line = _CONTROL.sub(" ", text).strip()
    cut = line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
    return _LINKS.sub(rf"\1{_JOINER}", cut)
