"""People of photos without their hair: bald, shaved, or bare on top.

The skull is ours; its skin goes on where the photo's forehead ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from assets.figures.covered import behind, near
from assets.figures.drawing import Easel
from assets.figures.paste import Mask, beyond, bled, encoded, filled, laid_over
from assets.figures.sight import look
from assets.figures.sitter import BACKGROUND, HAIR, SKIN, Sitter, dressed, seat
from pipeline.color import Array, blur
from pipeline.likeness import Likeness
from pipeline.train.parts.heads import Head
from render.color import to_linear
from render.figure.build import JOINTS
from render.types import Body, Material, Part

KINDS: Mapping[str, float] = MappingProxyType({"bald": 0.4, "shaved": 0.33, "bald_top": 0.27})
# y of the scalp's edge before, beside and behind, canonical.
EDGES: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {"bald": (1.0, 0.3, -0.4), "shaved": (1.08, 0.34, -0.4), "bald_top": (1.0, 1.3, 1.2)}
)
FRONT, BACK = 0.9, 0.9  # |z| at which those before and behind hold
SHINY = Material((0.75, 0.75, 0.75), roughness=0.58, coat=0.03)
SCALP, REST = 1, 0  # what a ray met
SOFT_PX = 4.0  # over which the photo's skin becomes ours
MOST_LOST = 0.8  # of the scalp's area
MOST_LEFT = {"bald": 0.05, "shaved": 0.1, "bald_top": 0.6}  # hair that stays, against it
LEAST_SCALP, LEAST_SKIN = 400, 150  # px of scalp, and of forehead to take the colour from
FOREHEAD_PX = 40
REACH_PX = (12.0, 45.0)  # from how near and from how far the colour is taken
STUBBLE = (0.3, 0.7)  # how much shaved hair shows
DARK_HAIR = np.full(3, 0.02, np.float32)  # linear


@dataclass(frozen=True, eq=False)
class Scalp:
    """The bare skull in a crop, (S, S): whole: share of each pixel that is scalp, with its edge
    soft against the photo's skin. lost: hair that sticks out. left: hair that stays."""

    whole: Array
    soft: Array
    lost: Mask
    left: Mask


def random_kind(rng: np.random.Generator) -> str:
    """One of KINDS."""
    return str(rng.choice(list(KINDS), p=list(KINDS.values())))


def without_hair(head: Head, kind: str, easel: Easel, rng: np.random.Generator) -> Head | None:
    """The head as one of KINDS; None where too much hair hangs around it."""
    sitter = seat(head, Likeness(), rng, neck=False)
    body = _body(sitter, kind, rng)
    scalp = _scalp(sitter, body)
    area, forehead = float(scalp.whole.sum()), _forehead(sitter)
    few = scalp.left.sum() <= MOST_LEFT[kind] * area and scalp.lost.sum() <= MOST_LOST * area
    if not few or area < LEAST_SCALP or forehead.sum() < LEAST_SKIN:
        return None
    stubble = _stubble(scalp, rng) * float(kind == "shaved")
    pixels = _bared(sitter, body, (scalp, stubble, forehead), easel, rng)
    classes = np.where(scalp.lost, BACKGROUND, head.classes)
    classes = np.where(scalp.whole > 0.5, HAIR if kind == "shaved" else SKIN, classes)
    read = {"hair": kind, "fringe": "0"} | ({} if kind == "bald_top" else {"texture": ""})
    if kind == "bald":
        read["colour"] = ""
    return dressed(head, pixels, classes, read, rng)


def _body(sitter: Sitter, kind: str, rng: np.random.Generator) -> Body:
    """The bare head as two parts, the scalp apart."""
    skull, *ears = sitter.bare.parts
    low, side, back = EDGES[kind]
    middles = skull.vertices[skull.triangles].mean(1)
    z = middles[:, 2]
    line = side + (low - side) * np.clip(z / FRONT, 0, 1) + (back - side) * np.clip(-z / BACK, 0, 1)
    waves = 0.04 * np.sin(9 * middles[:, 0] + rng.uniform(0, 6))
    above = middles[:, 1] > line + rng.normal(0, 0.04) + waves
    parts = [
        replace(skull, name=name, triangles=skull.triangles[chosen], material=SHINY)
        for name, chosen in (("scalp", above), ("head", ~above))
    ]
    return Body((*parts, *ears), JOINTS)


