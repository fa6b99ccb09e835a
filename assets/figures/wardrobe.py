"""What is put on people's heads: a random cover or pair of glasses, in a figure's frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from assets.figures.fabrics import Cloth, clothed, random_cloth, random_color
from assets.figures.stance import lengthened
from pipeline.likeness import Cover, Glasses
from pipeline.types import CHIN
from render.figure.build import JOINTS
from render.figure.covers.build import build_cover
from render.figure.ears import ear
from render.figure.glasses import build_glasses
from render.figure.neck import build_neck
from render.figure.sculpt import Sculpt
from render.modelling.meshes import Mesh
from render.modelling.rings import skin_of
from render.types import Body, Material, Part

KINDS: Mapping[str, float] = MappingProxyType(
    {
        "cap": 0.36,
        "beanie": 0.21,
        "hat": 0.14,
        "headscarf": 0.11,
        "turban": 0.06,
        "headband": 0.04,
        "hood": 0.05,
        "helmet": 0.03,
    }
)
LOWS: Mapping[str, tuple[int, int]] = MappingProxyType(  # hundredths, y of the edge before
    {
        "cap": (92, 125),
        "beanie": (88, 130),
        "hat": (92, 122),
        "headscarf": (100, 142),
        "turban": (95, 125),
        "headband": (100, 135),
        "hood": (112, 140),
        "helmet": (95, 120),
    }
)
NAMES: Mapping[str, str] = MappingProxyType(  # of the table read by eye, by shape
    {"turban": "beanie", "hood": "headscarf", "helmet": "hat"}
)
AROUND_NECK = ("headscarf", "hood")
DRAPED = (*AROUND_NECK, "turban")
KNITTED = ("beanie", "headband")
DARK = 0.5  # share of dark ones, which photos' readers take for hair
BACKWARDS = 0.12  # of the caps
RINGS, COLUMNS = 44, 56  # of a bare head
PALE_SKIN = Material((0.8, 0.8, 0.8), roughness=1.0, coat=0.0)
SIZE = ((1.0, 1.0, 1.0), (1.08, 1.1, 1.08))  # least and most, against a toy's
SIZES: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]] = MappingProxyType(
    {
        "cap": ((0.94, 1.02, 0.96), (1.05, 1.28, 1.05)),
        "beanie": ((0.96, 0.95, 0.96), (1.08, 1.25, 1.1)),
        "headband": ((1.0, 1.0, 1.0), (1.03, 1.05, 1.03)),
        "headscarf": ((0.98, 0.98, 0.98), (1.22, 1.14, 1.1)),
    }
)
VISOR, DROOP, BOW = (0.9, 1.5), (0.15, 0.55), (0, 0.5)  # length against a toy's, slope, curve
SHAWL = (1.15, 1.8)  # how much wider than a toy's cloth falls on people's shoulders
LOOSE = (0.05, 0.65)  # that it may be wider at the chin than at the temples
FRAMES = ("round", "rectangular", "rectangular", "oval", "cat_eye", "aviator")


def random_cover(rng: np.random.Generator, kind: str) -> Cover:
    """A cover of this kind, at some height over the brows; its colours are put on later."""
    return Cover(kind=kind, low=int(rng.integers(*LOWS[kind])))  # type: ignore[arg-type]


def random_glasses(rng: np.random.Generator, *, sun: bool) -> Glasses:
    """Glasses of any shape, as large as people's."""
    shape = str(rng.choice(FRAMES))
    width = float(rng.uniform(64, 92) if sun else rng.uniform(58, 84))
    ratio = {"round": 0.95, "aviator": 0.85, "rectangular": 0.58}.get(shape, 0.7)
    color = random_color(rng, dark=0.6 if sun else 0.45)
    return Glasses(
        shape=shape,  # type: ignore[arg-type]
        frame=_hex(color),
        rim=round(float(rng.uniform(0, 1)), 2),
        tint=_hex(random_color(rng, dark=0.8)),
        opacity=1.0,  # so that lenses are built; how much they hide is decided where they are put
        width=int(np.clip(width, 40, 120)),
        height=int(np.clip(width * ratio * rng.uniform(0.85, 1.2), 20, 110)),
    )


def bare_head(sculpt: Sculpt, *, neck: bool) -> Body:
    """The head alone, what covers lie on and hide behind; coarse: only its shade is seen."""
    parts = [
        _skin(sculpt).part("head", PALE_SKIN, joint="head"),
        *(ear(sculpt, side).part(f"ear_{side + 1}", PALE_SKIN, joint="head") for side in (-1, 1)),
    ]
    if neck:
        parts += [replace(part, material=PALE_SKIN) for part in build_neck(sculpt, None).parts]
    return Body(tuple(lengthened(part) for part in parts), JOINTS)


def _skin(sculpt: Sculpt) -> Mesh:
    """The skull with the face's relief, in rings about the line of sight."""
    turn, rise = 2 * np.pi * np.arange(COLUMNS) / COLUMNS, np.linspace(0.02, np.pi - 0.02, RINGS)
    out = np.sin(rise)[:, None]
    ways = np.stack([out * np.cos(turn), out * np.sin(turn), np.cos(rise)[:, None] + 0 * turn], -1)
    places = sculpt.skull.cast(ways.reshape(-1, 3))
    near = np.clip(places[:, 2] / 0.25, 0, 1)
    places[:, 2] += near * sculpt.relief.height(places[:, 0], places[:, 1])
    return skin_of(places.reshape(RINGS, COLUMNS, 3))


