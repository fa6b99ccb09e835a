"""What Alembic runs: it brings the connection that `db.schema` opened to a revision."""

from alembic import context

import db.ballot_models
import db.contest_models
import db.machine_models
import db.moderation_models
import db.pack_models
import db.taste_models  # noqa: F401 - the same
from db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,  # SQLite can, too, where nobody commits in between
)
with context.begin_transaction():
    context.run_migrations()
