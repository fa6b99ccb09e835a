"""Promotions: which stickers become a community's own, on its platform, and which go again.

A row is written before the platform is asked to do anything, and changed after it did, so that a
crash in between leaves nothing that nobody knows of. All that changes something wants a writing
session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate
from db.ballots import lock_candidate, read_voting_rules
from db.contest_models import Promotion
from db.errors import AskGone, BallotClosed
from db.models import Community
from db.moderation import Deed, note_act
from db.session import now
from db.voting import CandidateState, PromotionState, Target

_S = PromotionState
LIVE = frozenset({_S.PROPOSED, _S.APPROVED, _S.PLACED, _S.LEAVING})
# What may follow; what is not yet on the platform is gone at once.
CHANGES: Mapping[PromotionState, frozenset[PromotionState]] = MappingProxyType(
    {
        _S.PROPOSED: frozenset({_S.APPROVED, _S.REFUSED, _S.GONE}),
        _S.APPROVED: frozenset({_S.PLACED, _S.REFUSED, _S.GONE}),
        _S.PLACED: frozenset({_S.LEAVING}),
        _S.LEAVING: frozenset({_S.GONE}),
        _S.GONE: frozenset(),
        _S.REFUSED: frozenset(),
    }
)


async def propose(session: AsyncSession, candidate_id: int, target: Target) -> Promotion:
    """Let a candidate become its community's own, once an admin agrees, if one must. What is on its
    way already stays so.

    Raises NoSuchCandidate and BallotClosed.
    """
    candidate = await lock_candidate(session, candidate_id)
    if candidate.state != CandidateState.OPEN:
        raise BallotClosed
    wanted = select(Promotion).where(
        Promotion.candidate_id == candidate_id,
        Promotion.target == target,
        Promotion.state.in_(LIVE),
    )
    found: Promotion | None = await session.scalar(wanted)
    if found is not None:
        return found
    rules = await read_voting_rules(session, candidate.community_id)
    moment = now()
    promotion = Promotion(
        community_id=candidate.community_id, candidate_id=candidate_id, target=target,
        state=_S.PROPOSED if rules.approves else _S.APPROVED, created_at=moment, changed_at=moment,
    )  # fmt: skip
    session.add(promotion)
    await session.flush()
    return promotion


async def propose_if_liked(
    session: AsyncSession, candidate: Candidate, target: Target
) -> Promotion | None:
    """Propose a candidate that has come as far as its community wants. Once refused or taken back
    it is not proposed by itself again."""
    rules = await read_voting_rules(session, candidate.community_id)
    if rules.promotes_at is None or candidate.up - candidate.down < rules.promotes_at:
        return None
    before = exists().where(Promotion.candidate_id == candidate.id, Promotion.target == target)
    if candidate.state != CandidateState.OPEN or await session.scalar(select(before)):
        return None
    return await propose(session, candidate.id, target)


async def agree(
    session: AsyncSession, promotion_id: int, actor_id: int, *, replaces: int | None = None
) -> Promotion:
    """An admin wants it, maybe in place of another of ours.

    Raises AskGone where that is decided, or where the other is not on the platform.
    """
    promotion = await _locked(session, promotion_id, _S.PROPOSED)
    if replaces is not None:
        other = await _locked(session, replaces, _S.PLACED)
        if (other.community_id, other.target) != (promotion.community_id, promotion.target):
            raise AskGone
        promotion.replaces = replaces
        await _enter(session, other, _S.LEAVING)
    promotion.decided_by = actor_id
    await _enter(session, promotion, _S.APPROVED)
    await _note(session, promotion, actor_id, "promote")
    return promotion


async def refuse(session: AsyncSession, promotion_id: int, actor_id: int) -> Promotion:
    """An admin does not want it. Raises AskGone where that is decided."""
    promotion = await _locked(session, promotion_id, _S.PROPOSED)
    promotion.decided_by = actor_id
    await _enter(session, promotion, _S.REFUSED)
    await _note(session, promotion, actor_id, "refuse")
    return promotion


async def demote(session: AsyncSession, promotion_id: int, actor_id: int) -> Promotion:
    """Take one back: from the platform, too, where it is there. Raises AskGone where it is gone."""
    promotion = await _locked(session, promotion_id, *LIVE)
    if promotion.state != _S.LEAVING:
        placed = promotion.state == _S.PLACED
        await _enter(session, promotion, _S.LEAVING if placed else _S.GONE)
        await _note(session, promotion, actor_id, "demote")
    return promotion


async def find_weakest(
    session: AsyncSession, community_id: int, target: Target
) -> Promotion | None:
    """Which of ours would go first where there is no slot left: the one liked least."""
    wanted = (
        select(Promotion)
        .outerjoin(Candidate, Candidate.id == Promotion.candidate_id)
        .where(Promotion.community_id == community_id, Promotion.target == target)
        .where(Promotion.state == _S.PLACED)
        .order_by(Candidate.rank.is_not(None), Candidate.rank, Promotion.id)
    )
    found: Promotion | None = await session.scalar(wanted.limit(1))
    return found


async def list_proposed(session: AsyncSession, community_id: int) -> Sequence[Promotion]:
    """What admins have to decide, the oldest first."""
    wanted = select(Promotion).where(
        Promotion.community_id == community_id, Promotion.state == _S.PROPOSED
    )
    return (await session.scalars(wanted.order_by(Promotion.id))).all()


async def list_due(session: AsyncSession, platform: str, *, limit: int = 20) -> Sequence[Promotion]:
    """What a platform has to take in or give back, leaving ones first: they make room. What was
    deleted here leaves, too."""
    deleted = (Promotion.state == _S.PLACED) & Promotion.candidate_id.is_(None)
    wanted = (
        select(Promotion)
        .join(Community, Community.id == Promotion.community_id)
        .where(Community.platform == platform)
        .where(or_(Promotion.state.in_((_S.APPROVED, _S.LEAVING)), deleted))
        .order_by(Promotion.state == _S.APPROVED, Promotion.id)
        .limit(limit)
    )
    return (await session.scalars(wanted)).all()


async def note_placed(session: AsyncSession, promotion_id: int, native_id: str) -> None:
    """The platform has it, under that name."""
    promotion = await _locked(session, promotion_id, _S.APPROVED)
    promotion.native_id = native_id
    await _enter(session, promotion, _S.PLACED)


async def note_gone(session: AsyncSession, promotion_id: int) -> None:
    """The platform has it no more."""
    promotion = await _locked(session, promotion_id, _S.PLACED, _S.LEAVING)
    if promotion.state == _S.PLACED:
        await _enter(session, promotion, _S.LEAVING)
    await _enter(session, promotion, _S.GONE)


async def note_refused(session: AsyncSession, promotion_id: int, error: str) -> None:
    """The platform refuses it for good. error: the name of why."""
    promotion = await _locked(session, promotion_id, _S.APPROVED)
    promotion.error = error
    await _enter(session, promotion, _S.REFUSED)


async def _locked(session: AsyncSession, promotion_id: int, *states: PromotionState) -> Promotion:
    """One that stands so, which nobody else may change until the end. Raises AskGone."""
    wanted = select(Promotion).where(Promotion.id == promotion_id).with_for_update()
    found = await session.scalar(wanted.execution_options(populate_existing=True))
    if found is None or found.state not in states:
        raise AskGone
    return found


async def _enter(session: AsyncSession, promotion: Promotion, state: PromotionState) -> None:
    assert state in CHANGES[promotion.state], f"{promotion.state} to {state}"
    promotion.state, promotion.changed_at = state, max(now(), promotion.created_at)
    await session.flush()


async def _note(session: AsyncSession, promotion: Promotion, actor_id: int, verb: str) -> None:
    deed = Deed(verb, f"candidate {promotion.candidate_id}", {"promotion": promotion.id})
    await note_act(session, promotion.community_id, actor_id, deed)
