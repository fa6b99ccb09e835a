"""Our generator against two published ones, rebuilt: milliseconds and memory for one picture.

`python -m bench.cartoonizers [--quick] [--rounds 9] [--threads 2]`. All networks take turns within
every round, so that whatever else the machine does slows down all of them; what counts are ratios
of medians. "whole" adds to our generator all that a drawing needs: tables of colours, guides of
faces, image features and the condition. "gan" is the cartoonizer as stickers use it, from a cutout.
Shares are told of the time that passed, then of what all processors spent.
1920x1080 is 1088 lines for ours. The published ones have random weights: only their time is asked.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime
import skimage.data
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from bench.generators import AnimeGan, WhiteBox, parameter_count
from config.theme import load_themes
from pipeline.color import Array
from pipeline.errors import BrokenModel
from pipeline.gan.cartoonizer import Gan
from pipeline.gan.coloring import Nature
from pipeline.gan.inputs import build_feature_view, build_picture
from pipeline.gan.look import Look
from pipeline.gan.pattern import draw_screen
from pipeline.gan.runtime import Runtime
from pipeline.gan.told import tell
from pipeline.gan.weights import LoadedCartoonizer, load_cartoonizer
from pipeline.networks.condition import EMBEDDING, FEATURES, ImageFeatures
from pipeline.networks.generator import MULTIPLE, Generator, Told
from pipeline.types import Brief, Cutout, Palette

SIZES = ((256, 256), (512, 512), (1920, 1080))  # width, height px
CANVAS = (512, 512)
ROUNDS = {256: 2.0, 512: 1.0, 1920: 0.34}  # of the rounds asked for, by width
THEME = "retro-and-vintage"
OURS, WHOLE, GAN, ANIME, WHITE = "ours", "whole", "gan", "AnimeGANv2", "White-box"
TARGETS = {OURS: (0.1, 0.4), WHOLE: (0.15, 0.6), GAN: (0.15, 0.6)}  # of ANIME's and WHITE's
ENGINES = ("torch", "onnx")
Run = Callable[[], object]


@dataclass(frozen=True)
class Key:
    """What is timed, and by what it is run."""

    name: str
    engine: str


def ours() -> LoadedCartoonizer:
    """The shipped weights; random ones of the same size where they are missing."""
    try:
        return load_cartoonizer()
    except BrokenModel:
        return LoadedCartoonizer(Generator().eval(), ImageFeatures().eval(), "random")


def photo(width: int, height: int) -> Array:
    """float32 (height, width, 3) in [0, 1]."""
    pixels: NDArray[np.uint8] = skimage.data.astronaut()
    rows = np.arange(height) * len(pixels) // height
    columns = np.arange(width) * len(pixels) // width
    return np.asarray(pixels[rows][:, columns], np.float32) / np.float32(255)


def look() -> Look:
    """A theme's, with a pattern."""
    theme = load_themes()[THEME]
    colors = [list(bytes.fromhex(color[1:])) for color in theme.palette]
    return Look(theme.drawing, Palette(np.array(colors, np.uint8)))


def picture_of(colors: Array, wanted: Look) -> Tensor:
    """The generator's picture, (11, H, W)."""
    alpha = np.ones(colors.shape[:2], np.float32)
    screen = draw_screen(wanted.drawing.pattern, alpha.shape)
    return build_picture(colors, alpha, (), screen)


def told_of(wanted: Look, features: Array) -> Told:
    """The condition of a drawing."""
    embedding = np.zeros(EMBEDDING, np.float32)
    return tell(embedding, torch.from_numpy(features), wanted, Nature(), side_px=CANVAS[0])


