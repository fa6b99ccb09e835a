"""`make sticker` hands words over to the letter, and sets up only what changed."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
INPUTS = ("requirements.txt", "requirements-cpu.txt", "requirements-cuda.txt")


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A folder that looks set up, with a Python that writes its arguments to said.json."""
    shutil.copy(REPOSITORY / "Makefile", tmp_path)
    shutil.copytree(REPOSITORY / "setup", tmp_path / "setup")
    for name in (*INPUTS, *(f"requirements-{part}.txt" for part in ("node", "dev", "diffusers"))):
        (tmp_path / name).touch()
    (tmp_path / "assets/fetched").mkdir(parents=True)
    (tmp_path / "assets/pins.toml").touch()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    python = tmp_path / ".venv/bin/python"
    python.write_text(
        "#!/usr/bin/python3\nimport json, sys\njson.dump(sys.argv[1:], open('said.json', 'w'))\n",
        encoding="utf-8",
    )
    python.chmod(0o755)
    long_ago = time.time() - 60
    for path in tmp_path.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    for stamp in (".venv/.base", ".venv/.dev", "assets/fetched/manifest.json"):
        (tmp_path / stamp).touch()
    return tmp_path


def make(
    folder: Path, *words: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        ["make", *words], cwd=folder, env=kept | (env or {}), capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def said(folder: Path) -> list[str]:
    words: list[str] = json.loads((folder / "said.json").read_text())
    return words


@pytest.mark.parametrize(
    "theme",
    [
        "space pirate",
        'it\'s "quoted" twice',
        "costs $5, ${HOME} and $(shell touch broken) or `touch broken`",
        "пляж и море, 忍者 🥷",
        "-begins --with=dashes",
        "a\\backslash; touch broken & # no comment",
        "100% %d {theme}",
    ],
)
@pytest.mark.parametrize("way", ["argument", "environment"])
def test_a_theme_arrives_to_the_letter(ready: Path, theme: str, way: str) -> None:
    if way == "argument":
        answer = make(ready, "sticker", "PHOTO=a b.jpg", f"THEME={theme}")
    else:
        answer = make(ready, "sticker", env={"PHOTO": "a b.jpg", "THEME": theme})
    assert answer.returncode == 0, answer.stderr
    assert said(ready) == ["-m", "bot", "make", f"--theme={theme}", "--", "a b.jpg"]
    assert not (ready / "broken").exists()


def test_options_are_handed_on_when_given(ready: Path) -> None:
    make(ready, "sticker", "PHOTO=a.jpg", "THEME=x", "OUT=my out", "QUALITY=draft", "SEED=9")
    assert said(ready)[4:] == ["--out=my out", "--quality=draft", "--seed=9", "--", "a.jpg"]
    for target in ("sticker", "pack"):
        make(ready, target, "PHOTO=a.jpg", "THEME=x", "CAPTION=Ahoy $1! 'it`s'")
        assert said(ready)[4:] == ["--caption=Ahoy $1! 'it`s'", "--", "a.jpg"]


def test_without_photo_a_sentence_says_how_before_any_set_up(ready: Path) -> None:
    shutil.rmtree(ready / ".venv")
    answer = make(ready, "sticker", "THEME=x")
    assert answer.returncode == 2
    assert answer.stderr.startswith("Say which photo and which theme: make sticker PHOTO=")
    assert not (ready / ".venv").exists()


def test_the_second_run_starts_at_once(ready: Path) -> None:
    start = time.perf_counter()
    make(ready, "sticker", "PHOTO=a.jpg", "THEME=x")
    assert time.perf_counter() - start < 1  # 0.03 s on an idle machine


def test_tests_run_with_the_optional_packages_that_they_load(ready: Path) -> None:
    assert "setup/packages diffusers" in make(ready, "--dry-run", "test").stdout


def test_every_target_is_in_the_help(ready: Path) -> None:
    shown = make(ready, "help").stdout
    for target in ("sticker", "setup", "test", "check", "bench", "demo", "fresh", "lock", "clean"):
        assert f"make {target} " in shown


def test_a_missing_python_is_named_with_its_cure(ready: Path) -> None:
    shutil.rmtree(ready / ".venv")
    (ready / "setup/debian.txt").write_text("")
    answer = make(ready, "sticker", "PHOTO=a", "THEME=b", "PYTHON=python3.11-absent")
    assert answer.stderr.startswith("Python 3.11 is missing; install it")
    assert answer.returncode == 2  # make's own code for a failed step


def test_missing_system_packages_are_one_line_to_paste(ready: Path) -> None:
    listed = "absent1 lib:libabsent.so.1\nabsent2 command:absent\nbash command:bash\n"
    (ready / "setup/debian.txt").write_text(listed)
    answer = subprocess.run(
        ["setup/system", "check"], cwd=ready, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert answer.stderr.endswith("sudo apt-get install -y absent1 absent2\n")


def test_wrong_python_is_told(ready: Path, tmp_path: Path) -> None:
    shutil.rmtree(ready / ".venv")
    other = tmp_path / "python3.99"
    other.write_text("#!/bin/sh\nexit 1\n")
    other.chmod(0o755)
    answer = subprocess.run(
        ["setup/packages", "base"], cwd=ready, env={"PATH": os.environ["PATH"],
        "PYTHON": str(other)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 1
    assert "is not Python 3.11" in answer.stderr
