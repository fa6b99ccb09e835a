"""Ballots: which stickers a community votes on, who voted how, and which it likes best.

All that changes something wants a writing session.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate, Member, Vote, VotingRules
from db.communities import is_banned
from db.counting import count_due
from db.errors import BallotClosed, NoSuchCandidate, NoSuchSticker, NotYours, TooNew
from db.models import Sticker
from db.moderation_models import ShadowLimit
from db.once import add_once
from db.ranking import rank
from db.session import now
from db.voting import CandidateState

FOR, AGAINST = 1, -1
Opinion = Literal[1, -1]
PAGE = 10


@dataclass(frozen=True)
class Ballot:
    """A candidate as somebody sees it: its counts, and their own vote, None without one."""

    candidate: Candidate
    own: Opinion | None = None


async def put_to_vote(
    session: AsyncSession, community_id: int, sticker_id: str, user_id: int
) -> Candidate:
    """Let a community vote on a sticker, which its maker wants. What was closed opens again, with
    the votes that it had.

    Raises NoSuchSticker, NotYours where another made it or the user is banned there, and
    BallotClosed where a moderator hid it.
    """
    sticker = await session.get(Sticker, sticker_id)
    if sticker is None:
        raise NoSuchSticker(sticker_id)
    moment = now()
    if sticker.user_id != user_id or await is_banned(session, community_id, user_id, moment):
        raise NotYours
    await add_once(session, Candidate, _new(community_id, sticker, moment))
    candidate = await _locked(
        session, Candidate.community_id == community_id, Candidate.sticker_id == sticker_id
    )
    if candidate.state == CandidateState.HIDDEN:
        raise BallotClosed
    await _enter(session, candidate, CandidateState.OPEN)
    return candidate


async def take_back(session: AsyncSession, candidate_id: int, user_id: int) -> Candidate:
    """Its maker wants no more votes on it. Raises NoSuchCandidate, NotYours and BallotClosed."""
    candidate = await lock_candidate(session, candidate_id)
    if candidate.maker_id != user_id:
        raise NotYours
    if candidate.state == CandidateState.HIDDEN:  # which its moderators decide about
        raise BallotClosed
    await _enter(session, candidate, CandidateState.CLOSED)
    return candidate


async def vote(
    session: AsyncSession, candidate_id: int, user_id: int, opinion: Opinion
) -> Candidate:
    """Give somebody's vote, in place of their earlier one; the same once more changes nothing.

    Raises NoSuchCandidate, BallotClosed, NotYours for a vote on one's own or of who is banned, and
    TooNew.
    """
    moment = now()
    await count_due(session, candidate_id, moment)
    candidate = await lock_candidate(session, candidate_id)
    await _admit(session, candidate, user_id, moment)
    given = await session.get(Vote, (candidate_id, user_id))
    if given is not None and given.value == opinion:
        return candidate
    if given is None:
        limited = await is_limited(session, candidate.community_id, user_id, moment)
        session.add(
            Vote(
                candidate_id=candidate_id, user_id=user_id, maker_id=candidate.maker_id,
                value=opinion, counts=not limited, cast_at=moment, changed_at=moment,
            )
        )  # fmt: skip
    else:
        given.value, given.changed_at = opinion, max(moment, given.cast_at)
    await _count_again(session, candidate)
    return candidate


async def withdraw_vote(session: AsyncSession, candidate_id: int, user_id: int) -> Candidate:
    """Take somebody's vote back, if there is one. Raises NoSuchCandidate and BallotClosed."""
    await count_due(session, candidate_id, now())
    candidate = await lock_candidate(session, candidate_id)
    if candidate.state != CandidateState.OPEN:
        raise BallotClosed
    theirs = delete(Vote).where(Vote.candidate_id == candidate_id, Vote.user_id == user_id)
    gone = await session.scalar(theirs.returning(Vote.user_id))
    if gone is not None:
        await _count_again(session, candidate)
    return candidate


async def find_ballot(session: AsyncSession, candidate_id: int, user_id: int) -> Ballot:
    """A candidate with somebody's own vote. Raises NoSuchCandidate."""
    candidate = await session.get(Candidate, candidate_id)
    if candidate is None:
        raise NoSuchCandidate(candidate_id)
    given = await session.get(Vote, (candidate_id, user_id))
    return Ballot(candidate, None if given is None else opinion_of(given))


def opinion_of(given: Vote) -> Opinion:
    """What a vote says."""
    return 1 if given.value == FOR else -1


