"""What holds of beards and moustaches."""

import functools

import numpy as np
import pytest
import trimesh

from pipeline.likeness import Beard, Likeness
from render.figure.beard import build_beard
from render.figure.mouth import MOUTH_POSES
from render.figure.sculpt import Sculpt, sculpt
from render.modelling.piece import Piece

BEARDS = [
    Beard(style="chin", length=0.5),
    Beard(style="goatee", length=0.5, moustache=0.7),
    Beard(style="jaw", length=0.4),
    Beard(style="full", length=0.4, moustache=1.0),
    Beard(style="full", length=1.0, moustache=1.0, color="#9a9a98"),
    Beard(moustache=0.8),
]


@functools.cache
def bearded(beard: Beard) -> Sculpt:
    return sculpt(Likeness(beard=beard), strength=0.7)


@functools.cache
def built(beard: Beard) -> Piece:
    return build_beard(bearded(beard), None)


def named(beard: Beard) -> str:
    return f"{beard.style}-{beard.length}"


@pytest.mark.parametrize("beard", BEARDS, ids=named)
def test_beards_are_closed_and_small(beard):
    parts = built(beard).parts
    assert parts
    assert sum(len(part.triangles) for part in parts) < 6_000
    for part in parts:
        mesh = trimesh.Trimesh(part.vertices, part.triangles, process=False)
        assert mesh.is_watertight
        assert mesh.volume > 0


@pytest.mark.parametrize("beard", BEARDS, ids=named)
def test_the_mouth_stays_free(beard):
    proportions = bearded(beard)
    mouth = proportions.mouth
    for part in built(beard).parts:
        x, y, z = part.vertices.astype(np.float64).T
        before = z > proportions.skin_z(x, y) + 0.02
        _, away = mouth.around(x[before], y[before])
        assert away.min() > -0.02 if part.name == "beard" else away.min() > -0.09


def test_stubble_and_shaved_faces_have_no_volume():
    assert build_beard(bearded(Beard(style="stubble", length=0.1)), None).parts == ()
    assert build_beard(bearded(Beard()), None).parts == ()


@pytest.mark.parametrize("beard", BEARDS, ids=named)
def test_beards_go_with_the_jaw_and_the_lips(beard):
    piece = built(beard)
    assert {shape.name for shape in piece.shapes} <= set(MOUTH_POSES)
    (first, *_) = piece.parts
    dropped = {shape.part: shape.offsets for shape in piece.shapes if shape.name == "open"}
    if first.name == "beard":
        assert dropped["beard"][:, 1].min() < -0.1


def test_thin_moustaches_over_stubble_are_painted():
    thin = Beard(style="stubble", length=0.1, density=0.6, moustache=0.8)
    assert build_beard(bearded(thin), None).parts == ()


def test_a_thick_moustache_grows_over_stubble():
    thick = Beard(style="stubble", length=0.1, density=1.0, moustache=0.95)
    (part,) = build_beard(bearded(thick), None).parts
    assert part.name == "moustache"


def test_longer_beards_hang_lower():
    short, long = (
        build_beard(bearded(Beard(style="full", length=length)), None).parts[0].vertices
        for length in (0.3, 1.0)
    )
    assert long[:, 1].min() < short[:, 1].min() - 0.15


def test_a_trimmed_beard_hugs_the_skin():
    short, long = (
        built(Beard(style="full", length=length)).parts[0].vertices for length in (0.3, 0.9)
    )
    assert short[:, 1].min() > long[:, 1].min() + 0.1
    assert np.abs(short[:, 0]).max() < np.abs(long[:, 0]).max()
    assert short[:, 2].max() < long[:, 2].max() - 0.03


def test_a_trimmed_beard_fades_into_the_skin_toward_the_cheeks():
    (part,) = built(Beard(style="full", length=0.3)).parts
    rows = part.texture.mean(1)
    y, roots = part.vertices[:, 1], part.uv[:, 1]
    assert roots[y > np.percentile(y, 95)].mean() < 0.4
    assert roots[np.abs(y - np.percentile(y, 20)) < 0.05].mean() > 0.7
    assert rows[-1].mean() > rows[0].mean() + 20  # row 0 is the roots'
