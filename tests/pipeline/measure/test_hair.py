from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from pipeline.likeness import Hair
from pipeline.measure.align import align_face
from pipeline.measure.hair import measure_hair
from pipeline.measure.hair_color import Hints
from pipeline.measure.light import measure_light
from pipeline.measure.view import grid, look_from_front
from tests.pipeline.measure.heads import CERTAIN, head

X, Y = grid()
BROW = np.array([20, 4, 8], np.float32)


def hair_of(said: Mapping[str, dict[str, float]], *, tight: bool) -> Hair:
    """The hair of a short-haired head; tight: the photo shows hardly more than the face."""
    person = replace(head(), attributes={**CERTAIN, **said})
    parts = person.read(person.pixels, person.face)
    view = look_from_front(person.photo, person.cutout, parts, align_face(person.face))
    if tight:
        view = replace(view, inside=view.inside & (np.abs(X) < 0.95) & (Y < 1.35) & (Y > -1.0))
    hair, _ = measure_hair(view, measure_light(view), Hints(parts, BROW))
    return hair


def test_what_a_tight_photo_hides_is_left_to_the_family() -> None:
    hair = hair_of({}, tight=True)
    assert hair.kind == "short"
    assert not any(hair.outline)
    assert hair.volume > hair_of({}, tight=False).volume


def test_hair_that_the_network_calls_long_hangs_unseen() -> None:
    hair = hair_of({"hair": {"long": 0.9, "short": 0.1}}, tight=True)
    assert hair.kind == "long"
    assert hair.length == 0
    assert hair.curtain_left == ()


def test_curls_that_the_frame_hides_must_be_sure() -> None:
    doubtful = {"texture": {"coily": 0.5, "straight": 0.3, "wavy": 0.2}}
    assert hair_of(doubtful, tight=True).texture == "straight"
    assert hair_of(doubtful, tight=False).texture == "coily"
    assert hair_of({"texture": {"coily": 0.9, "straight": 0.1}}, tight=True).volume < 0.4
