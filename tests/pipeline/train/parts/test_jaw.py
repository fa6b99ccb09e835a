"""A dark lower face is learned to be bearded; views stay what they are of."""

from pathlib import Path

import numpy as np
import torch

from pipeline.parts.jaw_network import JAW_ATTRIBUTES, SIZES, JawNetwork, load_jaw
from pipeline.train.imagenet import starting_network
from pipeline.train.parts.heads import is_kept_out, read_attributes
from pipeline.train.parts.jaw import TABLES, JawPlan, jaw_loss, school_jaw
from pipeline.train.parts.jaws import Jaw, random_jaw, random_jaws
from pipeline.train.parts.losses import UNREAD

ORDER = list(JAW_ATTRIBUTES)


def face(file: str = "faces/1.jpg", **read: str) -> Jaw:
    """Skin, dark below the nose where a beard was read."""
    pixels = np.full((80, 120, 3), (200, 160, 140), np.uint8)
    if read.get("beard", "none") != "none":
        pixels[35:] = 40
    return Jaw(file, pixels, {"beard": "none", "moustache": "0", **read})


def test_a_shaven_face_has_a_bare_chin_and_jaw() -> None:
    wanted = dict(zip(ORDER, face().wanted, strict=True))
    assert JAW_ATTRIBUTES["chin"][wanted["chin"]] == "bare"
    assert JAW_ATTRIBUTES["jaw"][wanted["jaw"]] == "bare"


def test_what_nobody_read_of_a_bearded_face_is_not_wanted() -> None:
    wanted = dict(zip(ORDER, face(beard="short", chin="grown").wanted, strict=True))
    assert JAW_ATTRIBUTES["chin"][wanted["chin"]] == "grown"
    assert wanted["jaw"] == UNREAD


def test_photos_of_one_person_are_known_by_their_names() -> None:
    first, second = face("faces/1_0_anhu_0021.jpg"), face("faces/1_0_anhu_0140.jpg")
    assert first.person == second.person
    assert face("faces/12.jpg").person != face("faces/13.jpg").person


def test_views_have_the_networks_size() -> None:
    rng = np.random.default_rng(0)
    for _ in range(20):
        view = random_jaw(face(beard="full").pixels, rng)
        assert view.shape == (64, 96, 3)
        assert view.dtype == np.uint8


def test_half_of_the_views_are_bearded() -> None:
    heads = [face(f"faces/{number}.jpg") for number in range(30)]
    heads.append(face("faces/99.jpg", beard="full", moustache="1"))
    (batch,) = random_jaws(heads, size=200, count=1, seed=1)
    bearded = (batch[1][:, ORDER.index("beard")] > 0).float().mean()
    assert 0.4 < float(bearded) < 0.6


def test_nothing_read_costs_nothing() -> None:
    logits = torch.randn(3, sum(SIZES))
    assert float(jaw_loss(logits, torch.full((3, 4), UNREAD))) == 0


def test_beards_are_learned_and_come_back_from_their_file(tmp_path: Path) -> None:
    jaws = [face("faces/1.jpg"), face("faces/2.jpg", beard="full", moustache="1", chin="grown")]
    network = starting_network(JawNetwork, load_jaw, None)
    path = tmp_path / "jaw.safetensors"
    school_jaw(network, jaws, path, JawPlan(steps=14, size=8, rate=1e-2, frozen=0), seed=0)
    views = np.stack([jaw.pixels[8:72, 12:108].transpose(2, 0, 1) for jaw in jaws])
    with torch.inference_mode():
        logits = load_jaw(path)(torch.from_numpy(views.astype(np.float32)))
    none = logits[:, 0] - logits[:, 1:4].logsumexp(1)
    assert float(none[0]) > float(none[1])


def test_our_table_reads_no_head_that_is_kept_out() -> None:
    table = TABLES[-1].read_text().splitlines()
    files = [line.rsplit(",", 4)[0] for line in table[1:]]
    assert len(files) == len(set(files))
    assert not any(is_kept_out(file) for file in files)


def test_our_table_corrects_earlier_ones() -> None:
    read = read_attributes(TABLES)
    assert read["faces/1_0_anhu_0002.jpg"]["moustache"] == "1"
