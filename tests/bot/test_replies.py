"""Every error has a reply of its own, and no reply shows an exception's text."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import errors
from bot.errors import (
    OutputNotWritable,
    PhotoNotFound,
    QueueFull,
    QuotaReached,
    QuotaScope,
    ThemeNotAllowed,
    UnderMaintenance,
)
from bot.replies import REPLIES, TREES, sentence, told_in_chat
from bot.speech.catalog import LANGUAGES
from config import errors as of_config
from db import errors as of_db
from pipeline import errors as of_pipeline
from pipeline.errors import NoSuchSubject, PhotoFault, UnreadablePhoto, UnusablePrompt
from render import errors as of_render

DRIVER_TOLD = "libfoo: error 17"
TONIGHT = datetime(2100, 1, 1, tzinfo=UTC)
# One of each class whose making needs more than nothing.
SAMPLES: tuple[Exception, ...] = (
    errors.PhotoNotFound(Path("me.jpg")),
    errors.PhotoNotReadable(Path("me.jpg"), DRIVER_TOLD),
    errors.OutputNotWritable(Path("/x")),
    errors.SomePhotosFailed({"a": errors.Banned()}, 2),
    errors.ThemeNotAllowed({"cute-animals": "Cute Animals", "ours": "Our Look"}),
    errors.WordsRefused(DRIVER_TOLD),
    errors.QueueFull(3),
    errors.QuotaReached(QuotaScope.USER, 40, TONIGHT),
    errors.ChatBusy(3.0),
    errors.DownloadRefused(DRIVER_TOLD),
    errors.DownloadTooLarge(20_000_000),
    errors.DownloadFailed(DRIVER_TOLD),
    errors.NoCourier("telegram"),
    errors.TooLate("done"),
    errors.JobFailed("ab12", ""),
    errors.StillLiving("ab12"),
    errors.PhotoGone("ab12"),
    errors.NameTaken("me", "here"),
    errors.BrokenBackup(Path("/x"), DRIVER_TOLD),
    errors.BrokenParcel(DRIVER_TOLD),
    errors.UnusableWish("seed", DRIVER_TOLD),
    errors.PortTaken("::", 80, DRIVER_TOLD),
    errors.StageTimeout(600.0),
    of_config.ThemeError(Path("/x"), "", DRIVER_TOLD),
    of_config.MissingAssets(Path("/x"), DRIVER_TOLD),
    of_config.UnsetUp(Path("/x")),
    of_config.UnusableSetting("THREADS", DRIVER_TOLD),
    of_db.DatabaseUnreachable(DRIVER_TOLD),
    of_db.SchemaMismatch(None, "2"),
    of_db.IllegalChange("ab12", "done", "running"),
    of_db.NoSuchPack("ab12"),
    of_db.NoSuchSticker("ab12"),
    of_db.TooManyPacks(50),
    of_db.NoSuchCandidate(7),
    of_db.NoSuchContest("ab12"),
    of_db.TooManyEntries(2),
    of_db.WrongTheme(("pirate",)),
    of_db.TooNew(timedelta(days=3)),
    of_db.NoSuchJob("ab12"),
    of_db.JobsLiving(("ab12",)),
    of_db.UnusableValue("name", DRIVER_TOLD),
    of_db.BrokenDump(DRIVER_TOLD),
    of_db.BlobMissing("x"),
    of_db.BlobStoreUnreachable(DRIVER_TOLD),
    UnreadablePhoto(PhotoFault.EMPTY, DRIVER_TOLD),
    NoSuchSubject(3, 2),
    UnusablePrompt(5000, 200),
    of_pipeline.HarmfulMeaning("hate"),
    of_pipeline.UnusableMix(DRIVER_TOLD),
    of_pipeline.UnusableLikeness("eyes", DRIVER_TOLD),
    of_pipeline.Unmeasurable(DRIVER_TOLD),
    of_pipeline.MissingPart("x", DRIVER_TOLD),
    of_pipeline.BrokenModel("x", DRIVER_TOLD),
    of_render.RendererUnavailable("x", DRIVER_TOLD),
    of_render.RenderTimeout(60.0),
    of_render.FileTooLarge("x", 2, 1),
    of_render.UnwritableCaption("ꙮ"),
    of_render.SpecViolation("x", DRIVER_TOLD),
)


def leaves(kind: type[Exception]) -> Iterator[type[Exception]]:
    children = kind.__subclasses__()
    if not children:
        yield kind
    for child in children:
        yield from leaves(child)


ALL = [leaf for tree in TREES for leaf in leaves(tree)]


def sample(kind: type[Exception]) -> Exception:
    made = next((each for each in SAMPLES if type(each) is kind), None)
    return kind() if made is None else made


@pytest.mark.parametrize("kind", ALL)
def test_each_class_of_error_has_a_reply_of_its_own(kind: type[Exception]) -> None:
    assert kind in REPLIES


@pytest.mark.parametrize("kind", ALL)
def test_each_error_is_a_sentence_at_a_command_line(kind: type[Exception]) -> None:
    told = sentence(sample(kind))
    assert told
    assert "{" not in told


@pytest.mark.parametrize("kind", ALL)
def test_chats_never_read_what_only_operators_shall(kind: type[Exception]) -> None:
    for language in LANGUAGES:
        told = told_in_chat(sample(kind), language, "ab12cd")
        assert told
        for secret in (DRIVER_TOLD, "libfoo", "--", "DATABASE_URL", "/x", "{"):
            assert secret not in told
        is_unknown = sentence(sample(kind), language) is None
        assert ("ab12cd" in told) == is_unknown


@pytest.mark.parametrize("fault", PhotoFault)
def test_each_fault_of_a_photo_says_what_to_do(fault: PhotoFault) -> None:
    told = sentence(UnreadablePhoto(fault, DRIVER_TOLD))
    assert told is not None
    assert "libfoo" not in told
    assert ";" in told or "," in told


def test_unknown_errors_have_no_sentence() -> None:
    assert sentence(ValueError("secret")) is None
    assert "secret" not in told_in_chat(ValueError("secret"), "de", "ab12cd")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NoSuchSubject(3, 0), "leave the number out"),
        (NoSuchSubject(3, 2), "choose 1 to 2"),
        (UnusablePrompt(0, 200), "space pirate"),
        (UnusablePrompt(5000, 200), "at most 200"),
        (OutputNotWritable(Path("/x"), "No space left"), "No space left"),
        (PhotoNotFound(Path("me.jpg")), "me.jpg"),
        (UnderMaintenance("Back at noon."), "Back at noon."),
        (ThemeNotAllowed({"a": "A", "b": "B"}), "choose A, B."),
        (ThemeNotAllowed({}), "ask an admin"),
        (QueueFull(1), "1 job in"),
        (QueueFull(3), "3 jobs in"),
        (of_db.UnusableValue("quota", "it is -1"), "can't be the quota: it is -1"),
        (of_pipeline.Unmeasurable("it is too dark"), "too dark"),
    ],
)
def test_sentences_name_what_is_wrong(error: Exception, words: str) -> None:
    assert words in (sentence(error) or "")


def test_allowed_themes_are_named_in_the_language_of_the_chat() -> None:
    error = ThemeNotAllowed({"cute-animals": "Cute Animals", "ours": "Our Look"})
    assert "choose Cute Animals, Our Look." in (sentence(error) or "")
    assert "wähle Süße Tiere, Our Look." in (sentence(error, "de") or "")
    for language in set(LANGUAGES) - {"en"}:
        assert "Cute Animals" not in (sentence(error, language) or ""), language


def test_quotas_say_when_there_is_more() -> None:
    soon = datetime.now(UTC) + timedelta(hours=4, minutes=30)
    told = sentence(QuotaReached(QuotaScope.COMMUNITY, 400, soon))
    assert told == (
        "This community has had all 400 stickers of today; there are new ones in 5 hours."
    )


def test_errors_are_told_in_the_language_of_the_chat() -> None:
    told = {sentence(QueueFull(3), language) for language in LANGUAGES}
    assert len(told) == len(LANGUAGES)
