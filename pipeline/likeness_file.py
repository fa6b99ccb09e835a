"""Likenesses as files: written, read with care, and changed by a word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from pipeline.errors import UnusableLikeness
from pipeline.likeness import Likeness

MAX_BYTES = 8_192
MAX_DIGITS = 32  # of a number in a file


def write_likeness(likeness: Likeness) -> bytes:
    """UTF-8 JSON of at most MAX_BYTES, all numbers of one list on one line."""
    sections = likeness.model_dump(mode="json")
    lines = [f"  {json.dumps(key)}: {_compact(value)}" for key, value in sections.items()]
    data = ("{\n" + ",\n".join(lines) + "\n}\n").encode()
    assert len(data) <= MAX_BYTES, f"a likeness of {len(data)} bytes"
    return data


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def read_likeness(data: bytes) -> Likeness:
    """Raises UnusableLikeness, which names the key, for anything but a complete likeness."""
    if len(data) > MAX_BYTES:
        raise UnusableLikeness("", f"{len(data)} bytes, at most {MAX_BYTES} allowed")
    _check_structure(data)
    try:
        return Likeness.model_validate_json(data)
    except ValidationError as error:
        raise _unusable(error) from error


def _check_structure(data: bytes) -> None:
    """Raise UnusableLikeness unless the data are JSON that says each thing once, and everything."""
    try:
        found = json.loads(
            data.decode(),
            object_pairs_hook=_checked,
            # Values are pydantic's task, which says where they stand; here it is how long they are.
            parse_int=len,
            parse_float=len,
            parse_constant=len,
        )
    except UnicodeDecodeError as error:
        raise UnusableLikeness("", "not UTF-8 text") from error
    except RecursionError as error:
        raise UnusableLikeness("", "nested too deeply") from error
    except json.JSONDecodeError as error:
        raise UnusableLikeness("", f"no JSON: {error.msg} in line {error.lineno}") from error
    if not isinstance(found, dict):
        raise UnusableLikeness("", "no JSON object")
    for name in Likeness.model_fields:
        if name not in found:
            raise UnusableLikeness(name, "is missing")


def _checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A section of a file in which numbers are their own number of characters."""
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise UnusableLikeness(key, "stands there twice")
        lengths = value if isinstance(value, list) else [value]
        if any(isinstance(length, int) and length > MAX_DIGITS for length in lengths):
            raise UnusableLikeness(key, "a number with too many digits")
        seen[key] = value
    return seen


def change_likeness(likeness: Likeness, changes: Sequence[str]) -> Likeness:
    """With changes such as "hair.colour=#4a2b1c" or "glasses.shape=none" made to it.

    British spelling of colour is understood. Raises UnusableLikeness, which names the key.
    """
    sections: dict[str, Any] = json.loads(write_likeness(likeness))
    for change in changes:
        _change(sections, change)
    return read_likeness(json.dumps(sections).encode())


def key_of(change: str) -> str:
    """What a change is made to, such as "hair.color", however it is spelled."""
    return change.partition("=")[0].strip().replace("colour", "color")


def _change(sections: dict[str, Any], change: str) -> None:
    path, equals, text = change.partition("=")
    keys = key_of(change).split(".")
    if not equals or not all(keys):
        raise UnusableLikeness(path, "write it as key=value, such as hair.color=#4a2b1c")
    section = sections
    for key in keys[:-1]:
        inner = section.get(key)
        if not isinstance(inner, dict):
            raise UnusableLikeness(path, "there is no such key")
        section = inner
    if keys[-1] not in section:
        raise UnusableLikeness(path, f"there is no such key; known: {', '.join(section)}")
    if isinstance(section[keys[-1]], dict):
        raise UnusableLikeness(path, f"is a section; known: {', '.join(section[keys[-1]])}")
    section[keys[-1]] = _value(text.strip())


def _value(text: str) -> Any:
    """JSON where it is JSON (a number, true, null, a list), else the text itself."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text.lower()


def _unusable(error: ValidationError) -> UnusableLikeness:
    first = error.errors(include_input=False, include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    return UnusableLikeness(key, first["msg"])
