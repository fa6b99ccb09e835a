"""What may stand in a message, by Discord's documentation of messages and components."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.fakes.discord.errors import EMPTY_MESSAGE, INVALID_FORM, TOO_LARGE, ApiError
from tests.fakes.discord.world import _walk

V2 = 1 << 15
EPHEMERAL, LOADING, SUPPRESS_EMBEDS = 1 << 6, 1 << 7, 1 << 2
MOST_CHARACTERS, MOST_V2_CHARACTERS, MOST_COMPONENTS = 2000, 4000, 40
MOST_FILES, MOST_EMBEDS = 10, 10
ROW, BUTTON, SELECT, INPUT, LABEL, UPLOAD = 1, 2, 3, 4, 18, 19
SELECTS = {3, 5, 6, 7, 8}
LAYOUT = {9, 10, 11, 12, 13, 14, 17}  # only under the flag
MODAL = {LABEL, UPLOAD, 21, 22, 23}
LINK = 5
_MENTION = re.compile(r"<@!?(\d+)>|@(everyone|here)|<@&(\d+)>")


def check_message(
    body: Mapping[str, Any], sizes: Sequence[int], *, limit: int, kept: int = 0
) -> None:
    """Raise ApiError for a message that must not be sent. sizes: of its new files, in bytes. kept:
    how many things an edited message keeps, so that it may be without others."""
    flags = int(body.get("flags") or 0)
    content, embeds = body.get("content") or "", body.get("embeds") or []
    components, stickers = body.get("components") or [], body.get("sticker_ids") or []
    if len(content) > MOST_CHARACTERS:
        raise ApiError(INVALID_FORM, f"content has {len(content)} characters")
    if len(embeds) > MOST_EMBEDS or len(sizes) + kept > MOST_FILES:
        raise ApiError(INVALID_FORM, "too many embeds or files")
    if sum(sizes) > limit:
        raise ApiError(TOO_LARGE, f"{sum(sizes)} bytes of {limit}")
    if len(stickers) > 3:
        raise ApiError(INVALID_FORM, "more than three stickers")
    if flags & V2 and (content or embeds or stickers or body.get("poll")):
        raise ApiError(INVALID_FORM, "content, embeds, stickers or a poll beside components V2")
    if not (content or embeds or components or stickers or sizes or kept):
        raise ApiError(EMPTY_MESSAGE)
    check_components(components, v2=bool(flags & V2))
    nonce = body.get("nonce")
    if nonce is not None and len(str(nonce)) > 25:
        raise ApiError(INVALID_FORM, "nonce is longer than 25 characters")
    check_mentions(body.get("allowed_mentions"))


def check_components(components: Sequence[Mapping[str, Any]], *, v2: bool) -> None:
    """Raise ApiError for components that must not be."""
    every = list(_walk(list(components)))
    if len(every) > MOST_COMPONENTS:
        raise ApiError(INVALID_FORM, f"{len(every)} components")
    if v2:
        if sum(len(it.get("content", "")) for it in every) > MOST_V2_CHARACTERS:
            raise ApiError(INVALID_FORM, "more than 4000 characters in text displays")
    elif len(components) > 5 or any(it["type"] != ROW for it in components):
        raise ApiError(INVALID_FORM, "only up to five rows outside components V2")
    names = [it["custom_id"] for it in every if "custom_id" in it]
    if len(set(names)) != len(names):
        raise ApiError(INVALID_FORM, "a custom_id stands twice")
    for it in every:
        _check_one(it, v2=v2)


def _check_one(it: Mapping[str, Any], *, v2: bool) -> None:
    kind = it["type"]
    if (kind in LAYOUT and not v2) or kind in MODAL or kind == INPUT:
        raise ApiError(INVALID_FORM, f"a component of type {kind} must not stand here")
    if kind == ROW:
        _check_row(it)
    if kind == 10 and not it.get("content"):
        raise ApiError(INVALID_FORM, "a text display is empty")
    if kind == 9 and not (1 <= len(it.get("components", ())) <= 3 and it.get("accessory")):
        raise ApiError(INVALID_FORM, "a section wants 1 to 3 texts and an accessory")
    if kind == BUTTON:
        _check_button(it)
    if kind in SELECTS:
        check_select(it)


def _check_row(row: Mapping[str, Any]) -> None:
    inside = row.get("components", [])
    kinds = {it["type"] for it in inside}
    is_single = len(inside) == 1 and kinds <= SELECTS
    if not is_single and not (1 <= len(inside) <= 5 and kinds == {BUTTON}):
        raise ApiError(INVALID_FORM, "a row wants one select, or 1 to 5 buttons")


def _check_button(it: Mapping[str, Any]) -> None:
    if not (it.get("label") or it.get("emoji")) or len(it.get("label") or "") > 80:
        raise ApiError(INVALID_FORM, "a button wants a label of at most 80 characters")
    if (it.get("style") == LINK) != ("url" in it) or ("url" in it) == ("custom_id" in it):
        raise ApiError(INVALID_FORM, "a button wants either a custom_id or, as a link, a URL")
    _check_name(it)


def check_select(it: Mapping[str, Any]) -> None:
    """Raise ApiError for a select menu that must not be."""
    _check_name(it)
    least, most = it.get("min_values", 1), it.get("max_values", 1)
    if not 0 <= least <= 25 or not 1 <= most <= 25 or len(it.get("placeholder") or "") > 150:
        raise ApiError(INVALID_FORM, "a select's numbers or placeholder")
    if it["type"] != SELECT:
        return
    options = it.get("options", [])
    values = [option["value"] for option in options]
    if not 1 <= len(options) <= 25 or most > len(options) or len(set(values)) != len(values):
        raise ApiError(INVALID_FORM, "a select wants 1 to 25 different options")
    if sum(bool(option.get("default")) for option in options) > most:
        raise ApiError(INVALID_FORM, "more options are chosen than can be")
    for option in options:
        for name in ("label", "value", "description"):
            if len(option.get(name) or ("" if name == "description" else "  " * 99)) > 100:
                raise ApiError(INVALID_FORM, f"an option's {name}")


def _check_name(it: Mapping[str, Any]) -> None:
    if it.get("style") != LINK and not 1 <= len(it.get("custom_id", "")) <= 100:
        raise ApiError(INVALID_FORM, "a custom_id wants 1 to 100 characters")


def check_modal(body: Mapping[str, Any]) -> None:
    """Raise ApiError for a modal that must not be."""
    title, components = body.get("title", ""), body.get("components", [])
    if not 1 <= len(title) <= 45 or not 1 <= len(components) <= 5:
        raise ApiError(INVALID_FORM, "a modal wants a title of 45 characters and 1 to 5 parts")
    _check_name(body)
    for part in components:
        if part["type"] not in (ROW, LABEL, 10):
            raise ApiError(INVALID_FORM, f"a component of type {part['type']} in a modal")
        if part["type"] == LABEL and not 1 <= len(part.get("label", "")) <= 45:
            raise ApiError(INVALID_FORM, "a label wants at most 45 characters")


def check_choices(choices: Sequence[Mapping[str, Any]]) -> None:
    """Raise ApiError for an autocompletion that must not be."""
    if len(choices) > 25:
        raise ApiError(INVALID_FORM, f"{len(choices)} choices")
    for it in choices:
        if not 1 <= len(it["name"]) <= 100 or not 1 <= len(str(it["value"])) <= 100:
            raise ApiError(INVALID_FORM, "a choice wants 1 to 100 characters")


def check_mentions(allowed: Mapping[str, Any] | None) -> None:
    if allowed is not None:
        parsed = allowed.get("parse") or []
        if any(kind in parsed and allowed.get(kind) for kind in ("users", "roles")):
            raise ApiError(INVALID_FORM, "allowed_mentions names users and parses them all")


def find_pinged(
    texts: Sequence[str], allowed: Mapping[str, Any] | None, replied: int | None = None
) -> set[int | str]:
    """Whom a message notifies. replied: the author of what it answers."""
    rules = {"parse": ["users", "roles", "everyone"]} if allowed is None else allowed
    parsed, pinged = rules.get("parse") or [], set[int | str]()
    named = {int(it) for it in rules.get("users") or ()}
    for text in texts:
        for user, everyone, role in _MENTION.findall(text):
            if user and ("users" in parsed or int(user) in named):
                pinged.add(int(user))
            if everyone and "everyone" in parsed:
                pinged.add(everyone)
            if role and "roles" in parsed:
                pinged.add(f"role {role}")
    if replied is not None and rules.get("replied_user", allowed is None):
        pinged.add(replied)
    return pinged
