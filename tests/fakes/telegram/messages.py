"""Methods that send, edit and delete messages."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.fakes.telegram.call import Call, take_file
from tests.fakes.telegram.limits import CAPTION, TEXT, check_markup, read_text
from tests.fakes.telegram.world import BOT_ID, Chat, Json, StoredFile, World, bad_request

Method = Callable[[World, Call], Any]
_MEDIA = ("photo", "document", "animation", "video", "sticker")


def send_message(world: World, call: Call) -> Json:
    text, entities = _read(call.values, "text", TEXT)
    if not text.strip():
        raise bad_request("message text is empty")
    return _send(world, call, {"text": text, **_listed("entities", entities)})


def _sender(kind: str) -> Method:
    """A method that sends one file."""

    def send(world: World, call: Call) -> Json:
        chat = world.find_chat(call.values["chat_id"])
        _check_place(chat, call)
        file = take_file(world, call, call.values[kind], kind)
        return _send(world, call, _media(world, kind, file) | _caption(call.values))

    return send


def send_media_group(world: World, call: Call) -> list[Json]:
    items = call.values["media"]
    if not 2 <= len(items) <= 10:
        raise bad_request("there must be 2 to 10 messages in an album")
    group = str(time.monotonic_ns())
    sent = []
    for item in items:
        file = take_file(world, call, item["media"], item["type"])
        content = _media(world, item["type"], file) | _caption(item)
        sent.append(_send(world, call, content | {"media_group_id": group}))
    return sent


def send_chat_action(world: World, call: Call) -> bool:
    world.find_chat(call.values["chat_id"])
    return True


def edit_text(world: World, call: Call) -> Json | bool:
    text, entities = _read(call.values, "text", TEXT)
    message = _own(world, call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _change(message, call, {"text": text, **_listed("entities", entities)}, ("entities",))


def edit_caption(world: World, call: Call) -> Json | bool:
    message = _own(world, call)
    if not any(kind in message for kind in _MEDIA if kind != "sticker"):
        raise bad_request("there is no caption in the message to edit")
    return _change(message, call, _caption(call.values), ("caption", "caption_entities"))


def edit_media(world: World, call: Call) -> Json | bool:
    message, item = _own(world, call), call.values["media"]
    if "sticker" in message:
        raise bad_request("message can't be edited")
    file = take_file(world, call, item["media"], item["type"])
    gone = ("text", "entities", "caption", "caption_entities", *_MEDIA)
    return _change(message, call, _media(world, item["type"], file) | _caption(item), gone)


def edit_markup(world: World, call: Call) -> Json | bool:
    return _change(_own(world, call), call, {}, ())


def delete_message(world: World, call: Call) -> bool:
    chat = world.find_chat(call.values["chat_id"])
    message = chat.messages.get(call.values["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    own = message["from"]["id"] == BOT_ID
    if not own and chat.members.get(BOT_ID) != "administrator" and chat.user is None:
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    return True


def _send(world: World, call: Call, content: Json) -> Json:
    chat = world.find_chat(call.values["chat_id"])
    _check_place(chat, call)
    check_markup(call.values.get("reply_markup"))
    extra = _reply(chat, call.values.get("reply_parameters"))
    thread = call.values.get("message_thread_id")
    if thread is not None:
        extra |= {"message_thread_id": thread, "is_topic_message": True}
    markup = call.values.get("reply_markup")
    if markup and markup.get("inline_keyboard"):
        extra["reply_markup"] = markup
    return world.add_message(chat, world.me, content | extra)


def _check_place(chat: Chat, call: Call) -> None:
    thread = call.values.get("message_thread_id")
    if thread is not None and not chat.is_forum:
        raise bad_request("message thread not found")
    if thread in chat.closed_topics:
        raise bad_request("TOPIC_CLOSED")


def _reply(chat: Chat, wanted: Json | None) -> Json:
    if wanted is None:
        return {}
    replied = chat.messages.get(wanted["message_id"])
    if replied is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    shown = {name: value for name, value in replied.items() if name != "reply_to_message"}
    return {"reply_to_message": shown}


def _own(world: World, call: Call) -> Json:
    if "inline_message_id" in call.values:
        raise bad_request("MESSAGE_ID_INVALID")
    chat = world.find_chat(call.values["chat_id"])
    message = chat.messages.get(call.values["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != BOT_ID:
        raise bad_request("message can't be edited")
    return message


def _change(message: Json, call: Call, content: Json, gone: tuple[str, ...]) -> Json:
    """Put content into a message; its keyboard goes where none is given."""
    markup = call.values.get("reply_markup")
    check_markup(markup)
    changed = {name: value for name, value in message.items() if name not in gone}
    changed.pop("reply_markup", None)
    changed |= content
    if markup and markup.get("inline_keyboard"):
        changed["reply_markup"] = markup
    if _seen(changed) == _seen(message):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    message.clear()
    message.update(changed, edit_date=int(time.time()))
    return message


def _seen(message: Json) -> Json:
    """What of a message is compared: a photo by what it shows, not by its name."""
    photo = [size["file_unique_id"] for size in message.get("photo", [])]
    return {k: v for k, v in message.items() if k not in ("edit_date", "photo")} | {"photo": photo}


def _media(world: World, kind: str, file: StoredFile) -> Json:
    if kind == "photo":
        return {"photo": photo_sizes(world, file)}
    return {kind: file.json()}


def photo_sizes(world: World, file: StoredFile) -> list[Json]:
    """A photo as messages show it: a small size and the whole one."""
    small = world.keep_file(file.data[:100] + b"small", "photo", width=90, height=90)
    return [small.json(), file.json()]


def _caption(values: Json) -> Json:
    if not values.get("caption"):
        return {}
    text, entities = _read(values, "caption", CAPTION)
    return {"caption": text, **_listed("caption_entities", entities)}


def _read(values: Json, name: str, most: int) -> tuple[str, list[Json]]:
    text, found = read_text(values[name], values.get("parse_mode"), most=most)
    given = values.get("entities" if name == "text" else "caption_entities") or []
    return text, given + found


def _listed(name: str, entities: list[Json]) -> Json:
    return {name: entities} if entities else {}


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    **{f"send{kind.title()}": _sender(kind) for kind in _MEDIA},
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
}
