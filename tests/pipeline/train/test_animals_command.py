import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from click.testing import CliRunner

from pipeline.animals.weights import load_network
from pipeline.train.__main__ import main
from pipeline.train.animals.command import gathered
from pipeline.train.animals.examples import Cutouts

HEADER = "file,pose,lx,ly,rx,ry,nx,ny,mx,my,ear1x,ear1y,ear2x,ear2y,legs\n"
BOX = (10, 20, 90, 100)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Two photos with their cut-outs kept: one of a marked cat, one of a cup."""
    folder, kept = tmp_path / "photos", tmp_path / "cutouts"
    (folder / "objects").mkdir(parents=True)
    kept.mkdir()
    for name in ("n02123045_cat", "n03063599_cup"):
        cv2.imwrite(str(folder / "objects" / f"{name}.jpg"), np.full((120, 100, 3), 90, np.uint8))
        cutout = np.full((80, 80, 4), 255, np.uint8)
        cv2.imwrite(str(kept / f"objects__{name}.png"), cutout)
        (kept / f"objects__{name}.json").write_text(json.dumps({"box": BOX}))
    marks = "objects/n02123045_cat.jpg,front,30,40,60,40,45,60,45,65,,,,,1"
    (tmp_path / "marks.csv").write_text(f"{HEADER}{marks}\n")
    return folder


def test_marks_are_moved_to_the_cutout(photos: Path) -> None:
    cutouts = Cutouts(photos, photos.parent / "cutouts", photos.parent)
    cat, cup = gathered(cutouts, [photos.parent / "marks.csv"])
    assert cat.points is not None
    assert cat.points[0] == pytest.approx([0.3 * 100 - BOX[0], 0.4 * 120 - BOX[1]])
    assert np.isnan(cat.points[4:]).all()
    assert cup.points is None


def test_the_command_writes_weights_that_load(photos: Path) -> None:
    out = photos.parent / "w.safetensors"
    options = ["--photos", str(photos), "--labels", str(photos.parent / "marks.csv")]
    options += ["--cutouts", str(photos.parent / "cutouts"), "--out", str(out), "--epochs", "1"]
    result = CliRunner().invoke(main, ["animals", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "2 photos" in result.output
    load_network(out)
