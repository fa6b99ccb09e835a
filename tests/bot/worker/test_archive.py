"""Values survive being written and read, and nothing else is taken for one."""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import cv2
import numpy as np
import pytest
import skimage.data
import zstandard

from bot.clock import Clock
from bot.errors import BrokenParcel
from bot.order import Order
from bot.staging import Staged, prepare, stage, understand
from bot.studio import Studio
from bot.subject import Drawn, Found, draw, find
from bot.worker.archive import LEVEL, MAGIC, pack, unpack
from pipeline.likeness import Likeness, Person
from pipeline.types import FaceTexture
from render.types import Scene, StickerFile


@dataclass(frozen=True, eq=False)
class Pair:
    one: FaceTexture
    other: FaceTexture


def assert_same(one: Any, other: Any) -> None:
    """Equal to the last bit, and of the same types; but where a number was whole it may be 0.0."""
    if {type(one), type(other)} != {float, int}:
        assert type(one) is type(other), (type(one), type(other))
    if isinstance(one, np.ndarray):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)
    elif is_dataclass(one):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name))
    elif isinstance(one, dict):
        assert list(one) == list(other)
        assert_same(tuple(one.values()), tuple(other.values()))
    elif isinstance(one, tuple | list):
        assert len(one) == len(other)
        for ours, theirs in zip(one, other, strict=True):
            assert_same(ours, theirs)
    else:
        assert one == other


@pytest.fixture(scope="module")
def values(studio: Studio, astronaut: bytes) -> tuple[Found, Drawn, Staged]:
    """What the stages make of a person's photo."""
    order = Order(photo=astronaut, prompt="space pirate", quality="draft", seed=3)
    clock = Clock(lambda *_: None)
    found = find(studio, order, clock)
    drawn = draw(studio, order, (found, understand(studio, order).brief), clock)
    staged = stage(prepare(studio, order, clock))
    assert found.persons
    assert staged.shape == "figure"
    return found, drawn, staged


@pytest.mark.parametrize("number", [0, 1, 2], ids=["found", "drawn", "staged"])
def test_what_a_stage_made_comes_back_to_the_bit(
    values: tuple[Found, Drawn, Staged], number: int
) -> None:
    value = values[number]
    assert_same(unpack(type(value), pack(value)), value)


def test_a_toy_animal_s_face_comes_back(studio: Studio) -> None:
    photo = cv2.imencode(".png", np.ascontiguousarray(skimage.data.chelsea()[..., ::-1]))[1]
    found = find(studio, Order(photo=bytes(photo), prompt="beach"), Clock(lambda *_: None))
    assert_same(unpack(Found, pack(found)), found)


def test_files_and_people_come_back() -> None:
    file = StickerFile("chat.webp", b"\x00\xff" * 9, "chat", 512, 512, 1.5, "ab" * 32)
    assert_same(unpack(StickerFile, pack(file)), file)
    texture = FaceTexture(np.zeros((8, 8, 4), np.uint8))
    for person in (Person(Likeness()), Person(Likeness(), texture, (1.5, 2.0), 3.0)):
        assert_same(unpack(Person, pack(person)), person)


def test_an_array_that_is_used_twice_is_kept_once() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (64, 64, 4), np.uint8)

    twice = pack(Pair(FaceTexture(noise), FaceTexture(noise)))
    assert len(twice) < noise.nbytes + 1000


def parcel(texture_side: int = 8) -> bytes:
    return pack(FaceTexture(np.arange(texture_side**2 * 4, dtype=np.uint8).reshape(8, 8, 4)))


@pytest.mark.parametrize("cut", [0, 5, len(MAGIC), len(MAGIC) + 9, -1])
def test_a_parcel_that_was_cut_off_is_told(cut: int) -> None:
    with pytest.raises(BrokenParcel):
        unpack(FaceTexture, parcel()[:cut])


def test_a_parcel_with_a_changed_byte_is_told() -> None:
    whole = parcel()
    for place in range(len(MAGIC) + 6, len(whole), 7):
        broken = bytearray(whole)
        broken[place] ^= 0x55
        with pytest.raises(BrokenParcel):
            unpack(FaceTexture, bytes(broken))


def test_a_value_of_another_class_is_told() -> None:
    with pytest.raises(BrokenParcel):
        unpack(Person, parcel())
    with pytest.raises(BrokenParcel):
        unpack(Scene, pack(Person(Likeness())))


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", MAGIC.replace(b" 1\n", b" 0\n"), b"\x80\x04N."]
)
def test_foreign_bytes_are_told(data: bytes) -> None:
    with pytest.raises(BrokenParcel):
        unpack(FaceTexture, data)


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xff\xff\xff",
        b"\x02\x00\x00\x00[]",
        b'\x11\x00\x00\x00[{},[["O",[100]]]]' + bytes(800),
        b'\x27\x00\x00\x00[{"pixels":0},[["|u1",[1000,1000,4]]]]',
    ],
)
def test_a_sound_frame_of_nonsense_is_told(body: bytes) -> None:
    with pytest.raises(BrokenParcel):
        unpack(FaceTexture, MAGIC + zstandard.ZstdCompressor(level=LEVEL).compress(body))


def test_what_a_value_checks_is_checked_when_it_is_read() -> None:
    square = FaceTexture(np.zeros((8, 8, 4), np.uint8))
    with pytest.raises(AssertionError):
        replace(square, pixels=np.zeros((8, 9, 4), np.uint8))
    wrong = object.__new__(FaceTexture)
    object.__setattr__(wrong, "pixels", np.zeros((8, 9, 4), np.uint8))
    with pytest.raises(BrokenParcel):
        unpack(FaceTexture, pack(wrong))
