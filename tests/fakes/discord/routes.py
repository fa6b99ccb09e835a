"""The API's routes: what of it a bot like ours calls."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from tests.fakes.discord import assets
from tests.fakes.discord.body import Body
from tests.fakes.discord.errors import (
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    TOO_MANY_EMOJIS,
    TOO_MANY_STICKERS,
    UNKNOWN_CHANNEL,
    UNKNOWN_EMOJI,
    UNKNOWN_GUILD,
    UNKNOWN_MEMBER,
    UNKNOWN_STICKER,
    UNKNOWN_USER,
    ApiError,
)
from tests.fakes.discord.shown import (
    channel_json,
    file_json,
    guild_json,
    member_json,
    user_json,
)
from tests.fakes.discord.world import (
    CREATE_EXPRESSIONS,
    MANAGE_EXPRESSIONS,
    MANAGE_MESSAGES,
    Channel,
    Guild,
    Person,
    new_id,
)

if TYPE_CHECKING:
    from tests.fakes.discord.server import FakeDiscord

Match = Mapping[str, str]
Handler = Callable[["FakeDiscord", Match, Body], Any]
ROUTES: dict[tuple[str, str], Handler] = {}
WITHOUT_TOKEN = ("/interactions/", "/webhooks/")  # they carry their own


def route(method: str, path: str) -> Callable[[Handler], Handler]:
    def note(handler: Handler) -> Handler:
        ROUTES[method, path] = handler
        return handler

    return note


@route("GET", "/users/@me")
def me(home: FakeDiscord, _: Match, __: Body) -> Any:
    return user_json(home.bot)


@route("GET", "/gateway")
def gateway(home: FakeDiscord, _: Match, __: Body) -> Any:
    return {"url": home.gateway_url}


@route("GET", "/oauth2/applications/@me")
@route("GET", "/applications/@me")
def application(home: FakeDiscord, _: Match, __: Body) -> Any:
    return {
        "id": str(home.application), "name": home.bot.name, "description": "", "icon": None,
        "summary": "", "bot_public": True, "bot_require_code_grant": False, "verify_key": "00",
        "owner": user_json(home.owner), "flags": 0, "team": None, "bot": user_json(home.bot),
    }  # fmt: skip


@route("GET", "/users/{user}")
def user(home: FakeDiscord, at: Match, _: Body) -> Any:
    return user_json(_person(home, at["user"]))


@route("POST", "/users/@me/channels")
def open_dm(home: FakeDiscord, _: Match, body: Body) -> Any:
    return channel_json(home.dm(_person(home, body.payload["recipient_id"])))


@route("GET", "/guilds/{guild}/members/{user}")
def member(home: FakeDiscord, at: Match, _: Body) -> Any:
    guild = find_guild(home, at)
    known = guild.members.get(int(at["user"]))
    if known is None:
        raise ApiError(UNKNOWN_MEMBER)
    return member_json(guild, known[0])


@route("GET", "/guilds/{guild}")
def guild(home: FakeDiscord, at: Match, _: Body) -> Any:
    return guild_json(find_guild(home, at), home.bot)


@route("GET", "/channels/{channel}")
def channel(home: FakeDiscord, at: Match, _: Body) -> Any:
    found = find_channel(home, at)
    home.messages.check_place(found)
    return channel_json(found)


@route("POST", "/channels/{channel}/typing")
def typing(home: FakeDiscord, at: Match, _: Body) -> Any:
    home.messages.check_place(find_channel(home, at))


@route("POST", "/channels/{channel}/messages")
def send(home: FakeDiscord, at: Match, body: Body) -> Any:
    return home.messages.show(home.messages.send(find_channel(home, at), body))


@route("GET", "/channels/{channel}/messages")
def history(home: FakeDiscord, at: Match, _: Body) -> Any:
    found = find_channel(home, at)
    home.messages.check_place(found)
    return [home.messages.show(it) for it in reversed(found.shown[-50:])]


@route("GET", "/channels/{channel}/messages/{message}")
def message(home: FakeDiscord, at: Match, _: Body) -> Any:
    return home.messages.show(home.messages.find(find_channel(home, at), int(at["message"])))


@route("PATCH", "/channels/{channel}/messages/{message}")
def edit(home: FakeDiscord, at: Match, body: Body) -> Any:
    found = home.messages.find(find_channel(home, at), int(at["message"]), read=False)
    if found.author is not home.bot:
        raise ApiError(MISSING_ACCESS, "another's message")
    home.messages.check_writable(found.channel, list(body.files.values()))
    home.messages.edit(found, body)
    return home.messages.show(found)


@route("DELETE", "/channels/{channel}/messages/{message}")
def delete(home: FakeDiscord, at: Match, _: Body) -> Any:
    found = home.messages.find(find_channel(home, at), int(at["message"]), read=False)
    if found.author is not home.bot and found.channel.denied & MANAGE_MESSAGES:
        raise ApiError(MISSING_PERMISSIONS)
    home.messages.delete(found)


@route("POST", "/attachments/refresh-urls")
def refresh(home: FakeDiscord, _: Match, body: Body) -> Any:
    told = []
    for url in body.payload["attachment_urls"]:
        scope, place, number = url.partition("?")[0].split("/")[-4:-1]
        file = home.messages.files.get(int(number))
        new = url if file is None else file_json(file, int(place), home.cdn_url)["url"]
        told.append({"original": url, "refreshed": new})
        assert file is None or file.scope == scope
    return {"refreshed_urls": told}


@route("GET", "/applications/{application}/commands")
def commands(home: FakeDiscord, _: Match, __: Body) -> Any:
    return home.commands.every


@route("PUT", "/applications/{application}/commands")
def put_commands(home: FakeDiscord, _: Match, body: Body) -> Any:
    return home.commands.put(body.json, home.application)


@route("POST", "/interactions/{interaction}/{token}/callback")
def callback(home: FakeDiscord, at: Match, body: Body) -> Any:
    return home.interactions.answer(int(at["interaction"]), at["token"], body)


@route("POST", "/webhooks/{application}/{token}")
def follow(home: FakeDiscord, at: Match, body: Body) -> Any:
    return home.messages.show(home.interactions.follow(at["token"], body))


@route("GET", "/webhooks/{application}/{token}/messages/{name}")
def answer(home: FakeDiscord, at: Match, _: Body) -> Any:
    found = home.interactions.find(at["token"])
    return home.messages.show(home.interactions.message_of(found, at["name"]))


@route("PATCH", "/webhooks/{application}/{token}/messages/{name}")
def edit_answer(home: FakeDiscord, at: Match, body: Body) -> Any:
    return home.messages.show(home.interactions.edit(at["token"], at["name"], body))


@route("DELETE", "/webhooks/{application}/{token}/messages/{name}")
def delete_answer(home: FakeDiscord, at: Match, _: Body) -> Any:
    found = home.interactions.find(at["token"])
    home.messages.delete(home.interactions.message_of(found, at["name"]))


@route("POST", "/guilds/{guild}/stickers")
def add_sticker(home: FakeDiscord, at: Match, body: Body) -> Any:
    guild, payload, file = find_guild(home, at), body.payload, body.files["file"]
    _check_expressions(home, guild)
    assets.check_sticker(payload["name"], payload["tags"], file.content_type, file.data)
    if len(guild.stickers) >= assets.STICKER_SLOTS[guild.tier]:
        raise ApiError(TOO_MANY_STICKERS)
    told = {
        "id": str(new_id()), "name": payload["name"], "tags": payload["tags"], "type": 2,
        "description": payload.get("description") or "", "format_type": 2, "available": True,
        "guild_id": str(guild.id),
    }  # fmt: skip
    guild.stickers[int(told["id"])] = told
    return told


@route("DELETE", "/guilds/{guild}/stickers/{sticker}")
def delete_sticker(home: FakeDiscord, at: Match, _: Body) -> Any:
    if find_guild(home, at).stickers.pop(int(at["sticker"]), None) is None:
        raise ApiError(UNKNOWN_STICKER)


@route("POST", "/guilds/{guild}/emojis")
def add_emoji(home: FakeDiscord, at: Match, body: Body) -> Any:
    guild, payload = find_guild(home, at), body.payload
    _check_expressions(home, guild)
    data = base64.b64decode(payload["image"].partition(",")[2])
    assets.check_emoji(payload["name"], data)
    if len(guild.emojis) >= assets.EMOJI_SLOTS[guild.tier]:
        raise ApiError(TOO_MANY_EMOJIS)
    told = {
        "id": str(new_id()), "name": payload["name"], "roles": [], "require_colons": True,
        "managed": False, "animated": "gif" in payload["image"][:20], "available": True,
    }  # fmt: skip
    guild.emojis[int(told["id"])] = told
    return told


@route("DELETE", "/guilds/{guild}/emojis/{emoji}")
def delete_emoji(home: FakeDiscord, at: Match, _: Body) -> Any:
    if find_guild(home, at).emojis.pop(int(at["emoji"]), None) is None:
        raise ApiError(UNKNOWN_EMOJI)


def _check_expressions(home: FakeDiscord, guild: Guild) -> None:
    if not home.bot_rights(guild) & (MANAGE_EXPRESSIONS | CREATE_EXPRESSIONS):
        raise ApiError(MISSING_PERMISSIONS, "create expressions")


def find_guild(home: FakeDiscord, at: Match) -> Guild:
    found = home.guilds.get(int(at["guild"]))
    if found is None or not found.bot_inside:
        raise ApiError(UNKNOWN_GUILD)
    return found


def find_channel(home: FakeDiscord, at: Match) -> Channel:
    found = home.channels.get(int(at["channel"]))
    if found is None or found.gone:
        raise ApiError(UNKNOWN_CHANNEL)
    return found


def _person(home: FakeDiscord, name: object) -> Person:
    found = home.people.get(int(str(name)))
    if found is None:
        raise ApiError(UNKNOWN_USER)
    return found
