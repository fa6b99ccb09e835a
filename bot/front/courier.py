"""What brings things to chats: one courier for each platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Parcel:
    """Something that a chat shall get once.

    key: the same at every try, for platforms that can tell a repetition. kind: of `db.deliveries`.
    message: what it answers. user: who asked for it, by the platform's name of them. files: by
    name, with the bytes of each; of a sticker all its forms, from which the courier takes its own.
    text: of a notice, one sentence.
    """

    key: str
    kind: str
    platform: str
    job_id: str
    chat: str
    message: str
    user: str = ""
    language: str | None = None
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    text: str = field(default="", repr=False)


class Courier(Protocol):
    """Brings parcels to the chats of one platform.

    repeats: whether the same parcel sent twice shows only once.
    """

    @property
    def platform(self) -> str: ...

    @property
    def repeats(self) -> bool: ...

    async def send(self, parcel: Parcel) -> str:
        """Bring it, and return the platform's name of the message.

        Raises ChatBusy and ChatUnreachable only when the chat certainly has not got it, and
        ChatGone when it never will. After any other error the courier is asked to find it.
        """
        ...

    async def find(self, parcel: Parcel) -> str | None:
        """The name of the message where the chat has got it; None where it certainly has not.

        Raises ChatUnsure where the platform cannot be asked, and ChatBusy or ChatUnreachable where
        it can be asked later.
        """
        ...
