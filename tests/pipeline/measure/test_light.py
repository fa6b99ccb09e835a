import numpy as np
import pytest

from pipeline.measure.align import align_face
from pipeline.measure.cues import Attributes
from pipeline.measure.light import NOTHING, Light, measure_light
from pipeline.measure.tone import TONES, load_fit
from pipeline.measure.view import look_from_front
from pipeline.measure.words import hex_color, lab_color
from tests.pipeline.measure.heads import MIDDLE, Head, head, lifelike

HALF_LIT = {"light": {"half": 0.8, "good": 0.2}}


def tone_of(color: str) -> dict[str, dict[str, float]]:
    """What the network usually says of skin of this colour."""
    tone = load_fit().tone
    shown = (float(lab_color(color)[0]) - tone.middle) / tone.slope
    dark = (TONES[0] - shown) / (TONES[0] - TONES[-1])
    return {"tone": {"1": 1 - dark, str(len(TONES)): dark}}


def light_on(person: Head, said: Attributes = NOTHING) -> Light:
    parts = person.read(person.pixels, person.face)
    view = look_from_front(person.photo, person.cutout, parts, align_face(person.face))
    return measure_light(view, said)


@pytest.mark.parametrize(
    ("color", "off"),
    [
        ("#4a352a", 12),  # skin so dark is rare, and told with care
        ("#744c34", 8),
        ("#a17a5b", 8),
        ("#c98d74", 8),
        ("#dfb398", 8),
        ("#f0c8b0", 8),
    ],
)
def test_skin_in_good_light_keeps_its_color(color: str, off: float) -> None:
    rgb = tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))
    found = light_on(lifelike((rgb[0], rgb[1], rgb[2])), tone_of(color))
    assert float(np.linalg.norm(found.skin - lab_color(color))) < off
    assert found.side == "none"


def test_blue_light_is_taken_out_of_skin() -> None:
    person = head()
    person.pixels[..., 0] = person.pixels[..., 0] * 0.6
    person.pixels[..., 2] = np.minimum(person.pixels[..., 2] * 1.5, 255)
    found = light_on(person)
    assert found.skin[2] > 8 > found.seen[2]
    assert int(found.section().color[5:], 16) > int(found.section().color[1:3], 16)


def test_an_underexposed_photo_darkens_skin_less_than_its_pixels() -> None:
    well, dim = lifelike(), lifelike()
    dim.pixels[:] = (dim.pixels * 0.55).astype(np.uint8)
    seen = light_on(well).seen[0] - light_on(dim).seen[0]
    assert light_on(well).skin[0] - light_on(dim).skin[0] < 0.6 * seen


def test_the_lit_half_tells_the_skin_of_a_half_lit_face() -> None:
    person = lifelike()
    right = np.arange(person.pixels.shape[1]) < MIDDLE[0]
    person.pixels[:, right] = (person.pixels[:, right] * 0.3).astype(np.uint8)
    found = light_on(person, {**HALF_LIT, **tone_of("#c98d6b")})
    assert found.side == "right"
    assert found.half > 0.5
    assert float(np.linalg.norm(found.skin - lab_color("#c98d6b"))) < 10


def test_a_face_without_any_light_is_no_error() -> None:
    person = head()
    person.pixels[:] = 0
    assert np.isfinite(light_on(person).skin).all()
    assert hex_color(light_on(person).corrected(np.zeros((2, 3), np.float32))[0])
