"""What a front end hands to intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

UNKNOWN = ""  # an author of whom nothing was kept but that it is not who asks


@dataclass(frozen=True)
class Place:
    """A group, guild or private chat, by the platform's name of it."""

    native_id: str
    title: str = ""
    private: bool = False


@dataclass(frozen=True)
class Asker:
    """Somebody who asks for a sticker. is_admin: of the place they ask in."""

    native_id: str
    language: str | None = None
    is_admin: bool = False


@dataclass(frozen=True)
class Asked:
    """One message that asks for one sticker.

    message: the platform's name of it; the same again is no new job. chat: where the sticker goes.
    photo: the file's bytes, or b"" to draw a likeness: the one kept as `likeness`, or the one among
    the options. author: who sent the photo, by native id, where that is somebody else; UNKNOWN
    where only this is known of them. words: what it shall look like. quality: "" for the
    deployment's. options: what `bot.wishes` writes of an order. source: where the photo can be
    fetched again; the name of a kept likeness stands in its place. beside: how many of the same
    request were taken just before: together they count as one in the queue.
    """

    platform: str
    message: str
    chat: str
    place: Place
    asker: Asker
    words: str = field(repr=False)
    photo: bytes = field(default=b"", repr=False)
    author: str | None = None
    likeness: str | None = None
    quality: str = ""
    options: Mapping[str, Any] = field(default_factory=dict, repr=False)
    source: Mapping[str, Any] = field(default_factory=dict, repr=False)
    beside: int = 0

    @property
    def own_photo(self) -> bool:
        """Whether whoever asks sent the photo, too."""
        return self.author in (None, self.asker.native_id)


class Taker(Protocol):
    """Makes jobs of messages: intake, or what stands before it."""

    async def take(self, asked: Asked) -> Taken: ...


@dataclass(frozen=True)
class Taken:
    """The job of a message. position: how many others start before it."""

    job_id: str
    is_new: bool
    position: int
