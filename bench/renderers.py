"""How alike the two renderers draw: pictures side by side, a table, and the fit of the Look.

`python -m bench.renderers` prints the table and writes demo/pairs.png (Blender, quick, difference
x2); with `--fit` it prints the Look that comes closest to Blender.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.toys import bumpy, face, ring, standing, surfaces
from config.theme import Lighting
from render.blender.client import BlenderRenderer
from render.camera import frame_camera
from render.layout import place
from render.lighting import build_lights
from render.quick.look import CYCLES_LOOK, Look
from render.quick.renderer import QuickRenderer
from render.scene import swept_points
from render.types import Body, Pose, Raster, Scene

Pictures = list[NDArray[np.float64]]  # (S, S, 4), 0 to 255, premultiplied
Poser = Callable[[Body], Sequence[Pose]]

MAX_ERROR = 8.0  # of 255, mean inside the subject
MAX_ALPHA_ERROR = 0.01
BACKGROUND = (226, 232, 240)
WARM = Lighting(key=1.2, fill=0.7, key_color="#ffe0b0", rim_color="#b0d0ff", world=0.25)
BRIGHT = Lighting(key=0.9, rim=1.6, world=0.5)


def build_scenes() -> dict[str, Scene]:
    """Eight scenes of two frames each."""
    return {
        "bumpy": _scene([bumpy()], _turning),
        "bumpy, warm": _scene([bumpy()], _turning, WARM),
        "ring": _scene([ring()], _turning),
        "face": _scene([face()], _turning),
        "dark face": _scene([face((0.28, 0.17, 0.12))], _turning, BRIGHT),
        "surfaces": _scene([surfaces()], _turning),
        "pair": _scene(_pair(), _turning),
        "squash and lean": _scene([face()], _squashed),
    }


def _pair() -> list[Body]:
    return [place(face(), 0.55, (-0.45, 0, 0)), place(ring(), 0.5, (0.5, -0.1, 0.1))]


def _turning(body: Body) -> Sequence[Pose]:
    return [standing(body), standing(body, yaw_deg=22)]


def _squashed(body: Body) -> Sequence[Pose]:
    return [standing(body, stretch=0.85), standing(body, yaw_deg=-18, stretch=1.1, lean=0.15)]


def _scene(bodies: Sequence[Body], poser: Poser, lighting: Lighting | None = None) -> Scene:
    lighting = lighting or Lighting()
    poses = tuple(zip(*(poser(body) for body in bodies), strict=True))
    return Scene(
        bodies=tuple(bodies),
        poses=poses,
        lights=build_lights(lighting),
        camera=frame_camera(swept_points(tuple(bodies), poses), margin=0.03),
        world=lighting.world,
    )


def _drawn(renderer: BlenderRenderer | QuickRenderer, scene: Scene, raster: Raster) -> Pictures:
    return [picture.astype(np.float64) for picture in renderer.draw(scene, raster)]


def difference(first: Pictures, second: Pictures) -> tuple[float, float]:
    """Mean difference of colours (of 255) where both are opaque, and of alpha (0 to 1)."""
    a, b = np.stack(first), np.stack(second)
    inside = (a[..., 3] > 250) & (b[..., 3] > 250)
    color = np.abs(a[..., :3] - b[..., :3])[inside].mean()
    return float(color), float(np.abs(a[..., 3] - b[..., 3]).mean() / 255)


def fit(scenes: dict[str, Scene], references: dict[str, Pictures], raster: Raster) -> Look:
    """Coordinate descent with steps that halve, from CYCLES_LOOK."""
    best = CYCLES_LOOK
    error = _total(best, scenes, references, raster)
    for share in (0.2, 0.1, 0.05):
        for name in (field.name for field in fields(Look)):
            for factor in (1 + share, 1 - share):
                tried = replace(best, **{name: getattr(best, name) * factor})
                value = _total(tried, scenes, references, raster)
                if value < error:
                    best, error = tried, value
        print(f"step {share}: {error:.3f} {best}", flush=True)
    return best


def _total(
    look: Look, scenes: dict[str, Scene], references: dict[str, Pictures], raster: Raster
) -> float:
    with closing(QuickRenderer(look)) as quick:
        return float(
            np.mean(
                [
                    difference(references[name], _drawn(quick, scene, raster))[0]
                    for name, scene in scenes.items()
                ]
            )
        )


def _pair_row(reference: Pictures, quick: Pictures) -> NDArray[np.float64]:
    cells = []
    for first, second in zip(reference, quick, strict=True):
        apart = 128 + 2 * (second[..., :3] - first[..., :3])
        cells += [_on_background(first), _on_background(second), apart]
    return np.hstack(cells)


def _on_background(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    on: NDArray[np.float64] = picture[..., :3] + np.array(BACKGROUND) * (1 - picture[..., 3:] / 255)
    return on


def compare(scenes: dict[str, Scene], references: dict[str, Pictures], folder: Path) -> bool:
    """Print the table, write the sheet; whether every scene holds the limits."""
    rows, good = [], True
    print(f"{'scene':18}{'error':>8}{'alpha':>9}{'quick s':>9}")
    with closing(QuickRenderer()) as renderer:
        for name, scene in scenes.items():
            began = time.perf_counter()
            quick = _drawn(renderer, scene, Raster(512))
            seconds = time.perf_counter() - began
            color, alpha = difference(references[name], quick)
            good &= color <= MAX_ERROR and alpha <= MAX_ALPHA_ERROR
            print(f"{name:18}{color:8.2f}{alpha:9.4f}{seconds:9.2f}")
            rows.append(_pair_row(references[name], quick))
    sheet = np.clip(np.vstack(rows), 0, 255).astype(np.uint8)[..., ::-1]
    cv2.imwrite(str(folder / "pairs.png"), cv2.resize(sheet, None, fx=0.4, fy=0.4, interpolation=3))
    return good


def report(folder: Path, *, samples: int) -> bool:
    """Print the table and write pairs.png; whether every scene holds the limits."""
    folder.mkdir(parents=True, exist_ok=True)
    scenes = build_scenes()
    return compare(scenes, _references(scenes, Raster(512, samples=samples)), folder)


def _references(scenes: dict[str, Scene], raster: Raster) -> dict[str, Pictures]:
    with closing(BlenderRenderer()) as blender:
        return {name: _drawn(blender, scene, raster) for name, scene in scenes.items()}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("demo"))
    parser.add_argument("--fit", action="store_true", help="fit the Look at 256 px")
    parser.add_argument("--samples", type=int, default=32, help="of Cycles")
    options = parser.parse_args()
    if options.fit:
        scenes, raster = build_scenes(), Raster(256, samples=options.samples)
        print(fit(scenes, _references(scenes, raster), raster))
    elif not report(options.out, samples=options.samples):
        raise SystemExit("a scene is beyond the limits")


if __name__ == "__main__":
    main()
