"""The import rules of pyproject.toml hold for what breaks them, modules to come included."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PACKAGES = ("assets", "bench", "bot", "config", "db", "pipeline", "render", "render/blender")


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """The packages, empty, with the project's own rules."""
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    for module in ("render/blender/child.py", "pipeline/types.py", "pipeline/photo.py"):
        (tmp_path / module).touch()
    shutil.copytree(REPOSITORY / "setup", tmp_path / "setup")
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def write(folder: Path, module: str, line: str) -> None:
    path = folder / module
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(line + "\n", encoding="utf-8")


def test_what_the_design_allows_passes(skeleton: Path) -> None:
    write(skeleton, "bot/discord/cog.py", "import discord, bot.replies, db.jobs")
    write(skeleton, "bot/telegram/chat.py", "import telegram")
    write(skeleton, "render/scene.py", "import pipeline.types")
    write(skeleton, "render/blender/child.py", "import bpy, numpy")
    write(skeleton, "pipeline/train/loop.py", "import pipeline.train.losses, torch")
    write(skeleton, "pipeline/train/losses.py", "import torch")
    write(skeleton, "bot/replies.py", "import render.errors")
    write(skeleton, "render/errors.py", "")
    write(skeleton, "db/jobs.py", "")
    answer = lint(skeleton)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("module", "line", "rule"),
    [
        ("pipeline/photo.py", "import render", "bot is above render"),
        ("config/settings.py", "import pipeline", "bot is above render"),
        ("db/jobs.py", "import pipeline.types", "db stands beside"),
        ("render/scene.py", "import db", "only bot knows db"),
        ("render/scene.py", "import pipeline.photo", "only values"),
        ("bot/discord/cog.py", "import bot.telegram.chat", "don't know each other"),
        ("bot/service.py", "import discord", "discord.py only"),
        ("bot/service.py", "import telegram.ext", "python-telegram-bot only"),
        ("render/scene.py", "import bpy", "bpy only"),
        ("render/blender/child.py", "import cv2", "Blender's child"),
        ("pipeline/types.py", "import scipy", "pipeline.types needs no more"),
        ("bot/discord/cog.py", "import pipeline.photo", "front ends never reach"),
        ("bot/service.py", "import pipeline.train.loop", "never imports pipeline.train"),
        ("pipeline/photo.py", "import pipeline.train.loop", "never imports pipeline.train"),
    ],
)
def test_what_breaks_a_rule_is_named(skeleton: Path, module: str, line: str, rule: str) -> None:
    write(skeleton, "bot/telegram/chat.py", "")
    write(skeleton, "pipeline/train/loop.py", "")
    write(skeleton, "pipeline/photo.py", "import torch")
    write(skeleton, module, line)
    answer = lint(skeleton)
    broken = [text for text in answer.stdout.splitlines() if " BROKEN" in text]
    assert any(rule in text for text in broken), answer.stdout + answer.stderr
