"""Interactions: each is answered once, within three seconds, and for fifteen minutes after."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.discord import rules
from tests.fakes.discord.body import Body
from tests.fakes.discord.errors import (
    ANSWERED_ALREADY,
    DEAD_TOKEN,
    INVALID_FORM,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    ApiError,
)
from tests.fakes.discord.messages import DEFAULT_LIMIT, Messages
from tests.fakes.discord.world import Channel, Message, Person, new_id

COMMAND, COMPONENT, COMPLETION, SUBMISSION = 2, 3, 4, 5
ANSWER, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
ACKNOWLEDGE_S, TOKEN_S = 3.0, 900.0
LIMIT_S = 60.0  # how long a test waits, on a machine that does much else
_MAY: Mapping[int, frozenset[int]] = {
    COMMAND: frozenset({ANSWER, DEFER, MODAL}),
    COMPONENT: frozenset({ANSWER, DEFER, DEFER_UPDATE, UPDATE, MODAL}),
    COMPLETION: frozenset({CHOICES}),
    SUBMISSION: frozenset({ANSWER, DEFER, DEFER_UPDATE, UPDATE}),
}


@dataclass(eq=False)
class Interaction:
    """What somebody did, and what they saw of it.

    message: what a component belongs to. acknowledged_s: how long the answer took; None yet.
    original: the answer's message; of an update the one that was pressed. later: further messages.
    """

    kind: int
    person: Person
    channel: Channel
    data: Mapping[str, Any]
    message: Message | None = None
    limit: int = DEFAULT_LIMIT
    began_s: float = field(default_factory=time.monotonic)
    acknowledged_s: float | None = None
    answer: int | None = None
    original: Message | None = None
    later: list[Message] = field(default_factory=list)
    modal: Mapping[str, Any] | None = None
    choices: list[Mapping[str, Any]] | None = None
    dead: bool = False
    id: int = field(default_factory=new_id)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))

    def expire(self) -> None:
        """Let its fifteen minutes be over."""
        self.dead = True

    @property
    def is_dead(self) -> bool:
        return self.dead or time.monotonic() - self.began_s > TOKEN_S

    @property
    def text(self) -> str:
        """What the answer says."""
        return "" if self.original is None else self.original.text

    @property
    def said(self) -> str:
        """What was answered: not what a pressed message says anyway."""
        if self.later:
            return self.later[0].text
        return self.text if self.answer in (ANSWER, DEFER) else ""

    async def until(
        self, wanted: Callable[[Interaction], bool], *, limit_s: float = LIMIT_S
    ) -> Interaction:
        """This, once something is true of it; raises TimeoutError."""
        ends_s = time.monotonic() + limit_s
        while not wanted(self):
            if time.monotonic() > ends_s:
                raise TimeoutError(f"the answer stays {self.text!r}")
            await asyncio.sleep(0.01)
        return self

    async def answered(self, *, limit_s: float = LIMIT_S) -> Interaction:
        """This, once there is more than a deferred answer."""
        return await self.until(_is_answered, limit_s=limit_s)


def _is_answered(it: Interaction) -> bool:
    if it.modal is not None or it.choices is not None or it.later:
        return True
    return it.original is not None and not it.original.thinking and it.answer != DEFER_UPDATE


class Interactions:
    """All there were. late: how often an acknowledgement came too late."""

    def __init__(self, bot: Person, messages: Messages) -> None:
        self.every: list[Interaction] = []
        self.acknowledge_s = ACKNOWLEDGE_S
        self._bot = bot
        self._messages = messages

    def add(self, interaction: Interaction) -> None:
        """Somebody did something."""
        self.every.append(interaction)

    def answer(self, interaction_id: int, token: str, body: Body) -> dict[str, Any]:
        """What an interaction is answered with."""
        found = next((it for it in self.every if it.id == interaction_id), None)
        if found is None or found.token != token:
            raise ApiError(UNKNOWN_INTERACTION, "nobody began it")
        took_s = time.monotonic() - found.began_s
        if found.acknowledged_s is not None:
            raise ApiError(ANSWERED_ALREADY, f"after {took_s:.2f} s")
        if took_s > self.acknowledge_s:
            raise ApiError(UNKNOWN_INTERACTION, f"acknowledged after {took_s:.2f} s")
        kind = body.payload["type"]
        if kind not in _MAY[found.kind] or (kind in (UPDATE, DEFER_UPDATE) and not found.message):
            raise ApiError(INVALID_FORM, f"answer {kind} to an interaction of type {found.kind}")
        told = Body(body.payload.get("data") or {}, body.files)
        self._do(found, kind, told)
        found.acknowledged_s, found.answer = took_s, kind
        return self._told(found, kind)

    def _do(self, found: Interaction, kind: int, body: Body) -> None:
        if kind == CHOICES:
            rules.check_choices(body.payload["choices"])
            found.choices = body.payload["choices"]
        elif kind == MODAL:
            rules.check_modal(body.payload)
            found.modal = body.payload
        elif kind == DEFER:
            found.original = self._new(found, reply=False)
            found.original.flags = rules.LOADING | int(body.payload.get("flags") or 0)
            found.original.hidden = bool(found.original.flags & rules.EPHEMERAL)
            self._messages.post(found.original)
        elif kind == ANSWER:
            found.original = self._messages.write(
                self._new(found, reply=False), body, limit=found.limit
            )
        else:
            found.original = found.message
            if kind == UPDATE and found.message is not None:
                self._messages.edit(found.message, body, limit=found.limit)

    def _new(self, found: Interaction, *, reply: bool) -> Message:
        return Message(
            found.channel,
            self._bot,
            reply_to=found.original if reply else None,
            interaction=(found.id, found.person),
        )

    def _told(self, found: Interaction, kind: int) -> dict[str, Any]:
        told: dict[str, Any] = {"id": str(found.id), "type": found.kind}
        resource: dict[str, Any] = {"type": kind}
        if found.original is not None:
            told |= {
                "response_message_id": str(found.original.id),
                "response_message_loading": found.original.thinking,
                "response_message_ephemeral": found.original.hidden,
            }
            resource["message"] = self._messages.show(found.original)
        return {"interaction": told, "resource": resource}

    def find(self, token: str) -> Interaction:
        """The interaction whose token lives."""
        found = next((it for it in self.every if it.token == token), None)
        if found is None or found.is_dead:
            raise ApiError(DEAD_TOKEN)
        if found.acknowledged_s is None:
            raise ApiError(UNKNOWN_WEBHOOK, "not acknowledged yet")
        return found

    def message_of(self, found: Interaction, name: str) -> Message:
        """One of its messages, by number or as "@original"."""
        own = [*([found.original] if found.original else []), *found.later]
        it = next((m for m in own if name == str(m.id)), None)
        if name == "@original":
            it = found.original
        if it is None or it.id not in it.channel.messages:
            raise ApiError(UNKNOWN_MESSAGE)
        return it

    def edit(self, token: str, name: str, body: Body) -> Message:
        """Change one of its messages; the first change of a deferred answer fills it."""
        found = self.find(token)
        message = self.message_of(found, name)
        self._messages.edit(message, body, limit=found.limit)
        message.flags &= ~rules.LOADING
        return message

    def follow(self, token: str, body: Body) -> Message:
        """One more message. The first after a deferred answer fills that one."""
        found = self.find(token)
        original = found.original
        if original is not None and original.thinking and original.id in found.channel.messages:
            return self.edit(token, "@original", body)
        message = self._messages.write(self._new(found, reply=True), body, limit=found.limit)
        found.later.append(message)
        return message
