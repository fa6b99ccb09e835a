"""How glasses fit a head: before the lids, over the nose, their temples along its sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.figure.glasses import Frame
from render.modelling.fields import cast
from render.modelling.meshes import Floats, Mesh, tube
from render.wearables.envelope import FAR, Envelope
from render.wearables.head import Head

USUAL_APART = 0.46  # canonical units, from the middle to each of a person's eyes
CLEARANCE = 0.13  # before the skin: lids and lashes bulge
BEFORE_EYES = 0.16
STEPS = 16  # of a temple
ROUNDED = {"figure": 100.0, "relief": 95.0, "animal": 75.0}  # percentile of heights to be cleared


@dataclass(frozen=True, eq=False)
class Fit:
    """y: of the eyes. apart: from the middle to each. size: against a person's. middle: x between
    the eyes. wrap: how much the front curves back."""

    head: Head
    y: float
    apart: float
    middle: float
    wrap: float = 0.26

    @property
    def size(self) -> float:
        """Of glasses, against a person's."""
        return self.apart / USUAL_APART

    def skin(self, x: Floats, y: Floats) -> Floats:
        """z of the face at places (N,) relative to the middle between the eyes."""
        return ahead(self.head.skull, x + self.middle, y)

    def front(self, flat: Floats) -> float:
        """z of the curved front, at x = 0, that keeps clear of the face within an outline of
        places (N, 2)."""
        middle = flat.mean(0)
        inside = np.concatenate([flat, 0.5 * (flat + middle), middle[None]])
        rise = self.wrap * inside[:, 0] ** 2
        skin = self.skin(inside[:, 0], inside[:, 1]) + rise
        eyes = self.head.features.eyes
        lids = float((eyes[:, 2] + self.wrap * (eyes[:, 0] - self.middle) ** 2).max())
        least = float(np.percentile(skin, ROUNDED.get(self.head.kind, 100.0)))
        return max(least + CLEARANCE * self.size, lids + BEFORE_EYES * self.size)

    def wrapped(self, flat: Floats, front: float) -> Floats:
        """Places (..., 2) on the curved front, (..., 3)."""
        depth = front - self.wrap * flat[..., :1] ** 2
        return np.concatenate([flat, depth], axis=-1)

    def rims(self, outline: Floats, rim: float, *, gap: float = 0.07, lower: float = 0.0) -> Frame:
        """The rim at the picture's right about its eye: outline (N, 2), x outward.

        gap: at least, from the middle to the rim. lower: than the eyes.
        """
        aside = max(self.apart, -float(outline[:, 0].min()) + gap * self.size + rim)
        middle = np.array((aside, self.y - lower))
        flat = outline + middle
        front = self.front(flat)
        return Frame(self.wrapped(flat, front), self.wrapped(middle, front), rim)

    def temples(self, hinge: Floats, radii: tuple[float, float], *, hooked: bool = True) -> Mesh:
        """One temple, of the picture's right: from the hinge along the head to behind the ear."""
        temple = self.head.features.temples[1]
        z = np.linspace(hinge[2], temple[2] - 0.02, STEPS)
        y = hinge[1] + (temple[1] + 0.08 - hinge[1]) * np.linspace(0, 1, STEPS)
        side = beside(self.head.skull, y, z, 0.06)
        side = np.minimum(side, float(temple[0] - self.middle) + 0.1)
        out = hinge[0] + 0.05 * np.minimum(np.arange(STEPS) / 2, 1)
        path = np.stack([np.maximum(out, side), y, z], 1)
        path[0] = hinge
        if hooked:
            bend = np.array([(-0.01, -0.05, -0.09), (-0.03, -0.16, -0.14), (-0.06, -0.3, -0.15)])
            path = np.concatenate([path, path[-1] + bend * self.size])
        sizes = np.tile(radii, (len(path), 1))
        return tube(path, sizes, normals=np.tile((1.0, 0.0, 0.0), (len(path), 1)), sides=10)

    def bridge(self, frame: Frame, *, at: float, rise: float, thick: float = 0.9) -> Mesh:
        """An arch between the rims over the nose. at: height between the lens' middle and top."""
        low, high = frame.middle[1], float(frame.outline[:, 1].max())
        height = low + at * (high - low)
        nearer = frame.outline[:, 0] < frame.middle[0]
        miss = np.abs(frame.outline[:, 1] - height) + 9.0 * ~nearer
        end = frame.outline[int(miss.argmin())]
        share = np.linspace(-1, 1, 13)
        arch = 1 - share**2
        path = np.stack([share * end[0], end[1] + rise * arch, end[2] + 0.04 * arch], 1)
        if self.head.kind == "figure":
            path[:, 2] = np.maximum(path[:, 2], self.skin(path[:, 0], path[:, 1]) + 1.6 * frame.rim)
        return tube(path, thick * frame.rim, sides=10)

    def both(self, right: Mesh) -> tuple[Mesh, Mesh]:
        """A mesh of the picture's right and its twin, where the eyes' middle is."""
        shift = (self.middle, 0.0, 0.0)
        return right.placed(np.eye(3), shift), right.mirrored().placed(np.eye(3), shift)

    def whole(self, mesh: Mesh) -> Mesh:
        """A mesh about the eyes' middle, where that is."""
        return mesh.placed(np.eye(3), (self.middle, 0.0, 0.0))


def fit(head: Head, *, wrap: float = 0.26) -> Fit | None:
    """How glasses sit on a head; None without two eyes."""
    eyes = head.features.eyes
    if len(eyes) < 2:
        return None
    apart = float(eyes[1, 0] - eyes[0, 0]) / 2
    middle = float(eyes[:, 0].mean())
    return Fit(head, float(eyes[:, 1].mean()), apart, middle, wrap)


def ahead(envelope: Envelope, x: Floats, y: Floats) -> Floats:
    """z (N,) where rays from the viewer meet an envelope at places; of its middle beside it."""
    far = np.stack([x, y, np.full(len(x), FAR)], 1)
    inner = np.stack([x, y, np.full(len(x), envelope.middle[2])], 1)
    return cast(envelope.distance, far, inner)[:, 2]


def beside(envelope: Envelope, y: Floats, z: Floats, lift: float) -> Floats:
    """x (N,) where rays from the picture's right meet an envelope, `lift` over it."""
    far = np.stack([np.full(len(y), FAR), y, z], 1)
    inner = np.stack([np.full(len(y), envelope.middle[0]), y, z], 1)
    return cast(lambda points: envelope.distance(points) - lift, far, inner)[:, 0]
