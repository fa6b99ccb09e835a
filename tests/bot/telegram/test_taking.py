"""Photos become stickers, in each way in which people send them."""

from __future__ import annotations

from bot.expressions import PACK
from db.likenesses import OWN, keep_likeness
from db.states import JobState
from db.users import find_user
from pipeline.likeness import Likeness
from tests.bot.telegram.booth import Booth, draw_photo, sticker_files
from tests.fakes.telegram.people import Person


async def test_a_photo_with_a_theme_under_it_becomes_a_sticker(booth: Booth, ann: Person) -> None:
    booth.worker.holds = True
    asked = ann.send_photo(draw_photo(), "/theme space pirate")
    shown = await booth.button(ann.chat, "Cancel")
    assert shown["reply_to_message"]["message_id"] == asked["message_id"]
    (edit,) = await booth.until(lambda: booth.fake.asked("editMessageMedia"))
    assert "preview" in edit.values["media"]["caption"]
    await booth.until(lambda: "photo" in shown)
    booth.worker.holds = False
    sticker = await booth.sticker(ann.chat)
    file = booth.fake.world.files[sticker["sticker"]["file_id"]]
    assert file.data == sticker_files()["telegram.webm"]
    assert sticker["sticker"]["is_video"]
    assert sticker["reply_to_message"]["message_id"] == asked["message_id"]
    labels = [b["text"] for row in sticker["reply_markup"]["inline_keyboard"] for b in row]
    assert labels == [
        "Again", "4 variants", "More cartoony", "Less cartoony", "Other theme", "Finest quality",
        "Add to my pack", "Files", "Delete",
    ]  # fmt: skip
    await booth.until(lambda: shown["message_id"] not in ann.chat.messages)
    (job,) = await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
    assert (job.prompt, job.own_photo) == ("space pirate", True)


async def test_a_photo_alone_is_asked_for_its_theme(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo())
    question = await booth.says(ann.chat, "Which theme")
    press = ann.press(question, "Kawaii")
    sticker = await booth.sticker(ann.chat)
    assert press.answer is not None
    # The question has become the progress message, and is gone.
    await booth.until(lambda: len(ann.chat.bots) == 1)
    assert sticker["reply_markup"]
    (job,) = await booth.jobs()
    assert job.prompt == "Kawaii and Chibi"


async def test_words_answer_the_question_for_a_theme(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo())
    await booth.says(ann.chat, "Which theme")
    await booth.handled()
    ann.say("a knight of the moon")
    await booth.sticker(ann.chat)
    (job,) = await booth.jobs()
    assert job.prompt == "a knight of the moon"


async def test_words_under_a_photo_in_private_are_its_theme(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), "moon knight")
    await booth.sticker(ann.chat)
    (job,) = await booth.jobs()
    assert job.prompt == "moon knight"


async def test_a_reply_makes_a_sticker_of_ones_own_photo_in_a_group(
    booth: Booth, ann: Person
) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    photo = ann.send_photo(draw_photo(), "look", group)
    asked = ann.say("/theme@Toonbooth_bot pirate", group, reply_to=photo)
    sticker = await booth.sticker(group)
    assert sticker["reply_to_message"]["message_id"] == asked["message_id"]
    (job,) = await booth.jobs()
    assert job.own_photo


