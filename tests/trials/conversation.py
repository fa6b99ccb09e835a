"""One conversation on each platform with the service as people start it, and how long each answer
took: `python -m bot run` with nothing set but tokens and the addresses of the tests' own Telegram
and Discord.

Somebody sends a photo and a theme, gets the sticker, and asks for another seed. Must hold: each is
acknowledged within three seconds, ends with one sticker, and the files are what they should be.
"""

from __future__ import annotations

import asyncio
import io
import tempfile
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import av
import click
from PIL import Image

from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord, serve_discord
from tests.fakes.discord.world import Message
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.server import FakeTelegram, open_telegram
from tests.trials.pictures import draw_person
from tests.trials.transcript import Line, write_page
from tests.trials.verdict import Verdict
from tests.trials.whole import open_whole

ACKNOWLEDGED_S = 3.0
STICKER_S = 300.0
POLL_S = 0.02
WORDS = "space pirate"


@dataclass
class Talk:
    """What was said in a chat and when: seconds since the photo was sent."""

    platform: str
    began_s: float = field(default_factory=time.monotonic)
    lines: list[Line] = field(default_factory=list)

    def note(self, line: Line) -> None:
        self.lines.append(line)

    @property
    def now_s(self) -> float:
        return time.monotonic() - self.began_s

    def first_s(self, kind: str) -> float | None:
        """When the first line of a kind came."""
        return next((line.at_s for line in self.lines if line.kind == kind), None)


@dataclass(frozen=True)
class Plan:
    """photo: bytes of a file. folder: of the service's files and its log."""

    photo: bytes
    words: str
    folder: Path


async def try_conversations(plan: Plan) -> tuple[Verdict, list[Talk]]:
    """Both, at the same time."""
    verdict = Verdict(f"conversation: “{plan.words}” on both platforms at once")
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(open_telegram())
        discord = await stack.enter_async_context(serve_discord())
        await stack.enter_async_context(open_whole(plan.folder, telegram, discord))
        talks = await asyncio.gather(
            talk_on_telegram(telegram, plan), talk_on_discord(discord, plan)
        )
        verdict.hold(not discord.violations, f"Discord's rules: {discord.violations[:3]}")
    verdict.figure("seconds until", "acknowledged", "preview", "sticker", "the next one")
    for talk in talks:
        first, *more = [line.at_s for line in talk.lines if line.kind == "sticker"]
        acknowledged = talk.first_s("answer") or 0.0
        verdict.figure(talk.platform, acknowledged, talk.first_s("preview") or "none", first, *more)
        verdict.hold(acknowledged < ACKNOWLEDGED_S, f"{talk.platform}: acknowledged late")
        verdict.hold(len(more) == 1, f"{talk.platform}: {1 + len(more)} stickers for two orders")
    return verdict, list(talks)


async def talk_on_telegram(telegram: FakeTelegram, plan: Plan) -> Talk:
    """In somebody's private chat."""
    anna = telegram.people.meet("Anna")
    talk, heard = Talk("Telegram"), len(telegram.calls)
    anna.send_photo(plan.photo, f"/theme {plan.words}")
    talk.note(Line("Anna", 0.0, "photo", f"/theme {plan.words}", plan.photo))
    sticker: Call | None = None
    for _ in range(2):
        sticker = None
        async with asyncio.timeout(STICKER_S):
            while sticker is None:
                for call in telegram.calls[heard:]:
                    heard += 1
                    if call.chat_id == anna.id:
                        _note_call(talk, call)
                        sticker = call if call.method == "sendSticker" else sticker
                await asyncio.sleep(POLL_S)
        while not sticker.status:
            await asyncio.sleep(POLL_S)
        if len([line for line in talk.lines if line.kind == "sticker"]) == 1:
            anna.press(sticker.answer, "Again")
            talk.note(Line("Anna", talk.now_s, "press", "Again"))
    return talk


