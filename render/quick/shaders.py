"""The GLSL programs: all light per vertex, only the texture per pixel.

llvmpipe shades 4x4 blocks per triangle, so on meshes of tens of thousands of triangles a pixel's
program runs many times per visible pixel and has to be cheap.
"""

from collections.abc import Sequence
from pathlib import Path

import moderngl

from render.blender.surface import COAT_ROUGHNESS, GLOW_SIDE, SPECULAR_LEVEL, STUDIO

MAX_LAMPS = 8
SHADOWED_LAMPS = 4  # lamps after these are shaded by the ambient occlusion alone
MAX_JOINTS = 96

FLAT, TEXTURED = "flat", "textured"
Programs = dict[str, moderngl.Program]

_FOLDER = Path(__file__).parent / "glsl"
_VERSION = "#version 330\n"


def open_programs(context: moderngl.Context) -> Programs:
    """The compiled programs, by the kind of part that they draw."""
    constants = {
        "MAX_LAMPS": MAX_LAMPS,
        "SHADOWED_LAMPS": SHADOWED_LAMPS,
        "MAX_JOINTS": MAX_JOINTS,
        "BASE_F0": 0.08 * SPECULAR_LEVEL,  # Burley 2012: level 0.5 is an IOR of 1.5
        "COAT_ALPHA": COAT_ROUGHNESS**2,
        "STUDIO_STOPS": len(STUDIO),
        "GLOW_SIDE": f"vec3{GLOW_SIDE}",
    }
    defines = "".join(f"#define {name} {value}\n" for name, value in constants.items())
    heights, lights = zip(*STUDIO, strict=True)
    studio = _array("STUDIO_HEIGHTS", heights) + _array("STUDIO_LIGHTS", lights)
    vertex = _VERSION + defines + studio + _read("light.vert")
    return {
        kind: context.program(
            vertex_shader=vertex,
            fragment_shader=_VERSION + _read("curves.glsl") + _read(f"{kind}.frag"),
        )
        for kind in (FLAT, TEXTURED)
    }


def _array(name: str, values: Sequence[float]) -> str:
    listed = ", ".join(map(str, values))
    return f"const float {name}[{len(values)}] = float[]({listed});\n"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text()
