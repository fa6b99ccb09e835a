"""A contest takes what it is for, is counted once, and counts nothing that comes after its end."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate
from db.ballots import FOR, put_to_vote, vote, withdraw_vote
from db.contest_models import Announcement, Contest, Place
from db.contests import (
    BEGAN,
    SOON,
    NewContest,
    cancel_contest,
    enter,
    find_contest,
    find_zone,
    leave,
    list_contests,
    list_over,
    list_unsent,
    list_winners,
    moment_in,
    note_sent,
    open_due,
    plan_contest,
)
from db.counting import WON, count_contest
from db.errors import (
    ContestNotOpen,
    NoSuchContest,
    NotYours,
    TooManyEntries,
    UnusableValue,
    WrongTheme,
)
from db.models import Community, User
from db.session import Database, now
from db.voting import CandidateState, ContestState
from tests.db.rows import add_sticker
from tests.db.test_ballots import stand

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def hold(session: AsyncSession, **changes: Any) -> tuple[Contest, Candidate, list[User]]:
    """An open contest that one candidate takes part in, and people who may vote."""
    candidate, voters = await stand(session)
    moment = now()
    span = {"starts_at": moment - HOUR, "ends_at": moment + 7 * DAY}
    new = NewContest("Halloween", **{**span, "zone": "Europe/Berlin", **changes})
    contest = await plan_contest(session, candidate.community_id, new)
    await open_due(session, moment)
    await session.refresh(contest)
    await enter(session, contest.id, candidate.id, candidate.maker_id)
    return contest, candidate, voters


async def more(session: AsyncSession, candidate: Candidate) -> Candidate:
    """Another of the same maker's."""
    maker = await session.get_one(User, candidate.maker_id)
    place = await session.get_one(Community, candidate.community_id)
    sticker = await add_sticker(session, maker, place)
    return await put_to_vote(session, place.id, sticker.id, maker.id)


async def end(session: AsyncSession, contest: Contest) -> None:
    moment = now()
    span = {"starts_at": moment - 2 * DAY, "ends_at": moment - timedelta(milliseconds=1)}
    await session.execute(update(Contest).where(Contest.id == contest.id).values(**span))
    await session.refresh(contest)


async def places(session: AsyncSession, contest: Contest) -> list[tuple[int | None, int, int]]:
    wanted = select(Place).where(Place.contest_id == contest.id).order_by(Place.place)
    return [(it.candidate_id, it.up, it.down) for it in await session.scalars(wanted)]


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 65}, "title"),
        ({"prize": "x" * 257}, "prize"),
        ({"entries": 0}, "entries"),
        ({"winners": 11}, "winners"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"ends_at": now() - 2 * DAY}, "end"),
        ({"ends_at": now() + 400 * DAY}, "end"),
    ],
    ids=["untitled", "long", "prize", "entries", "winners", "zone", "path", "past", "endless"],
)
def test_what_cannot_be_a_contest_is_refused(wrong: dict[str, Any], what: str) -> None:
    usual = {"title": "Halloween", "starts_at": now(), "ends_at": now() + DAY}
    with pytest.raises(UnusableValue) as caught:
        NewContest(**{**usual, **wrong})
    assert caught.value.what == what


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2026, 10, 24, 20, 0), datetime(2026, 10, 24, 18, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 20, 0), datetime(2026, 10, 25, 19, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice
        (datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # never
    ],
    ids=["summer", "winter", "twice", "never"],
)
def test_clocks_of_a_place_tell_moments(local: datetime, utc: datetime) -> None:
    assert moment_in(find_zone("Europe/Berlin"), local) == utc


async def test_a_contest_begins_and_is_announced(database: Database) -> None:
    async with database.write() as session:
        candidate, _ = await stand(session)
        moment = now()
        span = {"starts_at": moment + HOUR, "ends_at": moment + 7 * DAY}
        contest = await plan_contest(session, candidate.community_id, NewContest("Cats", **span))
        with pytest.raises(ContestNotOpen):
            await enter(session, contest.id, candidate.id, candidate.maker_id)
        await open_due(session, moment)
        assert (await list_unsent(session, moment)) == []
        await open_due(session, moment + HOUR)
        await session.refresh(contest)
        assert contest.state == ContestState.OPEN
        (began,) = await list_unsent(session, moment + HOUR)
        assert began.kind == BEGAN
        await note_sent(session, began.id, "message 5")
        (soon,) = await list_unsent(session, moment + 6 * DAY + HOUR)
        assert soon.kind == SOON
        assert await list_unsent(session, moment + 8 * DAY) == []  # too late to remind anybody


