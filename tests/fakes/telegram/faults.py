"""What goes wrong on purpose, by method."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Fault:
    """status, description: of the answer; status 0: as usual. delay_s: before anything else.
    takes: the method does its work nevertheless. drops: no answer, the connection is cut. chat:
    only for this one. times: so often, then no more."""

    status: int = 0
    description: str = ""
    retry_after_s: int = 0
    delay_s: float = 0.0
    takes: bool = False
    drops: bool = False
    chat: int | None = None
    times: int = 1


def too_many(retry_after_s: int = 1, times: int = 1) -> Fault:
    """429."""
    text = f"Too Many Requests: retry after {retry_after_s}"
    return Fault(429, text, retry_after_s=retry_after_s, times=times)


def server_error(times: int = 1) -> Fault:
    """500."""
    return Fault(500, "Internal Server Error", times=times)


def silence(delay_s: float, times: int = 1) -> Fault:
    """Nothing for so long, then the connection is cut; nothing was done."""
    return Fault(delay_s=delay_s, drops=True, times=times)


def hang_up(times: int = 1) -> Fault:
    """Does what was asked, and cuts the connection instead of saying so."""
    return Fault(takes=True, drops=True, times=times)


def refusal(status: int, description: str, times: int = 1) -> Fault:
    """Such as 400 and "Bad Request: STICKER_VIDEO_BIG"."""
    return Fault(status, description, times=times)


@dataclass
class Faults:
    """Those that wait; `*` is any method that takes a chat."""

    waiting: dict[str, list[Fault]] = field(default_factory=dict)
    met: list[tuple[str, Fault]] = field(default_factory=list)

    def add(self, method: str, *faults: Fault) -> None:
        """Let calls of a method go wrong, one after the other."""
        self.waiting.setdefault(method, []).extend(faults)

    def take(self, method: str, chat: object) -> Fault | None:
        """What this call meets."""
        names = (method, "*") if chat is not None else (method,)
        for queue in (self.waiting.get(name, []) for name in names):
            for fault in queue:
                if fault.chat is None or fault.chat == chat:
                    fault.times -= 1
                    if fault.times <= 0:
                        queue.remove(fault)
                    self.met.append((method, fault))
                    return fault
        return None
