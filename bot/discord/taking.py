"""From a request to a job, and the message that tells how far it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

import structlog

from bot.discord.answers import Answer
from bot.discord.buttons import button, cancel_view, view_of
from bot.discord.errands import Errands
from bot.discord.manners import Etiquette, Manners
from bot.discord.photos import Photos
from bot.discord.requests import read_source
from bot.discord.told import inert
from bot.discord.wire import Wire, Words
from bot.errors import ChatError
from bot.front.asked import Asked, Taken
from bot.front.asking import Question, Questions
from bot.front.crops import Crops
from bot.front.desk import Desk
from bot.front.ordering import Ordering, is_for_pack
from bot.front.presses import Act, Press
from bot.front.theme_names import shown_words
from bot.replies import sentence
from bot.speech.catalog import ENGLISH
from db.errors import NoSuchJob
from db.jobs import find_job
from db.posts import NewPost, add_post, find_post
from db.states import ENDED, JobState

SUBJECT = "subject"  # of a job's options: which face
FACES_FILE = "faces.png"
FACE, EVERY_FACE = "face", "face0"  # begins the values of the buttons that choose one
MOST_FACES = 20  # that a message has buttons for, beside the one for all


_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Taking:
    """What takes requests."""

    desk: Desk
    etiquette: Etiquette
    wire: Wire
    photos: Photos
    questions: Questions
    ordering: Ordering
    errands: Errands

    async def finish(self, asked: Asked, manners: Manners, answer: Answer, errand: str) -> None:
        """As `begin`, for who may be elsewhere: what goes wrong is told in the answer, too."""
        async with excused_in(answer, manners, errand):
            await self.begin(asked, manners, answer)
        await self.errands.drop(errand)

    async def begin(self, asked: Asked, manners: Manners, answer: Answer) -> None:
        """Make a job of a request, or ask which of several faces is meant. Whoever calls has noted
        it: this process may be killed meanwhile.

        The photo is fetched at once: its address dies. Raises what that and intake raise.
        """
        if not asked.photo and asked.likeness is None:
            photo = await self.photos.obtain(read_source(asked.source))
            asked = replace(asked, photo=photo)
        crops = None
        if asked.photo and SUBJECT not in asked.options:
            crops = await self.desk.crops.find(asked.photo)
        if crops is not None:
            await answer.put(await self._face_question(asked, crops, manners))
            return
        await self.take(asked, manners, answer)

    async def take(self, asked: Asked, manners: Manners, answer: Answer) -> None:
        """Make a job of a request with its photo, or those of a pack. Raises what intake raises."""
        if is_for_pack(asked):
            await self._take_pack(asked, manners, answer)
            return
        taken = await self.desk.intake.take(asked)
        if taken.is_new or await self.is_untold(taken.job_id):
            await self.tell(taken, manners, answer, asked.words)

    async def is_untold(self, job_id: str) -> bool:
        """Whether a job is made that no message tells of: its process was killed too early. What
        is on its way needs none any more."""
        async with self.desk.database.read() as session:
            is_over = (await find_job(session, job_id)).state in (*ENDED, JobState.MADE)
            return not is_over and await find_post(session, job_id) is None

    async def tell(self, taken: Taken, manners: Manners, answer: Answer, theme: str = "") -> None:
        """Let an answer tell how far a job is; in quiet places only that nothing is told. Where it
        cannot be given the sticker comes as a message of its own."""
        with suppress(ChatError):
            if manners.rules.quiet and not manners.rules.answers_privately:
                await _hush(manners, answer)
                return
            first, spot = self._first_words(manners, taken.job_id, theme), answer.spot
            if spot is None:
                await self._keep(await answer.put(first), taken.job_id)
                return
            async with self.wire.lock(spot):  # how far it is is told after that
                await self._keep(spot, taken.job_id)
                await self.wire.rewrite(spot, first)

    async def _take_pack(self, asked: Asked, manners: Manners, answer: Answer) -> None:
        """Each sticker of it comes by itself; one message tells how many there are."""
        words = Words(manners.say("make-pack"), files={}, view=None)
        spot = answer.spot
        if spot is None:
            spot = await answer.put(words)
        else:
            with suppress(ChatError):  # then its stickers come all the same
                await answer.put(words)
        ordered = await self.ordering.take(asked, spot)
        if ordered.refused is not None:
            why = Words(manners.excuse(ordered.refused, asked.message))
            with suppress(ChatError):
                await self.wire.send(asked.chat, why, key=f"{asked.message}/why")

    async def _face_question(self, asked: Asked, crops: Crops, manners: Manners) -> Words:
        ask_id = await self.questions.put(Question.FACE, asked, answerer=asked.asker.native_id)
        count = min(crops.count, MOST_FACES)
        every = Press(Act.CHOOSE, ask_id, EVERY_FACE)
        view = view_of(
            button(every, manners.say("button-all-faces")),
            *(button(Press(Act.CHOOSE, ask_id, f"{FACE}{n}"), str(n)) for n in range(1, count + 1)),
        )
        told = manners.say("faces-question", count=crops.count)
        return Words(told, files={FACES_FILE: crops.picture}, view=view)

    def _first_words(self, manners: Manners, job_id: str, theme: str) -> Words:
        shown = shown_words(theme, self.desk.themes, manners.language)
        told = [manners.say("progress-title", theme=inert(shown))] if theme else []
        told.append(manners.say("progress-received"))
        view = cancel_view(self.desk.speech, job_id, manners.language)
        return Words("\n".join(told), files={}, view=view)

    async def _keep(self, spot: NewPost, job_id: str) -> None:
        """Note where a job's message is. Of one that has ended meanwhile, or is forgotten, nothing
        is told any more."""
        try:
            async with self.desk.database.write() as session:
                await add_post(session, job_id, spot)
                if (await find_job(session, job_id)).state not in ENDED:
                    return
        except NoSuchJob:
            pass
        await self.wire.delete(spot)


@asynccontextmanager
async def excused_in(answer: Answer, manners: Manners, reference: str) -> AsyncIterator[None]:
    """Tell in an answer what goes wrong in the block; nothing is raised."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the border: people get a sentence
        told = manners.excuse(error, reference)
        if sentence(error, ENGLISH) is None:
            _log.error("unexpected error", reference=reference, exc_info=error)
        with suppress(Exception):
            await answer.put(Words(told, files={}, view=None))


async def _hush(manners: Manners, answer: Answer) -> None:
    if answer.hidden:
        await answer.put(Words(manners.say("quiet-hint"), files={}, view=None))
    else:
        await answer.drop()
