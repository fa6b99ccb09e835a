"""CI, Docker and the bare Debian take the Makefile's steps, from one list of system packages."""

import re
from pathlib import Path

import pytest

from render.blender.process import SYSTEM_PACKAGES
from render.quick.context import REMEDY

REPOSITORY = Path(__file__).parents[2]
WAYS = (".ci/run", "Dockerfile", "setup/fresh")


def listed_packages() -> list[str]:
    text = (REPOSITORY / "setup/debian.txt").read_text()
    return re.findall(r"^([a-z][\w.+-]*)  ", text, re.M)


def test_what_renderers_ask_people_to_install_is_on_the_list() -> None:
    asked = re.findall(r"lib[\w-]+", f"{SYSTEM_PACKAGES} {REMEDY}")
    assert len(asked) >= 9
    assert set(asked) <= set(listed_packages())


@pytest.mark.parametrize("way", WAYS)
def test_each_way_installs_the_one_list_of_packages(way: str) -> None:
    text = (REPOSITORY / way).read_text()
    assert "setup/system install" in text
    listed = listed_packages()
    assert len(listed) >= 10
    assert "apt-get install -y -q" not in text
    assert not [package for package in listed if package.startswith("lib") and package in text]


def test_only_ci_installs_what_only_tests_need() -> None:
    needs = {way: "setup/debian-tests.txt" in (REPOSITORY / way).read_text() for way in WAYS}
    assert needs == {".ci/run": True, "Dockerfile": False, "setup/fresh": False}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_sets_up_through_make(way: str) -> None:
    text = (REPOSITORY / way).read_text()
    assert re.search(r"\bmake (setup|packages)\b", text)
    assert "pip install" not in text


def test_the_image_leaves_photos_and_fetched_models_outside() -> None:
    ignored = (REPOSITORY / ".dockerignore").read_text().splitlines()
    assert ignored[0] == "*"
    assert "assets/fetched" in ignored
    copied = re.findall(r"^COPY (.+) \S+$", (REPOSITORY / "Dockerfile").read_text(), re.M)
    for source in " ".join(copied).split():
        top = source.split("/")[0]
        assert f"!{top}" in ignored, f"{source} is copied but ignored"
