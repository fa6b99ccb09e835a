"""All that people and moderators do with votes, at random, against a plain model of the rules."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.address import read_address
from db.ballot_models import Candidate, Vote
from db.ballots import AGAINST, FOR, list_best, put_to_vote, take_back, vote, withdraw_vote
from db.communities import ban, unban
from db.errors import AskGone, BallotClosed, DatabaseError, NotYours
from db.forget import forget_user
from db.moderation import decide, list_open, report
from db.ranking import rank
from db.session import open_database
from db.voting import CandidateState, CaseState, Reason
from tests.db.rows import add_community, add_sticker, add_user

PEOPLE, STICKERS = 5, 4
HIDES_AT = 3  # as the rules are by default
KEY = b"k" * 32
who = st.integers(0, PEOPLE - 1)
what = st.integers(0, STICKERS - 1)
opinion = st.sampled_from([FOR, AGAINST])
mostly = st.integers(0, 4).map(bool)
_S = CandidateState


class Model:
    """What must be true, said as plainly as can be. Sticker n is person n's."""

    def __init__(self) -> None:
        self.states: dict[int, CandidateState] = {}
        self.votes: dict[int, dict[int, int]] = {n: {} for n in range(STICKERS)}
        self.reports: dict[int, set[int]] = {n: set() for n in range(STICKERS)}
        self.fresh: dict[int, set[int]] = {n: set() for n in range(STICKERS)}
        self.open_cases: set[int] = set()
        self.banned: set[int] = set()
        self.gone: set[int] = set()

    def counts(self, sticker: int) -> tuple[int, int]:
        given = list(self.votes[sticker].values())
        return given.count(FOR), given.count(AGAINST)


