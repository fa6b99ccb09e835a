"""Cuts a drawing out of its paper: by the file's alpha, along a flat ground, or as a photo is."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.cutout.isnet import Matter
from pipeline.cutout.matte import cut_out
from pipeline.types import Cutout, Photo

LEAST_PX, LONGEST_PX = 384, 1024  # the longest side in which outlines are looked for
PIXEL_ART_PX = 160  # longest side of drawings that are made of squares
PIXEL_ART_COLORS = 96
FLAT_EDGE = 0.85  # of the picture's edge that has the ground's colour
GROUND = 26  # levels of 8 bits by which a ground's pixel may differ from the rest of it
UNEVEN = 70  # the same between the parts of a ground that one lamp lights
DYED = 60  # spread of a ground's red, green and blue that is no paper's
GAP = 0.006  # of the longest side: lines that are so little apart are closed
SUBJECT = (0.01, 0.97)  # share of the picture that is the subject
LINES_ONLY = 0.6  # share of a silhouette below which it was drawn as lines on nothing

Pixels = NDArray[np.uint8]
Alpha = NDArray[np.float32]
Mask = NDArray[np.bool_]


def cut_out_drawing(photo: Photo, matter: Matter, *, subject: int | None = None) -> Cutout:
    """The drawing without what is behind it, in its own colours up to its outline.

    photo: of the drawing. Raises NoSuchSubject.
    """
    sized = _sized(photo)
    alpha = _ground_alpha(sized.pixels) if sized.alpha is None else sized.alpha
    if sized.alpha is not None:
        sized, alpha = _filled(sized)
    cutout = cut_out(Photo(sized.pixels, alpha), matter, subject=subject)
    x0, y0, x1, y1 = cutout.box
    size = cutout.pixels.shape[1::-1]
    own = cv2.resize(sized.pixels[y0:y1, x0:x1], size, interpolation=cv2.INTER_AREA)
    return cutout if cutout.card else replace(cutout, pixels=np.asarray(own, np.uint8))


def _sized(photo: Photo) -> Photo:
    """The same, LEAST_PX to LONGEST_PX long; squares of pixel art stay squares."""
    longest = max(photo.pixels.shape[:2])
    scale = float(np.clip(longest, LEAST_PX, LONGEST_PX)) / longest
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    if is_pixel_art(photo.pixels):
        scale, method = float(np.ceil(LEAST_PX / longest)), cv2.INTER_NEAREST
    if scale == 1:
        return photo
    size = [max(1, round(side * scale)) for side in photo.pixels.shape[1::-1]]
    if photo.alpha is None:
        return Photo(np.asarray(cv2.resize(photo.pixels, size, interpolation=method), np.uint8))
    # What is transparent may have any colour, which must not shine through along the edge.
    share = photo.alpha[..., None]
    alpha = np.clip(cv2.resize(photo.alpha, size, interpolation=method), 0, 1)
    solid = cv2.resize(photo.pixels * share, size, interpolation=method)
    pixels = np.clip(solid / np.maximum(alpha, 1 / 255)[..., None], 0, 255)
    return Photo(np.asarray(np.round(pixels), np.uint8), np.asarray(alpha, np.float32))


def is_pixel_art(pixels: Pixels) -> bool:
    """Whether a picture is so small and has so few colours that its pixels are meant to be seen."""
    if max(pixels.shape[:2]) > PIXEL_ART_PX:
        return False
    return len(np.unique(pixels.reshape(-1, 3), axis=0)) <= PIXEL_ART_COLORS


def _ground_alpha(pixels: Pixels) -> Alpha | None:
    """The alpha of what lies on a ground of one colour; None where there is no such ground."""
    ground = _ground(pixels)
    if ground is None:
        return None
    near = np.abs(pixels - ground).max(2) < GROUND
    outside = _outside(near)
    if float(np.ptp(ground.mean((0, 1)))) > DYED:
        # White between lines is paint as often as paper, but a dyed ground is seen through.
        outside = outside | _opened(near)
    inside = ~outside
    if not SUBJECT[0] < float(inside.mean()) < SUBJECT[1]:
        return None
    # The outermost pixels are a mixture of ink and paper.
    eroded = cv2.erode(inside.astype(np.uint8), np.ones((3, 3), np.uint8))
    soft = cv2.GaussianBlur(eroded.astype(np.float32), (0, 0), 0.8)
    return np.asarray(np.clip(soft, 0, 1), np.float32)


def _ground(pixels: Pixels) -> Alpha | None:
    """float32 (H, W, 3): a ground of one colour under even or uneven light, as the picture's edge
    shows it; None where the edge shows something else."""
    height, width = pixels.shape[:2]
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    rim = np.zeros((height, width), bool)
    rim[:2] = rim[-2:] = rim[:, :2] = rim[:, -2:] = True
    edge = pixels[rim].astype(np.float32)
    usual = np.abs(edge - np.median(edge, axis=0)).max(1) < UNEVEN
    if float(usual.mean()) < FLAT_EDGE:
        return None
    terms = np.stack([np.ones_like(rows), rows, columns, rows * columns, rows**2, columns**2], -1)
    weights = np.linalg.lstsq(terms[rim][usual], edge[usual], rcond=None)[0]
    ground = np.asarray(terms @ weights, np.float32)
    apart = np.abs(edge - ground[rim]).max(1)
    return ground if float((apart < GROUND).mean()) >= FLAT_EDGE else None


def _opened(mask: Mask) -> Mask:
    """Without its thin parts."""
    kernel = np.ones((5, 5), np.uint8)
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel), bool)


def _outside(near: Mask) -> Mask:
    """What of the ground reaches the picture's edge, without squeezing through gaps in lines."""
    reach = max(1, round(GAP * max(near.shape)))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    # Beyond the picture there is ground all around, so that what lies at its edge can be passed.
    wide = np.pad(near, reach + 1, constant_values=True)
    open_ground = cv2.erode(wide.astype(np.uint8), kernel)
    _, labels = cv2.connectedComponents(open_ground, connectivity=4)
    reached = (labels == labels[0, 0]).astype(np.uint8)
    grown = cv2.dilate(reached, kernel).astype(bool) & wide
    inner = slice(reach + 1, -reach - 1)
    return np.asarray(grown[inner, inner])


def _filled(photo: Photo) -> tuple[Photo, Alpha]:
    """A drawing of lines on nothing gets paper between them; any other stays as it is."""
    assert photo.alpha is not None
    solid = photo.alpha > 0.5
    silhouette = ~_outside(~solid)
    if float(solid.sum()) >= LINES_ONLY * float(silhouette.sum()):
        return photo, photo.alpha
    share = photo.alpha[..., None]
    paper = np.asarray(np.round(photo.pixels * share + 255 * (1 - share)), np.uint8)
    alpha = np.maximum(photo.alpha, silhouette.astype(np.float32))
    return Photo(paper, alpha), alpha
