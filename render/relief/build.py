"""Builds the relief: a drawing becomes one solid, tiled, painted body."""

from dataclasses import dataclass

import numpy as np
import structlog
from numpy.typing import NDArray

from pipeline.color import to_lab, to_rgb
from pipeline.types import Cartoon
from render.errors import UnbuildableRelief
from render.geometry import smoothstep
from render.relief.anchors import find_anchors
from render.relief.canvas import CELLS, HALF, Canvas, place_drawing
from render.relief.card import card_frame, card_parts, card_relief, card_squared
from render.relief.colors import clean, vivid
from render.relief.face import FaceRelief, model_face
from render.relief.parts import Parts, cut_parts, single_part
from render.relief.people import People, find_people
from render.relief.raster import Image, blur, shrink
from render.relief.silhouette import Silhouette, closed_silhouette, is_useless, trace_silhouette
from render.relief.surface import Mesh, body_field, mesh_field, vertex_normals
from render.relief.texture import Painting, paint_texture, place_texture
from render.relief.tiles import LINE_DEPTH, away_from_rim, drawn_lines, emboss, tile_offsets
from render.relief.volume import inflate
from render.types import Body, Color, Material, Part

log = structlog.get_logger(__name__)

DETAIL = 0.45
TRIANGLES = 40_000
THING_CHROMA = 1.15  # of the drawing's
DRAWN = 0.85  # share of the drawing itself in the paint of things
CARD_DRAWN = 1.0  # a picture on a card must stay readable
CARD_EMBOSS = 0.8
PLAIN_DETAIL = 0.7  # as must one that has no parts
PLAIN_RELIEF = 0.05  # height of the drawing's lights over its darks, units


@dataclass(frozen=True, eq=False)
class Plan:
    """What the mesh and the texture are made from."""

    canvas: Canvas
    outline: Silhouette
    parts: Parts
    faces: tuple[FaceRelief, ...]
    squared: Image  # (G, G), units^2
    offsets: Image  # (N, N), units
    detail: float
    people: People | None = None
    drawn: float = DRAWN


def build_relief(
    cartoon: Cartoon,
    *,
    detail: float = DETAIL,
    triangles: int = TRIANGLES,
    cells: int = CELLS,
) -> Body:
    """The drawing as a solid toy of soft vinyl: one closed part, painted from the front.

    detail: share of the drawing's faint detail that stays on the flat colours, 0 to 1.
    triangles: at most about so many. cells: voxels along the canvas of [-1.2, 1.2] units, in
    which the subject fits [-1, 1]. Raises UnbuildableRelief when nothing solid is left.
    """
    plan = plan_relief(cartoon, detail=detail, cells=cells)
    mesh = _mesh(plan, triangles)
    anchors = find_anchors(mesh, plan.canvas, cartoon.faces)
    return Body(parts=(relief_part(plan, mesh, cartoon),), anchors=anchors)


def plan_relief(cartoon: Cartoon, *, detail: float = DETAIL, cells: int = CELLS) -> Plan:
    """Outline, parts, thickness and forms of the drawing's relief; see build_relief."""
    canvas = place_drawing(cartoon.pixels, cells=cells)
    outline = trace_silhouette(canvas, card=cartoon.card)
    if cartoon.card:
        return _plan_card(canvas, outline, detail, cells)
    if is_useless(outline):
        log.warning("relief falls back to a plain body", reason="the cut-out is debris or lattice")
        return _plan_plain(canvas, closed_silhouette(outline, canvas), detail, cells)
    return _plan_tiles(canvas, outline, cartoon, detail, cells)


def _plan_tiles(
    canvas: Canvas, outline: Silhouette, cartoon: Cartoon, detail: float, cells: int
) -> Plan:
    faces = tuple(model_face(face, canvas) for face in cartoon.faces)
    people = find_people(cartoon, canvas, faces)
    if people is None:
        parts = cut_parts(canvas, outline, ovals=tuple(face.oval for face in faces))
    else:
        parts = cut_parts(canvas, outline, known=people.known)
    offsets = tile_offsets(parts, outline, canvas.pixel)
    for face in faces:
        offsets = offsets + face.offset
    forms = emboss(canvas, parts, outline) - LINE_DEPTH * drawn_lines(canvas)
    if people is not None:
        forms = forms * (1 - people.smooth)
    offsets = offsets + forms * away_from_rim(outline)
    squared = inflate(outline, cells)
    return Plan(canvas, outline, parts, faces, squared, offsets, detail, people)


