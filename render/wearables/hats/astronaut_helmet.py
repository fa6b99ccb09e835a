"""An astronaut's helmet: a white shell open before the face, a raised visor, an aerial."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.modelling.meshes import Floats, Mesh, lathe, merged, ring_tube, superellipsoid, tube
from render.modelling.piece import Piece
from render.modelling.sheets import sheet
from render.types import Color, Joint, Material
from render.wearables.hats.cloth import STEEL, plastic
from render.wearables.hats.forms import curve, turns
from render.wearables.head import Head
from render.wearables.wearable import Dye, Hollow, Worn

WHITE: Color = (0.95, 0.95, 0.97)
RED: Color = (0.92, 0.16, 0.16)
GREY: Color = (0.42, 0.44, 0.5)
LINING = Material((0.2, 0.2, 0.25), roughness=0.8, coat=0.0)
MIRROR = Material((1.0, 0.68, 0.16), roughness=0.1, coat=0.5, metallic=0.6)
LAMP = Material((1.0, 0.25, 0.2), roughness=0.25, coat=0.3, emission=0.4)
OPEN_DEG = 47.0  # half the angle of the opening, seen from the middle
DROP_DEG = 4.0  # the opening looks this far down
THICK = 0.07
RIM = 44  # points about the opening
ROOM = 0.16  # between head and shell
LEAST, MOST = 1.3, 1.6  # radius of the shell, canonical units


@dataclass(frozen=True, eq=False)
class _Shell:
    """A ball about `middle`; radii: float64 (3,), outside."""

    middle: Floats
    radii: Floats

    def at(self, yaw: Floats, rise: Floats, lift: float = 0.0) -> Floats:
        """Points (..., 3) by angles (radians) from the front to the picture's right and up."""
        ray = np.stack(
            [np.sin(yaw) * np.cos(rise), np.sin(rise), np.cos(yaw) * np.cos(rise)], axis=-1
        )
        return np.asarray(self.middle + (self.radii + lift) * ray)


def build_astronaut_helmet(head: Head, dye: Dye) -> Worn:
    """The head stays inside; hair is tucked in."""
    shell = _fit(head)
    accent = dye.pick(0, RED)
    top = shell.at(np.array(0.95), np.array(0.85))
    joint = Joint("aerial", (float(top[0]), float(top[1]), float(top[2])), head.joint, swing=1.6)
    fixed = {
        "shell": (_ball(shell), plastic(WHITE)),
        "lining": (_lining(shell), LINING),
        "rim": (_rim(shell, 0.085, 0.0), STEEL),
        "seal": (_rim(shell, 0.045, 5.5), plastic(accent)),
        "visor": (_visor(shell), MIRROR),
        "ears": (_ears(shell), plastic(GREY)),
        "caps": (_caps(shell), plastic(accent)),
        "collar": (_collar(shell), STEEL),
    }
    parts = [mesh.part(name, cloth, joint=head.joint) for name, (mesh, cloth) in fixed.items()]
    rod, light = _aerial(top)
    parts += [
        rod.part("rod", STEEL, joint="aerial"),
        light.part("light", LAMP, joint="aerial"),
    ]
    room = shell.radii - THICK - 0.02
    hollow = Hollow(
        np.eye(3), shell.middle, (float(room[0]), float(room[2])), float(room[1]), 2.0, closed=True
    )
    return Worn(Piece(tuple(parts), joints=(joint,)), hollow)


def _fit(head: Head) -> _Shell:
    """About the head from chin to crown, no larger than one would wear."""
    features = head.features
    low, high = float(features.chin[1]), features.crown
    middle = np.array((0.0, (low + high) / 2 + 0.02, float(head.skull.middle[2])))
    aside = head.skull.around(np.array([np.pi / 2, -np.pi / 2]), np.full(2, features.eye_height))
    wide = float(np.abs(aside[:, 0]).max())
    size = np.clip([wide + ROOM + 0.1, (high - low) / 2 + ROOM], LEAST, MOST)
    across = float(max(size[0], 0.94 * size[1]))
    return _Shell(middle, np.array((across, float(size[1]), max(across, 0.95 * float(size[1])))))


