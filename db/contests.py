"""Contests: who makes the best sticker of a community, from a moment to another.

All that changes something wants a writing session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballots import lock_candidate
from db.contest_models import MOST_ENTRIES, MOST_WINNERS, Announcement, Contest, Entry, Place
from db.counting import WON
from db.errors import (
    ContestNotOpen,
    NoSuchContest,
    NotYours,
    TooManyEntries,
    UnusableValue,
    WrongTheme,
)
from db.jobs import new_id
from db.models import Sticker
from db.session import now
from db.voting import CandidateState, ContestState

BEGAN, SOON = "began", "soon"  # kinds of announcements
REMINDS = timedelta(days=1)  # before the end
LONGEST = timedelta(days=366)
TITLE_LENGTH, PRIZE_LENGTH = 64, 256
NAMES = "names"  # of a contest's themes


@dataclass(frozen=True)
class NewContest:
    """What an admin wants. starts_at, ends_at: with a zone. themes: names of those that count; ()
    for any. zone: as tzdata calls it. Raises UnusableValue."""

    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str = "UTC"
    themes: tuple[str, ...] = ()
    prize: str = ""
    entries: int = 1
    winners: int = 3

    def __post_init__(self) -> None:
        find_zone(self.zone)
        for what, found, longest in (
            ("title", max(len(self.title), not self.title and TITLE_LENGTH + 1), TITLE_LENGTH),
            ("prize", len(self.prize), PRIZE_LENGTH),
        ):
            if found > longest:
                raise UnusableValue(what, f"it must have at most {longest} characters")
        for what, found, most in (
            ("entries", self.entries, MOST_ENTRIES),
            ("winners", self.winners, MOST_WINNERS),
        ):
            if not 1 <= found <= most:
                raise UnusableValue(what, f"it must lie between 1 and {most}")
        if not timedelta() < self.ends_at - self.starts_at <= LONGEST:
            raise UnusableValue("end", "it must come after the beginning, within a year")


def find_zone(name: str) -> ZoneInfo:
    """Raises UnusableValue where tzdata has none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnusableValue("zone", "it must be a name such as Europe/Berlin") from error


def moment_in(zone: ZoneInfo, local: datetime) -> datetime:
    """The moment in UTC at which clocks there show a time, which has no zone of its own.

    Of a time that comes twice, when clocks go back, it is the first; one that is left out, when
    they go forward, is as much later as they went.
    """
    assert local.tzinfo is None, "a time of clocks, not a moment"
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


async def plan_contest(session: AsyncSession, community_id: int, new: NewContest) -> Contest:
    """A contest to come, or one that begins at once. Raises UnusableValue for one that is over."""
    moment = now()
    if new.ends_at <= moment:
        raise UnusableValue("end", "it lies in the past")
    contest = Contest(
        id=new_id(), community_id=community_id, title=new.title, themes={NAMES: list(new.themes)},
        prize=new.prize, zone=new.zone, starts_at=new.starts_at, ends_at=new.ends_at,
        entries=new.entries, winners=new.winners, created_at=moment,
    )  # fmt: skip
    session.add(contest)
    await session.flush()
    announced = [(BEGAN, new.starts_at)]
    if new.ends_at - new.starts_at > 2 * REMINDS:
        announced.append((SOON, new.ends_at - REMINDS))
    for kind, due_at in announced:
        session.add(Announcement(contest_id=contest.id, kind=kind, due_at=due_at))
    await session.flush()
    return contest


async def find_contest(session: AsyncSession, contest_id: str) -> Contest:
    """Raises NoSuchContest."""
    contest = await session.get(Contest, contest_id)
    if contest is None:
        raise NoSuchContest(contest_id)
    return contest


async def cancel_contest(session: AsyncSession, contest_id: str) -> Contest:
    """Call a contest off that is not counted; nobody is told more of it.

    Raises NoSuchContest and ContestNotOpen.
    """
    contest = await _locked(session, contest_id)
    if contest.state not in (ContestState.PLANNED, ContestState.OPEN):
        raise ContestNotOpen
    contest.state = ContestState.CANCELLED
    unsent = delete(Announcement).where(Announcement.contest_id == contest_id)
    await session.execute(unsent.where(Announcement.sent_at.is_(None)))
    await session.flush()
    return contest


async def open_due(session: AsyncSession, moment: datetime) -> None:
    """Let contests begin whose time has come."""
    due = (Contest.state == ContestState.PLANNED, Contest.starts_at <= moment)
    await session.execute(update(Contest).where(*due).values(state=ContestState.OPEN))


