"""People become figures: from photos, from kept likenesses, and in packs."""

import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
from numpy.typing import NDArray
from rich.console import Console

from bot import packing
from bot.commands import read_orders
from bot.measuring import measure_photo
from bot.order import Order
from bot.packing import make_pack
from bot.studio import Studio
from bot.workflow import make_model
from config.settings import Settings
from pipeline.errors import Unmeasurable, UnusableLikeness
from pipeline.likeness import Likeness
from pipeline.likeness_file import read_likeness, write_likeness
from render.check import check_file
from render.specs import DISCORD, TELEGRAM_VIDEO

SETTINGS = Settings(threads=2)


def png(pixels: NDArray[np.uint8]) -> bytes:
    return cv2.imencode(".png", pixels[..., ::-1])[1].tobytes()


@pytest.fixture(scope="module")
def astronaut() -> bytes:
    return png(skimage.data.astronaut()[:260, 100:350])


def test_a_person_becomes_a_figure(studio: Studio, astronaut: bytes) -> None:
    model = make_model(studio, Order(photo=astronaut, prompt="space pirate", expression="wink"))
    assert model.production.subject.shape == "figure"
    body = model.scene.bodies[0]  # things float around it
    assert {"head", "hair"} <= {joint.name for joint in body.joints}
    own = [part for part in body.parts if not part.name.startswith(("worn", "held", "costume"))]
    assert sum(len(part.triangles) for part in own) <= 60_000
    assert sum(len(part.triangles) for part in body.parts) <= 90_000
    left = [i for i, shape in enumerate(body.blend_shapes) if shape.name == "blink_left"]
    assert max(pose.weights[left].max() for pose, *_ in model.scene.poses) > 0.9


def test_a_relief_can_be_asked_for(studio: Studio, astronaut: bytes) -> None:
    model = make_model(studio, Order(photo=astronaut, prompt="kawaii", shape="relief"))
    assert model.production.subject.shape == "relief"
    assert model.production.subject.reason


def test_a_figure_of_a_thing_is_refused(studio: Studio, cup: bytes) -> None:
    with pytest.raises(Unmeasurable, match="no face"):
        make_model(studio, Order(photo=cup, prompt="kawaii", shape="figure"))


def test_the_words_of_the_theme_choose_an_expression(studio: Studio) -> None:
    order = Order(photo=b"", prompt="crying", likeness=Likeness())
    assert make_model(studio, order).production.expression == "cry"
    assert make_model(studio, replace(order, expression="cool")).production.expression == "cool"


def test_a_kept_likeness_stands_for_the_photo(tmp_path: Path) -> None:
    path = tmp_path / "me.json"
    path.write_bytes(write_likeness(Likeness()))
    wishes = Order(photo=b"", prompt="kawaii", changes=("hair.colour=#4a2b1c",))
    ((name, order),) = read_orders([str(path)], wishes)
    assert name == "me"
    assert order.likeness is not None
    assert order.likeness.hair.color == "#4a2b1c"
    assert order.changes == wishes.changes  # what was ordered is not dyed


def test_a_wrong_change_is_told_before_any_work(tmp_path: Path) -> None:
    wishes = Order(photo=b"", prompt="kawaii", changes=("hair.shine=1",))
    with pytest.raises(UnusableLikeness, match=r"hair\.shine"):
        read_orders([str(tmp_path / "none.jpg")], wishes)


def test_a_measured_likeness_is_written_with_its_picture(
    one_studio: None, astronaut: bytes, assets: Path, tmp_path: Path
) -> None:
    order = Order(photo=astronaut, prompt="", shape="figure", changes=("glasses.shape=round",))
    measure_photo(order, tmp_path, settings=SETTINGS, assets=assets, console=Console(quiet=True))
    kept = read_likeness((tmp_path / "likeness.json").read_bytes())
    assert kept.glasses.shape == "round"
    assert cv2.imread(str(tmp_path / "likeness.png")) is not None


def test_a_pack_gives_each_expression_its_files_and_emoji(
    one_studio: None,
    small_pictures: None,
    assets: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "PACK", ("wink", "love"))
    monkeypatch.setattr(packing, "PACK_FPS", 5)
    monkeypatch.setattr(packing, "PACK_SUPERSAMPLED_PX", 96)
    order = Order(photo=b"", prompt="kawaii", quality="draft", likeness=Likeness())
    make_pack(order, tmp_path, settings=SETTINGS, assets=assets, console=Console(quiet=True))
    record = json.loads((tmp_path / "pack.json").read_text())
    assert [sticker["emoji"] for sticker in record["stickers"]] == ["😉", "😍"]
    for number, name in enumerate(("wink", "love"), start=1):
        check_file((tmp_path / f"{number:02}-{name}.webm").read_bytes(), TELEGRAM_VIDEO)
        check_file((tmp_path / f"{number:02}-{name}.png").read_bytes(), DISCORD)
    assert {"sheet.png", "figure.glb", "likeness.json"} <= {p.name for p in tmp_path.iterdir()}