async def list_best(
    session: AsyncSession, community_id: int, *, after: Candidate | None = None, limit: int = PAGE
) -> Sequence[Candidate]:
    """A page of what a community votes on, the best first; of equals the older. after: the last of
    the page before."""
    wanted = select(Candidate).where(
        Candidate.community_id == community_id, Candidate.state == CandidateState.OPEN
    )
    if after is not None:
        same = (Candidate.rank == after.rank) & (Candidate.id > after.id)
        wanted = wanted.where(or_(Candidate.rank < after.rank, same))
    wanted = wanted.order_by(Candidate.rank.desc(), Candidate.id).limit(limit)
    return (await session.scalars(wanted)).all()


async def note_member(
    session: AsyncSession, community_id: int, user_id: int, *,
    joined_at: datetime | None = None, account_at: datetime | None = None,
) -> Member:  # fmt: skip
    """Since when somebody is there: as the platform says, or else since they were first seen."""
    key = {"community_id": community_id, "user_id": user_id}
    await add_once(session, Member, key | {"joined_at": joined_at or now()})
    member: Member = await session.get_one(Member, (community_id, user_id))
    member.joined_at = joined_at or member.joined_at
    member.account_at = account_at or member.account_at
    await session.flush()
    return member


async def read_voting_rules(session: AsyncSession, community_id: int) -> VotingRules:
    """What admins decided, or the defaults, which are not in the database then."""
    found: VotingRules | None = await session.get(VotingRules, community_id)
    return found or VotingRules(
        community_id=community_id, account_days=0, member_days=0, promotes_at=None,
        approves=True, hides_at=3, zone="UTC",
    )  # fmt: skip


async def lock_candidate(session: AsyncSession, candidate_id: int) -> Candidate:
    """A candidate that nobody else may change until the end. Raises NoSuchCandidate."""
    return await _locked(session, Candidate.id == candidate_id)


async def count_again(session: AsyncSession, candidate_ids: Collection[int]) -> None:
    """Bring candidates' ranks to their counts, after votes went with their users."""
    wanted = select(Candidate).where(Candidate.id.in_(candidate_ids)).order_by(Candidate.id)
    for candidate in await session.scalars(wanted.with_for_update()):
        await _count_again(session, candidate)


def _new(community_id: int, sticker: Sticker, moment: datetime) -> dict[str, object]:
    return {
        "community_id": community_id,
        "sticker_id": sticker.id,
        "maker_id": sticker.user_id,
        "rank": rank(0, 0, moment),
        "opened_at": moment,
        "changed_at": moment,
    }


async def _locked(session: AsyncSession, *where: object) -> Candidate:
    wanted = select(Candidate).where(*where).with_for_update()  # type: ignore[arg-type]
    found = await session.scalar(wanted.execution_options(populate_existing=True))
    if found is None:
        raise NoSuchCandidate(0)
    return found


async def _admit(
    session: AsyncSession, candidate: Candidate, user_id: int, moment: datetime
) -> None:
    """Raise where somebody has no vote on a candidate."""
    if candidate.state != CandidateState.OPEN:
        raise BallotClosed
    community_id = candidate.community_id
    if candidate.maker_id == user_id or await is_banned(session, community_id, user_id, moment):
        raise NotYours
    rules = await read_voting_rules(session, community_id)
    member = await note_member(session, community_id, user_id)
    waits = [timedelta(days=rules.member_days) - _since(member.joined_at, moment)]
    if member.account_at is not None:
        waits.append(timedelta(days=rules.account_days) - _since(member.account_at, moment))
    if max(waits) > timedelta():
        raise TooNew(max(waits))


def _since(start: datetime, moment: datetime) -> timedelta:
    """How long ago that was; a clock that was set back makes nobody wait longer."""
    return max(moment - start, timedelta())


async def is_limited(
    session: AsyncSession, community_id: int, user_id: int, moment: datetime
) -> bool:
    """Whether somebody's votes and reports weigh nothing there."""
    found: ShadowLimit | None = await session.get(ShadowLimit, (community_id, user_id))
    return found is not None and (found.until is None or found.until > moment)


async def _enter(session: AsyncSession, candidate: Candidate, state: CandidateState) -> None:
    if candidate.state != state:
        candidate.state = state
        candidate.changed_at = max(now(), candidate.opened_at)
        await session.flush()


async def _count_again(session: AsyncSession, candidate: Candidate) -> None:
    """Read the counts that the trigger keeps, and rank by them."""
    await session.flush()
    await session.refresh(candidate, ["up", "down"])
    candidate.rank = rank(candidate.up, candidate.down, candidate.opened_at)
    candidate.changed_at = max(now(), candidate.opened_at)
    await session.flush()
