"""The painted drawing: a square canvas, flat, in the palette, the same each time."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from config.theme import Drawing
from pipeline.color import to_lab
from pipeline.exaggerate import exaggerate
from pipeline.face import open_face_finder
from pipeline.painted.easel import SIDE_PX, SUBJECT_SHARE
from pipeline.painted.painter import Painted
from pipeline.types import Cutout
from tests.pipeline.pictures import CANDY, NIGHT, brief, cutout


@pytest.fixture(scope="module")
def painted() -> Painted:
    return Painted(threads=2)


@pytest.fixture(scope="module")
def portrait(assets: Path) -> Cutout:
    pixels = np.ascontiguousarray(data.astronaut()[:260, 90:350])
    ys, xs = np.mgrid[:260, :260]
    alpha = np.hypot(xs - 130, (ys - 130) / 1.2) < 120
    return cutout(pixels, alpha, open_face_finder(assets, threads=2).find(pixels))


@pytest.fixture(scope="module")
def cup() -> Cutout:
    pixels = cv2.resize(data.coffee(), (300, 200), interpolation=cv2.INTER_AREA)
    ys, xs = np.mgrid[:200, :300]
    return cutout(pixels, np.hypot((xs - 150) / 1.4, ys - 100) < 90)


def test_the_subject_is_centred_with_a_margin(painted, cup):
    drawing = painted.draw(cup, brief())
    assert drawing.pixels.shape == (SIDE_PX, SIDE_PX, 4)
    ys, xs = np.nonzero(drawing.pixels[..., 3] > 127)
    assert abs(np.ptp(xs) + 1 - SUBJECT_SHARE * SIDE_PX) <= 4
    assert abs((xs.min() + xs.max()) / 2 - SIDE_PX / 2) < 3
    assert abs((ys.min() + ys.max()) / 2 - SIDE_PX / 2) < 3


def test_the_same_input_gives_the_same_drawing(painted, portrait):
    one, other = painted.draw(portrait, brief()), painted.draw(portrait, brief())
    assert np.array_equal(one.pixels, other.pixels)


def test_another_seed_gives_another_drawing_with_the_same_outline(painted, portrait):
    one, other = painted.draw(portrait, brief(seed=1)), painted.draw(portrait, brief(seed=2))
    assert not np.array_equal(one.pixels, other.pixels)
    assert np.array_equal(one.pixels[..., 3], other.pixels[..., 3])


def test_the_face_is_where_the_drawing_says(painted, portrait, assets):
    drawing = painted.draw(portrait, brief())
    (found,) = open_face_finder(assets, threads=2).find(drawing.pixels[..., :3].copy())
    told = drawing.faces[0]
    drift = np.abs(found.eyes[:, :2] - told.eyes[:, :2]).max()
    assert drift < 0.1 * (told.box[2] - told.box[0])


def test_eyes_are_bright_with_dark_irises(painted, portrait):
    drawing = painted.draw(exaggerate(portrait, strength=1), brief())
    lightness = to_lab(drawing.pixels[..., :3])[..., 0]
    for eye in drawing.faces[0].eyes[:, :2].astype(int):
        around = lightness[eye[1] - 12 : eye[1] + 12, eye[0] - 16 : eye[0] + 16]
        assert around.max() > 75
        assert around.min() < 25


def test_grey_clothes_are_dyed_and_the_face_is_not(painted, portrait):
    pixels = portrait.pixels.copy()
    chin = int(portrait.faces[0].landmarks[152, 1]) + 40
    pixels[chin:] = 110
    dressed = cutout(pixels, portrait.alpha > 0.5, portrait.faces)
    drawing = painted.draw(dressed, brief(CANDY))
    shirt = to_lab(drawing.pixels[380:400, 240:270, :3]).mean((0, 1))
    assert np.hypot(shirt[1], shirt[2]) > 15


def test_drawing_is_flatter_than_the_photo(painted, cup):
    calm = brief(drawing=Drawing(line=0))
    shades = []
    for pixels in (cup.pixels, painted.draw(cup, calm).pixels[..., :3]):
        small = cv2.resize(pixels, (256, 256), interpolation=cv2.INTER_AREA)[80:176, 80:176]
        lightness = to_lab(small)[..., 0]
        shades.append(np.median(np.abs(cv2.Laplacian(lightness, cv2.CV_32F))))
    assert shades[1] < 0.8 * shades[0]


def test_palettes_are_seen_in_things(painted, cup):
    night, candy = (painted.draw(cup, brief(colors)).pixels for colors in (NIGHT, CANDY))
    solid = night[..., 3] > 250
    apart = np.linalg.norm(to_lab(night[..., :3]) - to_lab(candy[..., :3]), axis=-1)
    assert apart[solid].mean() > 4


def test_skin_keeps_its_colour_under_any_palette(painted, portrait):
    tones = []
    for colors in (NIGHT, CANDY):
        drawing = painted.draw(portrait, brief(colors))
        x, y = drawing.faces[0].landmarks[50, :2].astype(int)
        tones.append(to_lab(drawing.pixels[y - 4 : y + 4, x - 4 : x + 4, :3]).mean((0, 1)))
    assert np.linalg.norm(tones[0] - tones[1]) < 4
    assert 25 < np.degrees(np.arctan2(tones[0][2], tones[0][1])) < 75


def test_a_grey_portrait_gets_skin_and_coloured_clothes(painted, portrait):
    grey = np.repeat(cv2.cvtColor(portrait.pixels, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    drawing = painted.draw(cutout(grey, portrait.alpha > 0.5, portrait.faces), brief())
    x, y = drawing.faces[0].landmarks[50, :2].astype(int)
    tone = to_lab(drawing.pixels[y - 4 : y + 4, x - 4 : x + 4, :3]).mean((0, 1))
    assert np.hypot(tone[1], tone[2]) > 14
    assert 25 < np.degrees(np.arctan2(tone[2], tone[1])) < 75


def test_a_dark_photo_is_lifted(painted, portrait):
    dark = cutout((portrait.pixels * 0.3).astype(np.uint8), portrait.alpha > 0.5, portrait.faces)
    drawing = painted.draw(dark, brief())
    solid = drawing.pixels[..., 3] > 250
    before = to_lab(dark.pixels)[portrait.alpha > 0.5][:, 0].mean()
    assert to_lab(drawing.pixels[..., :3])[solid][:, 0].mean() > before + 10


def test_colours_reach_beyond_the_edge(painted):
    pixels = np.zeros((120, 120, 3), np.uint8)
    ys, xs = np.mgrid[:120, :120]
    inside = np.hypot(xs - 60, ys - 60) < 40
    pixels[np.hypot(xs - 60, ys - 60) < 46] = (230, 60, 40)
    drawing = painted.draw(cutout(pixels, inside), brief(drawing=Drawing(line=0))).pixels
    assert drawing[0, 0, 3] == 0
    assert drawing[..., 0].min() > 120


@pytest.mark.parametrize("shape", [(64, 300), (300, 64), (64, 64)])
def test_odd_shapes_and_empty_alphas_are_drawn(painted, shape):
    pixels = np.random.default_rng(3).integers(0, 256, (*shape, 3)).astype(np.uint8)
    for alpha in (np.ones(shape, bool), np.zeros(shape, bool)):
        assert painted.draw(cutout(pixels, alpha), brief()).pixels.shape[2] == 4


@pytest.mark.parametrize("seed", [-1, 2**70])
def test_any_integer_is_a_seed(painted, seed):
    pixels = np.full((64, 64, 3), 120, np.uint8)
    assert painted.draw(cutout(pixels), brief(seed=seed)).seed == seed
