"""Bodies and a theme become a Scene: placed, surfaced, lit, moving, framed with room to spare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from config.theme import Theme
from render.camera import frame_camera
from render.color import color_of
from render.edges.edging import edge_room
from render.expression.pace import paced
from render.expression.role import Role
from render.finish.printing import printed
from render.layout import vertices_of, with_surface
from render.lighting import build_lights
from render.motion import build_poses
from render.outermost import outermost_of
from render.types import Body, Border, Camera, Pose, Scene, Shadow

FPS = 30
EDGE_MARGIN = 0.012  # of the picture's side, beyond the border: no platform crops into it
SHADOW_ROOM = 0.022  # of the picture's side: what the soft shadow needs below the border
FLATTERING_YAW_DEG = -13.0  # three-quarter view, toward the key light


class Extra(Protocol):
    """Something beside the subjects that moves in its own way."""

    @property
    def body(self) -> Body:
        """Where it is at rest, made of what it is made of."""

    def pose(self, angle: float) -> Pose:
        """At an angle of the loop, 0 to 2 pi: the same at an angle and at pi minus it, as
        all motions are (see render.motion)."""


@dataclass(frozen=True, eq=False)
class Subjects:
    """What stands in a scene before anything is put around it.

    poses: see Scene. camera: that would show the bodies alone. margin: what the border takes, of
    the picture's side. points: of `swept_points`.
    """

    bodies: tuple[Body, ...]
    poses: tuple[tuple[Pose, ...], ...]
    camera: Camera
    margin: float
    points: NDArray[np.float64]


Surround = Callable[[Subjects], Sequence[Extra]]


def in_turn(*surrounds: Surround) -> Surround:
    """One that puts things around the subjects after another: each sees what the former have put
    there as more subjects."""

    def surround(subjects: Subjects) -> Sequence[Extra]:
        extras: list[Extra] = []
        for each in surrounds:
            added = each(subjects)
            if added:
                subjects = _with(subjects, added)
                extras += added
        return extras

    return surround


def _with(subjects: Subjects, extras: Sequence[Extra]) -> Subjects:
    """The subjects and what stands beside them, seen from where all of it is in the picture."""
    bodies = (*subjects.bodies, *(extra.body for extra in extras))
    poses = _joined_by(extras, subjects.poses)
    added = swept_points(bodies, poses, first=len(subjects.bodies))
    points = np.concatenate([subjects.points, added])
    return Subjects(bodies, poses, _seeing(points, subjects.margin), subjects.margin, points)


def build_scene(
    bodies: tuple[Body, ...],
    theme: Theme,
    *,
    seed: int,
    fps: int = FPS,
    roles: Sequence[Role | None] = (),
    surround: Surround | None = None,
) -> Scene:
    """The whole scene of one sticker, its bodies where they are. The seed only varies the motion.

    fps: fewer where something goes one way only. roles: what each body plays; see
    motion.build_poses. surround: what puts things around the subjects; they come behind the bodies
    in the scene's, and plain ones get the theme's surface too.
    """
    fps = paced(fps, roles)
    palette = [color_of(color) for color in theme.palette]
    plain = (printed(body, theme.drawing.pattern, palette) for body in bodies)
    standing = tuple(with_surface(body, theme.surface) for body in plain)
    poses = build_poses(standing, theme.motion, seed=seed, fps=fps, roles=roles)
    look = theme.border
    accents = tuple(color_of(accent) for accent in look.accents)
    border = Border(color_of(look.color), look.width, look.style, accents)
    points, margin = swept_points(standing, poses), edge_room(border)
    camera = _seeing(points, margin)
    every = standing
    extras = surround(Subjects(standing, poses, camera, margin, points)) if surround else ()
    if extras:
        poses = _joined_by(extras, poses)
        every += tuple(with_surface(extra.body, theme.surface) for extra in extras)
        added = swept_points(every, poses, first=len(standing))
        camera = _seeing(np.concatenate([points, added]), margin)
    return Scene(
        bodies=every,
        poses=poses,
        lights=build_lights(theme.lighting),
        camera=camera,
        world=theme.lighting.world,
        border=border,
        shadow=Shadow(ground=float(min(vertices_of(body)[:, 1].min() for body in standing))),
        fps=fps,
        standing=len(standing),
    )


def _joined_by(
    extras: Sequence[Extra], poses: tuple[tuple[Pose, ...], ...]
) -> tuple[tuple[Pose, ...], ...]:
    """The poses of every frame, then those of what is beside the subjects. Frames that were one
    stay one."""
    if not extras:
        return poses
    found: dict[int, tuple[Pose, ...]] = {}
    for index, frame in enumerate(poses):
        angle = 2 * np.pi * index / len(poses)
        found.setdefault(id(frame), frame + tuple(extra.pose(angle) for extra in extras))
    return tuple(found[id(frame)] for frame in poses)


def preview_scene(scene: Scene) -> Scene:
    """One frame of the scene, at its most flattering angle and filling the picture."""
    best = scene.poses[best_frame(scene)]
    return replace(scene, poses=(best,), camera=framed(scene.bodies, (best,), scene.border))


def best_frame(scene: Scene) -> int:
    """Which frame shows the scene at its most flattering angle.

    Of equals the last: from there on what goes onward, as a kiss that flies, is at its best.
    """
    away = [round(_unflattering(frame[0]), 3) for frame in scene.poses]
    return max(index for index, each in enumerate(away) if each == min(away))


def _unflattering(pose: Pose) -> float:
    """How far a pose is from three-quarters, upright and undistorted, in degrees or so."""
    root = pose.joints[0]
    yaw = np.degrees(np.arctan2(root[0, 2], root[2, 2]))
    roll = np.degrees(np.arctan2(root[1, 0], root[1, 1]))
    height = float(np.linalg.norm(root[:3, 1]))
    return float(abs(yaw - FLATTERING_YAW_DEG) + abs(roll) + 100 * abs(height - 1))


def framed(bodies: tuple[Body, ...], poses: tuple[tuple[Pose, ...], ...], border: Border) -> Camera:
    """A camera that sees all bodies in all poses, with room for border and shadow."""
    return _seeing(swept_points(bodies, poses), edge_room(border))


def _seeing(points: NDArray[np.float64], edge: float) -> Camera:
    """A camera that sees all points, with room for an edge, a share of the side, and the shadow."""
    margin = edge + EDGE_MARGIN
    return frame_camera(points, margin=margin, bottom_margin=margin + SHADOW_ROOM)


def swept_points(
    bodies: tuple[Body, ...], poses: tuple[tuple[Pose, ...], ...], *, first: int = 0
) -> NDArray[np.float64]:
    """The outermost vertices of every part in every frame, float64 (N, 3).

    first: how many bodies, from the front, are left out.
    """
    distinct = list({id(frame): frame for frame in poses}.values())
    swept = [
        outermost.posed(frame[place])
        for place, body in enumerate(bodies)
        if place >= first
        for outermost in [outermost_of(body, [frame[place] for frame in distinct])]
        for frame in distinct
    ]
    return np.concatenate(swept).astype(np.float64)
