"""One vote of a person and sticker, none on one's own, and counts that are those of the votes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate, Vote, VotingRules
from db.ballots import (
    AGAINST,
    FOR,
    count_again,
    find_ballot,
    list_best,
    lock_candidate,
    note_member,
    put_to_vote,
    take_back,
    vote,
    withdraw_vote,
)
from db.communities import ban
from db.errors import BallotClosed, NoSuchCandidate, NoSuchSticker, NotYours, TooNew
from db.models import Community, Sticker, User
from db.moderation_models import ShadowLimit
from db.ranking import rank
from db.session import Database, now
from db.voting import CandidateState
from tests.db.rows import add_community, add_sticker, add_user


async def stand(session: AsyncSession, voters: int = 3) -> tuple[Candidate, list[User]]:
    """Somebody's sticker to the vote, and others who may vote."""
    maker, place = await add_user(session, "maker"), await add_community(session)
    sticker = await add_sticker(session, maker, place)
    candidate = await put_to_vote(session, place.id, sticker.id, maker.id)
    return candidate, [await add_user(session, f"voter {number}") for number in range(voters)]


def counts(candidate: Candidate) -> tuple[int, int]:
    return candidate.up, candidate.down


async def test_a_vote_counts_once_may_change_and_be_taken_back(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, other, _) = await stand(session)
        assert counts(await vote(session, candidate.id, one.id, FOR)) == (1, 0)
        assert counts(await vote(session, candidate.id, one.id, FOR)) == (1, 0)
        assert counts(await vote(session, candidate.id, other.id, FOR)) == (2, 0)
        assert counts(await vote(session, candidate.id, one.id, AGAINST)) == (1, 1)
        assert (await find_ballot(session, candidate.id, one.id)).own == AGAINST
        assert counts(await withdraw_vote(session, candidate.id, one.id)) == (1, 0)
        assert counts(await withdraw_vote(session, candidate.id, one.id)) == (1, 0)
        assert (await find_ballot(session, candidate.id, one.id)).own is None
        assert candidate.rank == rank(1, 0, candidate.opened_at)


async def test_a_hundred_presses_at_once_are_one_vote(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)

    async def press() -> None:
        async with database.write() as session:
            await vote(session, candidate.id, one.id, FOR)

    await asyncio.gather(*(press() for _ in range(100)))
    async with database.read() as session:
        assert counts((await find_ballot(session, candidate.id, one.id)).candidate) == (1, 0)


async def test_all_votes_that_come_at_once_count(database: Database) -> None:
    async with database.write() as session:
        candidate, voters = await stand(session, 20)

    async def press(number: int, user: User) -> None:
        async with database.write() as session:
            await vote(session, candidate.id, user.id, FOR if number % 4 else AGAINST)

    await asyncio.gather(*(press(*each) for each in enumerate(voters)))
    async with database.read() as session:
        found = (await find_ballot(session, candidate.id, voters[0].id)).candidate
        assert counts(found) == (15, 5)
        assert found.rank == rank(15, 5, found.opened_at)


async def test_nobody_votes_on_their_own(database: Database) -> None:
    async with database.write() as session:
        candidate, _ = await stand(session)
        with pytest.raises(NotYours):
            await vote(session, candidate.id, candidate.maker_id, FOR)


@pytest.mark.parametrize(
    "wrong",
    [
        {"user_id": "maker"},
        {"maker_id": "voter"},
        {"value": 0},
        {"value": 2},
        {"candidate_id": 999},
        {"changed_at": now() - timedelta(days=1)},
    ],
    ids=["own", "maker", "nothing", "twofold", "nowhere", "early"],
)
async def test_the_table_refuses_what_is_no_vote(
    database: Database, wrong: dict[str, object]
) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        people: dict[object, object] = {"maker": candidate.maker_id, "voter": one.id}
        moment = now()
        row = {
            "candidate_id": candidate.id, "user_id": one.id, "maker_id": candidate.maker_id,
            "value": 1, "counts": True, "cast_at": moment, "changed_at": moment,
        }  # fmt: skip
        row |= {name: people.get(value, value) for name, value in wrong.items()}
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                await session.execute(insert(Vote).values(row))


async def test_counts_follow_votes_that_go_with_their_user(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, other, third) = await stand(session)
        for user in (one, other, third):
            await vote(session, candidate.id, user.id, FOR)
        await session.execute(delete(User).where(User.id == other.id))
        await count_again(session, [candidate.id])
        assert counts(candidate) == (2, 0)
        assert candidate.rank == rank(2, 0, candidate.opened_at)


