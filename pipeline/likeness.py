"""A likeness: what was measured of a person, as numbers only.

Lengths are in units of the canonical face (pipeline.canonical: x right in the picture, y up, the
face oval 2 wide), stored as integers in hundredths; angles are degrees; colours are sRGB as the
skin, cloth or hair has them in neutral daylight; amounts are 0 to 1. "right" is the person's right
(x < 0).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

from config.attire import Outfit
from config.expression import ExpressionName as ExpressionName  # noqa: PLC0414 - others read it here
from pipeline.canonical import KEYS, KeyFace
from pipeline.types import FaceTexture

OUTLINE_ANGLES = 48
HAIRLINE_COLUMNS = 21
CURTAIN_ROWS = 12
HAIR_CENTER = (0.0, 0.48)  # canonical: between the eyes of the average face

Color = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Degrees = Annotated[float, Field(ge=-90, le=90)]
Hundredths = Annotated[int, Field(ge=-400, le=400)]
Name = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]
Age = Literal["baby", "child", "teen", "adult", "old"]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, strict=True)


class HeadPose(_Section):
    """How the head was turned in the photo; the likeness itself looks straight ahead.

    yaw: positive where the face turns to the picture's right. pitch: up. roll: top to the left.
    """

    yaw: Degrees = 0.0
    pitch: Degrees = 0.0
    roll: Degrees = 0.0


class FaceLight(_Section):
    """The light that was taken out of the colours. half: how much darker one half is."""

    brightness: Share = 0.5
    half: Share = 0.0
    side: Literal["none", "right", "left"] = "none"
    color: Color = "#ffffff"


class FaceShape(_Section):
    """points: for each of canonical.KEYS x, y, z: the face minus the mean face, in thousandths.

    Made symmetric, mouth closed and relaxed as far as it can be told.
    """

    points: Annotated[tuple[Annotated[int, Field(ge=-900, le=900)], ...], Field()] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if len(self.points) not in (0, 3 * len(KEYS)):
            raise ValueError(f"{len(self.points)} numbers instead of {3 * len(KEYS)}")
        return self

    def key_face(self, amount: float = 1.0) -> KeyFace:
        """The face, `amount` times as far from the average as measured."""
        if not self.points:
            return KeyFace.mean()
        deviations = np.asarray(self.points, np.float64).reshape(-1, 3) / 1000
        return KeyFace.mean().deviating(amount * deviations)


class Skin(_Section):
    """color: of the cheeks and forehead, light taken out. blush: redness of cheeks and nose."""

    color: Color = "#d9a583"
    blush: Share = 0.3
    freckles: Share = 0.0
    wrinkles: Share = 0.0


class Eyes(_Section):
    """openness: of the lids, 0 closed, 0.5 average, 1 wide. tilt: outer corners up. lashes: how
    marked. crease: a visible fold of the upper lid (0: monolid)."""

    openness: Share = 0.5
    tilt: Degrees = 0.0
    iris: Color = "#4b2f20"
    lashes: Share = 0.3
    crease: Share = 0.6


class Brows(_Section):
    """thickness: hundredths. density: 0 hardly seen, 1 full. raised: against the average face."""

    color: Color = "#3a2a20"
    thickness: Annotated[int, Field(ge=2, le=30)] = 10
    density: Share = 0.7
    raised: Hundredths = 0


class Mouth(_Section):
    """As in the photo. openness: 0 closed, 1 wide. smile: -1 corners down, 1 grin. teeth: shown.
    tilt: hundredths that the left corner is higher than the right."""

    openness: Share = 0.0
    smile: Annotated[float, Field(ge=-1, le=1)] = 0.2
    teeth: Share = 0.0
    lips: Color = "#b5665c"
    tilt: Hundredths = 0


class Ears(_Section):
    """size: against the average. shown: not under hair or cover."""

    size: Annotated[float, Field(ge=0.6, le=1.6)] = 1.0
    shown_right: bool = True
    shown_left: bool = True


class Hair(_Section):
    """outline: distance from HAIR_CENTER to the hair's silhouette at OUTLINE_ANGLES angles, from
    straight up over the picture's right, down and back up; 0 where there is no hair outside the
    head. hairline: y of the hair's lower edge above the face at HAIRLINE_COLUMNS x from -1 to 1
    (the fringe, where there is one). curtain_right, curtain_left: |x| of the inner edge of the
    hair beside the face at CURTAIN_ROWS y from 0.7 down to -1.5; 400 where there is none.
    parting: x where the hair parts, None for none. volume: above the skull, 0 flat to 1 huge.
    length: y of the lowest hair. tie_height: y of the bun or tail. tips: colour of the ends."""

    kind: Literal["short", "medium", "long", "tied", "bald_top", "bald", "shaved"] = "short"
    texture: Literal["straight", "wavy", "curly", "coily", "braids"] = "straight"
    tie: Literal["none", "ponytail", "bun", "pigtails"] = "none"
    color: Color = "#3b2a20"
    tips: Color = "#3b2a20"
    fringe: bool = False
    parting: Hundredths | None = None
    volume: Share = 0.3
    length: Hundredths = 0
    tie_height: Hundredths = 100
    outline: Annotated[tuple[Hundredths, ...], Field(max_length=OUTLINE_ANGLES)] = ()
    hairline: Annotated[tuple[Hundredths, ...], Field(max_length=HAIRLINE_COLUMNS)] = ()
    curtain_right: Annotated[tuple[Hundredths, ...], Field(max_length=CURTAIN_ROWS)] = ()
    curtain_left: Annotated[tuple[Hundredths, ...], Field(max_length=CURTAIN_ROWS)] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for values, count in (
            (self.outline, OUTLINE_ANGLES),
            (self.hairline, HAIRLINE_COLUMNS),
            (self.curtain_right, CURTAIN_ROWS),
            (self.curtain_left, CURTAIN_ROWS),
        ):
            if len(values) not in (0, count):
                raise ValueError(f"{len(values)} numbers instead of {count}")
        return self


class Beard(_Section):
    """style: which regions grow. length: 0 stubble, 0.4 short, 1 full. moustache: 0 none."""

    style: Literal["none", "stubble", "chin", "goatee", "jaw", "full"] = "none"
    length: Share = 0.0
    density: Share = 0.7
    moustache: Share = 0.0
    color: Color = "#3b2a20"


class Glasses(_Section):
    """width and height of one lens in hundredths. tint: of the lenses; opacity 1 hides the eyes."""

    shape: Literal["none", "round", "rectangular", "oval", "cat_eye", "aviator"] = "none"
    frame: Color = "#202020"
    rim: Share = 0.5
    tint: Color = "#303030"
    opacity: Share = 0.0
    width: Annotated[int, Field(ge=40, le=120)] = 82
    height: Annotated[int, Field(ge=20, le=110)] = 58


class Cover(_Section):
    """What the head is covered with. low: y of its lower edge above the brows."""

    kind: Literal[
        "none", "cap", "beanie", "hat", "turban", "headscarf", "headband", "hood", "helmet"
    ] = "none"
    color: Color = "#444444"
    accent: Color = "#444444"
    low: Hundredths = 100


class Earrings(_Section):
    """What hangs at the ears."""

    kind: Literal["none", "stud", "hoop", "drop"] = "none"
    color: Color = "#d8b24a"


class Clothes(_Section):
    """color: the largest; second: shirt under a jacket, stripes and prints. tie: whether one is
    worn, in tie_color."""

    kind: Literal[
        "tee", "vneck", "shirt", "suit", "jacket", "turtleneck", "hoodie", "dress", "bare"
    ] = "tee"
    pattern: Literal["plain", "stripes", "checks", "dots", "print"] = "plain"
    color: Color = "#4f6f9f"
    second: Color = "#f2f2f0"
    tie: bool = False
    tie_color: Color = "#731722"


class Likeness(_Section):
    """Everything a figure is built from. confidence: 0 to 1 for a section's name."""

    version: Literal[1] = 1
    age: Age = "adult"
    expression: ExpressionName = "idle"
    pose: HeadPose = HeadPose()
    light: FaceLight = FaceLight()
    face: FaceShape = FaceShape()
    skin: Skin = Skin()
    eyes: Eyes = Eyes()
    brows: Brows = Brows()
    mouth: Mouth = Mouth()
    ears: Ears = Ears()
    hair: Hair = Hair()
    beard: Beard = Beard()
    glasses: Glasses = Glasses()
    cover: Cover = Cover()
    earrings: Earrings = Earrings()
    clothes: Clothes = Clothes()
    confidence: Mapping[Name, Share] = Field(default_factory=dict, max_length=32)


@dataclass(frozen=True, eq=False)
class Person:
    """One person of a photo, ready to become a figure.

    texture: None where only the numbers are known. middle: x right, y down of the face's middle,
    and width: of the face oval, in any one unit for all persons of a photo (px of the cutout).
    outfit: what the figure wears beside its own clothes.
    """

    likeness: Likeness
    texture: FaceTexture | None = None
    middle: tuple[float, float] = (0.0, 0.0)
    width: float = 1.0
    outfit: Outfit = field(default_factory=Outfit)
