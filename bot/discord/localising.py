"""Commands in the languages of Discord's clients."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from bot.speech.catalog import Speech

# Discord's own words for our languages; Arabic is not among its clients'.
LOCALES: Mapping[discord.Locale, str] = MappingProxyType(
    {
        discord.Locale.spain_spanish: "es",
        discord.Locale.latin_american_spanish: "es",
        discord.Locale.brazil_portuguese: "pt-BR",
        discord.Locale.french: "fr",
        discord.Locale.german: "de",
        discord.Locale.russian: "ru",
        discord.Locale.ukrainian: "uk",
        discord.Locale.turkish: "tr",
        discord.Locale.hindi: "hi",
        discord.Locale.indonesian: "id",
        discord.Locale.chinese: "zh-Hans",
        discord.Locale.japanese: "ja",
    }
)


class SpeechTranslator(app_commands.Translator):
    """Reads what commands are called from the catalog."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        del context
        language, key = LOCALES.get(locale), string.extras.get("key")
        if language is None or key is None:
            return None
        told = self._speech.say(key, language)
        return None if told == string.message else told


def named(speech: Speech, key: str) -> locale_str:
    """A word of the catalog that Discord shows in each client's language."""
    return locale_str(speech.say(key), key=key)
