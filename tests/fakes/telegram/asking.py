"""Methods that ask for something, answer people or set the bot up."""

from __future__ import annotations

from typing import Any

from tests.fakes.telegram.call import Call
from tests.fakes.telegram.limits import ANSWER, check_markup
from tests.fakes.telegram.messages import Method
from tests.fakes.telegram.world import BOT_ID, Chat, Json, User, World, bad_request

MOST_RESULTS = 50
DOWNLOAD_BYTES = 20_000_000
_GIFTS = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
    "gifts_from_channels",
)  # fmt: skip
_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip


def get_me(world: World, call: Call) -> Json:
    return world.me.json() | {
        "can_join_groups": True, "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
    }  # fmt: skip


def answer_press(world: World, call: Call) -> bool:
    press = world.presses.get(call.values["callback_query_id"])
    if press is None or "answer" in press:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.values.get("text", "")) > ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press["answer"] = {"text": call.values.get("text", ""), **call.values}
    return True


def answer_inline(world: World, call: Call) -> bool:
    query = world.queries.get(call.values["inline_query_id"])
    if query is None or "answer" in query:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    results: list[Json] = call.values["results"]
    ids = [result["id"] for result in results]
    if len(results) > MOST_RESULTS or len(set(ids)) != len(ids):
        raise bad_request(
            "RESULT_ID_DUPLICATE" if len(set(ids)) != len(ids) else "RESULTS_TOO_MUCH"
        )
    for result in results:
        check_markup(result.get("reply_markup"))
        if not 1 <= len(result["id"].encode()) <= 64:
            raise bad_request("RESULT_ID_INVALID")
        file = world.files.get(result.get("sticker_file_id", ""))
        if result["type"] == "sticker" and (file is None or file.kind != "sticker"):
            raise bad_request("DOCUMENT_INVALID")
    query["answer"] = call.values
    return True


def get_file(world: World, call: Call) -> Json:
    file = world.files.get(call.values["file_id"])
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    same = {"file_id": file.file_id, "file_unique_id": file.unique_id}
    return {**same, "file_size": len(file.data), "file_path": file.path}


def get_photos(world: World, call: Call) -> Json:
    user = world.users.get(call.values["user_id"])
    if user is None:
        raise bad_request("user not found")
    shown = user.photos[call.values.get("offset") or 0 :][: call.values.get("limit") or 100]
    sizes = [[file.json() for file in photo] for photo in shown]
    return {"total_count": len(user.photos), "photos": sizes}


def get_chat(world: World, call: Call) -> Json:
    chat = world.find_chat(call.values["chat_id"])
    accepted = dict.fromkeys(_GIFTS, True)
    return chat.json() | {
        "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": accepted,
    }  # fmt: skip


def get_member(world: World, call: Call) -> Json:
    chat = world.find_chat(call.values["chat_id"])
    return _member(world, chat, call.values["user_id"])


def get_admins(world: World, call: Call) -> list[Json]:
    chat = world.find_chat(call.values["chat_id"])
    if chat.user is not None:
        raise bad_request("there are no administrators in the private chat")
    admins = (i for i, status in chat.members.items() if status in ("creator", "administrator"))
    return [_member(world, chat, user_id) for user_id in admins]


def leave(world: World, call: Call) -> bool:
    world.find_chat(call.values["chat_id"]).members[BOT_ID] = "left"
    return True


def set_commands(world: World, call: Call) -> bool:
    for command in call.values["commands"]:
        name, told = command["command"], command["description"]
        if not (1 <= len(name) <= 32 and name == name.lower()):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(told) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    scope = (call.values.get("scope") or {}).get("type", "default")
    world.commands[f"{scope}/{call.values.get('language_code', '')}"] = call.values["commands"]
    return True


def custom_emoji(world: World, call: Call) -> list[Json]:
    wanted = call.values["custom_emoji_ids"]
    files = (file for file in world.files.values() if file.kind == "sticker")
    return [f.json() for f in files if f.extra.get("custom_emoji_id") in wanted]


def agree(world: World, call: Call) -> bool:
    return True


def _member(world: World, chat: Chat, user_id: int) -> Json:
    user: User | None = world.me if user_id == BOT_ID else world.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if chat.user is not None:
        return {"status": "member", "user": user.json()}
    found: Json = {"status": chat.members.get(user_id, "left"), "user": user.json()}
    extra: dict[str, Any] = {
        "creator": {"is_anonymous": False},
        "administrator": dict.fromkeys(_RIGHTS, False),
        "kicked": {"until_date": 0},
    }
    return found | extra.get(found["status"], {})


METHODS: dict[str, Method] = {
    "getMe": get_me, "answerCallbackQuery": answer_press, "answerInlineQuery": answer_inline,
    "getFile": get_file, "getUserProfilePhotos": get_photos, "getChat": get_chat,
    "getChatMember": get_member, "getChatAdministrators": get_admins, "leaveChat": leave,
    "setMyCommands": set_commands, "getCustomEmojiStickers": custom_emoji,
    "setMyDescription": agree, "setMyShortDescription": agree, "setMyName": agree,
    "deleteMyCommands": agree, "setChatMenuButton": agree, "close": agree,
}  # fmt: skip
