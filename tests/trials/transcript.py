"""Conversations as a page of HTML: what was said, by whom and when."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

BOT = "Toonbooth"
STYLE = """
body { margin: 0; padding: 20px; background: #f4f1ec; font: 15px/1.35 sans-serif; color: #26221c;
  display: flex; gap: 20px; width: 940px; }
section { flex: 1; background: #fffdf9; border-radius: 16px; padding: 16px; }
h2 { margin: 0 0 12px; font-size: 17px; }
p { margin: 0 0 8px; display: flex; flex-direction: column; align-items: flex-start; }
p.person { align-items: flex-end; }
span { background: #ece7de; border-radius: 14px; padding: 7px 12px; white-space: pre-line;
  max-width: 330px; }
p.person span { background: #cfe3d8; }
p.press span { background: none; border: 1px solid #9db8aa; }
p.edited span { background: none; padding: 1px 12px; color: #6c6558; font-size: 13px; }
img, video { width: 190px; border-radius: 12px; display: block; margin: 2px 0; }
small { color: #97907f; margin: 0 6px; font-size: 11px; }
"""
_KINDS = {b"\x89PNG": "image/png", b"RIFF": "image/webp", b"\x1aE\xdf\xa3": "video/webm"}


@dataclass(frozen=True)
class Line:
    """who: BOT or a person's name. at_s: seconds since the first. kind: photo, answer, preview,
    sticker or press. data: of a picture or film."""

    who: str
    at_s: float
    kind: str
    text: str
    data: bytes = field(default=b"", repr=False)


def write_page(talks: Mapping[str, Sequence[Line]]) -> str:
    """One column for each platform, up to the first button that was pressed."""
    columns = "".join(
        f"<section><h2>{escape(name)}</h2>{''.join(_lines(_first_part(lines)))}</section>"
        for name, lines in talks.items()
    )
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{columns}"


def _first_part(lines: Sequence[Line]) -> Sequence[Line]:
    end = next((n for n, line in enumerate(lines) if line.kind == "press"), len(lines) - 1)
    return lines[: end + 1]


def _lines(lines: Sequence[Line]) -> list[str]:
    """Edits of one message stand small, one below the other, under what it said first."""
    found, edits = [], False
    for line in lines:
        is_edit = edits and line.kind == "answer"
        edits = line.who == BOT and line.kind in ("answer", "preview")
        found.append(_line(line, is_edit=is_edit))
    return found


def _line(line: Line, *, is_edit: bool) -> str:
    classes = f"{'bot' if line.who == BOT else 'person'} {line.kind} {'edited' if is_edit else ''}"
    words = f"<span>{escape(line.text)}</span>" if line.text and line.kind != "sticker" else ""
    return f'<p class="{classes}">{_shown(line.data)}{words}<small>{line.at_s:.1f} s</small></p>'


def _shown(data: bytes) -> str:
    if not data:
        return ""
    kind = next((it for mark, it in _KINDS.items() if data.startswith(mark)), "image/jpeg")
    source = f"data:{kind};base64,{base64.b64encode(data).decode()}"
    if kind.startswith("video"):
        return f'<video src="{source}" autoplay loop muted></video>'
    return f'<img src="{source}">'
