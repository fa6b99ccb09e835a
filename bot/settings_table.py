"""All settings: their variables, values and meanings, for people and for the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from config.settings import BARE, REPOSITORY, Settings
from db.address import hide_password

MASK = "********"
FOUND = {"threads": "all cores", "executor": "the machine's name"}  # on each machine another


@dataclass(frozen=True)
class Row:
    """One setting. variable: the name in the environment that is shown."""

    variable: str
    value: str
    about: str


def effective(settings: Settings) -> Iterator[Row]:
    """The settings as they are in force, secrets masked."""
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        if name == "database_url":
            value = hide_password(value.get_secret_value())
        yield Row(variable(name), _shown(value), str(field.description))


def defaults() -> Iterator[Row]:
    """The settings as they are where nothing is set."""
    for name, field in Settings.model_fields.items():
        yield Row(variable(name), _default(name, field), str(field.description))


def variable(name: str) -> str:
    """What a setting is called in the environment."""
    return name.upper() if name.upper() in BARE else f"TOONBOOTH_{name.upper()}"


def _default(name: str, field: FieldInfo) -> str:
    if name in FOUND:
        return FOUND[name]
    return _shown(field.default).replace(f"{REPOSITORY}/", "")


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return MASK if value.get_secret_value() else ""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)
