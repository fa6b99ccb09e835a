"""What somebody asks for: a photo, a prompt and how to make the sticker."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from config.caption import Caption
from pipeline.likeness import ExpressionName, Likeness

Shape = Literal["auto", "figure", "relief"]
Kind = Literal["auto", "photo", "drawing"]


class Stage(StrEnum):
    """The stages of one sticker, in their order; the values are what people read."""

    READ = "reading the photo"
    CUT_OUT = "cutting out the subject"
    MEASURE = "measuring the faces"
    DRAW = "drawing the cartoon"
    BUILD = "building it in 3D"
    PREVIEW = "drawing the preview"
    RENDER = "rendering"
    ENCODE = "writing the files"


@dataclass(frozen=True)
class Order:
    """One photo, or the likeness kept of a person, and what to make of it.

    photo: the file's bytes, or b"" where there is a likeness instead. prompt: the user's words.
    mix: the words and the weight of each of several themes that are merged; () for one.
    seed: any integer; the same order always gives the same frames. subject: 1 for the largest face
    or thing, None for all of them. keep_background: a card of the whole picture. still: no
    animation, only the pictures. strength: 0 (calm) to 1 (most cartoony). shape: auto makes figures
    of people who can be measured and reliefs of all else. kind: what the photo is; auto looks at
    it. expression: None for the one that the prompt's words or the photo choose. changes: to the
    likenesses, see change_likeness. looks: names of the themes of which one may be chosen; () for
    any. caption: words on the sticker.
    """

    photo: bytes = field(repr=False)
    prompt: str = field(repr=False)
    mix: tuple[tuple[str, float], ...] = field(default=(), repr=False)
    quality: str = "standard"
    seed: int = 0
    subject: int | None = None
    keep_background: bool = False
    still: bool = False
    strength: float = 0.7
    shape: Shape = "auto"
    kind: Kind = "auto"
    expression: ExpressionName | None = None
    changes: tuple[str, ...] = ()
    likeness: Likeness | None = field(default=None, repr=False)
    looks: tuple[str, ...] = ()
    caption: Caption | None = field(default=None, repr=False)
