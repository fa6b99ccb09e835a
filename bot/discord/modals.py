"""Windows in which people write something. What they wrote comes back under the window's name, so
that it is understood also after a restart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from discord import ui

from bot.front.presses import Press, write_press

FIELD = "words"
TITLE_LENGTH, LABEL_LENGTH, TOLD_LENGTH = 45, 45, 100
TIMEOUT_S = 1.0  # the library need not listen: the client does


def words_modal(
    press: Press, title: str, label: str, *, most: int, told: str = "", value: str = ""
) -> ui.Modal:
    """A window with one field. press: what its words are for. told: what stands below the label.
    value: what stands in the field at first."""
    modal = ui.Modal(title=title[:TITLE_LENGTH], custom_id=write_press(press), timeout=TIMEOUT_S)
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=FIELD, max_length=most, default=value[:most] or None
    )
    label, told = label[:LABEL_LENGTH], told[:TOLD_LENGTH]
    modal.add_item(ui.Label(text=label, description=told or None, component=field))
    return modal


def find_words(parts: Sequence[Mapping[str, Any]]) -> str | None:
    """What was written into the field."""
    for part in parts:
        if part.get("custom_id") == FIELD:
            return str(part.get("value", ""))
        inside = [part["component"]] if "component" in part else part.get("components", ())
        found = find_words(inside)
        if found is not None:
            return found
    return None
