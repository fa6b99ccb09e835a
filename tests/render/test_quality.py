"""The presets: each can be drawn by either renderer, and more care costs no less."""

import pytest

from render.quality import DRAFT, FINE, QUALITIES, STANDARD, Quality
from render.specs import ALL

LARGEST_PX = max(spec.side_px for spec in ALL)


@pytest.mark.parametrize("quality", QUALITIES.values(), ids=QUALITIES)
def test_every_quality_can_do_without_either_renderer(quality: Quality) -> None:
    assert {name for name, _ in quality.choices} == {"quick", "blender"}


@pytest.mark.parametrize("quality", QUALITIES.values(), ids=QUALITIES)
def test_pictures_are_as_large_as_the_largest_file_wants(quality: Quality) -> None:
    assert {raster.side_px for _, raster in quality.choices} == {LARGEST_PX}


def test_drafts_are_quick_and_the_others_are_blender_s() -> None:
    first = {name: quality.choices[0][0] for name, quality in QUALITIES.items()}
    assert first == {"draft": "quick", "standard": "blender", "fine": "blender"}


def test_finer_qualities_trace_more_rays() -> None:
    def rays(quality: Quality) -> int:
        raster = dict(quality.choices)["blender"]
        return raster.samples * (raster.drawn_px or raster.side_px) ** 2

    assert rays(DRAFT) < rays(STANDARD) < rays(FINE)
