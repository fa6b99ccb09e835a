"""The garments: each makes its parts over one bust."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from pipeline.likeness import Clothes
from render.color import color_of
from render.figure.clothes.collars import (
    hood,
    lapels,
    rib,
    rolled_neck,
    shirt_collar,
    strings,
)
from render.figure.clothes.fabric import (
    LIFT,
    STEP,
    armholes,
    cloth,
    contrasting,
    fabric,
    folds,
    pattern_texture,
    shade,
)
from render.figure.clothes.neckline import Neckline, neckline
from render.figure.torso import Torso
from render.geometry import smoothstep
from render.modelling.fields import cast, outward, smooth_max
from render.modelling.meshes import Floats, Mesh, merged, superellipsoid, tube
from render.modelling.sheets import eased, sheet, studs
from render.types import Color, Material, Part

JACKET_STEP, UNDER_STEP = 0.108, 0.14  # of their grids: lapels hide most edges
PIT = 0.12  # depth of an opening under the cloth
CUT, NARROW_CUT = 0.012, 0.004  # cloth ends under the band, or its coarse edge would show inside
# How far a band presses cloth down, up to how far outside the edge, and where that has ended: where
# both surfaces crossed flatly, the cloth's grid would show as scallops.
PRESSED, BAND = 0.011, (0.13, 0.34)
SHIRT_END = 1.2  # below the chin, of a placket or a tie
ROLLED_CUT = -0.1  # and goes on to the neck under a roll

Garment = Callable[[Torso, Clothes], tuple[Part, ...]]


def opened(
    torso: Torso, neck: Neckline, lift: float, *, step: float = STEP, cut: float = 0.0
) -> Mesh:
    """Cloth all over the bust but for one opening.

    cut: how far outside the opening's edge the cloth ends, where a band covers it.
    """
    pressed = PRESSED * torso.wide * (cut > 0)

    def field(points: Floats) -> Floats:
        outer = torso.distance(points) - lift * torso.wide + folds(points, torso)
        near = 1 + (neck.inside(points) / torso.wide + BAND[0]) / (BAND[1] - BAND[0])
        outer = outer + pressed * smoothstep(np.clip(near, 0, 1))
        return smooth_max(outer, np.minimum(neck.inside(points) + cut, outer + PIT), 0.03)

    return cloth(torso, field, step=step)


def tee(torso: Torso, clothes: Clothes) -> tuple[Part, ...]:
    """Round or V-necked, with a ribbed band."""
    neck, color = neckline(torso, clothes.kind), color_of(clothes.color)
    deep = clothes.kind == "vneck"
    band = merged([rib(neck, width=0.065 if deep else 0.09), armholes(torso)])
    return (
        _body(torso, neck, clothes, cut=(NARROW_CUT if deep else CUT) * torso.wide**2),
        band.part("collar", fabric(shade(color, -0.16))),
    )


def shirt(torso: Torso, clothes: Clothes) -> tuple[Part, ...]:
    """With buttons or a tie."""
    neck, color = neckline(torso, clothes.kind), color_of(clothes.color)
    sleeves = armholes(torso)
    return (
        _body(torso, neck, clothes),
        *(_knotted(torso, neck, clothes) if clothes.tie else _buttoned(torso, neck, color)),
        sleeves.part("seams", fabric(shade(color, -0.16))),
    )


def _knotted(torso: Torso, neck: Neckline, clothes: Clothes) -> tuple[Part, ...]:
    """A collar and a tie, which hides the placket."""
    color = shade(color_of(clothes.color), 0.1)
    tie = _tie(torso, neck, torso.chin - SHIRT_END * torso.high)
    return (
        shirt_collar(neck).part("collar", fabric(color)),
        tie.part("tie", fabric(color_of(clothes.tie_color))),
    )


def _buttoned(torso: Torso, neck: Neckline, color: Color) -> tuple[Part, ...]:
    """A collar, placket and buttons."""
    top = float(neck.edge(np.zeros(1))[0, 1])
    ends = (top + 0.02, torso.chin - SHIRT_END * torso.high)
    strip = _strip(torso, ends, (0.085, 0.085), lift=LIFT + 0.005)
    buttons = _buttons(torso, top - torso.high * np.array((0.13, 0.3, 0.47)), lift=LIFT + 0.03)
    return (
        merged([shirt_collar(neck), strip]).part("collar", fabric(shade(color, 0.1))),
        buttons.part("buttons", _button(color)),
    )


def suit(torso: Torso, clothes: Clothes, inner: Neckline | None = None) -> tuple[Part, ...]:
    """Jacket with lapels over a shirt, with or without a tie; inner: the shirt's opening."""
    inner, outer = inner or neckline(torso, "suit"), neckline(torso, "jacket")
    color, second = color_of(clothes.color), color_of(clothes.second)
    white = merged([under(torso, inner, outer), shirt_collar(inner, gap=0.16, point=0.3)])
    jacket = opened(torso, outer, 0.09, step=JACKET_STEP)
    parts = [
        white.part("shirt", fabric(second)),
        jacket.part("cloth", fabric(color), texture=pattern_texture(clothes)),
        merged([lapels(outer, lift=0.1), armholes(torso, 0.09)]).part(
            "collar", fabric(shade(color, 0.1))
        ),
    ]
    low = float(outer.edge(np.zeros(1))[0, 1])
    button = _buttons(torso, np.array([low - 0.06]), lift=0.11)
    parts.append(button.part("buttons", Material(shade(color, 0.2), roughness=0.4)))
    if clothes.tie:
        parts.append(_tie(torso, inner, low).part("tie", fabric(color_of(clothes.tie_color))))
    return tuple(parts)


