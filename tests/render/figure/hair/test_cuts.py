"""Which cut a head of hair is made up like."""

from pipeline.likeness import HAIRLINE_COLUMNS, Beard, Cover, Hair, Likeness
from render.figure.hair.cuts import faded, find_cut


def cut(hair: Hair, cover: str = "none") -> str:
    return find_cut(Likeness(hair=hair, cover=Cover(kind=cover)))


def test_short_hair_is_cut_by_its_volume_and_line():
    assert cut(Hair(volume=0.2)) == "crew"
    assert cut(Hair(volume=0.7)) == "quiff"
    assert cut(Hair(volume=0.45, texture="wavy")) == "spiky"
    assert cut(Hair(volume=0.45, hairline=(150,) * HAIRLINE_COLUMNS)) == "slick"
    assert cut(Hair(volume=0.45, parting=30)) == "swept"
    assert cut(Hair(volume=0.45, fringe=True)) == "crop"


def test_long_braids_are_ropes():
    assert cut(Hair(kind="long", texture="braids")) == "ropes"
    assert cut(Hair(kind="long", texture="braids"), "beanie") == "plain"


def test_tied_hair_leaves_wisps_at_the_temples_of_who_has_no_beard():
    assert cut(Hair(kind="tied")) == "wisps"
    bearded = Likeness(hair=Hair(kind="tied"), beard=Beard(style="full"))
    assert find_cut(bearded) == "plain"


def test_curls_and_covered_hair_have_no_locks():
    assert cut(Hair(texture="coily")) == "plain"
    assert cut(Hair(kind="tied"), "cap") == "plain"
    assert cut(Hair(kind="long"), "cap") == "plain"


def test_the_closer_the_cut_the_more_skin_shows_at_the_sides():
    assert faded(Hair(volume=0.1)) > faded(Hair(volume=0.6)) > 0
    assert faded(Hair(kind="long")) == 0
