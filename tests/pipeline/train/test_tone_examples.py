from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.measure.measurer import Measurer
from pipeline.measure.tone import load_fit
from pipeline.measure.words import lab_color
from pipeline.train.tone.command import CUES, describe
from pipeline.train.tone.examples import Example, seen_examples
from pipeline.train.tone.fit import fit_tone
from pipeline.train.tone.readings import Reading
from pipeline.types import FaceMesh
from tests.pipeline.measure.heads import Head, lifelike


class Finder:
    """Finds the faces it is given."""

    def __init__(self, faces: Sequence[FaceMesh]) -> None:
        self.faces = tuple(faces)

    def find(self, pixels: NDArray[np.uint8]) -> tuple[FaceMesh, ...]:
        del pixels
        return self.faces


def reading(photo: str) -> Reading:
    return Reading(photo, half="tune", skins={"B": lab_color("#c98d6b")}, doubt=False)


def examples(person: Head, folder: Path, faces: Sequence[FaceMesh]) -> list[Example]:
    cv2.imwrite(str(folder / "a.png"), person.pixels[..., ::-1])
    return seen_examples(
        [reading("a.png")],
        folder,
        finder=Finder(faces),  # type: ignore[arg-type]
        measurer=Measurer(person),
        taught=frozenset({"a.png"}),
    )


def test_a_face_that_was_read_becomes_an_example(tmp_path: Path) -> None:
    person = lifelike()
    (example,) = examples(person, tmp_path, [person.face])
    assert example.taught
    assert set(example.cues) == set(CUES)
    assert example.cues["seen"] == pytest.approx(float(lab_color("#c98d6b")[0]), abs=8)


def test_photos_without_a_face_or_colors_teach_nothing(tmp_path: Path) -> None:
    person = lifelike()
    assert not examples(person, tmp_path, [])
    person.pixels[:] = person.pixels.mean(-1, keepdims=True).astype(np.uint8)
    assert not examples(person, tmp_path, [person.face])


def test_the_shipped_fit_is_of_the_cues_that_are_fitted() -> None:
    assert tuple(load_fit().cues) == CUES


def test_what_was_found_is_told(tmp_path: Path) -> None:
    person = lifelike()
    (example,) = examples(person, tmp_path, [person.face])
    rng = np.random.default_rng(0)
    several = [
        Example(
            **{
                **vars(example),
                "person": str(k),
                "skin": lab_color(f"#{90 + 4 * k:02x}8060"),
                "cues": {**example.cues, "seen": 50.0 + k + float(rng.normal())},
                "tone": 50.0 + k + float(rng.normal()),
                "taught": False,
            }
        )
        for k in range(20)
    ]
    lines = describe(several, fit_tone(several, CUES))
    assert [line.split()[0] for line in lines[: len(CUES)]] == list(CUES)
    assert "median" in lines[-1]