def jacket(torso: Torso, clothes: Clothes) -> tuple[Part, ...]:
    """Open over a tee: ribs along both edges, no buttons."""
    inner, outer = neckline(torso, "tee"), neckline(torso, "jacket")
    color, second = color_of(clothes.color), color_of(clothes.second)
    shown = merged([under(torso, inner, outer), rib(inner, width=0.09)])
    over = opened(torso, outer, 0.09, step=JACKET_STEP, cut=CUT * torso.wide**2)
    edge = merged([rib(outer, width=0.1, lift=0.1), armholes(torso, 0.09)])
    return (
        shown.part("shirt", fabric(contrasting(color, second))),
        over.part("cloth", fabric(color), texture=pattern_texture(clothes)),
        edge.part("collar", fabric(shade(color, -0.2))),
    )


def under(torso: Torso, inner: Neckline, outer: Neckline) -> Mesh:
    """What is worn below a jacket, as far as it is to be seen."""

    def field(points: Floats) -> Floats:
        front = smooth_max(torso.distance(points) - 0.03, -outer.inside(points) - 0.14, 0.04)
        return smooth_max(front, np.minimum(inner.inside(points), front + PIT), 0.03)

    return cloth(torso, field, step=UNDER_STEP)


def turtleneck(torso: Torso, clothes: Clothes) -> tuple[Part, ...]:
    """Rolled about the neck."""
    neck, color = neckline(torso, clothes.kind), color_of(clothes.color)
    roll = merged([rolled_neck(neck), armholes(torso)]).part("collar", fabric(shade(color, -0.06)))
    return (_body(torso, neck, clothes, cut=ROLLED_CUT * torso.wide), roll)


def hoodie(torso: Torso, clothes: Clothes) -> tuple[Part, ...]:
    """The hood behind the neck, two cords before."""
    neck, color = neckline(torso, clothes.kind), color_of(clothes.color)
    return (
        _body(torso, neck, clothes),
        merged([hood(neck), armholes(torso)]).part("collar", fabric(shade(color, -0.08))),
        strings(neck).part("strings", fabric(contrasting(color, color_of(clothes.second)))),
    )


