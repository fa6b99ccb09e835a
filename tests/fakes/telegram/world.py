"""What the Telegram of a test consists of: users, chats, messages and files."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
PRIVATE, GROUP, SUPERGROUP = "private", "group", "supergroup"
BOT_ID = 7_000_000_001
FIRST_USER = 100_000_001


class Refused(Exception):
    """The API says no. parameters: such as retry_after."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad_request(text: str) -> Refused:
    """A 400 as Telegram words it."""
    return Refused(400, f"Bad Request: {text}")


@dataclass
class StoredFile:
    """kind: what sendX took it, such as photo. extra: of its JSON, such as width."""

    file_id: str
    unique_id: str
    data: bytes = field(repr=False)
    kind: str
    path: str
    extra: Json = field(default_factory=dict)

    def json(self) -> Json:
        """As it stands in messages."""
        same = {"file_id": self.file_id, "file_unique_id": self.unique_id}
        return {**same, "file_size": len(self.data), **self.extra}


@dataclass
class User:
    """Somebody. started: pressed /start, so that the bot may write to them. photos: of their
    profile, newest first."""

    id: int
    first_name: str
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    photos: list[list[StoredFile]] = field(default_factory=list)

    def json(self) -> Json:
        found: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("username", "language_code"):
            if getattr(self, name):
                found[name] = getattr(self, name)
        return found


@dataclass
class Chat:
    """members: status by user id; the bot's own under BOT_ID. messages: as JSON, by id."""

    id: int
    type: str
    title: str = ""
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    migrated_to: int | None = None
    closed_topics: set[int] = field(default_factory=set)
    user: User | None = None

    @property
    def bots(self) -> list[Json]:
        """The bot's messages, oldest first."""
        return [m for m in self.messages.values() if m.get("from", {}).get("id") == BOT_ID]

    def json(self) -> Json:
        found: Json = {"id": self.id, "type": self.type}
        if self.user is not None:
            found["first_name"] = self.user.first_name
            if self.user.username:
                found["username"] = self.user.username
        else:
            found["title"] = self.title
        if self.is_forum:
            found["is_forum"] = True
        return found


@dataclass
class StickerSet:
    """stickers: file and format, emoji and keywords of each."""

    name: str
    title: str
    owner: int
    kind: str
    stickers: list[Json] = field(default_factory=list)
    thumbnail: StoredFile | None = None


class World:
    """Everything there is, and the updates that the bot has not fetched yet."""

    def __init__(self, *, username: str = "toonbooth_bot", privacy: bool = True) -> None:
        self.me = User(BOT_ID, "Toonbooth", username, is_bot=True)
        self.privacy = privacy
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.sets: dict[str, StickerSet] = {}
        self.commands: dict[str, Json] = {}
        self.presses: dict[str, Json] = {}
        self.queries: dict[str, Json] = {}
        self.updates: list[Json] = []
        self._private_ids = itertools.count(1)
        self._update_ids = itertools.count(1000)
        self._users = itertools.count(FIRST_USER)
        self._groups = itertools.count(1)

    def add_user(self, first_name: str, *, username: str = "", language: str = "en") -> User:
        """Somebody new, with their private chat."""
        user = User(next(self._users), first_name, username, language)
        self.users[user.id] = user
        chat = Chat(user.id, PRIVATE, user=user, ids=self._private_ids)
        self.chats[chat.id] = chat
        return user

    def add_group(
        self, title: str, *members: User, kind: str = SUPERGROUP, forum: bool = False
    ) -> Chat:
        """A group with the bot in it; the first of the members made it."""
        number = next(self._groups)
        known = -1_000_000_000_000 - number if kind == SUPERGROUP else -5_000_000 - number
        chat = Chat(known, kind, title, is_forum=forum)
        if kind == GROUP:
            chat.ids = self._private_ids
        chat.members[BOT_ID] = "member"
        for index, member in enumerate(members):
            chat.members[member.id] = "member" if index else "creator"
        self.chats[chat.id] = chat
        return chat

    def keep_file(self, data: bytes, kind: str, *, suffix: str = "", **extra: Any) -> StoredFile:
        """A file under a new id."""
        number = len(self.files)
        unique = f"{number:x}-{secrets.token_hex(6)}"
        path = f"{kind}s/file_{number}{suffix}"
        file = StoredFile(f"{kind[:3]}-{number}-{secrets.token_hex(20)}", unique, data, kind, path)
        file.extra = extra
        self.files[file.file_id] = file
        return file

    def find_chat(self, chat_id: int | str) -> Chat:
        """The chat that the bot may write to; raises Refused."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(400, text, migrate_to_chat_id=chat.migrated_to)
        if chat.user is not None:
            self._check_person(chat.user)
        else:
            self._check_group(chat)
        return chat

    def _check_person(self, user: User) -> None:
        if user.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if not user.started:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")

    def _check_group(self, chat: Chat) -> None:
        status = chat.members.get(BOT_ID, "left")
        if status in ("left", "kicked"):
            raise Refused(403, f"Forbidden: bot was kicked from the {chat.type} chat")
        if status == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")

    def add_message(self, chat: Chat, sender: User, content: Json) -> Json:
        """A message as the API would show it."""
        message: Json = {
            "message_id": next(chat.ids),
            "date": int(time.time()),
            "chat": chat.json(),
            "from": sender.json(),
            **content,
        }
        chat.messages[message["message_id"]] = message
        return message

    def add_update(self, **content: Any) -> Json:
        """Something that the bot hears of."""
        update: Json = {"update_id": next(self._update_ids), **content}
        self.updates.append(update)
        return update

    def repeat(self, update: Json) -> None:
        """Bring an update again that the bot had already, as happens after a broken connection."""
        self.updates.append({**update, "again": True})
