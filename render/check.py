"""Proof that a finished file holds its spec: the file is decoded, whatever made it.

A StickerFile exists only through `prove`.
"""

import hashlib
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.decode import Opened, Undecodable, open_pictures
from render.decode_model import open_model
from render.encode.picture import Picture, premultiplied
from render.errors import SpecViolation
from render.specs import Codec, Container, StickerSpec
from render.types import StickerFile

# Rounding of frame times to ms (WebP) and to 1/90000 s (Matroska).
_TIME_TOLERANCE_S = 0.004
_FPS_TOLERANCE = 0.35  # 30 fps in whole milliseconds alternates 33 and 34
_CLEAR_BELOW, _SOLID_FROM = 24, 230  # alpha that counts as used
# The step from the last frame to the first may be so many times the largest other step.
_JUMP_FACTOR = 2.5
_JUMP_ALLOWANCE = 3.0  # of 255, mean over the picture: coding noise
_STEP_SIDE_PX = 64
# Pixels at the edge may be darker than their opaque neighbours by this, on average.
_FRINGE_LEVELS = 48.0
_FEWEST_EDGE_PIXELS = 12


@dataclass(frozen=True)
class Measured:
    """What was found in a file. fps is 0 for stills; triangles is 0 for pictures."""

    size_bytes: int
    width_px: int = 0
    height_px: int = 0
    frame_count: int = 0
    duration_s: float = 0.0
    fps: float = 0.0
    triangles: int = 0


@dataclass(frozen=True)
class _Seen:
    """What the decoded pictures look like. jump: last to first, step: the largest other one."""

    count: int
    sizes: frozenset[tuple[int, int]]
    alpha_low: int
    alpha_high: int
    jump: float
    step: float
    fringe: float


