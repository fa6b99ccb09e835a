"""Moderation: what people report, what moderators decide about it, and what is told of that.

All that changes something wants a writing session. Who may decide the platforms say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate, Vote
from db.ballots import count_again, is_limited, read_voting_rules
from db.errors import AskGone, NoSuchSticker, NotYours
from db.models import Sticker
from db.moderation_models import Act, Case, Report
from db.once import add_once
from db.session import now
from db.voting import CandidateState, CaseKind, CaseState, Reason

SAID_LENGTH = 512
STICKER = "sticker"  # begins the targets of acts on one


@dataclass(frozen=True)
class Reported:
    """What came of a report. is_new: False where the same person had said so before. hidden:
    whether the sticker is out of sight now, until moderators decide."""

    case: Case
    is_new: bool
    hidden: bool


@dataclass(frozen=True)
class Deed:
    """What somebody with the right to it does. verb: such as "keep"; target: what it is done to.
    details: enough to take it back, where `undoable`."""

    verb: str
    target: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    undoable: bool = False


async def report(
    session: AsyncSession, community_id: int, sticker_id: str, user_id: int, *,
    reason: Reason, said: str = "",
) -> Reported:  # fmt: skip
    """One person's word against a sticker. From so many on as the community decided it is hidden.

    What its makers are limited in, theirs included, is said as if it counted. Raises NoSuchSticker.
    """
    await _check_sticker(session, sticker_id)
    key = {"community_id": community_id, "sticker_id": sticker_id, "user_id": user_id}
    moment = now()
    words = {"reason": reason, "said": said[:SAID_LENGTH], "reported_at": moment}
    is_new = await add_once(session, Report, key | words)
    case = await _open_case(session, (community_id, sticker_id), CaseKind.REPORTS, moment)
    rules = await read_voting_rules(session, community_id)
    hidden = await _weight(session, community_id, sticker_id, moment) >= rules.hides_at
    if hidden:
        await _show(session, community_id, sticker_id, CandidateState.HIDDEN)
    return Reported(case, is_new, hidden)


async def demand_takedown(
    session: AsyncSession, community_id: int, sticker_id: str, user_id: int, said: str = ""
) -> Case:
    """Somebody says that the sticker shows them: it is hidden at once, then moderators decide.

    Raises NoSuchSticker.
    """
    await _check_sticker(session, sticker_id)
    place = (community_id, sticker_id)
    case = await _open_case(session, place, CaseKind.TAKEDOWN, now(), by=user_id, said=said)
    await _show(session, community_id, sticker_id, CandidateState.HIDDEN)
    return case


async def appeal(
    session: AsyncSession, community_id: int, sticker_id: str, user_id: int, said: str = ""
) -> Case:
    """Its maker wants a decision looked at again. Raises NoSuchSticker and NotYours, also where
    nothing was decided against it."""
    sticker = await _check_sticker(session, sticker_id)
    against = select(Case.id).where(
        Case.community_id == community_id,
        Case.sticker_id == sticker_id,
        Case.state == CaseState.HIDDEN,
    )
    if sticker.user_id != user_id or await session.scalar(against.limit(1)) is None:
        raise NotYours
    place = (community_id, sticker_id)
    return await _open_case(session, place, CaseKind.APPEAL, now(), by=user_id, said=said)


async def list_open(session: AsyncSession, community_id: int, *, limit: int = 20) -> Sequence[Case]:
    """What moderators have to decide: takedowns first, then what waits longest."""
    wanted = select(Case).where(Case.community_id == community_id, Case.state == CaseState.OPEN)
    first = (Case.kind != CaseKind.TAKEDOWN, Case.opened_at, Case.id)
    return (await session.scalars(wanted.order_by(*first).limit(limit))).all()


async def list_reports(session: AsyncSession, case: Case) -> Sequence[Report]:
    """What people said of a case's sticker there, the first in front."""
    wanted = select(Report).where(
        Report.community_id == case.community_id, Report.sticker_id == case.sticker_id
    )
    return (await session.scalars(wanted.order_by(Report.reported_at))).all()


async def decide(session: AsyncSession, case_id: int, actor_id: int, decision: CaseState) -> Case:
    """Close a case, and write down who did. KEPT: it is shown again, and its votes count; HIDDEN,
    DELETED: it is not shown (whoever calls deletes the sticker then, wherever it is).

    Raises AskGone where it is decided already, be it this moment.
    """
    assert decision != CaseState.OPEN, "that is no decision"
    wanted = select(Case).where(Case.id == case_id).with_for_update()
    case = await session.scalar(wanted.execution_options(populate_existing=True))
    if case is None or case.state != CaseState.OPEN:
        raise AskGone
    case.state, case.decided_by, case.decided_at = decision, actor_id, now()
    await session.flush()
    if case.kind == CaseKind.RING:
        await _free_votes(session, case, counting=decision == CaseState.KEPT)
    elif case.sticker_id is not None:
        kept = decision == CaseState.KEPT
        state = CandidateState.OPEN if kept else CandidateState.HIDDEN
        await _show(session, case.community_id, case.sticker_id, state)
    deed = Deed(str(decision), f"{STICKER} {case.sticker_id}", {"case": case.id})
    await note_act(session, case.community_id, actor_id, deed)
    return case


