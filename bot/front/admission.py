"""Who may ask for what, and how much of it: everything that is known before the photo is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import (
    Banned,
    MakersLimited,
    OptedOut,
    QueueFull,
    QuotaReached,
    QuotaScope,
    ThemeNotAllowed,
    UnderMaintenance,
)
from bot.front.asked import Asked
from bot.front.words import plain
from config.settings import Settings
from config.theme import Theme
from db.access import MakersAllowed, ThemesAllowed
from db.communities import Rules, find_community, is_banned, opted_out, read_rules
from db.jobs import made_since
from db.models import Community, Job, User
from db.session import now
from db.states import JobState
from db.switches import read_maintenance
from db.turns import AT_WORK
from db.users import find_user

NOT_MADE_YET = (JobState.WAITING, *AT_WORK)
MOST_BESIDE = 11  # of the twelve expressions of a pack


@dataclass(frozen=True)
class Admitted:
    """Who asks where, and by which rules."""

    user: User
    community: Community
    rules: Rules


async def admit(session: AsyncSession, asked: Asked, key: bytes | None = None) -> Admitted:
    """Let somebody ask here at all, or raise the Refusal that says why not.

    Wants a writing session: people and places that are new get their rows. key: of `find_user`.
    """
    told = await read_maintenance(session)
    if told is not None:
        raise UnderMaintenance(told)
    place, asker = asked.place, asked.asker
    user = await find_user(session, asked.platform, asker.native_id, asker.language, key=key)
    community = await find_community(
        session, asked.platform, place.native_id, title=place.title, private=place.private
    )
    if await is_banned(session, community.id, user.id, now()):
        raise Banned
    rules = await read_rules(session, community)
    if rules.makers == MakersAllowed.ADMINS and not asker.is_admin and not place.private:
        raise MakersLimited
    if not asked.own_photo:
        await _check_author(session, asked, community)
    return Admitted(user, community, rules)


async def _check_author(session: AsyncSession, asked: Asked, community: Community) -> None:
    """Raise OptedOut where whoever sent the photo wants no stickers of it. They get no row."""
    wanted = select(User.id).where(User.platform == asked.platform, User.native_id == asked.author)
    author = await session.scalar(wanted)
    if author is not None and await opted_out(session, community.id, author):
        raise OptedOut


def check_theme(words: str, rules: Rules, themes: Mapping[str, Theme]) -> None:
    """Raise ThemeNotAllowed for a look that is not listed, and for words that name none where
    free words are not allowed."""
    listed = rules.themes == ThemesAllowed.LISTED
    allowed = {name for name in themes if not listed or name in rules.listed}
    meant = plain(words)
    named = next((n for n, t in themes.items() if meant in (plain(n), plain(t.title))), None)
    if named in allowed or (named is None and rules.free_words):
        return
    raise ThemeNotAllowed([themes[name].title for name in sorted(allowed)])


async def check_amounts(
    session: AsyncSession, admitted: Admitted, settings: Settings, *, beside: int = 0
) -> None:
    """Raise QueueFull or QuotaReached. beside: see Asked; at most MOST_BESIDE are believed.

    A community can allow its users and itself less than the deployment does, never more: anybody
    can make a group and be its admin.
    """
    user, community = admitted.user, admitted.community
    wanted = select(func.count()).where(Job.user_id == user.id, Job.state.in_(NOT_MADE_YET))
    counted = (await session.scalar(wanted) or 0) - min(beside, MOST_BESIDE)
    if counted >= settings.user_queued:
        raise QueueFull(settings.user_queued)
    rules, today = admitted.rules, _Today(session)
    await today.check(QuotaScope.USER, settings.user_quota, user_id=user.id)
    own = rules.user_quota
    await today.check(QuotaScope.USER, own, user_id=user.id, community_id=community.id)
    for limit in (settings.community_quota, rules.quota):
        await today.check(QuotaScope.COMMUNITY, limit, community_id=community.id)


class _Today:
    """The stickers of the day, which begins at midnight UTC for everybody."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._began_at = now().replace(hour=0, minute=0, second=0, microsecond=0)

    @property
    def ends_at(self) -> datetime:
        return self._began_at + timedelta(days=1)

    async def check(
        self,
        scope: QuotaScope,
        limit: int | None,
        *,
        user_id: int | None = None,
        community_id: int | None = None,
    ) -> None:
        """Raise QuotaReached when a limit is; None is no limit."""
        if limit is None:
            return
        made = await made_since(
            self._session, self._began_at, user_id=user_id, community_id=community_id
        )
        if len(made) >= limit:
            raise QuotaReached(scope, limit, self.ends_at)
