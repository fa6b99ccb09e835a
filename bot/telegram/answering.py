"""Questions that are being answered: each waits until what was answered is acted upon, so that
after a crash the same press does it again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.front.asked import Asked
from bot.front.asking import Question, Questions
from db.errors import AskGone, DatabaseError, NotYours


class Answering:
    """Of two answers one counts."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._in_hand: set[str] = set()

    def is_answered(self, ask_id: str) -> bool:
        """Whether that is done right now."""
        return ask_id in self._in_hand

    @asynccontextmanager
    async def answered(self, question: Question, ask_id: str, who: str) -> AsyncIterator[Asked]:
        """The request that waits, without its photo; it does no more once the block has ended,
        unless that is cancelled. Raises AskGone and NotYours."""
        asked = await self._questions.look(question, ask_id, who)
        if ask_id in self._in_hand:
            raise AskGone
        self._in_hand.add(ask_id)
        try:
            try:
                yield asked
            except Exception:
                await self._drop(question, ask_id, who)
                raise
            await self._drop(question, ask_id, who)
        finally:
            self._in_hand.discard(ask_id)

    async def _drop(self, question: Question, ask_id: str, who: str) -> None:
        with suppress(AskGone, NotYours, DatabaseError):
            await self._questions.drop(question, ask_id, who)
