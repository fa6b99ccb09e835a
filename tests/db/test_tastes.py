"""Favourites come first, then what was chosen of late; nobody's taste outlives them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.errors import UnusableValue
from db.session import Database, now
from db.taste_models import ThemeUse
from db.tastes import FADES, MOST_FAVOURITES, Wanted, keep_taste, note_use, order_themes, read_taste
from tests.db.rows import add_user

NAMES = ["cats", "food", "pirates", "robots"]


async def test_what_somebody_said_is_remembered_until_they_say_otherwise(
    database: Database,
) -> None:
    async with database.write() as session:
        user = await add_user(session)
        assert await read_taste(session, user.id) == Wanted()
        for wanted in (Wanted(("food",), 0.4, "glow"), Wanted(("cats", "food"))):
            await keep_taste(session, user.id, wanted)
            assert await read_taste(session, user.id) == wanted


async def test_favourites_come_first_then_what_was_chosen_most(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)
        await keep_taste(session, user.id, Wanted(("robots",)))
        for theme in ("food", "pirates", "pirates", "gone"):
            await note_use(session, user.id, theme)
        ordered = await order_themes(session, user.id, NAMES)
        assert ordered == ["robots", "pirates", "food", "cats"]
        other = await add_user(session, "2")
        assert await order_themes(session, other.id, NAMES) == NAMES


async def test_what_was_chosen_long_ago_fades(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)
        for theme in ("food", "food", "food", "cats"):
            await note_use(session, user.id, theme)
        old = (await session.scalars(select(ThemeUse).where(ThemeUse.theme == "food"))).one()
        old.last_at = now() - 2 * FADES
        await session.flush()
        assert (await order_themes(session, user.id, NAMES))[:2] == ["cats", "food"]
        await note_use(session, user.id, "food")
        assert old.uses == pytest.approx(1.75, abs=0.01)


@pytest.mark.parametrize(
    "wrong",
    [
        {"themes": ("cats", "cats")},
        {"themes": tuple(map(str, range(MOST_FAVOURITES + 1)))},
        {"strength": 1.5},
    ],
    ids=["twice", "many", "strong"],
)
def test_what_cannot_be_wanted_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UnusableValue):
        Wanted(**wrong)  # type: ignore[arg-type]
