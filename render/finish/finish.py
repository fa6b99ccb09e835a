"""Makes a body of a material: forms its parts, changes how they shine, sews and sugars them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from config.theme import MaterialName, Surface
from render.finish.facets import fold
from render.finish.forms import FORMS
from render.finish.materials import CHANGES, TONES, skin_of
from render.finish.roles import Role, role_of
from render.finish.seams import sew
from render.finish.sugar import sugared
from render.geometry import smoothstep, vertex_normals
from render.types import Body, Part

Floats = NDArray[np.float32]

SKIN_SHARE = 0.25  # of what clay does to other parts; other materials leave skin's form alone
FEATURES, SKIN = (0.03, 0.13), (0.015, 0.07)  # units from them, over which the form comes in
SMALLEST = 0.3  # half the size of a body, units: what is smaller is formed no finer


@dataclass(frozen=True, eq=False)
class _Place:
    """scale: half the body's size, units. features, skin: what finds their nearest vertices."""

    scale: float
    features: cKDTree | None
    skin: cKDTree | None

    def room(self, vertices: Floats) -> Floats:
        """How much of its form each vertex (V, 3) may have, float32 (V, 1): little beside eyes,
        and where cloth and hair lie on skin, which would show through."""
        share = np.ones(len(vertices), np.float32)
        for tree, (near, clear) in ((self.features, FEATURES), (self.skin, SKIN)):
            if tree is not None:
                away, _ = tree.query(vertices, distance_upper_bound=1.01 * clear * self.scale)
                inward = np.clip((away / self.scale - near) / (clear - near), 0, 1)
                share = share * smoothstep(inward).astype(np.float32)
        return share[:, None]


def finished(body: Body, surface: Surface) -> Body:
    """The body made of the surface's material, which is any but vinyl."""
    scale = _half_size(body)
    place = _Place(scale, _tree(body, "feature"), _tree(body, "skin"))
    parts = tuple(_made_of(body, part, surface, place) for part in body.parts)
    made = replace(body, parts=parts)
    if surface.material == "paper":
        return _folded(made, scale)
    if surface.material == "plush":
        return sew(made, scale)
    return sugared(made, scale) if surface.material == "candy" else made


def _made_of(body: Body, part: Part, surface: Surface, place: _Place) -> Part:
    role, name = role_of(body, part), surface.material
    if role == "feature":
        return part
    if role == "skin":
        part = replace(part, material=skin_of(part.material, name))
        bare = replace(place, skin=None)
        return _formed(part, "clay", bare, SKIN_SHARE) if name == "clay" else part
    part = _toned(part, surface)
    return part if name == "paper" else _formed(part, name, place, 1.0)


def _folded(body: Body, scale: float) -> Body:
    """All but skin and features of facets; what bends those parts bends the facets."""
    folded = {
        part.name: fold(part, scale) for part in body.parts if role_of(body, part) == "formed"
    }
    return replace(
        body,
        parts=tuple(folded[p.name][0] if p.name in folded else p for p in body.parts),
        blend_shapes=tuple(
            replace(shape, offsets=shape.offsets[folded[shape.part][1]])
            if shape.part in folded
            else shape
            for shape in body.blend_shapes
        ),
    )


def _toned(part: Part, surface: Surface) -> Part:
    """In the colours that it has of the material, and shining as that does."""
    material = CHANGES[surface.material](part.material, surface)
    tone = TONES.get(surface.material)
    if tone is None:
        return replace(part, material=material)
    texture = None if part.texture is None else tone.over(part.texture)
    return replace(part, material=replace(material, color=tone.of(material.color)), texture=texture)


def _formed(part: Part, material: MaterialName, place: _Place, share: float) -> Part:
    points = part.vertices / np.float32(place.scale)
    normals = vertex_normals(part.vertices, part.triangles)
    step = FORMS[material](points, normals, part.triangles) * np.float32(share * place.scale)
    return replace(part, vertices=part.vertices + step * place.room(part.vertices))


def _half_size(body: Body) -> float:
    points = np.concatenate([part.vertices for part in body.parts])
    return float(np.clip(np.ptp(points[:, :2], axis=0).max() / 2, SMALLEST, 1.0))


def _tree(body: Body, role: Role) -> cKDTree | None:
    found = [part.vertices for part in body.parts if role_of(body, part) == role]
    return cKDTree(np.concatenate(found)) if found else None
