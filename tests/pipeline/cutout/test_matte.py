"""Cutting out: the right things stay, edges are clean, and what can't be cut becomes a card."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
from numpy.typing import NDArray

from pipeline.cutout.alpha import face_cover
from pipeline.cutout.isnet import open_matter
from pipeline.cutout.matte import cut_out
from pipeline.errors import NoSuchSubject
from pipeline.face import open_face_finder
from pipeline.types import FaceMesh, Photo

Mask = NDArray[np.bool_]
GREY, RED = (128, 128, 128), (220, 40, 30)
HEIGHT, WIDTH = 200, 300


class DrawnMatter:
    """Finds exactly what a test drew, and remembers the sizes it was asked for."""

    def __init__(self, *alphas: NDArray[np.float32]) -> None:
        self.alphas = list(alphas)
        self.sides: list[int] = []

    def alpha(self, pixels: NDArray[np.uint8], side_px: int) -> NDArray[np.float32]:
        self.sides.append(side_px)
        alpha = self.alphas[min(len(self.sides), len(self.alphas)) - 1]
        if pixels.shape[0] < alpha.shape[0]:  # a large photo, looked at in a smaller size
            return cv2.resize(alpha, pixels.shape[1::-1], interpolation=cv2.INTER_AREA)
        edges = [(a - b) // 2 for a, b in zip(pixels.shape, alpha.shape, strict=False)]
        return np.pad(alpha, [(edge, edge) for edge in edges])


def disc(x: float, y: float, radius: float, shape: tuple[int, int] = (HEIGHT, WIDTH)) -> Mask:
    rows, columns = np.indices(shape)
    return np.hypot(rows - y, columns - x) < radius


def drawn(*masks: Mask) -> DrawnMatter:
    return DrawnMatter(np.logical_or.reduce(masks).astype(np.float32))


def photo_of(mask: Mask) -> Photo:
    pixels = np.empty((*mask.shape, 3), np.uint8)
    pixels[:], pixels[mask] = GREY, RED
    return Photo(pixels)


def face_at(x: float, y: float, width: float) -> FaceMesh:
    """Points that fill an ellipse a little taller than wide."""
    turns = np.linspace(0, 50 * np.pi, 468)
    out = np.sqrt(np.linspace(0, 1, 468)) * width / 2
    flat = np.stack([x + out * np.cos(turns), y + 1.2 * out * np.sin(turns), 0 * out], 1)
    return FaceMesh(flat.astype(np.float32), 0.9)


PLAIN = photo_of(disc(150, 100, 50))


def test_the_crop_has_a_margin_and_is_placed_in_the_photo() -> None:
    cutout = cut_out(PLAIN, drawn(disc(150, 100, 50)))
    x0, y0, x1, y1 = cutout.box
    assert (x1 - x0, y1 - y0) == cutout.alpha.shape[::-1]
    assert abs((x0 + x1) / 2 - 150) <= 2
    assert 106 <= x1 - x0 <= 116
    assert not cutout.card


def test_a_large_cutout_is_scaled_down_with_its_faces() -> None:
    shape = (1600, 2000)
    face = face_at(1000, 700, 300)
    cutout = cut_out(
        photo_of(disc(1000, 800, 760, shape)), drawn(disc(1000, 800, 760, shape)), faces=[face]
    )
    x0, y0, x1, _ = cutout.box
    scale = 1024 / (x1 - x0)
    assert max(cutout.alpha.shape) == 1024
    expected = (face.landmarks - [x0, y0, 0]) * scale
    assert np.abs(cutout.faces[0].landmarks - expected).max() < 0.01
    assert face_cover(cutout.alpha, cutout.faces[0]) > 0.99


def on_wall(wall: int, thing: int) -> Photo:
    mask = disc(150, 100, 50)
    pixels = np.full((*mask.shape, 3), wall, np.uint8)
    pixels[mask] = thing
    return Photo(pixels)


def test_the_cutout_remembers_how_light_its_photo_was() -> None:
    for keep in (False, True):
        lit, dark = (
            cut_out(photo, drawn(disc(150, 100, 50)), keep_background=keep).lights
            for photo in (on_wall(230, 20), on_wall(40, 20))
        )
        assert lit is not None
        assert dark is not None
        assert lit > 85
        assert dark < 25


def test_a_lamp_at_night_makes_no_light_photo() -> None:
    photo = on_wall(30, 20)
    photo.pixels[10:30, 10:40] = 255
    lights = cut_out(photo, drawn(disc(150, 100, 50))).lights
    assert lights is not None
    assert lights < 25


def test_a_white_border_makes_no_light_photo() -> None:
    photo = on_wall(30, 20)
    for edge in (photo.pixels[:7], photo.pixels[-7:], photo.pixels[:, :10], photo.pixels[:, -10:]):
        edge[:] = 255
    lights = cut_out(photo, drawn(disc(150, 100, 50))).lights
    assert lights is not None
    assert lights < 25


def test_what_was_cut_out_before_tells_nothing_of_its_photo() -> None:
    photo = Photo(on_wall(230, 20).pixels, disc(150, 100, 50).astype(np.float32))
    cutout = cut_out(photo, drawn(disc(150, 100, 50)))
    assert cutout.lights is None
    assert cutout.grey is None


@pytest.mark.parametrize(
    ("wall", "thing", "grey"),
    [
        ((230, 230, 230), (20, 20, 20), True),
        ((232, 222, 205), (60, 53, 43), True),  # sepia
        ((232, 222, 205), (20, 20, 20), False),  # something black before a beige wall
        ((250, 200, 120), (20, 20, 20), False),
    ],
)
def test_the_cutout_remembers_whether_its_photo_has_colours(
    wall: tuple[int, int, int], thing: tuple[int, int, int], grey: bool
) -> None:
    mask = disc(150, 100, 50)
    photo = Photo(np.where(mask[..., None], np.uint8(thing), np.uint8(wall)))
    for keep in (False, True):
        assert cut_out(photo, drawn(disc(150, 100, 50)), keep_background=keep).grey == grey


def test_a_spot_of_colour_in_a_photo_is_enough() -> None:
    photo = on_wall(230, 20)
    photo.pixels[20:60, 20:60] = (200, 60, 40)
    assert cut_out(photo, drawn(disc(150, 100, 50))).grey is False


def test_colours_have_nothing_of_the_background() -> None:
    mask = disc(150, 100, 50)
    soft = np.clip(
        50.5 - np.hypot(*(np.indices(mask.shape) - np.array([100, 150])[:, None, None])), 0, 1
    )
    pixels = soft[..., None] * RED + (1 - soft[..., None]) * GREY
    cutout = cut_out(Photo(pixels.astype(np.uint8)), DrawnMatter(soft.astype(np.float32)))
    assert np.abs(cutout.pixels.astype(int) - RED).max() <= 3


def test_specks_are_dropped_and_several_things_stay() -> None:
    things = disc(70, 100, 40), disc(220, 100, 30)
    cutout = cut_out(PLAIN, drawn(*things, disc(290, 20, 4)))
    x0, y0, x1, _ = cutout.box
    assert x0 < 35
    assert 245 < x1 < 275
    assert cutout.alpha[100 - y0, 70 - x0] == 1
    assert cutout.alpha[100 - y0, 220 - x0] == 1


def test_a_handle_keeps_its_hole_and_a_pinprick_does_not() -> None:
    mask = disc(150, 100, 60) & ~disc(170, 100, 15) & ~disc(120, 100, 1.5)
    cutout = cut_out(PLAIN, drawn(mask))
    x0, y0, _, _ = cutout.box
    assert cutout.alpha[100 - y0, 170 - x0] == 0
    assert cutout.alpha[100 - y0, 120 - x0] == 1


def test_a_hole_in_a_face_is_filled() -> None:
    face = face_at(150, 100, 80)
    cutout = cut_out(PLAIN, drawn(disc(150, 100, 70) & ~disc(165, 90, 12)), faces=[face])
    x0, y0, _, _ = cutout.box
    assert cutout.alpha[90 - y0, 165 - x0] == 1


def test_half_transparent_parts_are_made_opaque() -> None:
    alpha = disc(150, 100, 60).astype(np.float32)
    alpha[100:] *= 0.5
    cutout = cut_out(PLAIN, DrawnMatter(alpha))
    x0, y0, _, _ = cutout.box
    assert cutout.alpha[130 - y0, 150 - x0] == 1


def test_an_empty_look_is_followed_by_another_size() -> None:
    matter = DrawnMatter(np.zeros((HEIGHT, WIDTH), np.float32), np.float32(disc(150, 100, 50)))
    assert not cut_out(PLAIN, matter).card
    assert len(set(matter.sides)) == 2


def test_a_look_that_misses_the_forehead_is_not_believed() -> None:
    face, whole = face_at(150, 100, 60), disc(150, 100, 60)
    beheaded = whole.copy()
    beheaded[:85] = False
    matter = DrawnMatter(beheaded.astype(np.float32), whole.astype(np.float32))
    cutout = cut_out(PLAIN, matter, faces=[face])
    assert len(matter.sides) == 2
    assert face_cover(cutout.alpha, cutout.faces[0]) > 0.99


@pytest.mark.parametrize("alpha", [0.0, 1.0])
def test_nothing_or_everything_becomes_a_card(alpha: float) -> None:
    cutout = cut_out(PLAIN, DrawnMatter(np.full((HEIGHT, WIDTH), alpha, np.float32)))
    assert cutout.card
    assert cutout.box == (0, 0, WIDTH, HEIGHT)
    assert cutout.alpha[0, 0] == 0
    assert cutout.alpha[HEIGHT // 2, 0] == 1
    assert np.array_equal(cutout.pixels, PLAIN.pixels)


def test_the_background_is_kept_on_request() -> None:
    matter = drawn(disc(150, 100, 50))
    cutout = cut_out(PLAIN, matter, faces=[face_at(150, 100, 40)], keep_background=True)
    assert cutout.card
    assert len(cutout.faces) == 1
    assert matter.sides == []


def test_a_strip_becomes_a_card_of_bearable_shape() -> None:
    strip = Photo(np.zeros((64, 2000, 3), np.uint8))
    assert cut_out(strip, drawn(disc(0, 0, 0, (64, 2000)))).alpha.shape == (64, 192)


def test_the_alpha_of_the_file_is_the_cutout() -> None:
    matter = drawn(disc(0, 0, 0))
    photo = Photo(PLAIN.pixels, disc(150, 100, 30).astype(np.float32) * np.float32(0.8))
    cutout = cut_out(photo, matter)
    assert matter.sides == []
    assert cutout.alpha.max() == pytest.approx(0.8)


def test_subjects_are_numbered_by_size() -> None:
    matter = drawn(disc(60, 100, 30), disc(200, 100, 60))
    for number, (left, right) in {1: (130, 270), 2: (20, 100)}.items():
        box = cut_out(PLAIN, matter, subject=number).box
        assert left <= box[0] < box[2] <= right


def test_of_several_faces_the_person_is_cut_out() -> None:
    faces = [face_at(100, 60, 50), face_at(200, 70, 44)]
    together = disc(100, 60, 40) | disc(200, 70, 36)
    together[95:, 50:250] = True
    matter = drawn(together)
    both = cut_out(PLAIN, matter, faces=faces)
    second = cut_out(PLAIN, matter, faces=faces, subject=2)
    assert len(both.faces) == 2
    assert len(second.faces) == 1
    assert second.box[0] > 120
    assert face_cover(second.alpha, second.faces[0]) > 0.95


@pytest.mark.parametrize(("number", "alpha", "found"), [(3, 1, 2), (0, 1, 2), (1, 0, 0)])
def test_a_subject_that_is_not_there_is_refused(number: int, alpha: int, found: int) -> None:
    things = (disc(60, 100, 30) | disc(200, 100, 60)) * np.float32(alpha)
    with pytest.raises(NoSuchSubject) as caught:
        cut_out(PLAIN, DrawnMatter(things.astype(np.float32)), subject=number)
    assert (caught.value.wanted, caught.value.found) == (number, found)


def test_what_the_photo_cuts_off_gets_round_corners() -> None:
    bust = np.zeros((HEIGHT, WIDTH), bool)
    bust[80:, 60:240] = True
    cutout = cut_out(PLAIN, drawn(bust))
    x0, y0, _, y1 = cutout.box
    assert y1 == HEIGHT
    bottom = cutout.alpha[-1]
    assert bottom[62 - x0] == 0
    assert bottom[238 - x0] == 0
    assert bottom[150 - x0] == 1
    assert cutout.alpha[83 - y0, 63 - x0] == 1  # a corner of its own stays


def test_the_astronaut_is_cut_out_whole(assets: Path) -> None:
    pixels: NDArray[np.uint8] = skimage.data.astronaut()
    faces = open_face_finder(assets, threads=2).find(pixels)
    cutout = cut_out(Photo(pixels), open_matter(assets, threads=2), faces=faces)
    x0, y0, _, _ = cutout.box
    assert len(cutout.faces) == 1
    assert face_cover(cutout.alpha, cutout.faces[0]) > 0.99
    assert cutout.alpha[300 - y0, 200 - x0] == 1  # her suit
    assert cutout.alpha[100 - y0, 400 - x0] == 0  # the space shuttle behind her
    assert cutout.alpha[440 - y0, 390 - x0] == 1  # the dark visor of her helmet
