"""Scenes: everything stays in the picture and fills it, surfaces and lights are the theme's."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from config.theme import Theme, load_themes
from render.camera import CLEARANCE, frame_camera, project
from render.edges.edging import edge_room
from render.layout import fitted, place, vertices_of
from render.pose import posed_vertices
from render.scene import build_scene, preview_scene
from render.types import Body, Material, Scene
from tests.render.bodies import make_ball, make_part, make_puppet, make_slab

THEMES = load_themes()
SHAPES = {
    "ball": make_ball(),
    "wide": make_ball((1.0, 0.4, 0.3)),
    "tall": make_ball((0.4, 1.0, 0.4)),
    "slab": make_slab(0.9, 1.0, 0.15),
    "puppet": make_puppet(),
}


def outline(scene: Scene) -> NDArray[np.float64]:
    """Every vertex in every frame, in shares of the picture's side."""
    points = [
        posed_vertices(body, part, pose)
        for frame in scene.poses
        for body, pose in zip(scene.bodies, frame, strict=True)
        for part in body.parts
    ]
    return project(np.concatenate(points), scene.camera, 1).astype(np.float64)


def fill_at_rest(scene: Scene) -> float:
    vertices = np.concatenate([vertices_of(body) for body in scene.bodies])
    return float(np.ptp(project(vertices, scene.camera, 1), axis=0).max())


def glow_of(scene: Scene) -> float:
    """What the edge takes beyond its border, in shares of the picture's side."""
    return edge_room(scene.border) - scene.border.width


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_pose_stays_inside_border_and_shadow(theme: Theme, shape: str) -> None:
    scene = build_scene((SHAPES[shape],), theme, seed=1)
    places, margin = outline(scene), scene.border.width + 0.01
    assert places.min() > margin
    assert places[:, 0].max() < 1 - margin
    assert places[:, 1].max() < 1 - margin - 0.02  # the shadow's room


@pytest.mark.parametrize("shape", ["ball", "wide", "tall", "slab"])
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_subject_fills_the_picture(theme: Theme, shape: str) -> None:
    scene = build_scene((SHAPES[shape],), theme, seed=1)
    assert fill_at_rest(scene) > 0.8 - 2 * glow_of(scene)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_groups_are_seen_whole(count: int) -> None:
    balls = tuple(place(make_ball(), 1.0, (1.5 * index, 0, 0)) for index in range(count))
    scene = build_scene(fitted(balls), THEMES["cute-animals"], seed=0)
    places = outline(scene)
    assert places.min() > 0
    assert places.max() < 1


def test_the_shadow_lies_below_the_lowest_body() -> None:
    bodies = (make_ball(), place(make_ball(), 0.5, (1.2, -0.9, 0)))
    scene = build_scene(bodies, THEMES["emoji-expressions"], seed=0)
    lowest = min(float(vertices_of(body)[:, 1].min()) for body in bodies)
    assert scene.shadow.ground == pytest.approx(lowest, abs=1e-4)


def test_plain_parts_take_the_theme_s_surface_and_special_ones_keep_theirs() -> None:
    eye = replace(make_part("eye"), material=Material((0.0, 0.0, 0.0), roughness=0.2, coat=0.2))
    theme = THEMES["mythical-creatures"]
    scene = build_scene((Body((make_part(), eye)),), theme, seed=0)
    skin, kept = (part.material for part in scene.bodies[0].parts)
    assert skin.metallic == theme.surface.metallic
    assert skin.color == make_part().material.color
    assert kept == eye.material


def test_lights_border_and_world_are_the_theme_s() -> None:
    theme = THEMES["retro-and-vintage"]
    scene = build_scene((make_ball(),), theme, seed=0)
    assert scene.world == theme.lighting.world
    assert scene.border.color == pytest.approx((0xC8 / 255, 0x51 / 255, 0x2B / 255))
    assert scene.border.accents[-1] == pytest.approx((0xF6 / 255, 0xE9 / 255, 0xCF / 255))
    key = scene.lights[0]
    assert key.power_w == pytest.approx(150 * theme.lighting.key)
    assert key.color[2] == pytest.approx(0xB0 / 255)


def test_a_light_that_is_off_is_left_out() -> None:
    theme = THEMES["cute-animals"]
    dark = theme.model_copy(update={"lighting": theme.lighting.model_copy(update={"rim": 0.0})})
    assert len(build_scene((make_ball(),), dark, seed=0).lights) == 2


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_preview_is_one_upright_frame_seen_from_the_side_of_the_key(theme: Theme) -> None:
    preview = preview_scene(build_scene((make_ball(),), theme, seed=2))
    (frame,) = preview.poses
    root = frame[0].joints[0]
    yaw = np.degrees(np.arctan2(root[0, 2], root[2, 2]))
    assert -20 < yaw < -6
    assert fill_at_rest(preview) > 0.85 - 2 * glow_of(preview)
    places = outline(preview)
    assert places.min() > 0
    assert places.max() < 1


def test_about_half_of_the_frames_are_distinct() -> None:
    scene = build_scene((make_puppet(),), THEMES["cute-animals"], seed=0)
    assert scene.frame_count == 60
    assert len(set(scene.distinct_frames())) == 31


points = st.lists(
    st.tuples(st.floats(-2, 2), st.floats(-2, 2), st.floats(-1, 1)), min_size=2, max_size=12
).filter(lambda p: np.ptp(np.array(p)[:, :2], axis=0).max() > 0.1)


@given(points, st.floats(0, 0.1), st.floats(0, 0.1))
@example([(0.0, 0.0, -1.0), (0.1875, 0.0, 0.2112)], 0.0, 0.0)  # a narrow one, along the view
@settings(max_examples=60, deadline=None)
def test_framing_loses_no_point_and_no_room(
    cloud: list[tuple[float, float, float]], margin: float, extra: float
) -> None:
    camera = frame_camera(np.array(cloud), margin=margin, bottom_margin=margin + extra)
    places = project(np.array(cloud), camera, 1)
    low, high = places.min(0), places.max(0)
    assert low.min() > margin - 1e-4
    assert high[0] < 1 - margin + 1e-4
    assert high[1] < 1 - margin - extra + 1e-4
    spare = min(high[0] - low[0] - (1 - 2 * margin), high[1] - low[1] - (1 - 2 * margin - extra))
    touches = (low[0] < margin + 1e-3 and high[0] > 1 - margin - 1e-3) or (
        low[1] < margin + 1e-3 and high[1] > 1 - margin - extra - 1e-3
    )
    as_near_as_may_be = camera.position[2] - np.max(cloud, axis=0)[2] < CLEARANCE + 1e-6
    assert touches or spare > -1e-3 or as_near_as_may_be
