"""Which pictures are worth learning from: readable, sharp, harmless, and none twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.safety import SafetyJudge
from pipeline.train.cartoon.manifest import State

LOOKED_AT_PX = 256  # longest side at which sharpness is measured
LEAST_SHARPNESS = 12.0  # variance of the Laplacian; J. L. Pech-Pacheco et al., ICPR 2000
UNSAFE = 0.8  # share from which a photo is left out; one in ten of people at the beach has 0.4
ALIKE_BITS = 6  # of 64 of the perceptual hash, up to which two pictures are the same
HASHED_PX = 32  # side of the square that the perceptual hash is of


def sharpness(pixels: NDArray[np.uint8]) -> float:
    """The variance of the Laplacian of a picture uint8 (H, W, 3), at LOOKED_AT_PX."""
    scale = LOOKED_AT_PX / max(pixels.shape[:2])
    size = max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale))
    grey = cv2.cvtColor(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    return float(cv2.Laplacian(grey, cv2.CV_32F).var())


def fingerprints(pixels: NDArray[np.uint8]) -> tuple[str, ...]:
    """Perceptual hashes of a picture uint8 (H, W, 3), 64 bits in hex each: as it is, then turned
    by quarters and mirrored, all eight ways.
    """
    size = (HASHED_PX, HASHED_PX)
    small = np.asarray(Image.fromarray(pixels).convert("L").resize(size, Image.Resampling.LANCZOS))
    sides = (small, small[:, ::-1])
    return tuple(_hash(np.rot90(side, quarters)) for side in sides for quarters in range(4))


def _hash(grey: NDArray[np.uint8]) -> str:
    return str(imagehash.phash(Image.fromarray(np.ascontiguousarray(grey))))


@dataclass(frozen=True, eq=False)
class Seen:
    """Fingerprints of all pictures so far, each with its file's SHA-256."""

    names: list[str] = field(default_factory=list)
    bits: list[int] = field(default_factory=list)

    def twin_of(self, prints: Sequence[str]) -> str | None:
        """The SHA-256 of the nearest picture that is the same to the eye, by any of its hashes."""
        if not self.bits:
            return None
        asked = np.array([[int(one, 16)] for one in prints], np.uint64)
        apart = np.bitwise_xor(np.array(self.bits, np.uint64), asked)
        bits = np.unpackbits(apart.view(np.uint8).reshape(*apart.shape, 8), axis=2)
        count = bits.sum(2).min(0)
        nearest = int(count.argmin())
        return self.names[nearest] if count[nearest] <= ALIKE_BITS else None

    def add(self, sha256: str, print_hex: str) -> None:
        self.names.append(sha256)
        self.bits.append(int(print_hex, 16))


def fault_of(pixels: NDArray[np.uint8], judge: SafetyJudge) -> State | None:
    """Why a picture uint8 (H, W, 3) is not learned from, if it is not."""
    if sharpness(pixels) < LEAST_SHARPNESS:
        return "blurred"
    return "unsafe" if judge.unsafe_share(pixels) > UNSAFE else None
