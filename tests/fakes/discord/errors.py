"""The answers with which Discord says no, by the numbers of its documentation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MEMBER = 10003, 10004, 10007
UNKNOWN_MESSAGE, UNKNOWN_USER, UNKNOWN_EMOJI = 10008, 10013, 10014
UNKNOWN_WEBHOOK, UNKNOWN_STICKER, UNKNOWN_INTERACTION = 10015, 10060, 10062
TOO_MANY_EMOJIS, TOO_MANY_STICKERS = 30008, 30039
UNAUTHORIZED, TOO_LARGE, ANSWERED_ALREADY = 40001, 40005, 40060
MISSING_ACCESS, EMPTY_MESSAGE, DM_CLOSED, NO_TEXT_CHANNEL = 50001, 50006, 50007, 50008
MISSING_PERMISSIONS, DEAD_TOKEN, INVALID_FORM = 50013, 50027, 50035
INVALID_ASSET, THREAD_ARCHIVED = 50046, 50083

_ANSWERS: Mapping[int, tuple[int, str]] = MappingProxyType(
    {
        UNKNOWN_CHANNEL: (404, "Unknown Channel"),
        UNKNOWN_GUILD: (404, "Unknown Guild"),
        UNKNOWN_MEMBER: (404, "Unknown Member"),
        UNKNOWN_MESSAGE: (404, "Unknown Message"),
        UNKNOWN_USER: (404, "Unknown User"),
        UNKNOWN_EMOJI: (404, "Unknown Emoji"),
        UNKNOWN_WEBHOOK: (404, "Unknown Webhook"),
        UNKNOWN_STICKER: (404, "Unknown sticker"),
        UNKNOWN_INTERACTION: (404, "Unknown interaction"),
        TOO_MANY_EMOJIS: (400, "Maximum number of emojis reached"),
        TOO_MANY_STICKERS: (400, "Maximum number of stickers reached"),
        UNAUTHORIZED: (401, "Unauthorized"),
        TOO_LARGE: (413, "Request entity too large"),
        ANSWERED_ALREADY: (400, "Interaction has already been acknowledged."),
        MISSING_ACCESS: (403, "Missing Access"),
        EMPTY_MESSAGE: (400, "Cannot send an empty message"),
        DM_CLOSED: (403, "Cannot send messages to this user"),
        NO_TEXT_CHANNEL: (400, "Cannot send messages in a non-text channel"),
        MISSING_PERMISSIONS: (403, "Missing Permissions"),
        DEAD_TOKEN: (401, "Invalid Webhook Token"),
        INVALID_FORM: (400, "Invalid Form Body"),
        INVALID_ASSET: (400, "Invalid Asset"),
        THREAD_ARCHIVED: (400, "Thread is archived"),
    }
)
# What no client may bring about, however the world around it changes.
_FAULTS = frozenset(
    {UNAUTHORIZED, TOO_LARGE, ANSWERED_ALREADY, EMPTY_MESSAGE, INVALID_FORM, INVALID_ASSET,
     UNKNOWN_INTERACTION, NO_TEXT_CHANNEL}
)  # fmt: skip


class ApiError(Exception):
    """A refusal. detail: what a test's author wants to know of it."""

    def __init__(self, code: int, detail: str = "") -> None:
        self.status, self.text = _ANSWERS[code]
        super().__init__(f"{code} {self.text}: {detail}")
        self.code = code
        self.detail = detail

    @property
    def is_fault(self) -> bool:
        """Whether the client broke a rule."""
        return self.code in _FAULTS
