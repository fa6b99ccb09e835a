"""Contests, and what is promoted to a community's own."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _make_contests()
    _make_entries()
    _make_places()
    _make_announcements()
    _make_promotions()


def downgrade() -> None:
    for table in ("promotions", "announcements", "places", "entries", "contests"):
        op.drop_table(table)


def _make_contests() -> None:
    op.create_table(
        "contests",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("prize", sa.String(256), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("starts_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("winners", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            _among("conteststate", "planned", "open", "counted", "posted", "cancelled"),
            nullable=False,
        ),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("counted_at", TIME),
        _check(
            "contests", "counted", "(state IN ('counted', 'posted')) = (counted_at IS NOT NULL)"
        ),
        _check("contests", "span", "ends_at > starts_at"),
        _check("contests", "entries", "entries BETWEEN 1 AND 20"),
        _check("contests", "title", "length(title) BETWEEN 1 AND 64"),
        _check("contests", "winners", "winners BETWEEN 1 AND 10"),
        _to("contests", "community_id", "communities.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contests")),
    )
    op.create_index("ix_contests_community_id", "contests", ["community_id"])
    op.create_index("ix_contests_state_ends_at", "contests", ["state", "ends_at"])


def _make_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("contest_id", sa.String(32), nullable=False),
        sa.Column("candidate_id", NUMBER, nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entered_at", TIME, nullable=False),
        _check("entries", "number", "number BETWEEN 1 AND 20"),
        _to("entries", "candidate_id", "candidates.id", "CASCADE"),
        _to("entries", "contest_id", "contests.id", "CASCADE"),
        _to("entries", "user_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("contest_id", "candidate_id", name=op.f("pk_entries")),
        sa.UniqueConstraint(
            "contest_id", "user_id", "number", name=op.f("uq_entries_contest_id_user_id_number")
        ),
    )
    op.create_index("ix_entries_candidate_id", "entries", ["candidate_id"])


def _make_places() -> None:
    op.create_table(
        "places",
        sa.Column("contest_id", sa.String(32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("candidate_id", NUMBER),
        sa.Column("up", sa.Integer(), nullable=False),
        sa.Column("down", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        _check("places", "place", "place >= 1"),
        _to("places", "candidate_id", "candidates.id", "SET NULL"),
        _to("places", "contest_id", "contests.id", "CASCADE"),
        sa.PrimaryKeyConstraint("contest_id", "place", name=op.f("pk_places")),
        sa.UniqueConstraint(
            "contest_id", "candidate_id", name=op.f("uq_places_contest_id_candidate_id")
        ),
    )


def _make_announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("contest_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("sent_at", TIME),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(128)),
        _to("announcements", "contest_id", "contests.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
        sa.UniqueConstraint("contest_id", "kind", name=op.f("uq_announcements_contest_id_kind")),
    )


def _make_promotions() -> None:
    op.create_table(
        "promotions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("candidate_id", NUMBER),
        sa.Column(
            "target",
            _among("target", "guild sticker", "guild emoji", "sticker set"),
            nullable=False,
        ),
        sa.Column(
            "state",
            _among(
                "promotionstate", "proposed", "approved", "placed", "leaving", "gone", "refused"
            ),
            nullable=False,
        ),
        sa.Column("native_id", sa.String(128)),
        sa.Column("replaces", NUMBER),
        sa.Column("decided_by", NUMBER),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        _check("promotions", "placed", "(state <> 'placed') OR (native_id IS NOT NULL)"),
        _to("promotions", "candidate_id", "candidates.id", "SET NULL"),
        _to("promotions", "community_id", "communities.id", "CASCADE"),
        _to("promotions", "decided_by", "users.id", "SET NULL"),
        _to("promotions", "replaces", "promotions.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotions")),
    )
    op.create_index("ix_promotions_community_id_state", "promotions", ["community_id", "state"])
    op.create_index(
        "ix_promotions_live",
        "promotions",
        ["candidate_id", "target"],
        unique=True,
        sqlite_where=sa.text("state IN ('proposed', 'approved', 'placed', 'leaving')"),
        postgresql_where=sa.text("state IN ('proposed', 'approved', 'placed', 'leaving')"),
    )


def _to(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=ondelete)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _among(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
