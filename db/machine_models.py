"""The tables of what makes stickers: who is there, how long it takes, and what operators set."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json, Number, Short
from db.models import Base


class Worker(Base):
    """A process that makes stickers. slots: jobs it works on at a time; 0 while it drains.

    device: "cpu" or "cuda". gpu_bytes: memory that the GPU has in use.
    """

    __tablename__ = "workers"

    executor: Mapped[str] = mapped_column(String(64), primary_key=True)
    host: Mapped[Short]
    process: Mapped[int]
    version: Mapped[Short]
    device: Mapped[Short]
    slots: Mapped[int]
    gpu_bytes: Mapped[int | None] = mapped_column(Number)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    draining: Mapped[bool] = mapped_column(default=False)


class StageTime(Base):
    """How long a stage takes on a device at a quality, kept running. mean_s: recent ones count
    more; total_s and runs: of all."""

    __tablename__ = "stage_times"

    stage: Mapped[str] = mapped_column(String(32), primary_key=True)
    device: Mapped[str] = mapped_column(String(32), primary_key=True)
    quality: Mapped[str] = mapped_column(String(32), primary_key=True)
    mean_s: Mapped[float]
    total_s: Mapped[float]
    runs: Mapped[int] = mapped_column(Number)


class Switch(Base):
    """What an operator sets for the whole service, such as "maintenance"."""

    __tablename__ = "switches"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[Json]
    set_at: Mapped[datetime]
