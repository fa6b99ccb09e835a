"""Runs a worker whose stages make nothing: `python -m tests.trials.idle MODULE [ARGUMENT...]`.

The same as `python -m MODULE [ARGUMENT...]`, but what makes stickers is left out: to load torch and
its like would take most of the time that such a worker needs.
"""

from __future__ import annotations

import runpy
import sys
from types import ModuleType

LEFT_OUT = ("bot.rendering", "bot.staging", "bot.studio", "bot.subject", "bot.workflow")


class Absent(ModuleType):
    """Stands for a module of which only names are asked; each is an empty class."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


if __name__ == "__main__":
    sys.modules.update({name: Absent(name) for name in LEFT_OUT})
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