def _plan_card(canvas: Canvas, outline: Silhouette, detail: float, cells: int) -> Plan:
    parts = card_parts(canvas, outline)
    forms = CARD_EMBOSS * emboss(canvas, parts, outline) - LINE_DEPTH * drawn_lines(canvas)
    offsets = card_frame(outline) + forms * card_relief(outline)
    squared = card_squared(outline, cells)
    return Plan(canvas, outline, parts, (), squared, offsets, detail, drawn=CARD_DRAWN)


def _plan_plain(canvas: Canvas, outline: Silhouette, detail: float, cells: int) -> Plan:
    """One inflated body whose surface follows the drawing's lightness a little."""
    parts = single_part(canvas, outline)
    light = to_lab(canvas.colors)[..., 0] / 100 - 0.5
    offsets = PLAIN_RELIEF * blur(light, 0.03 / canvas.pixel)
    squared = inflate(outline, cells)
    return Plan(canvas, outline, parts, (), squared, offsets, max(detail, PLAIN_DETAIL))


def _mesh(plan: Plan, triangles: int) -> Mesh:
    cells = len(plan.squared)
    offsets = shrink(plan.offsets, cells)
    distance = shrink(plan.outline.distance, cells)
    field, lowest = body_field(plan.squared, offsets, distance)
    if not (field < 0).any():
        raise UnbuildableRelief("the subject is too thin")
    return mesh_field(field, lowest, triangles=triangles)


def relief_part(plan: Plan, mesh: Mesh, cartoon: Cartoon) -> Part:
    """The mesh, painted with the drawing from the front."""
    return Part(
        name="relief",
        vertices=mesh.vertices,
        triangles=mesh.triangles,
        uv=((mesh.vertices[:, :2] + HALF) / (2 * HALF)).astype(np.float32),
        material=Material(color=_back_color(plan.parts)),
        texture=_paint(plan, cartoon),
        blend=_blend(vertex_normals(mesh)),
    )


def _paint(plan: Plan, cartoon: Cartoon) -> NDArray[np.uint8]:
    """uint8 (T, T, 3): the texture; a kept drawing is its own."""
    if cartoon.kept:
        own = place_texture(plan.canvas, cartoon.pixels)
        return np.asarray(np.round(255 * own), np.uint8)
    return paint_texture(plan.canvas, plan.parts, plan.outline, _painting(plan, cartoon))


def _painting(plan: Plan, cartoon: Cartoon) -> Painting:
    protected = np.zeros(plan.outline.mask.shape, np.float32)
    for face in plan.faces:
        protected = np.maximum(protected, face.soft)
    drawing = place_texture(plan.canvas, cartoon.pixels)
    return Painting(
        detail=plan.detail,
        protected=protected,
        lines=drawn_lines(plan.canvas),
        drawing=drawing if plan.people else vivid(drawing, chroma=THING_CHROMA),
        drawn=_drawn(plan),
    )


def _drawn(plan: Plan) -> Image:
    """float32 (N, N): where the drawing is the paint; on people wholly."""
    everywhere = np.full(plan.outline.mask.shape, plan.drawn, np.float32)
    return everywhere if plan.people is None else np.maximum(everywhere, plan.people.drawn)


def _blend(normals: Image) -> Image:
    """The texture's share: all of it in front and on the sides, none on the back."""
    share = np.clip((normals[:, 2] + 0.8) / 0.4, 0, 1)
    return np.asarray(smoothstep(share), np.float32)


def _back_color(parts: Parts) -> Color:
    largest = clean(parts.colors[[int(parts.shares.argmax())]])
    red, green, blue = (float(value) for value in to_rgb(largest[None])[0, 0])
    return red, green, blue
