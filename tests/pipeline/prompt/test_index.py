"""The index of emoji and words: what is in it, and that it is written whole or not at all."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from pipeline.color import to_lab
from pipeline.errors import BrokenModel
from pipeline.prompt.encoder import open_encoder
from pipeline.prompt.entries import INDEX_NAME, PromptIndex, load_index
from pipeline.prompt.index import EmojiFiles, build_index, read_keywords, read_lexicon
from pipeline.prompt.palette import chroma_of


@pytest.fixture(scope="module")
def index(assets: Path) -> PromptIndex:
    return load_index(assets / INDEX_NAME)


def test_the_lexicon_has_words_for_hundreds_of_things() -> None:
    words = read_lexicon()
    assert 150 <= len(words) <= 300
    assert all(3 <= len(colors) <= 6 for colors in words.values())


@pytest.mark.parametrize(
    "name", ["jack o lantern", "rocket", "pizza", "unicorn", "beach with umbrella", "skull"]
)
def test_things_are_in_the_index(index: PromptIndex, name: str) -> None:
    assert name in index.names


@pytest.mark.parametrize(
    "unwanted", ["woman", "flag", "keycap", "square", "button", "o clock", "germany", "family"]
)
def test_people_flags_and_signs_are_not(index: PromptIndex, unwanted: str) -> None:
    emoji = [n for n, p in zip(index.names, index.code_points, strict=True) if p]
    assert not [name for name in emoji if unwanted in name.split()]
    assert not any(points.startswith("1f1e") for points in index.code_points)


def test_vectors_have_unit_length(index: PromptIndex) -> None:
    assert np.linalg.norm(index.embeddings, axis=1) == pytest.approx(1, abs=2e-3)


def test_colours_are_those_of_the_picture(index: PromptIndex) -> None:
    pumpkin = index.colors[index.names.index("jack o lantern"), 0]
    assert pumpkin[0] > 190 > pumpkin[1] > pumpkin[2]
    emoji = index.colors[[bool(points) for points in index.code_points], 0]
    assert np.median(chroma_of(to_lab(emoji))) > 30


def test_an_index_of_three_pictures_is_built_and_read_back(assets: Path, tmp_path: Path) -> None:
    for name in ("1f383", "1f680", "1f469"):  # pumpkin, rocket, and a woman
        for path in (assets / "emoji").glob(f"{name}*.webp"):
            shutil.copy(path, tmp_path)
    target = tmp_path / "index.npz"
    files = EmojiFiles(tmp_path, assets / "emoji-keywords.json")
    build_index(files, target, encoder=open_encoder(assets))
    index = load_index(target)
    assert index.names[:2] == ("jack o lantern", "rocket")
    assert len(index.names) == 2 + len(read_lexicon())
    assert {"pumpkin", "halloween", "space"} <= set(index.keywords.texts)
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize("content", [b"", b"[]", b'{"annotations": {"annotations": {"x": 1}}}'])
def test_damaged_keywords_are_a_broken_model(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keywords.json"
    path.write_bytes(content)
    with pytest.raises(BrokenModel):
        read_keywords(path)


def test_each_emoji_goes_by_its_name_first(index: PromptIndex) -> None:
    first = {}
    for row, keyword in index.keywords.links.tolist():
        first.setdefault(row, index.keywords.texts[keyword])
    emoji = [n for n, p in zip(index.names, index.code_points, strict=True) if p]
    assert [first[row] for row in range(len(emoji))] == emoji


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"no archive at all"])
def test_a_damaged_index_is_a_broken_model(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / INDEX_NAME
    path.write_bytes(content)
    with pytest.raises(BrokenModel):
        load_index(path)


def test_a_missing_index_is_a_broken_model(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel):
        load_index(tmp_path / INDEX_NAME)
