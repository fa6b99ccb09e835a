"""A picture of what was measured in a photo, to look at and to trust."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import OUTLINES, Points
from pipeline.likeness import CURTAIN_ROWS, HAIR_CENTER, HAIRLINE_COLUMNS, Likeness
from pipeline.measure.measurer import Measurement
from pipeline.measure.outline import CURTAIN_FROM, CURTAIN_TO, NOWHERE, angles
from pipeline.measure.view import LEFT, PX_PER_UNIT, TOP

Picture = NDArray[np.uint8]
Rgb = tuple[int, int, int]

ENLARGED = 2  # px of the overlay for one of the front view
CLASS_COLORS: tuple[Rgb, ...] = (  # in the order of HEAD_CLASSES
    (24, 24, 32), (255, 190, 150), (120, 70, 20), (255, 0, 255), (0, 200, 255), (40, 160, 40),
    (70, 80, 255),
)  # fmt: skip
OUTLINE_COLOR: Rgb = (255, 220, 0)
LINE_COLOR: Rgb = (0, 255, 120)
CURTAIN_COLOR: Rgb = (0, 220, 255)
FACE_COLOR: Rgb = (255, 255, 255)
PANEL_PX = 300
ROW_PX = 21
INK: Rgb = (30, 30, 30)
GROUND = 244


def draw_overlay(measured: Measurement) -> Picture:
    """uint8 (H, W, 3): the head from the front with its outlines, its parts, colours and words."""
    view, likeness = measured.view, measured.likeness
    shown = _large(view.rgb)
    shown[~_large_mask(view.inside)] //= 3
    _draw_hair(shown, likeness)
    _draw_face(shown, likeness)
    tinted = _large(_parts(measured))
    _draw_hair(tinted, likeness)
    return np.hstack([shown, tinted, _words(likeness, shown.shape[0])])


def _large(picture: Picture) -> Picture:
    size = picture.shape[1] * ENLARGED, picture.shape[0] * ENLARGED
    return np.array(cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _large_mask(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.repeat(np.repeat(mask, ENLARGED, 0), ENLARGED, 1)


def _parts(measured: Measurement) -> Picture:
    """The view under the colours of its likeliest classes."""
    classes = np.array(CLASS_COLORS, np.float32)[measured.view.shares.argmax(0)]
    return np.asarray(0.5 * measured.view.rgb + 0.5 * classes, np.uint8)


def _places(points: Points) -> NDArray[np.int32]:
    """Canonical places (N, 2) as px of the overlay."""
    px = (points - (LEFT, TOP)) * (PX_PER_UNIT * ENLARGED, -PX_PER_UNIT * ENLARGED)
    return np.asarray(np.round(px), np.int32)


def _line(picture: Picture, points: Points, color: Rgb, *, closed: bool = False) -> None:
    cv2.polylines(picture, [_places(points)], closed, color, 1, cv2.LINE_AA)


def _draw_hair(picture: Picture, likeness: Likeness) -> None:
    hair = likeness.hair
    radius = np.array(hair.outline) / 100
    if len(radius):
        around = np.column_stack([radius * np.sin(angles()), radius * np.cos(angles())])
        _line(picture, around + HAIR_CENTER, OUTLINE_COLOR, closed=True)
    if hair.hairline:
        x = np.linspace(-1, 1, HAIRLINE_COLUMNS)
        _line(picture, np.column_stack([x, np.array(hair.hairline) / 100]), LINE_COLOR)
    y = np.linspace(CURTAIN_FROM, CURTAIN_TO, CURTAIN_ROWS)
    for side, edge in ((-1, hair.curtain_right), (1, hair.curtain_left)):
        x = np.array(edge) / 100
        on = x < NOWHERE
        if on.any():
            _line(picture, np.column_stack([side * x[on], y[on]]), CURTAIN_COLOR)
    if hair.parting is not None:
        part = hair.parting / 100
        _line(picture, np.array([[part, 1.0], [part, 1.6]]), LINE_COLOR)
    if likeness.cover.kind != "none":
        low = likeness.cover.low / 100
        _line(picture, np.array([[-1.0, low], [1.0, low]]), CURTAIN_COLOR)


def _draw_face(picture: Picture, likeness: Likeness) -> None:
    face = likeness.face.key_face()
    _line(picture, face.ring()[:, :2], FACE_COLOR, closed=True)
    for outline in OUTLINES:
        if outline == "oval":
            continue
        for side in (-1, 1):
            for place in _places(face.side(outline, side)[:, :2]):
                cv2.circle(picture, (int(place[0]), int(place[1])), 1, FACE_COLOR, -1, cv2.LINE_AA)


def _words(likeness: Likeness, height: int) -> Picture:
    """Swatches and values, one a row."""
    panel = np.full((height, PANEL_PX, 3), GROUND, np.uint8)
    for k, (text, color) in enumerate(_rows(likeness)):
        y = 4 + k * ROW_PX
        if color:
            rgb = tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))
            cv2.rectangle(panel, (4, y), (34, y + ROW_PX - 3), rgb, -1)
        cv2.putText(panel, text, (40, y + 14), cv2.FONT_HERSHEY_SIMPLEX, 0.42, INK, 1, cv2.LINE_AA)
    return panel


def _rows(likeness: Likeness) -> list[tuple[str, str]]:
    """What is said of a likeness: a text, and a colour or nothing."""
    hair, beard, glasses = likeness.hair, likeness.beard, likeness.glasses
    eyes, brows, mouth, pose = likeness.eyes, likeness.brows, likeness.mouth, likeness.pose
    skin, light, cover, clothes = likeness.skin, likeness.light, likeness.cover, likeness.clothes
    return [
        (f"{likeness.age}, {likeness.expression}", ""),
        (f"yaw {pose.yaw:.0f} pitch {pose.pitch:.0f} roll {pose.roll:.0f}", ""),
        (f"light {light.brightness:.2f} half {light.half:.2f} {light.side}", light.color),
        (f"skin blush {skin.blush:.2f} freckles {skin.freckles:.2f}", skin.color),
        (f"wrinkles {skin.wrinkles:.2f}", ""),
        (f"eyes open {eyes.openness:.2f} tilt {eyes.tilt:.0f}", eyes.iris),
        (f"lashes {eyes.lashes:.2f} crease {eyes.crease:.2f}", ""),
        (f"brows {brows.thickness} dense {brows.density:.2f} up {brows.raised}", brows.color),
        (f"mouth open {mouth.openness:.2f} smile {mouth.smile:.2f}", mouth.lips),
        (f"teeth {mouth.teeth:.2f} tilt {mouth.tilt}", ""),
        (f"hair {hair.kind} {hair.texture} tie {hair.tie}", hair.color),
        (f"tips; fringe {hair.fringe} parting {hair.parting}", hair.tips),
        (f"volume {hair.volume:.2f} length {hair.length}", ""),
        (f"ears {likeness.ears.shown_right} {likeness.ears.shown_left}", ""),
        (f"beard {beard.style} {beard.length:.2f} dense {beard.density:.2f}", beard.color),
        (f"moustache {beard.moustache:.2f}", ""),
        (f"glasses {glasses.shape} rim {glasses.rim:.2f}", glasses.frame),
        (f"{glasses.width}x{glasses.height} opacity {glasses.opacity:.2f}", glasses.tint),
        (f"cover {cover.kind} low {cover.low}", cover.color),
        ("accent", cover.accent),
        (f"earrings {likeness.earrings.kind}", likeness.earrings.color),
        (f"clothes {clothes.kind} {clothes.pattern} tie {clothes.tie}", clothes.color),
        ("second", clothes.second),
        *((f"sure of {name}: {sure:.2f}", "") for name, sure in likeness.confidence.items()),
    ]
