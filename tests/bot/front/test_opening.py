"""Intake opens with everything it measures messages by."""

from pathlib import Path

import pytest

from bot.front.opening import open_intake
from config.settings import Settings
from db.blobs import Blobs
from db.session import Database
from pipeline.errors import BrokenModel


async def test_intake_opens_with_the_judge_of_photos(
    database: Database, blobs: Blobs, tmp_path: Path, assets: Path
) -> None:
    settings = Settings(data_dir=tmp_path / "data", threads=1)
    async with open_intake(database, blobs, settings, assets=assets) as intake:
        assert callable(intake.take)
    assert (tmp_path / "data" / "forget.key").exists()


async def test_a_service_that_would_take_everything_does_not_start(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    with pytest.raises(BrokenModel):
        async with open_intake(database, blobs, Settings(), assets=tmp_path):
            raise AssertionError
