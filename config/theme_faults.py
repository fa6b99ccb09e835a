"""What is wrong with a theme's file, in words for whoever wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

_HEADER = re.compile(r"^\s*\[+\s*([\w.\-]+)\s*\]+")
_KEY = re.compile(r"^\s*([\w\-]+)\s*=")
_IN_TEXT = re.compile(r"at line (\d+)")
Place = Sequence[int | str]


def explain(fault: ErrorDetails, model: type[BaseModel]) -> str:
    """What a value must be instead. model: of the whole file."""
    match fault["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return f"there is no such key; use {_known(model, fault['loc'][:-1])}"
        case "string_pattern_mismatch" if fault["loc"][-1] == "name":
            return "must be 2 to 32 lower-case letters, digits and dashes, a letter first"
        case "string_pattern_mismatch":
            return 'must be a colour such as "#ff8800"'
    return fault["msg"].replace("Input should be", "must be").replace("should have", "must have")


def find_line(text: str, place: Place, value: object = None) -> int | None:
    """The number, from 1, of the line that says what lies at a place; of the nearest that says
    anything about it. value: what stands there, to be found in long lists."""
    lines = text.splitlines()
    said = list(_said(lines))
    for length in range(len(place), 0, -1):
        wanted = tuple(map(str, place[:length]))
        first = next((number for number, key in said if key == wanted), None)
        if first is not None:
            return _with_value(lines, first, value) if isinstance(value, str) else first
    return None


def line_of_syntax(text: str, message: str) -> int:
    """The line that the reader of TOML complains about: without a number, the last."""
    found = _IN_TEXT.search(message)
    return int(found[1]) if found else len(text.splitlines())


def innermost(faults: Sequence[ErrorDetails]) -> Sequence[ErrorDetails]:
    """Without those of tables and lists that are only wrong because of something in them."""
    places = [fault["loc"] for fault in faults]
    return [
        fault
        for fault in faults
        if not any(
            len(place) > len(fault["loc"]) and place[: len(fault["loc"])] == fault["loc"]
            for place in places
        )
    ]


def _said(lines: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line that begins a table or gives a key, and which."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            table = tuple(header[1].split("."))
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, key[1])


def _with_value(lines: Sequence[str], first: int, value: str) -> int:
    """The line from `first` on, before the next key, in which a text stands; else `first`."""
    written = json.dumps(value, ensure_ascii=False)
    for number in range(first, len(lines) + 1):
        line = lines[number - 1]
        if number > first and (_HEADER.match(line) or _KEY.match(line)):
            break
        if written in line:
            return number
    return first


def _known(model: type[BaseModel], place: Place) -> str:
    """The keys that the table at a place may have."""
    for part in place:
        if isinstance(part, str):
            model = _table(model.model_fields[part].annotation) or model
    return ", ".join(model.model_fields)


def _table(annotation: Any) -> type[BaseModel] | None:
    """The model in an annotation such as Annotated[tuple[Move, ...], ...]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _table(part))), None)
