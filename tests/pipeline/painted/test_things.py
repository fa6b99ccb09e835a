"""Things are dyed area by area: large greys in one colour, scraps, whites and fur not."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.color import to_lab
from pipeline.cutout.strays import without_strays
from pipeline.painted.framing import draw_frame
from pipeline.painted.relight import even_light
from pipeline.painted.things import clearest, color_thing
from tests.pipeline.pictures import CANDY, palette

SIDE = 320
GREY, DARK, WHITE, FUR, RED = (110,) * 3, (45,) * 3, (245,) * 3, (190, 130, 75), (200, 40, 40)
BLUES = palette("#1060c0", "#20b0d0", "#f0f4ff")


def scene(
    base: tuple[int, int, int], *spots: tuple[int, int, int, tuple[int, int, int]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Lab and alpha of a disc of one colour with round spots (x, y, radius, colour)."""
    pixels = np.full((SIDE, SIDE, 3), base, np.uint8)
    for x, y, radius, color in spots:
        cv2.circle(pixels, (x, y), radius, color, -1)
    alpha = np.zeros((SIDE, SIDE), np.float32)
    cv2.circle(alpha, (160, 160), 130, (1,), -1)
    return to_lab(pixels), alpha


def chroma(lab: NDArray[np.float32]) -> float:
    return float(np.hypot(lab[..., 1], lab[..., 2]).mean())


def test_a_grey_body_becomes_one_clear_colour() -> None:
    colored = color_thing(*scene(GREY), BLUES, 0.5)
    inner = colored[100:220, 100:220]
    assert chroma(inner) > 25
    assert inner[..., 1:].std((0, 1)).max() < 2


@pytest.mark.parametrize("base", [WHITE, RED])
def test_a_small_dark_spot_is_not_dyed(base: tuple[int, int, int]) -> None:
    colored = color_thing(*scene(base, (160, 160, 16, DARK)), BLUES, 0.5)
    assert chroma(colored[155:165, 155:165]) < 8


def test_white_stays_white() -> None:
    assert chroma(color_thing(*scene(WHITE), BLUES, 0.6)[100:220, 100:220]) < 4


def test_a_nose_and_a_grey_patch_in_fur_stay() -> None:
    before, alpha = scene(FUR, (160, 190, 18, DARK), (110, 120, 40, GREY))
    colored = color_thing(before, alpha, BLUES, 0.6)
    for y, x in ((190, 160), (120, 110)):
        assert np.abs(colored[y, x] - before[y, x]).max() < 4


def test_fur_keeps_its_hue_under_a_blue_palette() -> None:
    before, alpha = scene(FUR)
    after = color_thing(before, alpha, BLUES, 0.8)[160, 160]
    turn = np.arctan2(after[2], after[1]) - np.arctan2(*before[160, 160, :0:-1])
    assert abs(np.degrees(turn)) < 20


def test_something_black_on_a_grey_body_stays_dark() -> None:
    colored = color_thing(*scene((150,) * 3, (160, 160, 18, (12,) * 3)), BLUES, 0.5)
    assert colored[160, 160, 0] < 25
    assert chroma(colored[158:162, 158:162]) < 12


def test_a_black_thing_only_shimmers_in_the_palette() -> None:
    black, grey = (color_thing(*scene(base), BLUES, 0.5) for base in ((30,) * 3, GREY))
    assert black[160, 160, 0] < 16
    assert 1 < chroma(black[150:170, 150:170]) < 0.4 * chroma(grey[150:170, 150:170])


def test_the_clearest_colour_is_neither_pale_nor_dark() -> None:
    assert 30 < clearest(palette("#fff6fa", "#201018", "#ff4f9a", "#ffe0ee"))[0] < 80


def test_a_shadow_on_a_coloured_thing_is_lifted_and_keeps_the_hue() -> None:
    lab, alpha = scene((220, 120, 40))
    pixels = np.full((SIDE, SIDE, 3), (220, 120, 40), np.float32)
    pixels[:, 160:] *= 0.5
    lab = to_lab(np.round(pixels).astype(np.uint8))
    even = even_light(lab, alpha > 0.5)
    step = lab[160, 90, 0] - lab[160, 230, 0]
    assert even[160, 90, 0] - even[160, 230, 0] < 0.6 * step
    assert abs(even[160, 90, 0] - lab[160, 90, 0]) < 3
    assert abs(np.diff(np.arctan2(even[160, [90, 230], 2], even[160, [90, 230], 1]))[0]) < 0.2


def test_fur_keeps_more_of_its_dark_patches_than_things_of_their_shadows() -> None:
    lab, alpha = scene((150, 100, 60), (160, 160, 60, (50, 33, 20)))
    patch = [even_light(lab, alpha > 0.5, fur=fur)[160, 160, 0] for fur in (True, False)]
    assert lab[160, 160, 0] <= patch[0] < patch[1] - 5


def test_black_beside_white_is_no_shadow() -> None:
    lab, alpha = scene(WHITE, (220, 160, 60, DARK))
    assert np.abs(even_light(lab, alpha > 0.5) - lab)[alpha > 0.5].max() < 2


Color = tuple[int, int, int]
Limb = tuple[tuple[int, int], tuple[int, int]]


def body_with(limb: Limb, color: Color) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Alpha and pixels of a red disc with a thin limb, on green grass."""
    pixels = np.full((SIDE, SIDE, 3), (70, 110, 50), np.uint8)
    alpha = np.zeros((SIDE, SIDE), np.float32)
    cv2.line(pixels, *limb, color, 8)
    cv2.line(alpha, *limb, (1,), 8)
    cv2.circle(pixels, (160, 130), 80, RED, -1)
    cv2.circle(alpha, (160, 130), 80, (1,), -1)
    return alpha, pixels


@pytest.mark.parametrize(
    ("limb", "color", "stays"),
    [
        (((215, 180), (215, 300)), (70, 140, 40), False),  # a blade of grass before it
        (((160, 200), (160, 300)), (70, 140, 40), True),  # its stem
        (((230, 130), (310, 130)), RED, True),  # a handle
        (((230, 130), (310, 130)), (240, 200, 60), True),  # a beak
    ],
)
def test_only_what_belongs_elsewhere_is_dropped(limb: Limb, color: Color, stays: bool) -> None:
    alpha, pixels = body_with(limb, color)
    kept = without_strays(alpha, pixels)
    x, y = limb[1]
    assert (kept[y - 14 : y + 2, x - 14 : x + 2].max() > 0.5) == stays
    assert kept[130, 160] == 1


def test_a_card_has_a_frame_of_one_colour() -> None:
    lab = to_lab(np.random.default_rng(1).integers(0, 256, (512, 512, 3)).astype(np.uint8))
    alpha = np.zeros((512, 512), np.float32)
    alpha[60:452, 60:452] = 1
    framed = draw_frame(lab, alpha, palette(*CANDY))
    assert framed[66:74, 100:400].std((0, 1)).max() < 0.1
    assert np.array_equal(framed[200:300, 200:300], lab[200:300, 200:300])
