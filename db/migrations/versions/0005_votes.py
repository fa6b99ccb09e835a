"""What communities vote on, and what their moderators decide."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _make_members()
    _make_voting_rules()
    _make_candidates()
    _make_cases()
    _make_votes()
    _make_ballot_posts()
    _make_reports()
    _make_shadow_limits()
    _make_forbidden_words()
    _make_acts()


def downgrade() -> None:
    for table in (
        "acts",
        "forbidden_words",
        "shadow_limits",
        "reports",
        "ballot_posts",
        "votes",
        "cases",
        "candidates",
        "voting_rules",
        "members",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION votes_count()")


def _make_members() -> None:
    op.create_table(
        "members",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("joined_at", TIME, nullable=False),
        sa.Column("account_at", TIME),
        _to("members", "community_id", "communities.id", "CASCADE"),
        _to("members", "user_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("community_id", "user_id", name=op.f("pk_members")),
    )


def _make_voting_rules() -> None:
    op.create_table(
        "voting_rules",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("account_days", sa.Integer(), nullable=False),
        sa.Column("member_days", sa.Integer(), nullable=False),
        sa.Column("promotes_at", sa.Integer()),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.Column("hides_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        _check("voting_rules", "account_days", "account_days BETWEEN 0 AND 3650"),
        _check("voting_rules", "hides_at", "hides_at >= 1"),
        _check("voting_rules", "member_days", "member_days BETWEEN 0 AND 3650"),
        _check("voting_rules", "promotes_at", "promotes_at IS NULL OR promotes_at >= 1"),
        _to("voting_rules", "community_id", "communities.id", "CASCADE"),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_voting_rules")),
    )


def _make_candidates() -> None:
    op.create_table(
        "candidates",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("sticker_id", sa.String(32), nullable=False),
        sa.Column("maker_id", NUMBER, nullable=False),
        sa.Column("state", _among("candidatestate", "open", "hidden", "closed"), nullable=False),
        sa.Column("up", sa.Integer(), nullable=False),
        sa.Column("down", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Double(), nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        _check("candidates", "changed", "changed_at >= opened_at"),
        _check("candidates", "down", "down >= 0"),
        _check("candidates", "up", "up >= 0"),
        _to("candidates", "community_id", "communities.id", "CASCADE"),
        _to("candidates", "maker_id", "users.id", "CASCADE"),
        _to("candidates", "sticker_id", "stickers.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates")),
        sa.UniqueConstraint(
            "community_id", "sticker_id", name=op.f("uq_candidates_community_id_sticker_id")
        ),
        sa.UniqueConstraint("id", "maker_id", name=op.f("uq_candidates_id_maker_id")),
    )
    op.create_index("ix_candidates_maker_id", "candidates", ["maker_id"])
    op.create_index("ix_candidates_ranking", "candidates", ["community_id", "state", "rank", "id"])
    op.create_index("ix_candidates_sticker_id", "candidates", ["sticker_id"])


def _make_cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("sticker_id", sa.String(32)),
        sa.Column(
            "kind", _among("casekind", "reports", "takedown", "ring", "appeal"), nullable=False
        ),
        sa.Column(
            "state", _among("casestate", "open", "kept", "hidden", "deleted"), nullable=False
        ),
        sa.Column("opened_by", NUMBER),
        sa.Column("said", sa.String(512), nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.Column("decided_by", NUMBER),
        sa.Column("decided_at", TIME),
        _check("cases", "decided", "(state = 'open') = (decided_at IS NULL)"),
        _to("cases", "community_id", "communities.id", "CASCADE"),
        _to("cases", "decided_by", "users.id", "SET NULL"),
        _to("cases", "opened_by", "users.id", "SET NULL"),
        _to("cases", "sticker_id", "stickers.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    op.create_index(
        "ix_cases_community_id_state_opened_at", "cases", ["community_id", "state", "opened_at"]
    )
    op.create_index(
        "ix_cases_open",
        "cases",
        ["community_id", "sticker_id", "kind"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _make_votes() -> None:
    op.create_table(
        "votes",
        sa.Column("candidate_id", NUMBER, nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("maker_id", NUMBER, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("held_by", NUMBER),
        sa.Column("cast_at", TIME, nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        _check("votes", "changed", "changed_at >= cast_at"),
        _check("votes", "own", "user_id <> maker_id"),
        _check("votes", "held", "held_by IS NULL OR NOT counts"),
        _check("votes", "value", "value IN (-1, 1)"),
        sa.ForeignKeyConstraint(
            ["candidate_id", "maker_id"],
            ["candidates.id", "candidates.maker_id"],
            name=op.f("fk_votes_candidate_id_maker_id"),
            ondelete="CASCADE",
        ),
        _to("votes", "held_by", "cases.id", "SET NULL"),
        _to("votes", "user_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("candidate_id", "user_id", name=op.f("pk_votes")),
    )
    op.create_index("ix_votes_held_by", "votes", ["held_by"])
    op.create_index("ix_votes_user_id", "votes", ["user_id"])
    for statement in _counting():
        op.execute(statement)


def _counting() -> tuple[str, ...]:
    """What keeps a candidate's counts those of its votes, also where a vote goes with its user."""
    if op.get_bind().dialect.name == "postgresql":
        return _postgresql_counting()
    return tuple(
        f"CREATE TRIGGER votes_count_{event.lower()} AFTER {event} ON votes "
        f"BEGIN {' '.join(steps)} END"
        for event, steps in (
            ("INSERT", (_counted("NEW", "+"),)),
            ("DELETE", (_counted("OLD", "-"),)),
            ("UPDATE", (_counted("OLD", "-"), _counted("NEW", "+"))),
        )
    )


