"""Whole figures as if photographed: over any background, in any light, every pixel known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from assets.figures.album import Album
from assets.figures.casting import cast
from assets.figures.drawing import Easel
from assets.figures.paste import squeezed
from assets.figures.sight import NOTHING, look
from assets.figures.stance import CROWN, HALF_ANGLE_DEG, STRENGTH, Stance, depth_of, find_stance
from pipeline.color import Array, blur
from pipeline.face import FaceFinder
from pipeline.likeness import Likeness
from pipeline.parts.crop import crop_affine, cut_head
from pipeline.photo import read_photo
from pipeline.train.parts.heads import HEAD_PX, Head, is_kept_out
from pipeline.types import HEAD_CLASSES, FaceMesh
from render.expression.role import base_weights
from render.figure.build import BUILDERS, JOINTS
from render.figure.glasses import build_glasses
from render.figure.mouth import find_mouth
from render.figure.relief import build_relief
from render.figure.sculpt import Sculpt, sculpt
from render.figure.skull import build_skull
from render.modelling.piece import joined
from render.types import Body, Camera, Light, Part, Pose

SIDE_PX = 384
UNITS = 6.0  # of the figure, that the picture shows
YAW, PITCH, ROLL = 30.0, 9.0, 7.0  # degrees, the most
CLASS_OF = {  # by how a part's name begins
    "hair": "hair",
    "cover": "cover",
    "glasses": "glasses",
    "lenses": "glasses",
    "beard": "beard",
    "moustache": "beard",
    "clothes": "clothes",
}
SKIN = (
    "head",
    "neck",
    "ear",
    "lid",
    "lash",
    "eye",
    "iris",
    "glint",
    "brow",
    "teeth",
    "tongue",
    "mouth",
)
TOYS = 0.4  # of the figures; the others have people's own proportions
SCENES = ("scenes", "objects")  # folders of photos whose pictures serve as backgrounds


@dataclass(frozen=True, eq=False)
class Portrait:
    """picture: float32 (S, S, 4), sRGB premultiplied. classes: uint8 (S, S), of HEAD_CLASSES."""

    picture: Array
    classes: NDArray[np.uint8]


def portray(
    proportions: Sculpt, stance: Stance, easel: Easel, lights: tuple[Light, ...]
) -> Portrait:
    """A figure as a stance sees it: a random one, or that of a face in a photo.

    proportions: a toy's (render.figure.sculpt) or a person's own (`lifelike`).
    """
    body, pose = posed_figure(proportions, stance)
    picture = easel.draw([(body, pose)], stance.camera, lights, world=0.36, side_px=stance.side_px)
    lenses = _lenses(proportions)
    posed: list[tuple[Body, Pose]] = [(body, pose)]
    if lenses.parts:
        posed.append((lenses, stance.pose(lenses)))
    sight = look(posed, stance.camera, class_of, side_px=stance.side_px)
    classes = sight.most(stance.side_px)
    return Portrait(picture, np.where(classes == NOTHING, 0, classes).astype(np.uint8))


def posed_figure(proportions: Sculpt, stance: Stance) -> tuple[Body, Pose]:
    """A figure with its face as at rest, standing as a stance says."""
    piece = joined(build(proportions, None) for build in BUILDERS)
    body = Body(piece.parts, JOINTS, blend_shapes=piece.shapes)
    weights = base_weights(proportions.likeness)
    bent = np.array([weights.get(shape.name, 0.0) for shape in body.blend_shapes], np.float32)
    return body, stance.pose(body, bent)


def stance_of(face: FaceMesh, proportions: Sculpt, side_px: int) -> Stance:
    """Where a figure stands in the place of a face in a square crop, turned and as large as it."""
    return find_stance(face, side_px, depth=depth_of(proportions.face, proportions.skull))


def class_of(part: Part) -> int:
    """The index in HEAD_CLASSES of a figure's part."""
    for start, name in CLASS_OF.items():
        if part.name.startswith(start):
            return HEAD_CLASSES.index(name)
    return HEAD_CLASSES.index("skin" if part.name.startswith(SKIN) else "clothes")


def lifelike(likeness: Likeness) -> Sculpt:
    """The proportions that were measured, not a toy's."""
    face = likeness.face.key_face()
    skull = build_skull(face, crown=CROWN)
    relief = build_relief(face, skull)
    return Sculpt(likeness, STRENGTH, face, skull, relief, find_mouth(face))


def _lenses(proportions: Sculpt) -> Body:
    """Clear lenses, which figures have none of: what is behind them counts as glasses."""
    likeness = proportions.likeness
    dark = likeness.glasses.model_copy(update={"opacity": 1.0})
    seen = replace(proportions, likeness=likeness.model_copy(update={"glasses": dark}))
    parts = build_glasses(seen, None).parts
    return Body(tuple(part for part in parts if part.name == "lenses"), JOINTS)


def random_stance(rng: np.random.Generator) -> Stance:
    """The head turned by up to YAW, upright or nearly so."""
    angles = rng.uniform(-YAW, YAW), rng.uniform(-PITCH, PITCH), rng.uniform(-ROLL, ROLL)
    to_scene = np.eye(4)
    to_scene[:3, :3] = Rotation.from_euler("yxz", angles, degrees=True).as_matrix()
    to_scene[:3, 3] = rng.uniform(-0.25, 0.25), rng.uniform(-0.2, 0.2), 0.0
    distance = UNITS / 2 / float(np.tan(np.radians(HALF_ANGLE_DEG)))
    camera = Camera((0.0, 0.0, distance), (0.0, 0.0, 0.0), HALF_ANGLE_DEG)
    return Stance(to_scene, camera, SIDE_PX / UNITS, SIDE_PX)