def _note_call(talk: Talk, call: Call) -> None:
    at_s, values = call.at_s - talk.began_s, call.values
    if call.method in ("sendMessage", "editMessageText"):
        talk.note(Line("Toonbooth", at_s, "answer", str(values["text"])))
    elif call.method == "editMessageCaption":
        talk.note(Line("Toonbooth", at_s, "answer", str(values.get("caption", ""))))
    elif call.method == "editMessageMedia":
        (upload,) = call.uploads.values()
        talk.note(Line("Toonbooth", at_s, "preview", values["media"]["caption"], upload.data))
    elif call.method == "sendSticker":
        (upload,) = call.uploads.values()
        check_video(upload.data)
        talk.note(Line("Toonbooth", at_s, "sticker", "telegram.webm", upload.data))


async def talk_on_discord(discord: FakeDiscord, plan: Plan) -> Talk:
    """In a channel of a server."""
    ben = discord.add_person("Ben")
    guild = discord.add_guild("Cats")
    channel = discord.add_channel(guild)
    discord.join(guild, ben)
    seat, talk = Seat(discord, ben, channel), Talk("Discord")
    found = await seat.slash("theme", photo=plan.photo, prompt=plan.words)
    talk.note(Line("Ben", 0.0, "photo", f"/theme prompt:{plan.words}", plan.photo))
    await found.until(lambda it: it.acknowledged_s is not None)
    talk.note(Line("Toonbooth", found.acknowledged_s or 0.0, "answer", "…"))
    await found.until(lambda it: it.original is not None, limit_s=STICKER_S)
    assert found.original is not None
    message = found.original
    await _follow(talk, message)
    pressed = await seat.press(message, "Again")
    talk.note(Line("Ben", talk.now_s, "press", "Again"))
    await pressed.answered(limit_s=STICKER_S)
    (second,) = [it for it in channel.shown if it is not message]
    await _follow(talk, second)
    return talk


async def _follow(talk: Talk, message: Message) -> None:
    """Note what a message says until it holds the sticker."""
    told: tuple[str, tuple[str, ...]] = ("", ())
    async with asyncio.timeout(STICKER_S):
        while "chat.webp" not in told[1]:
            seen = (message.text, tuple(it.filename for it in message.attachments))
            if seen != told and any(seen):
                is_new = seen[1] != told[1]
                told = seen
                _note_message(talk, message, is_new=is_new)
            await asyncio.sleep(POLL_S)


def _note_message(talk: Talk, message: Message, *, is_new: bool) -> None:
    """is_new: whether it holds other files than before."""
    if not is_new:
        talk.note(Line("Toonbooth", talk.now_s, "answer", message.text))
        return
    files: Mapping[str, bytes] = {it.filename: it.data for it in message.attachments}
    kind, data = "answer", b""
    if "preview.png" in files:
        kind, data = "preview", files["preview.png"]
    if "chat.webp" in files:
        kind, data = "sticker", files["chat.webp"]
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.format == "WEBP"
            assert getattr(picture, "n_frames", 1) > 1
    talk.note(Line("Toonbooth", talk.now_s, kind, message.text, data))


def check_video(data: bytes) -> None:
    """What Telegram calls a video sticker."""
    with av.open(io.BytesIO(data)) as file:
        stream = file.streams.video[0]
        assert stream.codec_context.name in ("vp9", "libvpx-vp9")
        assert 512 in (stream.width, stream.height)
    assert len(data) <= 256_000


@click.command(help=__doc__)
@click.option("--photo", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--words", default=WORDS, show_default=True)
@click.option("--page", type=click.Path(dir_okay=False, path_type=Path), help="An HTML transcript.")
def main(photo: Path | None, words: str, page: Path | None) -> None:
    """Run the trial."""
    data = photo.read_bytes() if photo else draw_person()
    with tempfile.TemporaryDirectory(prefix="toonbooth-conversation-") as made:
        try:
            verdict, talks = asyncio.run(try_conversations(Plan(data, words, Path(made))))
        except BaseException:
            click.echo((Path(made) / "service.log").read_text()[-4000:], err=True)
            raise
    if page is not None:
        page.write_text(write_page({talk.platform: talk.lines for talk in talks}), encoding="utf-8")
    verdict.finish()


if __name__ == "__main__":
    main()
