"""Finds what lets strangers in, in any text, so that it can be left out."""

import re

MASK = "********"
_SECRETS = re.compile(
    r"(?<=://)[^\s/@:]*:[^\s/@]+(?=@)"  # user and password of an address
    r"|(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,}"  # a token of Telegram
    # One of Discord.
    r"|(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9_-]{22,30}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{25,}"
)


def mask(text: str) -> str:
    """The text without passwords in addresses and without tokens of bots."""
    return _SECRETS.sub(MASK, text)
