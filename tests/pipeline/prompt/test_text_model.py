"""The real loading code on a tiny model of the real library."""

import json
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
import transformers
from structlog.testing import capture_logs

from config.theme import load_themes
from pipeline.errors import BrokenModel, MissingPart
from pipeline.prompt import reader
from pipeline.prompt.encoder import open_encoder
from pipeline.prompt.entries import Keywords, PromptIndex
from pipeline.prompt.phrases import NONE, Phrases
from pipeline.prompt.reader import PromptReader, open_prompt_reader
from pipeline.prompt.sorting import LOOK
from pipeline.prompt.text_model import embed_index, open_text_model

PHRASES = Phrases((LOOK, NONE), np.eye(2, 512, dtype=np.float32))
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "beach", "sea", "robot", "cat", "the"]


def save_model(folder: Path, *, seed: int = 0) -> Path:
    torch.manual_seed(seed)
    shape = transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, max_position_embeddings=80,
    )  # fmt: skip
    transformers.BertModel(shape).save_pretrained(folder)
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    transformers.BertTokenizer(vocab=vocabulary).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("models") / "tiny-bert")


def small_index() -> PromptIndex:
    names = ("the beach", "robot", "the cat", "sea")
    links = np.array([[0, 0], [1, 1], [2, 2]], np.int32)
    return PromptIndex(
        names=names,
        code_points=("1f3d6", "1f916", "1f408", ""),
        embeddings=np.zeros((4, 512), np.float32),
        colors=np.full((4, 6, 3), 90, np.uint8),
        color_counts=np.full(4, 5, np.uint8),
        keywords=Keywords(names[:3], np.eye(3, 512, dtype=np.float32), links),
        attire=PHRASES,
        looks=PHRASES,
        harm=PHRASES,
    )


def test_sentences_become_unit_vectors_whatever_their_neighbours(folder: Path) -> None:
    model = open_text_model(str(folder))
    vectors = model.encode(["the beach", "robot", "the cat " * 60, ""])
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    np.testing.assert_array_equal(model.encode(["robot"])[0], vectors[1])


def test_the_index_is_embedded_once_and_seen_from_its_middle(folder: Path, tmp_path: Path) -> None:
    model = open_text_model(str(folder))
    with capture_logs() as logs:
        index, matcher = embed_index(small_index(), model, tmp_path, name="m")
        again, _ = embed_index(small_index(), model, tmp_path, name="m")
    assert sum(log["event"].startswith("embedding") for log in logs) == 1
    np.testing.assert_array_equal(index.embeddings, again.embeddings)
    np.testing.assert_allclose(matcher.encode(["robot"])[0], index.embeddings[1], atol=1e-5)
    cosines = index.embeddings @ index.embeddings.T
    assert cosines[~np.eye(4, dtype=bool)].mean() < 0.2


@pytest.mark.parametrize("spoil", ["other model", "damaged", "other texts"])
def test_what_was_kept_of_something_else_is_made_anew(
    folder: Path, tmp_path: Path, spoil: str
) -> None:
    model = open_text_model(str(folder))
    embed_index(small_index(), model, tmp_path, name="m")
    index = small_index()
    if spoil == "other model":
        model = open_text_model(str(save_model(tmp_path / "other", seed=1)))
    elif spoil == "damaged":
        next(tmp_path.glob("*.npz")).write_bytes(b"PK\x03\x04")
    else:
        index = replace(index, names=index.names[:3])
    with capture_logs() as logs:
        embed_index(index, model, tmp_path, name="m")
    assert logs


def test_a_folder_that_cannot_be_written_costs_only_time(folder: Path, tmp_path: Path) -> None:
    model = open_text_model(str(folder))
    index, _ = embed_index(small_index(), model, tmp_path / "missing", name="m")
    assert index.embeddings.shape == (4, 16)


def test_a_named_model_finds_themes_and_the_cartoonizer_is_told_by_its_own(
    folder: Path, tmp_path: Path, assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in assets.iterdir():
        (tmp_path / file.name).symlink_to(file)
    # To embed all of the real one takes many seconds.
    monkeypatch.setattr(reader, "load_index", lambda _path: small_index())
    brief = open_prompt_reader(tmp_path, load_themes(), text_model=str(folder)).read("the beach")
    own = open_encoder(assets).encode(["the beach"])[0]
    np.testing.assert_array_equal(brief.embedding, own)
    assert brief.theme in load_themes()
    assert list(tmp_path.glob("text-index-*.npz"))


@pytest.mark.parametrize(("prompt", "theme"), [("robot cat", "robot"), ("beach the", "beach")])
def test_what_a_prompt_means_is_what_the_model_says(
    folder: Path, tmp_path: Path, assets: Path, prompt: str, theme: str
) -> None:
    (known, *_) = load_themes().values()
    themes = {
        name: known.model_copy(update={"name": name, "title": name, "words": ()})
        for name in ("robot", "beach")
    }
    colors = np.zeros((4, 6, 3), np.uint8)
    colors[0], colors[1] = (0, 0, 255), (255, 0, 0)
    plain = replace(small_index(), colors=colors)
    index, matcher = embed_index(plain, open_text_model(str(folder)), tmp_path, name="m")
    brief = PromptReader(open_encoder(assets), index, themes, matcher=matcher).read(prompt)
    assert brief.theme == theme
    red, _, blue = brief.palette.colors[0].tolist()
    assert (red > blue) == (theme == "robot")


def test_a_missing_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel):
        open_text_model(str(tmp_path))


def test_pickled_weights_are_refused(folder: Path, tmp_path: Path) -> None:
    pickled = save_model(tmp_path / "pickled")
    state = transformers.AutoModel.from_pretrained(folder).state_dict()
    (pickled / "model.safetensors").unlink()
    torch.save(state, pickled / "pytorch_model.bin")
    with pytest.raises(BrokenModel):
        open_text_model(str(pickled))


def test_truncated_weights_are_refused(tmp_path: Path) -> None:
    weights = save_model(tmp_path / "truncated") / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    with pytest.raises(BrokenModel, match="not fully covered"):
        open_text_model(str(weights.parent))


@pytest.mark.parametrize("kind", ["bert", "evil"])
def test_a_models_own_code_is_not_run(tmp_path: Path, kind: str) -> None:
    coded = save_model(tmp_path / "coded")
    config = json.loads((coded / "config.json").read_text())
    config |= {"model_type": kind, "auto_map": {"AutoConfig": "evil.C", "AutoModel": "evil.M"}}
    (coded / "config.json").write_text(json.dumps(config))
    ran = tmp_path / "ran"
    (coded / "evil.py").write_text(f"open({str(ran)!r}, 'w')\nclass C: pass\nclass M: pass\n")
    with nullcontext() if kind == "bert" else pytest.raises(BrokenModel):
        open_text_model(str(coded))
    assert not ran.exists()


def test_without_the_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(MissingPart, match="make diffusers"):
        open_text_model("some/model")