class Voting(RuleBasedStateMachine):
    """The same steps in the database and in the model."""

    template: Path
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        self.folder = tempfile.mkdtemp()
        path = Path(self.folder) / "toonbooth.sqlite"
        shutil.copy(self.template, path)
        opened = open_database(read_address(f"sqlite:///{path}"))
        self.database = self.loop.run_until_complete(self.stack.enter_async_context(opened))
        self.model = Model()

    def teardown(self) -> None:
        self.loop.run_until_complete(self.stack.aclose())
        self.loop.close()
        shutil.rmtree(self.folder)

    def act(self, step: Callable[[AsyncSession], Awaitable[Any]]) -> type[Exception] | None:
        """What the database refused it with; None where it did not."""
        type(self).steps += 1

        async def do() -> None:
            async with self.database.write() as session:
                await step(session)

        try:
            self.loop.run_until_complete(do())
        except DatabaseError as error:
            return type(error)
        return None

    @initialize()
    def begin(self) -> None:
        async def fill(session: AsyncSession) -> None:
            place = await add_community(session)
            people = [await add_user(session, str(number)) for number in range(PEOPLE)]
            made = [await add_sticker(session, people[n], place) for n in range(STICKERS)]
            self.place, self.people = place.id, [user.id for user in people]
            self.stickers, self.ids = [sticker.id for sticker in made], dict[int, int]()

        assert self.act(fill) is None

    @rule(sticker=what, person=who, own=mostly)
    def put(self, sticker: int, person: int, own: bool) -> None:
        model = self.model
        person = sticker if own else person
        if sticker in model.gone or person in model.gone:
            return

        async def step(session: AsyncSession) -> None:
            found = await put_to_vote(
                session, self.place, self.stickers[sticker], self.people[person]
            )
            self.ids[sticker] = found.id

        refused = self.act(step)
        if person != sticker or person in model.banned:
            assert refused is NotYours
        elif model.states.get(sticker) == _S.HIDDEN:
            assert refused is BallotClosed
        else:
            assert refused is None
            model.states[sticker] = _S.OPEN

    @precondition(lambda self: self.model.states)
    @rule(sticker=what, person=who, value=opinion)
    def give(self, sticker: int, person: int, value: Any) -> None:
        model = self.model
        sticker = sorted(model.states)[sticker % len(model.states)]
        if person in model.gone:
            return
        refused = self.act(lambda it: vote(it, self.ids[sticker], self.people[person], value))
        if model.states[sticker] != _S.OPEN:
            assert refused is BallotClosed
        elif person == sticker or person in model.banned:
            assert refused is NotYours
        else:
            assert refused is None
            model.votes[sticker][person] = value

    @precondition(lambda self: self.model.states)
    @rule(sticker=what, person=who)
    def withdraw(self, sticker: int, person: int) -> None:
        model = self.model
        sticker = sorted(model.states)[sticker % len(model.states)]
        if person in model.gone:
            return
        refused = self.act(lambda it: withdraw_vote(it, self.ids[sticker], self.people[person]))
        if model.states[sticker] != _S.OPEN:
            assert refused is BallotClosed
        else:
            assert refused is None
            model.votes[sticker].pop(person, None)

    @precondition(lambda self: self.model.states)
    @rule(sticker=what, person=who)
    def take(self, sticker: int, person: int) -> None:
        model = self.model
        sticker = sorted(model.states)[sticker % len(model.states)]
        if person in model.gone:
            return
        refused = self.act(lambda it: take_back(it, self.ids[sticker], self.people[person]))
        if person != sticker:
            assert refused is NotYours
        elif model.states[sticker] == _S.HIDDEN:
            assert refused is BallotClosed
        else:
            assert refused is None
            model.states[sticker] = _S.CLOSED

    @rule(sticker=what, person=who)
    def complain(self, sticker: int, person: int) -> None:
        model = self.model
        if sticker in model.gone or person in model.gone:
            return
        target, reason = (self.place, self.stickers[sticker]), Reason.SPAM
        assert self.act(lambda it: report(it, *target, self.people[person], reason=reason)) is None
        if person not in model.reports[sticker]:
            model.reports[sticker].add(person)
            model.fresh[sticker].add(person)
        model.open_cases.add(sticker)
        if len(model.fresh[sticker]) >= HIDES_AT and model.states.get(sticker) == _S.OPEN:
            model.states[sticker] = _S.HIDDEN

    @rule(sticker=what, decision=st.sampled_from([CaseState.KEPT, CaseState.HIDDEN]))
    def decide(self, sticker: int, decision: CaseState) -> None:
        model = self.model

        async def step(session: AsyncSession) -> None:
            cases = await list_open(session, self.place)
            case = next((it for it in cases if it.sticker_id == self.stickers[sticker]), None)
            if case is None:
                raise AskGone
            await decide(session, case.id, self.people[0], decision)

        if 0 in model.gone:  # who decides here
            return
        refused = self.act(step)
        assert (refused is None) == (sticker in model.open_cases)
        if refused is None:
            model.open_cases.discard(sticker)
            model.fresh[sticker].clear()
            if model.states.get(sticker, _S.CLOSED) != _S.CLOSED:
                model.states[sticker] = _S.OPEN if decision == CaseState.KEPT else _S.HIDDEN

    @rule(person=who, lifted=mostly)
    def banish(self, person: int, lifted: bool) -> None:
        banned = not lifted
        if person in self.model.gone:
            return
        change = ban if banned else unban
        assert self.act(lambda it: change(it, self.place, self.people[person])) is None
        (self.model.banned.add if banned else self.model.banned.discard)(person)

    @rule(person=who, stays=mostly)
    def forget(self, person: int, stays: bool) -> None:
        model = self.model
        if person in model.gone or stays:
            return
        assert self.act(lambda it: forget_user(it, "test", str(person), key=KEY)) is None
        model.gone.add(person)
        model.states.pop(person, None)
        model.open_cases.discard(person)
        for sticker in range(STICKERS):
            model.votes[sticker].pop(person, None)
            model.reports[sticker].discard(person)
            model.fresh[sticker].discard(person)
        if person < STICKERS:
            model.votes[person].clear()

    @invariant()
    def the_database_says_what_the_model_says(self) -> None:
        if not hasattr(self, "place"):
            return
        model = self.model

        async def look() -> tuple[dict[int, Candidate], list[Vote], list[int]]:
            async with self.database.read() as session:
                rows = {it.id: it for it in await session.scalars(select(Candidate))}
                votes = list(await session.scalars(select(Vote)))
                best = await list_best(session, self.place, limit=100)
                return rows, votes, [it.id for it in best]

        rows, votes, best = self.loop.run_until_complete(look())
        standing = {self.ids[sticker]: sticker for sticker in model.states}
        assert set(rows) == set(standing)
        for number, row in rows.items():
            sticker = standing[number]
            assert row.state == model.states[sticker]
            assert (row.up, row.down) == model.counts(sticker)
            assert row.rank == rank(row.up, row.down, row.opened_at)
        given = {
            (standing[it.candidate_id], self.people.index(it.user_id), it.value) for it in votes
        }
        assert given == {(n, p, v) for n in model.states for p, v in model.votes[n].items()}
        shown = [it for it in rows.values() if it.state == _S.OPEN]
        assert best == [it.id for it in sorted(shown, key=lambda it: (-it.rank, it.id))]


def test_votes_follow_the_rules_whatever_is_done(migrated_file: Path) -> None:
    Voting.template, Voting.steps = migrated_file, 0
    run_state_machine_as_test(
        Voting,
        settings=settings(
            max_examples=30,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Voting.steps > 400, Voting.steps
