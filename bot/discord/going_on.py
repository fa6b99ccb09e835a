"""Goes on with what an earlier process had acknowledged and was killed over."""

from __future__ import annotations

from contextlib import suppress

from bot.discord.answers import Answer, InChat, InMessage
from bot.discord.errands import Errand, after_press
from bot.discord.front import Front
from bot.discord.making import begin_answered, drop_question, read_answer
from bot.discord.manners import Manners
from bot.discord.redrawing import redraw_noted
from bot.discord.refusals import MESSAGE
from bot.discord.requests import to_private
from bot.discord.taking import excused_in
from bot.discord.wire import PRIVATE, Wire, is_alive, number_of
from bot.errors import ChatError, ChatGone
from bot.front.asked import Asked
from bot.front.presses import Act
from db.errors import AskGone
from db.posts import NewPost

MOST_TRIES = 3


async def go_on(front: Front, errand_id: str, errand: Errand) -> None:
    """Do what was noted, unless it is what kills each process."""
    errands = front.taking.errands
    if await errands.count_try(errand_id) <= MOST_TRIES:
        with suppress(ChatGone):  # never acknowledged: Discord said that nothing comes of it
            spot = await _locate(front.wire, errand.origin)
            await (_begin if errand.press is None else _press)(front, errand_id, errand, spot)
    await errands.drop(errand_id)


async def _locate(wire: Wire, origin: NewPost | None) -> NewPost | None:
    """Where the message is now into which an answer may go; None: nowhere. Raises ChatGone where
    it was never acknowledged."""
    if origin is None or number_of(origin):
        return origin
    try:
        return await wire.find_answer(origin) if is_alive(origin) else None
    except ChatGone as error:
        if error.reason != MESSAGE:
            raise
        return None  # it was acknowledged, and taken away since
    except ChatError:
        return None


async def _begin(front: Front, errand_id: str, errand: Errand, spot: NewPost | None) -> None:
    """A request."""
    asked, manners = errand.asked, await _manners(front, errand.asked)
    answer = _answer(front, asked, spot, hidden=errand.hidden)
    if manners.rules.answers_privately and not _is_private(asked):
        # Nobody knew so when that was noted, or an admin has changed it meanwhile.
        with suppress(ChatError):
            await answer.drop()
        asked = to_private(asked)
        answer = InChat(front.wire, asked.chat, asked.message)
    async with excused_in(answer, manners, errand_id):
        await front.taking.begin(asked, manners, answer)


async def _press(front: Front, errand_id: str, errand: Errand, spot: NewPost | None) -> None:
    """A press under a sticker or a question: what goes wrong is told to whoever pressed alone."""
    assert errand.press is not None, "see go_on"
    manners = await _manners(front, errand.asked)
    sorry = after_press(front.wire, errand, key=errand_id, hidden=True)
    async with excused_in(sorry, manners, errand_id):
        is_over = errand.press.act == Act.THEME
        if errand.press.act == Act.CHOOSE:
            is_over = await _answer_question(front, errand, manners, spot)
        else:
            await redraw_noted(front, errand, manners)
        if is_over and errand.hidden and spot is not None:
            with suppress(ChatError):
                await front.wire.delete(spot)


async def _answer_question(
    front: Front, errand: Errand, manners: Manners, spot: NewPost | None
) -> bool:
    """Whether the message that asked is done with. Of what nobody can do without whoever pressed it
    stands, for them to press once more: where only a caption was said, or an author is asked."""
    try:
        asked = await read_answer(front, errand)
    except AskGone:  # all was done, but for the note of it
        return False
    is_face = bool(errand.press and errand.press.value)
    if not is_face and (not asked.words or await front.questions.must_ask_author(asked)):
        return False
    answer = _answer(front, asked, spot, hidden=errand.hidden)
    is_over = await begin_answered(front, errand, asked, manners, answer)
    await drop_question(front, errand)
    return is_over


def _answer(front: Front, asked: Asked, spot: NewPost | None, *, hidden: bool) -> Answer:
    if spot is None:
        return InChat(front.wire, asked.chat, asked.message)
    return InMessage(front.wire, spot, hidden)


async def _manners(front: Front, asked: Asked) -> Manners:
    asker = asked.asker
    return await front.etiquette.look_up(
        asked.place.native_id, asker.native_id, language=asker.language
    )


def _is_private(asked: Asked) -> bool:
    return asked.place.private or asked.chat.startswith(PRIVATE)
