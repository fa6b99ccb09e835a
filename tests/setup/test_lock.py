"""The lock files carry a hash for everything, both builds of torch, and no host."""

import re
from pathlib import Path

import pytest

from setup.lock import closure, parse, split

REPOSITORY = Path(__file__).parents[2]
LOCKS = sorted(REPOSITORY.glob("requirements*.txt"), key=lambda path: path.stem)
RESOLVED = """\
alpha==1.0 \\
    --hash=sha256:aa
    # via toonbooth (pyproject.toml)
nvidia-things==2.0 \\
    --hash=sha256:bb
    # via torch
pytest==9.0 \\
    --hash=sha256:cc
    # via toonbooth (pyproject.toml)
Shared_Part==3.0 \\
    --hash=sha256:dd
    # via alpha, pytest

# The following packages are considered to be unsafe in a requirements file:
torch==2.0 \\
    --hash=sha256:ee
    # via toonbooth (pyproject.toml)
node==4.0 \\
    --hash=sha256:ff
    # via toonbooth (pyproject.toml)
"""
PROJECT = {
    "dependencies": ["alpha>=1", "torch==2.0"],
    "optional-dependencies": {
        "dev": ["pytest"],
        "diffusers": ["pytest"],
        "node": ["node"],
        "train": ["pytest"],
    },
}


def names(text: str) -> list[str]:
    return re.findall(r"^(\S+?)==", text, re.MULTILINE)


def test_seven_locks_are_there() -> None:
    assert [path.stem for path in LOCKS] == [
        "requirements", "requirements-cpu", "requirements-cuda", "requirements-dev",
        "requirements-diffusers", "requirements-node", "requirements-train",
    ]  # fmt: skip


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_everything_locked_has_a_hash_and_no_host_or_path(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert "--index" not in text
    assert not re.search(r"# via .*/", text)
    for name, pin in parse(text).items():
        assert "--hash=sha256:" in pin.text, name


def test_torch_is_locked_with_both_builds() -> None:
    hashes = {
        stem: set(re.findall(r"sha256:(\w+)", parse((REPOSITORY / stem).read_text())["torch"].text))
        for stem in ("requirements.txt", "requirements-cpu.txt", "requirements-cuda.txt")
    }
    assert hashes["requirements-cpu.txt"]
    assert hashes["requirements-cuda.txt"]
    assert not hashes["requirements-cpu.txt"] & hashes["requirements-cuda.txt"]
    assert hashes["requirements.txt"] == (
        hashes["requirements-cpu.txt"] | hashes["requirements-cuda.txt"]
    )


def test_the_base_lock_holds_nothing_of_cuda_or_tests() -> None:
    base = names((REPOSITORY / "requirements.txt").read_text())
    assert not [name for name in base if name.startswith(("nvidia", "cuda", "triton", "pytest"))]


def test_a_package_goes_to_the_first_lock_that_needs_it() -> None:
    files = split(parse(RESOLVED), PROJECT, ["99"])
    assert names(files["requirements.txt"]) == ["alpha", "Shared_Part", "torch"]
    assert names(files["requirements-cuda.txt"]) == ["nvidia-things", "torch"]
    assert names(files["requirements-dev.txt"]) == ["pytest"]
    assert names(files["requirements-node.txt"]) == ["node"]
    assert names(files["requirements-train.txt"]) == ["pytest"]
    assert "torch==2.0+cpu \\\n    --hash=sha256:99" in files["requirements-cpu.txt"]
    assert "sha256:99" in files["requirements.txt"]
    assert "sha256:99" not in files["requirements-cuda.txt"]


def test_a_closure_follows_needs_of_needs() -> None:
    assert closure(parse(RESOLVED), ["alpha"]) == {"alpha", "shared-part"}