async def test_a_contest_takes_ones_own_of_its_themes_as_often_as_it_says(
    database: Database,
) -> None:
    async with database.write() as session:
        contest, candidate, (other, *_) = await hold(session, entries=2, themes=("pirate",))
        maker = candidate.maker_id
        assert not await enter(session, contest.id, candidate.id, maker)
        second, third = await more(session, candidate), await more(session, candidate)
        with pytest.raises(NotYours):
            await enter(session, contest.id, second.id, other.id)
        assert await enter(session, contest.id, second.id, maker)
        with pytest.raises(TooManyEntries):
            await enter(session, contest.id, third.id, maker)
        await leave(session, contest.id, candidate.id, maker)
        assert await enter(session, contest.id, third.id, maker)
        with pytest.raises(NotYours):
            await leave(session, contest.id, third.id, other.id)
        contest.themes = {"names": ["food"]}
        await session.flush()
        with pytest.raises(WrongTheme):
            await enter(session, contest.id, candidate.id, maker)
        with pytest.raises(NoSuchContest):
            await find_contest(session, "0" * 20)


async def test_the_best_bound_wins_then_more_votes_then_who_came_first(database: Database) -> None:
    async with database.write() as session:
        contest, first, voters = await hold(session, entries=4)
        second, third, unseen = [await more(session, first) for _ in range(3)]
        for each in (second, third, unseen):
            await enter(session, contest.id, each.id, first.maker_id)
        for user in voters:
            await vote(session, third.id, user.id, FOR)
        for each in (first, second):
            await vote(session, each.id, voters[0].id, FOR)
        unseen.state = CandidateState.HIDDEN
        await end(session, contest)
        assert await list_over(session, now()) == [contest.id]
        assert await count_contest(session, contest.id, now())
        assert await places(session, contest) == [
            (third.id, 3, 0),
            (first.id, 1, 0),
            (second.id, 1, 0),
        ]
        assert [it.candidate_id for it in await list_winners(session, contest)] == [
            third.id, first.id, second.id,
        ]  # fmt: skip


async def test_it_is_counted_once_however_many_try(database: Database) -> None:
    async with database.write() as session:
        contest, candidate, (one, *_) = await hold(session)
        await vote(session, candidate.id, one.id, FOR)
        await end(session, contest)

    async def count() -> bool:
        async with database.write() as session:
            return await count_contest(session, contest.id, now())

    assert sum(await asyncio.gather(*(count() for _ in range(8)))) == 1
    async with database.write() as session:
        assert await places(session, contest) == [(candidate.id, 1, 0)]
        won = (await session.scalars(select(Announcement).where(Announcement.kind == WON))).one()
        await note_sent(session, won.id, "message 6")
        posted = await list_contests(session, contest.community_id, ContestState.POSTED)
        assert [it.id for it in posted] == [contest.id]


async def test_a_vote_after_the_end_changes_no_result(database: Database) -> None:
    async with database.write() as session:
        contest, candidate, (one, other, _) = await hold(session)
        await vote(session, candidate.id, one.id, FOR)
        await end(session, contest)  # and nobody has counted yet
        assert (await vote(session, candidate.id, other.id, FOR)).up == 2
        await withdraw_vote(session, candidate.id, one.id)
        assert await places(session, contest) == [(candidate.id, 1, 0)]
        with pytest.raises(ContestNotOpen):
            await leave(session, contest.id, candidate.id, candidate.maker_id)


async def test_a_contest_that_is_called_off_is_not_counted(database: Database) -> None:
    async with database.write() as session:
        contest, *_ = await hold(session)
        await cancel_contest(session, contest.id)
        await end(session, contest)
        assert not await count_contest(session, contest.id, now())
        assert await list_unsent(session, now()) == []
        with pytest.raises(ContestNotOpen):
            await cancel_contest(session, contest.id)
