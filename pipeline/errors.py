"""What can go wrong between a photo's bytes and its drawing.

PipelineError
├── UnreadablePhoto      the bytes are no picture we read (fault: a PhotoFault)
├── NoSuchSubject        `--subject N` names a face or thing that is not there
├── UnusablePrompt       the user's words are empty or far too long
├── HarmfulMeaning       the user's words mean harm, hate or sex (topic: which of them)
├── UnusableMix          the weights of several themes make no sense (reason: why)
├── UnusableLikeness     a likeness file, or a change to one, is refused (key: where)
├── Unmeasurable         a face cannot become a figure (reason: why), the relief is made
├── MissingPart          an optional part is not installed (remedy: what to install)
└── BrokenModel          a model file is missing or damaged (remedy: what to do)
"""

import enum


class PipelineError(Exception):
    """Base of everything the pipeline raises on purpose."""


class PhotoFault(enum.Enum):
    """Why a photo cannot be read; `bot.replies` has a sentence for each member."""

    EMPTY = "empty"
    NOT_AN_IMAGE = "not an image"
    UNSUPPORTED_FORMAT = "unsupported format"
    TRUNCATED = "truncated"
    TOO_SMALL = "too small"
    TOO_MANY_BYTES = "too many bytes"
    TOO_MANY_PIXELS = "too many pixels"
    TOO_MANY_FRAMES = "too many frames"


class UnreadablePhoto(PipelineError):
    """The bytes are not a picture that can become a sticker."""

    def __init__(self, fault: PhotoFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class NoSuchSubject(PipelineError):
    """The subject asked for by number (from 1) is not in the photo."""

    def __init__(self, wanted: int, found: int) -> None:
        super().__init__(f"subject {wanted} of {found}")
        self.wanted = wanted
        self.found = found


class UnusablePrompt(PipelineError):
    """The prompt is empty, or longer than `max_characters`."""

    def __init__(self, length: int, max_characters: int) -> None:
        super().__init__(f"{length} characters, 1 to {max_characters} allowed")
        self.length = length
        self.max_characters = max_characters


class HarmfulMeaning(PipelineError):
    """The words mean what is never drawn; `topic` is a label of harm.toml, never the words."""

    def __init__(self, topic: str) -> None:
        super().__init__(topic)
        self.topic = topic


class UnusableMix(PipelineError):
    """Several themes cannot be merged as asked; `reason` is a short clause."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnusableLikeness(PipelineError):
    """A likeness file or a change to one cannot be used; `key` names what is wrong in it."""

    def __init__(self, key: str, detail: str) -> None:
        super().__init__(f"{key}: {detail}" if key else detail)
        self.key = key
        self.detail = detail


class Unmeasurable(PipelineError):
    """A face that cannot become a figure; `reason` is a short clause, such as "too small"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MissingPart(PipelineError):
    """Something was asked for that needs an optional part; `remedy` says how to install it."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"{name}: {remedy}")
        self.name = name
        self.remedy = remedy


class BrokenModel(PipelineError):
    """A model file is missing, damaged, or from another version; `remedy` says what to do."""

    def __init__(
        self, name: str, detail: str, remedy: str = "remove assets/fetched and run `make setup`."
    ) -> None:
        super().__init__(f"{name}: {detail}")
        self.name = name
        self.detail = detail
        self.remedy = remedy