async def note_act(
    session: AsyncSession,
    community_id: int,
    actor_id: int,
    deed: Deed,
    *,
    undoes: int | None = None,
) -> Act:
    """Write down what somebody did by their right as an admin or moderator."""
    act = Act(
        community_id=community_id, actor_id=actor_id, verb=deed.verb, target=deed.target,
        details=dict(deed.details), undoable=deed.undoable, undoes=undoes, at=now(),
    )  # fmt: skip
    session.add(act)
    await session.flush()
    return act


async def list_acts(
    session: AsyncSession, community_id: int, *, before: int | None = None, limit: int = 20
) -> Sequence[Act]:
    """What was done there, the last in front. before: the id of the last of the page before."""
    wanted = select(Act).where(Act.community_id == community_id)
    if before is not None:
        wanted = wanted.where(Act.id < before)
    return (await session.scalars(wanted.order_by(Act.id.desc()).limit(limit))).all()


async def hold_votes(session: AsyncSession, candidate: Candidate, voters: Sequence[int]) -> Case:
    """Let the votes of some people on a candidate weigh nothing until a moderator has looked."""
    place = (candidate.community_id, candidate.sticker_id)
    case = await _open_case(session, place, CaseKind.RING, now())
    theirs = (Vote.candidate_id == candidate.id, Vote.user_id.in_(voters), Vote.counts)
    await session.execute(update(Vote).where(*theirs).values(counts=False, held_by=case.id))
    await count_again(session, [candidate.id])
    return case


async def _free_votes(session: AsyncSession, case: Case, *, counting: bool) -> None:
    """What was held for a case counts again, or stays without weight for good."""
    held = select(Vote.candidate_id).where(Vote.held_by == case.id).distinct()
    candidates = (await session.scalars(held)).all()
    if counting:
        theirs = update(Vote).where(Vote.held_by == case.id)
        await session.execute(theirs.values(held_by=None, counts=True))
        await count_again(session, candidates)


async def _check_sticker(session: AsyncSession, sticker_id: str) -> Sticker:
    sticker = await session.get(Sticker, sticker_id)
    if sticker is None:
        raise NoSuchSticker(sticker_id)
    return sticker


async def _weight(
    session: AsyncSession, community_id: int, sticker_id: str, moment: datetime
) -> int:
    """How many reports there are since moderators last decided, but of people who are limited."""
    place = (Report.community_id == community_id, Report.sticker_id == sticker_id)
    decided = select(func.max(Case.decided_at)).where(
        Case.community_id == community_id, Case.sticker_id == sticker_id
    )
    last = await session.scalar(decided)
    wanted = select(Report.user_id).where(*place)
    if last is not None:
        wanted = wanted.where(Report.reported_at > last)
    users = (await session.scalars(wanted)).all()
    limited = [await is_limited(session, community_id, user, moment) for user in users]
    return len(users) - sum(limited)


async def _open_case(
    session: AsyncSession, place: tuple[int, str], kind: CaseKind, moment: datetime,
    *, by: int | None = None, said: str = "",
) -> Case:  # fmt: skip
    """The open case of that kind, new if need be."""
    community_id, sticker_id = place
    values = {
        "community_id": community_id, "sticker_id": sticker_id, "kind": kind,
        "state": CaseState.OPEN, "opened_by": by, "said": said[:SAID_LENGTH], "opened_at": moment,
    }  # fmt: skip
    await add_once(session, Case, values)
    wanted = select(Case).where(
        Case.community_id == community_id, Case.sticker_id == sticker_id,
        Case.kind == kind, Case.state == CaseState.OPEN,
    )  # fmt: skip
    return (await session.scalars(wanted)).one()


async def _show(
    session: AsyncSession, community_id: int, sticker_id: str, state: CandidateState
) -> None:
    """Let a community see a sticker among its candidates, or not. What its maker took back stays
    so."""
    theirs = (Candidate.community_id == community_id, Candidate.sticker_id == sticker_id)
    wanted = select(Candidate).where(*theirs).with_for_update()
    candidate = await session.scalar(wanted)
    if candidate is not None and candidate.state not in (state, CandidateState.CLOSED):
        candidate.state = state
        candidate.changed_at = max(now(), candidate.opened_at)
        await session.flush()
