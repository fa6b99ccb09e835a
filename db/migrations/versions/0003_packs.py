"""Packs of stickers, and the sets that platforms keep of them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _make_packs()
    _make_items()
    _make_sets()
    _make_placed()


def downgrade() -> None:
    for table in ("placed_stickers", "sticker_sets", "pack_items", "packs"):
        op.drop_table(table)


def _make_packs() -> None:
    op.create_table(
        "packs",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        _check("packs", "title", "length(title) BETWEEN 1 AND 64"),
        _check("packs", "changed", "changed_at >= created_at"),
        _to("packs", "user_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sa.UniqueConstraint("user_id", "title", name=op.f("uq_packs_user_id_title")),
    )


def _make_items() -> None:
    op.create_table(
        "pack_items",
        sa.Column("pack_id", sa.String(32), nullable=False),
        sa.Column("sticker_id", sa.String(32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("emoji", sa.String(256), nullable=False),
        sa.Column("added_at", TIME, nullable=False),
        _check("pack_items", "place", "place >= 0"),
        _check("pack_items", "emoji", "length(emoji) BETWEEN 1 AND 256"),
        _to("pack_items", "pack_id", "packs.id", "CASCADE"),
        _to("pack_items", "sticker_id", "stickers.id", "CASCADE"),
        sa.PrimaryKeyConstraint("pack_id", "sticker_id", name=op.f("pk_pack_items")),
        sa.UniqueConstraint("pack_id", "place", name=op.f("uq_pack_items_pack_id_place")),
    )
    op.create_index("ix_pack_items_sticker_id", "pack_items", ["sticker_id"])


def _make_sets() -> None:
    op.create_table(
        "sticker_sets",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("pack_id", sa.String(32)),
        sa.Column("platform", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("synced_at", TIME),
        _check("sticker_sets", "number", "number >= 1"),
        _to("sticker_sets", "pack_id", "packs.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sticker_sets")),
        sa.UniqueConstraint("platform", "name", name=op.f("uq_sticker_sets_platform_name")),
        sa.UniqueConstraint(
            "pack_id", "platform", "number", name=op.f("uq_sticker_sets_pack_id_platform_number")
        ),
    )


def _make_placed() -> None:
    op.create_table(
        "placed_stickers",
        sa.Column("set_id", NUMBER, nullable=False),
        sa.Column("native_id", sa.String(128), nullable=False),
        sa.Column("sticker_id", sa.String(32)),
        sa.Column("emoji", sa.String(256), nullable=False),
        _to("placed_stickers", "set_id", "sticker_sets.id", "CASCADE"),
        _to("placed_stickers", "sticker_id", "stickers.id", "SET NULL"),
        sa.PrimaryKeyConstraint("set_id", "native_id", name=op.f("pk_placed_stickers")),
        sa.UniqueConstraint(
            "set_id", "sticker_id", name=op.f("uq_placed_stickers_set_id_sticker_id")
        ),
    )
    op.create_index("ix_placed_stickers_sticker_id", "placed_stickers", ["sticker_id"])


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _to(table: str, column: str, target: str, then: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=then)
