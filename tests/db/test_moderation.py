"""What is reported is hidden at a threshold, decided once, and written down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate
from db.ballots import FOR, note_member, take_back, vote, withdraw_vote
from db.errors import AskGone, NoSuchSticker, NotYours
from db.models import Community, User
from db.moderation import (
    Deed,
    appeal,
    decide,
    demand_takedown,
    list_acts,
    list_open,
    list_reports,
    note_act,
    report,
)
from db.moderation_models import Case, ShadowLimit
from db.rings import LEAST, watch
from db.session import Database, now
from db.voting import CandidateState, CaseKind, CaseState, Reason
from tests.db.test_ballots import stand

LONG_AGO = timedelta(days=400)


async def complain(session: AsyncSession, candidate: Candidate, *users: User) -> bool:
    """All report it; whether it is hidden after the last."""
    hidden = False
    for user in users:
        place, sticker = candidate.community_id, candidate.sticker_id
        found = await report(session, place, sticker, user.id, reason=Reason.SPAM, said="spam")
        hidden = found.hidden
    await session.refresh(candidate)
    return hidden


async def only(session: AsyncSession, candidate: Candidate) -> Case:
    (case,) = await list_open(session, candidate.community_id)
    return case


async def test_a_sticker_is_hidden_by_three_people_but_not_by_one_thrice(
    database: Database,
) -> None:
    async with database.write() as session:
        candidate, (one, other, third) = await stand(session)
        assert not await complain(session, candidate, one, one, one, other)
        assert candidate.state == CandidateState.OPEN
        assert await complain(session, candidate, third)
        assert candidate.state == CandidateState.HIDDEN
        case = await only(session, candidate)
        assert [it.user_id for it in await list_reports(session, case)] == [
            one.id, other.id, third.id,
        ]  # fmt: skip


async def test_reports_of_who_is_limited_weigh_nothing(database: Database) -> None:
    async with database.write() as session:
        candidate, users = await stand(session)
        session.add(
            ShadowLimit(
                community_id=candidate.community_id, user_id=users[0].id, until=None,
                created_at=now(),
            )
        )  # fmt: skip
        assert not await complain(session, candidate, *users)


async def test_what_is_kept_is_shown_again_and_needs_new_reports_to_hide(
    database: Database,
) -> None:
    async with database.write() as session:
        candidate, users = await stand(session)
        await complain(session, candidate, *users)
        case = await only(session, candidate)
        await decide(session, case.id, candidate.maker_id, CaseState.KEPT)
        await session.refresh(candidate)
        assert candidate.state == CandidateState.OPEN
        assert not await complain(session, candidate, *users)  # the same people
        with pytest.raises(AskGone):
            await decide(session, case.id, candidate.maker_id, CaseState.HIDDEN)


async def test_a_takedown_hides_at_once_and_comes_first(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, other, _) = await stand(session)
        await complain(session, candidate, one)
        place, sticker = candidate.community_id, candidate.sticker_id
        case = await demand_takedown(session, place, sticker, other.id, "that is me")
        await session.refresh(candidate)
        assert candidate.state == CandidateState.HIDDEN
        assert [it.kind for it in await list_open(session, place)] == [
            CaseKind.TAKEDOWN, CaseKind.REPORTS,
        ]  # fmt: skip
        assert (await demand_takedown(session, place, sticker, one.id)).id == case.id


async def test_its_maker_appeals_what_was_hidden_and_nobody_else(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        place, sticker, maker = candidate.community_id, candidate.sticker_id, candidate.maker_id
        with pytest.raises(NotYours):
            await appeal(session, place, sticker, maker)
        await complain(session, candidate, one)
        await decide(session, (await only(session, candidate)).id, one.id, CaseState.HIDDEN)
        with pytest.raises(NotYours):
            await appeal(session, place, sticker, one.id)
        await appeal(session, place, sticker, maker, "it is a pun")
        case = await only(session, candidate)
        assert (case.kind, case.said) == (CaseKind.APPEAL, "it is a pun")
        await decide(session, case.id, one.id, CaseState.KEPT)
        await session.refresh(candidate)
        assert candidate.state == CandidateState.OPEN


async def test_what_its_maker_took_back_stays_so(database: Database) -> None:
    async with database.write() as session:
        candidate, users = await stand(session)
        await complain(session, candidate, users[0])
        await take_back(session, candidate.id, candidate.maker_id)
        await decide(session, (await only(session, candidate)).id, users[0].id, CaseState.KEPT)
        await session.refresh(candidate)
        assert candidate.state == CandidateState.CLOSED


async def test_a_sticker_that_is_not_there_is_not_reported(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        for wrong in (
            report(session, candidate.community_id, "0" * 20, one.id, reason=Reason.HATE),
            demand_takedown(session, candidate.community_id, "0" * 20, one.id),
        ):
            with pytest.raises(NoSuchSticker):
                await wrong


async def add_apart(session: AsyncSession, row: Case) -> None:
    async with session.begin_nested():
        session.add(row)


async def test_of_a_kind_one_case_is_open(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        await complain(session, candidate, one)
        case = await only(session, candidate)
        twin = Case(
            community_id=case.community_id, sticker_id=case.sticker_id, kind=case.kind,
            opened_at=now(),
        )  # fmt: skip
        with pytest.raises(IntegrityError):
            await add_apart(session, twin)


async def test_what_was_done_is_told_page_by_page_and_undone_once(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        place = candidate.community_id
        made = [
            await note_act(session, place, one.id, Deed("ban", f"user {number}", undoable=True))
            for number in range(3)
        ]
        page = await list_acts(session, place, limit=2)
        rest = await list_acts(session, place, before=page[-1].id)
        assert [it.id for it in (*page, *rest)] == [it.id for it in reversed(made)]
        await note_act(session, place, one.id, Deed("unban"), undoes=made[0].id)
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                await note_act(session, place, one.id, Deed("unban"), undoes=made[0].id)


async def gather_ring(
    session: AsyncSession, *, settled: bool = True
) -> tuple[Candidate, list[User]]:
    """A candidate with votes of LEAST people who have just come, and one who was there before."""
    candidate, users = await stand(session, LEAST + 1)
    if settled:
        community = await session.get_one(Community, candidate.community_id)
        community.created_at = now() - LONG_AGO
        await session.flush()
    place = candidate.community_id
    await note_member(session, place, users[-1].id, joined_at=now() - LONG_AGO)
    for user in users:
        await vote(session, candidate.id, user.id, FOR)
    return candidate, users


async def test_a_ring_of_newcomers_weighs_nothing_until_it_is_looked_at(
    database: Database,
) -> None:
    async with database.write() as session:
        candidate, users = await gather_ring(session)
        case = await watch(session, candidate)
        assert case is not None
        assert (case.kind, candidate.up) == (CaseKind.RING, 1)
        await withdraw_vote(session, candidate.id, users[0].id)
        await vote(session, candidate.id, users[0].id, FOR)  # does not shed it
        assert candidate.up == 2
        for user in users[1:LEAST]:
            await withdraw_vote(session, candidate.id, user.id)
            await vote(session, candidate.id, user.id, FOR)
        again = await watch(session, candidate)
        assert again is not None
        assert (again.id, candidate.up) == (case.id, 1)
        await decide(session, case.id, users[-1].id, CaseState.KEPT)
        await session.refresh(candidate)
        assert candidate.up == LEAST + 1
        assert await watch(session, candidate) is None  # these are known to be fine


async def test_a_ring_that_is_one_never_weighs_anything(database: Database) -> None:
    async with database.write() as session:
        candidate, users = await gather_ring(session)
        case = await watch(session, candidate)
        assert case is not None
        await decide(session, case.id, users[-1].id, CaseState.HIDDEN)
        await session.refresh(candidate)
        assert (candidate.up, candidate.state) == (1, CandidateState.OPEN)


async def test_where_the_bot_is_new_nobody_is_a_ring(database: Database) -> None:
    async with database.write() as session:
        candidate, _ = await gather_ring(session, settled=False)
        assert await watch(session, candidate) is None
        assert candidate.up == LEAST + 1
