from pathlib import Path

import numpy as np
import pytest

from pipeline.measure.words import lab_color
from pipeline.train.tone.command import taught_photos
from pipeline.train.tone.readings import person, read_readings

TABLE = """photo,skin,half,reader,doubt
faces/1.jpg,#805030,tune,B,0
faces/2.jpg,#f0c8b0,test,B,0
faces/1.jpg,#906040,tune,C,1
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "readings.csv"
    path.write_text(TABLE)
    return path


def test_readers_of_one_photo_are_averaged(table: Path) -> None:
    brown, fair = read_readings(table)
    both = (lab_color("#805030") + lab_color("#906040")) / 2
    assert np.allclose(brown.skin, both)
    assert (brown.half, fair.half) == ("tune", "test")


def test_one_reader_in_doubt_makes_a_reading_doubtful(table: Path) -> None:
    brown, fair = read_readings(table)
    assert brown.doubt
    assert not fair.doubt


def test_a_photo_in_both_halves_is_a_mistake(table: Path) -> None:
    table.write_text(TABLE + "faces/2.jpg,#f0c8b0,tune,C,0\n")
    with pytest.raises(AssertionError, match=r"faces/2\.jpg"):
        read_readings(table)


def test_actors_are_known_by_their_photos_names() -> None:
    assert person("faces/1_0_anhu_0067.jpg") == person("faces/0_0_anhu_0103.jpg") == "anhu"
    assert person("faces/12.jpg") != person("faces/13.jpg")


def test_the_network_learned_most_tones_but_not_the_kept_out_ones() -> None:
    taught = taught_photos()
    assert len(taught) > 300
    assert all(name.endswith(".jpg") for name in taught)


def test_no_actor_of_our_own_readings_is_in_both_halves() -> None:
    readings = read_readings(Path(__file__).parents[3] / "bench" / "skin-readings.csv")
    halves: dict[str, set[str]] = {}
    for reading in readings:
        halves.setdefault(person(reading.photo), set()).add(reading.half)
    assert all(len(found) == 1 for found in halves.values())
