"""What people like best: what they said, and what they chose so far, which fades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from config.theme import BorderStyle
from db.errors import UnusableValue
from db.once import add_once
from db.session import now
from db.taste_models import Taste, ThemeUse

MOST_FAVOURITES = 12
FADES = timedelta(days=30)  # in which a choice counts half
NAMES = "names"


@dataclass(frozen=True)
class Wanted:
    """What somebody wants unless they say otherwise. themes: names of favourites, best first.
    strength: 0 (calm) to 1; None, as border: the usual. Raises UnusableValue."""

    themes: tuple[str, ...] = ()
    strength: float | None = None
    border: BorderStyle | None = None

    def __post_init__(self) -> None:
        if len(self.themes) > MOST_FAVOURITES or len(set(self.themes)) < len(self.themes):
            raise UnusableValue("themes", f"choose at most {MOST_FAVOURITES}, each once")
        if self.strength is not None and not 0 <= self.strength <= 1:
            raise UnusableValue("strength", "it must lie between 0 and 1")


async def read_taste(session: AsyncSession, user_id: int) -> Wanted:
    """What they said, or nothing."""
    found: Taste | None = await session.get(Taste, user_id)
    if found is None:
        return Wanted()
    return Wanted(tuple(found.themes[NAMES]), found.strength, found.border)  # type: ignore[arg-type]


async def keep_taste(session: AsyncSession, user_id: int, wanted: Wanted) -> None:
    """Remember it, in place of what they said before. Wants a writing session."""
    row = Taste(
        user_id=user_id, themes={NAMES: list(wanted.themes)}, strength=wanted.strength,
        border=wanted.border,
    )  # fmt: skip
    await session.merge(row)
    await session.flush()


async def note_use(session: AsyncSession, user_id: int, theme: str) -> None:
    """Remember that somebody chose a theme. Wants a writing session."""
    moment = now()
    key = {"user_id": user_id, "theme": theme}
    if await add_once(session, ThemeUse, key | {"uses": 1.0, "last_at": moment}):
        return
    use = await session.get_one(ThemeUse, (user_id, theme), with_for_update=True)
    use.uses, use.last_at = _faded(use, moment) + 1, max(moment, use.last_at)
    await session.flush()


async def order_themes(session: AsyncSession, user_id: int, names: Sequence[str]) -> Sequence[str]:
    """Themes as somebody would look for them: favourites, what they chose most of late, then the
    others as they stand. None is added or left out."""
    favourites = (await read_taste(session, user_id)).themes
    moment = now()
    wanted = select(ThemeUse).where(ThemeUse.user_id == user_id)
    uses = {use.theme: _faded(use, moment) for use in await session.scalars(wanted)}

    def standing(name: str) -> tuple[int, float]:
        liked = favourites.index(name) if name in favourites else len(favourites)
        return liked, -uses.get(name, 0.0)

    return sorted(names, key=standing)


def _faded(use: ThemeUse, moment: datetime) -> float:
    """What a theme's uses are worth by now; a clock that was set back makes them no more."""
    age = max(moment - use.last_at, timedelta())
    return float(use.uses * 2.0 ** (-(age / FADES)))