def cover_body(sculpt: Sculpt, rng: np.random.Generator) -> Body:
    """The cover of the sculpt's likeness, put on as somebody would."""
    kind = sculpt.likeness.cover.kind
    parts = [_fitted(lengthened(part), sculpt, rng) for part in build_cover(sculpt, None).parts]
    wear = _random_wear(sculpt, kind, rng)
    if kind == "helmet":
        return Body(tuple(wear.put_on(_painted(part, rng)) for part in parts), JOINTS)
    knitted = kind in KNITTED or rng.random() < 0.1
    make = Cloth(DARK, knitted=knitted, draped=kind in DRAPED)
    main = random_cloth(rng, replace(make, printed=_is_printed(kind, rng)))
    other = random_cloth(rng, make)
    rough, sheen = float(rng.uniform(0.6, 1.0)), float(rng.uniform(0.0, 0.35))
    keeps = rng.random() < 0.6
    dressed = [
        clothed(part, main if part.name == "cover" or keeps else other, rough=rough, sheen=sheen)
        for part in parts
    ]
    return Body(tuple(wear.put_on(part) for part in dressed), JOINTS)


def glasses_body(sculpt: Sculpt) -> Body:
    """Frame and lenses of the sculpt's likeness."""
    return Body(tuple(lengthened(part) for part in build_glasses(sculpt, None).parts), JOINTS)


def _is_printed(kind: str, rng: np.random.Generator) -> bool:
    return bool(rng.random() < {"cap": 0.55, "beanie": 0.2}.get(kind, 0.0))


@dataclass(frozen=True, eq=False)
class _Wear:
    """How somebody puts a thing on: turned and scaled, (3, 3), about a place in the head."""

    turn: NDArray[np.float64]
    middle: NDArray[np.float64]

    def put_on(self, part: Part) -> Part:
        """The part moved so."""
        moved = (part.vertices - self.middle) @ self.turn.T + self.middle
        return replace(part, vertices=moved.astype(np.float32))


def _random_wear(sculpt: Sculpt, kind: str, rng: np.random.Generator) -> _Wear:
    """Nobody wears a hat exactly straight."""
    free = 0.25 if kind in AROUND_NECK else 1.0
    turn = rng.normal(0, 6) * free
    if kind == "cap" and rng.random() < BACKWARDS:
        turn += 180
    angles = turn, rng.normal(2, 4) * free, rng.normal(0, 2.5) * free
    scale = rng.uniform(*SIZES.get(kind, SIZE))
    middle = np.array((0.0, sculpt.skull.eye_height + 0.35, -0.1))
    return _Wear(Rotation.from_euler("yxz", angles, degrees=True).as_matrix() * scale, middle)


def _fitted(part: Part, sculpt: Sculpt, rng: np.random.Generator) -> Part:
    """Shaped for people: their visors are longer and hang, their shoulders are broad."""
    vertices = part.vertices.astype(np.float64)
    if part.name.endswith("visor"):
        beside = vertices[:, 0] / np.abs(vertices[:, 0]).max()
        fade = np.clip(2.5 * (1 - beside**2), 0, 1)  # its corners stay in the cap
        out = fade * np.maximum(vertices[:, 2] - _root(vertices), 0)
        vertices[:, 2] += out * (rng.uniform(*VISOR) - 1)
        bent = rng.uniform(*BOW) * (vertices[:, 0] / 0.8) ** 2
        vertices[:, 1] -= (rng.uniform(*DROOP) + bent) * out
    if sculpt.likeness.cover.kind in AROUND_NECK:
        below = float(sculpt.face.at(CHIN)[1]) - vertices[:, 1]
        vertices[:, 0] *= 1 + rng.uniform(*LOOSE) * np.clip(1 + below / 1.2, 0, 1)
        vertices[:, 0] *= 1 + (rng.uniform(*SHAWL) - 1) * np.clip(below / 0.5, 0, 1)
        vertices[:, 1] -= rng.uniform(0, 0.5) * np.clip(below, 0, None)
    return replace(part, vertices=vertices.astype(np.float32))


def _root(vertices: NDArray[np.float64]) -> NDArray[np.float64]:
    """z (V,) at which a visor (V, 3) begins before each of its vertices."""
    places = np.linspace(vertices[:, 0].min(), vertices[:, 0].max(), 25)
    nearest = np.abs(vertices[:, 0, None] - places).argmin(1)
    first = [float(vertices[nearest == k, 2].min(initial=9.0)) for k in range(len(places))]
    known = np.asarray(first) < 9
    curve = np.polyfit(places[known], np.asarray(first)[known], 4)  # no steps along its rim
    return np.asarray(np.polyval(curve, vertices[:, 0]))


def _painted(part: Part, rng: np.random.Generator) -> Part:
    color = tuple(float(value) for value in random_color(rng, dark=0.3))
    material = replace(part.material, color=(color[0], color[1], color[2]))
    return replace(part, material=material)


def _hex(color: NDArray[np.float64]) -> str:
    red, green, blue = (round(255 * float(value)) for value in color)
    return f"#{red:02x}{green:02x}{blue:02x}"
