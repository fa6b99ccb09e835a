"""`make lock`: resolves pyproject.toml once and writes the lock files, which name no host.

requirements.txt        what Toonbooth needs; torch with the hashes of its CPU and CUDA builds
requirements-cpu.txt    beside it where an index offers torch's CPU build
requirements-cuda.txt   beside it elsewhere: torch's CUDA build with NVIDIA's libraries
requirements-dev.txt    beside it for `make test` and `make check`
requirements-diffusers.txt  beside it for the diffusers cartoonizer and text models
requirements-node.txt   beside it where there is no npm
requirements-train.txt  beside it for `python -m pipeline.train`
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
CUDA_NAMES = re.compile(r"(nvidia|cuda)-.*|triton")
HEADER = "# {title}. Made by `make lock` from pyproject.toml.\n"
RESOLVE = [
    *("--quiet", "--all-extras", "--generate-hashes", "--allow-unsafe", "--strip-extras"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"),
    "--annotation-style=line",
]


@dataclass(frozen=True)
class Pin:
    """One locked package: its lines of text, and the packages that asked for it."""

    name: str
    lines: tuple[str, ...]
    asked_by: frozenset[str]

    @property
    def text(self) -> str:
        """The lines as they stand in a lock file."""
        return "\n".join(self.lines) + "\n"


def parse(text: str) -> dict[str, Pin]:
    """Split what pip-compile wrote into its packages, by canonical name."""
    pins: dict[str, Pin] = {}
    for match in re.finditer(r"^(\S+?)==.*\n(?:[ ].*\n)*", text, re.M):
        lines = tuple(match.group().rstrip("\n").split("\n"))
        name = canonicalize_name(match.group(1))
        pins[name] = Pin(name, lines, _askers(lines[-1]))
    return pins


def _askers(comment: str) -> frozenset[str]:
    names = comment.partition("# via")[2].split(",")
    return frozenset(canonicalize_name(name.strip().split(" ")[0]) for name in names)


def closure(pins: dict[str, Pin], roots: Iterable[str]) -> set[str]:
    """The roots and all that they need, directly or not."""
    found: set[str] = set()
    fresh = set(roots)
    while fresh:
        found |= fresh
        fresh = {pin.name for pin in pins.values() if pin.asked_by & fresh} - found
    return found


def split(pins: dict[str, Pin], project: dict[str, Any], torch_cpu: list[str]) -> dict[str, str]:
    """The text of each lock file by its name."""
    extras = project["optional-dependencies"]
    whole = closure(pins, _names(project["dependencies"]))
    cuda = {name for name in whole if CUDA_NAMES.fullmatch(name)}
    dev = closure(pins, _names(extras["dev"])) - whole
    diffusers = closure(pins, _names(extras["diffusers"])) - whole
    node = closure(pins, _names(extras["node"])) - whole
    train = closure(pins, _names(extras["train"])) - whole
    torch = pins["torch"]
    base = pins | {"torch": _with_hashes(torch, torch_cpu)}
    return {
        "requirements.txt": _file("What Toonbooth needs", _pick(base, whole - cuda)),
        # torch stands in both of these too, with one build's hashes: pip takes none but that build.
        "requirements-cpu.txt": _file("torch's CPU build", [_cpu_build(torch, torch_cpu)]),
        "requirements-cuda.txt": _file("torch's CUDA build", _pick(pins, cuda | {"torch"})),
        "requirements-dev.txt": _file("What tests and checks need besides", _pick(pins, dev)),
        "requirements-diffusers.txt": _file(
            "What diffusers and text models need besides", _pick(pins, diffusers)
        ),
        "requirements-node.txt": _file("npm, where the machine has none", _pick(pins, node)),
        "requirements-train.txt": _file("What training needs besides", _pick(pins, train)),
    }


def _names(requirements: list[str]) -> list[str]:
    return [canonicalize_name(Requirement(text).name) for text in requirements]


def _pick(pins: dict[str, Pin], names: set[str]) -> list[Pin]:
    return [pins[name] for name in sorted(names)]


def _with_hashes(pin: Pin, digests: list[str]) -> Pin:
    added = tuple(f"    --hash=sha256:{digest} \\" for digest in digests)
    return Pin(pin.name, (pin.lines[0], *added, *pin.lines[1:]), pin.asked_by)


def _cpu_build(torch: Pin, digests: list[str]) -> Pin:
    first = torch.lines[0].removesuffix(" \\") + "+cpu"
    hashes = (f"    --hash=sha256:{digest}" for digest in digests)
    return Pin(torch.name, (" \\\n".join([first, *hashes]),), torch.asked_by)


def _file(title: str, pins: list[Pin]) -> str:
    return HEADER.format(title=title) + "".join(pin.text for pin in pins)


@click.command()
@click.option("--resolved", type=click.Path(path_type=Path), help="What pip-compile wrote before.")
def main(resolved: Path | None) -> None:
    """Write the lock files anew; takes some minutes."""
    pyproject = ROOT / "pyproject.toml"
    if resolved is None:
        resolved = ROOT / ".cache" / "resolved.txt"
        resolved.parent.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "piptools", "compile", *RESOLVE, "-o", str(resolved)]
        # By its bare name: pip-compile repeats it in its comments.
        subprocess.run([*command, pyproject.name], cwd=ROOT, check=True)  # noqa: S603 - our own
    settings = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    torch_cpu = settings["tool"]["toonbooth"]["lock"]["torch-cpu-sha256"]
    pins = parse(resolved.read_text(encoding="utf-8"))
    for name, text in split(pins, settings["project"], torch_cpu).items():
        (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
