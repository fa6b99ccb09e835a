"""Words of others made harmless, and in which language somebody is spoken to."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")  # all of ASCII that is neither letter nor digit
_AT = re.compile(r"[@#]")
LONGEST = 200


def inert(text: str, *, longest: int = LONGEST) -> str:
    """Somebody's words as nothing but words: no markup, mention, link, emoji or heading.

    One line; what is too long is cut off.
    """
    line = " ".join(text.split())
    if len(line) > longest:
        line = line[: longest - 1] + "…"
    # A sign before which a backslash stands is itself; an invisible one keeps mentions apart even
    # where a client should read them otherwise.
    return _AT.sub("\\g<0>\u200b", _SIGNS.sub(r"\\\1", line))
