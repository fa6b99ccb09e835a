"""Opens intake with all that it measures messages by."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.deployment import data_folder
from bot.front.intake import Intake, Measures
from bot.front.look import Look
from bot.front.words import load_refused_words
from config.settings import Settings
from config.theme import load_themes
from db.blobs import Blobs
from db.forget import load_key
from db.session import Database
from pipeline.safety import open_safety_judge


@asynccontextmanager
async def open_intake(
    database: Database, blobs: Blobs, settings: Settings, *, assets: Path
) -> AsyncIterator[Intake]:
    """Intake, until the end of the block. Raises MissingAssets or BrokenModel where unsafe photos
    could not be told: a service that takes everything must not start by accident."""
    judge = await asyncio.to_thread(open_safety_judge, assets, threads=1)
    key = await asyncio.to_thread(load_key, data_folder(settings))
    look = Look(judge, threads=settings.threads)
    measures = Measures(settings, load_themes(), load_refused_words(), key)
    try:
        yield Intake(database, blobs, look, measures)
    finally:
        look.close()
