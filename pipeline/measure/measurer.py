"""Stage 3: a face of a photo becomes a likeness."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from pipeline.likeness import Age, Brows, Hair, HeadPose, Likeness, Person
from pipeline.measure.align import Alignment, align_face
from pipeline.measure.alone import alone
from pipeline.measure.beard import akin, measure_beard
from pipeline.measure.brows import measure_brows
from pipeline.measure.clothes import measure_clothes
from pipeline.measure.cover import cover_kind, measure_cover, with_cover, without_cover
from pipeline.measure.ears import measure_ears
from pipeline.measure.expression import name_expression
from pipeline.measure.eyes import measure_eyes
from pipeline.measure.gate import check_mesh, check_pose, check_view
from pipeline.measure.glasses import measure_glasses
from pipeline.measure.hair import HairShape, measure_hair
from pipeline.measure.hair_color import Hints
from pipeline.measure.light import Light, measure_light
from pipeline.measure.mouth import measure_mouth
from pipeline.measure.shape import measure_shape
from pipeline.measure.skin import measure_skin
from pipeline.measure.torso import Torso, look_at_torso
from pipeline.measure.trust import confidences
from pipeline.measure.view import FrontView, look_from_front
from pipeline.measure.words import lab_color
from pipeline.parts.reader import open_parts_reader
from pipeline.types import Cutout, FaceMesh, HeadParts, Photo


class Reader(Protocol):
    """Tells what a head consists of."""

    def read(self, pixels: NDArray[np.uint8], face: FaceMesh) -> HeadParts:
        """The parts of the head with this face in a photo uint8 (H, W, 3)."""
        ...


@dataclass(frozen=True, eq=False)
class Measurement:
    """A likeness with all it was measured in."""

    likeness: Likeness
    alignment: Alignment
    view: FrontView
    light: Light
    hair: HairShape
    parts: HeadParts


class Measurer:
    """Measures people."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def measure(self, photo: Photo, cutout: Cutout, index: int = 0) -> Person:
        """The person with face `index` of the cutout, without a texture.

        Raises Unmeasurable where the face is too small, turned, dark or hidden.
        """
        likeness = self.examine(photo, cutout, index).likeness
        face = cutout.faces[index]
        middle = face.landmarks[:, :2].mean(0)
        width = 2 / align_face(face).units_per_px
        return Person(likeness, middle=(float(middle[0]), float(middle[1])), width=width)

    def examine(self, photo: Photo, cutout: Cutout, index: int = 0) -> Measurement:
        """The same with all intermediate results."""
        face = in_photo(cutout, index)
        check_mesh(face)
        alignment = align_face(face)
        check_pose(alignment)
        others = [in_photo(cutout, k) for k in range(len(cutout.faces)) if k != index]
        parts = self._reader.read(alone(photo.pixels, cutout, face, others), face)
        view = look_from_front(photo, cutout, parts, alignment, others=others)
        check_view(view)
        torso = look_at_torso(photo, cutout, parts, alignment, others=others)
        kind = cover_kind(view, parts)
        view = without_cover(view) if kind == "none" else with_cover(view, kind)
        sight = Sight(view, torso, alignment, measure_light(view, parts.attributes), parts, kind)
        brows = measure_brows(view, alignment, sight.light)
        hair, shape = measure_hair(view, sight.light, Hints(parts, lab_color(brows.color)))
        likeness = _likeness(sight, brows, hair)
        return Measurement(likeness, alignment, view, sight.light, shape, parts)


def open_measurer(assets: Path, threads: int) -> Measurer:
    """A measurer with its network loaded; raises BrokenModel."""
    del assets  # the network is our own and lies in the package
    return Measurer(open_parts_reader(threads=threads))


def in_photo(cutout: Cutout, index: int) -> FaceMesh:
    """A face of a cutout in px of the photo it was cut from."""
    x0, y0, x1, _ = cutout.box
    scale = (x1 - x0) / cutout.pixels.shape[1]
    return cutout.faces[index].seen_from(0, 0, scale=scale).seen_from(-x0, -y0)


class Sight(NamedTuple):
    """What a likeness is measured in."""

    view: FrontView
    torso: Torso
    alignment: Alignment
    light: Light
    parts: HeadParts
    cover: str


def _likeness(sight: Sight, brows: Brows, hair: Hair) -> Likeness:
    view, torso, alignment, light, parts, cover = sight
    eyes = measure_eyes(view, alignment, light)
    mouth = measure_mouth(view, alignment, light, parts)
    age = _age(parts)
    return Likeness(
        age=age,
        expression=name_expression(mouth, eyes, brows.raised),
        pose=HeadPose(
            yaw=round(alignment.yaw, 1),
            pitch=round(float(np.clip(alignment.pitch, -90, 90)), 1),
            roll=round(float(np.clip(alignment.roll, -90, 90)), 1),
        ),
        light=light.section(),
        face=measure_shape(alignment),
        skin=measure_skin(view, light, age),
        eyes=eyes,
        brows=brows.model_copy(update={"color": akin(brows.color, hair.color)}),
        mouth=mouth,
        ears=measure_ears(view),
        hair=hair,
        beard=measure_beard(view, light, parts, hair.color),
        glasses=measure_glasses(view, light, parts),
        cover=measure_cover(view, light, cover),
        clothes=measure_clothes(view, torso, light),
        confidence=confidences(view, alignment, light, parts),
    )


def _age(parts: HeadParts) -> Age:
    said = parts.attributes.get("age", {})
    likeliest: Age = "adult"
    for age in get_args(Age):
        if said.get(age, 0.0) > said.get(likeliest, 0.0):
            likeliest = age
    return likeliest
