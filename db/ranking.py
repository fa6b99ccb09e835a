"""Which stickers a community likes best: a lower bound of how many like them, fading with time.

Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical
inference", JASA 22, 1927, p. 209) says between which shares of all people those who like a sticker
lie, given how a few of them voted. Its lower bound ranks nine of ten above one of one.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

Z = 1.6448536269514722  # one-sided 95 %: with so much certainty the true share is higher
HALF_LIFE = timedelta(days=14)  # in which a score fades to its half
LEAST = 2.0**-10  # what nobody likes, and nobody has seen, is still worth: its logarithm exists


def lower_bound(up: int, down: int, z: float = Z) -> float:
    """Wilson's lower bound of the share of people who like it, 0 to 1; 0 without votes for it.

    up, down: votes, not negative.
    """
    votes = up + down
    if up == 0:
        return 0.0
    share, square = up / votes, z * z
    middle = share + square / (2 * votes)
    reach = z * math.sqrt(share * (1 - share) / votes + square / (4 * votes * votes))
    return (middle - reach) / (1 + square / votes)


def score(up: int, down: int, age: timedelta) -> float:
    """The bound as it fades, 0 to 1: half of it after each HALF_LIFE. For people who ask why."""
    return max(lower_bound(up, down), LEAST) * math.exp2(-(age / HALF_LIFE))


def rank(up: int, down: int, opened_at: datetime) -> float:
    """What orders candidates as `score` does, at any moment, and so can be indexed.

    It is log2 of the score but for a term that is the same for all at one moment: of s * 2^(-(t -
    opened) / H) the part that depends on the candidate is log2(s) + opened / H.
    """
    opened = opened_at.timestamp() / HALF_LIFE.total_seconds()
    return math.log2(max(lower_bound(up, down), LEAST)) + opened
