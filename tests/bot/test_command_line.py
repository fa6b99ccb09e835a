"""The table of bad input: exit code 2, one sentence that says what to do, OUT untouched."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bot.commands import build_wishes
from bot.options import QUALITY_NAMES
from bot.order import Order
from pipeline.photo import MAX_FRAMES
from render.quality import QUALITIES
from tests.bot.typed import Told, type_here, type_in
from tests.conftest import REPOSITORY

WHAT_IS_LOADED = """
import atexit, sys
from bot.__main__ import main
atexit.register(lambda: print("torch" in sys.modules))
main()
"""


def picture(side_px: int = 128, file_format: str = "PNG") -> bytes:
    noise = np.random.default_rng(1).integers(0, 255, (side_px, side_px, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, file_format)
    return buffer.getvalue()


def bomb() -> bytes:
    """Of 900 megapixels, as its header says; whoever reads on finds that most of it is missing."""
    written = bytearray(picture())
    written[16:24] = struct.pack(">II", 30_000, 30_000)
    written[29:33] = struct.pack(">I", zlib.crc32(written[12:29]))
    return bytes(written)


def long_animation() -> bytes:
    frames = [Image.new("L", (64, 64), 255 * (index % 2)) for index in range(MAX_FRAMES + 1)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=10)
    return buffer.getvalue()


BAD_PHOTOS = {
    "empty": (lambda: b"", "empty"),
    "text": (lambda: b"hello, I am no picture at all" * 9, "not a picture"),
    "truncated": (lambda: picture(256)[:30_000], "cut off"),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "export"),
    "pdf": (lambda: b"%PDF-1.7\n1 0 obj", "export"),
    "small": (lambda: picture(63), "64 pixels"),
    "heavy": (lambda: picture() + bytes(20_000_000), "20 MB"),
    "bomb": (bomb, "50 megapixels"),
    "long": (long_animation, "single picture"),
}


@pytest.mark.parametrize("name", BAD_PHOTOS)
def test_a_bad_photo_is_refused_with_a_sentence(
    one_studio: None, name: str, tmp_path: Path
) -> None:
    make_photo, words = BAD_PHOTOS[name]
    photo = tmp_path / f"{name}.png"
    photo.write_bytes(make_photo())
    asked = (str(photo), "--theme", "pirate", "--out", str(tmp_path / "out"))
    _refused(type_here("make", *asked), words)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--theme", "pirate", "--quality", "ultra"], "'draft', 'standard', 'fine'"),
        (["--theme", ""], "space pirate"),
        (["--theme", "   "], "space pirate"),
        (["--theme", "x" * 5000], "200 characters"),
        (["--theme", "pirate", "--subject", "9"], "leave the number out"),
        (["--theme", "pirate", "--seed", "many"], "integer"),
        (["--theme", "pirate", "--mix", "half"], "no list of numbers"),
        (["--theme", "pirate", "--theme", "kawaii", "--mix", "1"], "2 themes have 1 weights"),
        (["--theme", "pirate", "--theme", "kawaii", "--mix", "0,0"], "--mix 0.3,0.7"),
        (["--theme", "pirate", "--cartoonizer", "oil"], "'gan', 'painted', 'diffusers'"),
        ([], "--theme"),
    ],
)
def test_a_bad_option_is_refused_with_a_sentence(
    one_studio: None, options: list[str], words: str, tmp_path: Path
) -> None:
    photo = tmp_path / "good.png"
    photo.write_bytes(picture())
    _refused(type_here("make", str(photo), "--out", str(tmp_path / "out"), *options), words)
    assert not (tmp_path / "out").exists()


def test_a_missing_photo_is_refused(tmp_path: Path) -> None:
    asked = (str(tmp_path / "no.jpg"), "--theme", "pirate", "--out", str(tmp_path))
    _refused(type_here("make", *asked), "no file")
    assert not list(tmp_path.iterdir())


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    photo, out = tmp_path / "good.png", tmp_path / "out"
    photo.write_bytes(picture())
    out.write_bytes(b"mine")
    asked = (str(photo), "--theme", "pirate", "--out", str(out))
    _refused(type_here("make", *asked), "another folder")
    assert out.read_bytes() == b"mine"


def test_standard_input_is_read_and_refused_like_a_file(tmp_path: Path) -> None:
    asked = ("-", "--theme", "pirate", "--out", str(tmp_path / "out"))
    _refused(type_in("make", *asked), "empty")
    _refused(type_in("make", *asked, stdin=b"hello"), "not a picture")


@pytest.mark.parametrize("command", ["make", "pack"])
@pytest.mark.parametrize(
    ("photo", "theme", "words"), [(b"hello", "pirate", "not a picture"), (picture(), " ", "empty")]
)
def test_bad_input_is_answered_before_any_model_is_loaded(
    command: str, photo: bytes, theme: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "me.png").write_bytes(photo)
    asked = (command, str(tmp_path / "me.png"), "--theme", theme, "--out", str(tmp_path / "out"))
    ended = subprocess.run(
        [sys.executable, "-c", WHAT_IS_LOADED, *asked],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    _refused(Told(ended.returncode, ended.stdout, ended.stderr), words)
    assert ended.stdout.strip() == "False"


def _refused(result: Told, words: str) -> None:
    assert result.code == 2, result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr


def test_several_themes_are_merged_as_weighed() -> None:
    wishes = build_wishes(("kawaii", "neon"), "1,3", seed=5)
    assert wishes.mix == (("kawaii", 0.25), ("neon", 0.75))
    assert (wishes.prompt, wishes.seed) == ("kawaii + neon", 5)
    assert build_wishes(("kawaii", "neon"), None).mix == (("kawaii", 0.5), ("neon", 0.5))


def test_one_theme_is_no_mixture() -> None:
    assert build_wishes(("kawaii",), "0.4") == Order(photo=b"", prompt="kawaii")


def test_every_quality_of_the_renderers_can_be_chosen() -> None:
    assert tuple(QUALITIES) == QUALITY_NAMES
