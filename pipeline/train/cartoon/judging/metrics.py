"""How drawings are measured: pure functions of pictures; each cites where it comes from.

Pictures are float32 (S, S, 3), sRGB, 0 to 1; alpha is float32 (S, S), 0 to 1.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import label
from skimage.color import deltaE_ciede2000
from skimage.metrics import structural_similarity
from skimage.morphology import skeletonize

from pipeline.color import Array, blur, to_lab
from pipeline.types import FaceMesh

SOLID = 0.5  # alpha of what belongs to the subject
CANVAS_PX = 512  # side that the lengths below are told for
FINE_PX, BROAD_PX = 0.8, 2.4  # of the difference of Gaussians that finds lines
LINE_DEPTH = 4.0  # lightness by which a line is darker than what is around it
LONG_PX = 24  # from which a line is no dash
MOST_DB = 60.0  # of the same picture twice
NEAR_SHARE = 0.5  # of a face's width, within which a face found is the same one


@dataclass(frozen=True)
class Lines:
    """ink: share of the subject that lines cover. continuity: share of them that is long."""

    ink: float
    continuity: float


@dataclass(frozen=True)
class Likeness:
    """ssim: -1 to 1. psnr_db: peak signal to noise."""

    ssim: float
    psnr_db: float


def on_white(picture: Array, alpha: Array) -> Array:
    """The subject alone, as stickers show it."""
    return np.asarray(picture * alpha[..., None] + 1 - alpha[..., None], np.float32)


def likeness(picture: Array, other: Array, alpha: Array) -> Likeness:
    """Of the subject in two pictures.

    Z. Wang et al., "Image quality assessment: from error visibility to structural similarity",
    IEEE TIP 2004, with its Gaussian window, meant over the subject.
    """
    one, two = on_white(picture, alpha), on_white(other, alpha)
    _, by_pixel = structural_similarity(
        one,
        two,
        data_range=1.0,
        channel_axis=-1,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
        full=True,
    )
    error = float(((picture - other) ** 2).mean(-1)[alpha > SOLID].mean())
    psnr_db = min(MOST_DB, -10 * float(np.log10(max(error, 1e-9))))
    return Likeness(float(by_pixel.mean(-1)[alpha > SOLID].mean()), psnr_db)


def flatness(picture: Array, photo: Array, alpha: Array) -> float:
    """How much small detail is left: the median Laplacian, as a share of the photo's."""
    return _detail(picture, alpha) / max(_detail(photo, alpha), 1e-3)


def _detail(picture: Array, alpha: Array) -> float:
    light = np.ascontiguousarray(to_lab(picture)[..., 0])
    return float(np.median(np.abs(cv2.Laplacian(light, cv2.CV_32F))[alpha > SOLID]))


def find_drawn(picture: Array, alpha: Array) -> NDArray[np.bool_]:
    """Where dark lines are, by a difference of Gaussians: H. Winnemoeller et al., "XDoG", 2012."""
    scale = alpha.shape[0] / CANVAS_PX
    light = np.ascontiguousarray(to_lab(on_white(picture, alpha))[..., 0])
    depth = blur(light, max(0.4, BROAD_PX * scale)) - blur(light, max(0.2, FINE_PX * scale))
    inside = cv2.erode(alpha, np.ones((5, 5), np.uint8)) > SOLID
    return np.asarray((depth > LINE_DEPTH) & inside, np.bool_)


def lines(picture: Array, alpha: Array) -> Lines:
    """How much is drawn in lines, and how much of them in one stroke."""
    drawn = find_drawn(picture, alpha)
    middle = skeletonize(drawn)
    names, _ = label(middle, structure=np.ones((3, 3)))
    lengths = np.bincount(names.ravel())[1:]
    enough = LONG_PX * alpha.shape[0] / CANVAS_PX
    long = float(lengths[lengths >= enough].sum() / max(1, lengths.sum()))
    return Lines(float(drawn.sum() / max(1, (alpha > SOLID).sum())), long)


def mean_color(picture: Array, where: NDArray[np.bool_]) -> Array:
    """lab (3,): the mean of what a mask (S, S) covers."""
    return np.asarray(to_lab(picture)[where].mean(0), np.float32)


def median_color(lab: Array, where: NDArray[np.bool_]) -> Array:
    """lab (3,): the median of what a mask (S, S) covers in lab (S, S, 3)."""
    return np.asarray(np.median(lab[where], axis=0), np.float32)


def color_distance(one: Array, other: Array) -> float:
    """CIEDE2000 between two lab colours (3,): M. R. Luo, G. Cui, B. Rigg 2001."""
    return float(deltaE_ciede2000(one[None].astype(float), other[None].astype(float))[0])


def palette_distance(one: Array, other: Array) -> float:
    """CIEDE2000 of each of the colours lab (K, 3) to the other side's nearest, both ways."""
    apart = deltaE_ciede2000(one[:, None].astype(float), other[None].astype(float))
    return float((apart.min(0).mean() + apart.min(1).mean()) / 2)


def same_face(known: FaceMesh, found: tuple[FaceMesh, ...]) -> FaceMesh | None:
    """The one of the faces found in a drawing that lies where a known face is."""
    width = face_width(known)
    middle = known.landmarks[:, :2].mean(0)
    away = [float(np.linalg.norm(f.landmarks[:, :2].mean(0) - middle)) / width for f in found]
    near = min(range(len(found)), key=away.__getitem__, default=None)
    return None if near is None or away[near] > NEAR_SHARE else found[near]


def face_width(face: FaceMesh) -> float:
    """From ear to ear, px."""
    x0, _, x1, _ = face.box
    return max(x1 - x0, 1.0)


def landmark_drift(known: FaceMesh, found: FaceMesh) -> float:
    """Mean distance of the landmarks, as a share of the known face's width."""
    away = np.linalg.norm(known.landmarks[:, :2] - found.landmarks[:, :2], axis=1)
    return float(away.mean()) / face_width(known)


def picture_numbers(picture: Array, photo: Array, teacher: Array, alpha: Array) -> dict[str, float]:
    """All that is measured of one drawing without looking for faces."""
    drawn = lines(picture, alpha)
    return {
        **asdict(likeness(picture, teacher, alpha)),
        "flatness": flatness(picture, photo, alpha),
        **asdict(drawn),
    }
