"""What draws cartoons, by name, and which of them a deployment draws with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import structlog

from pipeline.errors import BrokenModel
from pipeline.types import Brief, Cartoon, Cutout

_log = structlog.get_logger(__name__)

CartoonizerName = Literal["gan", "painted", "diffusers"]


class Cartoonizer(Protocol):
    """Draws a cutout as a brief says: the same input, the same drawing."""

    @property
    def name(self) -> str:
        """Name and version, such as "painted-1"."""
        ...

    def draw(self, cutout: Cutout, brief: Brief) -> Cartoon:
        """The drawing of a (by now exaggerated) cutout."""
        ...


@dataclass(frozen=True)
class Means:
    """What cartoonizers are opened with.

    weights: of our own networks. diffusers_model: a folder, or a model's name on the hub; "" where
    there is none.
    """

    threads: int
    weights: Path
    diffusers_model: str = ""


# Each is imported only when it is opened: they need much that the others do not.


def _open_gan(means: Means) -> Cartoonizer:
    from pipeline.gan.cartoonizer import open_gan  # noqa: PLC0415

    return open_gan(means.weights, threads=means.threads)


def _open_painted(means: Means) -> Cartoonizer:
    from pipeline.painted.painter import Painted  # noqa: PLC0415

    return Painted(threads=means.threads)


def _open_diffusers(means: Means) -> Cartoonizer:
    from pipeline.diffused.cartoonizer import open_diffused  # noqa: PLC0415

    return open_diffused(means.diffusers_model)


CARTOONIZERS: Mapping[CartoonizerName, Callable[[Means], Cartoonizer]] = {
    "gan": _open_gan,
    "painted": _open_painted,
    "diffusers": _open_diffusers,
}


def open_cartoonizer(choice: CartoonizerName | Literal["auto"], means: Means) -> Cartoonizer:
    """The chosen cartoonizer, or what its opening raises.

    auto: diffusers where a model is named, else our own networks where their weights load, else
    the painted one, and the log says why.
    """
    if choice != "auto":
        return CARTOONIZERS[choice](means)
    if means.diffusers_model:
        return CARTOONIZERS["diffusers"](means)
    if not means.weights.exists():
        _log.debug("drawing without networks", reason="no weights", weights=str(means.weights))
        return CARTOONIZERS["painted"](means)
    try:
        return CARTOONIZERS["gan"](means)
    except BrokenModel as error:
        _log.warning("drawing without networks", reason=str(error), remedy=error.remedy)
        return CARTOONIZERS["painted"](means)
