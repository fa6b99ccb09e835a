"""Telegram is told what the bot is and can, once and in every language."""

from __future__ import annotations

from pathlib import Path

from bot.speech.catalog import LANGUAGES
from bot.telegram.announcing import EVERYWHERE, NOTE
from tests.bot.telegram.booth import open_booth
from tests.fakes.telegram.faults import server_error
from tests.fakes.telegram.server import FakeTelegram


async def test_it_is_told_in_every_language_and_not_again(
    fake: FakeTelegram, tmp_path: Path, migrated: Path
) -> None:
    ann = fake.people.meet("Ann")
    for _ in range(2):
        async with open_booth(fake, tmp_path, migrated) as booth:
            await booth.until((tmp_path / NOTE).exists)
            ann.say("/help")  # which takes longer than a look at what was told
            await booth.says(ann.chat, "/packs")
        ann.chat.messages.clear()
    told = fake.asked("setMyCommands")
    assert len(told) == 2 * len(LANGUAGES)
    assert len(fake.asked("setMyDescription")) == len(LANGUAGES)
    shown = fake.world.commands
    assert [command["command"] for command in shown["all_private_chats/"]] == list(EVERYWHERE)
    german = {each["command"]: each["description"] for each in shown["all_group_chats/de"]}
    english = {each["command"]: each["description"] for each in shown["all_group_chats/"]}
    assert set(german) == set(english) == {*EVERYWHERE, "settings"}
    assert german != english


async def test_trouble_with_it_holds_nothing_up(
    fake: FakeTelegram, tmp_path: Path, migrated: Path, monkeypatch
) -> None:
    monkeypatch.setattr("bot.telegram.announcing.AGAIN_S", 0.05)
    fake.faults.add("setMyCommands", server_error(3))
    ann = fake.people.meet("Ann")
    async with open_booth(fake, tmp_path, migrated) as booth:
        ann.say("/help")
        await booth.says(ann.chat, "/packs")
        await booth.until((tmp_path / NOTE).exists)