async def test_a_command_for_another_bot_is_left_alone(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme@other_bot pirate", group, reply_to=photo)
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.sticker(group)
    await booth.handled()
    assert len(await booth.jobs()) == 1


async def test_a_photo_as_a_file_becomes_a_sticker(booth: Booth, ann: Person) -> None:
    ann.send_file(draw_photo(), "me.jpg", "image/jpeg", "/theme pirate")
    await booth.sticker(ann.chat)


async def test_a_file_of_something_else_gets_a_sentence(booth: Booth, ann: Person) -> None:
    ann.send_file(b"words", "me.txt", "text/plain", "")
    await booth.says(ann.chat, "can’t use this")


async def test_an_album_becomes_up_to_four_stickers(booth: Booth, ann: Person) -> None:
    ann.send_album([draw_photo(shade) for shade in (10, 40, 70, 100, 130)], "/theme pirate")
    await booth.says(ann.chat, "first 4 photos")
    await booth.sticker(ann.chat, 4)
    jobs = await booth.settle(lambda jobs: all(job.state == JobState.DONE for job in jobs))
    assert len(jobs) == 4


async def test_an_album_without_words_is_asked_once(booth: Booth, ann: Person) -> None:
    ann.send_album([draw_photo(10), draw_photo(40)])
    question = await booth.says(ann.chat, "Which theme")
    ann.press(question, "Retro")
    await booth.sticker(ann.chat, 2)
    assert len([m for m in ann.chat.bots if "Which theme" in m.get("caption", "")]) == 0
    assert [job.prompt for job in await booth.jobs()] == ["Retro and Vintage"] * 2


async def test_a_caption_that_is_added_later_counts(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    booth.fake.world.privacy = False
    photo = ann.send_photo(draw_photo(), "", group)
    ann.edit_caption(photo, "/theme pirate")
    await booth.sticker(group)
    ann.edit_caption(photo, "/theme knight")
    await booth.handled()
    assert [job.prompt for job in await booth.jobs()] == ["pirate"]


async def test_the_same_update_twice_makes_one_sticker(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), "/theme pirate")
    (update,) = [*booth.fake.world.updates]
    await booth.sticker(ann.chat)
    booth.fake.world.repeat(update)
    await booth.handled()
    ann.send_photo(draw_photo(30), "/theme knight")
    await booth.sticker(ann.chat, 2)
    assert len(await booth.jobs()) == 2


async def test_a_refusal_takes_the_place_of_the_acknowledgement(booth: Booth, ann: Person) -> None:
    ann.send_photo(b"no picture", "/theme pirate")
    told = await booth.says(ann.chat, "not a picture")
    assert ann.chat.bots == [told]
    assert not await booth.jobs()


async def test_a_photo_without_a_photo_gets_a_sentence(booth: Booth, ann: Person) -> None:
    ann.say("/theme")
    await booth.says(ann.chat, "Send me a photo first")
    ann.say("/theme pirate")
    await booth.says(ann.chat, "I don’t remember your face")
    group = booth.fake.world.add_group("Friends", ann.user)
    ann.say("/theme pirate", group, reply_to=ann.say("hello", group))
    await booth.says(group, "no photo in that message")
    ann.say("/theme pirate", group)
    await booth.says(group, "Reply to the photo")


async def test_in_a_topic_the_sticker_stays_in_it(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, forum=True)
    photo = ann.send_photo(draw_photo(), "", group, topic=7)
    ann.say("/theme pirate", group, reply_to=photo, topic=7)
    sticker = await booth.sticker(group)
    assert sticker["message_thread_id"] == 7


async def test_an_avatar_becomes_a_sticker(booth: Booth, ann: Person) -> None:
    ann.say("/me pirate")
    await booth.says(ann.chat, "can’t see a profile picture")
    photo = booth.fake.world.keep_file(draw_photo(), "photo", width=320, height=320)
    ann.user.photos.append([photo])
    ann.say("/me pirate")
    await booth.sticker(ann.chat)


async def test_a_sticker_and_a_video_note_become_stickers(booth: Booth, ann: Person) -> None:
    ann.send_sticker(sticker_files()["telegram.webp"])
    ann.press(await booth.says(ann.chat, "Which theme"), "Retro")
    await booth.sticker(ann.chat)
    ann.send_moving("video_note", sticker_files()["telegram.webm"])
    ann.press(await booth.says(ann.chat, "Which theme"), "Retro")
    await booth.sticker(ann.chat, 2)


async def test_in_quiet_mode_nothing_comes_but_the_sticker(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/settings", group)
    panel = await booth.button(group, "Quiet")
    ann.press(panel, "Quiet")
    ann.press(await booth.button(group, "quiet.on"), "quiet.on")
    await booth.until(lambda: "Quiet mode: on" in panel["text"])
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.sticker(group)
    await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
    sent = [call for call in booth.fake.calls if call.method.startswith("send")]
    assert [call.method for call in sent] == ["sendMessage", "sendSticker"]


async def test_a_custom_emoji_becomes_a_sticker(booth: Booth, ann: Person) -> None:
    ann.send_emoji(draw_photo())
    ann.press(await booth.says(ann.chat, "Which theme"), "Retro")
    await booth.sticker(ann.chat)
    ann.send_emoji(draw_photo(), "/theme moon knight 🙂")
    await booth.sticker(ann.chat, 2)
    assert [job.prompt for job in await booth.jobs()] == ["Retro and Vintage", "moon knight"]


async def test_of_several_faces_one_is_chosen(booth: Booth, ann: Person, bob: Person) -> None:
    booth.faces.count = 2
    for number, (label, subject) in enumerate({"2": 2, "All": None}.items(), start=1):
        ann.send_photo(draw_photo(), "/theme pirate")
        question = await booth.says(ann.chat, "I see 2 faces")
        assert "photo" in question
        ann.press(question, label)
        await booth.sticker(ann.chat, number)
        assert (await booth.jobs())[-1].options["subject"] == subject


async def test_only_who_asked_chooses_the_face(booth: Booth, ann: Person, bob: Person) -> None:
    booth.faces.count = 3
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    press = bob.press(await booth.says(group, "I see 3 faces"), "1")
    assert "somebody else" in (await booth.until(lambda: press.answer))["text"]
    assert not await booth.jobs()


async def test_a_file_that_is_too_large_gets_a_sentence(booth: Booth, ann: Person) -> None:
    ann.send_file(bytes(20_000_001), "me.png", "image/png", "/theme pirate")
    await booth.says(ann.chat, "20")
    assert not booth.fake.asked("download")
    assert not await booth.jobs()


async def test_of_a_gif_in_a_group_the_best_frame_is_drawn(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    gif = ann.send_moving("animation", sticker_files()["telegram.webm"], "", group)
    ann.say("/theme pirate", group, reply_to=gif)
    await booth.sticker(group)


async def test_a_face_that_is_remembered_needs_no_photo(booth: Booth, ann: Person) -> None:
    ann.say("/remember_me")
    ann.press(await booth.button(ann.chat, "Turn on"), "Turn on")
    await booth.says(ann.chat, "from your next photo on")
    ann.say("/theme pirate")
    await booth.says(ann.chat, "Send me a photo first")
    async with booth.desk.database.write() as session:
        user = await find_user(session, "telegram", str(ann.id))
        assert await keep_likeness(session, user, OWN, Likeness().model_dump(mode="json"))
    ann.say("/theme pirate")
    await booth.sticker(ann.chat)
    ann.say("/pack pirate")
    jobs = await booth.settle(lambda jobs: len(jobs) == 13)
    assert [job.options["expression"] for job in jobs[1:]] == list(PACK)
    assert all(job.source["likeness"] == OWN for job in jobs)
    assert not booth.fake.asked("download")
