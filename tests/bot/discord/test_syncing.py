"""Which commands Discord is told of, in which languages, and when."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest

from bot.discord.localising import LOCALES
from bot.discord.syncing import DIGEST, SWITCH
from bot.speech.catalog import LANGUAGES
from db.machine_models import Switch
from db.session import now
from tests.bot.discord.booth import Booth, open_booth
from tests.fakes.discord.people import NotOffered, Seat
from tests.fakes.discord.server import FakeDiscord

COMMANDS = {
    "theme", "pack", "packs", "help", "privacy", "forget_me", "language", "no_stickers_of_me",
    "remember_me", "help_training", "toonbooth", "Make sticker", "Make sticker of avatar",
}  # fmt: skip


async def test_all_commands_are_there(booth: Booth) -> None:
    assert {it["name"] for it in booth.fake.commands.every} == COMMANDS


async def test_commands_options_and_choices_are_in_the_clients_languages(booth: Booth) -> None:
    theme = booth.fake.commands.find("theme")
    prompt = next(it for it in theme["options"] if it["name"] == "prompt")
    strength = next(it for it in theme["options"] if it["name"] == "strength")
    for told in (
        theme["description_localizations"],
        prompt["description_localizations"],
        strength["choices"][0]["name_localizations"],
    ):
        assert {"de", "es-ES", "pt-BR", "fr", "ru", "uk", "tr", "hi", "zh-CN", "ja"} <= set(told)
    assert {"de", "fr", "ja"} <= set(booth.fake.commands.find("help")["name_localizations"])
    menu = booth.fake.commands.find("Make sticker", 3)
    assert {"de", "ru", "hi"} <= set(menu["name_localizations"])


def test_each_language_that_discord_has_is_spoken() -> None:
    assert set(LOCALES.values()) == set(LANGUAGES) - {"en", "ar"}
    assert all(isinstance(it, discord.Locale) for it in LOCALES)


async def test_they_are_told_once_until_they_change(
    fake: FakeDiscord, tmp_path: Path, migrated: Path
) -> None:
    for _ in range(2):
        async with open_booth(fake, tmp_path, migrated) as booth:
            pass
    assert fake.commands.syncs == 1
    async with (
        open_booth(fake, tmp_path, migrated) as booth,
        booth.desk.database.write() as session,
    ):
        await session.merge(Switch(name=SWITCH, value={"digest": "older"}, set_at=now()))
    async with open_booth(fake, tmp_path, migrated):
        pass
    assert fake.commands.syncs == 2


async def help_text(seat: Seat) -> str:
    return (await (await seat.slash("help")).answered()).text


async def test_commands_are_told_as_what_can_be_clicked_also_after_a_restart(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, boss: Seat
) -> None:
    async with open_booth(fake, tmp_path, migrated):
        told = await help_text(boss)
    theme, group = (fake.commands.find(name)["id"] for name in ("theme", "toonbooth"))
    assert f"</theme:{theme}>" in told
    assert f"</toonbooth settings:{group}>" in told
    async with open_booth(fake, tmp_path, migrated) as booth:
        assert await help_text(boss) == told
        async with booth.desk.database.write() as session:
            switch = await session.get_one(Switch, SWITCH)
            switch.value = {DIGEST: switch.value[DIGEST]}  # as before numbers were kept
    async with open_booth(fake, tmp_path, migrated):
        assert await help_text(boss) == told
    assert fake.commands.syncs == 1


async def test_settings_belong_to_guilds_and_all_else_works_everywhere(
    booth: Booth, boss: Seat
) -> None:
    private = Seat(boss.home, boss.person, boss.home.dm(boss.person))
    with pytest.raises(NotOffered):
        await private.slash("toonbooth", "settings")
    by_user = Seat(boss.home, boss.person, boss.channel, by_user=True)
    with pytest.raises(NotOffered):
        await by_user.slash("toonbooth", "settings")
    for seat in (private, by_user):
        assert (await (await seat.slash("help")).answered()).text
