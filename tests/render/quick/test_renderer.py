"""What the quick renderer's pictures show."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.toys import part, sphere, standing
from render.errors import RendererUnavailable
from render.pose import posed_vertices
from render.quick import context
from render.quick.canvas import Canvas
from render.quick.renderer import QuickRenderer
from render.silhouette import Silhouette
from render.types import BlendShape, Body, Camera, Joint, Light, Part, Pose, Raster, Scene
from tests.render.bodies import make_bust

SIDE = 128
SMALL = Raster(SIDE, samples=2)
CAMERA = Camera((0.0, 0.0, 6.0), (0.0, 0.0, 0.0), 11.96)
FRONT = Light((0.0, 0.0, 5.0), (0.0, 0.0, 0.0), 120.0, 2.0)
GRAY = (0.6, 0.6, 0.6)
Picture = NDArray[np.uint8]


@pytest.fixture(scope="module")
def quick() -> Iterator[QuickRenderer]:
    renderer = QuickRenderer()
    yield renderer
    renderer.close()


def ball(radius: float = 0.8, center: Sequence[float] = (0, 0, 0), *, joint: str = "root") -> Part:
    return replace(part("ball", sphere(24, radii=radius, center=center), GRAY), joint=joint)


def scene_of(*parts: Part, lights: tuple[Light, ...] = (FRONT,), frames: int = 1) -> Scene:
    body = Body(parts)
    return Scene((body,), ((standing(body),),) * frames, lights, CAMERA)


def picture_of(quick: QuickRenderer, scene: Scene, raster: Raster = SMALL) -> Picture:
    return next(iter(quick.draw(scene, raster)))


def textured(colors: NDArray[np.uint8]) -> Part:
    return replace(ball(), texture=colors)


def brightness(picture: Picture) -> NDArray[np.float64]:
    """Mean of the colours, per pixel."""
    return picture[..., :3].astype(np.float64).mean(axis=2)


def test_alpha_is_the_disc_of_a_sphere(quick: QuickRenderer) -> None:
    picture = picture_of(quick, scene_of(part("ball", sphere(60, radii=0.8), GRAY)))
    reach = 0.8 / np.sqrt(6**2 - 0.8**2) / CAMERA.tangent * SIDE / 2
    middle = np.arange(SIDE) + 0.5 - SIDE / 2
    disc = np.clip(reach + 0.5 - np.hypot(*np.meshgrid(middle, middle)), 0, 1)
    assert picture.shape == (SIDE, SIDE, 4)
    assert np.abs(picture[..., 3] / 255 - disc).mean() < 0.005


def test_colors_are_premultiplied(quick: QuickRenderer) -> None:
    picture = picture_of(quick, scene_of(ball()))
    assert (picture[..., :3].max(axis=2) <= picture[..., 3]).all()
    assert not picture[0].any()


def test_a_part_on_the_left_is_drawn_on_the_left_and_one_above_above(quick: QuickRenderer) -> None:
    left = part("left", sphere(16, radii=0.3, center=(-0.6, 0, 0)), (1.0, 0.0, 0.0))
    above = part("above", sphere(16, radii=0.3, center=(0, 0.6, 0)), (0.0, 0.0, 1.0))
    picture = picture_of(quick, scene_of(left, above)).astype(int)
    assert picture[SIDE // 2, 29, 0] > 2 * picture[SIDE // 2, 29, 2] + 20
    assert picture[29, SIDE // 2, 2] > 2 * picture[29, SIDE // 2, 0] + 20


def test_the_texture_stands_upright(quick: QuickRenderer) -> None:
    texture = np.zeros((64, 64, 3), np.uint8)
    texture[:32, :32] = (255, 0, 0)  # upper left
    texture[32:, 32:] = (0, 255, 0)  # lower right
    picture = picture_of(quick, scene_of(textured(texture)))
    assert picture[45, 45].argmax() in (0, 3)
    assert picture[45, 45, 0] > 100 > picture[45, 45, 1]
    assert picture[83, 83, 1] > 100 > picture[83, 83, 0]


def test_blend_mixes_the_texture_with_the_materials_color(quick: QuickRenderer) -> None:
    green = textured(np.full((8, 8, 3), (0, 255, 0), np.uint8))
    left = (green.vertices[:, 0] < 0).astype(np.float32)
    picture = picture_of(quick, scene_of(replace(green, blend=left)))
    assert picture[64, 44, 0] < 60 < picture[64, 44, 1]
    assert abs(int(picture[64, 84, 0]) - int(picture[64, 84, 1])) < 8


def test_a_joint_moves_its_own_parts_only(quick: QuickRenderer) -> None:
    still, moved = ball(0.3, (-0.6, 0, 0)), ball(0.3, (0.6, 0, 0), joint="arm")
    body = Body((still, moved), (Joint("root", (0, 0, 0)), Joint("arm", (0, 0, 0), "root")))
    lift = np.stack([np.eye(4), np.eye(4)]).astype(np.float32)
    lift[1, 1, 3] = 0.6
    poses = (standing(body),), (Pose(lift, np.zeros(0, np.float32)),)
    rest, lifted = quick.draw(Scene((body,), poses, (FRONT,), CAMERA), SMALL)
    assert (rest[:, :50] == lifted[:, :50]).mean() > 0.95
    assert rest[64, 99, 3] == 255
    assert lifted[64, 99, 3] == 0
    assert lifted[34, 99, 3] == 255


def test_turning_to_the_right_brings_the_front_to_the_right(quick: QuickRenderer) -> None:
    nose = part("nose", sphere(12, radii=0.15, center=(0, 0, 0.7)), (1.0, 0.0, 0.0))
    body = Body((ball(0.7), nose))
    poses = tuple((standing(body, yaw_deg=yaw),) for yaw in (0, 25))
    columns = []
    for picture in quick.draw(Scene((body,), poses, (FRONT,), CAMERA), SMALL):
        red = picture[..., 0].astype(int) - picture[..., 1] > 60
        columns.append(np.nonzero(red)[1].mean())
    assert abs(columns[0] - SIDE / 2) < 2
    assert columns[1] > columns[0] + 8


def test_a_light_on_the_left_brightens_the_left(quick: QuickRenderer) -> None:
    lamp = Light((-4.0, 0.0, 3.0), (0.0, 0.0, 0.0), 150.0, 1.0)
    picture = brightness(picture_of(quick, scene_of(ball(), lights=(lamp,))))
    assert picture[64, 40] > 1.5 * picture[64, 88]


def test_the_light_stays_in_the_scene_when_the_body_turns(quick: QuickRenderer) -> None:
    lamp = Light((-4.0, 0.0, 3.0), (0.0, 0.0, 0.0), 150.0, 1.0)
    body = Body((part("ball", sphere(40, radii=0.8), GRAY),))
    poses = tuple((standing(body, yaw_deg=yaw),) for yaw in (0, 90, 180))
    pictures = [
        brightness(picture) for picture in quick.draw(Scene((body,), poses, (lamp,), CAMERA), SMALL)
    ]
    assert np.abs(pictures[0] - pictures[1]).mean() < 1.5
    assert np.abs(pictures[0] - pictures[2]).mean() < 1.5


def test_normals_follow_squash_and_shear(quick: QuickRenderer) -> None:
    lamp = Light((-4.0, 3.0, 3.0), (0.0, 0.0, 0.0), 150.0, 1.0)
    linear = np.array([[1.1, 0.3, 0], [0, 0.6, 0], [0, 0, 0.8]])
    round_body = Body((part("ball", sphere(40, radii=0.7), GRAY),))
    mesh = sphere(40, radii=0.7)
    baked_in = Body((part("ball", ((mesh[0] @ linear.T).astype(np.float32), mesh[1]), GRAY),))
    joint = np.eye(4, dtype=np.float32)[None].copy()
    joint[0, :3, :3] = linear
    posed = Pose(joint, np.zeros(0, np.float32))
    by_joint = picture_of(quick, Scene((round_body,), ((posed,),), (lamp,), CAMERA))
    by_mesh = picture_of(quick, Scene((baked_in,), ((standing(baked_in),),), (lamp,), CAMERA))
    assert np.abs(by_joint.astype(int) - by_mesh).mean() < 1


def test_an_occluder_darkens_what_is_behind_it(quick: QuickRenderer) -> None:
    wall = part("wall", sphere(40, radii=(0.95, 0.95, 0.1), center=(0, 0, -0.5)), GRAY)
    pin = part("pin", sphere(24, radii=(0.12, 0.9, 0.12), center=(-0.35, 0, 0.1)), GRAY)
    lamp = Light((-4.0, 0.0, 4.0), (0.0, 0.0, 0.0), 200.0, 0.5)
    free = brightness(picture_of(quick, scene_of(wall, lights=(lamp,)), Raster(SIDE)))
    shaded = brightness(picture_of(quick, scene_of(wall, pin, lights=(lamp,)), Raster(SIDE)))
    row = slice(60, 68)
    assert (free - shaded)[row, 66:84].max() > 20
    assert np.abs(free - shaded)[row, 100:112].max() < 8


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


def test_an_emitting_part_shines_in_the_dark(quick: QuickRenderer) -> None:
    glowing = part("ball", sphere(16, radii=0.5), (1.0, 1.0, 1.0), emission=1.0)
    dark = replace(scene_of(glowing, lights=()), world=0.0)
    assert picture_of(quick, dark)[64, 64, 0] > 150


def test_without_any_light_all_is_black_but_opaque(quick: QuickRenderer) -> None:
    picture = picture_of(quick, replace(scene_of(ball(), lights=()), world=0.0))
    assert picture[64, 64].tolist() == [0, 0, 0, 255]


def test_nine_lamps_are_drawn_with_the_strongest_eight(quick: QuickRenderer) -> None:
    lamps = tuple(replace(FRONT, power_w=5.0 + index) for index in range(9))
    picture = brightness(picture_of(quick, scene_of(ball(), lights=lamps)))
    assert picture[64, 64] > 60


def test_every_frame_comes_in_order_and_equal_ones_are_drawn_once(
    quick: QuickRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    draw = Canvas.draw
    monkeypatch.setattr(
        Canvas, "draw", lambda self, *frame: (drawn.append(1), draw(self, *frame))[1]
    )
    body = Body((ball(0.4, (0.4, 0, 0)),))
    poses = tuple((standing(body, yaw_deg=yaw),) for yaw in (0, 20, 40, 20, 0))
    pictures = list(quick.draw(Scene((body,), poses, (FRONT,), CAMERA), SMALL))
    assert len(pictures) == 5
    assert len(drawn) == 3
    assert (pictures[0] == pictures[4]).all()
    assert (pictures[1] == pictures[3]).all()
    assert (pictures[0] != pictures[2]).any()


def test_the_same_scene_gives_the_same_picture(quick: QuickRenderer) -> None:
    scene = scene_of(ball())
    assert (picture_of(quick, scene) == picture_of(quick, scene)).all()


def test_the_picture_is_as_large_as_asked_whatever_it_is_drawn_at(quick: QuickRenderer) -> None:
    plain = picture_of(quick, scene_of(ball()), Raster(100, samples=2))
    fine = picture_of(quick, scene_of(ball()), Raster(100, samples=2, drawn_px=300))
    assert plain.shape == fine.shape == (100, 100, 4)
    assert np.abs(plain.astype(int) - fine).mean() < 2


def test_closing_the_iterator_frees_all_that_the_scene_took(
    quick: QuickRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = []
    release = Canvas.release
    monkeypatch.setattr(Canvas, "release", lambda self: (released.append(self), release(self))[1])
    frames = quick.draw(scene_of(ball(), frames=3), SMALL)
    next(frames)
    assert not released
    frames.close()
    assert len(released) == 1
    assert next(frames, None) is None


def test_two_scenes_may_be_drawn_by_turns(quick: QuickRenderer) -> None:
    body = Body((ball(0.4, (0.4, 0, 0)),))
    turning = Scene(
        (body,), tuple((standing(body, yaw_deg=yaw),) for yaw in (0, 30, 60)), (FRONT,), CAMERA
    )
    alone = list(quick.draw(turning, SMALL))
    frames = quick.draw(turning, SMALL)
    together = [next(frames)]
    picture_of(quick, scene_of(part("other", sphere(8, radii=0.9), (1.0, 0.0, 0.0)), lights=()))
    together += frames
    assert all((a == b).all() for a, b in zip(alone, together, strict=True))


def test_without_egl_the_renderer_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise Exception("libEGL.so.1 not loaded")

    monkeypatch.setattr(context.moderngl, "create_context", refuse)
    with pytest.raises(RendererUnavailable, match="libegl1 libgl1 libgl1-mesa-dri") as failure:
        QuickRenderer()
    assert failure.value.renderer == "quick"


def test_without_embree_the_renderer_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "render.quick.stage", None)
    with pytest.raises(RendererUnavailable, match="embreex"):
        QuickRenderer()


def test_many_scenes_do_not_grow_memory(quick: QuickRenderer) -> None:
    scene = scene_of(textured(np.full((512, 512, 3), 200, np.uint8)))
    sizes = []
    for _ in range(12):
        list(quick.draw(scene, Raster(256, samples=2)))
        sizes.append(resident_mb())
    assert max(sizes[6:]) - sizes[5] < 4


def resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
