"""Methods of sticker sets."""

from __future__ import annotations

import io
import re
from typing import Any

import emoji
from PIL import Image

from tests.fakes.telegram.call import Call, take_file
from tests.fakes.telegram.messages import Method
from tests.fakes.telegram.world import Json, StickerSet, User, World, bad_request

MOST, MOST_EMOJI, FIRST_MOST = 120, 200, 50
_NAME = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9])*_by_")


def create(world: World, call: Call) -> bool:
    values = call.values
    owner = _owner(world, values["user_id"])
    name: str = values["name"]
    ends = f"_by_{world.me.username}".lower()
    if not (len(name) <= 64 and name.lower().endswith(ends) and _NAME.match(name)):
        raise bad_request("invalid sticker set name is specified")
    if "__" in name.removesuffix(ends):
        raise bad_request("invalid sticker set name is specified")
    if name.lower() in world.sets:
        raise bad_request("sticker set name is already occupied")
    if not 1 <= len(values["title"]) <= 64:
        raise bad_request("STICKERSET_TITLE_INVALID")
    if not 1 <= len(values["stickers"]) <= FIRST_MOST:
        raise bad_request("STICKERS_TOO_MUCH" if values["stickers"] else "STICKERS_EMPTY")
    made = StickerSet(name, values["title"], owner.id, values.get("sticker_type", "regular"))
    made.stickers = [_sticker(world, call, made, item) for item in values["stickers"]]
    world.sets[name.lower()] = made
    return True


def add(world: World, call: Call) -> bool:
    found = _set(world, call.values["name"])
    _check_owner(world, found, call.values["user_id"])
    if len(found.stickers) >= (MOST_EMOJI if found.kind == "custom_emoji" else MOST):
        raise bad_request("STICKERS_TOO_MUCH")
    found.stickers.append(_sticker(world, call, found, call.values["sticker"]))
    return True


def set_title(world: World, call: Call) -> bool:
    if not 1 <= len(call.values["title"]) <= 64:
        raise bad_request("STICKERSET_TITLE_INVALID")
    _set(world, call.values["name"]).title = call.values["title"]
    return True


def delete_set(world: World, call: Call) -> bool:
    found = _set(world, call.values["name"])
    del world.sets[found.name.lower()]
    return True


def set_position(world: World, call: Call) -> bool:
    found, index = _place(world, call.values["sticker"])
    wanted = call.values["position"]
    if not 0 <= wanted < len(found.stickers):
        raise bad_request("STICKER_POSITION_INVALID")
    found.stickers.insert(wanted, found.stickers.pop(index))
    return True


def delete_sticker(world: World, call: Call) -> bool:
    found, index = _place(world, call.values["sticker"])
    del found.stickers[index]
    return True


def set_emoji(world: World, call: Call) -> bool:
    found, index = _place(world, call.values["sticker"])
    _check_emoji(call.values["emoji_list"])
    found.stickers[index]["emoji_list"] = call.values["emoji_list"]
    found.stickers[index]["emoji"] = call.values["emoji_list"][0]
    return True


def set_thumbnail(world: World, call: Call) -> bool:
    found = _set(world, call.values["name"])
    _check_owner(world, found, call.values["user_id"])
    value = call.values.get("thumbnail")
    if value is None:
        found.thumbnail = None
        return True
    file = take_file(world, call, value, "document")
    if call.values["format"] == "static":
        with Image.open(io.BytesIO(file.data)) as image:
            fits = image.size == (100, 100) and image.format in ("WEBP", "PNG")
        if not fits or len(file.data) > 128_000:
            raise bad_request("STICKER_THUMB_PNG_NOPNG")
    found.thumbnail = file
    return True


def read_set(world: World, call: Call) -> Json:
    found = _set(world, call.values["name"])
    shown = [{k: v for k, v in s.items() if k not in _HIDDEN} for s in found.stickers]
    return {
        "name": found.name, "title": found.title, "sticker_type": found.kind, "stickers": shown,
    }  # fmt: skip


def upload(world: World, call: Call) -> Json:
    _owner(world, call.values["user_id"])
    file = take_file(world, call, call.values["sticker"], "sticker")
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": len(file.data)}


_HIDDEN = ("emoji_list", "keywords")


def _sticker(world: World, call: Call, found: StickerSet, item: Json) -> Json:
    """One sticker of a request, looked at; raises Refused."""
    _check_emoji(item["emoji_list"])
    keywords: list[str] = item.get("keywords") or []
    if len(keywords) > 20 or sum(map(len, keywords)) > 64:
        raise bad_request("STICKER_KEYWORDS_INVALID")
    file = take_file(world, call, item["sticker"], "sticker")
    if (item["format"] == "video") != file.extra["is_video"]:
        raise bad_request(
            "STICKER_VIDEO_NOWEBM" if item["format"] == "video" else "STICKER_PNG_NOPNG"
        )
    side = 100 if found.kind == "custom_emoji" else 512
    if max(file.extra["width"], file.extra["height"]) != side:
        raise bad_request("STICKER_PNG_DIMENSIONS")
    own = world.keep_file(file.data, "sticker", suffix=".webm", **file.extra)
    same: Json = {"set_name": found.name, "emoji": item["emoji_list"][0], "type": found.kind}
    return own.json() | same | {"emoji_list": item["emoji_list"], "keywords": keywords}


def _check_emoji(given: list[Any]) -> None:
    if not 1 <= len(given) <= 20 or not all(emoji.is_emoji(each) for each in given):
        raise bad_request("STICKER_EMOJI_INVALID")


def _owner(world: World, user_id: int) -> User:
    user = world.users.get(user_id)
    if user is None or not user.started:
        raise bad_request("PEER_ID_INVALID")
    return user


def _check_owner(world: World, found: StickerSet, user_id: int) -> None:
    if _owner(world, user_id).id != found.owner:
        raise bad_request("STICKERSET_INVALID")


def _set(world: World, name: str) -> StickerSet:
    found = world.sets.get(name.lower())
    if found is None:
        raise bad_request("STICKERSET_INVALID")
    return found


def _place(world: World, file_id: str) -> tuple[StickerSet, int]:
    for found in world.sets.values():
        for index, sticker in enumerate(found.stickers):
            if sticker["file_id"] == file_id:
                return found, index
    raise bad_request("STICKER_INVALID")


METHODS: dict[str, Method] = {
    "createNewStickerSet": create, "addStickerToSet": add, "setStickerSetTitle": set_title,
    "deleteStickerSet": delete_set, "setStickerPositionInSet": set_position,
    "deleteStickerFromSet": delete_sticker, "setStickerEmojiList": set_emoji,
    "setStickerSetThumbnail": set_thumbnail, "getStickerSet": read_set,
    "uploadStickerFile": upload,
}  # fmt: skip
