"""What people do: they type commands, press buttons, choose from menus and write messages."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.fakes.discord import interactions as kinds
from tests.fakes.discord.commands import MESSAGE, SLASH, USER, Command, fill
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.messages import BOOSTED_LIMITS, DEFAULT_LIMIT
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.shown import (
    channel_json,
    file_json,
    member_json,
    message_json,
    user_json,
)
from tests.fakes.discord.world import (
    DM,
    EVERYBODY,
    Channel,
    File,
    Message,
    Person,
)


class NotOffered(Exception):
    """The client shows somebody nothing of that kind."""


@dataclass(frozen=True)
class Seat:
    """Somebody in a channel. by_user: the application is there by their own install only."""

    home: FakeDiscord
    person: Person
    channel: Channel
    by_user: bool = False

    # Commands.

    async def slash(self, name: str, *path: str, **given: Any) -> Interaction:
        """Type a command; a value of bytes is a photo that is attached."""
        command = self._offered(name, SLASH)
        options = {key.rstrip("_"): self._attach(it) for key, it in given.items()}
        data = {"id": command["id"], "name": name, "type": SLASH,
                "options": fill(command, path, options)}  # fmt: skip
        data["resolved"] = self._resolve(options)
        return await self._do(kinds.COMMAND, data)

    async def complete(self, name: str, *path: str, focused: str, typed: str) -> list[Any]:
        """What the client offers while somebody types an option: names and values."""
        command = self._offered(name, SLASH)
        inside: Mapping[str, Any] = command
        for step in path:
            inside = next(it for it in inside["options"] if it["name"] == step)
        wanted = next(it for it in inside["options"] if it["name"] == focused)
        if not wanted.get("autocomplete"):
            raise NotOffered(focused)
        leaf: list[dict[str, Any]] = [
            {"name": focused, "type": wanted["type"], "value": typed, "focused": True}
        ]
        for step in reversed(path):
            leaf = [{"name": step, "type": 1, "options": leaf}]
        data = {"id": command["id"], "name": name, "type": SLASH, "options": leaf}
        found = await self._do(kinds.COMPLETION, data)
        await found.answered()
        return [(it["name"], it["value"]) for it in found.choices or ()]

    async def message_menu(self, name: str, message: Message) -> Interaction:
        """Choose from the menu of a message, which the application may then read."""
        shown = message_json(message, self.home.cdn_url)
        return await self._menu(name, MESSAGE, message.id, {"messages": {message.id: shown}})

    async def user_menu(self, name: str, target: Person) -> Interaction:
        """Choose from the menu of somebody."""
        resolved: dict[str, Any] = {"users": {str(target.id): user_json(target)}}
        guild = self.channel.guild
        if guild is not None and target.id in guild.members:
            resolved["members"] = {str(target.id): member_json(guild, target, bare=True)}
        return await self._menu(name, USER, target.id, resolved)

    async def _menu(
        self, name: str, kind: int, target: int, resolved: Mapping[str, Any]
    ) -> Interaction:
        command = self._offered(name, kind)
        data = {"id": command["id"], "name": name, "type": kind, "target_id": str(target),
                "resolved": {k: {str(i): v for i, v in it.items()} for k, it in resolved.items()},
                "options": []}  # fmt: skip
        return await self._do(kinds.COMMAND, data)

    # Components.

    async def press(self, message: Message, button: str) -> Interaction:
        """Press a button by its label or custom_id; anything else is a forged press."""
        custom_id = message.buttons.get(button, button)
        data = {"custom_id": custom_id, "component_type": 2, "id": 1}
        return await self._do(kinds.COMPONENT, data, message)

    async def choose(self, message: Message, custom_id: str, *values: str) -> Interaction:
        """Choose from a select menu; raises NotOffered for what it has not."""
        menu = next((it for it in message.all_components if it.get("custom_id") == custom_id), None)
        if menu is None:
            raise NotOffered(custom_id)
        offered = {it["value"] for it in menu.get("options", ())}
        if menu["type"] == 3 and not set(values) <= offered:
            raise NotOffered(str(values))
        data = {"custom_id": custom_id, "component_type": menu["type"], "values": list(values)}
        if menu["type"] == 5:
            people = [self.home.people[int(it)] for it in values]
            data["resolved"] = {"users": {str(it.id): user_json(it) for it in people}}
        return await self._do(kinds.COMPONENT, data, message)

    async def pick(self, message: Message, value: str) -> Interaction:
        """Choose one thing from whichever select menu has it; raises LookupError."""
        return await self.choose(message, message.menu_with(value), value)

    async def submit(self, found: Interaction, **values: str | list[str]) -> Interaction:
        """Fill in the modal that something was answered with, by custom_id."""
        assert found.modal is not None, "no modal was shown"
        parts = [_filled(part, values) for part in found.modal["components"]]
        data = {"custom_id": found.modal["custom_id"], "components": parts}
        return await self._do(kinds.SUBMISSION, data, found.message)

    # Messages.

    def say(
        self, text: str = "", *photos: bytes, reply_to: Message | None = None, ping: bool = False
    ) -> Message:
        """Write a message. ping: mention the bot before the text."""
        content = f"<@{self.home.bot.id}> {text}".strip() if ping else text
        files = [self._attach(it, "attachments") for it in photos]
        message = Message(self.channel, self.person, content, files, reply_to=reply_to)
        if ping:
            message.pinged.add(self.home.bot.id)
        self.home.messages.post(message)
        return message

    # How it is told.

    def _attach(self, value: Any, scope: str = "ephemeral-attachments") -> Any:
        if not isinstance(value, bytes):
            return value
        kind = "png" if value[:4] == b"\x89PNG" else "jpg"
        file = File(f"photo.{kind}", value, f"image/{kind.replace('jpg', 'jpeg')}", scope)
        self.home.messages.files[file.id] = file
        return file

    def _resolve(self, options: Mapping[str, Any]) -> dict[str, Any]:
        place, cdn = self.channel.id, self.home.cdn_url
        files = {str(it.id): file_json(it, place, cdn) for it in options.values()
                 if isinstance(it, File)}  # fmt: skip
        people = {str(it.id): user_json(it) for it in options.values() if isinstance(it, Person)}
        return {k: it for k, it in (("attachments", files), ("users", people)) if it}

    def _offered(self, name: str, kind: int) -> Command:
        command = self.home.commands.find(name, kind)
        if not self.home.commands.is_offered(command, self._place, by_user=self.by_user):
            raise NotOffered(name)
        needed = int(command.get("default_member_permissions") or 0)
        if needed & ~self._permissions:
            raise NotOffered(f"{name} needs {needed:b}")
        return command

    @property
    def _place(self) -> int:
        return 0 if self.channel.guild is not None else 1 if self.channel.kind == DM else 2

    @property
    def _permissions(self) -> int:
        guild = self.channel.guild
        if guild is None:
            return EVERYBODY
        return guild.members.get(self.person.id, (self.person, EVERYBODY))[1]

    async def _do(
        self, kind: int, data: Mapping[str, Any], message: Message | None = None
    ) -> Interaction:
        guild = self.channel.guild
        limit = DEFAULT_LIMIT if guild is None else BOOSTED_LIMITS[guild.tier]
        found = Interaction(kind, self.person, self.channel, data, message, limit)
        self.home.interactions.add(found)
        self.home.gateway.tell("INTERACTION_CREATE", self._told(found))
        await asyncio.sleep(0)
        return found

    def _told(self, found: Interaction) -> dict[str, Any]:
        home, guild, person = self.home, self.channel.guild, self.person
        shown = channel_json(self.channel) | {"permissions": str(self._permissions)}
        owners = {"1": str(person.id)} if self.by_user else {"0": str(guild.id if guild else 0)}
        told: dict[str, Any] = {
            "id": str(found.id), "application_id": str(home.application), "type": found.kind,
            "token": found.token, "version": 1, "data": dict(found.data), "channel": shown,
            "channel_id": str(self.channel.id), "locale": person.locale, "entitlements": [],
            "app_permissions": str(home.rights & ~self.channel.denied), "context": self._place,
            "authorizing_integration_owners": owners, "attachment_size_limit": found.limit,
        }  # fmt: skip
        if guild is None:
            told["user"] = user_json(person)
        else:
            told |= {
                "guild_id": str(guild.id), "guild_locale": guild.locale,
                "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
                "member": member_json(guild, person),
            }  # fmt: skip
        if found.message is not None:
            told["message"] = message_json(found.message, home.cdn_url)
        return told


def _filled(part: Mapping[str, Any], values: Mapping[str, str | list[str]]) -> dict[str, Any]:
    """A part of a modal as it is submitted."""
    inside: Sequence[Any] = [part["component"]] if "component" in part else part["components"]
    filled = []
    for number, it in enumerate(inside):
        given = values.get(it["custom_id"], it.get("value") or "")
        name = "values" if isinstance(given, list) else "value"
        filled.append(
            {"type": it["type"], "custom_id": it["custom_id"], "id": number + 2, name: given}
        )
    if "component" in part:
        return {"type": part["type"], "id": 1, "component": filled[0]}
    return {"type": part["type"], "id": 1, "components": filled}
