"""What somebody asks for: a photo, a prompt and how to make the sticker."""

from dataclasses import dataclass, field
from enum import StrEnum


class Stage(StrEnum):
    """The stages of one sticker, in their order; the values are what people read."""

    READ = "reading the photo"
    CUT_OUT = "cutting out the subject"
    DRAW = "drawing the cartoon"
    BUILD = "building it in 3D"
    PREVIEW = "drawing the preview"
    RENDER = "rendering"
    ENCODE = "writing the files"


@dataclass(frozen=True)
class Order:
    """One photo and what to make of it.

    photo: the file's bytes. prompt: the user's words. seed: any integer; the same order always
    gives the same frames. subject: 1 for the largest face or thing, None for all of them.
    keep_background: a card of the whole picture. still: no animation, only the pictures.
    strength: 0 (calm) to 1 (most cartoony).
    """

    photo: bytes = field(repr=False)
    prompt: str = field(repr=False)
    quality: str = "standard"
    seed: int = 0
    subject: int | None = None
    keep_background: bool = False
    still: bool = False
    strength: float = 0.7
