"""A helmet: a glossy shell with a stripe, a rim and a strap."""

from __future__ import annotations

import numpy as np

from pipeline.likeness import Cover
from render.color import color_of
from render.figure.clothes.fabric import shade
from render.figure.covers.wrap import AROUND, Wrap, shell, turns, wrapped
from render.figure.sculpt import Sculpt
from render.modelling.fields import outward
from render.modelling.meshes import Mesh, merged, ring_tube, tube
from render.types import Material, Part

SHELL = 0.22  # lift over the skin
STRIPE = 0.16  # half width


def helmet(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """Down to the ears beside and to the neck behind."""
    wrap = wrapped(proportions, side=-0.2, back=-0.55)
    color, accent = color_of(cover.color), color_of(cover.accent)
    share = np.concatenate([[0.0], np.linspace(0, 1, 18)])
    dome = shell(wrap, share, np.concatenate([[0.0], np.full(18, SHELL)]))
    glossy = Material(color, roughness=0.25, coat=0.4)
    trim = Material(shade(color, -0.5) if accent == color else accent, roughness=0.4, coat=0.1)
    return (
        dome.part("cover", glossy, joint="head"),
        merged([_rim(wrap), _stripe(wrap)]).part("cover_trim", trim, joint="head"),
        _straps(proportions).part(
            "cover_strap", Material((0.12, 0.12, 0.13), roughness=0.6), joint="head"
        ),
    )


def _rim(wrap: Wrap) -> Mesh:
    path = wrap.around(turns(), wrap.edge(turns()), SHELL - 0.05)
    return ring_tube(path, np.tile((0.09, 0.055), (AROUND, 1)), sides=10)


def _stripe(wrap: Wrap) -> Mesh:
    """From the forehead over the crown to the back."""
    share = np.linspace(0.06, 0.985, 16)
    fore = wrap.dome(np.zeros(16), share, SHELL)
    rear = wrap.dome(np.full(16, np.pi), share, SHELL)
    path = np.concatenate([fore, rear[::-1]])
    sizes = np.tile((0.03, STRIPE), (len(path), 1))
    return tube(path, sizes, normals=outward(wrap.distance, path), sides=10)


def _straps(proportions: Sculpt) -> Mesh:
    """Down both cheeks and under the chin."""
    angle = np.linspace(-np.pi, np.pi, 41)[1:-1] * 0.62
    skull = proportions.skull
    radius = skull.outline(-np.pi / 2 + angle) + 0.035
    path = np.stack(
        [
            radius * np.sin(angle),
            skull.centre[1] - radius * np.cos(angle),
            0.1 + 0.12 * np.cos(angle),
        ],
        1,
    )
    normals = np.stack([np.sin(angle), -np.cos(angle), 0 * angle], 1)
    return tube(path, np.tile((0.03, 0.06), (len(path), 1)), normals=normals, sides=8)
