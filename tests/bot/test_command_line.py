"""The table of bad input: exit code 2, one sentence that says what to do, OUT untouched."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bot.commands import build_wishes
from bot.options import QUALITY_NAMES
from bot.order import Order
from render.quality import QUALITIES
from tests.conftest import REPOSITORY


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "make", *arguments],
        cwd=REPOSITORY, input=stdin, capture_output=True, timeout=120, check=False,
    )  # fmt: skip


def picture(side_px: int = 128, file_format: str = "PNG") -> bytes:
    noise = np.random.default_rng(1).integers(0, 255, (side_px, side_px, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, file_format)
    return buffer.getvalue()


def bomb() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (30_000, 30_000)).save(buffer, "PNG")
    return buffer.getvalue()


def long_animation() -> bytes:
    frames = [Image.new("L", (64, 64), 255 * (index % 2)) for index in range(10_000)]
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
def test_a_bad_photo_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    make_photo, words = BAD_PHOTOS[name]
    photo = tmp_path / f"{name}.png"
    photo.write_bytes(make_photo())
    _refused(run(str(photo), "--theme", "pirate", "--out", str(tmp_path / "out")), words)
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
    options: list[str], words: str, tmp_path: Path
) -> None:
    photo = tmp_path / "good.png"
    photo.write_bytes(picture())
    _refused(run(str(photo), "--out", str(tmp_path / "out"), *options), words)
    assert not (tmp_path / "out").exists()


def test_a_missing_photo_is_refused(tmp_path: Path) -> None:
    _refused(run(str(tmp_path / "no.jpg"), "--theme", "pirate", "--out", str(tmp_path)), "no file")
    assert not list(tmp_path.iterdir())


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    photo, out = tmp_path / "good.png", tmp_path / "out"
    photo.write_bytes(picture())
    out.write_bytes(b"mine")
    _refused(run(str(photo), "--theme", "pirate", "--out", str(out)), "another folder")
    assert out.read_bytes() == b"mine"


def test_standard_input_is_read_and_refused_like_a_file(tmp_path: Path) -> None:
    _refused(run("-", "--theme", "pirate", "--out", str(tmp_path / "out")), "empty")


def _refused(result: subprocess.CompletedProcess[bytes], words: str) -> None:
    told = result.stderr.decode()
    assert result.returncode == 2, told
    assert words in told
    assert "Traceback" not in told
    assert len(told.strip().splitlines()) == 1, told


def test_several_themes_are_merged_as_weighed() -> None:
    wishes = build_wishes(("kawaii", "neon"), "1,3", seed=5)
    assert wishes.mix == (("kawaii", 0.25), ("neon", 0.75))
    assert (wishes.prompt, wishes.seed) == ("kawaii + neon", 5)
    assert build_wishes(("kawaii", "neon"), None).mix == (("kawaii", 0.5), ("neon", 0.5))


def test_one_theme_is_no_mixture() -> None:
    assert build_wishes(("kawaii",), "0.4") == Order(photo=b"", prompt="kawaii")


def test_every_quality_of_the_renderers_can_be_chosen() -> None:
    assert tuple(QUALITIES) == QUALITY_NAMES