async def list_over(session: AsyncSession, moment: datetime) -> Sequence[str]:
    """Contests that are to be counted, see `db.counting`."""
    due = (Contest.state == ContestState.OPEN, Contest.ends_at <= moment)
    return (await session.scalars(select(Contest.id).where(*due).order_by(Contest.ends_at))).all()


async def list_contests(
    session: AsyncSession, community_id: int, *states: ContestState
) -> Sequence[Contest]:
    """A community's contests that stand so, of all states by default, what ends first in front."""
    wanted = select(Contest).where(Contest.community_id == community_id)
    if states:
        wanted = wanted.where(Contest.state.in_(states))
    return (await session.scalars(wanted.order_by(Contest.ends_at, Contest.id))).all()


async def enter(session: AsyncSession, contest_id: str, candidate_id: int, user_id: int) -> bool:
    """Let somebody's own candidate take part; whether it did not do so already.

    Raises NoSuchContest, NoSuchCandidate, ContestNotOpen, NotYours, WrongTheme and TooManyEntries.
    """
    contest = await _locked(session, contest_id)
    moment = now()
    if contest.state != ContestState.OPEN or not contest.starts_at <= moment < contest.ends_at:
        raise ContestNotOpen
    candidate = await lock_candidate(session, candidate_id)
    is_theirs = candidate.maker_id == user_id and candidate.state == CandidateState.OPEN
    if not is_theirs or candidate.community_id != contest.community_id:
        raise NotYours
    if await session.get(Entry, (contest_id, candidate_id)) is not None:
        return False
    sticker = await session.get_one(Sticker, candidate.sticker_id)
    themes = tuple(contest.themes[NAMES])
    if themes and sticker.theme not in themes:
        raise WrongTheme(themes)
    entry = Entry(
        contest_id=contest_id, candidate_id=candidate_id, user_id=user_id,
        number=await _free_number(session, contest, user_id), entered_at=moment,
    )  # fmt: skip
    session.add(entry)
    await session.flush()
    return True


async def leave(session: AsyncSession, contest_id: str, candidate_id: int, user_id: int) -> None:
    """Take one's own entry back while the contest is open. Raises as `enter` does."""
    contest = await _locked(session, contest_id)
    if contest.state != ContestState.OPEN or contest.ends_at <= now():
        raise ContestNotOpen
    entry = await session.get(Entry, (contest_id, candidate_id))
    if entry is None or entry.user_id != user_id:
        raise NotYours
    await session.delete(entry)
    await session.flush()


async def list_winners(session: AsyncSession, contest: Contest) -> Sequence[Place]:
    """The places that win something, the first in front: none that nobody voted for."""
    wanted = select(Place).where(Place.contest_id == contest.id, Place.up > 0)
    return (await session.scalars(wanted.order_by(Place.place).limit(contest.winners))).all()


async def list_unsent(
    session: AsyncSession, moment: datetime, *, limit: int = 20
) -> Sequence[Announcement]:
    """What communities are to be told now. A reminder that comes too late is none."""
    wanted = (
        select(Announcement)
        .join(Contest, Contest.id == Announcement.contest_id)
        .where(Announcement.sent_at.is_(None), Announcement.due_at <= moment)
        .where((Announcement.kind == WON) | (Contest.ends_at > moment))
    )
    return (await session.scalars(wanted.order_by(Announcement.due_at).limit(limit))).all()


async def note_sent(session: AsyncSession, announcement_id: int, receipt: str) -> None:
    """The platform has it; a contest whose winners are told is over for good."""
    announcement = await session.get_one(Announcement, announcement_id)
    announcement.sent_at, announcement.receipt = now(), receipt
    if announcement.kind == WON:
        contest = await session.get_one(Contest, announcement.contest_id)
        contest.state = ContestState.POSTED
    await session.flush()


async def _locked(session: AsyncSession, contest_id: str) -> Contest:
    wanted = select(Contest).where(Contest.id == contest_id).with_for_update()
    contest = await session.scalar(wanted.execution_options(populate_existing=True))
    if contest is None:
        raise NoSuchContest(contest_id)
    return contest


async def _free_number(session: AsyncSession, contest: Contest, user_id: int) -> int:
    """Which of somebody's entries the next is. Raises TooManyEntries."""
    theirs = (Entry.contest_id == contest.id, Entry.user_id == user_id)
    taken = set(await session.scalars(select(Entry.number).where(*theirs)))
    for number in range(1, contest.entries + 1):
        if number not in taken:
            return number
    raise TooManyEntries(contest.entries)
