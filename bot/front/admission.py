"""Who may ask for what, and how much of it: everything that is known before the photo is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
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
from bot.front.asked import UNKNOWN, Asked
from bot.front.theme_names import named_theme
from config.settings import Settings
from config.theme import Theme
from db.access import MakersAllowed, ThemesAllowed
from db.communities import (
    Rules,
    find_community,
    is_banned,
    opted_out,
    read_rules,
    who_opted_out,
)
from db.forget import digest_of
from db.jobs import AUTHOR, count_amounts
from db.models import Community, User
from db.session import now
from db.switches import read_maintenance
from db.users import find_user

DAY = timedelta(days=1)  # it begins at midnight UTC for everybody
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
        await _check_author(session, asked, community, key)
    return Admitted(user, community, rules)


async def _check_author(
    session: AsyncSession, asked: Asked, community: Community, key: bytes | None
) -> None:
    """Raise OptedOut where whoever sent the photo wants no stickers of it, here or anywhere: that
    is a rule of their own private chat. They get no row. Of a photo that is drawn again only their
    hash is known."""
    digest = asked.source.get(AUTHOR)
    if asked.author == UNKNOWN and digest is not None and key is not None:
        shy = await who_opted_out(session, community)
        if any(digest_of(key, asked.platform, it) == digest for it in shy):
            raise OptedOut
        return
    wanted = select(User.id).where(User.platform == asked.platform, User.native_id == asked.author)
    author = await session.scalar(wanted)
    own = select(Community.id).where(
        Community.platform == asked.platform,
        Community.native_id == asked.author,
        Community.private,
    )
    for place in (community.id, await session.scalar(own)):
        if author is not None and place is not None and await opted_out(session, place, author):
            raise OptedOut


def check_theme(words: str, rules: Rules, themes: Mapping[str, Theme]) -> None:
    """Raise ThemeNotAllowed for a look that is not listed, and for words that name none where
    free words are not allowed."""
    listed = rules.themes == ThemesAllowed.LISTED
    allowed = {name for name in themes if not listed or name in rules.listed}
    named = named_theme(words, themes)
    if named in allowed or (named is None and rules.free_words):
        return
    raise ThemeNotAllowed({name: themes[name].title for name in sorted(allowed)})


async def check_amounts(
    session: AsyncSession, admitted: Admitted, settings: Settings, *, beside: int = 0
) -> None:
    """Raise QueueFull or QuotaReached. beside: see Asked; at most MOST_BESIDE are believed.

    A community can allow its users and itself less than the deployment does, never more: anybody
    can make a group and be its admin.
    """
    rules, began_at = admitted.rules, now().replace(hour=0, minute=0, second=0, microsecond=0)
    found = await count_amounts(session, admitted.user.id, admitted.community.id, began_at)
    if found.queued - min(beside, MOST_BESIDE) >= settings.user_queued:
        raise QueueFull(settings.user_queued)
    for scope, limit, count in (
        (QuotaScope.USER, settings.user_quota, found.by_user),
        (QuotaScope.USER, rules.user_quota, found.by_user_here),
        (QuotaScope.COMMUNITY, settings.community_quota, found.here),
        (QuotaScope.COMMUNITY, rules.quota, found.here),
    ):
        if limit is not None and count >= limit:
            raise QuotaReached(scope, limit, began_at + DAY)
