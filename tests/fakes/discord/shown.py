"""The world as JSON, as Discord's documentation describes it."""

from __future__ import annotations

import hashlib
import hmac
import struct
import time
from datetime import UTC, datetime
from typing import Any

from tests.fakes.discord.world import (
    DM,
    EVERYBODY,
    FORUM,
    THREAD,
    Channel,
    File,
    Guild,
    Message,
    Person,
)

Json = dict[str, Any]
SECRET = b"of the fake's CDN"
URL_LIFE_S = 86_400


def user_json(person: Person) -> Json:
    return {
        "id": str(person.id), "username": person.name.lower().replace(" ", "_"),
        "global_name": person.name, "discriminator": "0", "avatar": _hash(person.avatar),
        "bot": person.bot, "public_flags": 0,
    }  # fmt: skip


def _hash(avatar: bytes | None) -> str | None:
    return None if avatar is None else hashlib.md5(avatar).hexdigest()  # noqa: S324


def member_json(guild: Guild, person: Person, *, bare: bool = False) -> Json:
    """bare: without the user, as among an interaction's resolved ones."""
    permissions = guild.members.get(person.id, (person, EVERYBODY))[1]
    member = {
        "roles": [], "joined_at": moment(0.0), "deaf": False, "mute": False, "flags": 0,
        "nick": None, "avatar": _hash(guild.avatars.get(person.id)), "pending": False,
        "permissions": str(permissions), "premium_since": None,
        "communication_disabled_until": None,
    }  # fmt: skip
    return member if bare else {**member, "user": user_json(person)}


def channel_json(channel: Channel) -> Json:
    shown: Json = {
        "id": str(channel.id), "type": channel.kind, "name": channel.name, "position": 0,
        "permission_overwrites": [], "nsfw": False, "flags": 0, "topic": None,
        "parent_id": None if channel.parent is None else str(channel.parent.id),
        "last_message_id": None, "rate_limit_per_user": 0,
    }  # fmt: skip
    if channel.guild is not None:
        shown["guild_id"] = str(channel.guild.id)
    if channel.kind == DM:
        shown["recipients"] = [user_json(it) for it in channel.people]
    if channel.kind == FORUM:
        shown |= {"available_tags": [], "default_reaction_emoji": None, "default_sort_order": None}
    if channel.kind == THREAD:
        shown |= {
            "owner_id": "1", "message_count": len(channel.messages), "member_count": 1,
            "thread_metadata": {
                "archived": channel.archived, "auto_archive_duration": 60,
                "archive_timestamp": moment(0.0), "locked": channel.locked,
            },
        }  # fmt: skip
    return shown


def guild_json(guild: Guild, bot: Person) -> Json:
    """As in GUILD_CREATE: members beside the bot are left out, which needs their own intent."""
    living = [it for it in guild.channels.values() if not it.gone]
    role = {
        "id": str(guild.id), "name": "@everyone", "color": 0, "hoist": False, "position": 0,
        "permissions": str(EVERYBODY), "managed": False, "mentionable": False, "flags": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
    }  # fmt: skip
    return {
        "id": str(guild.id), "name": guild.name, "icon": None, "owner_id": str(guild.owner.id),
        "unavailable": False, "member_count": len(guild.members) + 1, "large": False,
        "joined_at": moment(0.0), "roles": [role], "features": [], "premium_tier": guild.tier,
        "premium_subscription_count": 0, "preferred_locale": guild.locale, "verification_level": 0,
        "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
        "nsfw_level": 0, "system_channel_flags": 0, "afk_timeout": 300,
        "system_channel_id": guild.welcome and str(guild.welcome.id),
        "afk_channel_id": None, "rules_channel_id": None, "public_updates_channel_id": None,
        "banner": None, "splash": None, "description": None, "vanity_url_code": None,
        "application_id": None, "premium_progress_bar_enabled": False, "voice_states": [],
        "presences": [], "stage_instances": [], "guild_scheduled_events": [],
        "emojis": list(guild.emojis.values()), "stickers": list(guild.stickers.values()),
        "members": [member_json(guild, bot)],
        "channels": [channel_json(it) for it in living if it.kind != THREAD],
        "threads": [channel_json(it) for it in living if it.kind == THREAD and not it.archived],
    }  # fmt: skip


def message_json(message: Message, cdn: str, *, blank: bool = False) -> Json:
    """blank: as it is shown to who may not read content."""
    shown: Json = {
        "id": str(message.id), "channel_id": str(message.channel.id), "type": 0,
        "author": user_json(message.author), "content": "" if blank else message.content,
        "timestamp": moment(message.sent_at), "tts": False, "mention_everyone": False,
        "edited_timestamp": None if message.edited_at is None else moment(message.edited_at),
        "mentions": [], "mention_roles": [], "pinned": False, "flags": message.flags,
        "attachments": [] if blank else [file_json(it, message.channel.id, cdn)
                                         for it in message.attachments],
        "embeds": [] if blank else list(message.embeds),
        "components": [] if blank else list(message.components),
        "sticker_items": [{"id": str(it), "name": "it", "format_type": 2}
                          for it in message.sticker_ids],
    }  # fmt: skip
    if message.nonce is not None:
        shown["nonce"] = message.nonce
    if message.reply_to is not None:
        shown["type"] = 19
        replied = message.reply_to
        shown["message_reference"] = {
            "type": 0, "message_id": str(replied.id), "channel_id": str(replied.channel.id),
        }  # fmt: skip
        shown["referenced_message"] = message_json(replied, cdn, blank=blank)
    if message.forwarded is not None:
        named = ("content", "timestamp", "edited_timestamp", "flags", "attachments", "embeds",
                 "components", "type", "mentions", "mention_roles")  # fmt: skip
        told = message_json(message.forwarded, cdn, blank=blank)
        shown["message_snapshots"] = [{"message": {name: told[name] for name in named}}]
    if message.interaction is not None:
        number, person = message.interaction
        shown["interaction_metadata"] = {
            "id": str(number), "type": 2, "user": user_json(person),
            "authorizing_integration_owners": {},
        }  # fmt: skip
    return shown


def file_json(file: File, channel_id: int, cdn: str) -> Json:
    """With a URL that is signed and dies, as all of Discord's do."""
    url = f"{cdn}/{file.scope}/{channel_id}/{file.id}/{file.filename}?{sign(file.id)}"
    shown: Json = {
        "id": str(file.id), "filename": file.filename, "size": len(file.data), "url": url,
        "proxy_url": url, "content_type": file.content_type, "flags": 0,
    }  # fmt: skip
    if file.content_type.startswith("image/"):
        shown |= dict(zip(("width", "height"), picture_size(file.data), strict=True))
    return shown


def sign(file_id: int, *, now_s: float | None = None) -> str:
    """The query of a URL: when it dies, and that we say so."""
    ends = int((time.time() if now_s is None else now_s) + URL_LIFE_S)
    return f"ex={ends:x}&hm={_digest(file_id, f'{ends:x}')}"


def is_signed(file_id: int, ex: str, hm: str) -> bool:
    """Whether a URL is ours and lives."""
    return hmac.compare_digest(_digest(file_id, ex), hm) and int(ex, 16) > time.time()


def _digest(file_id: int, ex: str) -> str:
    return hmac.new(SECRET, f"{file_id} {ex}".encode(), hashlib.sha256).hexdigest()


def picture_size(data: bytes) -> tuple[int, int]:
    """Of a PNG; of anything else a plausible one."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    return 640, 480


def moment(seconds: float) -> str:
    """A time as ISO 8601."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()
