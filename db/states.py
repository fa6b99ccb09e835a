"""The states of jobs and deliveries, and which may follow which."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"  # for its turn
    STARTED = "started"  # handed to the workers, none has begun
    RUNNING = "running"  # a worker makes it
    MADE = "made"  # its files exist, the chat has not all of them yet
    DONE = "done"  # the chat has its sticker
    FAILED = "failed"  # it will not be made; the user is told why
    CANCELLED = "cancelled"  # somebody took it back


ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})
LIVING = frozenset(JobState) - ENDED

_S = JobState
CHANGES: Mapping[JobState, frozenset[JobState]] = MappingProxyType(
    {
        _S.WAITING: frozenset({_S.STARTED, _S.CANCELLED, _S.FAILED}),
        _S.STARTED: frozenset({_S.RUNNING, _S.WAITING, _S.CANCELLED, _S.FAILED}),
        _S.RUNNING: frozenset({_S.MADE, _S.STARTED, _S.WAITING, _S.CANCELLED, _S.FAILED}),
        _S.MADE: frozenset({_S.DONE, _S.FAILED}),
        _S.DONE: frozenset(),
        # What ended is never begun again: its photo is deleted. Trying again is a new job.
        _S.FAILED: frozenset(),
        _S.CANCELLED: frozenset(),
    }
)


class DeliveryState(StrEnum):
    """Where a parcel to a chat stands."""

    PENDING = "pending"  # to be sent when it is due
    SENDING = "sending"  # written before the send: found so after a crash, it may have arrived
    SENT = "sent"  # the chat has it
    GIVEN_UP = "given up"  # the platform refused it for good


OPEN_DELIVERIES = frozenset({DeliveryState.PENDING, DeliveryState.SENDING})


class Outcome(StrEnum):
    """How an attempt ended."""

    MADE = "made"
    FAILED = "failed"
    CANCELLED = "cancelled"
    LOST = "lost"  # its worker never came back
    GIVEN_BACK = "given back"  # its worker was drained
