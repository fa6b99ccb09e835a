"""The first tables.

What is written here stays as it is whatever becomes of the code: it names no state, no column type
and no constraint of `db`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)

# From, to: the only ways a job's state may change.
STATE_CHANGES = (
    ("waiting", "started"),
    ("waiting", "cancelled"),
    ("waiting", "failed"),
    ("started", "running"),
    ("started", "waiting"),
    ("started", "cancelled"),
    ("started", "failed"),
    ("running", "made"),
    ("running", "started"),
    ("running", "waiting"),
    ("running", "cancelled"),
    ("running", "failed"),
    ("made", "done"),
    ("made", "failed"),
)
JOB_INDEXES = (
    ("state", "round", "place", "number"),
    ("user_id", "round"),
    ("community_id", "round", "place"),
    ("user_id", "created_at"),
    ("community_id", "created_at"),
    ("photo_sha256",),
)
ILLEGAL = "jobs: no such change of state"


def upgrade() -> None:
    _make_people()
    _make_communities()
    _make_rules()
    _make_jobs()
    _index_jobs()
    _make_attempts()
    _make_deliveries()
    _make_stickers()
    _make_lessons()
    _make_machines()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_sqlite_guard())
    else:
        for statement in _postgresql_guard():
            op.execute(statement)


def downgrade() -> None:
    for table in ("deliveries", "attempts", "jobs", "stickers", "lessons", "likenesses",
                  "opt_outs", "kept_bans", "bans", "allowed_themes", "communities", "users",
                  "forgotten", "switches", "stage_times", "workers"):  # fmt: skip
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION jobs_guard_state")


def _make_people() -> None:
    op.create_table(
        "users",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("platform", sa.String(64), nullable=False),
        sa.Column("native_id", sa.String(64), nullable=False),
        sa.Column("language", sa.String(64)),
        sa.Column("remembers", sa.Boolean(), nullable=False),
        sa.Column("trains", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("platform", "native_id", name=op.f("uq_users_platform_native_id")),
    )
    op.create_table(
        "likenesses",
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("likeness", sa.JSON(), nullable=False),
        sa.Column("kept_at", TIME, nullable=False),
        _to_users("likenesses"),
        sa.PrimaryKeyConstraint("user_id", "name", name=op.f("pk_likenesses")),
    )
    op.create_table(
        "forgotten",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_forgotten")),
    )


def _make_communities() -> None:
    op.create_table(
        "communities",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("platform", sa.String(64), nullable=False),
        sa.Column("native_id", sa.String(64), nullable=False),
        sa.Column("title", sa.String(256), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(64)),
        sa.Column("themes", sa.String(24), nullable=False),
        sa.Column("free_words", sa.Boolean(), nullable=False),
        sa.Column("makers", sa.String(24), nullable=False),
        sa.Column("strictness", sa.String(24), nullable=False),
        sa.Column("user_quota", sa.Integer()),
        sa.Column("quota", sa.Integer()),
        sa.Column("created_at", TIME, nullable=False),
        _check("communities", "themesallowed", "themes IN ('all', 'listed')"),
        _check("communities", "makersallowed", "makers IN ('everyone', 'admins')"),
        _check("communities", "strictness", "strictness IN ('strict', 'usual', 'off')"),
        _check("communities", "user_quota", "user_quota IS NULL OR user_quota >= 0"),
        _check("communities", "quota", "quota IS NULL OR quota >= 0"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communities")),
        sa.UniqueConstraint(
            "platform", "native_id", name=op.f("uq_communities_platform_native_id")
        ),
    )


def _make_rules() -> None:
    op.create_table(
        "allowed_themes",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("theme", sa.String(64), nullable=False),
        _to_communities("allowed_themes"),
        sa.PrimaryKeyConstraint("community_id", "theme", name=op.f("pk_allowed_themes")),
    )
    op.create_table(
        "bans",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("reason", sa.String(256), nullable=False),
        sa.Column("until", TIME),
        sa.Column("created_at", TIME, nullable=False),
        _to_communities("bans"),
        _to_users("bans"),
        sa.PrimaryKeyConstraint("community_id", "user_id", name=op.f("pk_bans")),
    )
    op.create_table(
        "kept_bans",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("until", TIME),
        sa.Column("created_at", TIME, nullable=False),
        _to_communities("kept_bans"),
        sa.PrimaryKeyConstraint("community_id", "digest", name=op.f("pk_kept_bans")),
    )
    op.create_table(
        "opt_outs",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        _to_communities("opt_outs"),
        _to_users("opt_outs"),
        sa.PrimaryKeyConstraint("community_id", "user_id", name=op.f("pk_opt_outs")),
    )


def _make_jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(64), nullable=False),
        sa.Column("message", sa.String(128), nullable=False),
        sa.Column("chat", sa.String(128), nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("language", sa.String(64)),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("photo_sha256", sa.String(64)),
        sa.Column("own_photo", sa.Boolean(), nullable=False),
        sa.Column("quality", sa.String(64), nullable=False),
        *_standing(),
        *_moments("started_at", "cancel_asked_at", "ended_at", "purged_at"),
        _check(
            "jobs",
            "jobstate",
            "state IN ('waiting', 'started', 'running', 'made', 'done', 'failed', 'cancelled')",
        ),
        _check("jobs", "progress", "progress BETWEEN 0 AND 1"),
        _check(
            "jobs",
            "ended",
            "(state IN ('cancelled', 'done', 'failed')) = (ended_at IS NOT NULL)",
        ),
        _check("jobs", "error", "(state = 'failed') = (error IS NOT NULL)"),
        _check("jobs", "purged", "purged_at IS NULL OR ended_at IS NOT NULL"),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_jobs_community_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_jobs_user_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_jobs")),
        sa.UniqueConstraint("id", name=op.f("uq_jobs_id")),
        sa.UniqueConstraint("platform", "message", name=op.f("uq_jobs_platform_message")),
    )


def _standing() -> tuple[sa.Column, ...]:  # type: ignore[type-arg]
    """Where a job stands."""
    return (
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("round", NUMBER, nullable=False),
        sa.Column("place", NUMBER, nullable=False),
        sa.Column("stage", sa.String(64)),
        sa.Column("progress", sa.Double(), nullable=False),
        sa.Column("executor", sa.String(64)),
        sa.Column("version", sa.String(64)),
        sa.Column("error", sa.String(64)),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
    )


def _moments(*names: str) -> tuple[sa.Column, ...]:  # type: ignore[type-arg]
    return tuple(sa.Column(name, TIME) for name in names)


def _index_jobs() -> None:
    _index("ix_jobs_served", "jobs", ["round", "place"], where="started_at IS NOT NULL")
    for columns in JOB_INDEXES:
        op.create_index("_".join(["ix_jobs", *columns]), "jobs", list(columns))


def _make_attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("job", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("executor", sa.String(64), nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("ended_at", TIME),
        sa.Column("outcome", sa.String(24)),
        sa.Column("error", sa.String(64)),
        _check(
            "attempts",
            "outcome",
            "outcome IN ('made', 'failed', 'cancelled', 'lost', 'given back')",
        ),
        _check("attempts", "outcome_given", "(ended_at IS NULL) = (outcome IS NULL)"),
        sa.ForeignKeyConstraint(
            ["job"], ["jobs.number"], name=op.f("fk_attempts_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job", "number", name=op.f("pk_attempts")),
    )
    _index("ix_attempts_running", "attempts", ["job"], where="ended_at IS NULL", unique=True)


def _make_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("job", NUMBER, nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("sent_at", TIME),
        sa.Column("receipt", sa.String(128)),
        sa.Column("error", sa.String(64)),
        _check(
            "deliveries", "deliverystate", "state IN ('pending', 'sending', 'sent', 'given up')"
        ),
        sa.ForeignKeyConstraint(
            ["job"], ["jobs.number"], name=op.f("fk_deliveries_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("job", "kind", name=op.f("uq_deliveries_job_kind")),
        sa.UniqueConstraint("key", name=op.f("uq_deliveries_key")),
    )
    op.create_index("ix_deliveries_state_due_at", "deliveries", ["state", "due_at"])


def _make_stickers() -> None:
    op.create_table(
        "stickers",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("theme", sa.String(64), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_stickers_community_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_stickers_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stickers")),
    )
    op.create_index("ix_stickers_user_id", "stickers", ["user_id"])


def _make_lessons() -> None:
    op.create_table(
        "lessons",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", NUMBER, nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("theme", sa.String(64), nullable=False),
        sa.Column("seed", NUMBER, nullable=False),
        sa.Column("strength", sa.Double(), nullable=False),
        sa.Column("cartoonizer", sa.String(64), nullable=False),
        sa.Column("choice", sa.Integer()),
        sa.Column("created_at", TIME, nullable=False),
        _check("lessons", "choice", "choice IN (-1, 1)"),
        _to_users("lessons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
    )
    op.create_index("ix_lessons_user_id", "lessons", ["user_id"])


def _make_machines() -> None:
    op.create_table(
        "workers",
        sa.Column("executor", sa.String(64), nullable=False),
        sa.Column("host", sa.String(64), nullable=False),
        sa.Column("process", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("gpu_bytes", NUMBER),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("draining", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("executor", name=op.f("pk_workers")),
    )
    op.create_table(
        "stage_times",
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("device", sa.String(32), nullable=False),
        sa.Column("quality", sa.String(32), nullable=False),
        sa.Column("mean_s", sa.Double(), nullable=False),
        sa.Column("total_s", sa.Double(), nullable=False),
        sa.Column("runs", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("stage", "device", "quality", name=op.f("pk_stage_times")),
    )
    op.create_table(
        "switches",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("set_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_switches")),
    )


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _to_users(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_user_id")
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=name, ondelete="CASCADE")


def _to_communities(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["community_id"],
        ["communities.id"],
        name=op.f(f"fk_{table}_community_id"),
        ondelete="CASCADE",
    )


def _index(name: str, table: str, columns: list[str], *, where: str, unique: bool = False) -> None:
    part = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=part, postgresql_where=part)


def _legal() -> str:
    """An SQL list: 'from>to', ..."""
    return ", ".join(f"'{before}>{after}'" for before, after in STATE_CHANGES)


def _sqlite_guard() -> str:
    """It goes with its table: a step that builds `jobs` anew must make it again."""
    return f"""
        CREATE TRIGGER jobs_guard_state BEFORE UPDATE OF state ON jobs
        WHEN OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN ({_legal()})
        BEGIN SELECT RAISE(ABORT, '{ILLEGAL}'); END
    """


def _postgresql_guard() -> tuple[str, str]:
    return (
        f"""
        CREATE FUNCTION jobs_guard_state() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state || '>' || NEW.state NOT IN ({_legal()}) THEN
                RAISE EXCEPTION '{ILLEGAL}, % to %', OLD.state, NEW.state
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER jobs_guard_state BEFORE UPDATE OF state ON jobs
        FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
        EXECUTE FUNCTION jobs_guard_state()
        """,
    )
