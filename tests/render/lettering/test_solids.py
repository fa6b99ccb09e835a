"""Solid letters: closed, with the holes of their glyphs, of few triangles."""

import numpy as np
import pytest
import trimesh
from shapely.geometry import box

from config.caption import FontName
from render.lettering.bevel import Row, puffed
from render.lettering.fonts import STYLES, Fonts
from render.lettering.signs import Sign, build_signs
from render.lettering.solids import TRIANGLES, build_solids, paint
from render.lettering.text import read_graphemes
from render.modelling.meshes import Mesh


def signs_of(fonts: Fonts, text: str, style: FontName = "rounded") -> tuple[Sign, ...]:
    return build_signs(read_graphemes(text, fonts.order(style, text), lambda _: None))


def holes(mesh: Mesh) -> int:
    """How many holes go through it, all its pieces together."""
    whole = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
    return sum(1 - round(piece.euler_number / 2) for piece in whole.split(only_watertight=False))


@pytest.mark.parametrize("style", STYLES)
def test_letters_are_closed_and_look_outward(fonts: Fonts, style: FontName) -> None:
    for mesh in build_solids(signs_of(fonts, "aB8&%", style), plated=True).values():
        whole = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
        assert whole.is_watertight
        assert whole.is_winding_consistent
        assert mesh.volume > 0


@pytest.mark.parametrize(("text", "count"), [("a", 1), ("8", 2), ("l", 0), ("i", 0), ("ठ", 1)])
def test_letters_have_the_holes_of_their_glyphs(fonts: Fonts, text: str, count: int) -> None:
    (mesh,) = build_solids(signs_of(fonts, text), plated=False).values()
    assert holes(mesh) == count


def test_letters_bulge_over_their_plate(fonts: Fonts) -> None:
    (mesh,) = build_solids(signs_of(fonts, "o"), plated=True).values()
    letter = mesh.uv[:, 0] > 0.5
    z = mesh.vertices[:, 2]
    assert z[letter].max() > z[~letter].max() + 0.08
    assert np.ptp(mesh.vertices[~letter, 0]) > np.ptp(mesh.vertices[letter, 0]) + 0.1


@pytest.mark.parametrize(
    "text", ["Hello!", "Happy birthday to you", "お誕生日おめでとう", "abcdefghi" * 8]
)
def test_a_caption_has_few_triangles(fonts: Fonts, text: str) -> None:
    signs = signs_of(fonts, text)
    solids = build_solids(signs, plated=True)
    assert sum(len(mesh.triangles) for mesh in solids.values()) <= 1.35 * TRIANGLES


def test_like_letters_share_their_mesh(fonts: Fonts) -> None:
    solids = build_solids(signs_of(fonts, "aba"), plated=True)
    assert solids[0] is solids[2]


def test_where_a_shape_is_thin_its_front_is_low(fonts: Fonts) -> None:
    rows = [Row(0.0, 0.0), Row(0.1, 0.5), Row(0.3, 1.0)]
    thick = puffed(box(0, 0, 2, 2), rows, step=0.2, back=-1.0)
    thin = puffed(box(0, 0, 2, 0.4), rows, step=0.2, back=-1.0)
    assert thick.vertices[:, 2].max() == pytest.approx(1.0)
    assert thin.vertices[:, 2].max() == pytest.approx(0.5)


def test_letters_are_lighter_at_the_top() -> None:
    texture = paint((0.8, 0.2, 0.2), (0.0, 0.0, 0.3)).astype(int)
    assert texture[0, -1].sum() > texture[-1, -1].sum()
    assert (texture[:, 0] == (0, 0, 76)).all()
