"""Packs that are made of one photo, and the messages that tell how far packs are."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "pack_posts",
        sa.Column("pack_id", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(64), nullable=False),
        sa.Column("chat", sa.String(128), nullable=False),
        sa.Column("message", sa.String(128), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("expires_at", TIME),
        sa.Column("language", sa.String(64)),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("total >= 0", name=op.f("ck_pack_posts_total")),
        _to("pack_posts", "pack_id", "packs.id"),
        sa.PrimaryKeyConstraint("pack_id", name=op.f("pk_pack_posts")),
    )
    op.create_table(
        "pack_jobs",
        sa.Column("job", NUMBER, nullable=False),
        sa.Column("pack_id", sa.String(32), nullable=False),
        sa.Column("included", sa.Boolean()),
        _to("pack_jobs", "job", "jobs.number"),
        _to("pack_jobs", "pack_id", "packs.id"),
        sa.PrimaryKeyConstraint("job", name=op.f("pk_pack_jobs")),
    )
    op.create_index("ix_pack_jobs_pack_id", "pack_jobs", ["pack_id"])


def downgrade() -> None:
    for table in ("pack_jobs", "pack_posts"):
        op.drop_table(table)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="CASCADE")
