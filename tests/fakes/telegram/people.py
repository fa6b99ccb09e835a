"""Acts for the users of a fake Telegram: they write, send photos and press buttons."""

from __future__ import annotations

import itertools
import secrets
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.limits import find_entities, length
from tests.fakes.telegram.messages import photo_sizes
from tests.fakes.telegram.world import BOT_ID, PRIVATE, Chat, Json, User, World

_ALBUMS = itertools.count(1)


@dataclass(frozen=True)
class Press:
    """A button that was pressed."""

    press: Json

    @property
    def answer(self) -> Json | None:
        """What the bot said to it, once it did."""
        found: Json | None = self.press.get("answer")
        return found


@dataclass(frozen=True)
class Query:
    """Words after the bot's name in any chat."""

    query: Json

    @property
    def answer(self) -> Json | None:
        """What the bot offers, once it does."""
        found: Json | None = self.query.get("answer")
        return found


@dataclass(frozen=True)
class Person:
    """One user and what they can do."""

    world: World
    user: User

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def chat(self) -> Chat:
        """Their private chat with the bot."""
        return self.world.chats[self.user.id]

    def start(self, words: str = "") -> Json:
        """Press Start, or a link that does so with words."""
        return self.say(f"/start {words}".strip())

    def say(self, text: str, chat: Chat | None = None, **more: Any) -> Json:
        """Write a text. more: reply_to (a message), topic."""
        return self._send(chat, {"text": text}, "entities", text, **more)

    def send_photo(
        self, jpeg: bytes, caption: str = "", chat: Chat | None = None, **more: Any
    ) -> Json:
        """Send a picture as a photo; size: its width and height."""
        width, height = more.pop("size", (640, 640))
        file = self.world.keep_file(jpeg, "photo", suffix=".jpg", width=width, height=height)
        content = {"photo": photo_sizes(self.world, file)}
        return self._send(chat, content, "caption_entities", caption, **more)

    def send_file(
        self, data: bytes, name: str, mime: str, caption: str = "", chat: Chat | None = None,
        **more: Any,
    ) -> Json:  # fmt: skip
        """Send anything as a file."""
        file = self.world.keep_file(data, "document", file_name=name, mime_type=mime)
        return self._send(chat, {"document": file.json()}, "caption_entities", caption, **more)

    def send_moving(
        self, kind: str, data: bytes, caption: str = "", chat: Chat | None = None
    ) -> Json:
        """Send a video, an animation or a video_note."""
        extra: Json = {"duration": 2}
        extra |= {"length": 240} if kind == "video_note" else {"width": 320, "height": 240}
        file = self.world.keep_file(data, kind, suffix=".mp4", **extra)
        content: Json = {kind: file.json()}
        if kind == "animation":
            content["document"] = {k: v for k, v in file.json().items() if "file" in k}
        return self._send(chat, content, "caption_entities", caption)

    def send_sticker(self, data: bytes, chat: Chat | None = None, **extra: Any) -> Json:
        """Send a sticker."""
        shown = {"type": "regular", "width": 512, "height": 512, "is_animated": False}
        file = self.world.keep_file(data, "sticker", **(shown | {"is_video": False} | extra))
        return self._send(chat, {"sticker": file.json()}, "", "")

    def send_emoji(self, data: bytes, text: str = "🙂", **more: Any) -> Json:
        """Write a text that ends with a custom emoji."""
        shown = {"type": "custom_emoji", "width": 100, "height": 100, "is_animated": False}
        number = str(next(_ALBUMS))
        extra = shown | {"is_video": False, "custom_emoji_id": number}
        self.world.keep_file(data, "sticker", **extra)
        entity = {"type": "custom_emoji", "offset": length(text) - 2, "length": 2}
        found = [*find_entities(text, []), entity | {"custom_emoji_id": number}]
        return self._send(None, {"text": text, "entities": found}, "", "", **more)

    def send_album(
        self, jpegs: list[bytes], caption: str = "", chat: Chat | None = None, **more: Any
    ) -> list[Json]:
        """Send several photos at once; the caption goes with the first."""
        group = f"album{next(_ALBUMS)}"
        captions = [caption] + [""] * (len(jpegs) - 1)
        return [
            self.send_photo(jpeg, words, chat, media_group_id=group, **more)
            for jpeg, words in zip(jpegs, captions, strict=True)
        ]

    def edit_caption(self, message: Json, caption: str) -> Json:
        """Write something else under a photo of theirs."""
        message["caption"], message["edit_date"] = caption, message["date"]
        message["caption_entities"] = find_entities(caption, [])
        return self.world.add_update(edited_message=dict(message))

    def press(self, message: Json, button: str = "", *, data: str | None = None) -> Press:
        """Press the button whose text or data holds some words; data: a forged one."""
        if data is None:
            data = find_button(message, button)["callback_data"]
        press: Json = {
            "id": secrets.token_hex(8), "from": self.user.json(), "chat_instance": "1",
            "message": dict(message), "data": data,
        }  # fmt: skip
        self.world.presses[press["id"]] = press
        self.world.add_update(callback_query=dict(press))
        return Press(press)

    def ask_inline(self, words: str, offset: str = "") -> Query:
        """Write words after the bot's name."""
        query: Json = {
            "id": secrets.token_hex(8), "from": self.user.json(), "query": words, "offset": offset,
        }  # fmt: skip
        self.world.queries[query["id"]] = query
        self.world.add_update(inline_query=dict(query))
        return Query(query)

    def block(self) -> None:
        """Stop the bot."""
        self.user.blocked = True
        self._change_bot(self.chat, "member", "kicked")

    def add_bot(self, chat: Chat) -> None:
        """Put the bot into a group."""
        chat.members[BOT_ID] = "member"
        self._change_bot(chat, "left", "member")

    def kick_bot(self, chat: Chat) -> None:
        """Put the bot out of a group."""
        chat.members[BOT_ID] = "kicked"
        self._change_bot(chat, "member", "kicked")

    def migrate(self, chat: Chat) -> Chat:
        """Make a group a supergroup, which has another id."""
        members = [self.world.users[i] for i in chat.members if i != BOT_ID]
        grown = self.world.add_group(chat.title, *members)
        grown.members = dict(chat.members)
        chat.migrated_to = grown.id
        old = self.world.add_message(chat, self.user, {"migrate_to_chat_id": grown.id})
        new = self.world.add_message(grown, self.user, {"migrate_from_chat_id": chat.id})
        self.world.add_update(message=old)
        self.world.add_update(message=new)
        return grown

    def _change_bot(self, chat: Chat, before: str, after: str) -> None:
        me = self.world.me.json()
        until = {"until_date": 0}
        states = (
            {"status": s, "user": me, **(until if s == "kicked" else {})} for s in (before, after)
        )
        old, new = states
        self.world.add_update(
            my_chat_member={
                "chat": chat.json(), "from": self.user.json(), "date": 1,
                "old_chat_member": old, "new_chat_member": new,
            }
        )  # fmt: skip

    def _send(
        self, chat: Chat | None, content: Json, entities: str, words: str, **more: Any
    ) -> Json:
        chat = chat or self.chat
        if chat.user is not None:
            chat.user.started = True
        if entities == "caption_entities" and words:
            content["caption"] = words
        found = find_entities(words, [])
        if found:
            content[entities] = found
        replied = more.pop("reply_to", None)
        if replied is not None:
            content["reply_to_message"] = _without_reply(replied)
        topic = more.pop("topic", None)
        if topic is not None:
            content |= {"message_thread_id": topic, "is_topic_message": True}
        message = self.world.add_message(chat, self.user, content | more)
        if self._reaches_bot(chat, message):
            self.world.add_update(message=dict(message))
        return message

    def _reaches_bot(self, chat: Chat, message: Json) -> bool:
        """In privacy mode only commands and answers to the bot do."""
        if chat.type == PRIVATE or not self.world.privacy:
            return True
        if chat.members.get(BOT_ID) == "administrator":
            return True
        answered = message.get("reply_to_message", {}).get("from", {}).get("id") == BOT_ID
        return answered or message.get("text", "").startswith("/")


class People:
    """All users."""

    def __init__(self, world: World) -> None:
        self._world = world

    def meet(
        self, name: str, *, username: str = "", language: str = "en", started: bool = True
    ) -> Person:
        """Somebody new; started: who has pressed Start before."""
        user = self._world.add_user(name, username=username, language=language)
        user.started = started
        return Person(self._world, user)


def find_button(message: Json, words: str) -> Json:
    """The button of a message whose text is some words, or else whose text or data holds them;
    raises LookupError."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons: list[Json] = [button for row in rows for button in row]
    for button in buttons:
        if words == button["text"]:
            return button
    for button in buttons:
        if words in button["text"] or words in button.get("callback_data", ""):
            return button
    raise LookupError(f"no button {words!r} among {[button['text'] for button in buttons]}")


def _without_reply(message: Json) -> Json:
    return {name: value for name, value in message.items() if name != "reply_to_message"}
