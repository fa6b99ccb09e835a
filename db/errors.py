"""What can go wrong between the service and its database.

DatabaseError
├── DatabaseUnreachable  nobody answers at the address, or the file cannot be opened
├── SchemaMismatch       the tables are older or newer than this version of the program
├── IllegalChange        a job cannot go from its state to the one that was asked for
├── NoSuchJob            there is no job of that name
├── JobsLiving           somebody cannot be forgotten while jobs of theirs live
├── AskGone              a question was answered already, or is too old
├── NotYours             somebody else's answer is waited for
├── NoSuchPack           there is no pack of that name
├── NoSuchSticker        there is no such sticker, or not in that pack
├── TooManyPacks         somebody has as many packs as they may
├── TitleTaken           a pack of theirs is called so already
├── NoSuchCandidate      no sticker stands to the vote under that number
├── BallotClosed         nobody votes on it now
├── TooNew               somebody is not long enough there to vote
├── NoSuchContest        there is no contest of that name
├── ContestNotOpen       a contest has not begun, is over, or was called off
├── TooManyEntries       somebody takes part with as many stickers as they may
├── WrongTheme           a contest wants other themes
├── UnusableValue        a rule or name was given a value that cannot be
├── BrokenDump           a backup's rows cannot be read
├── BlobMissing          no file is kept under that key
└── BlobStoreUnreachable the folder or store of the files does not answer
"""

from datetime import timedelta


class DatabaseError(Exception):
    """Base of everything that `db` raises on purpose."""


class DatabaseUnreachable(DatabaseError):
    """The database cannot be opened; `reason` is the driver's word, without the address."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SchemaMismatch(DatabaseError):
    """The tables stand at revision `found` and this program wants `wanted`."""

    def __init__(self, found: str | None, wanted: str) -> None:
        super().__init__(f"found {found or 'no tables'}, wanted {wanted}")
        self.found = found
        self.wanted = wanted


class AskGone(DatabaseError):
    """There is no question of that name, or not any more."""


class NotYours(DatabaseError):
    """What is asked or offered is somebody else's."""


class NoSuchPack(DatabaseError):
    """No pack is called `pack_id`."""

    def __init__(self, pack_id: str) -> None:
        super().__init__(pack_id)
        self.pack_id = pack_id


class NoSuchSticker(DatabaseError):
    """No sticker is called `sticker_id`, where one is looked for."""

    def __init__(self, sticker_id: str) -> None:
        super().__init__(sticker_id)
        self.sticker_id = sticker_id


class TooManyPacks(DatabaseError):
    """A user may have `limit` packs and has them."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class TitleTaken(DatabaseError):
    """Another pack of the user has the same title."""


class NoSuchCandidate(DatabaseError):
    """Nothing stands to the vote under `candidate_id`."""

    def __init__(self, candidate_id: int) -> None:
        super().__init__(str(candidate_id))
        self.candidate_id = candidate_id


class BallotClosed(DatabaseError):
    """A sticker was taken back, or moderators hid it."""


class TooNew(DatabaseError):
    """Somebody may vote when `wait` more has passed."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(str(wait))
        self.wait = wait


class NoSuchContest(DatabaseError):
    """No contest is called `contest_id`."""

    def __init__(self, contest_id: str) -> None:
        super().__init__(contest_id)
        self.contest_id = contest_id


class ContestNotOpen(DatabaseError):
    """A contest takes no stickers now."""


class TooManyEntries(DatabaseError):
    """Somebody may take part with `limit` stickers, and does."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class WrongTheme(DatabaseError):
    """A contest is for stickers in one of `themes`."""

    def __init__(self, themes: tuple[str, ...]) -> None:
        super().__init__(", ".join(themes))
        self.themes = themes


class IllegalChange(DatabaseError):
    """Job `job_id` is `state` and cannot become `wanted`."""

    def __init__(self, job_id: str, state: str, wanted: str) -> None:
        super().__init__(f"{job_id}: {state} to {wanted}")
        self.job_id = job_id
        self.state = state
        self.wanted = wanted


class NoSuchJob(DatabaseError):
    """No job is called `job_id`."""

    def __init__(self, job_id: str) -> None:
        super().__init__(job_id)
        self.job_id = job_id


class JobsLiving(DatabaseError):
    """The jobs `job_ids` must be cancelled first."""

    def __init__(self, job_ids: tuple[str, ...]) -> None:
        super().__init__(", ".join(job_ids))
        self.job_ids = job_ids


class UnusableValue(DatabaseError):
    """`what` cannot be what somebody wanted it to be; `reason` is half a sentence for them."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what}: {reason}")
        self.what = what
        self.reason = reason


class BlobMissing(DatabaseError):
    """Nothing is kept under `key`."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class BlobStoreUnreachable(DatabaseError):
    """The store of the files fails; `reason` is a word for it, without the store's address."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BrokenDump(DatabaseError):
    """A backup holds what is no row of ours; `reason` names the kind of fault."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
