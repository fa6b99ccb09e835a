"""The GLSL programs: all light per vertex, only the texture per pixel.

llvmpipe shades 4x4 blocks per triangle, so on meshes of tens of thousands of triangles a pixel's
program runs many times per visible pixel and has to be cheap.
"""

from pathlib import Path

import moderngl

MAX_LAMPS = 8
SHADOWED_LAMPS = 4  # lamps after these are shaded by the ambient occlusion alone
MAX_JOINTS = 96

FLAT, TEXTURED = "flat", "textured"
Programs = dict[str, moderngl.Program]

_FOLDER = Path(__file__).parent / "glsl"
_VERSION = "#version 330\n"


def open_programs(context: moderngl.Context) -> Programs:
    """The compiled programs, by the kind of part that they draw."""
    sizes = {
        "MAX_LAMPS": MAX_LAMPS,
        "SHADOWED_LAMPS": SHADOWED_LAMPS,
        "MAX_JOINTS": MAX_JOINTS,
    }
    defines = "".join(f"#define {name} {size}\n" for name, size in sizes.items())
    vertex = _VERSION + defines + _read("light.vert")
    return {
        kind: context.program(
            vertex_shader=vertex,
            fragment_shader=_VERSION + _read("curves.glsl") + _read(f"{kind}.frag"),
        )
        for kind in (FLAT, TEXTURED)
    }


def _read(name: str) -> str:
    return (_FOLDER / name).read_text()
