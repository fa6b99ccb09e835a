"""What prompts are compared with: emoji and written words with their meaning and colours.

Built once, at set-up, because a thousand pictures take seconds to read;
`pipeline.prompt.entries` opens it in milliseconds.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from emoji import EMOJI_DATA
from numpy.typing import NDArray

from config.files import replacing
from pipeline.errors import BrokenModel
from pipeline.prompt.encoder import Encoder, open_encoder
from pipeline.prompt.entries import INDEX_VERSION, PHRASE_SETS, characters_of
from pipeline.prompt.palette import dominant_colors
from pipeline.prompt.phrases import read_phrases

LEXICON = Path(__file__).with_name("lexicon.toml")
EMOJI_COLORS = 5
LEXICON_COLORS = 6
_THUMBNAIL_PX = 48
_FLAG_LETTERS = ("1f1e", "1f1f")  # regional indicators: every country's flag
_SKIN_TONES = {"1f3fb", "1f3fc", "1f3fd", "1f3fe", "1f3ff"}
# Names of what says nothing about a picture's colours and never floats around a subject.
_UNWANTED = re.compile(
    r"\b(button|keycap|flag|square|circle|clock|o.clock|thirty|arrow|arrows|man|men|woman|women|"
    r"person|people|boy|boys|girl|girls|family|couple|baby(?! chick)|child|adult|kiss|genie|"
    r"zombie|busts?|speaking|wrestlers|wrestling|fencing|skier|handshake|input|symbol|mark|sign|copyright|"
    r"registered|aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|"
    r"aquarius|pisces|ophiuchus|plus|minus|divide|multiply|equals|infinity|currency|dollar|"
    r"information|no|prohibited|baggage|customs|passport|litter|toilet|restroom|wc|water closet|"
    r"diamond suit|antenna bars|vibration mode|mobile phone off|curly loop|hundred points|"
    r"squared|restricted|underage|hair|ideograph|fleur|trident|asterisk|eject|play|pause|stop|"
    r"orange diamond|blue diamond|triangle pointed|circled|check box|ballot|wavy dash|potable|"
    r"slash|level slider|chart|yen|crossing|record|repeat|shuffle|"
    r"next|last|track|reverse|fast|brightness|top(?! hat)|back|soon|end|on)\b"
)


@dataclass(frozen=True)
class EmojiFiles:
    """pictures: a folder of WebP by code points. keywords: CLDR's annotations, in JSON."""

    pictures: Path
    keywords: Path


def build_index(emoji: EmojiFiles, target: Path, *, encoder: Encoder | None = None) -> None:
    """Read every fitting picture, its keywords and the lexicon; write `target`.

    encoder: None for the one in the target's folder.
    """
    encoder = encoder or open_encoder(target.parent)
    words = read_lexicon()
    pictures = _fitting_emoji(emoji.pictures)
    texts = [" ".join(dict.fromkeys(names)) for names in pictures.values()]
    colors = np.zeros((len(pictures) + len(words), LEXICON_COLORS, 3), np.uint8)
    counts = np.zeros(len(colors), np.uint8)
    for row, code_points in enumerate(pictures):
        colors[row, :EMOJI_COLORS] = _colors_of(emoji.pictures / f"{code_points}.webp")
        counts[row] = EMOJI_COLORS
    for row, palette in enumerate(words.values(), len(pictures)):
        colors[row, : len(palette)] = palette
        counts[row] = len(palette)
    keywords, links = _linked(pictures, read_keywords(emoji.keywords))
    with replacing(target) as file:
        np.savez_compressed(
            file,
            version=np.array(INDEX_VERSION),
            names=np.array([names[0] for names in pictures.values()] + list(words)),
            code_points=np.array(list(pictures) + [""] * len(words)),
            embeddings=encoder.encode(texts + list(words)).astype(np.float16),
            colors=colors,
            color_counts=counts,
            keywords=np.array(keywords),
            keyword_vectors=encoder.encode(keywords).astype(np.float16),
            keyword_links=links,
            **_embedded_phrases(encoder),
        )


