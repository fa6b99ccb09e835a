"""Packs: what somebody puts together, and what of it goes to a guild."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from bot.discord.pack_views import pack_view, sticker_view
from bot.discord.uploads import emoji_name, sticker_name
from bot.expressions import PACK
from bot.front.shelf import Kept, Opened
from db.communities import change_rules, read_rules
from db.models import Community, User
from db.pack_models import Pack, PackItem
from db.states import JobState
from tests.bot.discord.booth import Booth
from tests.bot.discord.test_results import make
from tests.fakes.discord.people import Seat
from tests.fakes.discord.world import ADMIN, EVERYBODY, MANAGE_EXPRESSIONS, Message
from tests.trials.pictures import draw_photo


async def open_packs(booth: Booth, seat: Seat) -> Message:
    found = await (await seat.slash("packs")).answered()
    assert found.original is not None
    assert found.original.hidden
    return found.original


def menu_of(message: Message, kind: int = 3) -> str:
    found = (str(it["custom_id"]) for it in message.all_components if it["type"] == kind)
    return next(found, "")


async def rows(booth: Booth) -> tuple[list[Pack], list[PackItem]]:
    async with booth.desk.database.read() as session:
        packs = (await session.scalars(select(Pack).order_by(Pack.created_at))).all()
        items = (await session.scalars(select(PackItem).order_by(PackItem.place))).all()
        return list(packs), list(items)


async def add(booth: Booth, seat: Seat, message: Message) -> str:
    found = await (await seat.press(message, "Add to my pack")).answered()
    return found.text


async def one_pack(booth: Booth, seat: Seat, *prompts: str) -> Message:
    """A pack with a sticker of each prompt, open."""
    for number, prompt in enumerate(prompts):
        assert "Added to" in await add(booth, seat, await make(booth, seat, prompt, number))
    shelf = await open_packs(booth, seat)
    ((pack,), _) = await rows(booth)
    await seat.choose(shelf, menu_of(shelf), pack.id)
    await booth.until(lambda: "Rename" in shelf.buttons)
    return shelf


async def test_a_sticker_goes_into_the_first_pack_once(booth: Booth, ann: Seat) -> None:
    message = await make(booth, ann)
    assert "Added to “Ann”" in await add(booth, ann, message)
    assert "already" in await add(booth, ann, message)
    (pack,), (item,) = await rows(booth)
    assert (pack.title, item.emoji) == ("Ann", "🌟")
    shelf = await open_packs(booth, ann)
    assert "Ann: 1 sticker" in shelf.text


async def test_packs_are_made_and_named_by_their_owner(booth: Booth, ann: Seat) -> None:
    shelf = await open_packs(booth, ann)
    shown = await (await ann.press(shelf, "New pack")).answered()
    await ann.submit(shown, words="  Pirates  of the sea ")
    await booth.until(lambda: "Pirates of the sea: 0" in shelf.text)
    shown = await (await ann.press(shelf, "Rename")).answered()
    told = await ann.submit(shown, words="Seamen")
    await booth.until(lambda: "Seamen: 0" in shelf.text)
    assert "called" in (await told.answered()).later[0].text
    await ann.press(shelf, "Back")
    await booth.until(lambda: "New pack" in shelf.buttons)
    shown = await (await ann.press(shelf, "New pack")).answered()
    told = await ann.submit(shown, words="Seamen")
    assert "already" in (await told.answered()).later[0].text
    told = await ann.submit(shown, words="\u200b")
    assert "1 to 64" in (await told.until(lambda it: bool(it.later))).later[0].text
    ((pack,), _) = await rows(booth)
    assert pack.title == "Seamen"


async def test_of_several_packs_one_is_chosen(booth: Booth, ann: Seat) -> None:
    shelf = await open_packs(booth, ann)
    for title in ("One", "Two"):
        await booth.until(lambda: "New pack" in shelf.buttons)
        await ann.submit(await (await ann.press(shelf, "New pack")).answered(), words=title)
        await booth.until(lambda title=title: title in shelf.text)
        await ann.press(shelf, "Back")
    found = await (await ann.press(await make(booth, ann), "Add to my pack")).answered()
    assert "Into which pack" in found.text
    assert found.original is not None
    two = next(pack for pack in (await rows(booth))[0] if pack.title == "Two")
    await ann.choose(found.original, menu_of(found.original), two.id)
    await found.until(lambda it: "Added to “Two”" in it.text)
    assert [item.pack_id for item in (await rows(booth))[1]] == [two.id]


async def test_a_sticker_of_somebody_else_makes_no_pack(booth: Booth, ann: Seat, bob: Seat) -> None:
    message = await make(booth, ann)
    assert "somebody else" in await add(booth, bob, message)
    assert await rows(booth) == ([], [])


async def test_stickers_are_ordered_labelled_and_taken_out(booth: Booth, ann: Seat) -> None:
    shelf = await one_pack(booth, ann, "pirate", "knight")
    first, second = (item.sticker_id for item in (await rows(booth))[1])
    await ann.choose(shelf, menu_of(shelf), second)
    await booth.until(lambda: "knight" in shelf.text)
    assert [it.filename for it in shelf.attachments] == ["chat.webp"]
    await ann.press(shelf, "Up")
    await booth.until(lambda: shelf.text.startswith("1."))
    assert [item.sticker_id for item in (await rows(booth))[1]] == [second, first]
    shown = await (await ann.press(shelf, "Emoji")).answered()
    await ann.submit(shown, words="⚔️ 🛡️")
    await booth.until(lambda: "Rename" in shelf.buttons)
    assert (await rows(booth))[1][0].emoji == "⚔️ 🛡️"
    bad = await ann.submit(shown, words="no emoji")
    assert "1 to 20 emoji" in (await bad.answered()).later[0].text
    await ann.choose(shelf, menu_of(shelf), second)
    await booth.until(lambda: "Take out" in shelf.buttons)
    await ann.press(shelf, "Take out")
    await booth.until(lambda: "Ann: 1 sticker" in shelf.text)


async def test_a_pack_is_deleted_after_a_question(booth: Booth, ann: Seat) -> None:
    shelf = await one_pack(booth, ann, "pirate")
    await ann.press(shelf, "Delete pack")
    await booth.until(lambda: "Delete the pack" in shelf.text)
    await ann.press(shelf, "Yes")
    await booth.until(lambda: "no pack yet" in shelf.text)
    assert (await rows(booth))[0] == []


async def test_others_change_nothing(booth: Booth, ann: Seat, bob: Seat) -> None:
    shelf = await one_pack(booth, ann, "pirate")
    for label in ("Rename", "Delete pack", "Hand over"):
        found = await (await bob.press(shelf, label)).answered()
        told = found.later[0].text if found.later else found.text
        assert "somebody else" in told
    assert [pack.title for pack in (await rows(booth))[0]] == ["Ann"]


async def test_a_pack_is_handed_over_to_who_takes_it(booth: Booth, ann: Seat, bob: Seat) -> None:
    shelf = await one_pack(booth, ann, "pirate")
    await ann.press(shelf, "Hand over")
    await booth.until(lambda: menu_of(shelf, 5))
    for nobody in (ann.home.bot, ann.person):
        edits = shelf.edits
        await ann.choose(shelf, menu_of(shelf, 5), str(nobody.id))
        await booth.until(lambda edits=edits: shelf.edits > edits)
    await ann.press(shelf, "Hand over")
    await booth.until(lambda: menu_of(shelf, 5))
    await ann.choose(shelf, menu_of(shelf, 5), str(bob.person.id))
    question = await booth.until(
        lambda: next((it for it in ann.channel.shown if "Yes" in it.buttons), None)
    )
    assert question.pinged == {bob.person.id}
    assert sum("Yes" in it.buttons for it in ann.channel.shown) == 1
    refused = await (await ann.press(question, "Yes")).answered()
    assert "somebody else" in refused.later[0].text
    await bob.press(question, "Yes")
    await booth.until(lambda: "belongs to Bob now" in question.text)
    ((pack,), _) = await rows(booth)
    async with booth.desk.database.read() as session:
        assert (await session.get_one(User, pack.user_id)).native_id == str(bob.person.id)


async def sticker_shelf(booth: Booth, seat: Seat) -> Message:
    shelf = await one_pack(booth, seat, "Space pirate!")
    (item,) = (await rows(booth))[1]
    await seat.choose(shelf, menu_of(shelf), item.sticker_id)
    await booth.until(lambda: "Take out" in shelf.buttons)
    return shelf


async def test_who_may_puts_sticker_and_emoji_into_the_guild(booth: Booth, boss: Seat) -> None:
    guild = boss.channel.guild
    assert guild is not None
    shelf = await sticker_shelf(booth, boss)
    told = await (await boss.press(shelf, "Add to this server")).answered()
    assert "is on this server" in told.later[0].text
    (sticker,) = guild.stickers.values()
    assert (sticker["name"], sticker["tags"]) == ("Space pirate!", "🌟")
    told = await (await boss.press(shelf, "Add as emoji")).answered()
    assert "space\\_pirate" in told.later[0].text
    (emoji,) = guild.emojis.values()
    assert emoji["name"] == "space_pirate"


async def test_without_the_right_or_room_nothing_goes_there(
    booth: Booth, ann: Seat, boss: Seat
) -> None:
    guild = boss.channel.guild
    assert guild is not None
    shelf = await sticker_shelf(booth, ann)
    told = await (await ann.press(shelf, "Add to this server")).answered()
    assert "You need the permission" in told.later[0].text
    ann.home.join(guild, ann.person, ADMIN)
    ann.home.rights = EVERYBODY
    told = await (await ann.press(shelf, "Add as emoji")).answered()
    assert "I need the permission" in told.later[0].text
    ann.home.rights = EVERYBODY | MANAGE_EXPRESSIONS
    guild.stickers.update({number: {} for number in range(5)})
    told = await (await ann.press(shelf, "Add to this server")).answered()
    assert "no room" in told.later[0].text


def test_all_stickers_of_a_pack_can_be_turned_to() -> None:
    stickers = tuple(Kept(f"{it:02x}", "🌟", "pirate", "Pirates") for it in range(60))
    manners: Any = SimpleNamespace(say=lambda key, **_: key)
    pages = [pack_view(manners, Opened("ab", "Pirates", stickers), page) for page in range(3)]
    shown = [[getattr(it.item, "label", "") for it in page.children] for page in pages]
    turned = [{"button-previous", "button-next"} & set(labels) for labels in shown]
    assert turned == [{"button-next"}, {"button-previous", "button-next"}, {"button-previous"}]
    back = sticker_view(manners, Opened("ab", "Pirates", stickers), "1e", in_guild=True, place=30)
    assert "sh:ab:open-1" in [it.item.custom_id for it in back.children]


def test_names_are_made_valid() -> None:
    assert emoji_name("Émile's  café ō1") == "emile_s_cafe_o1"
    assert emoji_name("字") == "toon"
    assert emoji_name("a" * 50) == "a" * 32
    assert sticker_name("x") == "toon"
    assert sticker_name("a " * 40) == "a a a a a a a a a a a a a a a"


async def test_a_pack_of_a_photo_has_all_expressions(booth: Booth, ann: Seat) -> None:
    found = await ann.slash("pack", photo=draw_photo(1), prompt="pirate")
    await found.until(lambda it: "is there" in it.text)
    jobs = await booth.settle(JobState.DONE, count=12)
    assert {job.options["expression"] for job in jobs} == set(PACK)
    assert found.original is not None
    await booth.until(lambda: len(ann.channel.shown) == 13)
    stickers = [it for it in ann.channel.shown if it is not found.original]
    assert all(it.pinged == set() for it in stickers)
    (pack,), items = await rows(booth)
    assert (pack.title, len(items)) == ("pirate", 12)
    assert len({item.emoji for item in items}) == 12
    shelf = await open_packs(booth, ann)
    assert "pirate: 12 stickers" in shelf.text


async def test_a_pack_of_which_only_a_part_fits_says_so(booth: Booth, ann: Seat) -> None:
    await make(booth, ann)
    async with booth.desk.database.write() as session:
        (community,) = await session.scalars(select(Community))
        rules = replace(await read_rules(session, community), user_quota=4)
        await change_rules(session, community, rules, known=booth.desk.themes)
    found = await ann.slash("pack", photo=draw_photo(2), prompt="knight")
    await found.until(lambda it: "is there" in it.text)
    (pack,), items = await rows(booth)
    assert (pack.title, len(items)) == ("knight", 3)
