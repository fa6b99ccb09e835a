"""The panel of a guild's rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from db.access import MakersAllowed, ThemesAllowed
from db.communities import Rules, read_rules
from db.models import Community
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth
from tests.fakes.discord.people import NotOffered, Seat
from tests.fakes.discord.rules import V2
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import Message
from tests.trials.pictures import draw_photo


async def open_panel(booth: Booth, seat: Seat) -> Message:
    found = await seat.slash("toonbooth", "settings")
    await booth.until(lambda: "Settings of" in found.text)
    assert found.original is not None
    return found.original


async def rules_of(booth: Booth) -> Rules:
    async with booth.desk.database.read() as session:
        community = await session.scalar(select(Community).where(~Community.private))
        assert community is not None
        return await read_rules(session, community)


def chosen(message: Message, rule: str) -> list[str]:
    menu = next(it for it in message.all_components if it.get("custom_id", "").endswith(f":{rule}"))
    return [it["value"] for it in menu["options"] if it.get("default")]


def menu_of(message: Message, rule: str) -> str:
    return next(
        str(it["custom_id"])
        for it in message.all_components
        if it.get("custom_id", "").endswith(f":{rule}")
    )


async def test_only_who_manages_the_guild_is_shown_it(booth: Booth, ann: Seat, boss: Seat) -> None:
    with pytest.raises(NotOffered):
        await ann.slash("toonbooth", "settings")
    panel = await open_panel(booth, boss)
    assert panel.hidden
    assert panel.flags & V2
    assert "Garden" in panel.text


async def test_each_rule_is_changed_by_its_menu(booth: Booth, boss: Seat) -> None:
    panel = await open_panel(booth, boss)
    for rule, value in (
        ("makers", "admins"), ("free_words", "off"), ("user_quota", "3"), ("quota", "50"),
        ("strictness", "usual"), ("ask_authors", "off"), ("quiet", "on"),
        ("answers_privately", "private"),
    ):  # fmt: skip
        assert chosen(panel, rule) != [value]
        await boss.choose(panel, menu_of(panel, rule), value)
        await booth.until(lambda rule=rule, value=value: chosen(panel, rule) == [value])
    rules = await rules_of(booth)
    assert rules.makers == MakersAllowed.ADMINS
    assert (rules.free_words, rules.ask_authors, rules.quiet) == (False, False, True)
    assert (rules.user_quota, rules.quota, rules.answers_privately) == (3, 50, True)


async def test_themes_are_chosen_from_a_list(booth: Booth, ann: Seat, boss: Seat) -> None:
    panel = await open_panel(booth, boss)
    await boss.choose(panel, menu_of(panel, "themes"), "listed")
    await booth.until(lambda: chosen(panel, "themes") == ["listed"])
    await boss.press(panel, "Choose the themes")
    await booth.until(lambda: "Back" in panel.buttons)
    wanted = ["cute-animals", "kawaii-and-chibi"]
    await boss.choose(panel, menu_of(panel, "listed.0m0"), *wanted)
    await booth.until(lambda: chosen(panel, "listed.0m0") == wanted)
    await boss.choose(panel, menu_of(panel, "listed.0m0"), "cute-animals")
    await booth.until(lambda: chosen(panel, "listed.0m0") == ["cute-animals"])
    await boss.press(panel, "Back")
    await booth.until(lambda: "Choose the themes" in panel.buttons)
    await boss.choose(panel, menu_of(panel, "free_words"), "off")
    await booth.until(lambda: chosen(panel, "free_words") == ["off"])
    assert (await rules_of(booth)).themes == ThemesAllowed.LISTED
    offered = await ann.complete("theme", focused="prompt", typed="")
    assert offered == [("Cute Animals", "Cute Animals")]
    refused = await ann.slash("theme", photo=draw_photo(1), prompt="space pirate")
    await booth.until(lambda: refused.later)
    assert "Cute Animals" in refused.later[0].text


async def test_the_panel_speaks_the_guilds_language_once_it_is_set(
    booth: Booth, ann: Seat, boss: Seat
) -> None:
    panel = await open_panel(booth, boss)
    await boss.choose(panel, menu_of(panel, "language"), "de")
    await booth.until(lambda: chosen(panel, "language") == ["de"])
    assert "Einstellungen" in panel.text


async def test_it_works_on_after_a_restart(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, boss: Seat
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        panel = await open_panel(booth, boss)
        await boss.choose(panel, menu_of(panel, "themes"), "listed")
        await booth.until(lambda: chosen(panel, "themes") == ["listed"])
    async with open_booth(fake, tmp_path, migrated) as booth:
        await boss.choose(panel, menu_of(panel, "quiet"), "on")
        await booth.until(lambda: chosen(panel, "quiet") == ["on"])
        await boss.press(panel, "Choose the themes")
        await booth.until(lambda: "Back" in panel.buttons)
    async with open_booth(fake, tmp_path, migrated) as booth:
        await boss.choose(panel, menu_of(panel, "listed.0m0"), "cute-animals")
        await booth.until(lambda: chosen(panel, "listed.0m0") == ["cute-animals"])
        rules = await rules_of(booth)
        assert (rules.quiet, rules.listed) == (True, {"cute-animals"})
        await boss.press(panel, "Back")
        await booth.until(lambda: "Close" in panel.buttons)
        await boss.press(panel, "Close")
        await booth.until(lambda: panel.id not in panel.channel.messages)


async def test_it_can_be_closed(booth: Booth, boss: Seat) -> None:
    panel = await open_panel(booth, boss)
    await boss.press(panel, "Close")
    await booth.until(lambda: panel.id not in panel.channel.messages)


async def test_who_may_no_longer_manage_the_guild_changes_nothing(booth: Booth, boss: Seat) -> None:
    panel = await open_panel(booth, boss)
    guild = boss.channel.guild
    assert guild is not None
    boss.home.join(guild, boss.person)
    refused = await boss.choose(panel, menu_of(panel, "quiet"), "on")
    await refused.answered()
    assert "Manage Server" in refused.text
    assert not (await rules_of(booth)).quiet


async def test_a_forged_choice_changes_nothing(booth: Booth, boss: Seat) -> None:
    panel = await open_panel(booth, boss)
    menu = next(
        it for it in panel.all_components if it.get("custom_id", "").endswith(":user_quota")
    )
    menu["options"].append({"label": "x", "value": "-1"})
    refused = await boss.choose(panel, menu_of(panel, "user_quota"), "-1")
    await refused.until(lambda it: bool(it.later))
    assert (await rules_of(booth)).user_quota is None


async def test_in_quiet_mode_nothing_but_the_sticker_is_seen(
    booth: Booth, ann: Seat, boss: Seat
) -> None:
    panel = await open_panel(booth, boss)
    await boss.choose(panel, menu_of(panel, "quiet"), "on")
    await booth.until(lambda: chosen(panel, "quiet") == ["on"])
    booth.worker.holds = True
    found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
    await found.answered()
    assert found.original is not None
    assert found.original.hidden
    await booth.settle(JobState.RUNNING)
    assert ann.channel.shown == []
    booth.worker.holds = False
    await booth.until(lambda: len(ann.channel.shown) == 1)
    (sticker,) = ann.channel.shown
    assert sticker.pinged == {ann.person.id}
    assert [it.filename for it in sticker.attachments] == ["chat.webp"]
    again = await ann.press(sticker, "4 variants")
    await booth.settle(JobState.DONE, count=5)
    await booth.until(lambda: again.later)
    assert [it.hidden for it in again.later] == [True]


async def test_stickers_go_to_the_private_chat_where_admins_want_it(
    booth: Booth, ann: Seat, boss: Seat
) -> None:
    panel = await open_panel(booth, boss)
    await boss.choose(panel, menu_of(panel, "answers_privately"), "private")
    await booth.until(lambda: chosen(panel, "answers_privately") == ["private"])
    found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
    await booth.until(lambda: found.original and found.original.attachments)
    assert found.original is not None
    assert found.original.hidden
    assert ann.channel.shown == []
    mention = ann.say("knight", draw_photo(2), ping=True)
    await booth.settle(JobState.DONE, count=2)
    private = ann.home.dm(ann.person)
    assert [it.attachments[0].filename for it in private.shown] == ["chat.webp"]
    assert ann.channel.shown == [mention]
    ann.person.takes_dms = False
    ann.say("knight", draw_photo(2), ping=True)
    await booth.until(lambda: "direct messages" in ann.channel.shown[-1].text)
    assert len(await booth.jobs()) == 2


async def test_what_others_allow_goes_there_too(
    booth: Booth, ann: Seat, bob: Seat, boss: Seat
) -> None:
    panel = await open_panel(booth, boss)
    await boss.choose(panel, menu_of(panel, "answers_privately"), "private")
    await booth.until(lambda: chosen(panel, "answers_privately") == ["private"])
    posted = bob.say("me", draw_photo(2))
    asked = (await (await ann.message_menu("Make sticker", posted)).answered()).original
    assert asked is not None
    await ann.pick(asked, "cute-animals")
    question = await booth.until(lambda: ann.channel.shown[1:] and ann.channel.shown[-1])
    await bob.press(question, "Allow")
    await booth.settle(JobState.DONE)
    (sticker,) = ann.home.dm(ann.person).shown
    assert [it.filename for it in sticker.attachments] == ["chat.webp"]
    assert question.text.startswith("Allowed")
    assert question.attachments == []
