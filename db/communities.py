"""Communities, their rules, whom they banned and who opted out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.access import MakersAllowed, Strictness, ThemesAllowed
from db.errors import UnusableValue
from db.models import AllowedTheme, Ban, Community, OptOut, User
from db.once import add_once
from db.session import now

TITLE_LENGTH = 256
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
MOST_STICKERS = 1_000_000


@dataclass(frozen=True)
class Rules:
    """What admins decide for their community.

    listed: the names of the themes that may be used where `themes` says so. free_words: whether
    words that name no theme may be asked for. user_quota, quota: stickers a day of one user here,
    and of all; None: no limit but the deployment's. language: of answers; None: each user's own.
    ask_authors: whether whoever sent a photo is asked before somebody else makes a sticker of it.
    quiet: nothing but the sticker is said in the chat. answers_privately: stickers go to whoever
    asked, not into the chat.

    Raises UnusableValue.
    """

    themes: ThemesAllowed = ThemesAllowed.ALL
    listed: frozenset[str] = frozenset()
    free_words: bool = True
    makers: MakersAllowed = MakersAllowed.EVERYONE
    strictness: Strictness = Strictness.STRICT
    user_quota: int | None = None
    quota: int | None = None
    language: str | None = None
    ask_authors: bool = True
    quiet: bool = False
    answers_privately: bool = False

    def __post_init__(self) -> None:
        for name in ("user_quota", "quota"):
            if not 0 <= (getattr(self, name) or 0) <= MOST_STICKERS:
                raise UnusableValue(name, f"it must lie between 0 and {MOST_STICKERS}")
        if self.language is not None and not LANGUAGE.fullmatch(self.language):
            raise UnusableValue("language", "it must be a code such as de or pt-BR")
        if self.themes == ThemesAllowed.LISTED and not (self.listed or self.free_words):
            raise UnusableValue("themes", "the list is empty, so that nothing could be made")


_PLAIN = tuple(rule.name for rule in fields(Rules) if rule.name != "listed")  # a column each


async def find_community(
    session: AsyncSession, platform: str, native_id: str, *, title: str = "", private: bool = False
) -> Community:
    """The community of that name, new if need be. Wants a writing session.

    title: as the platform says now. private: the chat of one user.
    """
    wanted = select(Community)
    wanted = wanted.where(Community.platform == platform, Community.native_id == native_id)
    community = await session.scalar(wanted)
    if community is None:
        values = {"platform": platform, "native_id": native_id, "created_at": now()}
        await add_once(session, Community, values | {"private": private})
        community = (await session.scalars(wanted)).one()
    if title and title[:TITLE_LENGTH] != community.title:
        community.title = title[:TITLE_LENGTH]
    return community


async def read_rules(session: AsyncSession, community: Community) -> Rules:
    """Its rules."""
    listed = select(AllowedTheme.theme).where(AllowedTheme.community_id == community.id)
    return Rules(
        listed=frozenset(await session.scalars(listed)),
        **{name: getattr(community, name) for name in _PLAIN},
    )


async def change_rules(
    session: AsyncSession, community: Community, rules: Rules, *, known: Collection[str]
) -> None:
    """Give it other rules: `dataclasses.replace` of those that were read.

    known: the names of all themes there are. Raises UnusableValue for others on the list, unless
    they stood on it already: a theme may be gone from the program.
    """
    before = (await read_rules(session, community)).listed
    unknown = rules.listed - before - set(known)
    if unknown:
        raise UnusableValue("themes", f"there is none called {min(unknown)}")
    for name in _PLAIN:
        setattr(community, name, getattr(rules, name))
    gone = AllowedTheme.theme.in_(before - rules.listed)
    await session.execute(delete(AllowedTheme).where(_here(AllowedTheme, community.id), gone))
    for theme in sorted(rules.listed - before):
        await add_once(session, AllowedTheme, {"community_id": community.id, "theme": theme})
    await session.flush()


async def ban(
    session: AsyncSession, community_id: int, user_id: int, *,
    until: datetime | None = None, reason: str = "",
) -> None:  # fmt: skip
    """Let a user make nothing there until a moment, or for good; in place of an earlier ban."""
    row = Ban(community_id=community_id, user_id=user_id, until=until, created_at=now())
    row.reason = reason[:TITLE_LENGTH]
    await session.merge(row)
    await session.flush()


async def unban(session: AsyncSession, community_id: int, user_id: int) -> None:
    """Lift a ban, if there is one."""
    await session.execute(delete(Ban).where(_here(Ban, community_id), Ban.user_id == user_id))


async def is_banned(
    session: AsyncSession, community_id: int, user_id: int, moment: datetime
) -> bool:
    """Whether a ban is in force."""
    lasts = or_(Ban.until.is_(None), Ban.until > moment)
    found = exists().where(_here(Ban, community_id), Ban.user_id == user_id, lasts)
    return bool(await session.scalar(select(found)))


async def opt_out(session: AsyncSession, community_id: int, user_id: int) -> None:
    """Let nobody else make stickers of a user's messages there."""
    values = {"community_id": community_id, "user_id": user_id, "created_at": now()}
    await add_once(session, OptOut, values)


async def opt_in(session: AsyncSession, community_id: int, user_id: int) -> None:
    """Allow it again."""
    theirs = (_here(OptOut, community_id), OptOut.user_id == user_id)
    await session.execute(delete(OptOut).where(*theirs))


async def opted_out(session: AsyncSession, community_id: int, user_id: int) -> bool:
    """Whether nobody else may make stickers of a user's messages."""
    found = exists().where(_here(OptOut, community_id), OptOut.user_id == user_id)
    return bool(await session.scalar(select(found)))


async def who_opted_out(session: AsyncSession, community: Community) -> Sequence[str]:
    """The platform's names of all who did so here, or everywhere: in their own private chat."""
    own = (Community.private, Community.native_id == User.native_id)
    wanted = (
        select(User.native_id)
        .join(OptOut, OptOut.user_id == User.id)
        .join(Community, Community.id == OptOut.community_id)
        .where(User.platform == community.platform)
        .where(or_(Community.id == community.id, and_(*own)))
    )
    return (await session.scalars(wanted)).all()


def _here(
    table: type[AllowedTheme] | type[Ban] | type[OptOut], community_id: int
) -> ColumnElement[bool]:
    return table.community_id == community_id
