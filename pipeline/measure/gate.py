"""Which faces can become a figure: the others stay reliefs, with the reason said."""

from __future__ import annotations

import numpy as np

from pipeline.errors import Unmeasurable
from pipeline.measure.align import Alignment
from pipeline.measure.places import box, narrowed
from pipeline.measure.view import PX_PER_UNIT, FrontView
from pipeline.types import FaceMesh

MIN_SCORE = 0.9  # of the mesh: statues and drawings often have less
MIN_WIDTH_PX = 28.0  # of the face oval in the photo
MOST_YAW_DEG, MOST_PITCH_DEG = 46.0, 40.0
MIN_LIGHT = 12.0  # lightness of the face's brightest third
MIN_CONTRAST = 6.0  # lightness between a face's darkest and brightest parts
MIN_SKIN = 0.5  # share of the face's middle that is skin, beard or glasses
MIN_HALF = 0.5  # the same of each half below the brows
BELOW_BROWS = 0.72  # canonical y
MIN_MOUTH = 0.3  # the same around mouth and nose, where masks and hands are
MIN_INSIDE = 0.8  # share of the oval that the photo shows
ODD_SHAPE = 0.3  # canonical, root mean square from the average face: no face is so odd


def check_mesh(face: FaceMesh) -> None:
    """Raise Unmeasurable for what is not sure to be a face."""
    if not np.isfinite(face.landmarks).all():
        raise Unmeasurable("its mesh is broken")
    if face.score < MIN_SCORE:
        raise Unmeasurable("it may be no living face")


def check_pose(alignment: Alignment) -> None:
    """Raise Unmeasurable for a face that is too small or too turned."""
    if 2 / alignment.units_per_px < MIN_WIDTH_PX:
        raise Unmeasurable("it is too small")
    if abs(alignment.yaw) > MOST_YAW_DEG or abs(alignment.pitch) > MOST_PITCH_DEG:
        raise Unmeasurable("it is turned too far away")
    if alignment.residual > ODD_SHAPE:
        raise Unmeasurable("it has no face's shape")


def check_view(view: FrontView) -> None:
    """Raise Unmeasurable for a face that is too dark, cut off or hidden."""
    _check_light(view)
    _check_hidden(view)


def _check_light(view: FrontView) -> None:
    oval = view.oval
    seen = oval & view.inside
    if not oval.any() or float(view.inside[oval].mean()) < MIN_INSIDE:
        raise Unmeasurable("the photo cuts it off")
    light = view.lab[seen, 0]
    darkest, bright, brightest = np.percentile(light, [3, 67, 97])
    if bright < MIN_LIGHT:
        raise Unmeasurable("it is too dark")
    if brightest - darkest < MIN_CONTRAST:
        raise Unmeasurable("it has no features")


def _check_hidden(view: FrontView) -> None:
    seen = view.oval & view.inside
    face = view.share("skin") + view.share("beard") + view.share("glasses")
    if float(face[narrowed(seen, 0.15)].mean()) < MIN_SKIN:
        raise Unmeasurable("it is hidden")
    low = float(view.points[17, 1])
    muzzle = box((-0.45, 0.45), (low - 0.1, 0.15)) & seen
    if int(muzzle.sum()) > PX_PER_UNIT and float(face[muzzle].mean()) < MIN_MOUTH:
        raise Unmeasurable("mouth and nose are hidden")
    for side in ((-2.0, -0.1), (0.1, 2.0)):
        half = narrowed(seen, 0.15) & box(side, (-2.0, BELOW_BROWS))
        if half.any() and float(face[half].mean()) < MIN_HALF:
            raise Unmeasurable("half of it is hidden")
