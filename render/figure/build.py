"""Builds the figure: a likeness becomes a toy of separate, smooth, jointed volumes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from pipeline.likeness import Person
from pipeline.types import FaceTexture
from render.figure.beard import build_beard
from render.figure.brows import build_brows
from render.figure.clothes.build import build_clothes
from render.figure.costumes.build import build_costume
from render.figure.covers.build import build_cover
from render.figure.covers.wrap import front_edge
from render.figure.earrings import build_earrings
from render.figure.ears import build_ears
from render.figure.eyeballs import build_eyes
from render.figure.face import build_face
from render.figure.glasses import build_glasses
from render.figure.hair.build import build_hair
from render.figure.held.build import build_held
from render.figure.held.side import Side, usual_side
from render.figure.neck import build_neck
from render.figure.sculpt import Sculpt, sculpt
from render.figure.teeth import build_teeth
from render.figure.torso import build_torso
from render.figure.wearing import dressed
from render.layout import fitted
from render.modelling.meshes import Floats
from render.modelling.piece import Piece, joined
from render.types import Anchor, Body, Joint, Part

HEAD = "head"
# In canonical units. The head turns where skull and neck meet; what dangles hangs on "hair".
JOINTS = (
    Joint("root", (0.0, -2.0, -0.1)),
    Joint(HEAD, (0.0, -0.75, -0.15), "root"),
    Joint("hair", (0.0, 1.3, -0.9), HEAD),
)
MAX_TRIANGLES = 60_000
TOP_NEAR = 0.3  # |x| within which hair and covers make the top
BEFORE_CHEST = 0.06

Builder = Callable[[Sculpt, FaceTexture | None], Piece]
BUILDERS: tuple[Builder, ...] = (
    build_face,
    build_eyes,
    build_brows,
    build_ears,
    build_teeth,
    build_hair,
    build_beard,
    build_glasses,
    build_cover,
    build_earrings,
    build_neck,
    build_clothes,
)
DRESS: tuple[Builder, ...] = (build_neck, build_clothes)  # a costume takes their place


def build_figure(person: Person, *, strength: float = 0.7) -> Body:
    """A person's bust in [-1, 1], looking at the viewer, neutral: expressions are blend shapes.

    strength: 0 (pure toy) to 1 (strong likeness, most caricatured).
    """
    return fitted((build_bust(person, strength=strength),))[0]


def build_bust(person: Person, *, strength: float, side: Side | None = None) -> Body:
    """The same in canonical units: the face is 2 wide, the head's middle at x = z = 0.

    side: where it holds things; None for its usual one.
    """
    proportions = sculpt(person.likeness, strength=strength)
    piece = joined(
        build(proportions, person.texture)
        for build in BUILDERS
        if person.outfit.costume is None or build not in DRESS
    )
    piece = joined((piece, build_costume(proportions, person.outfit)))
    anchors = find_anchors(proportions, piece.parts)
    side = side or usual_side(person.likeness)
    held = build_held(proportions, person.outfit, head_vertices(piece.parts), side)
    piece = joined((dressed(proportions, piece, person.outfit), held))
    return Body(piece.parts, JOINTS + piece.joints, anchors, piece.shapes)


def head_vertices(parts: Sequence[Part]) -> Floats:
    """Of all that moves with the head, float64 (N, 3)."""
    upper = [part.vertices for part in parts if part.joint in (HEAD, "hair")]
    return np.concatenate(upper).astype(np.float64)


def find_anchors(proportions: Sculpt, parts: Sequence[Part] = ()) -> dict[str, Anchor]:
    """Where things are worn, on the head and the chest, canonical units; names as of reliefs.

    parts: of the figure; hair and covers among them raise the top and lower the forehead.
    """
    skull, eyes = proportions.skull, proportions.skull.eye_height
    width = 2 * skull.half_width(eyes)
    crown = skull.centre[1] + float(skull.outline(np.pi / 2))
    covered = proportions.likeness.cover.kind != "none"
    above = front_edge(proportions) if covered else crown
    brow = float(proportions.face.right("brow_top")[:, 1].max())
    chin = float(proportions.face.at(152)[1])
    heights = {"forehead": (brow + above) / 2, "nose_bridge": eyes + 0.05, "chin": chin + 0.06}
    found = {
        name: Anchor((0.0, y, float(proportions.skin_z(0.0, y))), (0, 0, 1), (0, 1, 0), width, HEAD)
        for name, y in heights.items()
    }
    found["temples"] = Anchor((0.0, eyes, 0.0), (0, 0, 1), (0, 1, 0), width, HEAD)
    top = (0.0, _top(parts, crown), 0.0)
    found["top"] = Anchor(top, (0, 1, 0), (0, 0, -1), width, HEAD)
    torso = build_torso(proportions)
    x, y, z = (float(v) for v in torso.front(0.0, torso.chin - 0.75 * torso.high, BEFORE_CHEST))
    found["front"] = Anchor((x, y, z), (0, 0, 1), (0, 1, 0), width, "root")
    return found


def _top(parts: Sequence[Part], crown: float) -> float:
    """y of the highest hair or cover over the head's middle; of the bare crown without."""
    worn = [part.vertices for part in parts if part.name.startswith(("hair", "cover"))]
    near = [points[np.abs(points[:, 0]) < TOP_NEAR, 1] for points in worn]
    return max([crown, *(float(heights.max()) for heights in near if len(heights))])
