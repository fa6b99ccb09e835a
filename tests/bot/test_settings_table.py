"""The table of settings shows what is in force and hides what is secret."""

from pathlib import Path

from pydantic import SecretStr

from bot.settings_table import defaults, effective
from config.settings import REPOSITORY, Settings

SECRET = "swordfish"  # noqa: S105 - of no door


def test_secrets_are_masked() -> None:
    settings = Settings(
        database_url=SecretStr(f"postgresql://toon:{SECRET}@db.example/toonbooth"),
        sentry_dsn=SecretStr(f"https://{SECRET}@sentry.example/7"),
    )
    rows = {row.variable: row.value for row in effective(settings)}
    assert SECRET not in str(rows)
    assert rows["DATABASE_URL"] == "postgresql://toon:***@db.example/toonbooth"
    assert rows["SENTRY_DSN"] == "********"


def test_what_was_set_is_shown() -> None:
    rows = {row.variable: row.value for row in effective(Settings(data_dir=Path("/srv/toon")))}
    assert rows["DATA_DIR"] == "/srv/toon"
    assert rows["TOONBOOTH_QUICK_RENDERER"] == "on"


def test_the_documentation_lists_every_setting() -> None:
    text = (REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8")
    for row in defaults():
        assert f"| `{row.variable}` | {row.value and f'`{row.value}`'} | {row.about} |" in text
