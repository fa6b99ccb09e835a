"""The stages of a job in their order, and where its blobs lie."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bot.order import Order


class Step(StrEnum):
    """A stage whose result is kept: a killed worker's job goes on after the last one."""

    CUT_OUT = "cut_out"
    CARTOON = "cartoon"
    SCENE = "scene"
    PREVIEW = "preview"
    RENDER = "render"
    ENCODE = "encode"


class Lane(StrEnum):
    """One thread each, so that one job is drawn while another one is rendered."""

    DRAWING = "drawing"
    RENDERING = "rendering"  # OpenGL's context belongs to its thread


LANES: Mapping[Step, Lane] = MappingProxyType(
    {
        Step.CUT_OUT: Lane.DRAWING,
        Step.CARTOON: Lane.DRAWING,
        Step.SCENE: Lane.DRAWING,
        Step.PREVIEW: Lane.RENDERING,
        Step.RENDER: Lane.RENDERING,
        Step.ENCODE: Lane.RENDERING,
    }
)


def steps_of(order: Order) -> tuple[Step, ...]:
    """What an order goes through; a kept likeness needs neither cutting out nor drawing."""
    steps = tuple(Step)
    return steps if order.likeness is None else steps[steps.index(Step.SCENE) :]


def job_folder(job_id: str) -> str:
    """Where everything lies that goes when the job ends."""
    return f"jobs/{job_id}"


def sticker_folder(job_id: str) -> str:
    """Where the finished files lie, which stay."""
    return f"stickers/{job_id}"


def photo_key(job_id: str) -> str:
    return f"{job_folder(job_id)}/photo"


def step_key(job_id: str, step: Step, order: Order) -> str:
    """Where a step's value lies. Of a photo the key also says how it is cut out, so that another
    job with the same photo and the same wishes can tell."""
    if step != Step.CUT_OUT:
        return f"{job_folder(job_id)}/{step}"
    wishes = repr((order.subject, order.keep_background, order.shape, order.kind))
    return f"{job_folder(job_id)}/{step}-{hashlib.sha256(wishes.encode()).hexdigest()[:12]}"
