"""A platform is spoken on where it has a token, and its library loaded only then."""

import subprocess
import sys

import pytest
from pydantic import SecretStr

from bot.platforms import find_platforms
from config.settings import Settings
from tests.conftest import REPOSITORY

TOKEN = SecretStr("token")
LOADED = """
import sys
from bot import service
from bot.platforms import find_platforms
from config.settings import Settings
find_platforms(Settings())
print([name for name in ("telegram", "discord") if name in sys.modules])
"""


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({}, []),
        ({"telegram_bot_token": TOKEN}, ["open_telegram"]),
        ({"discord_bot_token": TOKEN}, ["open_discord"]),
        ({"telegram_bot_token": TOKEN, "discord_bot_token": TOKEN},
         ["open_telegram", "open_discord"]),
    ],
)  # fmt: skip
def test_each_token_opens_its_platform(fields: dict[str, SecretStr], names: list[str]) -> None:
    assert [opener.__name__ for opener in find_platforms(Settings(**fields))] == names


def test_without_tokens_neither_library_is_loaded() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=REPOSITORY, check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "[]"
