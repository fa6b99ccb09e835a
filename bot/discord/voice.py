"""What is said on Discord: the catalog's words, with commands that can be clicked. Clients call
commands by names of their own language, so that "/theme" alone would be unknown to many."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.replies import told_in_chat
from bot.speech.catalog import Speech, Value

# People's own words have a backslash before their signs, so that none of theirs is a command.
_COMMAND = r"(?<![\\/<:A-Za-z0-9_.-])/({names})(?![A-Za-z0-9_/-])"


class Voice:
    """Commands are mere words until `learn` was told their numbers."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self._numbers: Mapping[str, int] = {}
        self._command: re.Pattern[str] | None = None

    def learn(self, numbers: Mapping[str, int]) -> None:
        """Take over Discord's numbers of our commands, by their whole names without the slash."""
        longest_first = sorted(numbers, key=len, reverse=True)
        names = "|".join(map(re.escape, longest_first))
        self._command = re.compile(_COMMAND.format(names=names)) if numbers else None
        self._numbers = dict(numbers)

    def say(self, key: str, language: str | None, **values: Value) -> str:
        """Something of the catalog."""
        return self.link(self.speech.say(key, language, **values))

    def excuse(self, error: Exception, language: str | None, reference: str) -> str:
        """What whoever met an error is told; see `bot.replies.told_in_chat`."""
        return self.link(told_in_chat(error, language, reference))

    def link(self, text: str) -> str:
        """The text with each command in it as a mention of that command."""
        if self._command is None:
            return text
        return self._command.sub(self._mention, text)

    def _mention(self, found: re.Match[str]) -> str:
        return f"</{found[1]}:{self._numbers[found[1]]}>"