async def test_a_vote_that_is_held_does_not_count(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        await vote(session, candidate.id, one.id, FOR)
        await session.execute(update(Vote).values(counts=False))
        await count_again(session, [candidate.id])
        assert counts(candidate) == (0, 0)


async def test_counts_are_never_below_nothing(database: Database) -> None:
    async with database.write() as session:
        candidate, _ = await stand(session)
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                await session.execute(update(Candidate).values(down=-1))
        assert counts(candidate) == (0, 0)


async def test_who_is_limited_votes_as_if_it_counted(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        place = candidate.community_id
        session.add(ShadowLimit(community_id=place, user_id=one.id, until=None, created_at=now()))
        assert counts(await vote(session, candidate.id, one.id, FOR)) == (0, 0)
        assert (await find_ballot(session, candidate.id, one.id)).own == FOR


async def test_only_who_is_there_long_enough_votes(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, old, young) = await stand(session)
        place, moment = candidate.community_id, now()
        rules = VotingRules(
            community_id=place, account_days=30, member_days=7, promotes_at=None, approves=True,
            hides_at=3, zone="UTC",
        )  # fmt: skip
        session.add(rules)
        with pytest.raises(TooNew) as caught:
            await vote(session, candidate.id, one.id, FOR)
        assert timedelta(days=6) < caught.value.wait <= timedelta(days=7)
        week = moment - timedelta(days=8)
        await note_member(session, place, old.id, joined_at=week, account_at=moment.replace(2020))
        assert counts(await vote(session, candidate.id, old.id, FOR)) == (1, 0)
        await note_member(session, place, young.id, joined_at=week, account_at=week)
        with pytest.raises(TooNew):
            await vote(session, candidate.id, young.id, FOR)


async def test_who_is_banned_has_no_vote_and_stands_to_none(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        await ban(session, candidate.community_id, one.id)
        with pytest.raises(NotYours):
            await vote(session, candidate.id, one.id, FOR)
        community = await session.get_one(Community, candidate.community_id)
        theirs = await add_sticker(session, one, community)
        with pytest.raises(NotYours):
            await put_to_vote(session, community.id, theirs.id, one.id)


async def test_a_sticker_stands_once_and_keeps_its_votes(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        await vote(session, candidate.id, one.id, FOR)
        await take_back(session, candidate.id, candidate.maker_id)
        for press in (
            vote(session, candidate.id, one.id, AGAINST),
            withdraw_vote(session, candidate.id, one.id),
        ):
            with pytest.raises(BallotClosed):
                await press
        place, maker = candidate.community_id, candidate.maker_id
        again = await put_to_vote(session, place, candidate.sticker_id, maker)
        assert (again.id, again.state, counts(again)) == (candidate.id, CandidateState.OPEN, (1, 0))


async def test_only_its_maker_puts_a_sticker_to_the_vote_or_takes_it_back(
    database: Database,
) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        with pytest.raises(NotYours):
            await put_to_vote(session, candidate.community_id, candidate.sticker_id, one.id)
        with pytest.raises(NotYours):
            await take_back(session, candidate.id, one.id)
        with pytest.raises(NoSuchSticker):
            await put_to_vote(session, candidate.community_id, "0" * 20, one.id)
        with pytest.raises(NoSuchCandidate):
            await lock_candidate(session, 999)


async def test_what_moderators_hid_its_maker_does_not_bring_back(database: Database) -> None:
    async with database.write() as session:
        candidate, _ = await stand(session)
        candidate.state = CandidateState.HIDDEN
        await session.flush()
        place, maker = candidate.community_id, candidate.maker_id
        with pytest.raises(BallotClosed):
            await put_to_vote(session, place, candidate.sticker_id, maker)
        with pytest.raises(BallotClosed):
            await take_back(session, candidate.id, maker)


async def test_the_best_come_first_page_by_page(database: Database) -> None:
    async with database.write() as session:
        first, voters = await stand(session, 4)
        place = await session.get_one(Community, first.community_id)
        maker = await session.get_one(User, first.maker_id)
        made = [first]
        for _ in range(4):
            sticker = await add_sticker(session, maker, place)
            made.append(await put_to_vote(session, place.id, sticker.id, maker.id))
        moment = first.opened_at
        await session.execute(update(Candidate).values(opened_at=moment, rank=rank(0, 0, moment)))
        for user in voters:
            await vote(session, made[3].id, user.id, FOR)
        await vote(session, made[1].id, voters[0].id, FOR)
        wanted = [made[3].id, made[1].id, made[0].id, made[2].id, made[4].id]
        seen: list[int] = []
        last: Candidate | None = None
        while page := await list_best(session, place.id, after=last, limit=2):
            seen += [each.id for each in page]
            last = page[-1]
        assert seen == wanted


async def test_a_sticker_takes_its_ballot_along(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, *_) = await stand(session)
        await vote(session, candidate.id, one.id, FOR)
        await session.execute(delete(Sticker).where(Sticker.id == candidate.sticker_id))
    async with database.read() as session:
        assert (await session.scalars(select(Vote))).all() == []