def random_lights(rng: np.random.Generator) -> tuple[Light, ...]:
    """A key from before, a fill, and at times a rim from behind, in any warmth."""
    key = 7 * _toward(rng, rng.uniform(0.35, 0.9))
    fill = 7 * _toward(rng, rng.uniform(0.3, 0.8))
    lamps = [(key, rng.uniform(300, 620), 3.0), (fill, rng.uniform(0, 260), 4.0)]
    if rng.random() < 0.4:
        lamps.append((7 * _toward(rng, -0.6), rng.uniform(100, 350), 2.5))
    return tuple(
        Light((float(x), float(y), float(z)), (0.0, 0.0, 0.0), float(power), size, _warmth(rng))
        for (x, y, z), power, size in lamps
    )


def _toward(rng: np.random.Generator, forward: float) -> NDArray[np.float64]:
    across = rng.normal(0, 1)
    direction = np.array((across, abs(rng.normal(0.5, 0.5)), 0.0))
    direction *= np.sqrt(max(1 - forward**2, 0.0)) / max(float(np.linalg.norm(direction)), 1e-6)
    direction[2] = forward
    return np.asarray(direction)


def _warmth(rng: np.random.Generator) -> tuple[float, float, float]:
    warm = rng.normal(0, 0.07)
    red, green, blue = np.clip((0.97 + warm, 0.97, 0.97 - warm), 0, 1)
    return float(red), float(green), float(blue)


class Photographer:
    """Makes heads of whole figures."""

    def __init__(self, album: Album, easel: Easel, finder: FaceFinder, photos: Path) -> None:
        self._album = album
        self._easel = easel
        self._finder = finder
        found = (path for name in SCENES for path in sorted((photos / name).glob("*.jpg")))
        self._scenes: Sequence[Path] = [
            path for path in found if not is_kept_out(path.relative_to(photos).as_posix())
        ]

    def random_head(self, rng: np.random.Generator) -> Head | None:
        """Somebody near a measured person, photographed; None where no face is found again."""
        file, likeness = self._album.random_likeness(rng)
        likeness, read = cast(likeness, rng)
        toy = rng.random() < TOYS
        strength = float(rng.uniform(0.2, 1))
        proportions = sculpt(likeness, strength=strength) if toy else lifelike(likeness)
        made = portray(proportions, random_stance(rng), self._easel, random_lights(rng))
        share = made.picture[..., 3:]
        behind = self._background(rng)
        pixels = made.picture[..., :3] + (1 - share) * behind
        if rng.random() < 0.6:
            pixels = blur(np.asarray(pixels, np.float32), float(rng.uniform(0.3, 1.2)))
        shown = squeezed(np.asarray(pixels.clip(0, 1) * 255 + 0.5, np.uint8), rng)
        faces = self._finder.find(shown)
        return _cropped(file, shown, made.classes, faces[0], read) if faces else None

    def _background(self, rng: np.random.Generator) -> Array:
        """float32 (SIDE_PX, SIDE_PX, 3): a piece of a photo, or a wall."""
        if not self._scenes or rng.random() < 0.35:
            colors = rng.uniform(0.05, 0.98, (2, 2, 3)).astype(np.float32)
            colors = colors.mean((0, 1)) + rng.uniform(0, 0.5) * (colors - colors.mean((0, 1)))
            wall = cv2.resize(colors.astype(np.float32), (SIDE_PX, SIDE_PX))
            grain = rng.normal(0, rng.uniform(0, 0.02), wall.shape[:2])
            return np.asarray((wall + grain[..., None]).clip(0, 1), np.float32)
        pixels = read_photo(self._scenes[int(rng.integers(len(self._scenes)))].read_bytes()).pixels
        side = min(pixels.shape[:2])
        top, left = (int(rng.integers(0, length - side + 1)) for length in pixels.shape[:2])
        square = pixels[top : top + side, left : left + side].astype(np.float32) / 255
        scene = np.asarray(cv2.resize(square, (SIDE_PX, SIDE_PX)), np.float32)
        return blur(scene, float(rng.uniform(0.5, 8))) if rng.random() < 0.6 else scene


def _cropped(
    file: str,
    pixels: NDArray[np.uint8],
    classes: NDArray[np.uint8],
    face: FaceMesh,
    read: dict[str, str],
) -> Head:
    """The head as the network is shown one."""
    affine = crop_affine(face, HEAD_PX)
    crop = cut_head(pixels, face, to_crop=affine, side_px=HEAD_PX)
    inside = crop.guides[0] > 0.5
    moved = cv2.warpAffine(classes, affine, (HEAD_PX, HEAD_PX), flags=cv2.INTER_NEAREST)
    points = face.landmarks.copy()
    points[:, :2] = points[:, :2] @ affine[:, :2].T + affine[:, 2]
    points[:, 2] *= np.sqrt(np.linalg.det(affine[:, :2]))
    known = np.where(inside, moved, 255).astype(np.uint8)
    return Head(file, crop.pixels, inside, known, points.astype(np.float32), read)