def _turned(shell: _Shell, profile: Floats, *, sides: int = 40) -> Mesh:
    """Turned about the line of sight: profile (P, 2) of the angle from it, degrees, and depth."""
    away, depth = np.radians(profile[:, 0]), profile[:, 1]
    flat = np.stack([(1 - depth) * np.sin(away), (1 - depth) * np.cos(away)], 1)
    drop = np.radians(DROP_DEG)
    to_front = np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]], np.float64)
    tilt = np.array([[1, 0, 0], [0, np.cos(drop), -np.sin(drop)], [0, np.sin(drop), np.cos(drop)]])
    return lathe(flat, sides=sides).placed(np.diag(shell.radii) @ tilt @ to_front, shell.middle)


def _ball(shell: _Shell) -> Mesh:
    share = THICK / float(shell.radii.mean())
    out = [(angle, 0.0) for angle in np.linspace(179, OPEN_DEG + 1, 12)]
    back = [(angle, share) for angle in (OPEN_DEG, OPEN_DEG + 30, 110, 179)]
    return _turned(shell, np.array([*out, (OPEN_DEG, share / 2), *back]))


def _lining(shell: _Shell) -> Mesh:
    """Dark cloth on the inside."""
    share = THICK / float(shell.radii.mean())
    out = [(angle, share + 0.004) for angle in np.linspace(178, OPEN_DEG + 2, 9)]
    back = [(angle, share + 0.02) for angle in (OPEN_DEG + 3, 80, 178)]
    return _turned(shell, np.array([*out, *back]))


def _rim(shell: _Shell, thick: float, behind_deg: float) -> Mesh:
    """A ring about the opening, or so far behind it."""
    angle, away = turns(RIM), np.radians(OPEN_DEG + behind_deg)
    drop = np.radians(DROP_DEG)
    ring = np.stack(
        [np.sin(away) * np.sin(angle), np.sin(away) * np.cos(angle), np.full(RIM, np.cos(away))], 1
    )
    tilt = np.array([[1, 0, 0], [0, np.cos(drop), -np.sin(drop)], [0, np.sin(drop), np.cos(drop)]])
    return ring_tube(shell.middle + (ring @ tilt.T) * shell.radii, thick, sides=6)


def _visor(shell: _Shell) -> Mesh:
    """Golden glass, raised over the forehead."""
    yaw = np.radians(np.linspace(-52, 52, 15))
    rise = np.radians(np.linspace(43, 74, 6))
    across, up = np.meshgrid(yaw, rise)
    return sheet(shell.at(across, up, 0.075), 0.05, away_from=shell.middle)


def _ears(shell: _Shell) -> Mesh:
    """Round boxes beside, on which the visor turns."""
    profile = curve([(0.34, -0.2), (0.34, 0.02), (0.31, 0.07), (0.2, 0.085)], 7)
    return _beside(shell, np.concatenate([profile, [(0.02, 0.085)]]))


def _caps(shell: _Shell) -> Mesh:
    return _beside(shell, curve([(0.19, 0.0), (0.19, 0.11), (0.15, 0.135), (0.02, 0.14)], 7))


def _beside(shell: _Shell, profile: Floats) -> Mesh:
    outward = np.array([[0, 1, 0], [1, 0, 0], [0, 0, -1]], np.float64)
    knob = lathe(profile, sides=20).placed(
        outward, shell.middle + np.array((float(shell.radii[0]) - 0.03, 0.1, 0.0))
    )
    return merged([knob.outward(), knob.outward().mirrored()])


def _collar(shell: _Shell) -> Mesh:
    """The ring on which the helmet stands."""
    angle = turns(32)
    flat = np.stack([np.sin(angle), 0 * angle, np.cos(angle)], 1)
    low = shell.middle - (0.0, 0.9 * float(shell.radii[1]), 0.0)
    size = 0.62 * float(shell.radii[0])
    rings = [
        ring_tube(low + size * flat - (0.0, down, 0.0), thick, sides=6)
        for down, thick in ((0.0, 0.11), (0.15, 0.08))
    ]
    return merged(rings)


def _aerial(top: Floats) -> tuple[Mesh, Mesh]:
    end = top + np.array((0.12, 0.42, 0.0))
    rod = tube(np.linspace(top - (0.03, 0.08, 0.0), end, 8), np.linspace(0.045, 0.026, 8), sides=8)
    ball = superellipsoid((0.085,) * 3, sides=12)
    return rod, ball.at(ball.vertices + end)
