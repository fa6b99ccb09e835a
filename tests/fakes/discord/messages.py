"""Messages: how they are sent, changed and deleted, and who hears of it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from tests.fakes.discord import rules
from tests.fakes.discord.body import Body, SentFile
from tests.fakes.discord.errors import (
    DM_CLOSED,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    NO_TEXT_CHANNEL,
    THREAD_ARCHIVED,
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
    ApiError,
)
from tests.fakes.discord.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, Gateway
from tests.fakes.discord.shown import member_json, message_json, user_json
from tests.fakes.discord.world import (
    ATTACH,
    DM,
    FORUM,
    READ_HISTORY,
    SEND,
    SEND_IN_THREADS,
    THREAD,
    VIEW,
    Channel,
    File,
    Message,
    Person,
)

DEFAULT_LIMIT = 10 * 1024 * 1024
NONCE_LASTS_S = 300.0
BOOSTED_LIMITS = (DEFAULT_LIMIT, DEFAULT_LIMIT, 50 * 1024 * 1024, 100 * 1024 * 1024)


class Messages:
    """All channels' messages. cdn: address of the files."""

    def __init__(self, bot: Person, gateway: Gateway, cdn: str) -> None:
        self.files: dict[int, File] = {}
        self._bot = bot
        self._gateway = gateway
        self._cdn = cdn
        self._since = 0.0

    def show(self, message: Message) -> dict[str, Any]:
        """As the bot gets it by asking: without content that it may not read."""
        return message_json(message, self._cdn, blank=not self.is_readable(message))

    def is_readable(self, message: Message) -> bool:
        """Whether the content is for a bot without that intent."""
        told = (self._bot.id, f"<@{self._bot.id}>")
        mentions = told[1] in message.content or self._bot.id in message.pinged
        return message.author is self._bot or message.channel.kind == DM or mentions

    def check_place(self, channel: Channel, *rights: int) -> None:
        """Raise ApiError where the bot may not do something."""
        guild = channel.guild
        if channel.gone:
            raise ApiError(UNKNOWN_CHANNEL)
        if (guild is not None and not guild.bot_inside) or channel.denied & VIEW:
            raise ApiError(MISSING_ACCESS)
        for right in rights:
            if channel.denied & right:
                raise ApiError(MISSING_PERMISSIONS, f"{right:b}")

    def check_writable(self, channel: Channel, files: Sequence[SentFile]) -> None:
        """Raise ApiError where the bot cannot send a message."""
        in_thread = channel.kind == THREAD
        wanted = [SEND_IN_THREADS if in_thread else SEND, *([ATTACH] if files else [])]
        self.check_place(channel, *wanted)
        if channel.kind == FORUM:
            raise ApiError(NO_TEXT_CHANNEL)
        if channel.kind == DM and not all(it.takes_dms for it in channel.people):
            raise ApiError(DM_CLOSED)
        if in_thread and channel.locked:
            raise ApiError(THREAD_ARCHIVED)
        channel.archived = False  # writing opens a thread again

    def send(self, channel: Channel, body: Body) -> Message:
        """A message of the bot's own accord; the same nonce gives the one that is there."""
        payload = body.payload
        self.check_writable(channel, list(body.files.values()))
        tier = 0 if channel.guild is None else channel.guild.tier
        repeated = self._find_repeated(channel, payload)
        if repeated is not None:
            return repeated
        replied = self._find_replied(channel, payload.get("message_reference"))
        message = Message(channel, self._bot, reply_to=replied, nonce=_nonce(payload))
        return self.write(message, body, limit=BOOSTED_LIMITS[tier])

    def write(self, message: Message, body: Body, *, limit: int = DEFAULT_LIMIT) -> Message:
        """Fill a new message and let it be seen."""
        payload = body.payload
        sizes = [len(it.data) for it in body.files.values()]
        rules.check_message(payload, sizes, limit=limit)
        message.flags = int(payload.get("flags") or 0)
        message.hidden = bool(message.flags & rules.EPHEMERAL)
        message.attachments = self._take_files(message, payload, body.files)
        self._fill(message, payload)
        self.post(message)
        return message

    def post(self, message: Message) -> None:
        """Let a message be seen that is complete."""
        message.channel.messages[message.id] = message
        if not message.hidden:
            self._tell("MESSAGE_CREATE", message)

    def edit(self, message: Message, body: Body, *, limit: int = DEFAULT_LIMIT) -> None:
        """Change what the payload names."""
        payload = body.payload
        sizes = [len(it.data) for it in body.files.values()]
        before = {"content": message.content, "embeds": message.embeds,
                  "components": message.components}  # fmt: skip
        flags = message.flags & (rules.V2 | rules.EPHEMERAL) | int(payload.get("flags") or 0)
        kept = _kept(message, payload)
        # What stays counts: neither may both stand side by side, nor nothing at all.
        rules.check_message({**before, **payload, "flags": flags}, sizes, limit=limit,
                            kept=len(kept) + len(message.sticker_ids))  # fmt: skip
        message.flags = flags
        message.attachments = kept + self._take_files(message, payload, body.files)
        self._fill(message, payload)
        message.edits += 1
        message.edited_at = time.time()
        if not message.hidden:
            self._tell("MESSAGE_UPDATE", message)

    def delete(self, message: Message) -> None:
        """Take it away."""
        if message.channel.messages.pop(message.id, None) is None:
            raise ApiError(UNKNOWN_MESSAGE)
        place = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.channel.guild is not None:
            place["guild_id"] = str(message.channel.guild.id)
        if not message.hidden:
            self._gateway.tell("MESSAGE_DELETE", place, intent=_intent(message.channel))

    def forget_nonces(self) -> None:
        """As Discord does after some minutes."""
        self._since = time.time()

    def find(self, channel: Channel, message_id: int, *, read: bool = True) -> Message:
        """A message that the bot asks for. read: it needs the right to read history."""
        self.check_place(channel, *([READ_HISTORY] if read else []))
        message = channel.messages.get(message_id)
        if message is None or message.hidden:
            raise ApiError(UNKNOWN_MESSAGE)
        return message

    def _fill(self, message: Message, payload: Mapping[str, Any]) -> None:
        for name, empty in (("content", ""), ("embeds", []), ("components", [])):
            if name in payload:
                setattr(message, name, payload[name] or empty)
        message.sticker_ids = [int(it) for it in payload.get("sticker_ids") or ()]
        author = None if message.reply_to is None else message.reply_to.author.id
        message.pinged |= rules.find_pinged([message.text], payload.get("allowed_mentions"), author)

    def _take_files(
        self, message: Message, payload: Mapping[str, Any], files: Mapping[str, SentFile]
    ) -> list[File]:
        taken = [File(it.filename, it.data, _kind_of(it)) for it in files.values()]
        self.files |= {it.id: it for it in taken}
        return taken

    def _find_repeated(self, channel: Channel, payload: Mapping[str, Any]) -> Message | None:
        if not payload.get("enforce_nonce"):
            return None
        since, nonce = max(time.time() - NONCE_LASTS_S, self._since), _nonce(payload)
        return next(
            (it for it in channel.messages.values()
             if it.nonce == nonce and it.author is self._bot and it.sent_at > since),
            None,
        )  # fmt: skip

    def _find_replied(
        self, channel: Channel, reference: Mapping[str, Any] | None
    ) -> Message | None:
        if reference is None:
            return None
        found = channel.messages.get(int(reference["message_id"]))
        if found is None and reference.get("fail_if_not_exists", True):
            raise ApiError(UNKNOWN_MESSAGE, "what is replied to")
        return found

    def _tell(self, event: str, message: Message) -> None:
        guild, told = message.channel.guild, self.show(message)
        if f"<@{self._bot.id}>" in message.content:
            told["mentions"] = [user_json(self._bot)]
        if guild is not None:
            told["guild_id"] = str(guild.id)
            told["member"] = member_json(guild, message.author, bare=True)
        self._gateway.tell(event, told, intent=_intent(message.channel))


def _intent(channel: Channel) -> int:
    return DIRECT_MESSAGES if channel.guild is None else GUILD_MESSAGES


def _nonce(payload: Mapping[str, Any]) -> str | None:
    return None if payload.get("nonce") is None else str(payload["nonce"])


def _kept(message: Message, payload: Mapping[str, Any]) -> list[File]:
    """Files that an edit leaves: all, or those it names. New ones are named by small numbers."""
    if payload.get("attachments") is None:
        return list(message.attachments)
    named = {int(it["id"]) for it in payload["attachments"]}
    return [it for it in message.attachments if it.id in named]


def _kind_of(file: SentFile) -> str:
    """Discord looks at the name."""
    kinds = {"webp": "image/webp", "png": "image/png", "gif": "image/gif", "jpg": "image/jpeg"}
    return kinds.get(file.filename.rpartition(".")[2], file.content_type)
