"""Every error has a sentence of its own, and no sentence shows an exception's text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import OutputNotWritable, PhotoNotFound
from bot.replies import SENTENCES, TREES, sentence
from pipeline.errors import NoSuchSubject, PhotoFault, UnreadablePhoto, UnusablePrompt


def leaves(kind: type[Exception]) -> Iterator[type[Exception]]:
    children = kind.__subclasses__()
    if not children:
        yield kind
    for child in children:
        yield from leaves(child)


@pytest.mark.parametrize("kind", [leaf for tree in TREES for leaf in leaves(tree)])
def test_each_class_of_error_has_a_sentence_of_its_own(kind: type[Exception]) -> None:
    assert kind in SENTENCES


@pytest.mark.parametrize("fault", PhotoFault)
def test_each_fault_of_a_photo_says_what_to_do(fault: PhotoFault) -> None:
    told = sentence(UnreadablePhoto(fault, "libfoo: error 17"))
    assert told is not None
    assert "libfoo" not in told
    assert ";" in told or "," in told


def test_unknown_errors_have_no_sentence() -> None:
    assert sentence(ValueError("secret")) is None


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NoSuchSubject(3, 0), "leave the number out"),
        (NoSuchSubject(3, 2), "choose 1 to 2"),
        (UnusablePrompt(0, 200), "space pirate"),
        (UnusablePrompt(5000, 200), "at most 200"),
        (OutputNotWritable(Path("/x"), "No space left"), "No space left"),
        (PhotoNotFound(Path("me.jpg")), "me.jpg"),
    ],
)
def test_sentences_name_what_is_wrong(error: Exception, words: str) -> None:
    assert words in (sentence(error) or "")
