"""What the states promise about themselves."""

from db.states import CHANGES, ENDED, LIVING, JobState


def test_every_state_says_what_may_follow() -> None:
    assert set(CHANGES) == set(JobState)
    assert not any(state in following for state, following in CHANGES.items())


def test_every_living_state_leads_to_an_end_from_which_nothing_comes_back() -> None:
    for state in LIVING:
        assert CHANGES[state] & ENDED
    assert not any(CHANGES[state] for state in ENDED)
