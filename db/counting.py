"""Counts contests whose time is over: once, all at a time, whoever comes first.

Whatever would change votes counts what is due before, so that no vote that comes after the end is
in a result, even where nothing ran at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate
from db.contest_models import Announcement, Contest, Entry, Place
from db.once import add_once
from db.ranking import lower_bound
from db.voting import CandidateState, ContestState

WON = "won"  # a kind of announcement


async def count_contest(session: AsyncSession, contest_id: str, moment: datetime) -> bool:
    """Write the places of a contest down if it is over and nobody did so yet; whether that was done
    now. Wants a writing session.

    Of two with the same bound the one with more votes for it comes first, then what was entered
    earlier.
    """
    wanted = select(Contest).where(Contest.id == contest_id).with_for_update()
    contest = await session.scalar(wanted.execution_options(populate_existing=True))
    if contest is None or contest.state != ContestState.OPEN or contest.ends_at > moment:
        return False
    best = sorted(await _entered(session, contest), key=lambda it: _merit(*it))
    for place, (_, candidate) in enumerate(best, start=1):
        session.add(
            Place(
                contest_id=contest.id, place=place, candidate_id=candidate.id,
                up=candidate.up, down=candidate.down,
                score=lower_bound(candidate.up, candidate.down),
            )
        )  # fmt: skip
    contest.state, contest.counted_at = ContestState.COUNTED, moment
    await add_once(
        session, Announcement,
        {"contest_id": contest.id, "kind": WON, "due_at": moment, "attempts": 0},
    )  # fmt: skip
    await session.flush()
    return True


async def count_due(session: AsyncSession, candidate_id: int, moment: datetime) -> None:
    """Count the contests of a candidate that are over, before its votes change."""
    wanted = (
        select(Contest.id)
        .join(Entry, Entry.contest_id == Contest.id)
        .where(Entry.candidate_id == candidate_id)
        .where(Contest.state == ContestState.OPEN, Contest.ends_at <= moment)
    )
    for contest_id in (await session.scalars(wanted.order_by(Contest.id))).all():
        await count_contest(session, contest_id, moment)


async def _entered(session: AsyncSession, contest: Contest) -> Sequence[tuple[Entry, Candidate]]:
    """What takes part and is neither hidden nor taken back."""
    wanted = (
        select(Entry, Candidate)
        .join(Candidate, Candidate.id == Entry.candidate_id)
        .where(Entry.contest_id == contest.id, Candidate.state == CandidateState.OPEN)
    )
    return [(entry, candidate) for entry, candidate in await session.execute(wanted)]


def _merit(entry: Entry, candidate: Candidate) -> tuple[float, int, datetime, int]:
    """Smallest of the best."""
    bound = lower_bound(candidate.up, candidate.down)
    return -bound, -candidate.up, entry.entered_at, candidate.id