def our_runs(size: tuple[int, int], threads: int) -> dict[Key, Run]:
    """The generator alone and whole drawings, by both engines."""
    width, height = size
    loaded, wanted = ours(), look()
    colors = photo(width, -(-height // MULTIPLE) * MULTIPLE)
    picture, told = picture_of(colors, wanted), told_of(wanted, np.zeros(FEATURES, np.float32))
    runtime = Runtime(loaded, threads=threads)

    def draw(shown: Tensor, heard: Told) -> object:
        return loaded.generator(shown[None], Told(*(part[None] for part in heard)))

    def whole(see: Callable[[Tensor], Array], drawn: Callable[[Tensor, Told], object]) -> object:
        features = see(build_feature_view(colors))
        return drawn(picture_of(colors, wanted), told_of(wanted, features))

    def run_onnx(shown: Tensor, heard: Told) -> object:
        return runtime.draw(shown.numpy(), heard)

    return {
        Key(OURS, "torch"): lambda: draw(picture, told),
        Key(OURS, "onnx"): lambda: run_onnx(picture, told),
        Key(WHOLE, "torch"): lambda: whole(lambda view: loaded.eyes(view[None])[0].numpy(), draw),
        Key(WHOLE, "onnx"): lambda: whole(lambda view: runtime.see(view.numpy()), run_onnx),
    }


def gan_run(threads: int) -> dict[Key, Run]:
    """The cartoonizer as stickers use it; its canvas has one size."""
    gan, wanted = Gan(ours(), threads=threads), look()
    pixels = np.asarray(photo(*CANVAS) * 255, np.uint8)
    cutout = Cutout(pixels, np.ones(CANVAS[::-1], np.float32), (0, 0, *CANVAS))
    embedding = np.zeros(EMBEDDING, np.float32)
    brief = Brief("retro", THEME, embedding, wanted.palette, wanted.drawing)
    return {Key(GAN, "onnx"): lambda: gan.draw(cutout, brief)}


def their_runs(size: tuple[int, int], threads: int) -> dict[Key, Run]:
    """The published generators, by both engines."""
    width, height = size
    shown = torch.from_numpy(photo(width, height).transpose(2, 0, 1).copy())[None]
    runs: dict[Key, Run] = {}
    for name, network in ((ANIME, AnimeGan().eval()), (WHITE, WhiteBox().eval())):
        session = export(network, shown, threads)
        runs[Key(name, "torch")] = partial(network, shown)
        runs[Key(name, "onnx")] = partial(session.run, None, {"picture": shown.numpy()})
    return runs


def export(network: nn.Module, shown: Tensor, threads: int) -> onnxruntime.InferenceSession:
    """A network as ONNX Runtime runs it."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the new exporter would need one more package
        path = Path(folder) / "network.onnx"
        torch.onnx.export(network, (shown,), path, dynamo=False, input_names=["picture"])
        graph = path.read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(graph, options, providers=providers)


def runs_of(size: tuple[int, int], threads: int) -> dict[Key, Run]:
    """All that is timed at a size."""
    gan = gan_run(threads) if size == CANVAS else {}
    return our_runs(size, threads) | gan | their_runs(size, threads)


@dataclass(frozen=True)
class Spent:
    """Seconds of one run: the median, the fastest, and the median of all processors together."""

    median: float
    fastest: float
    processors: float


def interleaved(runs: Mapping[Key, Run], rounds: int) -> dict[Key, Spent]:
    """What each takes, after one turn to warm up."""
    found: dict[Key, list[tuple[float, float]]] = {key: [] for key in runs}
    for number in range(rounds + 1):
        for key, run in runs.items():
            began, worked = time.perf_counter(), time.process_time()
            run()
            if number:
                found[key].append((time.perf_counter() - began, time.process_time() - worked))
    return {key: _spent(np.array(each)) for key, each in found.items()}


def _spent(turns: NDArray[np.float64]) -> Spent:
    """turns: (N, 2), seconds that passed and seconds of processors."""
    passed, processors = np.median(turns, 0)
    return Spent(float(passed), float(turns[:, 0].min()), float(processors))


def report(*, quick: bool = False, rounds: int = 9, threads: int = 2) -> None:
    """Print a table for each size, then memory. quick: two sizes and no memory."""
    torch.set_num_threads(threads)
    counts = [(OURS, Generator()), (ANIME, AnimeGan()), (WHITE, WhiteBox())]
    print("; ".join(f"{n} {parameter_count(m) / 1e6:.2f} M parameters" for n, m in counts))
    for size in SIZES[: 2 if quick else 3]:
        turns = max(2, round(rounds * ROUNDS[size[0]]))
        with torch.inference_mode():
            print_times(size, interleaved(runs_of(size, threads), turns), threads)
    for size in () if quick else SIZES[1:]:
        print_memory(size, threads)


def print_times(size: tuple[int, int], seconds: Mapping[Key, Spent], threads: int) -> None:
    """Milliseconds, and ours as shares of theirs by the same engine: of time, of processors'."""
    title = f"{size[0]}x{size[1]}, fp32, {threads} threads"
    columns = f"ms | fastest | of processors | of {ANIME}'s | of {WHITE}'s"
    print(f"\n| {title} | engine | {columns} |\n|---|---|---|---|---|---|---|")
    for key, spent in seconds.items():
        theirs = [seconds[Key(name, key.engine)] for name in (ANIME, WHITE)]
        told = [shares(spent, other) for other in theirs]
        if key.name in TARGETS and size == CANVAS:
            limits = TARGETS[key.name]
            told = [f"{s} (target {limit})" for s, limit in zip(told, limits, strict=True)]
        plain = (spent.median, spent.fastest, spent.processors)
        cells = [key.name, key.engine, *(f"{1000 * value:.0f}" for value in plain), *told]
        print(f"| {' | '.join(cells)} |", flush=True)


def shares(spent: Spent, other: Spent) -> str:
    """Of another's time; on a busy machine what its processors spent is the fairer measure."""
    passed, processors = spent.median / other.median, spent.processors / other.processors
    return f"{passed:.3f}, {processors:.3f}"


def print_memory(size: tuple[int, int], threads: int) -> None:
    """What one drawing takes beside the loaded network, each in a process of its own."""
    keys = [Key(name, engine) for name in (OURS, ANIME, WHITE) for engine in ENGINES]
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        peaks = pool.starmap(extra_bytes, [(key, size, threads) for key in keys], chunksize=1)
    told = ", ".join(
        f"{k.name} {k.engine} {peak / 1e6:.0f} MB" for k, peak in zip(keys, peaks, strict=True)
    )
    print(f"\nmemory of one drawing at {size[0]}x{size[1]}: {told}", flush=True)


def extra_bytes(key: Key, size: tuple[int, int], threads: int) -> int:
    """By how much a run lets this process grow at its highest. Linux only."""
    torch.set_num_threads(threads)
    run = (our_runs if key.name == OURS else their_runs)(size, threads)[key]
    Path("/proc/self/clear_refs").write_text("5")  # forgets the highest so far: proc(5)
    before = _status("VmRSS")
    with torch.inference_mode():
        run()
    return _status("VmHWM") - before


def _status(name: str) -> int:
    """A number of /proc/self/status, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two sizes and no memory")
    parser.add_argument("--rounds", type=int, default=9, help="at 512 px; others in proportion")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    report(quick=options.quick, rounds=options.rounds, threads=options.threads)


if __name__ == "__main__":
    main()
