"""After tuning drawings are nearer to what was liked, and elsewhere much as before."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
import torch

from pipeline.gan.weights import LoadedCartoonizer
from pipeline.train.cartoon import ballots
from pipeline.train.cartoon.ballots import TuneFrom, gather, measured
from pipeline.train.cartoon.errors import BrokenVotes
from pipeline.train.cartoon.finetune import fine_tuned, share_won
from pipeline.train.cartoon.loop import CHECKPOINT, Plan
from pipeline.train.cartoon.recipes import TUNE
from pipeline.types import Brief
from tests.pipeline.pictures import brief
from tests.pipeline.train.cartoon.tiny import CPU, Notes, data_set, eyes, generator, named

TINY = replace(TUNE.stages[0], steps=24, batch=2, rate=5e-3, last_rate=2e-3)
RECIPE = replace(TUNE, stages=(TINY,))
PHOTO = named("train")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small canvases, and a reader that knows one prompt."""

    def read(prompt: str, *, among: tuple[str, ...] = ()) -> Brief:
        return replace(brief(), prompt=prompt)

    monkeypatch.setattr(ballots, "SIDE_PX", 32)
    monkeypatch.setattr(ballots, "open_prompt_reader", lambda *_: SimpleNamespace(read=read))


@pytest.fixture
def source(tmp_path: Path) -> TuneFrom:
    data_set(tmp_path / "data")
    torch.manual_seed(0)
    start = generator()
    torch.nn.init.normal_(start.condition.tell.weight, std=0.4)  # else all seeds were drawn alike
    torch.nn.init.normal_(start.finish.weight, std=0.15)
    loaded = LoadedCartoonizer(start, eyes(), "tiny")
    return TuneFrom(tmp_path / "votes.jsonl", tmp_path / "data", tmp_path, loaded, CPU)


def write_votes(source: TuneFrom, votes: list[dict[str, object]]) -> None:
    source.votes.write_text("\n".join(map(json.dumps, votes)))


def seeds(count: int) -> list[dict[str, object]]:
    """People who like strong drawings better."""
    return [
        {
            "photo": PHOTO,
            "prompt": "night",
            "liked": {"seed": seed, "strength": 1.0},
            "other": {"seed": seed + 50, "strength": 0.0},
        }
        for seed in range(count)
    ]


def test_liked_drawings_are_nearer_than_before(source: TuneFrom, tmp_path: Path) -> None:
    write_votes(source, seeds(12))
    plan = Plan(tmp_path / "out", every=24)
    place, (before, after) = fine_tuned(source, RECIPE, plan, Notes())
    assert place.stage == 1
    assert before == 0
    assert after > 0.6
    assert (tmp_path / "out" / CHECKPOINT).exists()


def test_pictures_can_be_voted_for(source: TuneFrom, tmp_path: Path) -> None:
    for name, color in (("red.png", (40, 40, 220)), ("blue.png", (220, 40, 40))):
        cv2.imwrite(str(tmp_path / name), np.full((64, 64, 3), color, np.uint8))
    vote = {"photo": PHOTO, "prompt": "night", "liked": "red.png", "other": "blue.png"}
    write_votes(source, [vote])
    calm = generator()  # another one is far from any picture, and learns slowly
    source = replace(source, loaded=LoadedCartoonizer(calm, eyes(), "calm"))
    longer = replace(RECIPE, stages=(replace(TINY, steps=60),))
    _, (_, after) = fine_tuned(source, longer, Plan(tmp_path / "out", every=30), Notes())
    assert after == 1


def test_what_is_kept_out_is_not_learned_from(source: TuneFrom) -> None:
    write_votes(source, seeds(20))
    found = gather(source)
    assert found.checked
    assert len(found.taught) + len(found.checked) == 20
    assert not {case.vote for case in found.taught} & {case.vote for case in found.checked}


def test_what_was_there_before_loses_every_vote_for_the_other(source: TuneFrom) -> None:
    write_votes(source, seeds(3))
    cases = gather(source).taught
    assert share_won(source.loaded.generator, measured(cases), CPU) == 0


def test_a_vote_for_an_unknown_photo_is_told(source: TuneFrom) -> None:
    write_votes(source, [{**seeds(1)[0], "photo": "holiday.jpg"}])
    with pytest.raises(BrokenVotes, match=r"line 1: photo holiday\.jpg is not in"):
        gather(source)


def test_a_missing_picture_is_told(source: TuneFrom) -> None:
    write_votes(source, [{**seeds(1)[0], "liked": "gone.png"}])
    with pytest.raises(BrokenVotes, match=r"gone.png is missing"):
        gather(source)
