"""How a loop spends its frames: there and back, or onward where something goes one way only."""

from __future__ import annotations

from collections.abc import Sequence

from render.expression.catalog import EXPRESSIONS
from render.expression.role import Role

# A loop there and back shows each frame but two twice, so that half of them are drawn. One that
# goes onward draws all, and has fewer: a third more pictures in all, and fewer to encode.
ONWARD_SHARE, ONWARD_MOST = 0.75, 18  # of the frames a second, and how many at most


def goes_onward(roles: Sequence[Role | None]) -> bool:
    """Whether anybody plays something that must not run backwards."""
    return any(role is not None and EXPRESSIONS[role.expression].onward for role in roles)


def paced(fps: int, roles: Sequence[Role | None]) -> int:
    """The frames a second of a loop with these roles that may have `fps` of them."""
    return min(int(ONWARD_SHARE * fps), ONWARD_MOST) if goes_onward(roles) else fps
