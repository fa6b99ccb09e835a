"""The platforms that a deployment speaks on: those it has a token for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.front.desk import OpenPlatform
from config.settings import Settings


def find_platforms(settings: Settings) -> Sequence[OpenPlatform]:
    """What opens the front end of each. A library is loaded only where it is needed."""
    found: list[OpenPlatform] = []
    if settings.telegram_bot_token.get_secret_value():
        from bot.telegram.opening import open_telegram  # noqa: PLC0415

        found.append(open_telegram)
    if settings.discord_bot_token.get_secret_value():
        from bot.discord.opening import open_discord  # noqa: PLC0415

        found.append(open_discord)
    return found
