"""Who and what there is: people, guilds, channels, messages and files."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

EPOCH_MS = 1_420_070_400_000
TEXT, DM, THREAD, FORUM = 0, 1, 11, 15
MANAGE_GUILD, MANAGE_MESSAGES, VIEW, SEND = 1 << 5, 1 << 13, 1 << 10, 1 << 11
ADMINISTRATOR, EMBED, ATTACH, READ_HISTORY = 1 << 3, 1 << 14, 1 << 15, 1 << 16
MANAGE_EXPRESSIONS, SEND_IN_THREADS = 1 << 30, 1 << 38
CREATE_EXPRESSIONS = 1 << 43
EVERYBODY = VIEW | SEND | EMBED | ATTACH | READ_HISTORY | SEND_IN_THREADS
ADMIN = EVERYBODY | ADMINISTRATOR | MANAGE_GUILD | MANAGE_MESSAGES | MANAGE_EXPRESSIONS
_numbers = count(1)


def new_id() -> int:
    """A snowflake: from it clients read the moment."""
    return (int(time.time() * 1000) - EPOCH_MS << 22) + next(_numbers) % (1 << 12)


@dataclass(eq=False)
class Person:
    """A user. avatar: a file, or None. takes_dms: from the bot."""

    name: str
    locale: str = "en-US"
    bot: bool = False
    avatar: bytes | None = field(default=None, repr=False)
    takes_dms: bool = True
    id: int = field(default_factory=new_id)


@dataclass(eq=False)
class File:
    """An attachment. scope: the folder of the CDN in which it lies."""

    filename: str
    data: bytes = field(repr=False)
    content_type: str = "application/octet-stream"
    scope: str = "attachments"
    id: int = field(default_factory=new_id)


@dataclass(eq=False)
class Guild:
    """A server. members: permissions of each by id. avatars: of members here alone. bot_inside:
    false for one in which the application is only by a user's own install. tier: of boosts, 0 to
    3."""

    name: str
    owner: Person
    bot_inside: bool = True
    tier: int = 0
    locale: str = "en-US"
    welcome: Channel | None = None  # where Discord itself greets newcomers
    channels: dict[int, Channel] = field(default_factory=dict, repr=False)
    members: dict[int, tuple[Person, int]] = field(default_factory=dict, repr=False)
    stickers: dict[int, dict[str, Any]] = field(default_factory=dict, repr=False)
    emojis: dict[int, dict[str, Any]] = field(default_factory=dict, repr=False)
    avatars: dict[int, bytes] = field(default_factory=dict, repr=False)
    id: int = field(default_factory=new_id)


@dataclass(eq=False)
class Channel:
    """A place for messages. denied: permissions that the bot has not got here. parent: of a thread.
    gone: deleted."""

    name: str
    kind: int = TEXT
    guild: Guild | None = None
    parent: Channel | None = None
    people: list[Person] = field(default_factory=list, repr=False)
    denied: int = 0
    archived: bool = False
    locked: bool = False
    gone: bool = False
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    id: int = field(default_factory=new_id)

    @property
    def shown(self) -> list[Message]:
        """Messages that are there and that everybody sees, the oldest first."""
        return [it for it in self.messages.values() if not it.hidden]


@dataclass(eq=False)
class Message:
    """hidden: only one person sees it (ephemeral). pinged: whom it notified. edits: how often it
    was changed. interaction: of what it is the answer."""

    channel: Channel
    author: Person
    content: str = ""
    attachments: list[File] = field(default_factory=list)
    embeds: list[Mapping[str, Any]] = field(default_factory=list)
    components: list[Mapping[str, Any]] = field(default_factory=list)
    sticker_ids: list[int] = field(default_factory=list)
    flags: int = 0
    hidden: bool = False
    pinged: set[int | str] = field(default_factory=set)
    nonce: str | None = None
    reply_to: Message | None = None
    forwarded: Message | None = None
    interaction: tuple[int, Person] | None = None
    edits: int = 0
    sent_at: float = field(default_factory=time.time)
    edited_at: float | None = None
    id: int = field(default_factory=new_id)

    @property
    def thinking(self) -> bool:
        """Whether it is a deferred answer yet."""
        return bool(self.flags & 128)

    @property
    def all_components(self) -> list[Mapping[str, Any]]:
        """Components with those inside others, in their order."""
        return list(_walk(self.components))

    @property
    def buttons(self) -> dict[str, str]:
        """The custom_id of each button that can be pressed, by its label."""
        return {
            str(it.get("label") or (it.get("emoji") or {}).get("name")): str(it["custom_id"])
            for it in self.all_components
            if it.get("type") == 2 and "custom_id" in it and not it.get("disabled")
        }

    def menu_with(self, value: str) -> str:
        """The custom_id of the select menu that offers something; raises LookupError."""
        for it in self.all_components:
            if it.get("type") == 3 and any(each["value"] == value for each in it["options"]):
                return str(it["custom_id"])
        raise LookupError(value)

    @property
    def text(self) -> str:
        """What can be read: the content, or the text displays."""
        shown = (str(it["content"]) for it in self.all_components if it.get("type") == 10)
        return "\n".join(filter(None, (self.content, *shown)))


def _walk(components: list[Mapping[str, Any]]) -> Any:
    for it in components:
        yield it
        yield from _walk(list(it.get("components", ())))
        for single in ("accessory", "component"):
            if it.get(single):
                yield from _walk([it[single]])
