from pathlib import Path

import numpy as np
import pytest
import torch

from pipeline.networks.condition import ImageFeatures
from pipeline.train.cartoon.judging.drawers import Teacher, Untouched
from pipeline.train.cartoon.judging.evaluation import (
    Bench,
    face_numbers,
    mean_known,
    measure_all,
    measure_fairness,
    measure_themes,
)
from pipeline.train.cartoon.judging.metrics import MOST_DB
from pipeline.train.cartoon.judging.tasks import choose_entries
from pipeline.types import FaceMesh
from tests.pipeline.train.cartoon.judging.drawn import MEANINGS, sketch, tasks

DRAWERS = (Untouched(), Teacher())


class Finder:
    """Finds what it is told."""

    def __init__(self, *faces: FaceMesh) -> None:
        self._faces = faces

    def find(self, _pixels: np.ndarray) -> tuple[FaceMesh, ...]:
        return self._faces


@pytest.fixture
def bench(data: Path) -> Bench:
    torch.manual_seed(0)
    styles = [np.full((32, 32, 3), tone, np.float32) for tone in (0.2, 0.5, 0.8)]
    eyes = ImageFeatures().eval()
    return Bench(data, eyes, Finder(*sketch(people=True).faces), styles, lambda _: None)


def test_the_teacher_is_like_itself_and_the_photo_is_not(bench: Bench) -> None:
    found = measure_all(bench, DRAWERS, tasks(), side_px=48)
    assert found["teacher"]["ssim"] == pytest.approx(1)
    assert found["teacher"]["psnr_db"] == MOST_DB
    assert found["teacher"]["fid_teacher"] == pytest.approx(0, abs=1e-6)
    assert found["photo"]["ssim"] < 0.99
    assert found["photo"]["flatness"] == pytest.approx(1)
    assert {"kid_teacher", "kid_style", "seconds"} <= found["photo"].keys()


def test_faces_are_only_looked_for_where_there_are_some() -> None:
    shown = sketch(people=True)
    assert face_numbers(Finder(*shown.faces), shown.colors, shown)["drift"] == 0
    assert face_numbers(Finder(), shown.colors, shown)["face_found"] == 0
    assert np.isnan(face_numbers(Finder(), shown.colors, sketch())["face_found"])


def test_themes_are_drawn_on_the_same_photos(bench: Bench) -> None:
    entries = choose_entries(bench.folder, 2, seed=0)
    found = measure_themes(bench, DRAWERS, entries, MEANINGS)
    assert found["photo"].mean == 0
    assert found["teacher"].mean > 0
    assert found["teacher"].chance == 0.5


def test_few_faces_say_nothing_about_fairness(bench: Bench) -> None:
    assert measure_fairness(bench, DRAWERS, tasks()) == {"photo": None, "teacher": None}


def test_means_leave_out_what_is_no_number() -> None:
    assert mean_known([1.0, float("nan"), 3.0]) == 2
    assert np.isnan(mean_known([float("nan")]))
