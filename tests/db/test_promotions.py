"""A promotion is decided once, is on a platform once, and leaves it when it is wanted no more."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate, VotingRules
from db.ballots import FOR, put_to_vote, take_back, vote
from db.contest_models import Promotion
from db.errors import AskGone, BallotClosed
from db.models import Community, Sticker, User
from db.moderation import list_acts
from db.promotions import (
    CHANGES,
    LIVE,
    agree,
    demote,
    find_weakest,
    list_due,
    list_proposed,
    note_gone,
    note_placed,
    note_refused,
    propose,
    propose_if_liked,
    refuse,
)
from db.session import Database, now
from db.voting import PromotionState, Target
from tests.db.rows import add_sticker
from tests.db.test_ballots import stand

TARGET = Target.GUILD_STICKER


async def place(session: AsyncSession, candidate: Candidate, native_id: str) -> Promotion:
    """One that the platform has."""
    promotion = await propose(session, candidate.id, TARGET)
    await agree(session, promotion.id, candidate.maker_id)
    await note_placed(session, promotion.id, native_id)
    return promotion


async def another(session: AsyncSession, candidate: Candidate) -> Candidate:
    maker = await session.get_one(User, candidate.maker_id)
    community = await session.get_one(Community, candidate.community_id)
    sticker = await add_sticker(session, maker, community)
    return await put_to_vote(session, community.id, sticker.id, maker.id)


def test_what_lives_may_change_and_what_does_not_may_not() -> None:
    assert {state for state, after in CHANGES.items() if after} == LIVE


async def test_an_admin_agrees_once_and_it_is_placed(database: Database) -> None:
    async with database.write() as session:
        candidate, (admin, *_) = await stand(session)
        promotion = await propose(session, candidate.id, TARGET)
        assert (await propose(session, candidate.id, TARGET)).id == promotion.id
        assert [it.id for it in await list_proposed(session, candidate.community_id)] == [
            promotion.id
        ]
        assert await list_due(session, "test") == []
        await agree(session, promotion.id, admin.id)
        for again in (agree(session, promotion.id, admin.id), refuse(session, promotion.id, 1)):
            with pytest.raises(AskGone):
                await again
        assert [it.id for it in await list_due(session, "test")] == [promotion.id]
        await note_placed(session, promotion.id, "987")
        assert await list_due(session, "test") == []
        assert [it.verb for it in await list_acts(session, candidate.community_id)] == ["promote"]


async def test_where_no_admin_must_agree_it_goes_at_once(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, other, _) = await stand(session)
        rules = VotingRules(
            community_id=candidate.community_id, account_days=0, member_days=0, promotes_at=2,
            approves=False, hides_at=3, zone="UTC",
        )  # fmt: skip
        session.add(rules)
        assert await propose_if_liked(session, candidate, TARGET) is None
        for user in (one, other):
            candidate = await vote(session, candidate.id, user.id, FOR)
        promotion = await propose_if_liked(session, candidate, TARGET)
        assert promotion is not None
        assert promotion.state == PromotionState.APPROVED
        await note_refused(session, promotion.id, "NoSlot")
        assert await propose_if_liked(session, candidate, TARGET) is None  # not by itself again
        assert (await propose(session, candidate.id, TARGET)).id != promotion.id


async def test_the_one_that_is_liked_least_makes_room(database: Database) -> None:
    async with database.write() as session:
        first, voters = await stand(session)
        second, third = await another(session, first), await another(session, first)
        for user in voters:
            await vote(session, first.id, user.id, FOR)
        await vote(session, second.id, voters[0].id, FOR)
        kept, weak = await place(session, first, "1"), await place(session, second, "2")
        weakest = await find_weakest(session, first.community_id, TARGET)
        assert weakest is not None
        assert weakest.id == weak.id
        new = await propose(session, third.id, TARGET)
        await agree(session, new.id, voters[0].id, replaces=weak.id)
        assert [it.id for it in await list_due(session, "test")] == [weak.id, new.id]
        await note_gone(session, weak.id)
        await note_placed(session, new.id, "3")
        with pytest.raises(AskGone):
            await note_gone(session, weak.id)
        assert kept.state == PromotionState.PLACED


async def test_nothing_makes_room_that_is_not_there(database: Database) -> None:
    async with database.write() as session:
        first, (admin, *_) = await stand(session)
        second = await another(session, first)
        waiting = await propose(session, first.id, TARGET)
        new = await propose(session, second.id, TARGET)
        with pytest.raises(AskGone):
            await agree(session, new.id, admin.id, replaces=waiting.id)


async def test_what_is_demoted_leaves_the_platform(database: Database) -> None:
    async with database.write() as session:
        candidate, (admin, *_) = await stand(session)
        promotion = await place(session, candidate, "1")
        await demote(session, promotion.id, admin.id)
        assert [it.id for it in await list_due(session, "test")] == [promotion.id]
        await note_gone(session, promotion.id)
        with pytest.raises(AskGone):
            await demote(session, promotion.id, admin.id)
        unplaced = await propose(session, candidate.id, TARGET)
        await demote(session, unplaced.id, admin.id)
        assert unplaced.state == PromotionState.GONE


async def test_a_deleted_sticker_leaves_the_platform(database: Database) -> None:
    async with database.write() as session:
        candidate, _ = await stand(session)
        promotion = await place(session, candidate, "1")
        await session.execute(delete(Sticker).where(Sticker.id == candidate.sticker_id))
        session.expire_all()
        assert [it.id for it in await list_due(session, "test")] == [promotion.id]
        await note_gone(session, promotion.id)


async def test_only_what_stands_to_the_vote_is_promoted(database: Database) -> None:
    async with database.write() as session:
        candidate, _ = await stand(session)
        await take_back(session, candidate.id, candidate.maker_id)
        with pytest.raises(BallotClosed):
            await propose(session, candidate.id, TARGET)


@pytest.mark.parametrize(
    "wrong",
    [{"state": "proposed"}, {"state": "placed", "candidate_id": None}],
    ids=["twin", "name"],
)
async def test_the_table_refuses_twins_and_what_has_no_name(
    database: Database, wrong: dict[str, object]
) -> None:
    async with database.write() as session:
        candidate, _ = await stand(session)
        await propose(session, candidate.id, TARGET)
        moment = now()
        row: dict[str, object] = {
            "community_id": candidate.community_id, "candidate_id": candidate.id,
            "target": TARGET, "error": "", "created_at": moment, "changed_at": moment,
        }  # fmt: skip
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                await session.execute(insert(Promotion).values(row | wrong))
