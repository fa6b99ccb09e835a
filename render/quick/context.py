"""Opening OpenGL without a screen, through EGL."""

from typing import Any

import moderngl

from render.errors import RendererUnavailable

# By itself glcontext looks for the names that only the -dev packages bring.
NAMES: dict[str, Any] = {"backend": "egl", "libegl": "libEGL.so.1", "libgl": "libGL.so.1"}
REMEDY = "install the Debian packages libegl1 libgl1 libgl1-mesa-dri"


def open_context() -> moderngl.Context:
    """An OpenGL 3.3 context that belongs to the calling thread.

    Raises RendererUnavailable where EGL or a driver is missing.
    """
    try:
        context = moderngl.create_context(
            standalone=True,
            require=330,
            **NAMES,
        )
    except Exception as error:  # glcontext raises plain Exception
        raise RendererUnavailable("quick", REMEDY) from error
    return context
