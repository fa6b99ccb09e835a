"""Facts about whole reliefs: closed meshes, sizes, colours, fallbacks."""

from collections.abc import Callable
from contextlib import suppress

import cv2
import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from render.errors import UnbuildableRelief
from render.relief.build import build_relief
from render.types import Body
from tests.render.relief import drawings

CELLS = 72
Drawing = Callable[[], NDArray[np.uint8]]
SHAPES = [
    drawings.disc,
    drawings.ring,
    drawings.two_blobs,
    drawings.pan_with_handle,
    drawings.star,
    drawings.eye,
    drawings.gradient,
    drawings.debris,
]


def build(pixels: NDArray[np.uint8], *, card: bool = False, triangles: int = 5000) -> Body:
    return build_relief(drawings.cartoon(pixels, card=card), triangles=triangles, cells=CELLS)


def solid(body: Body) -> trimesh.Trimesh:
    (part,) = body.parts
    return trimesh.Trimesh(part.vertices, part.triangles, process=False)


def assert_sound(body: Body) -> None:
    mesh = solid(body)
    assert mesh.is_watertight
    assert mesh.is_winding_consistent
    assert mesh.volume > 0


@pytest.mark.parametrize("draw", SHAPES, ids=lambda draw: draw.__name__)
def test_relief_is_one_closed_outward_mesh(draw: Drawing) -> None:
    body = build(draw())
    assert_sound(body)
    assert np.abs(body.parts[0].vertices[:, :2]).max() <= 1.02


@pytest.mark.parametrize("triangles", [1500, 4000])
def test_triangles_stay_within_their_budget(triangles: int) -> None:
    assert len(build(drawings.star(), triangles=triangles).parts[0].triangles) <= triangles


def test_subject_fills_the_scene_wherever_it_stands_in_the_drawing() -> None:
    small = np.roll(drawings.disc(30), (40, -30), axis=(0, 1))
    low, high = solid(build(small)).bounds
    assert low[:2] == pytest.approx([-1, -1], abs=0.06)
    assert high[:2] == pytest.approx([1, 1], abs=0.06)


def test_relief_is_thick_enough_for_parallax() -> None:
    depth = solid(build(drawings.disc())).extents[2]
    assert 0.6 < depth < 1.1


def test_ring_keeps_its_hole() -> None:
    assert solid(build(drawings.ring())).euler_number == 0


def test_two_blobs_stay_two_bodies() -> None:
    assert solid(build(drawings.two_blobs())).body_count == 2


def test_thin_handle_survives() -> None:
    vertices = build(drawings.pan_with_handle()).parts[0].vertices
    handle = vertices[vertices[:, 0] > 0.6]
    assert len(handle) > 20
    assert np.ptp(handle[:, 1]) > 0.03


def test_crease_runs_between_two_colours() -> None:
    """Along the middle row, the front dips where white meets blue and rises on both sides."""
    vertices = build(drawings.eye(), triangles=30_000).parts[0].vertices
    front = vertices[(vertices[:, 2] > 0) & (np.abs(vertices[:, 1]) < 0.04)]
    radius = np.abs(front[:, 0])
    middle = front[radius < 0.2, 2].mean()
    edge = np.interp(0.48, *_sorted(radius, front[:, 2]))
    assert front[:, 2].max() == pytest.approx(middle, abs=0.05)
    inner, outer = (np.interp(r, *_sorted(radius, front[:, 2])) for r in (0.38, 0.6))
    assert edge < (inner + outer) / 2 - 0.004


def _sorted(
    x: NDArray[np.float32], y: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    order = np.argsort(x)
    return x[order], y[order]


def test_texture_under_uv_shows_the_drawing() -> None:
    (part,) = build(drawings.eye()).parts
    assert part.texture is not None
    side = part.texture.shape[0]
    columns = (part.uv[:, 0] * side).astype(int).clip(0, side - 1)
    rows = ((1 - part.uv[:, 1]) * side).astype(int).clip(0, side - 1)
    colors = part.texture[rows, columns].astype(int)
    radius = np.hypot(part.vertices[:, 0], part.vertices[:, 1])
    inner, outer = colors[radius < 0.3].mean(0), colors[radius > 0.7].mean(0)
    assert inner[2] > inner[0] + 80
    assert outer.min() > 180


def test_shading_of_one_hue_becomes_one_flat_rim() -> None:
    (part,) = build(drawings.gradient()).parts
    assert part.texture is not None
    corners = part.texture[[2, 2, -3, -3], [2, -3, 2, -3]].astype(int)
    assert np.ptp(corners, axis=0).max() <= 6


def test_sides_show_the_texture_and_the_back_does_not() -> None:
    (part,) = build(drawings.disc()).parts
    assert part.blend is not None
    normals = solid(build(drawings.disc())).vertex_normals
    assert part.blend[normals[:, 2] > -0.3].min() > 0.99
    assert part.blend[normals[:, 2] < -0.9].max() < 0.01


def test_card_is_a_slab_with_an_embossed_picture() -> None:
    body = build(drawings.picture_card(), card=True)
    assert_sound(body)
    assert 0.15 < solid(body).extents[2] < 0.45


def test_debris_falls_back_to_a_plain_body() -> None:
    assert solid(build(drawings.debris())).body_count < 9


@pytest.mark.parametrize("alpha", [0, 90])
def test_a_drawing_without_anything_solid_cannot_be_built(alpha: int) -> None:
    pixels = drawings.blank()
    pixels[..., 3] = alpha
    with pytest.raises(UnbuildableRelief):
        build(pixels)


def test_hair_thin_subject_cannot_be_built_or_is_closed() -> None:
    pixels = drawings.blank()
    cv2.line(pixels, (10, 96), (180, 96), (*drawings.RED, 255), 2)
    with suppress(UnbuildableRelief):
        assert_sound(build(pixels))


def test_anchors_lie_on_top_and_in_front() -> None:
    body = build(drawings.star())
    assert body.anchors["top"].position[1] == pytest.approx(
        body.parts[0].vertices[:, 1].max(), abs=0.01
    )
    assert body.anchors["front"].position[2] == pytest.approx(
        body.parts[0].vertices[:, 2].max(), abs=0.01
    )


def test_the_same_drawing_makes_the_same_relief() -> None:
    first, second = (build(drawings.eye()).parts[0] for _ in range(2))
    assert np.array_equal(first.vertices, second.vertices)
    assert np.array_equal(first.texture, second.texture)


blobs = st.lists(
    st.tuples(st.integers(20, 170), st.integers(20, 170), st.integers(4, 50)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(blobs=blobs)
def test_any_heap_of_blobs_makes_a_closed_mesh(blobs: list[tuple[int, int, int]]) -> None:
    pixels = drawings.blank()
    palette = [drawings.RED, drawings.BLUE, drawings.GREEN, drawings.WHITE]
    for index, (x, y, radius) in enumerate(blobs):
        cv2.circle(pixels, (x, y), radius, (*palette[index % 4], 255), -1)
    try:
        assert_sound(build(pixels, triangles=3000))
    except UnbuildableRelief:
        assert (pixels[..., 3] > 0).mean() < 0.01
