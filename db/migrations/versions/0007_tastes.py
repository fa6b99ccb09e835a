"""Packs of communities, and what people like best."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _add_to_packs()
    _make_pack_changes()
    _make_tastes()
    _make_theme_uses()


def downgrade() -> None:
    for table in ("theme_uses", "tastes", "pack_changes"):
        op.drop_table(table)
    with op.batch_alter_table("packs") as packs:
        packs.drop_index("ix_packs_community_id")
        for column in ("community_id", "cover"):
            packs.drop_constraint(op.f(f"fk_packs_{column}"), type_="foreignkey")
        for column in ("community_id", "cover", "published", "licence", "tags"):
            packs.drop_column(column)
    op.drop_column("pack_items", "keywords")


def _add_to_packs() -> None:
    # With keys of their own, which SQLite gives only to tables that are built anew.
    with op.batch_alter_table("packs") as packs:
        packs.add_column(sa.Column("community_id", NUMBER))
        packs.add_column(sa.Column("cover", sa.String(32)))
        packs.add_column(_with_default("published", sa.Boolean(), sa.false()))
        packs.add_column(_with_default("licence", sa.String(256), sa.text("''")))
        packs.add_column(_with_default("tags", sa.String(256), sa.text("''")))
        for column, table, ondelete in (
            ("community_id", "communities", "CASCADE"),
            ("cover", "stickers", "SET NULL"),
        ):
            name = op.f(f"fk_packs_{column}")
            packs.create_foreign_key(name, table, [column], ["id"], ondelete=ondelete)
        packs.create_index("ix_packs_community_id", ["community_id"])
    op.add_column("pack_items", _with_default("keywords", sa.String(256), sa.text("''")))


def _with_default(name: str, kind: Any, default: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default=default)


def _make_pack_changes() -> None:
    op.create_table(
        "pack_changes",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("pack_id", sa.String(32), nullable=False),
        sa.Column("actor_id", NUMBER),
        sa.Column("verb", sa.String(64), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        _to("pack_changes", "actor_id", "users.id", "SET NULL"),
        _to("pack_changes", "pack_id", "packs.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_changes")),
    )
    op.create_index("ix_pack_changes_pack_id_at", "pack_changes", ["pack_id", "at"])


def _make_tastes() -> None:
    op.create_table(
        "tastes",
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("strength", sa.Double()),
        sa.Column("border", sa.String(64)),
        _check("tastes", "strength", "strength BETWEEN 0 AND 1"),
        _to("tastes", "user_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_tastes")),
    )


def _make_theme_uses() -> None:
    op.create_table(
        "theme_uses",
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("theme", sa.String(64), nullable=False),
        sa.Column("uses", sa.Double(), nullable=False),
        sa.Column("last_at", TIME, nullable=False),
        _check("theme_uses", "uses", "uses > 0"),
        _to("theme_uses", "user_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "theme", name=op.f("pk_theme_uses")),
    )


def _to(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=ondelete)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))