def prove(data: bytes, spec: StickerSpec, *, edge: float | None = None) -> StickerFile:
    """The file, proven to hold all limits of `spec`. edge: see check_file. Raises SpecViolation."""
    measured = check_file(data, spec, edge=edge)
    return StickerFile(
        name=spec.file_name,
        data=data,
        spec=spec.name,
        width_px=measured.width_px,
        height_px=measured.height_px,
        duration_s=measured.duration_s,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def check_file(data: bytes, spec: StickerSpec, *, edge: float | None = None) -> Measured:
    """Decode `data` and compare it with every limit of `spec`.

    edge: brightness of the darkest paint of the sticker's edge, 0 to 255; what is darker there was
    mixed with black by mistake. None: unknown, so that this is not looked at. Raises SpecViolation.
    """
    if len(data) > spec.max_bytes:
        raise SpecViolation(spec.name, f"{len(data)} of {spec.max_bytes} bytes")
    try:
        if spec.container is Container.GLB:
            return _check_model(data, spec)
        opened = open_pictures(data, spec.container)
        _check_claims(opened, spec)
        _check_pictures(_survey(opened.pictures, edge), opened, spec)
    except Undecodable as error:
        raise SpecViolation(spec.name, f"cannot be decoded: {error}") from error
    duration = opened.duration_s
    return Measured(
        size_bytes=len(data),
        width_px=opened.width_px,
        height_px=opened.height_px,
        frame_count=opened.frame_count,
        duration_s=duration,
        fps=opened.frame_count / duration if duration else 0.0,
    )


def _check_model(data: bytes, spec: StickerSpec) -> Measured:
    model = open_model(data)
    _require(model.triangles > 0, spec, "the model is empty")
    return Measured(size_bytes=len(data), triangles=model.triangles)


def _require(holds: bool, spec: StickerSpec, what: str) -> None:
    if not holds:
        raise SpecViolation(spec.name, what)


def _check_claims(opened: Opened, spec: StickerSpec) -> None:
    """Compare what the container says with the spec."""
    size = (opened.width_px, opened.height_px)
    _require(size == (spec.side_px, spec.side_px), spec, f"{size[0]}x{size[1]} pixels")
    _require(not opened.has_audio, spec, "has sound")
    # An animation of one frame is a still picture in PNG and WebP.
    codec = opened.codec
    if spec.codec is Codec.APNG and opened.frame_count == 1 and codec is Codec.PNG:
        codec = Codec.APNG
    _require(codec is spec.codec, spec, f"codec {opened.codec.value}")
    if spec.max_duration_s is None or spec.fps is None:
        _require(opened.frame_count == 1, spec, f"{opened.frame_count} frames in a still picture")
        return
    seconds = opened.duration_s
    _require(seconds <= spec.max_duration_s + _TIME_TOLERANCE_S, spec, f"{seconds:.3f} s long")
    if opened.frame_count > 1:
        fps = opened.frame_count / max(seconds, 1e-6)
        _require(fps <= spec.fps + _FPS_TOLERANCE, spec, f"{fps:.2f} frames a second")
        _require(opened.loops or not spec.loop, spec, "does not repeat for ever")


def _check_pictures(seen: _Seen, opened: Opened, spec: StickerSpec) -> None:
    """Compare what was decoded with the spec and with the container's claims."""
    _require(seen.count == opened.frame_count, spec, f"{seen.count} of {opened.frame_count} frames")
    side = (spec.side_px, spec.side_px)
    _require(seen.sizes == {side}, spec, "frames of another size")
    if spec.alpha:
        _require(seen.alpha_low < _CLEAR_BELOW, spec, "nothing is transparent")
        _require(seen.alpha_high >= _SOLID_FROM, spec, "nothing is opaque")
        _require(seen.fringe <= _FRINGE_LEVELS, spec, f"a dark edge, {seen.fringe:.0f} levels")
    if spec.loop:
        allowed = _JUMP_FACTOR * seen.step + _JUMP_ALLOWANCE
        _require(seen.jump <= allowed, spec, f"jumps by {seen.jump:.1f} where it repeats")


def _survey(pictures: Iterable[Picture], edge: float | None) -> _Seen:
    """Look at every picture once, keeping only small ones."""
    sizes: set[tuple[int, int]] = set()
    small: list[NDArray[np.float32]] = []
    low, high, fringe = 255, 0, 0.0
    for picture in pictures:
        sizes.add((picture.shape[1], picture.shape[0]))
        low = min(low, int(picture[..., 3].min()))
        high = max(high, int(picture[..., 3].max()))
        if not small and edge is not None:
            fringe = dark_fringe(picture, edge)
        small.append(_small(picture))
    if not small:
        raise Undecodable("no frame")
    steps = [_distance(a, b) for a, b in itertools.pairwise(small)]
    jump = _distance(small[-1], small[0])
    return _Seen(len(small), frozenset(sizes), low, high, jump, max(steps, default=jump), fringe)


def _small(picture: Picture) -> NDArray[np.float32]:
    size = (_STEP_SIDE_PX, _STEP_SIDE_PX)
    small = cv2.resize(premultiplied(picture), size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def _distance(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    return float(np.abs(first - second).mean())


def dark_fringe(picture: Picture, edge: float = 255.0) -> float:
    """How much darker mostly opaque edge pixels are than the opaque ones beside them, levels.

    uint8 (H, W, 4) straight alpha. edge: as in check_file; no darker than that they may be. A
    cut-out flattened on black without unmixing shows here; a shadow does not, because it is never
    mostly opaque, and a dark subject has dark neighbours.
    """
    alpha = picture[..., 3]
    bright = picture[..., :3].max(2).astype(np.float32)
    solid = (alpha >= 250).astype(np.float32)
    near = cv2.blur(solid, (3, 3))
    beside = cv2.blur(bright * solid, (3, 3)) / np.maximum(near, 1e-6)
    seam = (alpha >= 128) & (alpha < 242) & (near > 0.1)
    if int(seam.sum()) < _FEWEST_EDGE_PIXELS:
        return 0.0
    return float((np.minimum(beside, edge) - bright)[seam].mean())
