"""Freed memory goes back to the system."""

import ctypes
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray

from bot.memory import give_back

Blocks = list[NDArray[np.uint8]]


def leave_gaps(barrier: threading.Barrier) -> Blocks:
    """Fill 100 MB of this thread's arena, then free all but a few blocks between the gaps."""
    barrier.wait()
    blocks = [np.ones(12_500, np.uint8) for _ in range(8_000)]
    return blocks[::400]


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="needs glibc")
def test_what_other_threads_freed_is_given_back() -> None:
    barrier = threading.Barrier(3)
    with ThreadPoolExecutor(3) as pool:
        kept = list(pool.map(leave_gaps, [barrier] * 3))
        before = psutil.Process().memory_info().rss
        give_back()
        after = psutil.Process().memory_info().rss
    assert len(kept) == 3
    assert before - after > 100_000_000
