"""The fake Telegram, asked by the library that the bot asks the real one with."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import av
import numpy as np
import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultCachedSticker,
    InputMediaPhoto,
    InputSticker,
    Message,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut
from telegram.ext import Application, MessageHandler, filters

from tests.fakes.telegram.faults import hang_up, refusal, server_error, silence, too_many
from tests.fakes.telegram.server import TOKEN, FakeTelegram, open_telegram
from tests.fakes.telegram.world import GROUP


def draw_jpeg(shade: int = 100) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (640, 640), (shade, 80, 60)).save(file, "JPEG")
    return file.getvalue()


def draw_webp(side: int = 512) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (side, side), (200, 80, 60, 90)).save(file, "WEBP")
    return file.getvalue()


def draw_webm(side: int = 512, *, seconds: float = 0.5, codec: str = "libvpx-vp9") -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="webm") as container:
        stream = container.add_stream(codec, rate=10)
        stream.width = stream.height = side
        stream.pix_fmt = "yuv420p"
        for number in range(int(seconds * 10)):
            pixels = np.full((side, side, 3), number * 9 % 255, np.uint8)
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return file.getvalue()


@pytest.fixture(autouse=True)
def spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the library warns of its own numbers of seconds."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with open_telegram() as opened:
        yield opened


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, f"{fake.url}/bot", f"{fake.url}/file/bot") as opened:
        yield opened


async def test_a_photo_comes_to_the_bot_and_an_answer_back(fake: FakeTelegram) -> None:
    ann = fake.people.meet("Ann")
    app = (
        Application.builder().token(TOKEN).base_url(f"{fake.url}/bot")
        .base_file_url(f"{fake.url}/file/bot").build()
    )  # fmt: skip

    async def answer(update: Update, context: Any) -> None:
        assert isinstance(update.message, Message)
        file = await update.message.photo[-1].get_file()
        data = await file.download_as_bytearray()
        await update.message.reply_photo(bytes(data), caption="<b>yours</b>", parse_mode="HTML")

    app.add_handler(MessageHandler(filters.PHOTO, answer))
    async with app:
        assert app.updater is not None
        await app.updater.start_polling(poll_interval=0.01, timeout=1)
        await app.start()
        photo = draw_jpeg()
        asked = ann.send_photo(photo, "/theme pirate")
        sent = await fake.until(lambda: ann.chat.bots and ann.chat.bots[0])
        await app.updater.stop()
        await app.stop()
    assert asked["caption_entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("yours", "bold")
    assert fake.world.files[sent["photo"][-1]["file_id"]].data == photo


async def test_stickers_are_looked_at(fake: FakeTelegram, bot: Bot) -> None:
    ann = fake.people.meet("Ann")
    for data, is_video in ((draw_webp(), False), (draw_webm(), True)):
        message = await bot.send_sticker(ann.id, data)
        assert message.sticker is not None
        assert message.sticker.is_video == is_video
        assert (await bot.send_sticker(ann.id, message.sticker.file_id)).sticker is not None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (draw_webm(256), "Sticker_video_dimensions"),
        (draw_webm(seconds=3.4), "Sticker_video_long"),
        (draw_webm(codec="libvpx"), "Sticker_video_nowebm"),
        (draw_webp(300), "Sticker_png_dimensions"),
        (b"\x1a\x45\xdf\xa3" + bytes(300_000), "Sticker_video_big"),
        (b"nothing", "Sticker_file_invalid"),
    ],
)
async def test_unusable_stickers_are_refused(
    bot: Bot, fake: FakeTelegram, data: bytes, told: str
) -> None:
    ann = fake.people.meet("Ann")
    with pytest.raises(BadRequest, match=told):
        await bot.send_sticker(ann.id, data)
    fake.violations.clear()


async def test_what_the_api_forbids_is_noted(fake: FakeTelegram, bot: Bot) -> None:
    ann = fake.people.meet("Ann")
    data = InlineKeyboardMarkup([[InlineKeyboardButton("A", callback_data="x" * 65)]])
    for text, more in (
        ("a" * 4097, {}),
        ("<b>unclosed", {"parse_mode": "HTML"}),
        ("<script>", {"parse_mode": "HTML"}),
        ("a", {"reply_markup": data}),
    ):
        with pytest.raises(BadRequest):
            await bot.send_message(ann.id, text, **more)
    with pytest.raises(BadRequest):
        await bot.send_photo(ann.id, draw_jpeg(), caption="a" * 1025)
    assert len(fake.violations) == 5
    fake.violations.clear()


async def test_requests_that_break_the_schema_are_noted(fake: FakeTelegram) -> None:
    async with aiohttp.ClientSession() as session:
        for body in ({"chat_id": 1}, {"chat_id": 1, "text": "a", "size": 3}):
            await session.post(f"{fake.url}/bot{TOKEN}/sendMessage", json=body)
        await session.post(f"{fake.url}/bot{TOKEN}/sendNothing", json={})
        keyboard = {"inline_keyboard": [[{"label": "A"}]]}
        body = {"chat_id": 1, "text": "a", "reply_markup": keyboard}
        await session.post(f"{fake.url}/bot{TOKEN}/sendMessage", json=body)
        async with session.post(f"{fake.url}/botwrong/getMe") as answer:
            assert answer.status == 401
    assert fake.violations[:2] == ["sendMessage needs text", "sendMessage has no parameter size"]
    assert any("has no label" in each for each in fake.violations)
    fake.violations.clear()


async def test_messages_are_edited_and_deleted(fake: FakeTelegram, bot: Bot) -> None:
    ann = fake.people.meet("Ann")
    message = await bot.send_message(ann.id, "one")
    await message.edit_text("two")
    with pytest.raises(BadRequest, match="not modified"):
        await message.edit_text("two")
    await message.edit_media(InputMediaPhoto(draw_jpeg(), caption="three"))
    with pytest.raises(BadRequest, match="no text in the message"):
        await message.edit_text("four")
    await message.edit_caption("four")
    assert ann.chat.messages[message.message_id]["caption"] == "four"
    await message.delete()
    with pytest.raises(BadRequest, match="edit not found"):
        await message.edit_caption("five")
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("six", ann.id, ann.say("mine")["message_id"])


async def test_an_answer_to_a_lost_message_is_sent_only_where_that_is_allowed(
    fake: FakeTelegram, bot: Bot
) -> None:
    ann = fake.people.meet("Ann")
    with pytest.raises(BadRequest, match="replied not found"):
        await bot.send_message(ann.id, "a", reply_parameters=ReplyParameters(99))
    lost = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(ann.id, "a", reply_parameters=lost)).reply_to_message is None


async def test_buttons_are_pressed_and_answered_once(fake: FakeTelegram, bot: Bot) -> None:
    ann = fake.people.meet("Ann")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go:1")]])
    message = await bot.send_message(ann.id, "a", reply_markup=keyboard)
    press = ann.press(ann.chat.messages[message.message_id], "Go")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "go:1"
    await update.callback_query.answer("Gone")
    assert press.answer is not None
    assert press.answer["text"] == "Gone"
    with pytest.raises(BadRequest, match="too old"):
        await update.callback_query.answer("Gone")


async def test_own_stickers_are_offered_inline(fake: FakeTelegram, bot: Bot) -> None:
    ann = fake.people.meet("Ann")
    sticker = (await bot.send_sticker(ann.id, draw_webm())).sticker
    assert sticker is not None
    query = ann.ask_inline("pirate")
    (update,) = await bot.get_updates()
    assert update.inline_query is not None
    offered = InlineQueryResultCachedSticker("1", sticker.file_id)
    await update.inline_query.answer([offered], is_personal=True)
    assert query.answer is not None
    assert query.answer["results"][0]["sticker_file_id"] == sticker.file_id


async def test_chats_are_gone_in_all_the_ways_there_are(fake: FakeTelegram, bot: Bot) -> None:
    ann, bob = fake.people.meet("Ann"), fake.people.meet("Bob", started=False)
    group = fake.world.add_group("Friends", ann.user, kind=GROUP)
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(bob.id, "a")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "a")
    ann.block()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(ann.id, "a")
    grown = ann.migrate(group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "a")
    assert moved.value.new_chat_id == grown.id
    ann.kick_bot(grown)
    with pytest.raises(Forbidden, match="kicked"):
        await bot.send_message(grown.id, "a")


async def test_privacy_mode_lets_only_commands_and_answers_through(
    fake: FakeTelegram, bot: Bot
) -> None:
    ann = fake.people.meet("Ann")
    group = fake.world.add_group("Friends", ann.user)
    photo = ann.send_photo(draw_jpeg(), "/theme pirate", group)
    ann.say("hello", group)
    ann.say("/theme pirate", group, reply_to=photo)
    sent = await bot.send_message(group.id, "a")
    ann.say("yes", group, reply_to=group.messages[sent.message_id])
    updates = await bot.get_updates()
    assert [update.message and update.message.text for update in updates] == [
        "/theme pirate",
        "yes",
    ]
    assert updates[0].message is not None
    assert updates[0].message.reply_to_message is not None
    assert len(updates[0].message.reply_to_message.photo) == 2
    member = await bot.get_chat_member(group.id, ann.id)
    assert member.status == "creator"
    assert [each.user.id for each in await bot.get_chat_administrators(group.id)] == [ann.id]


async def test_updates_are_confirmed_by_offset_and_can_come_twice(
    fake: FakeTelegram, bot: Bot
) -> None:
    ann = fake.people.meet("Ann")
    ann.say("one")
    (first,) = await bot.get_updates()
    (again,) = await bot.get_updates()
    assert first.update_id == again.update_id
    sent = fake.world.updates[0]
    assert not await bot.get_updates(offset=first.update_id + 1)
    fake.world.repeat(sent)
    (twice,) = await bot.get_updates(offset=first.update_id + 1)
    assert twice.update_id == first.update_id
    assert not await bot.get_updates(offset=first.update_id + 1)


async def test_updates_may_come_newest_first(fake: FakeTelegram, bot: Bot) -> None:
    ann = fake.people.meet("Ann")
    for words in ("one", "two", "three"):
        ann.say(words)
    fake.scrambled = True
    newest, *others = await bot.get_updates()
    told = [update.message and update.message.text for update in (newest, *others)]
    assert told == ["three", "two", "one"]
    left = await bot.get_updates(offset=newest.update_id)
    assert [update.update_id for update in left] == [newest.update_id]
    assert not await bot.get_updates(offset=newest.update_id + 1)


async def test_sticker_sets_are_made_and_changed(fake: FakeTelegram, bot: Bot) -> None:
    ann, bob = fake.people.meet("Ann"), fake.people.meet("Bob", started=False)
    name = "ann_by_toonbooth_bot"
    first = InputSticker(draw_webm(), ["🏴‍☠️"], "video", keywords=["pirate"])
    await bot.create_new_sticker_set(ann.id, name, "Ann's", [first])
    file = await bot.upload_sticker_file(ann.id, draw_webm(seconds=0.3), "video")
    await bot.add_sticker_to_set(ann.id, name, InputSticker(file.file_id, ["🤖"], "video"))
    shown = await bot.get_sticker_set(name)
    assert [sticker.emoji for sticker in shown.stickers] == ["🏴‍☠️", "🤖"]
    await bot.set_sticker_position_in_set(shown.stickers[1].file_id, 0)
    await bot.set_sticker_emoji_list(shown.stickers[0].file_id, ["👽", "🤖"])
    await bot.set_sticker_set_title(name, "Ours")
    await bot.set_sticker_set_thumbnail(name, ann.id, "static", draw_webp(100))
    shown = await bot.get_sticker_set(name)
    assert (shown.title, shown.stickers[1].emoji) == ("Ours", "👽")
    with pytest.raises(BadRequest, match="occupied"):
        await bot.create_new_sticker_set(ann.id, name, "Ann's", [first])
    with pytest.raises(BadRequest, match="Peer_id_invalid"):
        await bot.create_new_sticker_set(bob.id, "bob_by_toonbooth_bot", "Bob's", [first])
    still = InputSticker(draw_webp(), ["🤖"], "video")
    with pytest.raises(BadRequest, match="nowebm"):
        await bot.add_sticker_to_set(ann.id, name, still)
    await bot.delete_sticker_set(name)
    with pytest.raises(BadRequest, match="Stickerset_invalid"):
        await bot.get_sticker_set(name)
    fake.violations.clear()


async def test_floods_are_refused_where_that_is_wanted(fake: FakeTelegram, bot: Bot) -> None:
    ann = fake.people.meet("Ann")
    group = fake.world.add_group("Friends", ann.user)
    fake.flood.per_group_min = 2
    message = await bot.send_message(group.id, "1")
    await message.edit_text("2")
    with pytest.raises(RetryAfter) as told:
        await bot.send_message(group.id, "3")
    assert told.value.retry_after == timedelta(seconds=60)
    assert not fake.violations
    with pytest.raises(RetryAfter):
        await bot.send_message(group.id, "3")
    assert fake.violations == ["sendMessage came before retry_after had passed"]
    fake.violations.clear()


async def test_faults_come_as_ordered(fake: FakeTelegram, bot: Bot) -> None:
    ann = fake.people.meet("Ann")
    fake.faults.add(
        "sendMessage", too_many(1), server_error(), refusal(403, "Forbidden: user is deactivated"),
        silence(0.6), hang_up(),
    )  # fmt: skip
    for error in (RetryAfter, NetworkError, Forbidden):
        with pytest.raises(error):
            await bot.send_message(ann.id, "a")
    with pytest.raises(TimedOut):
        await bot.send_message(ann.id, "a", read_timeout=0.2)
    with pytest.raises(NetworkError):
        await bot.send_message(ann.id, "a")
    assert len(ann.chat.bots) == 1
    await bot.send_message(ann.id, "a")
    assert len(ann.chat.bots) == 2
    assert set(fake.violations) == {"sendMessage came before retry_after had passed"}
    fake.violations.clear()
