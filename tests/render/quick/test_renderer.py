"""What the quick renderer's pictures show."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench.toys import part, sphere, standing
from render.errors import RendererUnavailable
from render.quick import context
from render.quick.canvas import Canvas
from render.quick.renderer import QuickRenderer
from render.types import Body, Joint, Light, Material, Pose, Raster, Scene
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
    textured,
)


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


def test_polished_things_mirror_a_studio_and_light_comes_through_below(
    quick: QuickRenderer,
) -> None:
    dull = replace(ball(), material=Material(GRAY, metallic=0.9, roughness=0.2))
    plain = brightness(picture_of(quick, scene_of(dull)))
    polished = replace(dull, material=replace(dull.material, mirror=0.9))
    mirroring = brightness(picture_of(quick, scene_of(polished)))
    middle = slice(SIDE // 2 - 30, SIDE // 2 + 30), SIDE // 2
    added = (mirroring - plain)[middle]
    assert added.max() > 25
    assert np.abs(added).min() < 5  # the studio's horizon is dark
    glass = replace(ball(), material=Material(GRAY, glow=1.5))
    through = brightness(picture_of(quick, scene_of(glass)))
    usual = brightness(picture_of(quick, scene_of(ball())))
    assert (through - usual)[SIDE * 5 // 8, SIDE // 2] > 20
    assert np.abs(through - usual)[SIDE // 4, SIDE // 2] < 3
