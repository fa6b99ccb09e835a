"""The application's commands, and how what people type becomes an interaction's data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.fakes.discord.errors import INVALID_FORM, ApiError
from tests.fakes.discord.world import new_id

SLASH, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, PERSON, NUMBER, ATTACHMENT = 1, 2, 3, 4, 5, 6, 10, 11
MOST = {SLASH: 100, USER: 15, MESSAGE: 15}
_NAME = re.compile(r"[-_'\w\u0900-\u097f]{1,32}")
_TYPES = {str: STRING, bool: BOOLEAN, int: INTEGER, float: NUMBER}
Command = Mapping[str, Any]


class Commands:
    """syncs: how often they were written."""

    def __init__(self) -> None:
        self.every: list[dict[str, Any]] = []
        self.syncs = 0

    def put(self, told: Sequence[dict[str, Any]], application: int) -> list[dict[str, Any]]:
        """Replace all of them; one that keeps its name keeps its number."""
        for kind, most in MOST.items():
            if sum(it.get("type", 1) == kind for it in told) > most:
                raise ApiError(INVALID_FORM, f"more than {most} commands of type {kind}")
        for it in told:
            check_command(it)
        self.syncs += 1
        before = {(it["name"], it["type"]): it["id"] for it in self.every}
        self.every = [
            {"type": 1, "description": "", "options": [], "default_member_permissions": None,
             **it, "id": before.get((it["name"], it.get("type", 1)), str(new_id())),
             "application_id": str(application), "version": "1"}
            for it in told
        ]  # fmt: skip
        return self.every

    def find(self, name: str, kind: int = SLASH) -> Command:
        """A command that people can choose; raises KeyError."""
        for it in self.every:
            if (it["name"], it["type"]) == (name, kind):
                return it
        raise KeyError(f"no command {name!r} of type {kind}")

    def is_offered(self, command: Command, place: int, *, by_user: bool) -> bool:
        """Whether a client shows it there. place: 0 in a guild, 1 with the bot, 2 elsewhere."""
        contexts, installs = command.get("contexts"), command.get("integration_types") or [0]
        return (contexts is None or place in contexts) and int(by_user) in installs


def check_command(it: Command) -> None:
    """Raise ApiError for a command that cannot be."""
    is_slash = it.get("type", SLASH) == SLASH
    for name in (it["name"], *(it.get("name_localizations") or {}).values()):
        if not 1 <= len(name) <= 32 or (is_slash and not _is_name(name)):
            raise ApiError(INVALID_FORM, f"command name {name!r}")
    if is_slash:
        for told in _descriptions(it):
            if not 1 <= len(told) <= 100:
                raise ApiError(INVALID_FORM, f"description {told!r} of {it['name']}")
        _check_options(it)


def _check_options(it: Command) -> None:
    options = it.get("options") or ()
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True) or len(required) > 25:
        raise ApiError(INVALID_FORM, f"required options of {it['name']} come first, at most 25")
    for option in options:
        check_command({**option, "type": SLASH})
        if len(option.get("choices") or ()) > 25:
            raise ApiError(INVALID_FORM, f"choices of {option['name']}")


def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and name == name.lower()


def _descriptions(it: Command) -> list[str]:
    return [it.get("description", ""), *(it.get("description_localizations") or {}).values()]


def fill(command: Command, path: Sequence[str], given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The options of an interaction. path: names of groups and subcommands. given: values by name;
    anything with an `id` goes by it. Raises KeyError for what the command has not, or lacks."""
    inside = {it["name"]: it for it in command.get("options") or ()}
    if path:
        deeper = inside[path[0]]
        filled = fill(deeper, path[1:], given)
        return [{"name": path[0], "type": deeper["type"], "options": filled}]
    missing = {name for name, it in inside.items() if it.get("required")} - set(given)
    if missing or set(given) - set(inside):
        raise KeyError(f"missing {missing}, unknown {set(given) - set(inside)}")
    return [_option(inside[name], value) for name, value in given.items()]


def _option(wanted: Mapping[str, Any], value: Any) -> dict[str, Any]:
    told = {"name": wanted["name"], "type": wanted["type"], "value": value}
    if hasattr(value, "id"):
        told["value"] = str(value.id)
    elif _TYPES.get(type(value)) != wanted["type"] and wanted["type"] != NUMBER:
        raise TypeError(f"{wanted['name']} is no {type(value).__name__}")
    choices = [it["value"] for it in wanted.get("choices") or ()]
    if choices and value not in choices:
        raise KeyError(f"{value!r} is not among {choices}")
    return told