def dress(torso: Torso, clothes: Clothes) -> tuple[Part, ...]:
    """Bare shoulders and two straps."""
    wide, high = torso.wide, torso.high

    def top(x: Floats) -> Floats:
        across = np.abs(x) / wide
        drop = 0.66 + 0.1 * np.exp(-((across / 0.16) ** 2)) + 0.1 * across**2
        return np.asarray(torso.chin - high * drop)

    def field(points: Floats) -> Floats:
        outer = torso.chest(points) - LIFT * wide
        return smooth_max(outer, points[..., 1] - top(points[..., 0]), 0.06)

    mesh = cloth(torso, field)
    x = np.linspace(-0.74, 0.74, 40) * wide
    hem = tube(torso.front(x, top(x) - 0.02, 0.02 * wide), 0.042 * wide, sides=8)
    texture = pattern_texture(clothes)
    color = color_of(clothes.color)
    trim = merged([hem, _strap(torso, top), _strap(torso, top).mirrored()])
    return (
        mesh.part("cloth", fabric(color), texture=texture),
        trim.part("collar", fabric(shade(color, -0.1))),
    )


GARMENTS: Mapping[str, Garment] = MappingProxyType(
    {
        "tee": tee,
        "vneck": tee,
        "shirt": shirt,
        "suit": suit,
        "jacket": jacket,
        "turtleneck": turtleneck,
        "hoodie": hoodie,
        "dress": dress,
        "bare": lambda _torso, _clothes: (),
    }
)


def _body(torso: Torso, neck: Neckline, clothes: Clothes, *, cut: float = 0.0) -> Part:
    material, texture = fabric(color_of(clothes.color)), pattern_texture(clothes)
    return opened(torso, neck, LIFT, cut=cut).part("cloth", material, texture=texture)


def _strip(
    torso: Torso, ends: tuple[float, float], halves: tuple[float, float], *, lift: float
) -> Mesh:
    """A band down the front between two heights; halves: its half width at both."""
    y = np.linspace(*ends, 16)[:, None]
    half = np.linspace(*halves, 16)[:, None] * torso.wide
    across = 2 * eased(6) - 1
    grid = torso.front(half * across, y + 0 * across, lift * torso.wide)
    return sheet(grid, 0.035 * torso.wide, away_from=(0, torso.chin - 0.5, -2))


def _buttons(torso: Torso, y: Floats, *, lift: float) -> Mesh:
    places = torso.front(0 * y, y, lift * torso.wide)
    return studs(places, outward(torso.distance, places), 0.048 * torso.wide)


def _button(color: Color) -> Material:
    """Pale on dark cloth, darker than pale cloth."""
    return Material(contrasting(color, color), roughness=0.35)


def _tie(torso: Torso, neck: Neckline, low: float) -> Mesh:
    """Knot and blade, down to where the jacket closes."""
    wide = torso.wide
    top = neck.edge(np.zeros(1), lift=0.1 * wide)[0]
    blade = _strip(torso, (top[1] - 0.06, low - 0.02), (0.06, 0.14), lift=0.045)
    knot = superellipsoid((0.105 * wide, 0.1 * wide, 0.075 * wide), 3, sides=16)
    taper = 1 + 0.25 * knot.vertices[:, 1:2] / (0.1 * wide) * (1.0, 0.0, 0.0)
    return merged([blade, knot.at(knot.vertices * taper).placed(np.eye(3), top)])


def _strap(torso: Torso, top: Callable[[Floats], Floats]) -> Mesh:
    """Over the left shoulder, from the dress before to the dress behind."""
    wide = torso.wide
    turn = np.linspace(-0.05, np.pi + 0.05, 24)
    x = (0.5 + 0.08 * np.sin(turn)) * wide
    low = top(x)
    middle = np.stack([x, low, np.full(24, -0.15 * wide)], 1)
    ray = np.stack([0 * turn, np.sin(turn), np.cos(turn)], 1)
    path = cast(lambda points: torso.body(points) - 0.02, middle + 2 * ray, middle)
    sizes = np.tile((0.028 * wide, 0.062 * wide), (24, 1))
    return tube(path, sizes, normals=outward(torso.body, path), sides=8)
