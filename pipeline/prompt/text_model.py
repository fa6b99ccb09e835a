"""A sentence encoder of the user's choice, through transformers, for matching themes and things.

What our own cartoonizer is told stays the encoder that it learned with.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import structlog
import torch
from numpy.typing import NDArray

from config.files import replacing
from pipeline.errors import BrokenModel, MissingPart
from pipeline.hub import INSTALL, check_place, hush
from pipeline.prompt.entries import PromptIndex

_log = structlog.get_logger(__name__)

REMEDY = (
    "TOONBOOTH_TEXT_MODEL must name a folder or a model of the hub that transformers' AutoModel "
    "opens, in safetensors files and without code of its own."
)
BATCH = 32
MAX_PIECES = 64  # of a text; names and prompts are short
SAME = 1e-3  # by which a model's vectors may differ from those that it gave before
_UNREADABLE = (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile)
_Vectors = NDArray[np.float32]


class TextModel:
    """Sentences to unit vectors: the mean over their pieces, away from what all have in common.

    middle: float32 (D,), what is taken off. Raw means of such models all point nearly the same way.
    """

    def __init__(self, tokenizer: Any, network: Any, middle: _Vectors | None = None) -> None:
        self._tokenizer = tokenizer
        self._network = network
        self._middle = middle

    def around(self, middle: _Vectors) -> TextModel:
        """The same model, its vectors seen from `middle`."""
        return TextModel(self._tokenizer, self._network, middle)

    def encode(self, texts: list[str]) -> _Vectors:
        """float32 (N, D)."""
        # One at a time gives the same vector whatever its neighbours are; padding would not.
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> _Vectors:
        pieces = self._tokenizer(
            text or " ", truncation=True, max_length=MAX_PIECES, return_tensors="pt"
        )
        with torch.inference_mode():
            states = self._network(**pieces).last_hidden_state[0]  # (pieces, D)
        mean = np.asarray(states.mean(0).float().numpy())
        if self._middle is not None:
            mean = _unit(mean) - self._middle
        return _unit(mean)


def _unit(vector: _Vectors) -> _Vectors:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)


def open_text_model(model: str) -> TextModel:
    """A model from a folder or the hub; raises MissingPart and BrokenModel."""
    try:
        import transformers  # noqa: PLC0415 - optional
    except ImportError as error:
        raise MissingPart("transformers", INSTALL) from error
    hush(transformers)
    check_place(model, REMEDY)
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(model, trust_remote_code=False)
        network = transformers.AutoModel.from_pretrained(
            model, trust_remote_code=False, use_safetensors=True
        ).eval()
        found = TextModel(tokenizer, network)
        found.encode(["a"])
    except Exception as error:  # what is raised in there shares no public base
        raise BrokenModel(model, str(error), REMEDY) from error
    return found


def embed_index(
    index: PromptIndex, text_model: TextModel, folder: Path, *, name: str
) -> tuple[PromptIndex, TextModel]:
    """The index embedded anew, and the model as its vectors were made; both go together.

    Kept in `folder` under the model's name, because a thousand texts take seconds to minutes.
    """
    path = folder / f"text-index-{hashlib.sha256(name.encode()).hexdigest()[:12]}.npz"
    vectors = _kept(path, index, text_model)
    if vectors is None:
        _log.info("embedding themes and things anew", texts=len(index.names))
        vectors = text_model.encode(list(index.names))
        _keep(path, vectors)
    middle = vectors.mean(0)
    centred = np.stack([_unit(vector - middle) for vector in vectors])
    return replace(index, embeddings=centred), text_model.around(middle)


def _kept(path: Path, index: PromptIndex, text_model: TextModel) -> _Vectors | None:
    """What was kept, if it is of these texts and of this very model."""
    try:
        with path.open("rb") as file, np.load(file) as stored:
            vectors = np.asarray(stored["vectors"], np.float32)
    except _UNREADABLE:
        return None
    if len(vectors) != len(index.names):
        return None
    ends = (0, len(vectors) - 1)
    probes: Sequence[str] = [index.names[end] for end in ends]
    now = text_model.encode(list(probes))
    same = now.shape[1] == vectors.shape[1] and np.abs(now - vectors[list(ends)]).max() < SAME
    return vectors if same else None


def _keep(path: Path, vectors: _Vectors) -> None:
    try:
        with replacing(path) as file:
            np.savez(file, vectors=vectors)
    except OSError as error:
        _log.warning("embeddings are not kept", reason=str(error))
