"""Checks requests and answers against the Bot API's schema, kept in methods.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_PLAIN: Mapping[str, type | tuple[type, ...]] = {
    "String": str, "Integer": int, "Float": (int, float), "Boolean": bool, "True": bool,
    "InputFile": bytes,
}  # fmt: skip


class Schema:
    """What the Bot API's documentation says of methods and objects."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self._methods: Mapping[str, Mapping[str, str]] = facts["methods"]
        self._types: Mapping[str, Mapping[str, str]] = facts["types"]
        self._unions: Mapping[str, list[str]] = facts["unions"]

    def read_parameters(
        self, method: str, raw: Mapping[str, Any]
    ) -> tuple[dict[str, Any], list[str]]:
        """The parameters of a request as values, and what is wrong with them.

        raw: strings of a form or a query, or values of a JSON body; bytes of files as `bytes`.
        """
        known = self._methods.get(method)
        if known is None:
            return {}, [f"there is no method {method}"]
        values: dict[str, Any] = {}
        faults: list[str] = []
        for name, value in raw.items():
            if name not in known:
                faults.append(f"{method} has no parameter {name}")
                continue
            kind = known[name].removesuffix("?")
            values[name] = _parse(kind, value)
            faults += self.check(kind, values[name], f"{method}.{name}")
        missing = [n for n, kind in known.items() if not kind.endswith("?") and n not in raw]
        return values, faults + [f"{method} needs {name}" for name in missing]

    def check(self, kind: str, value: Any, where: str) -> list[str]:
        """What is wrong with a value that shall be of a kind such as "Array of String"."""
        kind, _, wanted = kind.removesuffix("?").partition("=")
        if wanted:
            return [] if value == wanted else [f"{where} must be {wanted}, not {value!r}"]
        if kind.startswith("Array of "):
            return self._check_list(kind.removeprefix("Array of "), value, where)
        kinds = kind.replace(" and ", ", ").replace(" or ", ", ").split(", ")
        if len(kinds) > 1:
            return self._check_any(kinds, value, where)
        if kind in _PLAIN:
            is_flag = isinstance(value, bool) and kind not in ("Boolean", "True")
            fits = isinstance(value, _PLAIN[kind]) and not is_flag
            return [] if fits else [f"{where} must be {kind}, not {value!r:.60}"]
        if self._unions.get(kind):
            return self._check_any(self._unions[kind], value, where)
        return self._check_object(kind, value, where)

    def _check_list(self, kind: str, value: Any, where: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{where} must be a list, not {value!r:.60}"]
        found = (self.check(kind, one, f"{where}[{i}]") for i, one in enumerate(value))
        return [fault for faults in found for fault in faults]

    def _check_any(self, kinds: list[str], value: Any, where: str) -> list[str]:
        """The complaints of the kind that fits best."""
        return min((self.check(kind, value, where) for kind in kinds), key=len)

    def _check_object(self, kind: str, value: Any, where: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{where} must be a {kind}, not {value!r:.60}"]
        fields = self._types.get(kind, {})
        faults = [f"{where}: {kind} has no {name}" for name in value if name not in fields]
        for name, of in fields.items():
            if name in value:
                faults += self.check(of, value[name], f"{where}.{name}")
            elif not of.partition("=")[0].endswith("?"):
                faults.append(f"{where}: {kind} needs {name}")
        return faults


@cache
def load_schema() -> Schema:
    """Of the Bot API that the file beside this module was made from."""
    return Schema(json.loads(Path(__file__).with_name("methods.json").read_text("utf-8")))


def _parse(kind: str, value: Any) -> Any:
    """A form's string as what the parameter's kind wants; as it is where it can't be that."""
    if not isinstance(value, str) or kind in ("String", "InputFile or String", "InputFile"):
        return value
    if "String" in kind.split(" or ") and not value.lstrip("-").isdigit():
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
