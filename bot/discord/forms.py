"""Which of a sticker's files a chat gets: the first that holds its spec and is taken."""

from __future__ import annotations

from collections.abc import Mapping

import structlog

from render.check import check_file
from render.errors import RenderError
from render.specs import CHAT, DISCORD, PREVIEW, StickerSpec

# A WebP moves in a chat; an APNG stands still there, but is the sticker itself.
LADDER = (CHAT, DISCORD, PREVIEW)
_log = structlog.get_logger(__name__)


def usable_forms(files: Mapping[str, bytes]) -> list[Mapping[str, bytes]]:
    """Files of a sticker, each alone, the best first. Decodes them, which takes a while."""
    return [
        {spec.file_name: files[spec.file_name]}
        for spec in LADDER
        if spec.file_name in files and holds(files[spec.file_name], spec)
    ]


def holds(data: bytes, spec: StickerSpec) -> bool:
    """Whether a file is what its spec says; it is decoded."""
    try:
        check_file(data, spec)
    except RenderError as error:
        _log.error("a file breaks its limits", spec=spec.name, error=type(error).__name__)
        return False
    return True
