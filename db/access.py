"""What the admins of a community may choose between."""

from enum import StrEnum


class ThemesAllowed(StrEnum):
    """Which of our looks may be used."""

    ALL = "all"
    LISTED = "listed"


class MakersAllowed(StrEnum):
    """Who may make stickers."""

    EVERYONE = "everyone"
    ADMINS = "admins"


class Strictness(StrEnum):
    """Which photos are refused as unsafe."""

    STRICT = "strict"  # also what is only suggestive
    USUAL = "usual"
    OFF = "off"
