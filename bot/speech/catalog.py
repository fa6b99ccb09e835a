"""What the chats are told, in the language of whoever reads it: Fluent files, one a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

LOCALES = Path(__file__).with_name("locales")
ENGLISH = "en"
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "en": "English",
        "es": "Español",
        "pt-BR": "Português",
        "fr": "Français",
        "de": "Deutsch",
        "ru": "Русский",
        "uk": "Українська",
        "tr": "Türkçe",
        "ar": "العربية",
        "hi": "हिन्दी",
        "id": "Bahasa Indonesia",
        "zh-Hans": "简体中文",
        "ja": "日本語",
    }
)
RIGHT_TO_LEFT = frozenset({"ar"})
# Chats take the closing sign for a part of an address; the opening one parts an @ from its name.
_NEEDLESS = re.compile("\u2068(https?://[^\u2068\u2069\\s]+)\u2069|(?<=@)\u2068(\\w+)\u2069")
LONGEST = 1000  # characters of a value; Fluent refuses to put in much more
Value = str | int | float | datetime


class Speech:
    """Says things by their keys. A language's file is read when it is first spoken."""

    def __init__(self, folder: Path = LOCALES) -> None:
        self._folder = folder
        self._bundles: dict[str, FluentBundle] = {}

    def say(self, key: str, language: str | None = None, **values: Value) -> str:
        """What `key` stands for. language: any BCP 47 tag; None for English.

        What a language lacks is said in English; a key that English lacks is a KeyError, and
        a value that the words need and did not get a ValueError: both are mistakes of ours.
        """
        bundle = self._bundle(self.choose(language))
        if not bundle.has_message(key):
            bundle = self._bundle(ENGLISH)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        cut = {n: v[:LONGEST] if isinstance(v, str) else v for n, v in values.items()}
        told, errors = bundle.format_pattern(pattern, cut)
        if errors:
            raise ValueError(f"{key}: {errors[0]}")
        return _NEEDLESS.sub(r"\1\2", str(told))

    def read_all(self) -> None:
        """Read every language now, some 40 ms each; else it is read when it is first spoken."""
        for code in LANGUAGES:
            self._bundle(code)

    def knows(self, key: str) -> bool:
        """Whether anything can be said by that key."""
        return self._bundle(ENGLISH).has_message(key)

    def choose(self, tag: str | None) -> str:
        """The nearest of LANGUAGES to a BCP 47 tag; English where nothing fits."""
        parts = (tag or ENGLISH).replace("_", "-").casefold().split("-")
        for length in range(len(parts), 0, -1):
            wanted = "-".join(parts[:length])
            for code in LANGUAGES:
                if code.casefold() == wanted:
                    return code
        of_kin = (code for code in LANGUAGES if code.partition("-")[0] == parts[0])
        return next(of_kin, ENGLISH)

    def _bundle(self, code: str) -> FluentBundle:
        if code not in self._bundles:
            self._bundles[code] = _read(self._folder / f"{code}.ftl", code)
        return self._bundles[code]


@lru_cache(maxsize=1)
def load_speech() -> Speech:
    """The one that all share."""
    return Speech()


def read_resource(path: Path) -> ast.Resource:
    """A file's messages; raises ValueError where a part of it is no Fluent, or said twice."""
    resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    seen = set()
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise ValueError(f"{path.name}: {(entry.content or '').strip()[:80]}")
        if isinstance(entry, ast.Message | ast.Term):
            if entry.id.name in seen:
                raise ValueError(f"{path.name}: {entry.id.name} stands there twice")
            seen.add(entry.id.name)
    return resource


def _read(path: Path, code: str) -> FluentBundle:
    # The signs that keep a name from turning the words around it are seen as boxes in some
    # terminals, so they stand only where almost every name runs the other way.
    bundle = FluentBundle([code], use_isolating=code in RIGHT_TO_LEFT)
    bundle.add_resource(read_resource(path))
    return bundle
