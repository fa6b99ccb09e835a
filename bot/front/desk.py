"""What every front end asks of the service."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from bot.front.consent import Consent
from bot.front.courier import Courier
from bot.front.crops import CropFinder
from bot.front.forgetting import Forgetter
from bot.front.metered import MeteredIntake
from bot.front.metrics import Metrics
from bot.front.packs import EmojiFinder
from bot.front.progress import Board
from bot.speech.catalog import Speech
from config.settings import Settings
from config.theme import Theme
from db.blobs import Blobs
from db.session import Database


@dataclass(frozen=True)
class Desk:
    """The parts of the service that front ends share. purge: deletes what an ended job leaves.
    crops: finds the faces of a photo. emoji: finds emoji by meaning; it takes milliseconds, which
    are not the event loop's.
    """

    settings: Settings
    database: Database
    blobs: Blobs
    intake: MeteredIntake
    speech: Speech
    themes: Mapping[str, Theme]
    metrics: Metrics
    consent: Consent
    forgetter: Forgetter
    purge: Callable[[str], Awaitable[None]]
    crops: CropFinder
    emoji: EmojiFinder


class Platform(Protocol):
    """One platform's front end: what brings things to its chats, what edits messages there, and
    what listens."""

    @property
    def courier(self) -> Courier: ...

    @property
    def board(self) -> Board: ...

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until `stop` is set. A platform that does not answer is waited for."""
        ...


# Raises UnusableSetting where the platform refuses the token.
OpenPlatform = Callable[[Desk], AbstractAsyncContextManager[Platform]]
