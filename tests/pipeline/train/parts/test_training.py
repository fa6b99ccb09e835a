"""A tiny training run: what is drawn is learned, and what is learned comes back from its file."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from pipeline.parts.evidence import EVIDENCE
from pipeline.parts.looks import LOOKS
from pipeline.parts.network import PartsNetwork
from pipeline.parts.values import ATTRIBUTES, VALUES
from pipeline.parts.verdict import NAMED, QUESTIONS, Verdict
from pipeline.parts.weights import load_network, save_network
from pipeline.train.__main__ import main
from pipeline.train.parts.attributes import Described, Schooling, describe, teach_attributes
from pipeline.train.parts.augment import plain_view, random_view
from pipeline.train.parts.batches import as_batch, head_odds, random_batches, value_weights
from pipeline.train.parts.heads import (
    HEAD_PX,
    Head,
    is_kept_out,
    read_attributes,
    read_figures,
)
from pipeline.train.parts.labels import UNSURE
from pipeline.train.parts.loop import Plan, teach
from pipeline.train.parts.losses import UNREAD, attributes_loss, classes_loss
from pipeline.train.parts.verdict import teach_verdict
from tests.pipeline.parts.heads import face_at

READ = {
    "hair": "short",
    "texture": "straight",
    "colour": "black",
    "fringe": "0",
    "cover": "none",
    "glasses": "none",
    "beard": "none",
    "moustache": "0",
    "mouth": "smile",
    "age": "adult",
    "light": "good",
}
SKIN, HAIR, COVER = 1, 2, 3


def head(**read: str) -> Head:
    """A pink oval below black hair."""
    ys, xs = np.mgrid[:HEAD_PX, :HEAD_PX] - HEAD_PX / 2
    skin = (xs / 40) ** 2 + (ys / 54) ** 2 < 1
    hair = ((xs / 52) ** 2 + ((ys + 15) / 62) ** 2 < 1) & (ys < 0) & ~skin
    classes = np.where(skin, SKIN, np.where(hair, HAIR, 0)).astype(np.uint8)
    colors = np.array([[90, 120, 90], [230, 170, 150], [20, 15, 15]], np.uint8)
    landmarks = face_at(HEAD_PX / 2, HEAD_PX / 2, size=108).landmarks
    inside = np.ones(classes.shape, bool)
    return Head("faces/1.jpg", colors[classes], inside, classes, landmarks, {**READ, **read})


def test_loss_falls() -> None:
    torch.manual_seed(0)
    heads = [head(), head(colour="brown")]
    batch = as_batch([plain_view(h, 32) for h in heads])
    plan = Plan(steps=12, warm_up=2, report=6)
    network = PartsNetwork()
    average, losses = teach(network, [[batch]] * 12, plan, weights=value_weights(heads))
    assert np.mean(losses[-3:]) < 0.8 * np.mean(losses[:3])
    assert any(
        not torch.equal(a, b)
        for a, b in zip(average.parameters(), PartsNetwork().parameters(), strict=True)
    )


def test_a_checkpoint_can_be_gone_on_from(tmp_path: Path) -> None:
    path = tmp_path / "kept.safetensors"
    heads = [head()]
    batches = random_batches(heads, size=1, count=2, seed=0, side_px=32)
    teach(
        PartsNetwork(),
        ([batch] for batch in batches),
        Plan(steps=2, report=1),
        weights=value_weights(heads),
        keep=lambda network, step: save_network(network, path, origin=f"step {step}"),
    )
    load_network(path)


def test_the_command_refuses_another_networks_weights(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.safetensors"
    wrong.write_bytes(b"nothing")
    table = tmp_path / "table.csv"
    table.write_text("file,usable\n")
    asked = ["parts", "--photos", str(tmp_path), "--labels", str(table), "--start", str(wrong)]
    result = CliRunner().invoke(main, asked)
    assert "wrong.safetensors: damaged" in str(result.exception)


def test_unsure_pixels_and_unread_attributes_teach_nothing() -> None:
    logits = torch.randn(1, 7, 4, 4)
    classes = torch.full((1, 8, 8), UNSURE)
    classes[0, :4] = SKIN
    other = logits.clone()
    other[..., 3:, :] += 5
    assert classes_loss(logits, classes) == pytest.approx(float(classes_loss(other, classes)))
    wanted = torch.full((1, len(ATTRIBUTES)), UNREAD)
    weights = [torch.ones(len(values)) for values in ATTRIBUTES.values()]
    spoken = torch.randn(1, sum(map(len, weights)))
    assert float(attributes_loss(spoken, wanted, weights)) == 0


def test_what_is_worn_is_labelled() -> None:
    rng = np.random.default_rng(0)
    views = [random_view(head(), rng, 64) for _ in range(60)]
    covered = [view for view in views if view.read["cover"] != "none"]
    assert covered
    assert all((view.classes == COVER).any() for view in covered)
    assert not any((view.classes == COVER).any() for view in views if view not in covered)


def test_some_heads_are_cut_to_their_faces_but_hats_are_not() -> None:
    rng = np.random.default_rng(0)

    def least_shown(person: Head) -> float:
        views = [random_view(person, rng, 32) for _ in range(60)]
        return min(float(view.crop.guides[0].mean()) for view in views)

    assert least_shown(head()) < 0.4
    assert least_shown(head(cover="hat")) > 0.45


def test_rare_heads_are_shown_more_often() -> None:
    odds = head_odds([*(head() for _ in range(30)), head(cover="cap")])
    assert odds[-1] > 2 * odds[0]
    assert odds.sum() == pytest.approx(1)


def test_figures_are_a_share_of_what_is_shown() -> None:
    figures = [head(light="half")]
    shown = random_batches([head()], figures, size=4, count=100, seed=0, side_px=16)
    light = list(ATTRIBUTES).index("light")
    half = ATTRIBUTES["light"].index("half")
    count = sum(int((batch.wanted[:, light] == half).sum()) for batch in shown)
    assert 60 < count < 160  # a fifth of 400, and the views that were lit so


def test_figures_are_read_from_their_folder(tmp_path: Path) -> None:
    drawn = head(cover="cap")
    (tmp_path / "heads").mkdir()
    names = ("pixels", "inside", "classes", "landmarks")
    arrays = {name: getattr(drawn, name) for name in names}
    np.savez(tmp_path / "heads" / "worn-1.npz", **arrays)
    table = "file,usable,cover\nworn-1.png,1,cap\nworn-2.png,1,hat\n"
    (tmp_path / "figures.csv").write_text(table)
    (read,) = read_figures(tmp_path)
    assert read.read["cover"] == "cap"
    assert np.array_equal(read.classes, drawn.classes)


def test_about_a_tenth_is_kept_out_whatever_the_table() -> None:
    kept = [is_kept_out(f"faces/{index}.jpg") for index in range(2000)]
    assert 0.08 < np.mean(kept) < 0.12
    assert replace(head(), file="faces/7.jpg").kept_out == is_kept_out("faces/7.jpg")


def test_later_tables_replace_and_unusable_photos_are_left_out(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("file,usable,hair\na.jpg,1,short\nb.jpg,0,short\n")
    second.write_text("file,usable,hair\na.jpg,1,long\n")
    assert read_attributes([first, second]) == {
        "a.jpg": {"file": "a.jpg", "usable": "1", "hair": "long"}
    }


def test_a_table_without_usable_adds_to_the_others(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("file,usable,hair\na.jpg,1,short\n")
    second.write_text("file,tone\na.jpg,3\nb.jpg,2\n")
    assert read_attributes([first, second]) == {
        "a.jpg": {"file": "a.jpg", "usable": "1", "hair": "short", "tone": "3"}
    }


def test_opinions_differ_and_their_mean_is_spoken() -> None:
    torch.manual_seed(0)
    heads = [head(), head(colour="blond")]
    layers = PartsNetwork().eval().attributes
    described = describe(PartsNetwork().eval(), heads, views=1, side_px=32)
    teach_attributes(layers, described, Schooling(steps=2), weights=value_weights(heads))
    heard = layers.norm(described.features[:, 0])
    each = torch.stack([opinion(heard) for opinion in layers.opinions])
    assert not torch.equal(each[0], each[1])
    assert torch.allclose(layers.spoken(described.features[:, 0]), each.mean(0), atol=1e-6)


def test_every_look_of_the_reader_is_described() -> None:
    torch.manual_seed(0)
    described = describe(PartsNetwork().eval(), [head()], views=2, side_px=32)
    assert described.looks.shape[:2] == (1, 2 * len(LOOKS))
    assert torch.allclose(described.looks[0, 0], described.features[0, 0], atol=1e-4)


def test_attributes_are_learned_from_what_a_network_sees() -> None:
    torch.manual_seed(0)
    pale = replace(head(colour="blond", glasses="clear"), pixels=np.full_like(head().pixels, 200))
    heads = [head(), pale]
    network = PartsNetwork().eval()
    described = describe(network, heads, views=1, side_px=64)
    losses = teach_attributes(
        network.attributes, described, Schooling(steps=12, size=4), weights=value_weights(heads)
    )
    assert np.mean(losses[-3:]) < 0.8 * losses[0]


def test_teaching_ends_when_its_time_is_over() -> None:
    heads = [head()]
    batch = as_batch([plain_view(heads[0], 32)])
    plan = Plan(steps=1000, minutes=1e-6, warm_up=2)
    _, losses = teach(PartsNetwork(), [[batch]] * 9, plan, weights=value_weights(heads))
    assert len(losses) == 1


@pytest.fixture(scope="module")
def lesson() -> tuple[Verdict, dict[str, float], torch.Tensor]:
    """A verdict taught with 60 heads, what it gets right, and their evidence, whose first number
    tells every fourth, which is of another colour, covered and bearded."""
    rng = np.random.default_rng(0)
    wanted = torch.zeros(60, 1, len(ATTRIBUTES), dtype=torch.long)
    wanted[::4, 0, [list(ATTRIBUTES).index(name) for name in (NAMED, "cover", "beard")]] = 1
    evidence = torch.zeros(60, EVIDENCE)
    evidence[:, :5] = torch.from_numpy(rng.normal(0, 1, (60, 5)).astype(np.float32))
    evidence[::4, 0] += 6.0
    verdict = Verdict()
    described = Described(wanted, wanted, evidence, looks=wanted)
    return verdict, teach_verdict(verdict, torch.zeros(60, VALUES), described), evidence


def test_the_verdict_learns_colours_that_the_layers_miss(
    lesson: tuple[Verdict, dict[str, float], torch.Tensor],
) -> None:
    verdict, right, evidence = lesson
    assert right[NAMED] > 0.9
    start = sum(
        len(values) for values in list(ATTRIBUTES.values())[: list(ATTRIBUTES).index(NAMED)]
    )
    first = verdict(torch.zeros(60, VALUES), evidence).exp()[:, start]
    assert bool((first[::4] < 0.5).all())


def test_covers_are_told_without_evidence_and_beards_with_it(
    lesson: tuple[Verdict, dict[str, float], torch.Tensor],
) -> None:
    verdict, _, evidence = lesson
    judged = verdict.judged(torch.zeros(60, VALUES), evidence)
    for attribute, moves in (("cover", False), ("beard", True)):
        told = judged[:, list(QUESTIONS).index(attribute)]
        assert bool(told.std() > 1e-4) == moves
