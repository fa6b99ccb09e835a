"""What Telegram allows in texts and keyboards, and how much of everything."""

from __future__ import annotations

import html
import re
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram.world import GROUP, SUPERGROUP, Chat, Json, Refused, bad_request

TEXT, CAPTION, BUTTON_DATA, ANSWER = 4096, 1024, 64, 200
_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "a": "text_link", "code": "code", "pre": "pre",
    "blockquote": "blockquote",
}  # fmt: skip
_MARK = re.compile(r"<(/?)([a-zA-Z-]*)([^<>]*)>|&(#?\w+);|<")
_FOUND = re.compile(r"(?<![\w@])@(?P<mention>\w{4,32})|(?<!\S)/(?P<bot_command>\w{1,64}(@\w+)?)")


def length(text: str) -> int:
    """As Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def read_text(text: str, parse_mode: str | None, *, most: int) -> tuple[str, list[Json]]:
    """What is shown of a text, and its entities; raises Refused."""
    shown, entities = (text, []) if parse_mode is None else _read_html(text, parse_mode)
    if length(shown) > most:
        raise bad_request("message is too long" if most == TEXT else "message caption is too long")
    return shown, entities + find_entities(shown, entities)


def find_entities(text: str, taken: list[Json]) -> list[Json]:
    """Mentions and commands, which Telegram finds by itself, but not inside code."""
    found = []
    for match in _FOUND.finditer(text):
        begin, size = length(text[: match.start()]), length(match[0])
        inside = any(
            each["type"] in ("code", "pre")
            and each["offset"] <= begin < each["offset"] + each["length"]
            for each in taken
        )
        if not inside:
            found.append({"type": match.lastgroup, "offset": begin, "length": size})
    return found


def _read_html(text: str, parse_mode: str) -> tuple[str, list[Json]]:
    if parse_mode.upper() != "HTML":
        raise AssertionError(f"this fake reads HTML only, not {parse_mode}")
    shown, open_tags, entities, at = "", [], [], 0
    for match in _MARK.finditer(text):
        shown += text[at : match.start()]
        at = match.end()
        if match[4]:
            shown += html.unescape(match[0])
            continue
        closes, name, rest = match[1], (match[2] or "").lower(), match[3] or ""
        if name not in _TAGS or match[0] == "<":
            where = f'"{name}" at byte offset {match.start()}'
            raise bad_request(f"can't parse entities: Unsupported start tag {where}")
        if not closes:
            open_tags.append((name, length(shown), rest))
            continue
        if not open_tags or open_tags[-1][0] != name:
            raise bad_request(
                f"can't parse entities: Unexpected end tag at byte offset {match.start()}"
            )
        entities.append(_entity(open_tags.pop(), length(shown)))
    if open_tags:
        raise bad_request(f"can't parse entities: Can't find end tag for {open_tags[-1][0]}")
    return shown + text[at:], entities


def _entity(opened: tuple[str, int, str], ends: int) -> Json:
    name, begins, rest = opened
    entity: Json = {"type": _TAGS[name], "offset": begins, "length": ends - begins}
    link = re.search(r'href="([^"]*)"', rest)
    if link:
        entity["url"] = html.unescape(link[1])
    return entity


def check_markup(markup: Any) -> None:
    """Raise Refused for a keyboard that Telegram would not show."""
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            kinds = set(button) - {"text", "style", "icon_custom_emoji_id"}
            if len(kinds) != 1 or not button.get("text"):
                raise bad_request("can't parse inline keyboard button: Text buttons are unallowed")
            sent = len(button.get("callback_data", "x").encode())
            if not 1 <= sent <= BUTTON_DATA:
                raise bad_request("BUTTON_DATA_INVALID")


@dataclass
class Flood:
    """How many messages Telegram takes; None: any number. Edits count, too."""

    per_group_min: int | None = None
    per_chat_s: int | None = None
    overall_s: int | None = None
    _sent: dict[object, deque[float]] = field(default_factory=dict)

    def check(self, chat: Chat) -> None:
        """Note a message; raises Refused with the seconds to wait where it is one too many."""
        group = chat.type in (GROUP, SUPERGROUP)
        rules = [("all", self.overall_s, 1.0), ((chat.id, "s"), self.per_chat_s, 1.0)]
        rules.append(((chat.id, "min"), self.per_group_min if group else None, 60.0))
        now_s = time.monotonic()
        for key, most, span_s in rules:
            sent = self._sent.setdefault(key, deque())
            while sent and now_s - sent[0] > span_s:
                sent.popleft()
            if most is not None and len(sent) >= most:
                wait_s = int(span_s - (now_s - sent[0])) + 1
                text = f"Too Many Requests: retry after {wait_s}"
                raise Refused(429, text, retry_after=wait_s)
        for key, _, _ in rules:
            self._sent[key].append(now_s)
