"""The words of voting: in what state things are."""

from enum import StrEnum


class CandidateState(StrEnum):
    """Where a sticker that was put to the vote stands."""

    OPEN = "open"  # people vote on it
    HIDDEN = "hidden"  # until a moderator has decided
    CLOSED = "closed"  # its maker, or a moderator, took it back


class ContestState(StrEnum):
    """Where a contest stands."""

    PLANNED = "planned"
    OPEN = "open"
    COUNTED = "counted"  # its places are written down, and nothing changes them
    POSTED = "posted"  # and the community was told
    CANCELLED = "cancelled"


class CaseKind(StrEnum):
    """Why moderators are asked."""

    REPORTS = "reports"
    TAKEDOWN = "takedown"  # somebody says that they are the one shown
    RING = "ring"  # many new accounts that vote alike
    APPEAL = "appeal"


class CaseState(StrEnum):
    """What moderators decided."""

    OPEN = "open"
    KEPT = "kept"
    HIDDEN = "hidden"
    DELETED = "deleted"


class Reason(StrEnum):
    """Why somebody reports a sticker."""

    HATE = "hate"
    SEX = "sex"
    VIOLENCE = "violence"
    SOMEBODY = "somebody"  # it shows somebody who does not want that
    SPAM = "spam"
    OTHER = "other"


class Target(StrEnum):
    """What a sticker is promoted to."""

    GUILD_STICKER = "guild sticker"
    GUILD_EMOJI = "guild emoji"
    STICKER_SET = "sticker set"  # the community's, on Telegram


class PromotionState(StrEnum):
    """Where a promotion stands."""

    PROPOSED = "proposed"  # an admin must agree
    APPROVED = "approved"  # to be done on the platform
    PLACED = "placed"  # the platform has it
    LEAVING = "leaving"  # to be taken back from the platform
    GONE = "gone"
    REFUSED = "refused"  # by an admin, or for good by the platform
