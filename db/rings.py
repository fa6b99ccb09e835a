"""Vote rings: many who have just come and vote alike. Their votes are held until a moderator has
looked at them; nobody loses a vote by a guess of ours.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate, Member, Vote
from db.models import Community
from db.moderation import hold_votes
from db.moderation_models import Case
from db.session import now
from db.voting import CaseKind

NEWCOMER = timedelta(days=3)  # so long somebody is new in a community
NEW_ACCOUNT = timedelta(days=7)
LEAST = 5  # newcomers who vote alike on one sticker
SHARE = 0.6  # of all who vote so on it
# Where nobody says since when people are there, all look new when the bot is.
SETTLED = timedelta(days=14)


async def watch(session: AsyncSession, candidate: Candidate) -> Case | None:
    """Hold the votes of newcomers who vote alike on a candidate, if they look like a ring; the case
    that moderators get. To be called after each vote, by whoever has the candidate locked."""
    moment = now()
    community = await session.get_one(Community, candidate.community_id)
    if moment - community.created_at < SETTLED:
        return None
    wanted = (
        select(Vote.user_id, Vote.value, Member.joined_at, Member.account_at)
        .join(
            Member,
            (Member.user_id == Vote.user_id) & (Member.community_id == candidate.community_id),
        )
        .where(Vote.candidate_id == candidate.id, Vote.counts)
    )
    looked_at = await _last_decision(session, candidate)
    if looked_at is not None:
        wanted = wanted.where(Vote.cast_at > looked_at)
    voted: dict[int, list[int]] = {1: [], -1: []}
    new: dict[int, list[int]] = {1: [], -1: []}
    for user_id, value, joined_at, account_at in await session.execute(wanted):
        voted[value].append(user_id)
        is_fresh = account_at is not None and moment - account_at < NEW_ACCOUNT
        if moment - joined_at < NEWCOMER or is_fresh:
            new[value].append(user_id)
    alike = [
        user_id
        for value, users in new.items()
        if len(users) >= LEAST and len(users) >= SHARE * len(voted[value])
        for user_id in users
    ]
    return await hold_votes(session, candidate, alike) if alike else None


async def _last_decision(session: AsyncSession, candidate: Candidate) -> datetime | None:
    """When a moderator last looked at the votes on a candidate."""
    wanted = select(func.max(Case.decided_at)).where(
        Case.community_id == candidate.community_id,
        Case.sticker_id == candidate.sticker_id,
        Case.kind == CaseKind.RING,
    )
    found: datetime | None = await session.scalar(wanted)
    return found
