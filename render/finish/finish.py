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
from render.finish.noise import bends
from render.finish.roles import RELIEF, is_solid, role_of
from render.finish.seams import sew
from render.finish.sugar import sugared
from render.geometry import smoothstep, vertex_normals
from render.types import Body, Part

Floats = NDArray[np.float32]

SKIN_SHARE = 0.25  # of what clay does to other parts; other materials leave skin's form alone
RELIEF_SHARE = 0.5  # and to reliefs: a mug with an outline of dents looks molten
FEATURES, CLOSE = (0.03, 0.13), (0.015, 0.07)  # units from them, over which the form comes in
SMALLEST = 0.3  # half the size of a body, units: what is smaller is formed no finer


@dataclass(frozen=True, eq=False)
class _Place:
    """scale: half the body's size, units. features, skin, thin: what finds their nearest
    vertices; thin are formed parts that are not solid."""

    scale: float
    features: cKDTree | None
    skin: cKDTree | None
    thin: cKDTree | None

    def room(self, vertices: Floats) -> Floats:
        """How much of its form each vertex (V, 3) may have, float32 (V, 1): little beside eyes,
        and where cloth and hair lie on skin, which would show through."""
        return self._clear(vertices, self.features, FEATURES) * self._clear(
            vertices, self.skin, CLOSE
        )

    def solid_room(self, vertices: Floats) -> Floats:
        """The same for what only solid parts do: thin ones lie on them."""
        return self._clear(vertices, self.thin, CLOSE)

    def _clear(self, vertices: Floats, tree: cKDTree | None, over: tuple[float, float]) -> Floats:
        if tree is None:
            return np.ones((len(vertices), 1), np.float32)
        near, clear = over
        away, _ = tree.query(vertices, distance_upper_bound=1.01 * clear * self.scale)
        inward = np.clip((away / self.scale - near) / (clear - near), 0, 1)
        return np.asarray(smoothstep(inward)[:, None], np.float32)


def finished(body: Body, surface: Surface) -> Body:
    """The body made of the surface's material, which is any but vinyl."""
    scale = _half_size(body)
    place = _place(body, scale)
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
        return _formed(part, name, bare, SKIN_SHARE) if name == "clay" else part
    part = _toned(part, surface)
    if name == "paper":
        return part
    whole = name != "clay" or not part.name.startswith(RELIEF)
    return _formed(part, name, place, 1.0 if whole else RELIEF_SHARE)


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


def _formed(part: Part, material: MaterialName, place: _Place, share: float = 1.0) -> Part:
    form, scale = FORMS[material], np.float32(place.scale)
    points = part.vertices / scale
    room = place.room(part.vertices)
    step = np.zeros_like(points)
    if form.bent:
        step += np.float32(form.bent) * bends(points, form.length) * room
    if is_solid(part):
        normals = vertex_normals(part.vertices, part.triangles)
        shaped = form.shape(points, normals, part.triangles)
        step += shaped * room * place.solid_room(part.vertices)
    return replace(part, vertices=part.vertices + np.float32(share) * scale * step)


def _half_size(body: Body) -> float:
    points = np.concatenate([part.vertices for part in body.parts])
    return float(np.clip(np.ptp(points[:, :2], axis=0).max() / 2, SMALLEST, 1.0))


def _place(body: Body, scale: float) -> _Place:
    found: dict[str, list[Floats]] = {"feature": [], "skin": [], "thin": []}
    for part in body.parts:
        role = role_of(body, part)
        if role != "formed":
            found[role].append(part.vertices)
        elif not is_solid(part):
            found["thin"].append(part.vertices)
    features, skin, thin = (
        cKDTree(np.concatenate(each)) if each else None for each in found.values()
    )
    return _Place(scale, features, skin, thin)
