"""Which errors may be gone at the next try."""

from __future__ import annotations

import errno

from bot.errors import BrokenParcel, StageTimeout
from db.errors import BlobMissing, BlobStoreUnreachable, DatabaseUnreachable
from render.errors import RendererCrashed, RenderTimeout

PASSING: tuple[type[Exception], ...] = (
    BlobStoreUnreachable,
    BrokenParcel,
    DatabaseUnreachable,
    MemoryError,
    RendererCrashed,
    RenderTimeout,
    StageTimeout,
)
_PASSING_NUMBERS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.ENOMEM, errno.EAGAIN, errno.EIO})
_GPU_WORDS = ("CUDA", "out of memory")  # torch has no classes of its own for all of these


def may_pass(error: BaseException) -> bool:
    """Whether the same work may succeed later. What is wrong with a photo stays wrong."""
    if isinstance(error, BlobMissing):
        return not error.key.endswith("/photo")
    if isinstance(error, PASSING):
        return True
    if isinstance(error, OSError):
        return error.errno in _PASSING_NUMBERS
    return is_gpu_error(error)


def is_gpu_error(error: BaseException) -> bool:
    """Whether the GPU failed, rather than what it was asked to do."""
    told = str(error)
    return isinstance(error, RuntimeError) and any(word in told for word in _GPU_WORDS)