def _embedded_phrases(encoder: Encoder) -> dict[str, NDArray[Any]]:
    stored: dict[str, NDArray[Any]] = {}
    for name in PHRASE_SETS:
        phrases = read_phrases(LEXICON.with_name(f"{name}.toml"))
        texts = [text for several in phrases.values() for text in several]
        labels = [label for label, several in phrases.items() for _ in several]
        stored[f"{name}_labels"] = np.array(labels)
        stored[f"{name}_vectors"] = encoder.encode(texts).astype(np.float16)
    return stored


def read_keywords(path: Path) -> Mapping[str, tuple[str, ...]]:
    """CLDR's short name and keywords of each emoji, by its characters. Raises BrokenModel."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))["annotations"]["annotations"]
        return {
            characters: tuple(
                dict.fromkeys(_plain(word) for word in [*entry["tts"], *entry["default"]])
            )
            for characters, entry in table.items()
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenModel(path.name, str(error)) from error


def _linked(
    pictures: Mapping[str, Sequence[str]], keywords: Mapping[str, Sequence[str]]
) -> tuple[list[str], NDArray[np.int32]]:
    """Each name and keyword once, and which row of the pictures goes by it."""
    numbers: dict[str, int] = {}
    links = []
    for row, (code_points, names) in enumerate(pictures.items()):
        characters = characters_of(code_points)
        also = keywords.get(characters) or keywords.get(characters.replace("\ufe0f", ""), ())
        for word in dict.fromkeys([*names, *also]):
            if word:
                links.append((row, numbers.setdefault(word, len(numbers))))
    return list(numbers), np.array(links, np.int32).reshape(-1, 2)


def read_lexicon(path: Path = LEXICON) -> dict[str, NDArray[np.uint8]]:
    """The written words and their colours, uint8 (3 to 6, 3), strongest first."""
    groups = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        words: np.array([list(bytes.fromhex(color)) for color in colors.split()], np.uint8)
        for group in groups.values()
        for words, colors in group.items()
    }


def _fitting_emoji(folder: Path) -> dict[str, list[str]]:
    """Code points of what may be used, and the names each goes by, the usual one first."""
    stems = {path.stem for path in folder.glob("*.webp")}
    # Whatever comes in skin tones is a person or a hand.
    people = {
        re.split("[-_]", stem)[0] for stem in stems if _SKIN_TONES & set(re.split("[-_]", stem))
    }
    fitting: dict[str, list[str]] = {}
    for stem in sorted(stems):
        points = re.split("[-_]", stem)
        if points[0].startswith(_FLAG_LETTERS) or points[0] in people or _SKIN_TONES & set(points):
            continue
        characters = characters_of(stem)
        entry = EMOJI_DATA.get(characters) or EMOJI_DATA.get(characters.replace("\ufe0f", ""))
        if entry is None:
            continue
        names = [_plain(name) for name in [entry["en"], *entry.get("alias", [])]]
        if not _UNWANTED.search(names[0]):
            fitting[stem] = names
    return fitting


def _plain(name: str) -> str:
    """ ":Jack-O-Lantern:" to "jack o lantern"."""
    return re.sub(r"[\W_]+", " ", name).strip().lower()


def _colors_of(path: Path) -> NDArray[np.uint8]:
    picture = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)
    if picture is None:
        raise BrokenModel(path.name, "not a picture")
    small = cv2.resize(picture, (_THUMBNAIL_PX, _THUMBNAIL_PX), interpolation=cv2.INTER_AREA)
    if small.shape[2] == 3:
        small = cv2.cvtColor(small, cv2.COLOR_BGR2BGRA)
    rgba = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGRA2RGBA), np.uint8)
    return dominant_colors(rgba, EMOJI_COLORS)
