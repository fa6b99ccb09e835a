"""Whether Blender draws on a GPU here, and which quality that is good for."""

from __future__ import annotations

from pathlib import Path

import structlog

from bot.studio import Studio
from config.settings import QualityChoice
from render.errors import RendererCrashed, RendererUnavailable

CPU, CUDA = "cpu", "cuda"
# What the kernel offers where there is a GPU that Cycles may know: of NVIDIA, of AMD, and in WSL.
_NODES = (Path("/dev/nvidiactl"), Path("/dev/kfd"), Path("/dev/dxg"))
_BACKENDS = {"CPU": CPU, "OPTIX": CUDA, "CUDA": CUDA}
_log = structlog.get_logger(__name__)


def find_device(studio: Studio) -> str:
    """ "cpu", "cuda" or another backend of Cycles. Starts Blender only where there may be a GPU."""
    if not any(node.exists() for node in _NODES):
        return CPU
    try:
        return _named(studio.start_blender().find_device())
    except (RendererUnavailable, RendererCrashed) as error:
        _log.warning("no GPU is used", reason=str(error))
        return CPU


def device_now(studio: Studio, before: str) -> str:
    """The device after a while: a GPU can be lost, and is not found again by this process."""
    blender = studio.blender
    found = blender.device if blender is not None else None
    return before if before == CPU or found is None else _named(found)


def usual_quality(choice: QualityChoice, device: str) -> str:
    """The quality of jobs that leave it open."""
    if choice != "auto":
        return choice
    return "draft" if device == CPU else "standard"


def gpu_bytes(device: str) -> int | None:
    """Memory that the GPU has in use, of all processes; None where that cannot be told."""
    if device != CUDA:
        return None
    import torch  # noqa: PLC0415 - heavy, and of use to GPU machines only

    if not torch.cuda.is_available():
        return None
    free, total = torch.cuda.mem_get_info()
    return int(total - free)


def _named(backend: str) -> str:
    return _BACKENDS.get(backend, backend.lower())
