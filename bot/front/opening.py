"""Opens intake with all that it measures messages by, and the desk of the front ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.deployment import data_folder
from bot.front.consent import Consent
from bot.front.crops import open_crop_finder
from bot.front.desk import Desk
from bot.front.forgetting import Forgetter
from bot.front.intake import Intake, Measures
from bot.front.look import Look
from bot.front.metered import MeteredIntake
from bot.front.metrics import Metrics
from bot.front.purge import OnForget, Purger
from bot.front.theme_names import learn_names
from bot.front.words import load_refused_words
from bot.speech.catalog import load_speech
from config.assets import find_assets
from config.settings import Settings
from config.theme import Theme, deployed_themes
from db.blobs import Blobs
from db.forget import load_key
from db.session import Database
from pipeline.prompt.emoji import open_emoji_finder
from pipeline.safety import open_safety_judge


@asynccontextmanager
async def open_intake(
    database: Database,
    blobs: Blobs,
    settings: Settings,
    *,
    assets: Path,
    themes: Mapping[str, Theme] | None = None,
) -> AsyncIterator[Intake]:
    """Intake, until the end of the block. themes: None for those of the settings.

    Raises MissingAssets or BrokenModel where unsafe photos could not be told: a service that takes
    everything must not start by accident. Raises ThemeError and UnusableSetting."""
    themes = themes or deployed_themes(settings)
    judge = await asyncio.to_thread(open_safety_judge, assets, threads=1)
    key = await asyncio.to_thread(load_key, data_folder(settings))
    look = Look(judge, threads=settings.threads)
    measures = Measures(settings, themes, load_refused_words(), key)
    try:
        yield Intake(database, blobs, look, measures)
    finally:
        look.close()


@asynccontextmanager
async def open_desk(
    database: Database, blobs: Blobs, settings: Settings, *, metrics: Metrics, forget: OnForget
) -> AsyncIterator[Desk]:
    """What front ends ask of the service, until the end of the block. forget: deletes a workflow's
    rows. Raises what `open_intake` raises."""
    folder, purger = data_folder(settings), Purger(database, blobs, forget)
    key = await asyncio.to_thread(load_key, folder)
    forgetter = Forgetter(database, blobs, folder, purger.purge, forget)
    assets, themes = find_assets(settings.assets), deployed_themes(settings)
    await asyncio.to_thread(load_speech().read_all)  # not at somebody's first word
    await asyncio.to_thread(learn_names, themes)
    async with AsyncExitStack() as stack:
        opened = open_intake(database, blobs, settings, assets=assets, themes=themes)
        intake = await stack.enter_async_context(opened)
        crops = await asyncio.to_thread(open_crop_finder, assets, threads=1)
        stack.callback(crops.close)
        yield Desk(
            settings=settings,
            database=database,
            blobs=blobs,
            intake=MeteredIntake(intake, metrics),
            speech=load_speech(),
            themes=themes,
            metrics=metrics,
            consent=Consent(database, blobs, key),
            forgetter=forgetter,
            purge=purger.purge,
            crops=crops,
            emoji=await asyncio.to_thread(open_emoji_finder, assets),
        )
