"""What the front ends of the platforms keep: messages that are edited while a job is made, and
questions that wait for an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
ADDED = (
    ("users", "chosen_language", sa.String(64), None),
    ("users", "may_write", sa.Boolean(), sa.false()),
    ("communities", "ask_authors", sa.Boolean(), sa.true()),
    ("communities", "quiet", sa.Boolean(), sa.false()),
    ("communities", "answers_privately", sa.Boolean(), sa.false()),
)


def upgrade() -> None:
    for table, name, kind, default in ADDED:
        op.add_column(
            table, sa.Column(name, kind, nullable=default is None, server_default=default)
        )
    op.create_table(
        "posts",
        sa.Column("job", NUMBER, nullable=False),
        sa.Column("chat", sa.String(128), nullable=False),
        sa.Column("message", sa.String(128), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("expires_at", TIME),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job"], ["jobs.number"], name=op.f("fk_posts_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job", name=op.f("pk_posts")),
    )
    op.create_table(
        "asks",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("asked_by", sa.String(64), nullable=False),
        sa.Column("answerer", sa.String(64), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
    )
    op.create_index("ix_asks_created_at", "asks", ["created_at"])


def downgrade() -> None:
    op.drop_table("asks")
    op.drop_table("posts")
    for table, name, _kind, _default in reversed(ADDED):
        op.drop_column(table, name)
