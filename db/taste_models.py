"""The tables of what people like best: their wishes, and what they chose so far."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json, OfUser, Short
from db.models import Base


class Taste(Base):
    """What a user wants unless they say otherwise. themes: names of favourites, under "names".
    strength, border: NULL for the usual."""

    __tablename__ = "tastes"
    __table_args__ = (CheckConstraint("strength BETWEEN 0 AND 1", name="strength"),)

    user_id: Mapped[OfUser]
    themes: Mapped[Json]
    strength: Mapped[float | None]
    border: Mapped[Short | None]


class ThemeUse(Base):
    """How often a user chose a theme, older choices counting less: `uses` is what they were worth
    at `last_at`."""

    __tablename__ = "theme_uses"
    __table_args__ = (CheckConstraint("uses > 0", name="uses"),)

    user_id: Mapped[OfUser]
    theme: Mapped[Short] = mapped_column(primary_key=True)
    uses: Mapped[float]
    last_at: Mapped[datetime]
