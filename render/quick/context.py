"""Opening OpenGL without a screen, through EGL."""

import moderngl

from render.errors import RendererUnavailable

REMEDY = "install the Debian packages libegl1 libgl1 libgl1-mesa-dri"


def open_context() -> moderngl.Context:
    """An OpenGL 3.3 context that belongs to the calling thread.

    Raises RendererUnavailable where EGL or a driver is missing.
    """
    try:
        # glcontext looks for the names that only the -dev packages bring.
        context = moderngl.create_context(
            standalone=True,
            backend="egl",
            require=330,
            libegl="libEGL.so.1",
            libgl="libGL.so.1",
        )
    except Exception as error:  # glcontext raises plain Exception
        raise RendererUnavailable("quick", REMEDY) from error
    context.gc_mode = None
    return context