def _scalp(sitter: Sitter, body: Body) -> Scalp:
    head, side = sitter.head, sitter.side_px
    pose = sitter.stance.pose(body)
    sight = look([(body, pose)], sitter.stance.camera, _number, side_px=side)
    whole = (sight.share(SCALP, side) * head.inside).astype(np.float32)
    skull = np.maximum(whole, sight.share(REST, side) * head.inside)
    soft = whole * np.clip(
        2 * blur(whole, SOFT_PX) / np.maximum(blur(skull, SOFT_PX), 0.05) - 1, 0, 1
    )
    hair = near(head.classes == HAIR) & (head.classes != SKIN) & head.inside
    above = np.arange(side)[:, None] < sitter.middle[1]
    lost = beyond(whole, hair, sitter.middle) | beyond(skull, hair & above, sitter.middle)
    left = (head.classes == HAIR) & ~lost & (whole < 0.5)
    return Scalp(whole, np.asarray(soft, np.float32), lost, left)


def _number(part: Part) -> int:
    return SCALP if part.name == "scalp" else REST


def _forehead(sitter: Sitter) -> Mask:
    """bool (S, S): the skin over the brows, which the scalp has to match."""
    rows = np.arange(sitter.side_px)[:, None]
    brows = float(sitter.head.landmarks[[105, 334], 1].min())
    return np.asarray(
        (sitter.head.classes == SKIN) & (rows < brows - 2) & (rows > brows - FOREHEAD_PX)
    )


def _matched(shading: Array, pixels: Array, forehead: Mask) -> Array:
    """Linear light (S, S, 3) of a render as the photo (S, S, 3) has it on the forehead nearby."""
    sure = forehead[..., None].astype(np.float32)
    photo, drawn = (
        blur(light * sure, REACH_PX[0]) + 0.02 * blur(light * sure, REACH_PX[1])
        for light in (pixels, shading)
    )
    return np.asarray(shading * photo / np.maximum(drawn, 1e-6), np.float32)


def _stubble(scalp: Scalp, rng: np.random.Generator) -> Array:
    """float32 (S, S): how much of hair too short to hide the skin shows."""
    grain = blur(rng.normal(0, 1, scalp.whole.shape).astype(np.float32), 0.6)
    edge = np.clip(blur(scalp.whole, 3.0) * 2 - 0.8, 0, 1)
    return np.asarray((rng.uniform(*STUBBLE) + 0.12 * grain).clip(0, 1) * edge, np.float32)


def _bared(
    sitter: Sitter,
    body: Body,
    plan: tuple[Scalp, Array, Mask],
    easel: Easel,
    rng: np.random.Generator,
) -> Array:
    """float32 (S, S, 3): hair removed, the skull's skin laid on in the forehead's colour."""
    scalp, stubble, forehead = plan
    head, light, stance = sitter.head, sitter.light, sitter.stance
    posed = [(body, stance.pose(body))]
    drawn = easel.draw(
        posed, stance.camera, light.lamps(), world=light.world, side_px=sitter.side_px
    )
    hair = head.classes == HAIR
    known = (head.classes == BACKGROUND) & head.inside & ~near(hair) & (scalp.whole < 0.01)
    gap = behind(scalp.lost, scalp.whole)
    pixels = filled(sitter.pixels, gap, known, rng) if gap.any() else sitter.pixels
    linear = to_linear(sitter.pixels)
    skin = _matched(to_linear(bled(drawn[..., :3], drawn[..., 3])), linear, forehead)
    spots = blur(rng.normal(0, 4, stubble.shape).astype(np.float32), 4.0)
    skin = skin * (1 + 0.05 * spots)[..., None]
    natural = np.median(linear[hair], 0) if hair.any() else DARK_HAIR
    skin = skin + stubble[..., None] * (np.asarray(natural, np.float32) - skin)
    soft = np.where(head.classes == SKIN, scalp.soft, scalp.whole)
    return laid_over(pixels, encoded(skin), blur(soft.astype(np.float32), 0.5), sitter.grain, rng)
