"""What may be gone at the next try, and what never is."""

import errno

import pytest

from bot.errors import BrokenParcel, StageTimeout, UnusableWish
from bot.worker.passing import is_gpu_error, may_pass
from db.errors import BlobMissing, BlobStoreUnreachable, DatabaseUnreachable
from pipeline.errors import NoSuchSubject, PhotoFault, UnreadablePhoto
from render.errors import FileTooLarge, RendererCrashed, RenderTimeout


@pytest.mark.parametrize(
    "error",
    [
        BlobStoreUnreachable("EIO"), DatabaseUnreachable("gone"), RendererCrashed("dead"),
        RenderTimeout(60), MemoryError(), StageTimeout(600), BrokenParcel("cut off"),
        BlobMissing("jobs/1/scene"), OSError(errno.ENOSPC, "full"),
        RuntimeError("CUDA error: unspecified launch failure"),
    ],
)  # fmt: skip
def test_these_may_pass(error: Exception) -> None:
    assert may_pass(error)


@pytest.mark.parametrize(
    "error",
    [
        UnreadablePhoto(PhotoFault.EMPTY, ""), NoSuchSubject(3, 0), UnusableWish("seed", "no"),
        FileTooLarge("chat", 2, 1), BlobMissing("jobs/1/photo"), OSError(errno.ENOENT, "none"),
        RuntimeError("shape"), IndexError(), AssertionError(),
    ],
)  # fmt: skip
def test_these_never_pass(error: Exception) -> None:
    assert not may_pass(error)


def test_a_gpu_without_memory_is_the_gpu_s_fault() -> None:
    assert is_gpu_error(RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"))
    assert not is_gpu_error(ValueError("CUDA"))
