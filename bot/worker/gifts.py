"""What may be kept of a photo when its sticker is made, where its maker said so.

A likeness, which is numbers, so that they need no photo the next time; and a lesson for networks:
a cut-out of at most CUTOUT_PX, and how it was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np

from bot.order import Order
from bot.subject import Found
from bot.worker.hand import Hand
from bot.worker.plan import Step, step_key
from bot.worker.shelf import Shelf
from db.jobs import new_id
from db.lessons import NewLesson, cutout_key
from pipeline.types import Cutout

CUTOUT_PX = 256  # longest side


@dataclass(frozen=True)
class Allowed:
    """What the user of a job lets be kept of a photo that is their own."""

    likeness: bool = False
    lesson: bool = False


@dataclass(frozen=True)
class Gift:
    """What is kept. likeness: as JSON. lesson: its cut-out lies there already."""

    likeness: Mapping[str, Any] | None = field(default=None, repr=False)
    lesson: NewLesson | None = None


NOTHING = Gift()


def collect(shelf: Shelf, hand: Hand, allowed: Allowed, record: Mapping[str, Any]) -> Gift:
    """What a job that is about to be made gives. record: its sticker.json.

    Waits for the store. Raises BlobMissing, BrokenParcel and BlobStoreUnreachable.
    """
    order = hand.order
    if order.likeness is not None or allowed == Allowed():
        return NOTHING
    found = shelf.take(Found, step_key(hand.job_id, Step.CUT_OUT, order))
    likeness = _likeness(order, found) if allowed.likeness else None
    lesson = _lesson(order, found.cutout, record) if allowed.lesson else None
    if lesson is not None:
        shelf.blobs.put(cutout_key(lesson.id), draw_small(found.cutout))
    return Gift(likeness, lesson)


def _likeness(order: Order, found: Found) -> Mapping[str, Any] | None:
    """As measured, of a photo of one person: of several nobody knows which is its maker."""
    if len(found.persons) != 1 or order.subject is not None:
        return None
    return found.persons[0].likeness.model_dump(mode="json")


def _lesson(order: Order, cutout: Cutout, record: Mapping[str, Any]) -> NewLesson | None:
    """None of a card, on which the background is seen, and of several themes, which no lesson can
    tell."""
    if cutout.card or order.mix:
        return None
    return NewLesson(
        id=new_id(),
        prompt=order.prompt,
        theme=record["theme"],
        seed=order.seed,
        strength=order.strength,
        cartoonizer=record["cartoonizer"],
    )


def draw_small(cutout: Cutout) -> bytes:
    """A PNG of a cutout, its longest side at most CUTOUT_PX; black where nothing of it is seen."""
    height, width = cutout.alpha.shape
    scale = min(1.0, CUTOUT_PX / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    pixels = cv2.resize(cutout.pixels, size, interpolation=cv2.INTER_AREA)
    alpha = np.rint(255 * cv2.resize(cutout.alpha, size, interpolation=cv2.INTER_AREA))
    pixels = np.where(alpha[..., None] > 0, pixels, 0)
    picture = np.dstack([pixels[..., ::-1], alpha]).astype(np.uint8)
    written, data = cv2.imencode(".png", picture)
    assert written, "no PNG"
    return data.tobytes()
