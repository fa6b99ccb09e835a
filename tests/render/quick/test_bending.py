"""Parts that bend, part from each other or unfold, as the quick renderer draws them."""

from dataclasses import replace

import numpy as np
import pytest

from bench.toys import part, sphere, standing
from render.pose import posed_vertices
from render.quick.renderer import QuickRenderer
from render.silhouette import Silhouette
from render.types import BlendShape, Body, Joint, Light, Pose, Scene
from tests.render.bodies import make_bust
from tests.render.quick.pictures import (
    CAMERA,
    FRONT,
    GRAY,
    SIDE,
    SMALL,
    ball,
    brightness,
    picture_of,
    scene_of,
)


def test_a_blend_shape_bends_its_part(quick: QuickRenderer) -> None:
    calm = ball(0.4)
    offsets = np.zeros_like(calm.vertices)
    offsets[:, 0] = 0.5
    body = Body((calm,), blend_shapes=(BlendShape("aside", "ball", offsets),))
    still = standing(body)
    bent = Pose(still.joints, np.ones(1, np.float32))
    poses = (still,), (bent,)
    first, second = quick.draw(Scene((body,), poses, (FRONT,), CAMERA), SMALL)
    step = np.nonzero(second[..., 3])[1].mean() - np.nonzero(first[..., 3])[1].mean()
    assert step == pytest.approx(0.5 / 6 / CAMERA.tangent * SIDE / 2, abs=1)


def test_a_shared_part_is_where_the_silhouette_sees_it(quick: QuickRenderer) -> None:
    body = make_bust()
    scene = Scene((body,), tuple((pose,) for pose in bust_poses()), (FRONT,), CAMERA)
    silhouette = Silhouette(scene)
    for frame, picture in enumerate(quick.draw(scene, SMALL)):
        coverage = silhouette.coverage(frame, SIDE)
        assert np.abs(picture[..., 3] / 255 - coverage).mean() < 0.006


def test_a_shared_part_is_lit_like_the_moved_mesh(quick: QuickRenderer) -> None:
    lamp = Light((-4.0, 0.0, 3.0), (0.0, 0.0, 0.0), 150.0, 1.0)
    neck = ball(0.6, joint="head")
    share = np.clip(neck.vertices[:, 1] + 0.5, 0, 1).astype(np.float32)
    joints = (Joint("root", (0, 0, 0)), Joint("head", (0, 0, 0), "root"))
    body = Body((replace(neck, skin_weights=share),), joints)
    turned = standing(body, yaw_deg=25)
    still = np.concatenate([np.eye(4, dtype=np.float32)[None], turned.joints[:1]])
    pose = Pose(still, turned.weights)
    mesh = replace(neck, vertices=posed_vertices(body, body.parts[0], pose), joint="root")
    first = picture_of(quick, Scene((body,), ((pose,),), (lamp,), CAMERA))
    second = picture_of(quick, scene_of(mesh, lights=(lamp,)))
    assert np.abs(first.astype(int) - second).mean() < 1


def test_a_shape_that_moves_few_vertices_is_drawn_like_the_moved_mesh(quick: QuickRenderer) -> None:
    bust = make_bust()
    head = bust.parts[2]
    glossy = replace(head, material=replace(head.material, roughness=0.1))  # drawn finer
    moved = replace(glossy, vertices=glossy.vertices + bust.blend_shapes[0].offsets)
    shaped = Body((glossy,), bust.joints, blend_shapes=bust.blend_shapes)
    pose = bust_poses()[0]
    by_shape = Scene((shaped,), ((Pose(pose.joints, np.float32([1, 0])),),), (FRONT,), CAMERA)
    plain = Body((moved,), bust.joints)
    by_mesh = Scene((plain,), ((Pose(pose.joints, np.float32([])),),), (FRONT,), CAMERA)
    first, second = (picture_of(quick, scene).astype(int) for scene in (by_shape, by_mesh))
    assert np.abs(first - second).mean() < 1.5


def bust_poses() -> list[Pose]:
    """At rest; the head turned by 40 degrees to the side with the mouth open."""
    joints = np.stack([np.eye(4), np.eye(4)]).astype(np.float32)
    leaning = joints.copy()
    cos, sin = np.cos(0.7), np.sin(0.7)
    leaning[1, :2, :2] = [[cos, -sin], [sin, cos]]
    return [Pose(joints, np.float32([0, 0])), Pose(leaning, np.float32([1, 0]))]


