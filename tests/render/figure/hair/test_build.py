"""What holds of every head of hair."""

import numpy as np
import pytest
import trimesh

from pipeline.likeness import CURTAIN_ROWS, Cover, Hair
from render.figure.covers.wrap import front_edge
from render.figure.hair.build import build_hair
from tests.render.figure.hair.styles import FAMILIES, SPIKY, built, head, named

MOST_TRIANGLES = 22_000


def meshes(hair: Hair) -> list[trimesh.Trimesh]:
    return [trimesh.Trimesh(p.vertices, p.triangles, process=False) for p in built(hair)]


@pytest.mark.parametrize("hair", FAMILIES, ids=named)
def test_hair_is_closed_and_looks_outward(hair):
    for mesh in meshes(hair):
        assert mesh.is_watertight
        assert mesh.volume > 0


@pytest.mark.parametrize("hair", FAMILIES, ids=named)
def test_hair_has_few_triangles(hair):
    assert sum(len(mesh.faces) for mesh in meshes(hair)) < MOST_TRIANGLES


@pytest.mark.parametrize("hair", [*FAMILIES, *SPIKY], ids=named)
def test_no_hair_covers_an_eye_or_the_mouth(hair):
    sculpt = head(hair)
    for outline in ("eye", "lips_bottom"):
        for side in (-1, 1):
            points = sculpt.face.side(outline, side)
            low, high = points[:, :2].min(0), points[:, :2].max(0)
            for part in built(hair):
                inside = (part.vertices[:, :2] > low).all(1) & (part.vertices[:, :2] < high).all(1)
                front = part.vertices[inside, 2]
                assert (front < sculpt.skull.front(*(low + high) / 2)).all()


@pytest.mark.parametrize("hair", [h for h in FAMILIES if not h.fringe], ids=named)
def test_brows_stay_free_without_a_fringe(hair):
    sculpt = head(hair)
    brows = sculpt.face.right("brow_top")[2:]
    for part in built(hair):
        x, y, z = part.vertices.T
        over = (x > brows[0, 0]) & (x < -brows[0, 0]) & (y < brows[:, 1].max()) & (y > 0)
        assert (z[over] < 0.5).all()


@pytest.mark.parametrize("hair", SPIKY, ids=named)
def test_lumps_of_background_do_not_become_hair(hair):
    usual = built(Hair(kind=hair.kind, volume=hair.volume))[0].vertices
    spiky = built(hair)[0].vertices
    assert np.abs(spiky[:, 0]).max() < np.abs(usual[:, 0]).max() + 0.45
    assert spiky[:, 1].max() < usual[:, 1].max() + 0.35


def test_the_bald_and_the_wholly_covered_show_no_hair():
    assert build_hair(head(Hair(kind="bald")), None).parts == ()
    scarf = Cover(kind="headscarf", low=90)
    assert build_hair(head(Hair(kind="long"), cover=scarf), None).parts == ()


def test_under_a_cap_only_the_lower_hair_is_left():
    cap = Cover(kind="cap", low=95)
    sculpt = head(Hair(kind="long", volume=0.9), cover=cap)
    (part,) = build_hair(sculpt, None).parts
    front = part.vertices[part.vertices[:, 2] > 0.1]
    assert front[:, 1].max() < front_edge(sculpt) + 0.05


def test_nothing_tied_comes_out_of_a_cap():
    cap = Cover(kind="cap", low=95)
    (part,) = build_hair(head(Hair(kind="tied", tie="bun", tie_height=150), cover=cap), None).parts
    assert part.name == "hair"


def test_a_low_tail_lies_on_the_shoulder():
    hair = Hair(kind="tied", tie="ponytail", tie_height=40)
    (tail,) = (part for part in built(hair) if part.name == "hair_tail")
    beside_ear = tail.vertices[np.abs(tail.vertices[:, 1] - 0.3) < 0.2]
    assert len(beside_ear) == 0
    assert tail.vertices[:, 2].max() > 0.4


def test_more_volume_is_wider_and_higher():
    flat, huge = (
        built(Hair(kind="medium", texture="coily", volume=v))[0].vertices for v in (0.1, 1.0)
    )
    assert np.ptp(huge[:, 0]) > np.ptp(flat[:, 0]) + 0.5
    assert huge[:, 1].max() > flat[:, 1].max() + 0.2


def test_shown_ears_are_free():
    behind = (400,) * CURTAIN_ROWS
    hair = Hair(kind="long", volume=0.6, curtain_right=behind, curtain_left=behind)
    shown = built(hair)[0].vertices
    hidden = built(hair, ears=False)[0].vertices

    def beside_ear(points):
        return ((np.abs(points - (1.15, 0.31, -0.12)) < (0.2, 0.15, 0.12)).all(1)).sum()

    assert beside_ear(shown) == 0
    assert beside_ear(hidden) > 0
    assert beside_ear(built(Hair(kind="long", volume=0.6))[0].vertices) > 0


def test_hair_behind_the_ears_falls_to_the_shoulders():
    behind = (400,) * CURTAIN_ROWS
    hair = Hair(kind="long", volume=0.4, curtain_right=behind, curtain_left=behind)
    x, y, _ = built(hair)[0].vertices.T
    assert y[np.abs(x) > 0.5].min() < -1.1


def test_tails_swing_and_the_cap_does_not():
    parts = built(Hair(kind="tied", tie="ponytail", tie_height=120))
    joints = {part.name: part.joint for part in parts}
    assert joints["hair"] == "head"
    assert joints["hair_tail"] == "hair"
    (tail,) = (part for part in parts if part.name == "hair_tail")
    assert tail.skin_weights is not None
    assert tail.skin_weights.min() < 0.1
    assert tail.skin_weights.max() > 0.9


def test_textures_cover_every_vertex():
    for part in built(Hair(kind="long", texture="wavy", volume=1.0)):
        assert part.uv.min() >= 0
        assert part.uv.max() <= 1
