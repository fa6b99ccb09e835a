"""The desk of a service whose intake tells no unsafe photos and whose models know nothing."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

import numpy as np

from bot.front.consent import Consent
from bot.front.crops import CropFinder
from bot.front.desk import Desk
from bot.front.forgetting import Forgetter
from bot.front.intake import Intake, Measures
from bot.front.look import Look
from bot.front.metered import MeteredIntake
from bot.front.metrics import Metrics
from bot.front.purge import Purger
from bot.front.words import load_refused_words
from bot.speech.catalog import load_speech
from config.settings import Settings
from config.theme import load_themes
from db.blobs import open_blobs
from db.forget import load_key
from db.session import Database
from pipeline.types import FaceMesh


class Faces:
    """Finds as many faces in every photo as it is told to."""

    count = 0

    def find(self, pixels: np.ndarray) -> tuple[FaceMesh, ...]:
        height, width = pixels.shape[:2]
        return tuple(_face(width, height, number) for number in range(self.count))


class Stars:
    """Thinks of a star whatever is said."""

    def find(self, prompt: str, *, most: int = 3) -> tuple[str, ...]:
        return ("🌟",)[:most]


def build_desk(
    settings: Settings, database: Database, folder: Path, stack: AsyncExitStack, faces: Faces
) -> Desk:
    """Over a folder's files. faces: what is found in photos."""
    blobs, look, crops = open_blobs("", folder / "blobs"), Look(None), CropFinder(faces)
    stack.callback(look.close)
    stack.callback(crops.close)
    key, themes, metrics = load_key(folder), load_themes(), Metrics()
    intake = Intake(database, blobs, look, Measures(settings, themes, load_refused_words(), key))
    purger = Purger(database, blobs, lambda job_id: None)
    return Desk(
        settings=settings,
        database=database,
        blobs=blobs,
        intake=MeteredIntake(intake, metrics),
        speech=load_speech(),
        themes=themes,
        metrics=metrics,
        consent=Consent(database, blobs, key),
        forgetter=Forgetter(database, blobs, folder, purger.purge, lambda job_id: None),
        purge=purger.purge,
        crops=crops,
        emoji=Stars(),
    )


def _face(width: int, height: int, number: int) -> FaceMesh:
    """A small round one, the first a little larger and further left."""
    angles = np.linspace(0, 2 * np.pi, 468, dtype=np.float32)
    radius = (0.12 - 0.005 * number) * height
    x = width * (0.2 + 0.25 * number) + radius * np.cos(angles)
    y = height * 0.5 + radius * np.sin(angles)
    return FaceMesh(np.stack([x, y, np.zeros_like(x)], axis=1).astype(np.float32), 0.9)