def test_a_part_that_comes_out_of_another_one_is_lit(quick: QuickRenderer) -> None:
    head = part("head", sphere(24, radii=0.7), GRAY)
    lid = part("lid", sphere(16, radii=0.3), (1.0, 0.2, 0.2))
    offsets = np.tile(np.float32([0, 0, 0.6]), (len(lid.vertices), 1))
    body = Body((head, lid), blend_shapes=(BlendShape("close", "lid", offsets),))
    still = standing(body)
    poses = (still,), (Pose(still.joints, np.ones(1, np.float32)),)
    hidden, shown = quick.draw(Scene((body,), poses, (FRONT,), CAMERA), SMALL)
    assert hidden[64, 64, 0] == hidden[64, 64, 1]
    assert shown[64, 64, 0] > 150


def test_a_part_that_leaves_takes_its_shade_along(quick: QuickRenderer) -> None:
    wall = part("wall", sphere(40, radii=(0.95, 0.95, 0.1), center=(0, 0, -0.5)), GRAY)
    lid = part("lid", sphere(24, radii=(0.3, 0.3, 0.05), center=(0, 0, -0.33)), GRAY)
    offsets = np.tile(np.float32([0, 2, 0]), (len(lid.vertices), 1))
    body = Body((wall, lid), blend_shapes=(BlendShape("away", "lid", offsets),))
    poses = tuple((Pose(standing(body).joints, np.float32([w])),) for w in (0, 1))
    _, gone = quick.draw(Scene((body,), poses, (FRONT,), CAMERA), SMALL)
    bare = picture_of(quick, scene_of(wall))
    assert np.abs(brightness(gone) - brightness(bare))[40:88, 40:88].max() < 6


def test_bodies_that_touch_are_not_black_when_they_part(quick: QuickRenderer) -> None:
    left, right = (Body((ball(0.42, (x, 0, 0)),)) for x in (-0.38, 0.38))
    apart = np.eye(4, dtype=np.float32)[None].copy()
    apart[0, 0, 3] = 0.15
    poses = tuple(
        (standing(left), Pose(joints, standing(right).weights))
        for joints in (standing(right).joints, apart)
    )
    _, parted = quick.draw(Scene((left, right), poses, (FRONT,), CAMERA), SMALL)
    row = brightness(parted)[60:68].mean(axis=0)
    middle = int(64 + 0.53 / 6 / CAMERA.tangent * 64)
    assert row[middle - 18] == pytest.approx(row[middle + 18], abs=4)


def test_a_surface_that_unfolds_is_not_black(quick: QuickRenderer) -> None:
    cheek = part("cheek", sphere(40, radii=(0.6, 0.6, 0.3)), GRAY)
    flap = part("flap", sphere(40, radii=(0.3, 0.3, 0.04), center=(0, 0, 0.34)), GRAY)
    folded = np.where(flap.vertices[:, 1:2] < 0, np.float32([[0, 0.2, -0.25]]), 0)
    shut = replace(flap, vertices=(flap.vertices + folded).astype(np.float32))
    body = Body(
        (cheek, shut), blend_shapes=(BlendShape("open", "flap", -folded.astype(np.float32)),)
    )
    poses = tuple((Pose(standing(body).joints, np.float32([w])),) for w in (0, 1))
    _, opened = quick.draw(Scene((body,), poses, (FRONT,), CAMERA), SMALL)
    straight = picture_of(quick, scene_of(cheek, flap))
    assert np.abs(brightness(opened) - brightness(straight))[50:78, 55:73].max() < 30


def test_a_body_flattened_to_nothing_is_not_drawn(quick: QuickRenderer) -> None:
    body = Body((ball(),))
    gone = Pose(np.diag([0, 0, 0, 1]).astype(np.float32)[None], np.zeros(0, np.float32))
    poses = (gone,), (standing(body),)
    empty, full = quick.draw(Scene((body,), poses, (FRONT,), CAMERA), SMALL)
    assert not empty.any()
    assert full[64, 64, 3] == 255
