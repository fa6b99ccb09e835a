"""Training of what tells photos from drawings, on tiny data."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from pipeline.backbone import Trunk
from pipeline.drawings.network import INPUTS, KINDS, PictureKind
from pipeline.train.drawings import lessons
from pipeline.train.drawings.augment import augmented, on_ground
from pipeline.train.drawings.command import judged
from pipeline.train.drawings.examples import (
    Example,
    Source,
    find_examples,
    read_picture,
    read_sources,
)
from pipeline.train.drawings.lessons import gather, lessons_of
from pipeline.train.drawings.loop import Plan, train
from pipeline.train.drawings.report import balanced, score, table

PHOTOS, COMICS = Source("photos", "photo", unseen=False), Source("comics", "drawing", unseen=True)


def test_the_table_of_sources_keeps_enough_of_them_out() -> None:
    unseen = [source for source in read_sources() if source.unseen]
    assert sum(source.kind == "photo" for source in unseen) >= 4
    assert sum(source.kind == "drawing" for source in unseen) >= 5
    assert any(source.people for source in unseen)
    final = [source for source in unseen if source.final]
    assert sum(source.kind == "photo" for source in final) >= 4
    assert sum(source.kind != "photo" for source in final) >= 5
    assert any(source.people for source in final)


def test_what_judges_at_the_end_must_not_be_learned_from(tmp_path: Path) -> None:
    table_file = tmp_path / "sources.toml"
    table_file.write_text('[x]\nkind = "photo"\nunseen = false\nfinal = true\n')
    with pytest.raises(AssertionError, match="final, but not unseen"):
        read_sources(table_file)


def test_a_misspelt_kind_is_refused(tmp_path: Path) -> None:
    table_file = tmp_path / "sources.toml"
    table_file.write_text('[x]\nkind = "foto"\nunseen = false\n')
    with pytest.raises(AssertionError, match="foto"):
        read_sources(table_file)


def test_pictures_are_found_by_source_and_read_with_their_alpha(tmp_path: Path) -> None:
    folder = tmp_path / "comics"
    folder.mkdir()
    Image.new("RGBA", (80, 70), (9, 8, 7, 0)).save(folder / "a.png")
    (folder / "note.txt").write_text("no picture")
    (found,) = find_examples(tmp_path, (PHOTOS, COMICS))
    pixels, alpha = read_picture(found.path)
    assert found.source == COMICS
    assert pixels.shape == (70, 80, 3)
    assert alpha is not None
    assert not alpha.any()


def test_pictures_change_on_their_way_as_chance_says() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (90, 120, 3)).astype(np.uint8)
    first, again, other = (
        augmented(pixels, kind="photo", rng=np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert first.shape != other.shape or not np.array_equal(first, other)
    ground = on_ground(pixels, np.zeros((90, 120), np.float32), np.random.default_rng(1))
    assert not np.array_equal(ground, pixels)


def test_paintings_lose_their_background_as_photos_do() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (90, 120, 3)).astype(np.uint8)
    pixels[0, 0], pixels[-1, -1] = 0, 255

    def grounds(kind: PictureKind) -> int:
        """How many of 60 looks have large parts of one colour."""
        looks = [augmented(pixels, kind=kind, rng=np.random.default_rng(n)) for n in range(60)]
        calm = [cv2.absdiff(look[:, 4:], look[:, :-4]).max(2) < 3 for look in looks]
        return sum(float(each.mean()) > 0.2 for each in calm)

    assert grounds("drawing") > 5
    assert grounds("screenshot") == 0


def test_looks_are_kept_for_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = [Example(PHOTOS, Path(name)) for name in ("a.png", "b.png")]
    seen: list[str] = []

    def look(example: Example, _trunk: Trunk, rng: np.random.Generator | None) -> torch.Tensor:
        seen.append(example.path.name)
        return torch.full((INPUTS,), 0.0 if rng is None else float(rng.random()))

    monkeypatch.setattr(lessons, "look_at", look)
    first = gather(examples, Trunk(()), looks=2, cache=tmp_path, threads=2)
    assert sorted(seen) == ["a.png", "a.png", "b.png", "b.png"]
    again = gather(examples[::-1], Trunk(()), looks=2, cache=tmp_path)
    assert len(seen) == 4
    assert torch.equal(again.inputs, first.inputs[[1, 0, 3, 2]])
    assert not torch.equal(first.inputs[2], first.inputs[3])


def test_a_head_learns_what_sets_kinds_apart() -> None:
    examples = [Example(source, Path("x")) for source in (PHOTOS,) * 30 + (COMICS,) * 10]
    inputs = torch.randn(len(examples), INPUTS, generator=torch.Generator().manual_seed(0))
    inputs[30:, :40] += 3
    taught = lessons_of(examples, inputs)
    kinds = taught.kinds
    assert taught.weights[kinds == 0].sum() == pytest.approx(taught.weights[kinds == 1].sum())
    head = train(taught, Plan(epochs=40, batch=16))
    photos, comics = judged(head, examples, taught)
    assert photos.right > 0.9
    assert comics.right > 0.9


def test_scores_count_whatever_is_no_photo_as_one() -> None:
    scores = [
        score(PHOTOS, ["photo", "photo", "photo", "drawing"]),
        score(COMICS, ["drawing", "screenshot"]),
    ]
    assert balanced(scores) == (0.75, 1.0)
    written = table(scores)
    assert "| photos | photo | 4 | 75.0 % | 3 | 1 | 0 |" in written
    assert "balanced 87.5%" in written
    assert len(KINDS) == 3
