"""All files of a sticker are made while its pictures still come, or none."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from render import specs
from render.encode.webm import QUICK
from render.errors import RenderTimeout, SpecViolation
from render.sticker import make_files, make_preview, make_still_files
from render.types import Body, StickerFile
from tests.render.toy import ball, swaying, toy

SCENE = swaying(Body((ball(),)), 8)
PICTURES = toy(8, 512).pixels


@pytest.fixture(scope="module")
def made() -> tuple[tuple[StickerFile, ...], list[str]]:
    told: list[str] = []
    files = make_files(
        iter(PICTURES),
        SCENE,
        still=PICTURES[2],
        effort=QUICK,
        report=lambda file: told.append(file.name),
    )
    return files, told


def test_every_file_of_the_table_is_made_in_its_order(
    made: tuple[tuple[StickerFile, ...], list[str]],
) -> None:
    assert [file.name for file in made[0]] == [spec.file_name for spec in specs.ALL]


def test_each_file_is_reported_once(made: tuple[tuple[StickerFile, ...], list[str]]) -> None:
    assert sorted(made[1]) == sorted(spec.file_name for spec in specs.ALL)


def test_same_pictures_give_the_same_files(
    made: tuple[tuple[StickerFile, ...], list[str]],
) -> None:
    again = make_files(iter(PICTURES), SCENE, still=PICTURES[2], effort=QUICK)
    assert [file.sha256 for file in again] == [file.sha256 for file in made[0]]


def test_what_a_renderer_raises_passes_through_and_stops_the_encoders() -> None:
    def breaking() -> Iterator[NDArray[np.uint8]]:
        yield from PICTURES[:3]
        raise RenderTimeout(5)

    with pytest.raises(RenderTimeout):
        make_files(breaking(), SCENE, still=PICTURES[0])


def test_a_file_that_breaks_a_limit_is_an_error() -> None:
    slow = replace(SCENE, fps=2)
    with pytest.raises(SpecViolation, match="s long"):
        make_files(iter(PICTURES), slow, still=PICTURES[0], effort=QUICK)


def test_stills_need_no_frames() -> None:
    files = make_still_files(PICTURES[0], SCENE)
    assert [file.name for file in files] == [
        "telegram.webp",
        "emoji.png",
        "sticker.glb",
        "preview.png",
    ]


def test_the_preview_is_a_picture_of_512() -> None:
    assert make_preview(PICTURES[0]).width_px == 512