def _postgresql_counting() -> tuple[str, ...]:
    return (
        f"""
        CREATE FUNCTION votes_count() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP <> 'INSERT' THEN {_counted("OLD", "-")} END IF;
            IF TG_OP <> 'DELETE' THEN {_counted("NEW", "+")} END IF;
            RETURN NULL;
        END $$
        """,
        "CREATE TRIGGER votes_count AFTER INSERT OR UPDATE OR DELETE ON votes "
        "FOR EACH ROW EXECUTE FUNCTION votes_count()",
    )


def _counted(row: str, sign: str) -> str:
    """A step that takes a vote into its candidate's counts, or out of them."""
    up, down = (
        f"CASE WHEN {row}.counts AND {row}.value = {value} THEN 1 ELSE 0 END" for value in (1, -1)
    )
    counts = f"up = up {sign} {up}, down = down {sign} {down}"
    return f"UPDATE candidates SET {counts} WHERE id = {row}.candidate_id;"  # noqa: S608


def _make_ballot_posts() -> None:
    op.create_table(
        "ballot_posts",
        sa.Column("candidate_id", NUMBER, nullable=False),
        sa.Column("platform", sa.String(64), nullable=False),
        sa.Column("chat", sa.String(128), nullable=False),
        sa.Column("message", sa.String(128), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("due_at", TIME),
        _to("ballot_posts", "candidate_id", "candidates.id", "CASCADE"),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_ballot_posts")),
    )
    op.create_index("ix_ballot_posts_due_at", "ballot_posts", ["due_at"])


def _make_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("sticker_id", sa.String(32), nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column(
            "reason",
            _among("reason", "hate", "sex", "violence", "somebody", "spam", "other"),
            nullable=False,
        ),
        sa.Column("said", sa.String(512), nullable=False),
        sa.Column("reported_at", TIME, nullable=False),
        _to("reports", "community_id", "communities.id", "CASCADE"),
        _to("reports", "sticker_id", "stickers.id", "CASCADE"),
        _to("reports", "user_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("community_id", "sticker_id", "user_id", name=op.f("pk_reports")),
    )
    op.create_index("ix_reports_sticker_id", "reports", ["sticker_id"])


def _make_shadow_limits() -> None:
    op.create_table(
        "shadow_limits",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("until", TIME),
        sa.Column("created_at", TIME, nullable=False),
        _to("shadow_limits", "community_id", "communities.id", "CASCADE"),
        _to("shadow_limits", "user_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("community_id", "user_id", name=op.f("pk_shadow_limits")),
    )


def _make_forbidden_words() -> None:
    op.create_table(
        "forbidden_words",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("word", sa.String(64), nullable=False),
        _to("forbidden_words", "community_id", "communities.id", "CASCADE"),
        sa.PrimaryKeyConstraint("community_id", "word", name=op.f("pk_forbidden_words")),
    )


def _make_acts() -> None:
    op.create_table(
        "acts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("actor_id", NUMBER),
        sa.Column("verb", sa.String(64), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("undoable", sa.Boolean(), nullable=False),
        sa.Column("undoes", NUMBER),
        sa.Column("at", TIME, nullable=False),
        _to("acts", "actor_id", "users.id", "SET NULL"),
        _to("acts", "community_id", "communities.id", "CASCADE"),
        _to("acts", "undoes", "acts.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
        sa.UniqueConstraint("undoes", name=op.f("uq_acts_undoes")),
    )
    op.create_index("ix_acts_community_id_at", "acts", ["community_id", "at"])


def _to(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=ondelete)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _among(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
